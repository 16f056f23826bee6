"""GOSA's four-year graduation rates."""

from collections.abc import Sequence

from monitoring.result_files.fractions import settle_fractions
from monitoring.result_files.layout import Convert, Layout
from monitoring.result_files.model import FileRefusedError, folded
from monitoring.result_files.names import rate_years
from monitoring.result_files.other_files import gosa_report, report_of
from monitoring.result_files.rates import GRADUATION, RateKey, rate_record
from monitoring.result_files.records import Record
from monitoring.result_files.rows import Row, TableContext
from monitoring.vocabulary.faults import FileFault

_COLUMNS = {"numerator": "program_total", "denominator": "total_count", "value": "program_percent"}


def is_graduation(report: str) -> bool:
    """Return whether a report of that name is about graduation rates."""
    return folded(report).startswith("grad")


def _settle(table: TableContext, titles: str) -> None:
    """Find the kind of rate in the titles or the file's name; without a word it is four years."""
    table.rate_years = rate_years(f"{titles} {table.file}")


def _read(row: Row, *, is_state: bool) -> Record | None:
    """Read one row; None where it is at fault.

    Source:
        GOSA, Downloadable Data, Graduation Rate, files of 2011 to 2024. From 2012 to 2016 they
        have no TOTAL_COUNT; until 2020 hidden figures are blank, later "TFS".
    """
    subgroup = row.subgroup("label_lvl_1_desc", "grad rate")
    period = row.known_period("long_school_year")
    key = RateKey(subgroup, period, GRADUATION[row.table.rate_years or 4])
    return rate_record(row, key, _COLUMNS, is_state=is_state)


def _refuse_other_reports(table: TableContext, rows: Sequence[Row]) -> None:
    """Refuse the other reports that GOSA publishes under the same columns.

    Raises:
        FileRefusedError: the name of the report, or what stands before each group, is another's.
    """
    for row in rows:
        report = report_of(table.header, row.texts)
        if not is_graduation(report):
            subject = gosa_report(report)
            raise FileRefusedError(FileFault.OTHER_REPORT, file=table.file, subject=subject)


def _converter(table: TableContext, rows: Sequence[Row]) -> Convert:
    _refuse_other_reports(table, rows)
    settle_fractions(table, rows, _COLUMNS)
    return _read


LAYOUT = Layout(
    code="gosa_graduation",
    marks=frozenset({"label_lvl_1_desc"}),
    needs=(
        *("long_school_year", "district", "school_code", "school"),
        *("program_total", "program_percent"),
    ),
    converter=_converter,
    settle=_settle,
    group="label_lvl_1_desc",
    is_report=is_graduation,
)
