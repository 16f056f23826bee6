"""Counts chronic absenteeism: each student once, over all periods in which one was enrolled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from monitoring.errors import Notice
from monitoring.student_exports.cells import amount, term_period
from monitoring.student_exports.forms.incidents import REFERRALS, SCHOOL_DAYS
from monitoring.student_exports.forms.students import is_kept, known_period, one_year, student_of
from monitoring.student_exports.model import Count, Knowledge, Row, Student, Table
from monitoring.student_exports.rows import rows
from monitoring.student_exports.rules import ExportError
from monitoring.vocabulary import MIN_SHOWN
from monitoring.vocabulary.exports import (
    CountingRule,
    DropReason,
    ExportFault,
    ExportField,
    ExportNote,
)
from monitoring.vocabulary.faults import Allowed, Found

ABSENT = "chronic_absenteeism"
_F = ExportField
# A calendar of one's own may have a few days more than the rule says.
_SLACK = 1.1
# Of all students, those that may twice have been at school for the same number of days in a term.
_MOST_ALIKE = 0.05


@dataclass
class _Term:
    """What all students of a quarter come to."""

    absent: Decimal = Decimal(0)
    enrolled: Decimal = Decimal(0)
    n_rows: int = 0


@dataclass
class _Days:
    """What is known of one student: days absent and enrolled, and how many at each school."""

    absent: Decimal = Decimal(0)
    enrolled: Decimal = Decimal(0)
    n_rows: int = 0
    seen: set[tuple[str, ...]] = field(default_factory=set)
    read: set[tuple[str, ...]] = field(default_factory=set)
    n_alike: int = 0
    at_school: dict[str, Decimal] = field(default_factory=dict)
    students: dict[str, Student] = field(default_factory=dict)

    def student(self) -> Student:
        """Return the student at the school with the most days, the later one of two alike."""
        most = max(self.at_school.values())
        return self.students[[it for it, days in self.at_school.items() if days == most][-1]]


def count_attendance(table: Table, known: Knowledge) -> list[Count]:
    """Count a file with a row for each student and term, or period of enrollment, to date."""
    days: dict[str, _Days] = {}
    terms: dict[str, _Term] = {}
    for row in rows(table):
        if not is_kept(row) or _has_left(row, known):
            continue
        student = student_of(row, known)
        if student is not None:
            _add(row, student, days, terms, known)
    periods = {period for period, term in terms.items() if term.enrolled}
    if not periods:
        return []
    one_year(table, periods)
    # The later quarter of a year comes later in the alphabet, too.
    period = max(periods)
    _refuse_not_begun(table, terms)
    _refuse_more_than_there_are(table, days, period, known)
    _refuse_joined(table, days)
    return _counts(table, days, period, known)


def _refuse_not_begun(table: Table, terms: Mapping[str, _Term]) -> None:
    """Refuse terms after the last one with an absence: systems list the days to come, too.

    Raises:
        ExportError: there are such terms, with more students than would all be present by luck.
    """
    absent = [period for period, term in terms.items() if term.absent]
    later = [
        period
        for period, term in sorted(terms.items())
        if absent and period > max(absent) and term.enrolled and term.n_rows >= MIN_SHOWN
    ]
    if later:
        raise ExportError(ExportFault.NOT_BEGUN, file=table.file, review_quarter=tuple(later))


def _refuse_more_than_there_are(
    table: Table, days: Mapping[str, _Days], period: str, known: Knowledge
) -> None:
    """Refuse days that add up to more than the school year has had: rows repeat, or run to date.

    Raises:
        ExportError: those of most students do.
    """
    limit = known.rules.number(REFERRALS, SCHOOL_DAYS[period[-2:]])
    n_above = sum(own.enrolled > _exact(limit * _SLACK) for own in days.values())
    if n_above * 2 > len(days):
        raise ExportError(
            ExportFault.TOO_MANY_DAYS, file=table.file, limit=int(limit), review_quarter=period
        )


def _refuse_joined(table: Table, days: Mapping[str, _Days]) -> None:
    """Refuse a file whose rows a join repeats: the same days, beside another contact or course.

    A few such rows may be two times at school that are alike; they are told.

    Raises:
        ExportError: more students have such rows than would by chance.
    """
    n_alike = sum(own.n_alike > 0 for own in days.values())
    if n_alike >= MIN_SHOWN and n_alike > _MOST_ALIKE * len(days):
        raise ExportError(ExportFault.DAYS_TWICE, file=table.file, n=n_alike)
    n_rows = sum(own.n_alike for own in days.values())
    if n_rows:
        table.notes.append(Notice(ExportNote.SAME_DAYS, n=n_rows))


def _has_left(row: Row, known: Knowledge) -> bool:
    if not row.text(_F.LEFT) or known.rules.text(ABSENT, CountingRule.LEAVERS) == "count":
        return False
    row.table.drops[DropReason.LEFT] += 1
    return True


def _add(
    row: Row,
    student: Student,
    days: dict[str, _Days],
    terms: dict[str, _Term],
    known: Knowledge,
) -> None:
    code = term_period(row.meaning(_F.TERM), row.text(_F.SCHOOL_YEAR))
    period = known_period(row, _F.TERM, code, known)
    absent, enrolled = _number(row, _F.DAYS_ABSENT), _number(row, _F.DAYS_ENROLLED)
    if period is None or absent is None or enrolled is None:
        return
    if absent > enrolled:
        row.fault(_F.DAYS_ABSENT, Notice(Allowed.AT_MOST_ENROLLED), Notice(Found.NOT_QUOTED))
        return
    own = days.setdefault(student.number, _Days())
    if tuple(row.cells) in own.seen:
        # Added up, the same days would count twice.
        row.table.told[ExportNote.REPEATED_ROWS] += 1
        return
    own.seen.add(tuple(row.cells))
    read = tuple(row.cells[at].strip() for at in row.table.read_at)
    # A row for each day says one day each time.
    own.n_alike += enrolled > 1 and read in own.read
    own.read.add(read)
    own.absent += absent
    own.enrolled += enrolled
    own.n_rows += 1
    own.at_school[student.school] = own.at_school.get(student.school, Decimal(0)) + enrolled
    own.students.setdefault(student.school, student)
    term = terms.setdefault(period, _Term())
    term.absent += absent
    term.enrolled += enrolled
    term.n_rows += 1


def _number(row: Row, known_as: ExportField) -> Decimal | None:
    text = row.text(known_as)
    # A share is no number of days, and 1,5 is neither 15 nor plainly one and a half.
    found = None if text.endswith("%") or "," in text else amount(text)
    if found is None:
        row.fault(known_as, Notice(Allowed.DAYS), Notice(Found.NOT_QUOTED))
    return found


def _counts(table: Table, days: dict[str, _Days], period: str, known: Knowledge) -> list[Count]:
    least = _exact(known.rules.number(ABSENT, CountingRule.LEAST_DAYS_ENROLLED))
    share = _exact(known.rules.number(ABSENT, CountingRule.LEAST_SHARE_ABSENT))
    counts = []
    for own in days.values():
        if own.enrolled < least:
            table.drops[DropReason.TOO_FEW_DAYS] += own.n_rows
            continue
        # Not a quotient: a tenth has no exact one.
        is_absent = own.absent >= share * own.enrolled
        place = (own.student(), ABSENT, period, "")
        counts.append(Count(*place, part=float(is_absent), whole=1.0, is_leaver=True))
    _note(table, days, period)
    return counts


def _note(table: Table, days: dict[str, _Days], period: str) -> None:
    table.notes.append(Notice(ExportNote.COUNTED_FOR, review_quarter=period))
    n_more = sum(own.n_rows for own in days.values()) - len(days)
    if n_more:
        table.notes.append(Notice(ExportNote.ADDED_UP, n=n_more))
    n_moved = sum(1 for own in days.values() if len(own.at_school) > 1)
    if n_moved:
        table.notes.append(Notice(ExportNote.TWO_SCHOOLS, n=n_moved))


def _exact(number: float) -> Decimal:
    return Decimal(str(number))
