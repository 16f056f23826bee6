"""Reads the sheets of an Excel workbook from an untrusted file, row by row and within limits.

A task of the process that takes files apart.
"""

import re
import sys
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, Any

from monitoring.apart.given import Given
from monitoring.apart.office import refuse_harm, refuse_linked_workbooks
from monitoring.apart.packed import chunks, refuse_heavy_parts
from monitoring.apart.sheets import NO_STORED_VALUE, SheetLines, Writing, cell_text
from monitoring.errors import InputError
from monitoring.vocabulary.faults import FileFault
from monitoring.vocabulary.limits import (
    HEAD_ROWS,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_SHEET_ROWS,
    MAX_UNPACKED,
)

# Coordinates that no Excel sheet has would make the parser fill a row or column without end.
_ABSURD_CELL = re.compile(rb"""\br\s*=\s*["'](?:[A-Za-z]{4,}\d|[A-Za-z]*\d{8,})""")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    # Both parsers of XML that there may be tell a damaged part as an error of syntax.
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    OSError,
    RuntimeError,
)
# Cells of columns with three letters, and those of them that hold something: blank ones that
# somebody formatted may be many.
_FAR = re.compile(rb"""\br\s*=\s*["'][A-Za-z]{3}\d""")
_FAR_CELL = re.compile(
    rb"""\br\s*=\s*["']([A-Za-z]{3})\d{1,7}["'][^>]*>\s*<(?:\w+:)?(?:v|f|is)[\s/>]"""
)
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\bhidden=["'](?:1|true)["'][^>]*>""")
_ROW_NUMBER = re.compile(rb"""\br=["'](\d{1,7})["']""")
_HIDDEN_COLUMN = re.compile(rb"""<(?:\w+:)?col\b[^>]*?\bhidden=["'](?:1|true)["'][^>]*>""")
_FIRST_COLUMN = re.compile(rb"""\bmin=["'](\d{1,7})["']""")
_LAST_COLUMN = re.compile(rb"""\bmax=["'](\d{1,7})["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref=["']([A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}\d{1,7})["']"""
)
_MOST_MERGED = 200


@dataclass
class _Marks:
    """What the bytes of a workbook say that its reader does not."""

    hidden_rows: dict[str, set[int]] = field(default_factory=dict)
    hidden_columns: dict[str, set[int]] = field(default_factory=dict)
    merged: dict[str, list[str]] = field(default_factory=dict)
    far_sheets: set[str] = field(default_factory=set)
    has_formulas: bool = False


def read(path: Given, written: IO[bytes]) -> list[dict[str, object]]:
    """Write the rows of a workbook as lines.

    Returns:
        What sheets there are. A formula whose value the file does not hold reads NO_STORED_VALUE.

    Raises:
        InputError: the workbook is damaged, absurdly large, or takes values from another.
    """
    return _read(path, written, MAX_SHEET_ROWS + 1)


def read_heads(path: Given, written: IO[bytes]) -> list[dict[str, object]]:
    """Write the first rows of each sheet as lines, otherwise as ``read`` does."""
    return _read(path, written, HEAD_ROWS)


def _read(path: Given, written: IO[bytes], n_rows: int) -> list[dict[str, object]]:
    # The library takes numbers of its kinds only where it finds their library, and is slow then.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with ExitStack() as stack:
            marks = _refuse_bombs(path)

            def opened(*, data_only: bool) -> Any:  # noqa: ANN401 (openpyxl ships no types)
                # openpyxl judges a path by its suffix; an open file it judges by its content.
                file = stack.enter_context(path.open("rb"))
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    book = openpyxl.load_workbook(
                        file, read_only=True, data_only=data_only, keep_links=False
                    )
                stack.callback(book.close)
                return book.worksheets

            shown = opened(data_only=True)
            typed = opened(data_only=False) if marks.has_formulas else [None] * len(shown)
            writing = Writing(written)
            for both in zip(shown, typed, strict=True):
                _write(path, writing, *both, marks, n_rows)
            return writing.told
    except InputError:
        raise
    except (*_BROKEN, InvalidFileException) as error:
        raise _damaged(path) from error


def _write(
    path: Given,
    writing: Writing,
    shown: Any,  # noqa: ANN401
    typed: Any,  # noqa: ANN401
    marks: _Marks,
    n_rows: int,
) -> None:
    inside = str(getattr(shown, "_worksheet_path", "")).lstrip("/")
    # Blank cells that somebody formatted as far as a sheet goes would make each row as wide.
    lines = _lines(path, shown, typed, MAX_COLUMNS if inside in marks.far_sheets else None)
    writing.sheet(
        shown.title,
        islice(lines, n_rows),
        is_hidden=shown.sheet_state != "visible",
        hidden_rows=sorted(marks.hidden_rows.get(inside, ())),
        hidden_columns=sorted(marks.hidden_columns.get(inside, ())),
        merged=marks.merged.get(inside, ()),
    )


def _damaged(path: Given) -> InputError:
    return InputError(FileFault.DAMAGED_WORKBOOK, file=path.name)


def _refuse_bombs(path: Given) -> _Marks:
    marks = _Marks()
    with path.open("rb") as file, zipfile.ZipFile(file) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
            raise InputError(
                FileFault.UNPACKS_TOO_LARGE, file=path.name, megabytes=MAX_UNPACKED // 1_000_000
            )
        refuse_harm(archive, path.name, allows_links=True)
        refuse_linked_workbooks(archive, path.name)
        refuse_heavy_parts(path, archive)
        for entry in archive.infolist():
            if entry.filename.startswith("xl/worksheets/"):
                _look_over(path, archive, entry, marks)
    return marks


def _look_over(
    path: Given, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, marks: _Marks
) -> None:
    """Refuse absurd cells, and note hidden rows, merged heads and whether there are formulas."""
    hidden = marks.hidden_rows.setdefault(entry.filename, set())
    hidden_columns = marks.hidden_columns.setdefault(entry.filename, set())
    merged = marks.merged.setdefault(entry.filename, [])
    with archive.open(entry) as sheet:
        for looked in chunks(sheet):
            if _ABSURD_CELL.search(looked):
                raise _damaged(path)
            if _FAR.search(looked):
                marks.far_sheets.add(entry.filename)
            if any(_column(cell[1]) > MAX_COLUMNS for cell in _FAR_CELL.finditer(looked)):
                raise InputError(FileFault.TOO_MANY_COLUMNS, file=path.name, limit=MAX_COLUMNS)
            marks.has_formulas |= _FORMULA.search(looked) is not None
            numbers = (_ROW_NUMBER.search(row[0]) for row in _HIDDEN_ROW.finditer(looked))
            hidden.update(int(number[1]) for number in numbers if number)
            for column in _HIDDEN_COLUMN.findall(looked):
                first, last = _FIRST_COLUMN.search(column), _LAST_COLUMN.search(column)
                if first and last:
                    # A sheet may hide all that lies to the right of its table.
                    hidden_columns.update(range(int(first[1]) - 1, min(int(last[1]), MAX_COLUMNS)))
            found = (it[1].decode() for it in _MERGED.finditer(looked) if int(it[2]) <= HEAD_ROWS)
            merged += islice(found, _MOST_MERGED - len(merged))


def _column(letters: bytes) -> int:
    """Return the number of a column: 1 for A, 703 for AAA."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - ord("A") + 1
    return number


def _lines(
    path: Given,
    sheet: Any,  # noqa: ANN401
    typed: Any,  # noqa: ANN401
    max_column: int | None,
) -> SheetLines:
    try:
        # A sheet may claim a million rows or columns; only what is in it is wanted.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_col=max_column)
        formulas = None
        if typed is not None:
            typed.reset_dimensions()
            formulas = typed.iter_rows(max_col=max_column)
        n_cells = 0
        for number in range(1, MAX_SHEET_ROWS + 1):
            cells = _next_row(rows, formulas)
            if cells is None:
                return
            n_cells += len(cells)
            if n_cells > MAX_CELLS:
                raise InputError(FileFault.TOO_MANY_CELLS, file=path.name, limit=MAX_CELLS)
            yield number, cells
        raise InputError(FileFault.TOO_MANY_ROWS, file=path.name, limit=MAX_SHEET_ROWS)
    except InputError:
        raise
    except _BROKEN as error:
        raise _damaged(path) from error


def _next_row(rows: Iterator[Any], formulas: Iterator[Any] | None) -> list[str] | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        row = next(rows, None)
        typed = () if formulas is None else next(formulas, ())
    if row is None:
        return None
    texts = [cell_text(cell.value, cell.number_format) for cell in row]
    for position, cell in enumerate(typed[: len(texts)]):
        if cell.data_type == "f" and not texts[position]:
            texts[position] = NO_STORED_VALUE
    return texts
