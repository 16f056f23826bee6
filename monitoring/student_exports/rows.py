"""Reads an export line by line, in memory: delimited text, or the sheets of a workbook."""

import csv
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import chain, islice

from monitoring.apart.sheets import NO_STORED_VALUE
from monitoring.errors import Notice
from monitoring.result_files import workbook
from monitoring.result_files.decode import (
    declared_encoding,
    encoding_of,
    refuse_other_formats,
    refuse_what_is_not_a_file,
    refuse_what_is_too_large,
)
from monitoring.result_files.delimited import BoundedLines, notes_on
from monitoring.result_files.memory_file import InputFile
from monitoring.student_exports.model import Row, Table
from monitoring.vocabulary.exports import ExportForm, ExportNote
from monitoring.vocabulary.faults import Allowed, Found

DELIMITERS = (",", ";", "\t", "|")
_HEADER_WITHIN = 15
_SAMPLE = 200_000
Lines = Iterator[tuple[int, list[str]]]


@dataclass(frozen=True)
class Head:
    """A line that may be the header, and what follows it.

    Args:
        line: its number.
        cells: what stands in it.
        lines: number and cells of each line below it; no cells of a line that cannot be split.
        sheet: of a workbook, "" for text.
        notes: what is to be said of the sheet where it is read.
    """

    line: int
    cells: list[str]
    lines: Lines
    sheet: str = ""
    notes: tuple[Notice, ...] = ()


def heads(file: InputFile, stack: ExitStack) -> list[Head]:
    """Return what may be the header of a file: its first lines, of each sheet of a workbook.

    Args:
        file: delimited text or a workbook.
        stack: closes the file when the caller is done with the lines.

    Raises:
        FileRefusedError: the file is neither, or more than is read.
    """
    refuse_what_is_not_a_file(file)
    refuse_what_is_too_large(file)
    if workbook.is_workbook(file):
        return [head for sheet in workbook.sheets(file, stack) for head in _sheet_heads(sheet)]
    refuse_other_formats(file)
    with file.open("rb") as content:
        start = content.read(_SAMPLE)
    # The whole file is decoded once it is known that it is an export; another may be very large.
    sample = start.decode(declared_encoding(start) or "utf-8", "replace").splitlines()
    return [
        head for delimiter in DELIMITERS for head in _text_heads(file, sample, delimiter, stack)
    ]


def _sheet_heads(sheet: workbook.Sheet) -> Iterator[Head]:
    first = list(islice(sheet.lines, _HEADER_WITHIN))
    notes = tuple(notes_on(sheet))
    for at, (number, cells) in enumerate(first):
        if sum(map(bool, cells)) > 1:
            yield Head(number, cells, chain(first[at + 1 :], sheet.lines), sheet.name, notes)


def _text_heads(
    file: InputFile, sample: list[str], delimiter: str, stack: ExitStack
) -> Iterator[Head]:
    reader = csv.reader(sample, delimiter=delimiter)
    try:
        for cells in islice(reader, _HEADER_WITHIN):
            if len(cells) > 1:
                lines = closing(_text_lines(file, delimiter, reader.line_num))
                yield Head(reader.line_num, cells, stack.enter_context(lines))
    except csv.Error:
        return


def _text_lines(
    file: InputFile, delimiter: str, header_line: int
) -> Generator[tuple[int, list[str]]]:
    with file.open(encoding=encoding_of(file), newline="") as text:
        source = BoundedLines(text, file.name)
        reader = csv.reader(source, delimiter=delimiter, strict=True)
        while True:
            number = source.begins_row(reader.line_num + 1)
            try:
                cells = next(reader, None)
            except csv.Error:
                yield number, []
                return
            if cells is None:
                return
            if number > header_line and _is_filled(cells):
                yield number, cells


def rows(table: Table) -> Iterator[Row]:
    """Yield the rows of a table that have a cell for each column; note a fault for the others."""
    width = len(table.header)
    for number, cells in table.lines:
        if not cells and not table.sheet:
            table.fault(number, "", Notice(Found.UNSPLIT), Notice(Allowed.PAIRED_QUOTES))
            return
        if not _is_filled(cells):
            continue
        if _is_remark(table, cells):
            table.told[ExportNote.REMARKS] += 1
            continue
        table.n_read += 1
        fitted = _fitted(cells, width, is_sheet=bool(table.sheet))
        if fitted is None:
            found, allowed = Notice(Found.CELLS, n=len(cells)), Notice(Allowed.CELLS, n=width)
            table.fault(number, "", found, allowed)
        elif not _lacks_values(table, number, fitted):
            yield Row(number, fitted, table)


def _is_remark(table: Table, cells: Sequence[str]) -> bool:
    """Tell a line such as "Printed on ..." from a row; a roster may say nothing but a number."""
    is_lonely = sum(1 for cell in cells if cell.strip()) == 1
    return is_lonely and len(table.header) > 2 and table.layout.form != ExportForm.ROSTER


def _fitted(cells: list[str], width: int, *, is_sheet: bool) -> list[str] | None:
    if len(cells) == width:
        return cells
    if len(cells) > width:
        return None if _is_filled(cells[width:]) else cells[:width]
    # A workbook leaves out empty cells at the end of a row; delimited text does not.
    return cells + [""] * (width - len(cells)) if is_sheet else None


def _is_filled(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)


def _lacks_values(table: Table, number: int, cells: Sequence[str]) -> bool:
    """Note a fault for each column that is read where a formula has no stored value."""
    if NO_STORED_VALUE not in cells:
        return False
    at_fault = [at for at in table.read_at if cells[at] == NO_STORED_VALUE]
    for at in at_fault:
        found, allowed = Notice(Found.NO_STORED_VALUE), Notice(Allowed.TYPED_TEXT)
        table.fault(number, table.header[at].strip(), found, allowed)
    return bool(at_fault)
