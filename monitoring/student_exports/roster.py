"""Reads a roster: who is enrolled, and in which groups; it never leaves the memory."""

from monitoring.errors import Notice
from monitoring.student_exports.cells import grade
from monitoring.student_exports.forms.students import student_number
from monitoring.student_exports.groups import GROUP_FIELDS, groups_of
from monitoring.student_exports.model import Knowledge, Member, Roster, Table
from monitoring.student_exports.rows import rows
from monitoring.vocabulary.exports import DropReason, ExportField
from monitoring.vocabulary.faults import Allowed, Found


def read_roster(table: Table, known: Knowledge) -> Roster:
    """Read a roster; a student who stands in it twice must be the same both times."""
    members: dict[str, Member] = {}
    firsts: dict[str, int] = {}
    for row in rows(table):
        number = student_number(row, ExportField.STUDENT)
        other = student_number(row, ExportField.OTHER_STUDENT)
        if number is None or other is None:
            continue
        if not number and not other:
            table.drops[DropReason.NO_STUDENT] += 1
            continue
        member = Member(
            groups_of(row, known),
            row.text(ExportField.SCHOOL),
            row.text(ExportField.SCHOOL_CODE),
            grade(row.text(ExportField.GRADE)),
        )
        key = number or other
        if key in firsts and members[key].groups != member.groups:
            found = Notice(Found.STUDENT_AGAIN, first_line=firsts[key])
            row.fault(ExportField.STUDENT, Notice(Allowed.ONE_ROW_OF_A_STUDENT), found)
            continue
        firsts.setdefault(key, row.line)
        members[key] = member
        if other and other not in members:
            members[other] = member
    return Roster(
        members,
        tuple(firsts),
        has_groups=any(table.has(field) for field in GROUP_FIELDS),
        has_schools=table.has(ExportField.SCHOOL),
        has_grades=table.has(ExportField.GRADE),
    )
