"""Takes a load back from the page: chosen, looked at, confirmed."""

from typing import TYPE_CHECKING

import streamlit as st

from monitoring import db
from monitoring.access import Actor
from monitoring.db.query_rows import Loads
from monitoring.errors import InputError
from monitoring.ui.kept import rows_of
from monitoring.ui.load_form import draw_effect, tell
from monitoring.ui.source import is_release, source
from monitoring.vocabulary import BatchKind
from monitoring.vocabulary.access import Action
from monitoring.wording import data_page as words
from monitoring.wording import faults, figures
from monitoring.wording import loads as of_loads
from monitoring.wording.numbers import is_missing

if TYPE_CHECKING:
    from monitoring.pipeline.preview import Effect
    from monitoring.pipeline.undo import Undone

    _Previewed = tuple[Undone, Effect]


def take_back_form(by: Actor | None) -> None:
    """Offer to take back what was loaded, after showing what that would change.

    Args:
        by: who takes it back; None where nobody may, or nobody said who it is yet.
    """
    if why := st.session_state.pop("_not_taken_back", ""):
        st.error(why)
    loads = [row for row in rows_of(Loads) if _can_go(row)][::-1]
    if is_release() or not loads:
        return
    if by is not None and not by.may_somewhere(Action.UNDO):
        return
    st.header(words.take_back_title())
    names = {row.number: words.load_name(row) for row in loads}
    number = st.selectbox(
        words.which_load(), list(names), format_func=names.__getitem__, index=None, key="load-back"
    )
    if number is None:
        return
    try:
        undone, effect = _previewed(number)
    except InputError as error:
        st.error(figures.plain(faults.said(error)))
        return
    counts = undone.n_gone, undone.n_back, undone.n_not_in_force
    later = [
        of_loads.later_batch(it.batch_id, it.file_name, it.n_repeated, it.n_replaced)
        for it in undone.later
    ]
    draw_effect(effect, of_loads.results_taken_back(*counts), *later)
    if not by:
        st.caption(words.name_first())
    st.button(
        words.take_back(number), key="take-back", disabled=not by, on_click=_undo, args=(number, by)
    )


def _can_go(row: Loads) -> bool:
    return not row.is_shipped and row.kind != BatchKind.SAMPLE and is_missing(row.taken_back_at)


def _previewed(number: int) -> "_Previewed":
    """Return what taking a load back would do, worked out once for this state."""
    # Judging needs the whole rule; no page pays for importing it.
    from monitoring.pipeline import preview

    place = (number, source().key, source().version)
    kept = st.session_state.get("_load_back")
    if kept is not None and kept[0] == place:
        return kept[1]  # type: ignore[no-any-return]
    with preview.trial() as writer:
        found = preview.preview_undo(writer, number)
    st.session_state["_load_back"] = (place, found)
    return found


def _undo(number: int, by: Actor) -> None:
    from monitoring.pipeline import undo

    try:
        undone = undo.undo(number, by)
    except (InputError, db.DatabaseBusyError) as error:
        st.session_state["_not_taken_back"] = figures.plain(faults.said(error))
        return
    st.session_state["load-back"] = None
    tell(figures.plain(of_loads.taken_back(number, undone.file_name)))
