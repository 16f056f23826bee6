"""GOSA's Advanced Placement results: the exams scored 3 or higher of those taken."""

from collections.abc import Sequence

from monitoring.errors import Notice
from monitoring.result_files.layout import Convert, Layout
from monitoring.result_files.model import HIDDEN, MEASURED, folded
from monitoring.result_files.records import Figures, Key, Record
from monitoring.result_files.rows import Row, TableContext
from monitoring.vocabulary.faults import LoadNote

_INDICATOR = "ap_success"
_ALL = "all subjects"
_TAKEN = "number_tests_taken"
_HIGH = "number_tests_3_or_higher"
_COLUMNS = {"numerator": _HIGH, "denominator": _TAKEN, "value": _HIGH}


def _read(row: Row, *, is_state: bool) -> Record | None:
    """Read one row; None where it is at fault, or about one subject.

    Source:
        GOSA, Downloadable Data, Advanced Placement (AP) Scores, files of 2011 to 2024; all
        students, and no enrollment, so that the share who take an exam is not in it.
    """
    if folded(row.text("test_cmpnt_typ_nm")) != _ALL:
        return None
    period = row.known_period("long_school_year")
    place = row.place(is_state=is_state)
    taken = row.figure(_TAKEN, is_count=True)
    high = row.figure(_HIGH, is_count=True)
    if period is None or place is None or "bad" in (taken.kind, high.kind):
        return None
    if taken.is_number and taken.value == 0:
        return None
    scored = Figures(HIDDEN)
    if taken.is_number and high.is_number:
        scored = Figures(MEASURED, high.value, taken.value)
    key = Key(_INDICATOR, period, "All Students", grade_span="")
    return row.record(key, place, scored, _COLUMNS)


def _converter(table: TableContext, rows: Sequence[Row]) -> Convert:
    n_of_subjects = sum(1 for row in rows if folded(row.text("test_cmpnt_typ_nm")) != _ALL)
    table.notes.append(Notice(LoadNote.NO_AP_TAKERS))
    if n_of_subjects:
        table.notes.append(Notice(LoadNote.AP_SUBJECTS, n=n_of_subjects))
    return _read


LAYOUT = Layout(
    code="gosa_ap",
    marks=frozenset({_TAKEN, _HIGH, "test_cmpnt_typ_nm"}),
    needs=("long_school_year", "district_code", "district", "school_code", "school"),
    converter=_converter,
)
