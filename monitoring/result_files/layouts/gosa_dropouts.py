"""GOSA's dropout rates, of grades 9 to 12 and of grades 7 to 12."""

import re
from collections.abc import Sequence

from monitoring.result_files.fractions import settle_fractions
from monitoring.result_files.layout import Convert, Layout
from monitoring.result_files.model import FileRefusedError
from monitoring.result_files.other_files import gosa_report, report_of
from monitoring.result_files.rates import RateKey, rate_record
from monitoring.result_files.records import Record
from monitoring.result_files.rows import Row, TableContext
from monitoring.vocabulary.faults import FileFault

_INDICATOR = "dropout_rate"
_COLUMNS = {"numerator": "program_total", "denominator": "total_count", "value": "program_percent"}
_GRADES = re.compile(r"\b0?(\d{1,2}) ?- ?12\b", re.ASCII)


def is_dropouts(report: str) -> bool:
    """Return whether a report of that name is about dropouts."""
    return "drop" in report.casefold()


def _read(row: Row, *, is_state: bool) -> Record | None:
    """Read one row; None where it is at fault.

    Source:
        GOSA, Downloadable Data, Dropout Rate (9-12) and (7-12), files of 2011 to 2024. Until 2020
        hidden figures are blank, later "TFS"; no file says how many students were enrolled.
    """
    label = row.text("label_lvl_1_desc")
    group = row.subgroup("label_lvl_1_desc", label.rpartition(" -")[0].casefold())
    key = RateKey(group, row.known_period("long_school_year"), _INDICATOR, _grade_span(row))
    return rate_record(row, key, _COLUMNS, is_state=is_state)


def _grade_span(row: Row) -> str | None:
    grades = _GRADES.search(f"{row.text('label_lvl_1_desc')} {row.text('rpt_name')}")
    return f"{int(grades[1])}-12" if grades else None


def _converter(table: TableContext, rows: Sequence[Row]) -> Convert:
    """Return what reads the rows.

    Raises:
        FileRefusedError: rows are of another report, or the plan's list has no such indicator.
    """
    for row in rows:
        report = report_of(table.header, row.texts)
        is_read = is_dropouts(report) and _grade_span(row) is not None
        if not is_read or _INDICATOR not in table.context.indicators:
            subject = gosa_report(report)
            raise FileRefusedError(FileFault.OTHER_REPORT, file=table.file, subject=subject)
    settle_fractions(table, rows, _COLUMNS)
    return _read


LAYOUT = Layout(
    code="gosa_dropouts",
    marks=frozenset({"label_lvl_1_desc"}),
    needs=(
        *("long_school_year", "district", "school_code", "school"),
        *("program_total", "program_percent"),
    ),
    converter=_converter,
    group="label_lvl_1_desc",
    is_report=is_dropouts,
)
