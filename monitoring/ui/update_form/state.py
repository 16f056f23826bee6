"""What a form of a step's update holds while somebody writes in it."""

from dataclasses import dataclass, field
from datetime import datetime

import streamlit as st

from monitoring import db, saving
from monitoring.access import Actor
from monitoring.errors import Notice
from monitoring.updates import Entry, Saved, prefilled


@dataclass
class Form:
    """One reader's form for a step and quarter.

    Args:
        by: who writes.
        base: the version that was in force when it was opened, None for none.
        base_revision: its number, 0 for none.
        start: what the fields begin with.
        said: what the update before said would come next.
        files: (lane, item) -> hash and name of the file attached there.
        refused: upload -> why it is not attached.
        number: tells it apart from the form before, whose fields are given up.
        kept: what the draft holds.
        kept_at: when it was kept, None for never.
        taken_up: the form began with a draft of that moment.
        theirs: what somebody else saved meanwhile.
        faults: why it was not saved.
        saved: what was saved last.
        pending_action: which button was pressed; done once the fields are drawn as they are then.
    """

    by: Actor
    base: Saved | None
    base_revision: int
    start: Entry
    said: str
    files: dict[tuple[str, str], saving.Attached] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    number: int = 0
    kept: Entry | None = None
    kept_at: datetime | None = None
    taken_up: datetime | None = None
    theirs: Saved | None = None
    faults: tuple[Notice, ...] = ()
    saved: Saved | None = None
    pending_action: str = ""

    @property
    def before(self) -> Entry:
        """Return what is in force, as far as a person of the district said it."""
        is_own = self.base is not None and self.base.origin == "district"
        return self.base.entry if self.base and is_own else blank(self.start)


def blank(entry: Entry) -> Entry:
    """Return an entry for the same step and quarter with nothing in it."""
    return Entry(entry.step_id, entry.quarter)


def owner(by: Actor) -> str:
    """Return whose form it is: a person's, or a typed name's where there is no sign-in."""
    return by.person or by.name


def opened(step_id: str, quarter: str, by: Actor) -> Form:
    """Return the author's form for a step and quarter, begun where there is none yet."""
    forms: dict[tuple[str, str, str], Form] = st.session_state.setdefault("_update_forms", {})
    key = (step_id, quarter, owner(by))
    if key not in forms:
        forms[key] = begun(step_id, quarter, by)
    return forms[key]


def begun(step_id: str, quarter: str, by: Actor) -> Form:
    """Begin a form with the author's draft, or with what is known."""
    store = db.open_store()
    saved = saving.versions(store, step_id)
    own = [one for one in saved if one.entry.quarter == quarter]
    base = own[-1] if own else None
    start, said = prefilled(step_id, quarter, saved)
    form = Form(by, base, base.revision if base else 0, start, said)
    draft = saving.draft_of(store, step_id, quarter, by)
    if draft is not None:
        form.start, form.base_revision = draft.entry, draft.base_revision
        form.kept = draft.entry
        form.kept_at = form.taken_up = draft.saved_at
        form.base = next((one for one in own if one.revision == draft.base_revision), None)
    form.files = {
        (one.lane, one.item): saving.Attached(one.sha256, one.file_name)
        for one in form.start.documents
        if one.sha256
    }
    form.number = st.session_state["_update_number"] = st.session_state.get("_update_number", 0) + 1
    return form
