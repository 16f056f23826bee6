"""Turns rows of the graduation rate files of GOSA and of GaDOE into results."""

from monitoring.errors import Notice
from monitoring.result_files.cells import Figure
from monitoring.result_files.model import HIDDEN, MEASURED, NAN, NOT_PUBLISHED, Record
from monitoring.result_files.names import rate_years
from monitoring.result_files.rows import Row
from monitoring.vocabulary.faults import Allowed

_INDICATORS = {4: "graduation_rate_4yr", 5: "graduation_rate_5yr"}
_GOSA = {"numerator": "program_total", "denominator": "total_count", "value": "program_percent"}
_GADOE = {
    "numerator": "total_graduated",
    "denominator": "graduation_class_size",
    "value": "graduation_rate",
}


def from_gosa(row: Row, *, is_state: bool) -> Record | None:
    """Read one row of GOSA's graduation rate file; None where it is at fault.

    Source:
        GOSA, Downloadable Data, Graduation Rate, files of 2011 to 2024. From 2012 to 2016 they
        have no TOTAL_COUNT; until 2020 hidden figures are blank, later "TFS".
    """
    subgroup = row.subgroup("label_lvl_1_desc", "grad rate")
    period = row.known_period("long_school_year")
    return _record(row, is_state, (subgroup, period, row.table.rate_years or 4), _GOSA)


def from_gadoe(row: Row, *, is_state: bool) -> Record | None:
    """Read one row of a GaDOE graduation rate file; None where it is at fault.

    Source:
        GaDOE, 4-Year Cohort Graduation Rate State District School by Subgroup (2015-2025) and
        CCRPI Graduation Rates by Subgroup (2018-2025); the School Year printed is the class.
    """
    subgroup = row.subgroup("reporting_label")
    period = row.known_period("school_year")
    years = row.table.rate_years
    if years is None:
        years = rate_years(row.text("graduation_rate_type"))
        if years is None:
            row.fault("graduation_rate_type", Notice(Allowed.RATE_KIND))
    return _record(row, is_state, (subgroup, period, years), _GADOE)


def _record(
    row: Row,
    is_state: bool,
    key: tuple[str | None, str | None, int | None],
    columns: dict[str, str],
) -> Record | None:
    subgroup, period, years = key
    place = row.place(is_state=is_state)
    graduates = row.figure(columns["numerator"], is_count=True)
    students = row.figure(columns["denominator"], is_count=True)
    percent = row.figure(columns["value"])
    if place is None or subgroup is None or period is None or years is None:
        return None
    if "bad" in (graduates.kind, students.kind, percent.kind):
        return None
    state = _state(graduates, students, percent)
    is_measured = state == MEASURED
    return Record(
        file=row.table.file,
        sheet=row.table.sheet,
        line=row.line,
        indicator_id=_INDICATORS[years],
        period=period,
        organisation_level=place.level,
        organisation=place.name,
        organisation_code=place.code,
        subgroup=subgroup,
        numerator=graduates.value if is_measured else NAN,
        denominator=students.value if is_measured else NAN,
        value=percent.value if is_measured else NAN,
        published_value=percent.value if is_measured else NAN,
        data_state=state,
        tolerance=percent.rounding,
        columns={
            role: row.table.header.printed_name(name)
            for role, name in (columns | {"code": "district_code"}).items()
        },
    )


def _state(graduates: Figure, students: Figure, percent: Figure) -> str:
    if "not_published" in (percent.kind, students.kind):
        return NOT_PUBLISHED
    if students.kind == "hidden":
        return HIDDEN
    if percent.is_number or (graduates.is_number and students.is_number and students.value > 0):
        return MEASURED
    return HIDDEN
