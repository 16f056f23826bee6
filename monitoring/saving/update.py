"""Saves an update as a further revision, unless somebody else was faster."""

import json
from dataclasses import replace
from datetime import date, datetime

import pandas as pd

from monitoring import db
from monitoring.access import Actor, record, require
from monitoring.db.query_rows import ReviewQuarters
from monitoring.rows import each
from monitoring.saving.drafts import forget
from monitoring.saving.revisions import refuse_faults, save_revision
from monitoring.updates.check import Allowed, day_of, faults
from monitoring.updates.entry import Document, Entry, Saved, saved_of
from monitoring.vocabulary import Lane, UpdateOrigin
from monitoring.vocabulary.access import Action, Event, ScopeKind


def versions(reader: db.Store | db.Writer, step_id: str) -> list[Saved]:
    """Return every saved revision of a step, oldest quarter and revision first."""
    params: dict[str, db.Param] = {"step_id": step_id, "quarter": None}
    updates = reader.read(db.sql_text("update_versions"), params)
    return saved_of(updates, reader.read(db.sql_text("update_documents"), params))


def save(store: db.Store, entry: Entry, *, by: Actor, base_revision: int, now: datetime) -> Saved:
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
        NotAllowedError, SignedOutError: who saves it may not; nothing was saved.
        FaultyEntryError: fields are at fault; nothing was saved.
        OvertakenError: another revision is in force by now; nothing was saved.
    """
    entry = _trimmed(entry)
    # Whatever rests on results stays as it was made.
    with store.write(changes=frozenset({db.Rests.UPDATES})) as writer:
        require(writer, by, Action.UPDATE, {ScopeKind.STEP: entry.step_id})
        refuse_faults(faults(entry, by.name, _allowed(writer, entry, now.date())))
        own = [one for one in versions(writer, entry.step_id) if one.entry.quarter == entry.quarter]
        latest = own[-1] if own else None
        in_force = save_revision(
            lambda number: Saved(number, UpdateOrigin.DISTRICT, now, by.name.strip(), entry),
            base=base_revision,
            latest=latest,
            is_same=lambda it: it.origin == UpdateOrigin.DISTRICT and it.entry == entry,
            write=lambda it: _write(writer, it, latest, by),
        )
        forget(writer, entry, by)
    return in_force


def _trimmed(entry: Entry) -> Entry:
    """Return the entry without spaces around its words, and its documents in the plan's order."""
    documents = sorted(
        (_trimmed_document(one) for one in entry.documents),
        key=lambda one: (one.lane != Lane.IMPLEMENTATION, one.item),
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


def _trimmed_document(document: Document) -> Document:
    """Return the document with its date as YYYY-MM-DD, in whichever form it was typed."""
    day = day_of(document.dated_on)
    return replace(
        document,
        title=document.title.strip(),
        dated_on=document.dated_on.strip() if day is None else day.isoformat(),
        link=document.link.strip(),
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
        quarters={
            row.quarter: pd.Timestamp(row.begins_on).date()
            for row in each(quarters, ReviewQuarters)
        },
        items=set(zip(own["lane"], own["item"], strict=True)),
        attachments={sha for sha in hashes if _is_on_record(writer, sha)},
        today=today,
    )


def _is_on_record(writer: db.Writer, sha256: str) -> bool:
    return not writer.read(db.sql_text("attachment"), {"sha256": sha256}).empty


def _write(writer: db.Writer, made: Saved, latest: Saved | None, by: Actor) -> None:
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
    record(
        writer,
        by,
        Event.UPDATE,
        f"{entry.step_id} {entry.quarter}",
        before=None if latest is None else _facts(latest),
        after=_facts(made),
    )


def _facts(saved: Saved) -> dict[str, object]:
    """Return what the audit trail keeps of a revision."""
    return {"revision": saved.revision, "entry": json.loads(saved.entry.as_text())}
