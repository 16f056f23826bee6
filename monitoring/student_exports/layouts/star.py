"""Renaissance Star, SR and SM: a row for each assessment; deactivated ones are in it.

Source:
    Header of a public sample with 126 columns (November 2026).
"""

from collections.abc import Mapping, Sequence

from monitoring.student_exports.cells import flag, season, window_period
from monitoring.student_exports.forms.students import known_period
from monitoring.student_exports.forms.tests import ON_PACE, order_of, score_of
from monitoring.student_exports.model import Knowledge, Layout, Row, Table, Test, folded_name
from monitoring.vocabulary.exports import DropReason, ExportField, ExportForm

_F = ExportField
_RACES = {
    "AmericanIndianOrAlaskaNative": "American Indian/Alaskan Native",
    "Asian": "Asian",
    "BlackOrAfricanAmerican": "Black",
    "NativeHawaiianOrOtherPacificIslander": "Native Hawaiian/Pacific Islander",
    "White": "White",
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
    code = window_period(window, row.text(_F.SCHOOL_YEAR), known, ON_PACE)
    period = known_period(row, _F.WINDOW, code, known)
    if period is None:
        return ()
    return (Test(area, period, order_of(row), score_of(row), {ON_PACE: is_on_pace}),)


def _area(row: Row, table: Table) -> str | None:
    """Return the subject: by the kind of test, else by the measure, else by the file's name."""
    told = row.cell("AssessmentType").casefold()
    if "math" in told or folded_name("Quantile") in table.index:
        return _MATH
    if "read" in told or folded_name("Lexile") in table.index:
        return _ELA
    name = table.file.casefold()
    if name.startswith("sm") or "math" in name:
        return _MATH
    return _ELA if name.startswith("sr") or "read" in name else None


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
    more=(*_RACES, "MultiRace", "AssessmentType"),
)
