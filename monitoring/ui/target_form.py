"""Changes a target or a baseline from the page: typed, looked at, saved as a further version."""

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from monitoring import db
from monitoring.access import Actor
from monitoring.db.query_rows import TargetVersions
from monitoring.panels import data
from monitoring.ui.elements import write_now
from monitoring.ui.kept import rows_of
from monitoring.ui.load_form import tell
from monitoring.ui.people import trying
from monitoring.ui.source import is_release, source
from monitoring.vocabulary.access import Action
from monitoring.vocabulary.targets import TargetField
from monitoring.wording import data_page, figures, loads, targets
from monitoring.wording import target_form as words

if TYPE_CHECKING:
    from monitoring.pipeline.target_check import TargetInput

_FIRST = (TargetField.TARGET_VALUE, TargetField.POINTS_PER_YEAR, TargetField.DEADLINE_PERIOD)
_START = (TargetField.BASELINE_VALUE, TargetField.BASELINE_PERIOD, TargetField.BASELINE_SOURCE)
_WHY = (TargetField.ADOPTED_ON, TargetField.REASON)


def target_form(by: Actor | None) -> None:
    """List the versions of a measure's target and take another one, from an administrator.

    Args:
        by: who changes it; None where nobody may, or nobody said who it is yet.
    """
    rows = rows_of(TargetVersions, measure_id=None)
    if is_release() or not rows or (by is not None and not by.may(Action.TARGET)):
        return
    st.header(words.form_title())
    st.caption(words.form_about())
    names = {row.measure_id: row.measure_name for row in rows}
    measure_id = st.selectbox(
        words.which_measure(),
        list(names),
        format_func=names.__getitem__,
        index=None,
        key="target-measure",
    )
    if measure_id is None:
        return
    own = [row for row in rows if row.measure_id == measure_id]
    with st.container(border=True):
        for row in own:
            st.markdown(figures.plain(targets.version_told(row)))
        _fields(own, by)


def _fields(own: list[TargetVersions], by: Actor | None) -> None:
    restored = None
    if len(own) > 1:
        restored = st.selectbox(
            words.which_version(),
            [row.version for row in own[:-1]],
            index=None,
            key="target-restores",
        )
    if restored is None:
        for fields in (_FIRST, _START):
            with st.container(horizontal=True):
                for field in fields:
                    st.text_input(words.field_name(field), key=_key(field))
    for field in _WHY:
        st.text_input(words.field_name(field), key=_key(field))
    of = own[-1].measure_id, restored, own[-1].version
    st.button(words.show(), key="target-show", on_click=_show, args=of)
    if not _is_shown(_typed(*of[:2])):
        return
    write_now(data.sentences(st.session_state["_target_shown"].told))
    if not by:
        st.caption(data_page.name_first())
    st.button(
        words.save(),
        key="target-save",
        type="primary",
        disabled=not by,
        on_click=_save,
        args=(*of, by),
    )


def _key(field: str) -> str:
    return f"target-{field}"


def _typed(measure_id: str, restored: int | None) -> "TargetInput":
    from monitoring.pipeline.target_check import TargetInput

    shown = _WHY if restored is not None else (*_FIRST, *_START, *_WHY)
    typed = {str(field): str(st.session_state.get(_key(field)) or "") for field in shown}
    return TargetInput(measure_id, restores=restored, **typed)


class _Shown(NamedTuple):
    """A change and what it would do, as the database stood then."""

    change: "TargetInput"
    place: tuple[str, int]
    told: list[str]


def _is_shown(change: "TargetInput") -> bool:
    """Tell whether what is typed now is what a reader was shown the effect of."""
    shown: _Shown | None = st.session_state.get("_target_shown")
    return shown is not None and (shown.change, shown.place) == (change, _place())


def _place() -> tuple[str, int]:
    return source().key, source().version


def _show(measure_id: str, restored: int | None, base: int) -> None:
    # Judging needs the whole rule; no page pays for importing it.
    from monitoring.pipeline import preview

    change = _typed(measure_id, restored)

    def show() -> None:
        with preview.trial() as writer:
            made, levels = preview.preview_target(writer, change, base=base)
        head = targets.would_be_saved(made.measure_name, made.version, made.quarter)
        st.session_state["_target_shown"] = _Shown(
            change, _place(), [head, *loads.level_changes(levels)]
        )

    trying(show)


def _save(measure_id: str, restored: int | None, base: int, by: Actor) -> None:
    from monitoring.pipeline.targets import change_target

    change = _typed(measure_id, restored)
    if not _is_shown(change):
        # Typed or changed by others since: nobody saves what they have not seen the effect of.
        _show(measure_id, restored, base)
        return

    def save() -> None:
        made = change_target(db.open_store(), change, by=by, base=base)
        tell(figures.plain(targets.saved(made.measure_name, made.version, made.quarter)))

    if trying(save):
        st.session_state["target-measure"] = None
