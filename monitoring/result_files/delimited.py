"""Reads delimited text and Excel workbooks as tables: lines of cells with their line numbers."""

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from monitoring.result_files import workbook
from monitoring.result_files.decode import encoding_of, refuse_other_formats, refuse_other_texts
from monitoring.result_files.layouts import SUPPORTED_WORDS, Header, NoLayout, recognize
from monitoring.result_files.model import Fault, FileRefusedError

_DELIMITERS = (",", ";", "\t", "|")
_HEADER_WITHIN = 40
_SAMPLE = 200_000


@dataclass(frozen=True)
class Broken:
    """A line that cannot be taken apart into cells."""

    fault: Fault


Lines = Iterator[tuple[int, list[str]] | Broken]


@dataclass(frozen=True)
class Table:
    """One table of a file below its header.

    Args:
        where: the file, and for a workbook the sheet, as named in messages.
        titles: the text above the header and the sheet's name.
        header: the recognized header.
        lines: line number and cells of every line below it; a Broken one ends the table.
    """

    where: str
    titles: str
    header: Header
    lines: Lines


def tables(path: Path, stack: ExitStack) -> tuple[list[Table], tuple[str, ...]]:
    """Find the tables of a file.

    Args:
        path: a delimited text file, or an Excel workbook whatever it is called.
        stack: closes a workbook when the caller is done with its lines.

    Returns:
        The tables in a supported layout, and a note for each sheet that was passed over.

    Raises:
        FileRefusedError: there is no table in a supported layout.
        FaultyRowsError: lines of the file hold bytes that are no text.
    """
    if workbook.is_workbook(path):
        return _sheet_tables(path, stack)
    refuse_other_formats(path)
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        sample = file.read(_SAMPLE)
    refuse_other_texts(path, sample)
    delimiter = _delimiter(sample)
    lines = _text_lines(path, encoding, delimiter)
    table = _table(path.name, "", lines)
    if isinstance(table, NoLayout):
        raise FileRefusedError(f"{path.name} {table.words}")
    return [table], ()


def _delimiter(sample: str) -> str:
    """Return the delimiter with which a line near the top is a known header, else the likeliest."""
    widest, best = ",", 0
    for delimiter in _DELIMITERS:
        reader = csv.reader(sample.splitlines(), delimiter=delimiter)
        try:
            for cells in islice(reader, _HEADER_WITHIN):
                if isinstance(recognize(cells), Header):
                    return delimiter
                if len(cells) > best:
                    widest, best = delimiter, len(cells)
        except csv.Error:
            continue
    return widest


def _text_lines(path: Path, encoding: str, delimiter: str) -> Lines:
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield Broken(
                    Fault(
                        path.name,
                        line,
                        "the whole line",
                        f"text that cannot be split into columns ({error})",
                        "columns with paired quotation marks",
                    )
                )
                return
            if cells is None:
                return
            yield line, cells


def _sheet_tables(path: Path, stack: ExitStack) -> tuple[list[Table], tuple[str, ...]]:
    found: list[Table] = []
    passed: list[tuple[str, NoLayout]] = []
    for sheet, lines in workbook.sheets(path, stack):
        table = _table(f"{path.name}, sheet {sheet}", sheet, lines)
        if isinstance(table, Table):
            found.append(table)
        else:
            passed.append((sheet, table))
    if found:
        return found, tuple(
            f"Sheet {sheet} holds no results and was passed over." for sheet, _ in passed
        )
    if not passed:
        raise FileRefusedError(f"{path.name} is a workbook without sheets of cells.")
    known = [refusal for _, refusal in passed if refusal.is_known]
    raise FileRefusedError(f"{path.name} {(known or [passed[0][1]])[0].words}")


def _table(where: str, sheet: str, lines: Lines) -> Table | NoLayout:
    """Find the header within the first lines; what stands above it are title lines."""
    titles = [sheet]
    best = NoLayout(f"holds no table. {SUPPORTED_WORDS}", -1)
    for item in islice(lines, _HEADER_WITHIN):
        if isinstance(item, Broken):
            return NoLayout(
                f"cannot be read as a table: line {item.fault.line} holds {item.fault.found}.", 1000
            )
        answer = recognize(item[1])
        if isinstance(answer, Header):
            return Table(where, " ".join(titles), answer, lines)
        if answer.weight > best.weight:
            best = answer
        titles.append(" ".join(item[1]))
    return best
