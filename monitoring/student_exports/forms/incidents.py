"""Counts suspensions and office referrals beside the students enrolled, whom a roster names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from monitoring.errors import Notice
from monitoring.student_exports.cells import day, quarter_of
from monitoring.student_exports.forms.students import is_kept, one_year, student_of
from monitoring.student_exports.model import (
    Count,
    Knowledge,
    Roster,
    Row,
    Student,
    Table,
)
from monitoring.student_exports.rows import rows
from monitoring.student_exports.rules import ExportError
from monitoring.vocabulary.exports import CountingRule, ExportFault, ExportField, ExportNote
from monitoring.vocabulary.faults import Allowed, Found

SUSPENDED = "suspension"
REFERRALS = "office_referrals"
_SUSPENSION = "suspension"
_F = ExportField
SCHOOL_DAYS = {
    "Q1": CountingRule.SCHOOL_DAYS_Q1,
    "Q2": CountingRule.SCHOOL_DAYS_Q2,
    "Q3": CountingRule.SCHOOL_DAYS_Q3,
    "Q4": CountingRule.SCHOOL_DAYS_Q4,
}


@dataclass
class _Found:
    """What the file says of one student: the incidents, and whether one was a suspension."""

    student: Student
    incidents: set[str] = field(default_factory=set)
    is_suspended: bool = False


def count_incidents(table: Table, known: Knowledge, roster: Roster | None) -> list[Count]:
    """Count a file with a row for each resolution of an incident, for the school year to date.

    Raises:
        ExportError: there is no roster, so that nobody knows of how many students they are.
    """
    if roster is None:
        raise ExportError(ExportFault.NEEDS_ROSTER, file=table.file, export=table.layout.name)
    found: dict[str, _Found] = {}
    periods: set[str] = set()
    n_others = 0
    for row in rows(table):
        student = student_of(row, known) if is_kept(row) else None
        if not row.text(_F.INCIDENT):
            row.fault(_F.INCIDENT, Notice(Allowed.SOME_TEXT), Notice(Found.EMPTY))
        if student is not None and (period := _period(row, known)) is not None:
            own = found.setdefault(student.number, _Found(student))
            # An incident has a row for each resolution, and counts once.
            own.incidents.add(row.text(_F.INCIDENT))
            is_suspension = _is_suspension(row)
            own.is_suspended |= is_suspension
            n_others += bool(row.text(_F.ACTION)) and not is_suspension
            periods.add(period)
    if not periods:
        return []
    one_year(table, periods)
    period = max(periods)
    table.notes.append(Notice(ExportNote.COUNTED_FOR, review_quarter=period))
    if n_others:
        table.notes.append(Notice(ExportNote.OTHER_RESOLUTIONS, n=n_others))
    return list(_counts(table, found, roster, period, known))


def _is_suspension(row: Row) -> bool:
    """Tell a suspension by how its resolution begins: "OSS 3 days" is one, "ISSUED" is none."""
    text = " ".join(row.text(_F.ACTION).split()).casefold()
    known = {**row.table.layout.values.get(_F.ACTION, {}), _SUSPENSION: _SUSPENSION}
    return any(
        meaning.casefold() == _SUSPENSION and re.match(rf"{re.escape(word)}(?![^\W_])", text)
        for word, meaning in known.items()
    )


def _period(row: Row, known: Knowledge) -> str | None:
    """Return the quarter in which it happened; a day that the calendar lacks is a fault."""
    happened = day(row.text(_F.DATE))
    period = quarter_of(happened, known.quarters) if happened is not None else None
    if happened is None:
        row.fault(_F.DATE, Notice(Allowed.EXPORT_DATE), Notice(Found.NOT_QUOTED))
    elif period is None or known.context.period(period) is None:
        first = min(begins for _, begins, _ in known.quarters)
        last = max(ends for _, _, ends in known.quarters)
        allowed = Notice(Allowed.DAY_OF_CALENDAR, first=first, last=last)
        row.fault(_F.DATE, allowed, Notice(Found.NOT_QUOTED))
        return None
    return period


def _counts(
    table: Table, found: dict[str, _Found], roster: Roster, period: str, known: Knowledge
) -> Iterator[Count]:
    n_days = known.rules.number(REFERRALS, SCHOOL_DAYS[period[-2:]])
    by_member = {id(roster.member(own.student)): own for own in found.values()}
    for number in roster.students:
        member = roster.members[number]
        own = by_member.get(id(member))
        student = Student(
            number, "", member.school, member.school_code, member.grade, frozenset(), 0
        )
        yield from _of(student, own, n_days, period, is_leaver=False)
    leavers = [own for own in found.values() if roster.member(own.student) is None]
    if known.rules.text(SUSPENDED, CountingRule.LEAVERS) == "count":
        if leavers:
            table.notes.append(Notice(ExportNote.LEAVERS, n=len(leavers)))
        yield from _of_leavers(leavers, period)
    else:
        yield from (_suspension(own.student, own, period) for own in leavers)


def _of(
    student: Student, own: _Found | None, n_days: float, period: str, *, is_leaver: bool
) -> Iterator[Count]:
    n_incidents = 0 if own is None else len(own.incidents)
    yield _suspension(student, own, period, is_leaver=is_leaver)
    yield Count(student, REFERRALS, period, "", part=float(n_incidents), whole=n_days)


def _suspension(
    student: Student, own: _Found | None, period: str, *, is_leaver: bool = False
) -> Count:
    is_suspended = own is not None and own.is_suspended
    return Count(student, SUSPENDED, period, "", float(is_suspended), 1.0, is_leaver)


def _of_leavers(leavers: Iterable[_Found], period: str) -> Iterator[Count]:
    """Count those who left among the suspended and among the students; of referrals, nobody."""
    for own in leavers:
        yield _suspension(own.student, own, period, is_leaver=True)
