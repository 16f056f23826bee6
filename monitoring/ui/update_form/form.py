"""The form in which a step's quarter is updated: kept as a draft by itself, saved as a version."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import streamlit as st

from monitoring import clock, db, saving
from monitoring.panels.steps import updates
from monitoring.ui.author import author
from monitoring.ui.filters import Filters
from monitoring.ui.show import link
from monitoring.ui.source import is_release
from monitoring.ui.update_form.fields import draw_fields
from monitoring.updates import Entry, FaultyUpdateError, Saved, changes, prefilled
from monitoring.wording import figures as wording


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
        number: told apart by it from the form before, whose fields are given up.
        kept: what the draft holds.
        kept_at: when it was kept, None for never.
        taken_up: the form began with a draft of that moment.
        theirs: what somebody else saved meanwhile.
        faults: why it was not saved.
        saved: what was saved last.
        wish: which button was pressed; granted once the fields have told what they say by then.
    """

    by: str
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
    faults: list[str] = field(default_factory=list)
    saved: Saved | None = None
    wish: str = ""

    @property
    def before(self) -> Entry:
        """Return what is in force, as far as a person of the district said it."""
        is_own = self.base is not None and self.base.origin == "district"
        return self.base.entry if self.base and is_own else blank(self.start)


def blank(entry: Entry) -> Entry:
    """Return an entry for the same step and quarter with nothing in it."""
    return Entry(entry.step_id, entry.quarter)


def update(filters: Filters) -> None:
    """Offer the form that updates a step for a quarter; closed, nothing of it is made."""
    if is_release():
        return
    title = f"Update {filters.step_id} for {filters.quarter}"
    opening = st.expander(title, key="update", on_change="rerun", icon=":material/edit:")
    if opening.open:
        with opening:
            _form(filters.step_id, filters.quarter, filters.goal_id)


@st.fragment
def _form(step_id: str, quarter: str, goal_id: str) -> None:
    by = author()
    if not by:
        st.caption("Your name is kept with what you save, and with your draft until then.")
        return
    form = _opened(step_id, quarter, by)
    _draw_beginnings(form)
    entry = draw_fields(form)
    _keep(form, entry)
    _grant(form, entry)
    _draw_changes(form, entry)
    if form.theirs is not None:
        _draw_choice(form, entry, form.theirs)
    else:
        _button(form, "Save this update", "save", "primary")
    _draw_outcome(form, goal_id)


def _button(form: Form, label: str, wish: str, kind: Literal["primary", "secondary"]) -> None:
    st.button(label, key=f"update-{label}", type=kind, on_click=_press, args=(form, wish))


def _press(form: Form, wish: str) -> None:
    form.wish = wish


def _grant(form: Form, entry: Entry) -> None:
    """Do what a button was pressed for."""
    wish, form.wish = form.wish, ""
    if wish == "drop":
        _begin_anew(form)
    if wish == "save-over" and form.theirs is not None:
        form.base, form.base_revision, form.theirs = form.theirs, form.theirs.revision, None
    if wish in ("save", "save-over"):
        _save(form, entry)


def _opened(step_id: str, quarter: str, by: str) -> Form:
    forms: dict[tuple[str, str, str], Form] = st.session_state.setdefault("_update_forms", {})
    key = (step_id, quarter, by)
    if key not in forms:
        forms[key] = _begun(step_id, quarter, by)
    return forms[key]


def _begun(step_id: str, quarter: str, by: str) -> Form:
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


def _draw_beginnings(form: Form) -> None:
    if form.taken_up is not None:
        st.info(f"Taken up: your draft of {_moment(form.taken_up)}.")
        _button(form, "Throw the draft away", "drop", "secondary")
    elif form.base is not None and form.base.origin == "sample":
        st.caption("What stands here now is a Sample; your update takes its place.")
    if form.said:
        st.caption(f"The update before said would come next: “{wording.plain(form.said)}”")


def _keep(form: Form, entry: Entry) -> None:
    """Keep what is typed as a draft, where it is not what the form began with."""
    if entry != (form.kept or form.start):
        now = clock.moment()
        saving.keep_draft(
            db.open_store(), entry, by=form.by, base_revision=form.base_revision, now=now
        )
        form.kept, form.kept_at = entry, now
        form.faults, form.saved = [], None
    if form.kept_at is not None and form.saved is None:
        st.caption(f"Draft kept on {_moment(form.kept_at)}; nobody else sees it until you save.")


def _draw_changes(form: Form, entry: Entry) -> None:
    changed = changes(form.before, entry)
    if not changed:
        st.caption("Nothing is changed yet.")
        return
    told = updates.update_changes(changed, "In force now", "When you save")
    st.markdown(f"<div>{told}</div>".replace("\n", " "), unsafe_allow_html=True)


def _draw_choice(form: Form, entry: Entry, theirs: Saved) -> None:
    st.warning(
        f"{wording.plain(theirs.saved_by)} saved this step on {_moment(theirs.saved_at)}, after "
        "you opened it. Nothing of yours is lost. Read both, then choose."
    )
    told = updates.update_changes(changes(theirs.entry, entry), "Theirs, in force", "Yours")
    st.markdown(f"<div>{told}</div>".replace("\n", " "), unsafe_allow_html=True)
    _button(form, "Save mine as the version after theirs", "save-over", "primary")
    _button(form, "Leave theirs in force and drop mine", "drop", "secondary")


def _save(form: Form, entry: Entry) -> None:
    form.faults = []
    try:
        saved = saving.save(
            db.open_store(),
            entry,
            by=form.by,
            base_revision=form.base_revision,
            now=clock.moment(),
        )
    except FaultyUpdateError as error:
        form.faults = error.faults
        return
    except saving.OvertakenError as error:
        form.theirs = error.theirs
        return
    _begin_anew(form, saved)


def _begin_anew(form: Form, saved: Saved | None = None) -> None:
    """Give the form up for a new one, without its draft, and draw the whole page again."""
    saving.drop_draft(db.open_store(), form.start, form.by)
    key = (form.start.step_id, form.start.quarter, form.by)
    st.session_state["_update_forms"][key] = begun = _begun(*key)
    begun.saved = saved
    st.rerun()


def _draw_outcome(form: Form, goal_id: str) -> None:
    if form.faults:
        listed = "\n".join(f"- {wording.plain(fault)}" for fault in form.faults)
        st.error(f"Not saved. What is to be mended:\n\n{listed}")
    if form.saved is not None:
        entry = form.saved.entry
        st.success(
            f"Saved: version {form.saved.revision} of {entry.step_id} for {entry.quarter}, "
            f"{_moment(form.saved.saved_at)}."
        )
        link("pages/steps.py", "See it in the matrix", goal=goal_id, quarter=entry.quarter)


def _moment(when: datetime) -> str:
    return f"{wording.day(when)}, {when:%H:%M:%S}"
