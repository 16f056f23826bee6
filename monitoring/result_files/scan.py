"""Passes once over the lines of a file and keeps those that may concern the plan."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from monitoring.errors import Fault, Notice
from monitoring.result_files.delimited import Broken, Table
from monitoring.result_files.district import OTHER, STATE, UNNAMED, DistrictFilter
from monitoring.result_files.layouts import CCRPI, GRADUATION, TIDY
from monitoring.result_files.model import Context, FileRefusedError, folded
from monitoring.result_files.names import rate_years, single_year
from monitoring.result_files.rows import Row, TableContext
from monitoring.vocabulary.faults import Allowed, FileFault, Found

_PROGRESS_EVERY = 5_000
# GOSA's end-of-course file of 2024-25 has rows about students whose group is not known.
_NO_GROUP = "unknown"


@dataclass
class Scan:
    """What one pass over the lines of a file has found.

    ``rows`` pairs the kind that the district filter gave a row with the row.
    """

    file_name: str
    districts: DistrictFilter
    progress: Callable[[int], None] | None
    rows: list[tuple[str, Row]] = field(default_factory=list)
    tables: list[TableContext] = field(default_factory=list)
    n_read: int = 0
    n_other: int = 0
    n_remarks: int = 0
    n_without_group: int = 0

    @property
    def faults(self) -> list[Fault]:
        """Return the faults of all tables so far."""
        return [fault for table in self.tables for fault in table.faults]

    def count(self) -> None:
        """Count one more row, and tell the caller now and then."""
        self.n_read += 1
        if self.progress is not None and self.n_read % _PROGRESS_EVERY == 0:
            self.progress(self.n_read)


def scan_table(table: Table, context: Context, scan: Scan) -> None:
    """Keep the rows that may be the district's or the state's; check the shape of every line.

    Raises:
        FileRefusedError: the table does not say which year or which rate it is about.
    """
    reading = _table_context(table, context, scan.file_name)
    scan.tables.append(reading)
    header = table.header
    is_tidy = header.layout is TIDY
    level = "organisation_level" if is_tidy else "level"
    for line, texts in _shaped(table, reading, scan):
        scan.count()
        row = Row(line, texts, reading)
        kind = scan.districts.kind(
            row.text(level),
            row.text("district"),
            (row.text("district_code"), row.text("school_code")),
        )
        if kind == UNNAMED and not is_tidy:
            row.fault("district", Notice(Allowed.DISTRICT_NAME))
        elif kind == OTHER:
            scan.n_other += 1
        elif not is_tidy and folded(row.text(header.layout.group)) == _NO_GROUP:
            scan.n_without_group += 1
        else:
            scan.rows.append((kind, row))


def _shaped(table: Table, reading: TableContext, scan: Scan) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines with one cell for each column; note a fault for those without."""
    width = table.header.width
    for item in table.lines:
        if isinstance(item, Broken):
            reading.faults.append(item.fault)
            return
        line, texts = item
        n_filled = _n_filled(texts)
        if n_filled == 0:
            continue
        if n_filled == 1 and width > 2 and len(texts) >= width:
            scan.n_remarks += 1
            continue
        fitted = _fitted(texts, width, is_sheet=bool(table.sheet))
        if fitted is None:
            found, allowed = Notice(Found.CELLS, n=len(texts)), Notice(Allowed.CELLS, n=width)
            reading.faults.append(Fault(table.file, line, "", found, allowed, sheet=table.sheet))
            continue
        yield line, fitted


def _n_filled(texts: list[str]) -> int:
    """Count the filled cells; only where few are, look whether some are mere blanks."""
    n_filled = sum(map(bool, texts))
    return n_filled if n_filled > len(texts) // 2 else sum(1 for text in texts if text.strip())


def _fitted(texts: list[str], width: int, *, is_sheet: bool) -> list[str] | None:
    if len(texts) == width:
        return texts
    if len(texts) > width:
        return None if any(text.strip() for text in texts[width:]) else texts[:width]
    # Excel leaves out empty cells at the end of a row; delimited text does not.
    return texts + [""] * (width - len(texts)) if is_sheet else None


def _table_context(table: Table, context: Context, file_name: str) -> TableContext:
    reading = TableContext(table.file, table.sheet, context, table.header)
    layout = table.header.layout
    if layout is GRADUATION:
        reading.rate_years = rate_years(f"{table.titles} {file_name}")
    if layout is CCRPI:
        _settle_ccrpi(reading, table, file_name)
    return reading


def _settle_ccrpi(reading: TableContext, table: Table, file_name: str) -> None:
    """Find the year and the kind of rate of a GaDOE file that has no columns for them."""
    header = table.header
    if not header.has("graduation_rate_type"):
        has_counts = header.has("graduation_class_size") and header.has("total_graduated")
        named = rate_years(f"{table.titles} {file_name}")
        reading.rate_years = named or (4 if has_counts else None)
        if reading.rate_years is None:
            raise FileRefusedError(FileFault.FOUR_OR_FIVE_YEARS, file=file_name)
    if header.has("school_year"):
        return
    year = reading.context.year or single_year(file_name)
    if year is None:
        raise FileRefusedError(FileFault.NO_CLASS, file=file_name)
    reading.period = str(year)
    if reading.period not in reading.context.periods:
        raise FileRefusedError(FileFault.CLASS_NOT_IN_CALENDAR, file=file_name, year=str(year))


def settle_district(scan: Scan) -> None:
    """Drop the rows of districts whose name only resembled the plan's.

    Raises:
        FileRefusedError: there are no rows, or none of the plan's district.
    """
    if scan.n_read == 0 and not scan.faults:
        raise FileRefusedError(FileFault.NO_ROWS, file=scan.file_name)
    own = scan.districts.accepted(scan.file_name)
    kept = [(kind, row) for kind, row in scan.rows if kind in {STATE, UNNAMED} or kind in own]
    scan.n_other += len(scan.rows) - len(kept)
    scan.rows = kept
