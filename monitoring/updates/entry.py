"""An update as a person types it: words only, so that nothing is lost before it is checked."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

import pandas as pd

from monitoring.db.query_rows import UpdateDocuments, UpdateVersions
from monitoring.rows import each
from monitoring.vocabulary import Implementation, Judgment, UpdateOrigin

STATES = tuple(Implementation)
# In the order of the form: nothing said is what it begins with.
JUDGMENTS = (
    Judgment.NO_JUDGMENT,
    Judgment.WORKING,
    Judgment.TOO_EARLY_TO_TELL,
    Judgment.NOT_WORKING,
)


@dataclass(frozen=True)
class Document:
    """One evidence item that is in.

    Args:
        lane: implementation or effectiveness.
        item: the monitoring item, in the plan's words.
        title: of the document.
        dated_on: its date as typed: 12/31/2022 or 2022-12-31.
        link: where it lies; "" where a file is attached.
        sha256, file_name: of the attached file; "" for none.
    """

    lane: str
    item: str
    title: str = ""
    dated_on: str = ""
    link: str = ""
    sha256: str = ""
    file_name: str = ""


@dataclass(frozen=True)
class Entry:
    """What is said of one step and quarter, as typed.

    Args:
        step_id, quarter: whose.
        implementation: one of ``STATES``, "" for nothing chosen.
        activities_held, activities_planned: whole numbers as typed, "" for not counted.
        happened, comes_next: a sentence each.
        judgment: one of ``JUDGMENTS``: the owner's own, apart from what is measured.
        judgment_words: why.
        documents: the evidence items that are in.
    """

    step_id: str
    quarter: str
    implementation: str = ""
    activities_held: str = ""
    activities_planned: str = ""
    happened: str = ""
    comes_next: str = ""
    judgment: str = Judgment.NO_JUDGMENT
    judgment_words: str = ""
    documents: tuple[Document, ...] = ()

    def as_text(self) -> str:
        """Return everything typed as JSON, for a draft."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True)
class Saved:
    """One saved revision: its number in step and quarter, who saved it, when, and what it says."""

    revision: int
    origin: str
    saved_at: datetime
    saved_by: str
    entry: Entry


def entry_of(text: str) -> Entry:
    """Return the entry that ``Entry.as_text`` wrote."""
    fields = json.loads(text)
    documents = tuple(Document(**document) for document in fields.pop("documents"))
    return Entry(**fields, documents=documents)


def saved_of(updates: pd.DataFrame, documents: pd.DataFrame) -> list[Saved]:
    """Return saved revisions as values, in the order of the rows.

    Args:
        updates: rows of ``update_versions``.
        documents: rows of ``update_documents``.
    """
    return [
        _saved(row, documents[documents["update_id"] == row.update_id])
        for row in each(updates, UpdateVersions)
    ]


def _saved(row: UpdateVersions, documents: pd.DataFrame) -> Saved:
    entry = Entry(
        row.step_id,
        row.quarter,
        row.implementation,
        _count(row.activities_held),
        _count(row.activities_planned),
        row.happened,
        row.comes_next,
        row.judgment,
        row.judgment_words,
        tuple(_document(document) for document in each(documents, UpdateDocuments)),
    )
    saved_at = pd.Timestamp(row.saved_at).to_pydatetime()
    return Saved(int(row.revision), row.origin, saved_at, row.saved_by, entry)


def _document(row: UpdateDocuments) -> Document:
    day = f"{row.dated_on:%Y-%m-%d}"
    return Document(row.lane, row.item, row.title, day, row.link, row.sha256, row.file_name)


def _count(number: int) -> str:
    return "" if pd.isna(number) else str(int(number))


def prefilled(step_id: str, quarter: str, saved: Sequence[Saved]) -> tuple[Entry, str]:
    """Return what a form begins with, and what the update before said would come next.

    This quarter's own update is taken up whole. Otherwise the last quarter's state, activities
    planned and judgment are carried over, and the sentences and documents are left empty: what
    happened then did not happen again. What the sample made up is never carried into a form.

    Args:
        step_id: whose form.
        quarter: for which quarter.
        saved: every revision of the step up to that quarter, oldest first.
    """
    real = [
        one for one in saved if one.origin == UpdateOrigin.DISTRICT and one.entry.quarter <= quarter
    ]
    own = [one.entry for one in real if one.entry.quarter == quarter]
    before = [one.entry for one in real if one.entry.quarter < quarter]
    said = before[-1].comes_next if before else ""
    if own:
        return own[-1], said
    blank = Entry(step_id, quarter)
    if not before:
        return blank, said
    last = before[-1]
    return replace(
        blank,
        implementation=last.implementation,
        activities_planned=last.activities_planned,
        judgment=last.judgment,
    ), said
