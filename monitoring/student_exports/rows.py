"""Reads an export as text, line by line, in memory."""

import csv
import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice

from monitoring.errors import Fault, Notice
from monitoring.result_files.decode import (
    declared_encoding,
    encoding_of,
    refuse_other_formats,
    refuse_what_is_not_a_file,
    refuse_what_is_too_large,
)
from monitoring.result_files.delimited import BoundedLines
from monitoring.result_files.memory_file import InputFile
from monitoring.student_exports.model import Row, Table
from monitoring.vocabulary.faults import Allowed, Found

DELIMITERS = (",", ";", "\t", "|")
_HEADER_WITHIN = 15
_SAMPLE = 200_000
_PROGRESS_EVERY = 5_000


def heads(file: InputFile) -> list[tuple[str, int, list[str]]]:
    """Return what may be the header of a file: delimiter, line and cells of its first lines.

    Raises:
        FileRefusedError: the file is no delimited text.
    """
    refuse_what_is_not_a_file(file)
    refuse_what_is_too_large(file)
    refuse_other_formats(file)
    with file.open("rb") as content:
        start = content.read(_SAMPLE)
    # The whole file is decoded once it is known that it is an export; another may be very large.
    sample = start.decode(declared_encoding(start) or "utf-8", "replace").splitlines()
    found = []
    for delimiter in DELIMITERS:
        reader = csv.reader(sample, delimiter=delimiter)
        try:
            for cells in islice(reader, _HEADER_WITHIN):
                if len(cells) > 1:
                    found.append((delimiter, reader.line_num, cells))
        except csv.Error:
            continue
    return found


def lines(file: InputFile, delimiter: str, header_line: int) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of each line below the header; None of a line that cannot be split."""
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
            if number > header_line and any(cell.strip() for cell in cells):
                yield number, cells


def rows(table: Table) -> Iterator[Row]:
    """Yield the rows of a table that have a cell for each column; note a fault for the others."""
    width = len(table.header)
    for number, cells in table.lines:
        if not cells:
            found, allowed = Notice(Found.UNSPLIT), Notice(Allowed.PAIRED_QUOTES)
            table.faults.append(Fault(table.file, number, "", found, allowed))
            return
        table.n_read += 1
        if len(cells) != width and (len(cells) < width or _is_filled(cells[width:])):
            found, allowed = Notice(Found.CELLS, n=len(cells)), Notice(Allowed.CELLS, n=width)
            table.faults.append(Fault(table.file, number, "", found, allowed))
            continue
        yield Row(number, cells, table)


def _is_filled(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)


def sha256_of(file: InputFile) -> str:
    """Return the hash of a file's bytes."""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
