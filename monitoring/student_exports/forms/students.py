"""What the forms ask of a row: whose it is, and the columns that must be there."""

from collections.abc import Collection, Mapping, Sequence

from monitoring.errors import Notice
from monitoring.student_exports.cells import grade
from monitoring.student_exports.groups import groups_of
from monitoring.student_exports.model import Knowledge, Row, Student, Table, number_of
from monitoring.student_exports.rules import ExportError
from monitoring.vocabulary.exports import DropReason, ExportFault, ExportField, ExportForm
from monitoring.vocabulary.faults import Allowed, Found

_F = ExportField
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
    number = number_of(row.text(_F.STUDENT))
    other = number_of(row.text(_F.OTHER_STUDENT))
    if not number and not other:
        row.table.drops[DropReason.NO_STUDENT] += 1
        return None
    return Student(
        number or other,
        other,
        " ".join(row.text(_F.SCHOOL).split()),
        row.text(_F.SCHOOL_CODE),
        grade(row.text(_F.GRADE)),
        groups_of(row, known),
        row.line,
    )


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


def known_period(row: Row, field: ExportField, code: str | None, known: Knowledge) -> str | None:
    """Return a period as the calendar writes it; one that it lacks is a fault."""
    period = known.context.period(code) if code else None
    if period is None:
        row.fault(field, Notice(Allowed.SCHOOL_YEAR_OR_QUARTER), Notice(Found.NOT_QUOTED))
    return period
