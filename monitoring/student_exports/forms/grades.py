"""Counts ninth graders on track: credits earned and core courses failed, by semester marks."""

from dataclasses import dataclass, field
from decimal import Decimal

from monitoring.errors import Notice
from monitoring.student_exports.cells import amount, flag, term_period
from monitoring.student_exports.forms.students import is_kept, known_period, one_year, student_of
from monitoring.student_exports.model import Count, Knowledge, Roster, Row, Student, Table
from monitoring.student_exports.rows import rows
from monitoring.vocabulary.exports import CountingRule, DropReason, ExportField, ExportNote
from monitoring.vocabulary.faults import Allowed, Found

ON_TRACK = "ninth_grade_on_track"
_F = ExportField
_NINTH = "9"
_PASSED, _FAILED = "pass", "fail"
_FIRST_SEMESTER = ("Q1", "Q2")


@dataclass
class _Marks:
    """What is known of one student: credits earned, core courses failed."""

    student: Student
    credits: Decimal = Decimal(0)
    n_core_failed: int = 0
    best: Decimal | None = None
    seen: dict[tuple[str, str, str], tuple[int, tuple[object, ...]]] = field(default_factory=dict)


def count_grades(table: Table, known: Knowledge, roster: Roster | None) -> list[Count]:
    """Count a file with a row for each student, course and semester mark."""
    marks: dict[str, _Marks] = {}
    periods: set[str] = set()
    for row in rows(table):
        student = student_of(row, known) if is_kept(row) else None
        if student is None or not _is_first_time_ninth(row, student, roster):
            continue
        if (period := _add(row, student, marks, known)) is not None:
            periods.add(period)
    _refuse_fractions(table, marks)
    if not periods:
        return []
    one_year(table, periods)
    period = max(periods)
    table.notes.append(Notice(ExportNote.COUNTED_FOR, review_quarter=period))
    return [_count(own, period, known) for own in marks.values()]


def _refuse_fractions(table: Table, marks: dict[str, _Marks]) -> None:
    """Refuse marks that are all fractions, such as 0.85 for 85: each of them would fail."""
    numbers = [own.best for own in marks.values() if own.best is not None]
    if numbers and max(numbers) <= 1 and max(numbers) > 0:
        line = min(own.student.line for own in marks.values())
        table.fault(line, table.column(_F.MARK), Notice(Found.NOT_QUOTED), Notice(Allowed.MARK))


def _is_first_time_ninth(row: Row, student: Student, roster: Roster | None) -> bool:
    member = roster.member(student) if roster is not None else None
    grade = student.grade or (member.grade if member is not None else "")
    repeats = row.table.has(_F.FIRST_TIME) and flag(row.meaning(_F.FIRST_TIME)) is False
    if grade == _NINTH and not repeats:
        return True
    row.table.drops[DropReason.OTHER_GRADE] += 1
    return False


def _add(row: Row, student: Student, marks: dict[str, _Marks], known: Knowledge) -> str | None:
    code = term_period(row.meaning(_F.TERM), row.text(_F.SCHOOL_YEAR))
    period = known_period(row, _F.TERM, code, known)
    has_passed = _has_passed(row, known)
    credit = amount(row.text(_F.CREDIT))
    if credit is None:
        row.fault(_F.CREDIT, Notice(Allowed.CREDITS), Notice(Found.NOT_QUOTED))
    is_core = flag(row.meaning(_F.IS_CORE))
    if is_core is None and row.text(_F.IS_CORE):
        # Taken for a no, a failed core course would be none.
        row.fault(_F.IS_CORE, Notice(Allowed.YES_OR_NO), Notice(Found.NOT_QUOTED))
        return None
    if period is None or has_passed is None or credit is None:
        return None
    own = marks.setdefault(student.number, _Marks(student))
    if not _is_first_said(row, own, (has_passed, credit, is_core)):
        return period
    number = amount(row.meaning(_F.MARK))
    own.best = number if own.best is None else max(own.best, number or own.best)
    own.credits += credit if has_passed else 0
    own.n_core_failed += not has_passed and is_core is True
    return period


def _is_first_said(row: Row, own: _Marks, says: tuple[object, ...]) -> bool:
    """Return whether a course of a term is new; one that is said otherwise again is a fault."""
    key = (row.text(_F.COURSE), row.text(_F.TERM), row.text(_F.SCHOOL_YEAR))
    first_line, before = own.seen.setdefault(key, (row.line, says))
    if first_line == row.line:
        return True
    if says == before:
        row.table.told[ExportNote.REPEATED_ROWS] += 1
    else:
        found = Notice(Found.STUDENT_OTHERWISE, first_line=first_line)
        row.fault(_F.MARK, Notice(Allowed.ONE_MARK), found)
    return False


def _has_passed(row: Row, known: Knowledge) -> bool | None:
    mark = row.meaning(_F.MARK).casefold()
    if mark in (_PASSED, _FAILED):
        return mark == _PASSED
    number = amount(mark)
    # A mark between 0 and 1 is a fraction, such as 0.85 for 85.
    if number is None or 0 < number < 1:
        row.fault(_F.MARK, Notice(Allowed.MARK), Notice(Found.NOT_QUOTED))
        return None
    return float(number) >= known.rules.number(ON_TRACK, CountingRule.PASSING_MARK)


def _count(own: _Marks, period: str, known: Knowledge) -> Count:
    is_first = period.endswith(_FIRST_SEMESTER)
    rule = CountingRule.LEAST_CREDITS_FIRST_SEMESTER if is_first else CountingRule.LEAST_CREDITS
    least = Decimal(str(known.rules.number(ON_TRACK, rule)))
    most = known.rules.number(ON_TRACK, CountingRule.MOST_CORE_FAILURES)
    is_on_track = own.credits >= least and own.n_core_failed <= most
    return Count(own.student, ON_TRACK, period, "", float(is_on_track), 1.0)
