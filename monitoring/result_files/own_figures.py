"""Reads the figures of a row in the tidy layout, by the unit of its indicator."""

from monitoring.disclosure import MIN_SHOWN
from monitoring.errors import Notice
from monitoring.result_files import cells
from monitoring.result_files.cells import SUM_OF_TWO, Figure
from monitoring.result_files.model import EOC, EOG, HIDDEN, MEASURED, NOT_PUBLISHED, folded
from monitoring.result_files.records import Figures
from monitoring.result_files.rows import Row
from monitoring.vocabulary import DataState, Unit
from monitoring.vocabulary.faults import Allowed, Found

WITHOUT_FIGURES = (DataState.OVERDUE, DataState.CANCELLED, NOT_PUBLISHED)
_STATES = (MEASURED, *WITHOUT_FIGURES, DataState.NOT_COMPARABLE, HIDDEN)
# How a download of the product writes the state of a figure, and what the figure is.
_DOWNLOADED = {
    "hidden_to_protect_students": HIDDEN,
    "too_few": MEASURED,
    "too_few_for_a_status": MEASURED,
    "coded_at_most": HIDDEN,
    "coded_at_least": HIDDEN,
    "canceled": DataState.CANCELLED,
}


def read_figures(row: Row, indicator: str) -> Figures | None:
    """Read counts, value and state of a row; None where they are at fault."""
    numerator = row.figure("numerator", is_count=True)
    denominator = row.figure("denominator", is_count=True)
    unit = row.table.context.unit(indicator)
    if unit != Unit.PERCENT:
        return _other_unit(row, unit, numerator, denominator)
    value = row.percent("value")
    has_figures = value.is_number or (numerator.is_number and denominator.is_number)
    state = _state(row, (numerator, denominator, value), has_figures=has_figures)
    if state not in (MEASURED, DataState.NOT_COMPARABLE):
        return None if state is None else Figures(state)
    tolerance = value.rounding + (SUM_OF_TWO if indicator in (EOG, EOC) else 0)
    return Figures(state, numerator.value, denominator.value, value.value, tolerance)


def _other_unit(row: Row, unit: str, numerator: Figure, denominator: Figure) -> Figures | None:
    """Read a count, a rate or a score: its value, which is no percentage of its counts."""
    value = row.figure("value", is_count=unit == Unit.COUNT)
    if cells.has_percent_sign(row.text("value")):
        row.fault("value", Notice(Allowed.NO_PERCENT_SIGN))
        return None
    if unit == Unit.COUNT and value.kind == "empty":
        value = numerator
    state = _state(row, (numerator, denominator, value), has_figures=value.is_number)
    if state not in (MEASURED, DataState.NOT_COMPARABLE):
        return None if state is None else Figures(state)
    if unit == Unit.RATE and denominator.value < MIN_SHOWN:
        return Figures(HIDDEN)
    return Figures(state, value=value.value)


def _state_code(text: str) -> str:
    """Return the code of a data state, which files may also write in words."""
    code = folded(text).replace(" ", "_")
    return _DOWNLOADED.get(code, code)


def _state(row: Row, figures: tuple[Figure, ...], *, has_figures: bool) -> str | None:
    """Settle the data state from its column or, where that is empty, from the figures."""
    word = _state_code(row.text("data_state"))
    if word and word not in _STATES:
        row.fault("data_state", Notice(Allowed.ONE_OF, names=_STATES))
        return None
    kinds = {figure.kind for figure in figures}
    if "bad" in kinds:
        return None
    if word == HIDDEN or (word in ("", MEASURED) and kinds & {"hidden"}):
        return HIDDEN
    if word in WITHOUT_FIGURES:
        if has_figures:
            allowed = Notice(Allowed.NO_FIGURES, word=word)
            row.fault("data_state", allowed, Notice(Found.WORD_WITH_FIGURES, word=word))
        return word
    if word == "" and "not_published" in kinds:
        return NOT_PUBLISHED
    if not has_figures and word != DataState.NOT_COMPARABLE:
        row.fault(
            "value" if row.table.header.has("value") else "numerator",
            Notice(Allowed.NUMBER_MARK_OR_STATE),
        )
    return word or MEASURED
