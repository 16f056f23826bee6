"""Reads the sheets of an Excel workbook from an untrusted file, row by row and within limits."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from monitoring.result_files.model import FileRefusedError
from monitoring.vocabulary.faults import FileFault

MAX_UNPACKED = 500_000_000
MAX_ROWS = 1_048_576
_CHUNK = 1 << 20
# Coordinates that no Excel sheet has would make the parser fill a row or column without end.
_ABSURD_CELL = re.compile(rb"""\br\s*=\s*["'](?:[A-Za-z]{4,}\d|[A-Za-z]*\d{8,})""")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
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


def is_workbook(path: Path) -> bool:
    """Return whether the file is a zip archive with an Excel workbook (.xlsx) in it."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, LookupError, EOFError):
        return False


def sheets(path: Path, stack: ExitStack) -> list[tuple[str, SheetLines]]:
    """Open a workbook.

    Args:
        path: the workbook.
        stack: closes the workbook when the caller is done with the lines.

    Returns:
        The name of every sheet and its rows: sheet row number and cells as text, read on demand.

    Raises:
        FileRefusedError: the workbook is damaged or absurdly large.
    """
    # Most files are text, and need not wait for the library.
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        _refuse_bombs(path)
        # openpyxl judges a path by its suffix; an open file it judges by its content.
        file = stack.enter_context(path.open("rb"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        stack.callback(book.close)
        return [(sheet.title, _lines(path, sheet)) for sheet in book.worksheets]
    except FileRefusedError:
        raise
    except (*_BROKEN, InvalidFileException) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> FileRefusedError:
    return FileRefusedError(FileFault.DAMAGED_WORKBOOK, file=path.name)


def _refuse_bombs(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
            raise FileRefusedError(
                FileFault.UNPACKS_TOO_LARGE, file=path.name, megabytes=MAX_UNPACKED // 1_000_000
            )
        for entry in archive.infolist():
            if entry.filename.startswith("xl/worksheets/"):
                _refuse_absurd_cells(path, archive, entry)


def _refuse_absurd_cells(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    with archive.open(entry) as sheet:
        tail = b""
        while chunk := sheet.read(_CHUNK):
            if _ABSURD_CELL.search(tail + chunk):
                raise _damaged(path)
            tail = chunk[-64:]


def _lines(path: Path, sheet: Any) -> SheetLines:  # noqa: ANN401 (openpyxl ships no types)
    try:
        # A sheet may claim a million rows or columns; only what is in it is wanted.
        sheet.reset_dimensions()
        rows = sheet.iter_rows()
        for number in range(1, MAX_ROWS + 2):
            cells = _next_row(rows)
            if cells is None:
                return
            yield number, cells
        raise _damaged(path)
    except FileRefusedError:
        raise
    except _BROKEN as error:
        raise _damaged(path) from error


def _next_row(rows: Iterator[Any]) -> list[str] | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        row = next(rows, None)
        return None if row is None else [_text(cell.value, cell.number_format) for cell in row]


def _text(value: object, number_format: str | None) -> str:
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
