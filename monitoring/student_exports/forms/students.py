"""What the forms ask of a row: whose it is, and the columns that must be there."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from monitoring.errors import Notice
from monitoring.student_exports.cells import (
    day,
    grade,
    is_cut_number,
    number_of,
    window_period,
)
from monitoring.student_exports.groups import groups_of
from monitoring.student_exports.model import (
    Knowledge,
    Row,
    Student,
    Table,
)
from monitoring.student_exports.rules import ExportError
from monitoring.vocabulary.exports import (
    DropReason,
    ExportFault,
    ExportField,
    ExportForm,
    ExportNote,
)
from monitoring.vocabulary.faults import Allowed, Found

_F = ExportField
# Days before and after a school year's quarters that may still be of it.
_AROUND = timedelta(days=60)
# Fields without which a form cannot be counted, beside the student.
NEEDED: Mapping[ExportForm, Sequence[ExportField]] = {
    ExportForm.TESTS: (_F.SCHOOL, _F.WINDOW, _F.CONTENT_AREA, _F.LEVEL),
    ExportForm.ATTENDANCE: (_F.DAYS_ABSENT, _F.DAYS_ENROLLED, _F.TERM),
    ExportForm.INCIDENTS: (_F.INCIDENT, _F.DATE, _F.ACTION),
    ExportForm.GRADES: (_F.COURSE, _F.TERM, _F.MARK, _F.CREDIT, _F.IS_CORE),
    ExportForm.LANGUAGE: (_F.LEVEL, _F.DATE),
    ExportForm.ROSTER: (),
}


def student_of(row: Row, known: Knowledge) -> Student | None:
    """Return whom a row is about; None, and counted as such, where it names nobody."""
    number, other = (student_number(row, it) for it in (_F.STUDENT, _F.OTHER_STUDENT))
    if number is None or other is None:
        return None
    if not number and not other:
        row.table.drops[DropReason.NO_STUDENT] += 1
        return None
    in_grade = grade(row.text(_F.GRADE))
    row.table.told[ExportNote.UNKNOWN_GRADES] += bool(row.text(_F.GRADE)) and not in_grade
    return Student(
        number or other,
        other,
        " ".join(row.text(_F.SCHOOL).split()),
        row.text(_F.SCHOOL_CODE),
        in_grade,
        groups_of(row, known),
        row.line,
    )


def student_number(row: Row, field: ExportField) -> str | None:
    """Return a student's number, "" for none; one that Excel cut short is a fault, and None."""
    text = row.text(field)
    if is_cut_number(text):
        row.fault(field, Notice(Allowed.WHOLE_STUDENT_NUMBER), Notice(Found.NOT_QUOTED))
        return None
    return number_of(text)


def is_kept(row: Row) -> bool:
    """Return whether the layout's filter keeps a row; one that it leaves out is counted as such."""
    values = row.table.layout.values.get(_F.KEEP)
    if not values or row.meaning(_F.KEEP) == "yes":
        return True
    row.table.drops[DropReason.FILTERED] += 1
    return False


def one_year(table: Table, periods: Collection[str]) -> None:
    """Refuse to add up rows of several school years.

    Raises:
        ExportError: the quarters are of more than one school year.
    """
    # A quarter's code begins with its school year: 2022-23-Q2.
    years = tuple(sorted({period[:7] for period in periods}))
    if len(years) > 1:
        raise ExportError(ExportFault.SEVERAL_YEARS, file=table.file, years=years)


def tested_in(row: Row, window: str, known: Knowledge, indicator: str) -> str | None:
    """Return the quarter for which tests of a window count; one that is not plain is a fault.

    Args:
        row: the row; its faults grow.
        window: as written, or as the layout's rows understand it.
        known: the rules and the calendar.
        indicator: whose rules they are.
    """
    year = row.text(_F.SCHOOL_YEAR)
    code = window_period(window, year, known, indicator)
    period = known.context.period(code) if code else None
    if period is None:
        field = _F.SCHOOL_YEAR if year else _F.WINDOW
        allowed = Notice(Allowed.SCHOOL_YEAR if year else Allowed.WINDOW_WITH_YEAR)
        if code:
            years = sorted({quarter[:7] for quarter, _, _ in known.quarters})
            allowed = Notice(Allowed.SCHOOL_YEAR_BETWEEN, first=years[0], last=years[-1])
        row.fault(field, allowed, Notice(Found.NOT_QUOTED))
    elif _is_of_another_year(row, period, known):
        row.fault(_F.DATE, Notice(Allowed.DAY_OF_NAMED_YEAR), Notice(Found.NOT_QUOTED))
        return None
    return period


def _is_of_another_year(row: Row, period: str, known: Knowledge) -> bool:
    taken = day(row.text(_F.DATE))
    of_year = [it for it in known.quarters if it[0][:7] == period[:7]]
    if taken is None or not of_year:
        return False
    first, last = min(it[1] for it in of_year), max(it[2] for it in of_year)
    return not first - _AROUND <= taken <= last + _AROUND


def known_period(row: Row, field: ExportField, code: str | None, known: Knowledge) -> str | None:
    """Return a period as the calendar writes it; one that it lacks is a fault."""
    period = known.context.period(code) if code else None
    if period is None:
        row.fault(field, Notice(Allowed.SCHOOL_YEAR_OR_QUARTER), Notice(Found.NOT_QUOTED))
    return period
