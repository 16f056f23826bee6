"""GOSA's attendance of whole school years: the share of students who were chronically absent."""

from collections.abc import Sequence
from functools import partial

from monitoring.errors import Notice
from monitoring.result_files.fractions import settle_fractions
from monitoring.result_files.layout import Convert, Layout
from monitoring.result_files.model import HIDDEN, MEASURED, NOT_PUBLISHED
from monitoring.result_files.records import Figures, Key, Place, Record
from monitoring.result_files.rows import Row, TableContext
from monitoring.vocabulary.faults import LoadNote

# Not the district's own share to date: this one is of the whole year and of all students enrolled.
_INDICATOR = "chronic_absenteeism_year"
_GROUPS = {
    "all": "All Students",
    "indian": "American Indian/Alaskan Native",
    # The six races add up to all students, so that Pacific Islanders are among these.
    "asian": "Asian/Pacific Islander",
    "black": "Black",
    "white": "White",
    "hispani": "Hispanic",
    "multi": "Multiracial",
    "female": "Female",
    "male": "Male",
    "swd": "Students with Disabilities",
    "not_swd": "Students without Disabilities",
    "ed": "Economically Disadvantaged",
    "not_ed": "Not Economically Disadvantaged",
    "lep": "English Learners",
    "migrant": "Migrant",
}
# The file of 2011 has the columns, blank but for a few zeros where nobody had counted yet.
_NOT_COUNTED = frozenset({"2011"})


def _columns(group: str) -> dict[str, str]:
    return {
        "numerator": f"chronic_absent_cnt_{group}",
        "denominator": f"student_count_{group}",
        "value": f"chronic_absent_perc_{group}",
    }


def _read(row: Row, *, is_state: bool, groups: Sequence[str]) -> list[Record] | None:
    """Read one row: a result for each student group; None where it is at fault.

    Source:
        GOSA, Downloadable Data, Attendance, files of 2018 to 2024: CHRONIC_ABSENT_PERC is the share
        of STUDENT_COUNT who were absent on at least 10% of the days enrolled. The shares by days
        absent (5 or fewer, 6 to 15, more than 15) are other measures and are not read.
    """
    period = row.known_period("long_school_year")
    place = row.place(is_state=is_state)
    if period is None or place is None:
        return None
    read = (_group(row, group, period, place) for group in groups)
    return [record for record in read if record is not None]


def _group(row: Row, group: str, period: str, place: Place) -> Record | None:
    """Return the result of one group; None where it is at fault or has no students."""
    columns = _columns(group)
    students = row.figure(columns["denominator"], is_count=True)
    percent = row.percent(columns["value"])
    if "bad" in (students.kind, percent.kind):
        return None
    is_nobody = students.kind == "empty" and percent.kind == "empty"
    if is_nobody or (students.is_number and students.value == 0):
        return None
    state = MEASURED if percent.is_number and students.kind != "hidden" else HIDDEN
    if period in _NOT_COUNTED or (students.is_number and percent.kind == "empty"):
        state = NOT_PUBLISHED
    counted = Figures(state)
    if state == MEASURED:
        counted = Figures(
            state,
            denominator=students.value,
            value=percent.value,
            tolerance=percent.rounding,
        )
    key = Key(_INDICATOR, period, _GROUPS[group], grade_span="")
    return row.record(key, place, counted, columns)


def _converter(table: TableContext, rows: Sequence[Row]) -> Convert:
    groups = [group for group in _GROUPS if table.header.has(_columns(group)["value"])]
    settle_fractions(table, rows, _columns("all"))
    table.notes.append(Notice(LoadNote.ABSENT_BY_DAYS))
    return partial(_read, groups=groups)


LAYOUT = Layout(
    code="gosa_attendance",
    marks=frozenset({"chronic_absent_perc_all"}),
    needs=("long_school_year", "district", "school_code", "school", "student_count_all"),
    converter=_converter,
)
