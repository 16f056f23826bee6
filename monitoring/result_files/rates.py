"""Turns a row of a file of rates into a result, whichever office published it."""

from dataclasses import dataclass

from monitoring.result_files.cells import Figure
from monitoring.result_files.model import HIDDEN, HIGH_SCHOOL, MEASURED, NOT_PUBLISHED
from monitoring.result_files.records import Figures, Key, Record
from monitoring.result_files.rows import Row

GRADUATION = {4: "graduation_rate_4yr", 5: "graduation_rate_5yr"}


@dataclass(frozen=True)
class RateKey:
    """Which rate of whom a row holds; None for what is at fault."""

    subgroup: str | None
    period: str | None
    indicator_id: str | None
    grade_span: str | None = HIGH_SCHOOL


def rate_record(
    row: Row,
    key: RateKey,
    columns: dict[str, str],
    *,
    is_state: bool,
) -> Record | None:
    """Read one row; None where it is at fault.

    Args:
        row: the row.
        key: student group, school year or class, indicator and grades.
        columns: numerator, denominator and value -> columns of the layout.
        is_state: the row is Georgia's.
    """
    place = row.place(is_state=is_state)
    graduates = row.figure(columns["numerator"], is_count=True)
    students = row.figure(columns["denominator"], is_count=True)
    percent = row.percent(columns["value"])
    subgroup, period, indicator_id = key.subgroup, key.period, key.indicator_id
    if place is None or subgroup is None or period is None:
        return None
    if indicator_id is None or key.grade_span is None:
        return None
    if "bad" in (graduates.kind, students.kind, percent.kind):
        return None
    state = _state(graduates, students, percent)
    said = Figures(state)
    if state == MEASURED:
        said = Figures(state, graduates.value, students.value, percent.value, percent.rounding)
    whole = Key(indicator_id, period, subgroup, key.grade_span)
    return row.record(whole, place, said, columns)


def _state(graduates: Figure, students: Figure, percent: Figure) -> str:
    if "not_published" in (percent.kind, students.kind):
        return NOT_PUBLISHED
    if students.kind == "hidden":
        return HIDDEN
    if percent.is_number or (graduates.is_number and students.is_number and students.value > 0):
        return MEASURED
    return HIDDEN
