"""What is being written and not yet saved."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from monitoring import db
from monitoring.access import Actor, require
from monitoring.updates.entry import Entry, entry_of
from monitoring.vocabulary.access import Action, ScopeKind


@dataclass(frozen=True)
class Draft:
    """An author's draft: what it says, which revision it began from, and when it was kept."""

    entry: Entry
    base_revision: int
    saved_at: datetime


def draft_of(store: db.Store, step_id: str, quarter: str, by: Actor) -> Draft | None:
    """Return the author's draft for a step and quarter, None where there is none."""
    whose = {"step_id": step_id, "quarter": quarter} | _owner(by)
    rows = store.read(db.sql_text("update_draft"), whose)
    if rows.empty:
        return None
    row = rows.iloc[0]
    saved_at = pd.Timestamp(row["saved_at"]).to_pydatetime()
    return Draft(entry_of(str(row["fields"])), int(row["base_revision"]), saved_at)


def keep_draft(
    store: db.Store, entry: Entry, *, by: Actor, base_revision: int, now: datetime
) -> None:
    """Keep what an author has typed so far, in place of the draft before.

    Raises:
        NotAllowedError, SignedOutError: they may not update the step.
    """
    row = {
        "step_id": entry.step_id,
        "quarter": entry.quarter,
        **_owner(by),
        "base_revision": base_revision,
        "saved_at": now,
        "fields": entry.as_text(),
    }
    with store.write(shows=False) as writer:
        require(writer, by, Action.UPDATE, {ScopeKind.STEP: entry.step_id})
        forget(writer, entry, by)
        writer.insert("update_drafts", pd.DataFrame([row]))


def drop_draft(store: db.Store, entry: Entry, by: Actor) -> None:
    """Throw an author's draft away, where there is one.

    Raises:
        NotAllowedError, SignedOutError: they may not update the step.
    """
    with store.write(shows=False) as writer:
        require(writer, by, Action.UPDATE, {ScopeKind.STEP: entry.step_id})
        forget(writer, entry, by)


def forget(writer: db.Writer, entry: Entry, by: Actor) -> None:
    """Delete an author's draft inside the caller's transaction."""
    whose = {"step_id": entry.step_id, "quarter": entry.quarter} | _owner(by)
    writer.run(db.sql_text("delete_draft"), whose)


def _owner(by: Actor) -> dict[str, str]:
    """Return by what a draft is known: the person, or a typed name where there is no sign-in."""
    return {"person": by.person, "author": by.name.strip()}
