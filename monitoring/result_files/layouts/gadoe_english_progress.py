"""GaDOE's progress of English learners, by the bands that they moved between two ACCESS tests."""

from collections.abc import Sequence

from monitoring.errors import Notice
from monitoring.result_files.layout import Convert, Layout
from monitoring.result_files.model import HIDDEN, MEASURED, folded
from monitoring.result_files.records import Figures, Key, Record
from monitoring.result_files.rows import Row, TableContext
from monitoring.vocabulary.faults import Allowed, Found, LoadNote

_INDICATOR = "access_progress"
_NONE = "no_positive_movement"
_MOVED = ("moved_less_than_one_band", "moved_one_band", "moved_more_than_one_band")
_CLUSTERS = {"e": "K-5", "m": "6-8", "h": "9-12"}
# Four percents of two decimals add up to 100 within this.
_WITHIN = 0.05


def _read(row: Row, *, is_state: bool) -> Record | None:
    """Read one row; None where it is at fault.

    Source:
        GaDOE, Progress Towards English Language Proficiency, 2021 and 2022. Who made progress are
        those who moved, within a band or above it; the rate printed beside counts a student as 0,
        0.5, 1 or 1.5 and is another measure.
    """
    subgroup = row.subgroup("reporting_label")
    period = row.known_period("school_year")
    place = row.place(is_state=is_state)
    span = _CLUSTERS.get(folded(row.text("grade_cluster")))
    if span is None:
        row.fault("grade_cluster", Notice(Allowed.ONE_OF, names=("E", "M", "H")))
    shares = [row.figure(name) for name in (_NONE, *_MOVED)]
    if None in (subgroup, period, span) or place is None:
        return None
    if any(share.kind == "bad" for share in shares):
        return None
    is_measured = all(share.is_number for share in shares)
    total = round(sum(share.value for share in shares), 6)
    if is_measured and not 100 - _WITHIN <= total <= 100 + _WITHIN:
        row.fault(_NONE, Notice(Allowed.LEVELS_ADD_UP), Notice(Found.LEVELS_SUM, total=total))
        return None
    shown = Figures(HIDDEN)
    if is_measured:
        moved = round(sum(share.value for share in shares[1:]), 6)
        shown = Figures(MEASURED, value=min(moved, 100.0))
    key = Key(_INDICATOR, str(period), str(subgroup), str(span))
    return row.record(key, place, shown, {"value": _MOVED})


def _converter(table: TableContext, rows: Sequence[Row]) -> Convert:
    table.notes.append(Notice(LoadNote.WEIGHTED_RATE))
    return _read


LAYOUT = Layout(
    code="gadoe_english_progress",
    marks=frozenset({_NONE, *_MOVED}),
    needs=(
        *("school_year", "district", "school_code", "school"),
        *("reporting_label", "grade_cluster"),
    ),
    converter=_converter,
    group="reporting_label",
)
