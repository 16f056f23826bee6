"""Counts tests: one for each student, subject and window, by the rule on retakes."""

import re
from collections.abc import Iterator, Sequence
from typing import NoReturn

from monitoring.errors import Notice
from monitoring.student_exports.cells import (
    SEASONS,
    amount,
    begins_with,
    day,
    flag,
    season,
)
from monitoring.student_exports.forms.matched import matched_students
from monitoring.student_exports.forms.students import is_kept, student_of, tested_in
from monitoring.student_exports.model import Count, Knowledge, Roster, Row, Student, Table, Test
from monitoring.student_exports.rows import rows
from monitoring.student_exports.rules import ExportError
from monitoring.vocabulary.exports import (
    ON_PACE,
    CountingRule,
    DropReason,
    ExportFault,
    ExportField,
    ExportNote,
)
from monitoring.vocabulary.faults import Allowed, Found

GROWTH = "growth_as_projected"
# Georgia's levels of achievement, lowest first, and words for those who are not there yet.
LEVELS = ("beginning", "developing", "proficient", "distinguished")
_LOWER = ("below", "approaching", "not ", "on watch", "intervention", "urgent")
_F = ExportField
_Kept = dict[tuple[str, str, str], tuple[Student, Test]]


def count_tests(table: Table, known: Knowledge, roster: Roster | None) -> list[Count]:
    """Count the tests of a file."""
    read = table.layout.reader or read_test
    kept: _Kept = {}
    for row in rows(table):
        if not is_kept(row):
            continue
        tests = read(row, table, known)
        if isinstance(tests, DropReason):
            table.drops[tests] += 1
            continue
        student = student_of(row, known) if tests else None
        if student is None:
            continue
        for test in tests:
            _keep(kept, student, test, table, known)
    _note_growth(table, kept)
    table.matched, notes = matched_students(kept, roster)
    table.notes += notes
    if table.told[ExportNote.PLACEMENT]:
        table.notes.append(Notice(ExportNote.PLACEMENT))
    return list(_counts(kept))


def _note_growth(table: Table, kept: _Kept) -> None:
    """Say how many tests have no earlier one to grow from, where some have."""
    n_grown = sum(GROWTH in test.reached for _, test in kept.values())
    if n_grown and n_grown < len(kept):
        table.notes.append(Notice(ExportNote.NO_PROJECTION, n=len(kept) - n_grown))


def _keep(kept: _Kept, student: Student, test: Test, table: Table, known: Knowledge) -> None:
    key = (student.number, test.content_area, test.period)
    before = kept.get(key)
    if before is not None:
        rule = known.rules.text(ON_PACE, CountingRule.RETAKE)
        is_same_day = test.order[:-1] == before[1].order[:-1]
        if is_same_day and _says(test) == _says(before[1]):
            table.told[ExportNote.REPEATED_ROWS] += 1
            return
        table.drops[DropReason.RETAKES] += 1
        table.told[ExportNote.SAME_DAY] += is_same_day and rule != "highest"
        if not _is_better(test, before[1], rule):
            return
    kept[key] = (student, test)


def _says(test: Test) -> tuple[object, ...]:
    return (test.score, dict(test.reached), test.level)


def _is_better(test: Test, before: Test, rule: str) -> bool:
    if rule == "first":
        return test.order < before.order
    if rule == "highest":
        return (test.score, test.order) >= (before.score, before.order)
    return test.order >= before.order


def _counts(kept: _Kept) -> Iterator[Count]:
    for student, test in kept.values():
        for indicator, is_reached in test.reached.items():
            place = (student, indicator, test.period, test.content_area)
            yield Count(*place, part=float(is_reached), whole=1.0)


def read_test(row: Row, table: Table, known: Knowledge) -> Sequence[Test] | DropReason:
    """Read a row of an export whose columns the rows of ``student_export_mappings`` name."""
    area = known_area(row)
    if not area:
        return DropReason.OTHER_SUBJECT
    if season(row.meaning(_F.WINDOW)) is None:
        return DropReason.OTHER_WINDOW
    level = row.meaning(_F.LEVEL)
    if not level:
        return DropReason.NO_VERDICT
    period = tested_in(row, row.meaning(_F.WINDOW), known, ON_PACE)
    if period is None:
        return ()
    is_on_pace = flag(level)
    if is_on_pace is None:
        is_on_pace = is_reached(row, _F.LEVEL, level, known)
    if is_on_pace is None:
        return ()
    return (Test(area, period, order_of(row), score_of(row), {ON_PACE: is_on_pace}),)


def is_reached(
    row: Row,
    column: str,
    text: str,
    known: Knowledge,
    rule: CountingRule = CountingRule.ON_PACE,
) -> bool | None:
    """Return whether a level counts as reached; one that nobody knows is a fault, never a no.

    Args:
        row: the row; its faults grow.
        column: the field of the level, or what its column is called.
        text: the level as written, with or without its number.
        known: the rules.
        rule: which of them names the levels that count.
    """
    words = known.rules.words(ON_PACE, rule)
    if begins_with(text, words):
        return True
    if begins_with(text, (*LEVELS, *_LOWER)) or " below" in text.casefold():
        return False
    names = tuple(
        name.capitalize() for name in (words if rule == CountingRule.ON_GRADE else LEVELS)
    )
    header = row.table.column(column) if isinstance(column, ExportField) else column
    found, allowed = Notice(Found.NOT_QUOTED), Notice(Allowed.ONE_OF, names=names)
    row.table.fault(row.line, header, found, allowed)
    return None


def known_area(row: Row) -> str:
    """Return the subject of a row, "" where the layout's rows name subjects and not this one."""
    text = row.meaning(_F.CONTENT_AREA)
    values = row.table.layout.values.get(_F.CONTENT_AREA)
    return text if not values or text in values.values() else ""


def order_of(row: Row) -> tuple[object, ...]:
    """Return by what the later of two tests is known: its day, then its place in the file."""
    text = row.text(_F.DATE)
    taken = day(text)
    if text and taken is None:
        row.fault(_F.DATE, Notice(Allowed.EXPORT_DATE), Notice(Found.NOT_QUOTED))
    return (taken.isoformat() if taken else "", row.line)


def score_of(row: Row) -> float:
    """Return the score of a test, 0 where there is none."""
    found = amount(row.text(_F.SCORE))
    return float(found) if found is not None else 0.0


def rank_of(text: str, ranks: Sequence[Sequence[str]]) -> float | None:
    """Return the place of a level among some, each by the words that it may begin with."""
    found = [place for place, words in enumerate(ranks) if begins_with(text, words)]
    return float(found[0]) if found else None


def subject_of(text: str) -> str | None:
    """Return the subject that a text names, None for another or none, or where it names both."""
    words = text.casefold()
    is_math = "math" in words
    is_ela = "read" in words or "english" in words
    is_ela = is_ela or re.search(r"(?<![a-z])ela(?![a-z])", words) is not None
    if is_math == is_ela:
        return None
    return "Mathematics" if is_math else "English Language Arts"


def no_subject(table: Table, column: str) -> NoReturn:
    """Refuse a file that does not say its subject: taken for either, it could be the other.

    Raises:
        ExportError: always.
    """
    raise ExportError(
        ExportFault.NO_SUBJECT, file=table.file, export=table.layout.name, columns=(column,)
    )


def season_number(text: str) -> int:
    """Return the place of a window in a year, 0 where it is none."""
    window = season(text)
    return SEASONS.index(window) + 1 if window else 0
