"""Reads delimited text and Excel workbooks as tables: lines of cells with their line numbers."""

import csv
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TextIO

from monitoring.errors import Fault, Notice
from monitoring.result_files import workbook
from monitoring.result_files.decode import encoding_of, refuse_other_formats, refuse_other_texts
from monitoring.result_files.header import Header
from monitoring.result_files.layout import Layout
from monitoring.result_files.layouts import CODES, LAYOUTS
from monitoring.result_files.memory_file import InputFile
from monitoring.result_files.model import FileRefusedError
from monitoring.result_files.other_files import gosa_report, report_of
from monitoring.result_files.recognize import NoLayout, Recognized, recognize
from monitoring.result_files.unknown_tables import merged_head, report_column, two_levels_at
from monitoring.result_files.workbook import Sheet
from monitoring.vocabulary.faults import Allowed, FileFault, Found, LoadNote
from monitoring.vocabulary.files import TEMPLATE_LISTS
from monitoring.vocabulary.limits import MAX_COLUMNS, MAX_LINE

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
        file: its name.
        sheet: of a workbook, "" for other files.
        titles: the text above the header and the sheet's name.
        layout: the one that the header was recognized by.
        header: its columns.
        lines: line number and cells of every line below it; a Broken one ends the table.
        hides_formats: percents may have lost their sign, and read as fractions.
    """

    file: str
    sheet: str
    titles: str
    layout: Layout
    header: Header
    lines: Lines
    hides_formats: bool = False


def tables(path: InputFile, stack: ExitStack) -> tuple[list[Table], tuple[Notice, ...]]:
    """Find the tables of a file.

    Args:
        path: a delimited text file, or an Excel workbook whatever it is called.
        stack: closes the file when the caller is done with its lines.

    Returns:
        The tables in a supported layout, and a note for each sheet that was passed over.

    Raises:
        FileRefusedError: there is no table in a supported layout.
        FaultyRowsError: lines of the file hold bytes that are no text.
    """
    if workbook.is_workbook(path):
        return _sheet_tables(path, workbook.sheets(path, stack))
    refuse_other_formats(path)
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        sample = file.read(_SAMPLE)
    refuse_other_texts(path, sample)
    delimiter = _delimiter(sample)
    lines = stack.enter_context(closing(_text_lines(path, encoding, delimiter)))
    table = _table(path.name, "", lines)
    if isinstance(table, NoLayout):
        if not table.is_known and _has_quoted_lines(sample):
            raise FileRefusedError(FileFault.QUOTED_LINES, file=path.name)
        raise table.refusal(path.name)
    return [table], ()


def _has_quoted_lines(sample: str) -> bool:
    """Return whether a known header stands whole within quotation marks."""
    lines = (line.strip() for line in sample.splitlines()[:_HEADER_WITHIN])
    inside = (line[1:-1] for line in lines if line[:1] == line[-1:] == '"' and '",' not in line)
    return any(isinstance(recognize(line.split(",")), Recognized) for line in inside)


def _delimiter(sample: str) -> str:
    """Return the delimiter with which a line near the top is a known header, else the likeliest."""
    widest, best = ",", 0
    for delimiter in _DELIMITERS:
        reader = csv.reader(sample.splitlines(), delimiter=delimiter)
        try:
            for cells in islice(reader, _HEADER_WITHIN):
                if isinstance(recognize(cells[:MAX_COLUMNS]), Recognized):
                    return delimiter
                if len(cells) > best:
                    widest, best = delimiter, len(cells)
        except csv.Error:
            continue
    return widest


class BoundedLines(Iterator[str]):
    """The lines of a text, of which no row may take more than so many characters."""

    def __init__(self, file: TextIO, name: str) -> None:
        """Read from ``file``, of that name."""
        self._file, self._name = file, name
        self._n_characters, self._line = 0, 1

    def begins_row(self, line: int) -> int:
        """Note that a row begins in this line, and return it."""
        self._n_characters, self._line = 0, line
        return line

    def __next__(self) -> str:
        """Return the next line.

        Raises:
            FileRefusedError: the row is too long.
        """
        text = self._file.readline(MAX_LINE + 1)
        self._n_characters += len(text)
        if self._n_characters > MAX_LINE:
            raise FileRefusedError(
                FileFault.TOO_LONG_LINE, file=self._name, line=self._line, limit=MAX_LINE
            )
        if not text:
            raise StopIteration
        return text


def _text_lines(
    path: InputFile, encoding: str, delimiter: str
) -> Generator[tuple[int, list[str]] | Broken]:
    with path.open(encoding=encoding, newline="") as file:
        source = BoundedLines(file, path.name)
        reader = csv.reader(source, delimiter=delimiter, strict=True)
        while True:
            line = source.begins_row(reader.line_num + 1)
            try:
                cells = next(reader, None)
            except csv.Error:
                found, allowed = Notice(Found.UNSPLIT), Notice(Allowed.PAIRED_QUOTES)
                yield Broken(Fault(path.name, line, "", found, allowed))
                return
            if cells is None:
                return
            yield line, cells


def _sheet_tables(path: InputFile, sheets: list[Sheet]) -> tuple[list[Table], tuple[Notice, ...]]:
    known: list[Table] = []
    passed: list[tuple[str, NoLayout]] = []
    notes: list[Notice] = []
    for sheet in sheets:
        table = _table(path.name, sheet.name, sheet.lines, sheet.merged)
        if isinstance(table, Table):
            known.append(replace(table, hides_formats=sheet.hides_formats))
            notes += (*notes_on(sheet), *_hidden_columns(sheet, table.header))
        elif not table.is_ours:
            passed.append((sheet.name, table))
            notes.append(Notice(LoadNote.SHEET_PASSED, sheet=sheet.name))
    if known:
        return known, tuple(notes)
    if not passed:
        raise FileRefusedError(FileFault.NO_SHEETS, file=path.name)
    telling = [refusal for _, refusal in passed if refusal.is_known]
    raise (telling or [passed[0][1]])[0].refusal(path.name)


def notes_on(sheet: Sheet) -> Iterator[Notice]:
    """Tell what Excel does not show of a sheet that is read all the same."""
    if sheet.is_hidden:
        yield Notice(LoadNote.HIDDEN_SHEET, sheet=sheet.name)
    if sheet.hidden_rows:
        yield Notice(
            LoadNote.HIDDEN_ROWS,
            n=len(sheet.hidden_rows),
            sheet=sheet.name,
            lines=sheet.hidden_rows,
        )


def _hidden_columns(sheet: Sheet, header: Header) -> Iterator[Notice]:
    names = [header.printed[at] for at in sheet.hidden_columns if at < header.width]
    if named := tuple(filter(None, names)):
        yield Notice(LoadNote.HIDDEN_COLUMNS, n=len(named), sheet=sheet.name, columns=named)


def _other_report(lines: Lines, column: int) -> NoLayout:
    """Name a report of GOSA's in no known layout by what its first row says of it."""
    row = next(lines, None)
    name = row[1][column].strip() if isinstance(row, tuple) and len(row[1]) > column else ""
    return NoLayout(Notice(FileFault.OTHER_REPORT, subject=gosa_report(name)), 2000)


def _told_apart(found: Recognized, lines: Lines) -> tuple[Layout, Lines]:
    """Return the layout among those with the same columns whose report the first row is of."""
    alike = [it for it in LAYOUTS if it.is_report is not None and it.marks == found.layout.marks]
    if len(alike) < 2:
        return found.layout, lines
    seen: list[tuple[int, list[str]] | Broken] = []
    for item in lines:
        seen.append(item)
        if isinstance(item, Broken) or any(cell.strip() for cell in item[1]):
            break
    report = (
        "" if not seen or isinstance(seen[-1], Broken) else report_of(found.header, seen[-1][1])
    )
    named = (it for it in alike if it.is_report is not None and it.is_report(report))
    return next(named, found.layout), chain(seen, lines)


def _recognized(cells: list[str]) -> Recognized | NoLayout:
    """Tell what a line is the header of; too wide a line, or a template's lists, are of nothing."""
    if cells[:1] == [TEMPLATE_LISTS]:
        return NoLayout(Notice(FileFault.NO_TABLE, layouts=CODES), 1000, is_ours=True)
    if any(cells[MAX_COLUMNS:]):
        return NoLayout(Notice(FileFault.TOO_MANY_COLUMNS, limit=MAX_COLUMNS), 1000)
    return recognize(cells)


def _table(file: str, sheet: str, lines: Lines, merged: Sequence[str] = ()) -> Table | NoLayout:
    """Find the header within the first lines; what stands above it are title lines."""
    titles = [sheet]
    best = NoLayout(Notice(FileFault.NO_TABLE, layouts=CODES), -1)
    seen: list[tuple[int, list[str]]] = []
    for item in islice(lines, _HEADER_WITHIN):
        if isinstance(item, Broken):
            return NoLayout(Notice(FileFault.UNSPLIT_LINE, line=item.fault.line), 1000)
        answer = _recognized(item[1])
        if isinstance(answer, Recognized):
            layout, lines = _told_apart(answer, lines)
            return Table(file, sheet, " ".join(titles), layout, answer.header, lines)
        report = report_column(item[1])
        if report is not None and not answer.is_known:
            return _other_report(lines, report)
        if answer.weight > best.weight:
            best = answer
        titles.append(" ".join(item[1]))
        seen.append(item)
    return best if best.is_known else _over_two_lines(seen, merged) or best


def _over_two_lines(
    seen: Sequence[tuple[int, list[str]]], merged: Sequence[str]
) -> NoLayout | None:
    """Name a head of merged cells, or one that goes over two lines; None where it is neither."""
    heads = merged_head(seen, merged)
    if heads is not None:
        return NoLayout(Notice(FileFault.MERGED_HEAD, line=heads[0], cells=heads[1]), 1000)
    line = two_levels_at(seen)
    return None if line is None else NoLayout(Notice(FileFault.TWO_HEADER_LINES, line=line), 1000)
