"""Adds up what single students count, by district, school and group; here they cease to exist."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from monitoring.errors import Notice
from monitoring.result_files.model import HIDDEN, HIGH_SCHOOL, MEASURED, NAN, STATE_CODE, folded
from monitoring.result_files.records import Figures, Key, Place, Record
from monitoring.result_files.schools import nearest
from monitoring.student_exports.coverage import notes_on, with_enrolled
from monitoring.student_exports.model import (
    EVERYONE,
    Count,
    Knowledge,
    Roster,
    Student,
    Table,
)
from monitoring.vocabulary import MIN_SHOWN, OrganisationLevel, Unit
from monitoring.vocabulary.exports import DropReason, ExportField, ExportNote
from monitoring.vocabulary.faults import Allowed, Found

# Indicators that are an early sign of graduation: of them the high schools are told apart.
_WITH_HIGH_SCHOOL = frozenset({"chronic_absenteeism", "suspension", "office_referrals"})
_HIGH_SCHOOL_GRADES = frozenset({"9", "10", "11", "12"})
_PER_HUNDRED = 100.0


_Key = tuple[str, str, Place, str, str, str]


def records_of(
    table: Table, counts: Sequence[Count], roster: Roster | None, known: Knowledge
) -> list[Record]:
    """Return the results that an export comes to, in the order of their keys.

    Args:
        table: the export; its faults, notes and what it leaves out grow.
        counts: what each student adds.
        roster: the students enrolled, None where there is no roster.
        known: what exports are read with.
    """
    counts = _on_roster(table, counts, roster)
    schools = _schools(table, counts, known)
    sums: dict[_Key, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for count in counts:
        for key in _keys(count, schools, roster, known):
            sums[key][0] += count.part
            sums[key][1] += count.whole
            sums[key][2] += 1
    ordered = sorted(sums, key=_order)
    records = [
        _record(table, key, sums[key], number, known) for number, key in enumerate(ordered, 1)
    ]
    records = with_enrolled(records, counts, roster, known)
    table.notes += notes_on(records, known)
    return records


def _order(key: _Key) -> tuple[str, ...]:
    indicator, period, place, area, span, group = key
    return indicator, period, place.level, place.name, area, span, group


def _on_roster(table: Table, counts: Sequence[Count], roster: Roster | None) -> list[Count]:
    """Leave out those whom the roster does not know, unless they are leavers who count."""
    if roster is None:
        return list(counts)
    kept = [it for it in counts if it.is_leaver or roster.member(it.student) is not None]
    others = {id(it.student) for it in counts} - {id(it.student) for it in kept}
    if others:
        table.drops[DropReason.NOT_ON_ROSTER] += len(others)
    return kept


def _schools(
    table: Table, counts: Sequence[Count], known: Knowledge
) -> Mapping[tuple[str, str], Place | None]:
    """Return school as written -> whose result it is, None for one that is not made.

    A name that stands beside few students could be a student's own where a column is not what it
    is taken for: it is neither quoted nor made a school.
    """
    students: dict[tuple[str, str], dict[str, Student]] = {}
    for count in counts:
        student = count.student
        if student.school:
            named = students.setdefault((student.school, student.school_code), {})
            named.setdefault(student.number, student)
    _refuse_shared_names(table, students)
    places: dict[tuple[str, str], Place | None] = {}
    n_small = 0
    for (name, code), of_school in students.items():
        line = min(student.line for student in of_school.values())
        places[name, code] = _known_school(name, code, known)
        if places[name, code] is not None:
            _refuse_other_code(table, line, name, code, known)
            continue
        is_large = len(of_school) >= MIN_SHOWN
        if known.context.may_add_schools or known.context.schools is None:
            n_small += not is_large
            places[name, code] = Place(OrganisationLevel.SCHOOL, name, None) if is_large else None
        else:
            _ask_about(table, name, line, known, is_quoted=is_large)
    if n_small:
        table.notes.append(Notice(ExportNote.SMALL_NEW_SCHOOLS, n=n_small))
    return places


def _refuse_shared_names(
    table: Table, students: Mapping[tuple[str, str], Mapping[str, Student]]
) -> None:
    """Refuse two schools of one name, which a result could not tell apart."""
    codes: dict[str, dict[str, int]] = defaultdict(dict)
    for (name, code), of_school in students.items():
        if code:
            line = min(student.line for student in of_school.values())
            codes[folded(name)].setdefault(code.removesuffix(".0").strip().lstrip("0"), line)
    for lines in codes.values():
        if len(lines) > 1:
            _fault(table, max(lines.values()), Notice(Found.NOT_QUOTED), Allowed.ONE_CODE)


def _refuse_other_code(table: Table, line: int, name: str, code: str, known: Knowledge) -> None:
    """Refuse the code of one known school beside the name of another: whose results are they?"""
    coded = [known.school_names.get(it, "") for it in _codes(code, known)]
    named = known.context.school(name)
    if named is None or len(coded) != 1 or not coded[0] or folded(coded[0]) == folded(named):
        return
    found = Notice(Found.CODE_OF_SCHOOL, name=coded[0])
    allowed = Notice(Allowed.CODE_OF_SCHOOL, name=named)
    table.fault(line, table.column(ExportField.SCHOOL_CODE), found, allowed)


def _codes(code: str, known: Knowledge) -> list[str]:
    """Return the codes of known schools that end as a code does."""
    digits = code.removesuffix(".0").strip()
    ending = f"-{digits[-4:].zfill(4)}" if digits.isdigit() else ""
    return [it for it in known.context.school_codes if ending and it.endswith(ending)]


def _known_school(name: str, code: str, known: Knowledge) -> Place | None:
    matching = _codes(code, known)
    named = known.context.school(name)
    if named is None and len(matching) == 1 and matching[0].startswith(f"{STATE_CODE}-"):
        return Place(OrganisationLevel.SCHOOL, name, matching[0])
    return None if named is None else Place(OrganisationLevel.SCHOOL, named, None)


def _ask_about(table: Table, name: str, line: int, known: Knowledge, *, is_quoted: bool) -> None:
    like = nearest(name, known.context.schools or frozenset()) if is_quoted else None
    found = Notice(Found.NOT_QUOTED)
    if is_quoted:
        found = Notice(Found.TEXT, text=name)
    if like:
        found = Notice(Found.SCHOOL_LIKE, text=name, like=like)
    _fault(table, line, found, Allowed.KNOWN_SCHOOL)


def _fault(table: Table, line: int, found: Notice, allowed: Allowed) -> None:
    table.fault(line, table.column(ExportField.SCHOOL), found, Notice(allowed))


def _keys(
    count: Count,
    schools: Mapping[tuple[str, str], Place | None],
    roster: Roster | None,
    known: Knowledge,
) -> Iterator[_Key]:
    student = count.student
    district = Place(OrganisationLevel.DISTRICT, known.context.district, None)
    school = schools.get((student.school, student.school_code))
    grade = student.grade
    member = roster.member(student) if roster is not None else None
    if member is not None:
        grade = grade or member.grade
    for place in (district, school):
        for span in _spans(count.indicator, grade, known) if place is not None else ():
            for group in _groups(student, roster, known):
                if place is not None:
                    yield count.indicator, count.period, place, count.content_area, span, group


def _spans(indicator: str, grade: str, known: Knowledge) -> Iterator[str]:
    yield known.spans.get(indicator, "")
    if indicator in _WITH_HIGH_SCHOOL and grade in _HIGH_SCHOOL_GRADES:
        yield HIGH_SCHOOL


def _groups(student: Student, roster: Roster | None, known: Knowledge) -> set[str]:
    """Return a student's groups: the roster's, and of families it is silent on the export's."""
    member = roster.member(student) if roster is not None else None
    groups = set(member.groups) if member is not None else set()
    families = {known.families[group] for group in groups}
    groups |= {group for group in student.groups if known.families[group] not in families}
    return groups | {EVERYONE}


def _record(
    table: Table, key: _Key, sums: Sequence[float], number: int, known: Knowledge
) -> Record:
    indicator, period, place, area, span, group = key
    unit = known.context.unit(indicator)
    part, whole, n_students = sums
    state = HIDDEN if n_students < MIN_SHOWN else MEASURED
    figures = Figures(state, part, whole)
    if unit == Unit.RATE:
        # A rate has no counts of students, so that it is hidden here.
        is_shown = whole and state == MEASURED
        figures = Figures(state, value=part / whole * _PER_HUNDRED if is_shown else NAN)
    return Record.of(
        Key(indicator, period, group, span, area),
        place,
        figures,
        file=table.file,
        line=number,
        unit=unit,
        source=table.layout.name,
    )
