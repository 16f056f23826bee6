"""Passes once over the lines of a file and keeps those that may concern the plan."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from monitoring.result_files.delimited import Broken, Table
from monitoring.result_files.district import OTHER, STATE, UNNAMED, Sieve
from monitoring.result_files.layouts import CCRPI, GRADUATION, TIDY
from monitoring.result_files.model import Context, Fault, FileRefusedError, folded
from monitoring.result_files.names import rate_years, single_year
from monitoring.result_files.rows import Job, Row

_PROGRESS_EVERY = 5_000
# GOSA's end-of-course file of 2024-25 has rows about students whose group is not known.
_NO_GROUP = "unknown"


@dataclass
class Scan:
    """What one pass over the lines of a file has found.

    ``kept`` pairs the kind that the sieve gave a row with the row.
    """

    file_name: str
    sieve: Sieve
    progress: Callable[[int], None] | None
    kept: list[tuple[str, Row]] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    n_read: int = 0
    n_other: int = 0
    n_remarks: int = 0
    n_without_group: int = 0

    @property
    def faults(self) -> list[Fault]:
        """Return the faults of all tables so far."""
        return [fault for job in self.jobs for fault in job.faults]

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
    job = _job(table, context, scan.file_name)
    scan.jobs.append(job)
    header = table.header
    is_tidy = header.layout is TIDY
    level = "organisation_level" if is_tidy else "level"
    for line, texts in _shaped(table, job, scan):
        scan.count()
        row = Row(line, texts, job)
        kind = scan.sieve.kind(
            row.text(level),
            row.text("district"),
            (row.text("district_code"), row.text("school_code")),
        )
        if kind == UNNAMED and not is_tidy:
            row.fault("district", "the name of a district")
        elif kind == OTHER:
            scan.n_other += 1
        elif not is_tidy and folded(row.text(header.layout.group)) == _NO_GROUP:
            scan.n_without_group += 1
        else:
            scan.kept.append((kind, row))


def _shaped(table: Table, job: Job, scan: Scan) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines with one cell for each column; note a fault for those without."""
    width = table.header.width
    for item in table.lines:
        if isinstance(item, Broken):
            job.faults.append(item.fault)
            return
        line, texts = item
        n_filled = _n_filled(texts)
        if n_filled == 0:
            continue
        if n_filled == 1 and width > 2 and len(texts) >= width:
            scan.n_remarks += 1
            continue
        fitted = _fitted(texts, width, is_sheet=job.where != scan.file_name)
        if fitted is None:
            job.faults.append(
                Fault(
                    job.where,
                    line,
                    "the whole line",
                    f"{len(texts)} cells",
                    f"{width} cells, as in the header",
                )
            )
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


def _job(table: Table, context: Context, file_name: str) -> Job:
    job = Job(table.where, context, table.header)
    layout = table.header.layout
    if layout is GRADUATION:
        job.rate_years = rate_years(f"{table.titles} {file_name}")
    if layout is CCRPI:
        _settle_ccrpi(job, table, file_name)
    return job


def _settle_ccrpi(job: Job, table: Table, file_name: str) -> None:
    """Find the year and the kind of rate of a GaDOE file that has no columns for them."""
    header = table.header
    if not header.has("graduation_rate_type"):
        has_counts = header.has("graduation_class_size") and header.has("total_graduated")
        told = rate_years(f"{table.titles} {file_name}")
        job.rate_years = told or (4 if has_counts else None)
        if job.rate_years is None:
            raise FileRefusedError(
                f"{file_name} does not tell four-year from five-year graduation rates: it has no "
                "column Graduation Rate Type. Load the file that has it, or the four-year cohort "
                "file with Graduation Class Size."
            )
    if header.has("school_year"):
        return
    year = job.context.year or single_year(file_name)
    if year is None:
        raise FileRefusedError(
            f"{file_name} does not say which class it is about, neither in a column nor in its "
            "name; load it with --year, the year in which the class graduated."
        )
    job.period = str(year)
    if job.period not in job.context.periods:
        raise FileRefusedError(f"{file_name} is about {year}, a year that the calendar lacks.")


def settle_district(scan: Scan) -> None:
    """Drop the rows of districts whose name only resembled the plan's.

    Raises:
        FileRefusedError: there are no rows, or none of the plan's district.
    """
    if scan.n_read == 0 and not scan.faults:
        raise FileRefusedError(f"{scan.file_name} has a header but no rows.")
    own = scan.sieve.accepted(scan.file_name)
    kept = [(kind, row) for kind, row in scan.kept if kind in {STATE, UNNAMED} or kind in own]
    scan.n_other += len(scan.kept) - len(kept)
    scan.kept = kept
