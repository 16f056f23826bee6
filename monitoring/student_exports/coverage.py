"""How many of the students enrolled were tested, beside each result and in words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from monitoring.errors import Notice
from monitoring.result_files.model import folded
from monitoring.result_files.records import Record
from monitoring.student_exports.model import EVERYONE, Count, Knowledge, Roster
from monitoring.vocabulary import MIN_SHOWN, OrganisationLevel
from monitoring.vocabulary.exports import CountingRule, ExportNote

_Key = tuple[str, str, str]
_Test = tuple[str, str]


def with_enrolled(
    records: Sequence[Record], counts: Sequence[Count], roster: Roster | None, known: Knowledge
) -> list[Record]:
    """Set the students enrolled beside the results that have a least coverage.

    Where the roster names grades, only those count in which anybody was tested in that subject;
    where it names no schools, nothing is known of one.

    Args:
        records: the results of an export.
        counts: what each student added to them.
        roster: the students enrolled, None where there is no roster.
        known: the rules.
    """
    if roster is None:
        return list(records)
    grades: dict[_Test, set[str]] = defaultdict(set)
    for count in counts:
        member = roster.member(count.student)
        if known.rules.has(count.indicator, CountingRule.LEAST_COVERAGE) and member is not None:
            grades[count.indicator, count.content_area].add(member.grade)
    enrolled = {test: Counter(_keys(roster, tested)) for test, tested in grades.items()}
    return [
        replace(it, n_enrolled=_of(it, enrolled[it.indicator_id, it.content_area]))
        if (it.indicator_id, it.content_area) in enrolled
        else it
        for it in records
    ]


def _keys(roster: Roster, grades: set[str]) -> Iterator[_Key]:
    for number in roster.students:
        member = roster.members[number]
        if roster.has_grades and member.grade not in grades:
            continue
        for group in (EVERYONE, *member.groups):
            yield OrganisationLevel.DISTRICT, "", group
            if roster.has_schools:
                yield OrganisationLevel.SCHOOL, folded(member.school), group


def _of(record: Record, enrolled: Mapping[_Key, int]) -> float:
    is_school = record.organisation_level == OrganisationLevel.SCHOOL
    name = folded(record.organisation) if is_school else ""
    n = enrolled.get((record.organisation_level, name, record.subgroup), 0)
    # A school that the roster writes otherwise seems to have fewer students than were tested.
    return float(n) if n >= record.denominator else float("nan")


def notes_on(records: Sequence[Record], known: Knowledge) -> list[Notice]:
    """Say how many students were tested, and where they are too few to tell of all.

    Args:
        records: with n_enrolled where it is known.
        known: the rules.
    """
    counted = [it for it in records if it.n_enrolled >= MIN_SHOWN]
    if not counted:
        return []
    notes = []
    n_low: Counter[float] = Counter()
    for it in counted:
        least = known.rules.number(it.indicator_id, CountingRule.LEAST_COVERAGE)
        if it.organisation_level == OrganisationLevel.DISTRICT and it.subgroup == EVERYONE:
            notes.append(_note(it, least))
        n_low[least] += it.denominator < least * it.n_enrolled and it.denominator >= MIN_SHOWN
    for least, n in n_low.items():
        if n:
            notes.append(Notice(ExportNote.LOW_COVERAGE_PLACES, n=n, least=_percent(least)))
    return notes


def _note(record: Record, least: float) -> Notice:
    n, enrolled = int(record.denominator), int(record.n_enrolled)
    area, percent = record.content_area, _percent(n / enrolled)
    if n >= least * enrolled:
        return Notice(ExportNote.COVERAGE, n=n, enrolled=enrolled, area=area, percent=percent)
    return Notice(
        ExportNote.LOW_COVERAGE,
        n=n,
        enrolled=enrolled,
        area=area,
        percent=percent,
        least=_percent(least),
    )


def _percent(share: float) -> int:
    # Downward, so that a share below the least never reads as if it reached it.
    return int(share * 100 + 1e-9)
