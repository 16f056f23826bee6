"""The form in which a step's quarter is updated: kept as a draft by itself, saved as a version."""

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
from monitoring.ui.update_form.state import Form, begun, opened
from monitoring.updates import Entry, FaultyUpdateError, Saved, changes
from monitoring.wording import figures as wording


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
    form = opened(step_id, quarter, by)
    _draw_beginnings(form)
    entry = draw_fields(form)
    _keep(form, entry)
    _handle(form, entry)
    _draw_changes(form, entry)
    if form.theirs is not None:
        _draw_choice(form, entry, form.theirs)
    else:
        _button(form, "Save this update", "save", "primary")
    _draw_outcome(form, goal_id)


def _button(form: Form, label: str, action: str, kind: Literal["primary", "secondary"]) -> None:
    st.button(label, key=f"update-{label}", type=kind, on_click=_press, args=(form, action))


def _press(form: Form, action: str) -> None:
    form.pending_action = action


def _handle(form: Form, entry: Entry) -> None:
    """Do what a button was pressed for."""
    action, form.pending_action = form.pending_action, ""
    if action == "drop":
        _begin_anew(form)
    if action == "save-over" and form.theirs is not None:
        form.base, form.base_revision, form.theirs = form.theirs, form.theirs.revision, None
    if action in ("save", "save-over"):
        _save(form, entry)


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
    st.session_state["_update_forms"][key] = form = begun(*key)
    form.saved = saved
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
