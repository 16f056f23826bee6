"""ACCESS for ELLs, the district's file of DRC: a row for each student; two years are needed.

Source:
    Header of a public sample with 173 columns (November 2026). Flags are Y or blank.
"""

from collections.abc import Mapping

from monitoring.student_exports.cells import flag
from monitoring.student_exports.model import Layout, Row, folded_name
from monitoring.vocabulary.exports import ExportField, ExportForm

_F = ExportField
_RACES = {
    "Race - American Indian/Alaskan Native": "American Indian/Alaskan Native",
    "Race - Asian": "Asian",
    "Race - Black/African American": "Black",
    "Race - Pacific Islander/Hawaiian": "Native Hawaiian/Pacific Islander",
    "Race - White": "White",
}
_FLAGS = {_F.DISABILITY: "IEP Status", _F.MIGRANT: "Migrant"}


def _groups(row: Row) -> Mapping[ExportField, str]:
    """Return the race that its flags say, and of flags that are blank a no."""
    races = [race for column, race in _RACES.items() if flag(row.cell(column)) is True]
    said = {field: row.cell(column) or "no" for field, column in _FLAGS.items()}
    said[_F.HISPANIC] = row.cell("Ethnicity - Hispanic/Latino")
    if races:
        said[_F.RACE] = races[0] if len(races) == 1 else "Multiracial"
    return said


LAYOUT = Layout(
    code="access",
    name="ACCESS for ELLs",
    form=ExportForm.LANGUAGE,
    columns={
        _F.STUDENT: ("State Student ID",),
        _F.OTHER_STUDENT: ("District Student ID",),
        _F.SCHOOL: ("School Name",),
        _F.SCHOOL_CODE: ("School Number",),
        _F.GRADE: ("Grade",),
        _F.LEVEL: ("Proficiency Level - Overall",),
        _F.DATE: ("Test Completion Date",),
        _F.GENDER: ("Gender",),
    },
    needs=(
        *(("School Name",), ("School Number",), ("State Student ID",), ("Grade",)),
        *(("IEP Status",), ("Proficiency Level - Overall",), ("Test Completion Date",)),
        *(("Reported Record",), ("Reported Mode",)),
    ),
    own=frozenset(
        folded_name(name)
        for name in (
            *("Proficiency Level - Overall", "Unique DRC Student ID", "Reported Record"),
            *("Reported Mode", "Length of Time in LEP/ELL Program", "Scale Score - Overall"),
        )
    ),
    least=2,
    groups=_groups,
    more=(*_RACES, *_FLAGS.values(), "Ethnicity - Hispanic/Latino"),
)
