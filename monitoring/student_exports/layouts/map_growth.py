"""NWEA MAP Growth, AssessmentResults or ComboStudentAssessment: a row for each test.

Source:
    Header of a public sample with 143 columns (November 2026). It names neither grade nor group.
"""

from collections.abc import Sequence

from monitoring.student_exports.cells import flag, season
from monitoring.student_exports.forms.students import tested_in
from monitoring.student_exports.forms.tests import (
    GROWTH,
    LEVELS,
    is_reached,
    order_of,
    rank_of,
    score_of,
    season_number,
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
_STUDIES = range(1, 11)
_GROWTH = {
    "fall": "FallToFallMetProjectedGrowth",
    "winter": "FallToWinterMetProjectedGrowth",
    "spring": "FallToSpringMetProjectedGrowth",
}
_AREAS = {
    "mathematics": "Mathematics",
    "math": "Mathematics",
    "science": "Science",
}
_ELA = "English Language Arts"
_ELA_WORDS = ("reading", "language")


def _read(row: Row, table: Table, known: Knowledge) -> Sequence[Test] | DropReason:
    term = row.text(_F.WINDOW)
    window = season(term)
    if window is None:
        return DropReason.OTHER_WINDOW
    area = _area(row, known)
    if area is None:
        return DropReason.OTHER_SUBJECT
    is_growth_only = known.rules.text(ON_PACE, CountingRule.GROWTH_TESTS_ONLY) == "yes"
    if is_growth_only and flag(row.cell("GrowthMeasureYN")) is not True:
        return DropReason.NOT_A_GROWTH_TEST
    level = _level(row, known)
    if not level:
        table.told[ExportNote.NO_STUDY] += level is None
        return DropReason.NO_VERDICT
    period = tested_in(row, term, known, ON_PACE)
    if period is None:
        return ()
    is_on_pace = is_reached(row, "ProjectedProficiencyLevel", level, known)
    if is_on_pace is None:
        return ()
    reached = {ON_PACE: is_on_pace}
    has_grown = flag(row.cell(_GROWTH[window]))
    if has_grown is not None:
        reached[GROWTH] = has_grown
    day, line = order_of(row)
    order = (day, row.cell("TestStartTime"), line)
    rank = rank_of(level, [(name,) for name in LEVELS])
    return (Test(area, period, order, score_of(row), reached, rank, season_number(term)),)


def _area(row: Row, known: Knowledge) -> str | None:
    """Return the subject; of the two tests of English Language Arts only one stands for it."""
    subject = row.text(_F.CONTENT_AREA).casefold()
    course = (row.text(_F.COURSE) or subject).casefold()
    wanted = known.rules.text(ON_PACE, CountingRule.ELA_TEST).casefold()
    if subject.startswith(_ELA_WORDS):
        name = course if course.startswith(_ELA_WORDS) else subject
        return _ELA if name.startswith(wanted) else None
    return next((area for word, area in _AREAS.items() if subject.startswith(word)), None)


def _level(row: Row, known: Knowledge) -> str | None:
    """Return the level projected on Georgia's test, None where that is not among the studies.

    Which study is which varies from row to row.
    """
    study = known.rules.text(ON_PACE, CountingRule.STUDY).casefold()
    for number in _STUDIES:
        if row.cell(f"ProjectedProficiencyStudy{number}").casefold().startswith(study):
            return row.cell(f"ProjectedProficiencyLevel{number}")
    return None


_NEEDS = (
    *(("TermName",), ("SchoolName",), ("School_StateID",), ("StudentID", "Student_StateID")),
    *(("Subject", "MeasurementScale"), ("Course", "Discipline", "MeasurementScale")),
    *(("GrowthMeasureYN",), ("TestStartDate",), ("TestRITScore",), ("TestPercentile",)),
    *(("ProjectedProficiencyStudy1",), ("ProjectedProficiencyLevel1",)),
)
LAYOUT = Layout(
    code="map_growth",
    name="NWEA MAP Growth",
    form=ExportForm.TESTS,
    columns={
        _F.STUDENT: ("StudentID",),
        _F.OTHER_STUDENT: ("Student_StateID",),
        _F.SCHOOL: ("SchoolName",),
        _F.SCHOOL_CODE: ("School_StateID",),
        _F.WINDOW: ("TermName",),
        _F.CONTENT_AREA: ("Subject", "MeasurementScale"),
        _F.COURSE: ("Course", "Discipline"),
        _F.DATE: ("TestStartDate",),
        _F.SCORE: ("TestRITScore",),
    },
    needs=_NEEDS,
    own=frozenset(
        folded_name(name)
        for name in (
            *("TermName", "GrowthMeasureYN", "TestRITScore", "TestPercentile", "TestStartDate"),
            *("ProjectedProficiencyStudy1", "ProjectedProficiencyLevel1", "WISelectedAYFall"),
            *("FallToWinterMetProjectedGrowth", "NormsReferenceData", "RapidGuessingPercentage"),
        )
    ),
    least=3,
    reader=_read,
    more=(
        *("TestStartTime", *_GROWTH.values()),
        *(f"ProjectedProficiencyStudy{number}" for number in _STUDIES),
        *(f"ProjectedProficiencyLevel{number}" for number in _STUDIES),
    ),
)
