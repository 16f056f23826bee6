"""Reads one result file of the state or of the district into checked rows."""

from collections.abc import Callable
from contextlib import ExitStack
from itertools import islice

from monitoring.errors import Fault, FaultyRowsError, Notice
from monitoring.result_files import check
from monitoring.result_files.decode import (
    refuse_what_is_not_a_file,
    refuse_what_is_too_large,
)
from monitoring.result_files.delimited import tables
from monitoring.result_files.district import STATE, DistrictFilter
from monitoring.result_files.layout import Convert
from monitoring.result_files.memory_file import InputFile
from monitoring.result_files.model import (
    HIDDEN,
    STATE_CODE,
    TIDY,
    Context,
    FileRefusedError,
    ParsedFile,
)
from monitoring.result_files.names import vintage
from monitoring.result_files.records import Record
from monitoring.result_files.scan import Scan, scan_table, settle_district
from monitoring.vocabulary import OrganisationLevel
from monitoring.vocabulary.faults import Allowed, FileFault, Found, LoadNote
from monitoring.vocabulary.limits import MAX_FAULTS

_CONTRADICTIONS = frozenset(
    {
        *(Allowed.PERCENT_OF_COUNTS, Allowed.AT_MOST_WHOLE),
        *(Allowed.AT_LEAST_LEVELS, Allowed.LEVELS_ADD_UP),
    }
)
# Of Georgia's rows that may contradict themselves before the whole file is doubted.
_FEW = 0.05


def read_results(
    path: InputFile, context: Context, progress: Callable[[int], None] | None = None
) -> ParsedFile:
    """Read the rows of a result file that are about the plan's district and the state.

    Args:
        path: CSV (any delimiter, UTF-8, UTF-16 or cp1252) or XLSX in one of the layouts of
            `monitoring/result_files/layouts/`; what it is called does not matter.
        context: the plan's district and the project's vocabulary.
        progress: called with the number of rows read so far, now and then and at the end.

    Returns:
        One row per result, counts in students and values in percent (0-100).

    Raises:
        FileRefusedError: nothing of the plan can be read from the file.
        FaultyRowsError: some rows are faulty; all of them are listed and nothing is returned.
    """
    refuse_what_is_not_a_file(path)
    refuse_what_is_too_large(path)
    with ExitStack() as stack:
        parsed, notes = tables(path, stack)
        scan = Scan(
            path.name, DistrictFilter(context.district, context.is_district_needed), progress
        )
        for table in parsed:
            scan_table(table, context, scan)
    if progress is not None:
        progress(scan.n_read)
    settle_district(scan)
    kept, n_repeats, aside = _checked(_records(scan), scan, context)
    kept, more = _of_known_indicators(kept, context, path.name)
    if not kept:
        raise FileRefusedError(FileFault.NO_RESULTS, file=path.name)
    rows = check.frame(kept)
    return ParsedFile(
        layouts=tuple(dict.fromkeys(table.layout.code for table in parsed)),
        rows=rows,
        rows_read=scan.n_read,
        rows_other_districts=scan.n_other,
        rows_hidden=int((rows["data_state"] == HIDDEN).sum()),
        district_code=_district_code(kept),
        vintage_on=vintage(path.name),
        notes=notes + aside + more + _notes(scan, n_repeats),
        matches=context.matches,
    )


def _checked(
    records: list[Record], scan: Scan, context: Context
) -> tuple[list[Record], int, tuple[Notice, ...]]:
    """Return the results without repeats, how many those were, and a note on rows set aside.

    Raises:
        FaultyRowsError: rows are at fault, and not only a few of Georgia's that contradict
            themselves.
    """
    found = (fault for record in records for fault in check.faults_in(record))
    faults = scan.faults + list(islice(found, MAX_FAULTS))
    if len(faults) >= MAX_FAULTS:
        raise FaultyRowsError(tuple(sorted(faults, key=_place)), is_cut=True)
    aside = _set_aside(faults, records, scan)
    if aside:
        faults = []
        records = [record for record in records if (record.sheet, record.line) not in aside]
    kept, contradictions, n_repeats = check.collapsed(map(check.completed, records))
    faults += contradictions + _other_codes(records)
    if not _is_official(scan):
        faults += check.parts_above_whole(kept, context.of_students)
    if faults:
        raise FaultyRowsError(tuple(sorted(faults, key=_place)))
    lines = tuple(line for _, line in sorted(aside))
    notes = (Notice(LoadNote.SET_ASIDE, n=len(lines), lines=lines),) if aside else ()
    return kept, n_repeats, notes


def _set_aside(faults: list[Fault], records: list[Record], scan: Scan) -> set[tuple[str, int]]:
    """Return the places of rows that contradict themselves, where nothing else is at fault.

    The state publishes such a row now and then, and nobody in a district can put it right. Where
    many rows do, the file is not what it is taken for.
    """
    places = {(fault.sheet, fault.line) for fault in faults}
    if not _is_official(scan) or any(fault.allowed.code not in _CONTRADICTIONS for fault in faults):
        return set()
    n_sound = len({(record.sheet, record.line) for record in records} - places)
    is_few = len(places) <= max(1, int(n_sound * _FEW))
    return places if n_sound and is_few else set()


def _is_official(scan: Scan) -> bool:
    return all(layout.code != TIDY for layout, _ in scan.tables)


def _place(fault: Fault) -> tuple[str, str, int]:
    return fault.file, fault.sheet, fault.line


def _records(scan: Scan) -> list[Record]:
    converters: dict[int, Convert] = {}
    for layout, table in scan.tables:
        rows = [row for _, row in scan.rows if row.table is table]
        converters[id(table)] = layout.converter(table, rows)
    found: list[Record] = []
    for kind, row in scan.rows:
        read = converters[id(row.table)](row, is_state=kind == STATE)
        if isinstance(read, Record):
            found.append(read)
        elif read is not None:
            found += read
    return found


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
            found = Notice(Found.TEXT, text=code)
            allowed = Notice(
                Allowed.DISTRICT_CODE, code=str(_district_part(first)), first_line=first.line
            )
            column = record.columns.get("code", "")
            faults.append(
                Fault(record.file, record.line, column, found, allowed, sheet=record.sheet)
            )
    return faults


def _district_part(record: Record) -> str | None:
    if record.organisation_code is None or record.organisation_level == OrganisationLevel.STATE:
        return None
    return record.organisation_code.removeprefix(f"{STATE_CODE}-").split("-")[0]


def _district_code(records: list[Record]) -> str | None:
    return next((code for code in map(_district_part, records) if code is not None), None)


def _of_known_indicators(
    records: list[Record], context: Context, file_name: str
) -> tuple[list[Record], tuple[Notice, ...]]:
    """Leave out results of indicators that the plan's list does not have, with a note."""
    kept = [record for record in records if record.indicator_id in context.indicators]
    unknown = sorted({record.indicator_id for record in records} - context.indicators)
    if not unknown:
        return kept, ()
    indicators = tuple(unknown)
    if not kept:
        raise FileRefusedError(FileFault.UNKNOWN_INDICATORS, file=file_name, indicators=indicators)
    n_left_out = len(records) - len(kept)
    return kept, (Notice(LoadNote.UNKNOWN_INDICATORS, n=n_left_out, indicators=indicators),)


def _notes(scan: Scan, n_repeats: int) -> tuple[Notice, ...]:
    notes = [note for _, table in scan.tables for note in table.notes]
    if n_repeats:
        notes.append(Notice(LoadNote.REPEATS, n=n_repeats))
    if scan.heads_again:
        n, line = len(scan.heads_again), scan.heads_again[0]
        notes.append(Notice(LoadNote.HEADS_AGAIN, n=n, line=line))
    if scan.n_without_group:
        notes.append(Notice(LoadNote.UNKNOWN_GROUP, n=scan.n_without_group))
    if scan.n_remarks:
        notes.append(Notice(LoadNote.REMARKS, n=scan.n_remarks))
    # A file of Georgia holds all districts; in a district's own, another name may be a slip.
    if scan.others and all(layout.code == TIDY for layout, _ in scan.tables):
        notes.append(Notice(LoadNote.OTHER_DISTRICTS, n=scan.n_other, names=scan.others))
    if not any(kind != STATE for kind, _ in scan.rows):
        notes.append(Notice(LoadNote.STATE_ONLY))
    return tuple(notes)
