"""GaDOE's graduation rates: the four-year cohort files and those of CCRPI."""

from collections.abc import Sequence

from monitoring.errors import Notice
from monitoring.result_files.fractions import settle_fractions
from monitoring.result_files.header import plain
from monitoring.result_files.layout import Convert, Layout
from monitoring.result_files.model import FileRefusedError
from monitoring.result_files.names import rate_years, single_year
from monitoring.result_files.rates import GRADUATION, RateKey, rate_record
from monitoring.result_files.records import Record
from monitoring.result_files.rows import Row, TableContext
from monitoring.vocabulary.faults import Allowed, FileFault

_COLUMNS = {
    "numerator": "total_graduated",
    "denominator": "graduation_class_size",
    "value": "graduation_rate",
}


def _settle(table: TableContext, titles: str) -> None:
    """Find the class and the kind of rate of a file that has no columns for them.

    Raises:
        FileRefusedError: neither the columns nor the titles and the file's name say them.
    """
    if not table.header.has("graduation_rate_type"):
        table.rate_years = _rate_years(table, titles)
    if table.header.has("school_year"):
        return
    year, titled = table.context.year or single_year(table.file), single_year(titles)
    if year is None:
        raise FileRefusedError(FileFault.NO_CLASS, file=table.file)
    if table.context.year is None and titled not in (None, year):
        raise FileRefusedError(
            FileFault.TWO_CLASSES, file=table.file, year=str(year), titled=str(titled)
        )
    table.period = str(year)
    if table.period not in table.context.periods:
        raise FileRefusedError(FileFault.CLASS_NOT_IN_CALENDAR, file=table.file, year=str(year))


def _rate_years(table: TableContext, titles: str) -> int:
    named = rate_years(f"{titles} {table.file}")
    if named is not None:
        return named
    # The workbooks of 2012 to 2014 have neither sizes nor a kind of rate, and are four-year rates.
    if plain(table.header.printed_name("school_year")) == "cohort_year":
        return 4
    if table.header.has("graduation_class_size") and table.header.has("total_graduated"):
        return 4
    raise FileRefusedError(FileFault.FOUR_OR_FIVE_YEARS, file=table.file)


def _read(row: Row, *, is_state: bool) -> Record | None:
    """Read one row; None where it is at fault.

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
    key = RateKey(subgroup, period, GRADUATION.get(years or 0))
    return rate_record(row, key, _COLUMNS, is_state=is_state)


def _converter(table: TableContext, rows: Sequence[Row]) -> Convert:
    settle_fractions(table, rows, _COLUMNS)
    return _read


LAYOUT = Layout(
    code="gadoe_graduation",
    marks=frozenset({"reporting_label", "graduation_rate"}),
    needs=("district_code", "district", "school_code", "school"),
    converter=_converter,
    settle=_settle,
    group="reporting_label",
)
