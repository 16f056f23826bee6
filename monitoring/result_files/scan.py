"""Passes once over the lines of a file and keeps those that may concern the plan."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from monitoring.errors import Fault, Notice
from monitoring.result_files.delimited import Broken, Table
from monitoring.result_files.district import OTHER, STATE, UNNAMED, DistrictFilter
from monitoring.result_files.header import plain
from monitoring.result_files.layout import Layout
from monitoring.result_files.model import Context, FileRefusedError, folded
from monitoring.result_files.rows import FaultList, Row, TableContext, bare
from monitoring.vocabulary.faults import Allowed, FileFault, Found
from monitoring.vocabulary.limits import MAX_KEPT

_PROGRESS_EVERY = 5_000
# GOSA's end-of-course file of 2024-25 has rows about students whose group is not known.
_NO_GROUP = "unknown"
# How a remark below a table begins, and how many words make one that begins otherwise.
_REMARK = re.compile(r"[*†‡§©]|(?:notes?|sources?|legend|key|page|n)\b\W", re.IGNORECASE)
_N_WORDS = 5


@dataclass
class Scan:
    """What one pass over the lines of a file has found.

    ``rows`` pairs the kind that the district filter gave a row with the row.
    """

    file_name: str
    districts: DistrictFilter
    progress: Callable[[int], None] | None
    rows: list[tuple[str, Row]] = field(default_factory=list)
    tables: list[tuple[Layout, TableContext]] = field(default_factory=list)
    n_read: int = 0
    n_other: int = 0
    n_remarks: int = 0
    n_without_group: int = 0
    heads_again: list[int] = field(default_factory=list)
    others: tuple[str, ...] = ()

    @property
    def faults(self) -> list[Fault]:
        """Return the faults of all tables so far."""
        return [fault for _, table in self.tables for fault in table.faults]

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
    layout = table.layout
    of_table = TableContext(table.file, table.sheet, context, table.header)
    of_table.hides_formats = table.hides_formats
    layout.settle(of_table, table.titles)
    scan.tables.append((layout, of_table))
    whose = _whose(layout, of_table)
    # Rows of one school are sorted alike, and most of a state's file is about others.
    kinds: dict[tuple[str, ...], str] = {}
    for line, texts in _shaped(table, of_table, scan):
        scan.count()
        named = tuple([texts[position] for position in whose])
        kind = kinds.get(named)
        if kind == OTHER:
            scan.n_other += 1
            continue
        row = Row(line, list(map(bare, texts)), of_table)
        if kind is None:
            kind = kinds[named] = _kind(row, layout, scan.districts)
        if kind == UNNAMED and layout.names_districts:
            row.fault("district", Notice(Allowed.DISTRICT_NAME))
        elif kind == OTHER:
            scan.n_other += 1
        elif layout.group and folded(row.text(layout.group)) == _NO_GROUP:
            scan.n_without_group += 1
        else:
            scan.rows.append((kind, row))
            if len(scan.rows) > MAX_KEPT:
                raise FileRefusedError(FileFault.TOO_MANY_OWN, file=scan.file_name, limit=MAX_KEPT)


def _whose(layout: Layout, of_table: TableContext) -> tuple[int, ...]:
    """Return where the cells stand that say whose result a row is."""
    names = (layout.level, "district", "district_code", "school_code")
    return tuple(at for name in names for at in of_table.header.index.get(name, ()))


def _kind(row: Row, layout: Layout, districts: DistrictFilter) -> str:
    codes = (row.text("district_code"), row.text("school_code"))
    return districts.kind(row.text(layout.level), row.text("district"), codes)


def _shaped(table: Table, of_table: TableContext, scan: Scan) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines with one cell for each column; note a fault for those without.

    Remarks need no cells, but only where the table ends with them, or goes on under its head.

    Raises:
        FileRefusedError: another table begins under column names of its own.
    """
    width, names = table.header.width, _names(table)
    is_apart = False
    remarks = FaultList()
    for item in table.lines:
        if isinstance(item, Broken):
            of_table.faults += [*remarks, item.fault]
            return
        line, texts = item
        if _is_sparse(texts, table, scan):
            is_apart = is_apart or not any(map(str.strip, texts))
            continue
        if texts[0].casefold() in names and _is_other_head(texts, table, names):
            raise FileRefusedError(FileFault.OTHER_HEAD, file=scan.file_name, line=line)
        fitted = _fitted(texts, width, is_sheet=bool(table.sheet))
        if fitted is None:
            found, allowed = Notice(Found.CELLS, n=len(texts)), Notice(Allowed.CELLS, n=width)
            fault = Fault(table.file, line, "", found, allowed, sheet=table.sheet)
            is_remark = _is_remark(texts, width, is_apart=is_apart)
            (remarks if is_remark else of_table.faults).append(fault)
            continue
        is_apart = False
        if _is_head(fitted, table):
            scan.heads_again.append(line)
            scan.n_remarks += len(remarks)
            remarks = FaultList()
            continue
        while remarks:
            of_table.faults.append(remarks.pop(0))
        yield line, fitted
    scan.n_remarks += len(remarks)


def _is_sparse(texts: list[str], table: Table, scan: Scan) -> bool:
    """Return whether a line is blank, or a remark in one cell, which is counted."""
    n_filled = _n_filled(texts)
    # Excel leaves out empty cells at the end of a row; a short line of a text may be cut off.
    is_whole = bool(table.sheet) or len(texts) >= table.header.width
    if n_filled == 1 and table.header.width > 2 and is_whole:
        scan.n_remarks += 1
        return True
    return n_filled == 0


def _is_remark(texts: list[str], width: int, *, is_apart: bool) -> bool:
    """Return whether a line is words, and no row that was cut off, which is told as a fault."""
    words = " ".join(texts).strip()
    is_sentence = is_apart and len(words.split()) >= _N_WORDS
    return len(texts) < width and (is_sentence or _REMARK.match(words) is not None)


def _is_head(texts: list[str], table: Table) -> bool:
    """Return whether a line repeats the column names, as reports of several pages do."""
    printed = table.header.printed
    # Few rows end as the head does; where files were put one after another, each has a first byte.
    is_like = texts[-1].strip() == printed[-1]
    return is_like and list(map(bare, texts)) == list(map(bare, printed))


def _names(table: Table) -> frozenset[str]:
    """Return what the columns are called, as the head prints them and as readers name them."""
    printed = {text.casefold() for text in table.header.printed}
    return frozenset(filter(None, printed | set(map(plain, printed)) | set(table.header.index)))


def _is_other_head(texts: list[str], table: Table, names: frozenset[str]) -> bool:
    """Return whether a line names most columns, and not as the head of the table does."""
    filled = [text for text in map(bare, texts) if text]
    n_named = sum(text.casefold() in names for text in filled)
    is_named = len(filled) > 2 and 2 * n_named > max(len(filled), table.header.width)
    return is_named and filled != list(filter(None, map(bare, table.header.printed)))


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


def settle_district(scan: Scan) -> None:
    """Drop the rows of districts whose name only resembled the plan's.

    Raises:
        FileRefusedError: there are no rows, or none of the plan's district.
    """
    if scan.n_read == 0 and not scan.faults:
        raise FileRefusedError(FileFault.NO_ROWS, file=scan.file_name)
    own = scan.districts.accepted(scan.file_name)
    scan.others = scan.districts.others(own)
    kept = [(kind, row) for kind, row in scan.rows if kind in {STATE, UNNAMED} or kind in own]
    scan.n_other += len(scan.rows) - len(kept)
    scan.rows = kept
