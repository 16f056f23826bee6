"""The form in which a step's quarter is updated: kept as a draft by itself, saved as a version."""

from dataclasses import replace
from typing import Literal

import streamlit as st

from monitoring import clock, db, saving
from monitoring.errors import InputError
from monitoring.panels.steps import updates
from monitoring.ui.elements import link, write_now
from monitoring.ui.filters import Filters
from monitoring.ui.pages import PageId
from monitoring.ui.people import actor, author, draw_refusal, trying
from monitoring.ui.source import is_release
from monitoring.ui.update_form.fields import draw_faults, draw_fields
from monitoring.ui.update_form.state import Form, begun, opened, owner
from monitoring.updates import Entry, Saved, changes
from monitoring.vocabulary import UpdateOrigin
from monitoring.vocabulary.access import Action, ScopeKind
from monitoring.wording import screen
from monitoring.wording import update_form as wording
from monitoring.wording.faults import notice, said
from monitoring.wording.figures import plain


def update(filters: Filters) -> None:
    """Offer the form that updates a step for a quarter; closed, nothing of it is made."""
    if is_release() or not actor().may(Action.UPDATE, {ScopeKind.STEP: filters.step_id}):
        return
    title = wording.form_title(filters.step_id, filters.quarter)
    opening = st.expander(title, key="update", on_change="rerun", icon=":material/edit:")
    if opening.open:
        with opening:
            _form(filters.step_id, filters.quarter, filters.goal_id)


@st.fragment
def _form(step_id: str, quarter: str, goal_id: str) -> None:
    by = author()
    if by is None:
        st.caption(screen.name_is_kept())
        return
    form = opened(step_id, quarter, by)
    _draw_beginnings(form)
    top = st.container()
    entry, places = draw_fields(form)
    _keep(form, entry)
    _handle(form, entry)
    _draw_changes(form, entry)
    if form.theirs is not None:
        _draw_choice(form, entry, form.theirs)
    else:
        _button(form, wording.save(), "save", "primary")
    if form.faults:
        # A long form: told where the button is, at each field, and as a list where it begins.
        top.error(screen.not_saved([plain(notice(fault)) for fault in form.faults]))
        draw_faults(form.faults, places)
        st.error(wording.not_saved_yet(len(form.faults)))
    if form.saved is not None:
        _draw_saved(form.saved, goal_id)


def _button(form: Form, label: str, action: str, kind: Literal["primary", "secondary"]) -> None:
    st.button(label, key=f"update-{action}", type=kind, on_click=_press, args=(form, action))


def _press(form: Form, action: str) -> None:
    form.pending_action = action


def _handle(form: Form, entry: Entry) -> None:
    """Do what a button was pressed for."""
    action, form.pending_action = form.pending_action, ""
    if action in ("discard", "leave-theirs"):
        _begin_anew(form)
    if action == "save-over" and form.theirs is not None:
        form.base, form.base_revision, form.theirs = form.theirs, form.theirs.revision, None
    if action in ("save", "save-over"):
        _save(form, entry)


def _draw_beginnings(form: Form) -> None:
    if form.taken_up is not None:
        st.info(wording.taken_up(form.taken_up))
        _button(form, wording.discard(), "discard", "secondary")
    elif form.base is not None and form.base.origin == UpdateOrigin.SAMPLE:
        st.caption(wording.sample_in_force())
    if form.said:
        st.caption(wording.said_before(plain(form.said)))


def _keep(form: Form, entry: Entry) -> None:
    """Keep what is typed as a draft, where it is not what the form began with."""
    if entry != (form.kept or form.start):
        now = clock.moment()
        try:
            saving.keep_draft(
                db.open_store(), entry, by=form.by, base_revision=form.base_revision, now=now
            )
        except InputError as error:
            # The disk is full, the sign-in is over, the role was taken back: the words stay here.
            st.error(plain(said(error)))
            return
        form.kept, form.kept_at = entry, now
        form.faults, form.saved = (), None
    if form.kept_at is not None and form.saved is None:
        st.caption(wording.draft_kept(form.kept_at))


def _draw_changes(form: Form, entry: Entry) -> None:
    changed = changes(form.before, entry)
    if not changed:
        st.caption(wording.nothing_changed())
        return
    write_now(updates.update_changes(changed, is_theirs=False))


def _draw_choice(form: Form, entry: Entry, theirs: Saved) -> None:
    st.warning(wording.overtaken(replace(theirs, saved_by=plain(theirs.saved_by))))
    write_now(updates.update_changes(changes(theirs.entry, entry), is_theirs=True))
    _button(form, wording.save_over(), "save-over", "primary")
    _button(form, wording.drop_mine(), "leave-theirs", "secondary")


def _save(form: Form, entry: Entry) -> None:
    form.faults = ()
    try:
        saved = saving.save(
            db.open_store(),
            entry,
            by=form.by,
            base_revision=form.base_revision,
            now=clock.moment(),
        )
    except saving.FaultyEntryError as error:
        form.faults = error.faults
        return
    except saving.OvertakenError as error:
        form.theirs = error.theirs
        return
    except InputError as error:
        st.error(plain(said(error)))
        return
    _begin_anew(form, saved)


def _begin_anew(form: Form, saved: Saved | None = None) -> None:
    """Give the form up for a new one, without its draft, and draw the whole page again."""
    if not trying(lambda: saving.drop_draft(db.open_store(), form.start, form.by)):
        draw_refusal()
        return
    place = (form.start.step_id, form.start.quarter)
    new = begun(*place, form.by)
    st.session_state["_update_forms"][*place, owner(form.by)] = new
    new.saved = saved
    st.rerun()


def _draw_saved(saved: Saved, goal_id: str) -> None:
    entry = saved.entry
    st.success(wording.saved(entry.step_id, entry.quarter, saved.revision, saved.saved_at))
    link(PageId.STEPS, wording.see_matrix(), goal=goal_id, quarter=entry.quarter)
