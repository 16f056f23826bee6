"""Reads one result file of the state or of the district into checked rows."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from monitoring.result_files import check, graduation, milestones, tidy
from monitoring.result_files.decode import refuse_what_is_no_file
from monitoring.result_files.delimited import tables
from monitoring.result_files.district import STATE, Sieve
from monitoring.result_files.layouts import CCRPI, GRADUATION, MILESTONES, TIDY
from monitoring.result_files.model import (
    HIDDEN,
    STATE_CODE,
    Context,
    Fault,
    FaultyRowsError,
    FileRefusedError,
    Reading,
    Record,
)
from monitoring.result_files.names import vintage
from monitoring.result_files.rows import Job
from monitoring.result_files.scan import Scan, scan_table, settle_district

Convert = Callable[..., Record | None]


def read_results(
    path: Path, context: Context, progress: Callable[[int], None] | None = None
) -> Reading:
    """Read the rows of a result file that are about the plan's district and the state.

    Args:
        path: CSV (any delimiter, UTF-8, UTF-16 or cp1252) or XLSX in one of the layouts of
            `monitoring.result_files.layouts`; what it is called does not matter.
        context: the plan's district and the project's vocabulary.
        progress: called with the number of rows read so far, now and then and at the end.

    Returns:
        One row per result, counts in students and values in percent (0-100).

    Raises:
        FileRefusedError: nothing of the plan can be read from the file.
        FaultyRowsError: some rows are faulty; all of them are listed and nothing is returned.
    """
    refuse_what_is_no_file(path)
    with ExitStack() as stack:
        found, notes = tables(path, stack)
        scan = Scan(path.name, Sieve(context.district, context.is_district_needed), progress)
        for table in found:
            scan_table(table, context, scan)
    if progress is not None:
        progress(scan.n_read)
    settle_district(scan)
    kept, n_repeats = _checked(_records(scan), scan)
    kept, more = _of_known_indicators(kept, context, path.name)
    rows = check.frame(kept)
    return Reading(
        layout=" and ".join(dict.fromkeys(table.header.layout.name for table in found)),
        rows=rows,
        rows_read=scan.n_read,
        rows_other_districts=scan.n_other,
        rows_hidden=int((rows["data_state"] == HIDDEN).sum()),
        district_code=_district_code(kept),
        vintage_on=vintage(path.name),
        notes=notes + more + _notes(scan, n_repeats),
    )


def _checked(records: list[Record], scan: Scan) -> tuple[list[Record], int]:
    """Return the results without repeats and how many those were, if nothing is at fault."""
    faults = scan.faults + [fault for record in records for fault in check.faults_in(record)]
    kept, contradictions, n_repeats = check.collapsed(map(check.completed, records))
    faults += contradictions + _other_codes(records)
    if faults:
        raise FaultyRowsError(tuple(sorted(faults, key=lambda fault: (fault.file, fault.line))))
    return kept, n_repeats


def _records(scan: Scan) -> list[Record]:
    converters = {id(job): _converter(job, scan) for job in scan.jobs}
    read = (converters[id(row.job)](row, is_state=kind == STATE) for kind, row in scan.kept)
    return [record for record in read if record is not None]


def _converter(job: Job, scan: Scan) -> Convert:
    layout = job.header.layout
    if layout is MILESTONES:
        rows = [row for _, row in scan.kept if row.job is job and not row.text("assessment")]
        indicator = milestones.indicator_of_file(rows, scan.file_name) if rows else None
        if rows and indicator is None:
            raise FileRefusedError(
                f"{scan.file_name} does not tell end-of-grade from end-of-course tests; put EOG "
                "or EOC into its name."
            )
        return partial(milestones.from_gosa, file_indicator=indicator)
    by_layout: dict[str, Convert] = {
        GRADUATION.name: graduation.from_gosa,
        CCRPI.name: graduation.from_gadoe,
        TIDY.name: tidy.from_tidy,
    }
    return by_layout[layout.name]


def _other_codes(records: list[Record]) -> list[Fault]:
    """Find rows that give the district another code than its first row does."""
    faults = []
    first: Record | None = None
    for record in records:
        code = _district_part(record)
        if code is None:
            continue
        if first is None:
            first = record
        elif code != _district_part(first):
            allowed = f"{_district_part(first)}, the code of the district in line {first.line}"
            faults.append(Fault(record.where, record.line, "code of the district", code, allowed))
    return faults


def _district_part(record: Record) -> str | None:
    if record.organisation_code is None or record.organisation_level == "state":
        return None
    return record.organisation_code.removeprefix(f"{STATE_CODE}-").split("-")[0]


def _district_code(records: list[Record]) -> str | None:
    return next((code for code in map(_district_part, records) if code is not None), None)


def _of_known_indicators(
    records: list[Record], context: Context, file_name: str
) -> tuple[list[Record], tuple[str, ...]]:
    """Leave out results of indicators that the plan's list does not have, with a note."""
    kept = [record for record in records if record.indicator_id in context.indicators]
    unknown = sorted({record.indicator_id for record in records} - context.indicators)
    if not unknown:
        return kept, ()
    words = ", ".join(unknown)
    if not kept:
        raise FileRefusedError(f"{file_name} holds only {words}, which is no known indicator.")
    return kept, (f"{len(records) - len(kept)} rows of {words} were left out: no known indicator.",)


def _notes(scan: Scan, n_repeats: int) -> tuple[str, ...]:
    notes = []
    if n_repeats:
        notes.append(f"{n_repeats} rows repeated a result with the same figures.")
    if scan.n_without_group:
        notes.append(f"{scan.n_without_group} rows about an unknown student group were left out.")
    if scan.n_remarks:
        notes.append(f"{scan.n_remarks} lines of remarks under the table were passed over.")
    if not any(kind != STATE for kind, _ in scan.kept):
        notes.append("The file holds only results of the state.")
    return tuple(notes)
