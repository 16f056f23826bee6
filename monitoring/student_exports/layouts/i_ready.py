"""Curriculum Associates i-Ready, diagnostic results: a row for each diagnostic, with its groups.

Source:
    Headers of public samples, 65 columns for reading and for math each (November 2026). The files
    of 2026-27 name an assessment where the earlier ones name a diagnostic.
"""

from collections.abc import Sequence

from monitoring.student_exports.cells import flag, season, window_period
from monitoring.student_exports.forms.students import known_period
from monitoring.student_exports.forms.tests import ON_PACE, is_reached, order_of, score_of
from monitoring.student_exports.model import Knowledge, Layout, Row, Table, Test, folded_name
from monitoring.vocabulary.exports import (
    CountingRule,
    DropReason,
    ExportField,
    ExportForm,
    ExportNote,
)

_F = ExportField
_PROJECTED = "Proficiency if Student Shows No Additional Growth"
_PLACED = "Overall Relative Placement"
_BASELINE = ("Baseline Diagnostic (Y/N)", "Baseline Assessment (Y/N)")
_LATEST = ("Most Recent Diagnostic YTD (Y/N)", "Most Recent Assessment YTD (Y/N)")
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
    if not row.cell(_PROJECTED) and not row.cell(_PLACED):
        return DropReason.NO_VERDICT
    is_on_pace = _is_on_pace(row, table, known)
    if is_on_pace is None:
        return ()
    code = window_period(row.text(_F.WINDOW), row.text(_F.SCHOOL_YEAR), known, ON_PACE)
    period = known_period(row, _F.WINDOW, code, known)
    if period is None:
        return ()
    flags = _BASELINE if window == "fall" else _LATEST
    is_flagged = any(flag(row.cell(name)) is True for name in flags)
    order = (is_flagged, *order_of(row))
    area = _MATH if _is_math(row) else _ELA
    return (Test(area, period, order, score_of(row), {ON_PACE: is_on_pace}),)


def _is_math(row: Row) -> bool:
    subject = row.cell("Subject").casefold()
    if subject:
        return subject.startswith("math")
    return folded_name("Quantile Measure") in row.table.index


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
    more=("Subject", _PROJECTED),
)
