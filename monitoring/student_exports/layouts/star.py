"""Renaissance Star, SR and SM: a row for each assessment; deactivated ones are in it.

Source:
    Header of a public sample with 126 columns (November 2026).
"""

from collections.abc import Mapping, Sequence

from monitoring.student_exports.cells import flag, season
from monitoring.student_exports.forms.students import tested_in
from monitoring.student_exports.forms.tests import (
    LEVELS,
    no_subject,
    order_of,
    rank_of,
    score_of,
    season_number,
    subject_of,
)
from monitoring.student_exports.model import Knowledge, Layout, Row, Table, Test, folded_name
from monitoring.vocabulary.exports import ON_PACE, DropReason, ExportField, ExportForm

_F = ExportField
_RACES = {
    "AmericanIndianOrAlaskaNative": "American Indian/Alaskan Native",
    "Asian": "Asian",
    "BlackOrAfricanAmerican": "Black",
    "NativeHawaiianOrOtherPacificIslander": "Native Hawaiian/Pacific Islander",
    "White": "White",
}
# Kinds of Star that are counted for neither subject.
_OTHER_TESTS = ("early literacy", "spanish", "espa", "cbm")
# Benchmarks by their categories, lowest first.
_BENCHMARKS: Mapping[str, Sequence[Sequence[str]]] = {
    "DistrictBenchmarkCategoryName": (
        *(("urgent intervention",), ("intervention",), ("on watch",)),
        ("at/above benchmark", "at or above benchmark", "at benchmark", "above benchmark"),
    ),
    "StateBenchmarkCategoryName": tuple((name,) for name in LEVELS),
}
_MATH, _ELA = "Mathematics", "English Language Arts"


def _read(row: Row, table: Table, known: Knowledge) -> Sequence[Test] | DropReason:
    if row.cell("AssessmentStatus").casefold() != "active":
        return DropReason.DEACTIVATED
    window = row.text(_F.WINDOW)
    if season(window) is None:
        return DropReason.OTHER_WINDOW
    area = _area(row, table)
    if area is None:
        return DropReason.OTHER_SUBJECT
    is_on_pace = flag(row.cell("StateBenchmarkProficient"))
    if is_on_pace is None:
        return DropReason.NO_VERDICT
    period = tested_in(row, window, known, ON_PACE)
    if period is None:
        return ()
    reached, level = {ON_PACE: is_on_pace}, _level(row, table)
    return (
        Test(area, period, order_of(row), score_of(row), reached, level, season_number(window)),
    )


def _area(row: Row, table: Table) -> str | None:
    """Return the subject: by the kind of test, else by the measure, else by the file's name.

    Raises:
        ExportError: none of them says it.
    """
    told = row.cell("AssessmentType")
    if any(word in told.casefold() for word in _OTHER_TESTS):
        return None
    is_math, is_ela = (folded_name(name) in table.index for name in ("Quantile", "Lexile"))
    by_measure = (_MATH if is_math else _ELA) if is_math != is_ela else None
    name = table.file.casefold()
    by_name = _MATH if name.startswith("sm") else _ELA if name.startswith("sr") else None
    found = subject_of(told) or by_measure or by_name or subject_of(name)
    return found or no_subject(table, "AssessmentType")


def _level(row: Row, table: Table) -> float | None:
    """Return where a student stands: by the district's benchmark, else by the state's."""
    for column, ranks in _BENCHMARKS.items():
        if folded_name(column) in table.index:
            return rank_of(row.cell(column), ranks)
    return float(flag(row.cell("StateBenchmarkProficient")) is True)


def _groups(row: Row) -> Mapping[ExportField, str]:
    """Return the race that its five flags say; several are more than one."""
    races = [race for column, race in _RACES.items() if flag(row.cell(column)) is True]
    if flag(row.cell("MultiRace")) is True or len(races) > 1:
        return {_F.RACE: "Multiracial"}
    return {_F.RACE: races[0]} if races else {}


LAYOUT = Layout(
    code="star",
    name="Renaissance Star",
    form=ExportForm.TESTS,
    columns={
        _F.STUDENT: ("StudentIdentifier",),
        _F.OTHER_STUDENT: ("StudentStateID",),
        _F.SCHOOL: ("SchoolName",),
        _F.SCHOOL_CODE: ("SchoolStateID",),
        _F.GRADE: ("CurrentGrade",),
        _F.SCHOOL_YEAR: ("SchoolYear",),
        _F.WINDOW: ("ScreeningPeriodWindowName",),
        _F.DATE: ("CompletedDate",),
        _F.SCORE: ("ScaledScore",),
        _F.HISPANIC: ("HispanicOrLatino",),
        _F.GENDER: ("Gender",),
    },
    needs=(
        *(("StudentIdentifier", "StudentStateID"), ("SchoolYear",), ("CurrentGrade",)),
        *(("SchoolIdentifier",), ("SchoolStateID",), ("SchoolName",), ("CompletedDate",)),
        *(("AssessmentStatus",), ("ScreeningPeriodWindowName",), ("StateBenchmarkProficient",)),
        ("DistrictBenchmarkProficient",),
    ),
    own=frozenset(
        folded_name(name)
        for name in (
            *("AssessmentStatus", "ScreeningPeriodWindowName", "StateBenchmarkProficient"),
            *("DistrictBenchmarkProficient", "RenaissanceClientID", "StateBenchmarkCategoryName"),
        )
    ),
    least=3,
    reader=_read,
    groups=_groups,
    more=(*_RACES, *_BENCHMARKS, "MultiRace", "AssessmentType", "Quantile", "Lexile"),
)
