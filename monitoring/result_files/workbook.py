"""Reads the sheets of an Excel workbook from an untrusted file, row by row and within limits."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from monitoring.result_files.memory_file import InputFile
from monitoring.result_files.model import NO_STORED_VALUE, FileRefusedError
from monitoring.result_files.packed import chunks, has_short_list, refuse_heavy_parts
from monitoring.vocabulary.faults import FileFault
from monitoring.vocabulary.limits import MAX_CELLS, MAX_COLUMNS, MAX_SHEET_ROWS, MAX_UNPACKED

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
    MemoryError,
)
SheetLines = Iterator[tuple[int, list[str]]]
# Cells of columns with three letters, and those of them that hold something: blank ones that
# somebody formatted may be many.
_FAR = re.compile(rb"""\br\s*=\s*["'][A-Za-z]{3}\d""")
_FAR_CELL = re.compile(
    rb"""\br\s*=\s*["']([A-Za-z]{3})\d{1,7}["'][^>]*>\s*<(?:\w+:)?(?:v|f|is)[\s/>]"""
)
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\bhidden=["'](?:1|true)["'][^>]*>""")
_ROW_NUMBER = re.compile(rb"""\br=["'](\d{1,7})["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook.

    Args:
        name: of the sheet.
        lines: sheet row number and cells as text, read on demand.
        is_hidden: Excel does not show the sheet.
        hidden_rows: numbers of the rows that Excel does not show.
        hides_formats: cells come without their formats, percents among them as fractions.
    """

    name: str
    lines: SheetLines
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hides_formats: bool = False


@dataclass
class _Marks:
    """What the bytes of a workbook say that its reader does not."""

    hidden_rows: dict[str, set[int]] = field(default_factory=dict)
    far_sheets: set[str] = field(default_factory=set)
    has_formulas: bool = False


def is_workbook(path: InputFile) -> bool:
    """Return whether the file is a zip archive with an Excel workbook (.xlsx) in it."""
    try:
        if not has_short_list(path):
            return False
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, LookupError, EOFError):
        return False


def sheets(path: InputFile, stack: ExitStack) -> list[Sheet]:
    """Open a workbook.

    Args:
        path: the workbook.
        stack: closes the workbook when the caller is done with the lines.

    Returns:
        Every sheet. A formula whose value the file does not hold reads NO_STORED_VALUE.

    Raises:
        FileRefusedError: the workbook is damaged or absurdly large.
    """
    # Most files are text, and need not wait for the library.
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
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
        return [_sheet(path, *both, marks) for both in zip(shown, typed, strict=True)]
    except FileRefusedError:
        raise
    except (*_BROKEN, InvalidFileException) as error:
        raise _damaged(path) from error


def _sheet(path: InputFile, shown: Any, typed: Any, marks: _Marks) -> Sheet:  # noqa: ANN401
    inside = str(getattr(shown, "_worksheet_path", "")).lstrip("/")
    return Sheet(
        shown.title,
        # Blank cells that somebody formatted as far as a sheet goes would make each row as wide.
        _lines(path, shown, typed, MAX_COLUMNS if inside in marks.far_sheets else None),
        is_hidden=shown.sheet_state != "visible",
        hidden_rows=tuple(sorted(marks.hidden_rows.get(inside, ()))),
    )


def _damaged(path: InputFile) -> FileRefusedError:
    return FileRefusedError(FileFault.DAMAGED_WORKBOOK, file=path.name)


def _refuse_bombs(path: InputFile) -> _Marks:
    marks = _Marks()
    with path.open("rb") as file, zipfile.ZipFile(file) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
            raise FileRefusedError(
                FileFault.UNPACKS_TOO_LARGE, file=path.name, megabytes=MAX_UNPACKED // 1_000_000
            )
        refuse_heavy_parts(path, archive)
        for entry in archive.infolist():
            if entry.filename.startswith("xl/worksheets/"):
                _look_over(path, archive, entry, marks)
    return marks


def _look_over(
    path: InputFile, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, marks: _Marks
) -> None:
    """Refuse absurd cells, and note hidden rows and whether there are formulas."""
    hidden = marks.hidden_rows.setdefault(entry.filename, set())
    with archive.open(entry) as sheet:
        for looked in chunks(sheet):
            if _ABSURD_CELL.search(looked):
                raise _damaged(path)
            if _FAR.search(looked):
                marks.far_sheets.add(entry.filename)
            if any(_column(cell[1]) > MAX_COLUMNS for cell in _FAR_CELL.finditer(looked)):
                raise FileRefusedError(
                    FileFault.TOO_MANY_COLUMNS, file=path.name, limit=MAX_COLUMNS
                )
            marks.has_formulas |= _FORMULA.search(looked) is not None
            numbers = (_ROW_NUMBER.search(row[0]) for row in _HIDDEN_ROW.finditer(looked))
            hidden.update(int(number[1]) for number in numbers if number)


def _column(letters: bytes) -> int:
    """Return the number of a column: 1 for A, 703 for AAA."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - ord("A") + 1
    return number


def _lines(
    path: InputFile,
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
                raise FileRefusedError(FileFault.TOO_MANY_CELLS, file=path.name, limit=MAX_CELLS)
            yield number, cells
        raise FileRefusedError(FileFault.TOO_MANY_ROWS, file=path.name, limit=MAX_SHEET_ROWS)
    except FileRefusedError:
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


def cell_text(value: object, number_format: str | None) -> str:
    """Return a cell as it would be printed: dates as YYYY-MM-DD, percent formats as percents."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(float(value), is_percent="%" in (number_format or ""))
    return str(value)


def _number(value: float, *, is_percent: bool) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    # Excel keeps 15 digits; a sixteenth is noise of the binary number.
    exact = Decimal(f"{value:.15g}") * (100 if is_percent else 1)
    printed = format(exact, "f")
    printed = printed.rstrip("0").rstrip(".") if "." in printed else printed
    return f"{printed}%" if is_percent else printed
