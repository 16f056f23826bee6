"""Saves an update as a further revision, unless somebody else was faster."""

from dataclasses import replace
from datetime import date, datetime

import pandas as pd

from monitoring import db
from monitoring.errors import InputError
from monitoring.rows import each
from monitoring.saving.drafts import forget
from monitoring.updates.check import Allowed, FaultyUpdateError, faults
from monitoring.updates.entry import Entry, Saved, saved_of


class OvertakenError(InputError):
    """Somebody saved the same step and quarter meanwhile; ``theirs`` is what they saved."""

    def __init__(self, theirs: Saved) -> None:
        super().__init__(
            f"{theirs.saved_by} saved this step meanwhile (version {theirs.revision}); nothing of "
            "yours was saved yet, and nothing is lost."
        )
        self.theirs = theirs


def versions(reader: db.Store | db.Writer, step_id: str) -> list[Saved]:
    """Return every saved revision of a step, oldest quarter and revision first."""
    asked: dict[str, db.Param] = {"step_id": step_id}
    updates = reader.read(db.sql_text("update_versions"), asked)
    return saved_of(updates, reader.read(db.sql_text("update_documents"), asked))


def save(store: db.Store, entry: Entry, *, by: str, base_revision: int, now: datetime) -> Saved:
    """Save an update whole, as the revision after ``base_revision``, and drop its draft.

    What is already in force word for word is not saved again.

    Args:
        store: an open database.
        entry: what is to be saved.
        by: who saves it.
        base_revision: the revision that was in force when the form was opened, 0 for none.
        now: this moment.

    Returns:
        The revision in force.

    Raises:
        FaultyUpdateError: fields are at fault; nothing was saved.
        OvertakenError: another revision is in force by now; nothing was saved.
    """
    entry = _trimmed(entry)
    with store.write() as writer:
        told = faults(entry, by, _allowed(writer, entry, now.date()))
        if told:
            raise FaultyUpdateError(told)
        saved = [
            one for one in versions(writer, entry.step_id) if one.entry.quarter == entry.quarter
        ]
        latest = saved[-1] if saved else None
        if latest is not None and latest.origin == "district" and latest.entry == entry:
            forget(writer, entry, by)
            return latest
        if (latest.revision if latest else 0) != base_revision:
            raise OvertakenError(saved[-1])
        made = Saved(base_revision + 1, "district", now, by.strip(), entry)
        _write(writer, made)
        forget(writer, entry, by)
    return made


def _trimmed(entry: Entry) -> Entry:
    """Return the entry without spaces around its words, and its documents in the plan's order."""
    documents = sorted(
        (
            replace(
                one,
                title=one.title.strip(),
                dated_on=one.dated_on.strip(),
                link=one.link.strip(),
            )
            for one in entry.documents
        ),
        key=lambda one: (one.lane != "implementation", one.item),
    )
    return replace(
        entry,
        activities_held=_plain(entry.activities_held),
        activities_planned=_plain(entry.activities_planned),
        happened=entry.happened.strip(),
        comes_next=entry.comes_next.strip(),
        judgment_words=entry.judgment_words.strip(),
        documents=tuple(documents),
    )


def _plain(text: str) -> str:
    """Write 007 as 7, so that the same number is the same text."""
    text = text.strip()
    return str(int(text)) if text.isascii() and text.isdigit() and len(text) < 6 else text


def _allowed(writer: db.Writer, entry: Entry, today: date) -> Allowed:
    expected = writer.read(db.sql_text("expected_evidence"))
    own = expected[expected["step_id"] == entry.step_id]
    quarters = writer.read(db.sql_text("review_quarters"))
    hashes = {one.sha256 for one in entry.documents if one.sha256}
    return Allowed(
        steps=set(expected["step_id"]),
        quarters={row.quarter: row.begins_on.date() for row in each(quarters)},
        items=set(zip(own["lane"], own["item"], strict=True)),
        attachments={sha for sha in hashes if _is_on_record(writer, sha)},
        today=today,
    )


def _is_on_record(writer: db.Writer, sha256: str) -> bool:
    return not writer.read(db.sql_text("attachment"), {"sha256": sha256}).empty


def _write(writer: db.Writer, made: Saved) -> None:
    update_id = int(writer.read(db.sql_text("next_update_id"))["next_id"].iloc[0])
    entry = made.entry
    row = {
        "update_id": update_id,
        "step_id": entry.step_id,
        "quarter": entry.quarter,
        "revision": made.revision,
        "origin": made.origin,
        "saved_at": made.saved_at,
        "saved_by": made.saved_by,
        "implementation": entry.implementation,
        "activities_held": int(entry.activities_held) if entry.activities_held else None,
        "activities_planned": int(entry.activities_planned) if entry.activities_planned else None,
        "happened": entry.happened,
        "comes_next": entry.comes_next,
        "judgment": entry.judgment,
        "judgment_words": entry.judgment_words,
    }
    counts = {"activities_held": "Int64", "activities_planned": "Int64"}
    writer.insert("step_updates", pd.DataFrame([row]).astype(counts))
    documents = [
        {
            "update_id": update_id,
            "lane": one.lane,
            "item": one.item,
            "title": one.title,
            "dated_on": date.fromisoformat(one.dated_on),
            "link": one.link,
            "sha256": one.sha256,
            "file_name": one.file_name,
        }
        for one in entry.documents
    ]
    writer.insert("update_evidence", pd.DataFrame(documents))
