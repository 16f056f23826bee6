"""Curriculum Associates i-Ready, diagnostic results: a row for each diagnostic, with its groups.

Source:
    Headers of public samples, 65 columns for reading and for math each (November 2026). The files
    of 2026-27 name an assessment where the earlier ones name a diagnostic.
"""

from collections.abc import Sequence

from monitoring.student_exports.cells import flag, season
from monitoring.student_exports.forms.students import tested_in
from monitoring.student_exports.forms.tests import (
    is_reached,
    no_subject,
    order_of,
    rank_of,
    score_of,
    season_number,
    subject_of,
)
from monitoring.student_exports.model import Knowledge, Layout, Row, Table, Test, folded_name
from monitoring.vocabulary.exports import (
    ON_PACE,
    CountingRule,
    DropReason,
    ExportField,
    ExportForm,
    ExportNote,
)

_F = ExportField
_PROJECTED = "Proficiency if Student Shows No Additional Growth"
_PLACED = "Overall Relative Placement"
# Where a student stands beside the grade, lowest first.
_PLACEMENTS = (
    ("3 or more grade levels below", "3+ grade levels below", "3 grade levels below"),
    ("2 or more grade levels below", "2 grade levels below"),
    ("1 grade level below",),
    ("early on grade level",),
    ("mid or above grade level", "mid on grade level", "late on grade level", "on or above grade"),
)
_BASELINE = ("Baseline Diagnostic (Y/N)", "Baseline Assessment (Y/N)")
_LATEST = ("Most Recent Diagnostic YTD (Y/N)", "Most Recent Assessment YTD (Y/N)")
# Columns that only the file of one subject has: of math, of reading.
_OF_SUBJECT = (
    (
        *("Quantile Measure", "Quantile Range", "Number and Operations Scale Score"),
        *("Algebra and Algebraic Thinking Scale Score", "Geometry Scale Score"),
    ),
    (
        *("Lexile Measure", "Lexile Range", "Phonics Scale Score", "Vocabulary Scale Score"),
        *("Reading Difficulty Indicator (Y/N)", "Phonological Awareness Scale Score"),
    ),
)
_GONE = frozenset({"no", "n", "false", "not enrolled", "no longer enrolled", "unenrolled"})
_NOT_RUSHED = frozenset({"", "no", "n", "none", "n/a", "false", "green"})
_MATH, _ELA = "Mathematics", "English Language Arts"


def _read(row: Row, table: Table, known: Knowledge) -> Sequence[Test] | DropReason:
    window = season(row.text(_F.WINDOW))
    if window is None:
        return DropReason.OTHER_WINDOW
    if row.text(_F.LEFT).casefold() in _GONE:
        return DropReason.LEFT
    if row.cell("Rush Flag").casefold() not in _NOT_RUSHED:
        if known.rules.text(ON_PACE, CountingRule.RUSHED_TESTS) == "leave_out":
            return DropReason.RUSHED
        table.told[ExportNote.RUSHED_COUNTED] += 1
    area = _area(row, table)
    if area is None:
        return DropReason.OTHER_SUBJECT
    if not row.cell(_PROJECTED) and not row.cell(_PLACED):
        return DropReason.NO_VERDICT
    return _test(row, table, known, area, window)


def _test(row: Row, table: Table, known: Knowledge, area: str, window: str) -> Sequence[Test]:
    is_on_pace = _is_on_pace(row, table, known)
    period = tested_in(row, row.text(_F.WINDOW), known, ON_PACE)
    if is_on_pace is None or period is None:
        return ()
    flags = _BASELINE if window == "fall" else _LATEST
    is_flagged = any(flag(row.cell(name)) is True for name in flags)
    order = (is_flagged, *order_of(row))
    level = rank_of(row.cell(_PLACED), _PLACEMENTS)
    reached = {ON_PACE: is_on_pace}
    return (Test(area, period, order, score_of(row), reached, level, season_number(window)),)


def _area(row: Row, table: Table) -> str | None:
    """Return the subject: as a row says, else as only the columns of one subject do.

    Raises:
        ExportError: neither rows, columns nor the file's name say it.
    """
    subject = row.cell("Subject")
    if subject:
        return subject_of(subject)
    is_math, is_ela = (any(folded_name(it) in table.index for it in of) for of in _OF_SUBJECT)
    if is_math != is_ela:
        return _MATH if is_math else _ELA
    return subject_of(table.file) or no_subject(table, "Subject")


def _is_on_pace(row: Row, table: Table, known: Knowledge) -> bool | None:
    """Return whether the projection is proficient or, without one, the placement on grade."""
    projected = row.cell(_PROJECTED)
    if projected:
        return is_reached(row, _PROJECTED, projected, known)
    table.told[ExportNote.PLACEMENT] = 1
    return is_reached(row, _PLACED, row.cell(_PLACED), known, CountingRule.ON_GRADE)


LAYOUT = Layout(
    code="i_ready",
    name="Curriculum Associates i-Ready",
    form=ExportForm.TESTS,
    columns={
        _F.STUDENT: ("Student ID",),
        _F.OTHER_STUDENT: ("Student State ID",),
        _F.SCHOOL: ("School",),
        _F.SCHOOL_CODE: ("School State ID",),
        _F.GRADE: ("Student Grade",),
        _F.SCHOOL_YEAR: ("Academic Year",),
        _F.WINDOW: ("Norming Window",),
        _F.DATE: ("Completion Date",),
        _F.SCORE: ("Overall Scale Score",),
        _F.LEFT: ("Enrolled",),
        _F.RACE: ("Race",),
        _F.HISPANIC: ("Hispanic or Latino",),
        _F.ENGLISH_LEARNER: ("English Language Learner",),
        _F.DISABILITY: ("Special Education",),
        _F.DISADVANTAGED: ("Economically Disadvantaged",),
        _F.GENDER: ("Sex",),
        _F.MIGRANT: ("Migrant",),
    },
    needs=(
        *(("Student ID", "Student State ID"), ("Student Grade",), ("Academic Year",), ("School",)),
        *(("Enrolled",), ("Hispanic or Latino",), ("Race",), ("English Language Learner",)),
        *(("Special Education",), ("Economically Disadvantaged",), ("Migrant",)),
        *(("Completion Date",), ("Norming Window",), _BASELINE, _LATEST, ("Rush Flag",)),
        *(("Overall Placement",), (_PLACED,)),
    ),
    own=frozenset(
        folded_name(name)
        for name in (
            *("Norming Window", "Rush Flag", _PLACED, _PROJECTED, "Overall Placement"),
            *(*_BASELINE, *_LATEST, "Diagnostic Gain", "Annual Typical Growth Measure"),
        )
    ),
    least=3,
    reader=_read,
    more=("Subject", _PROJECTED, *_OF_SUBJECT[0], *_OF_SUBJECT[1]),
)
