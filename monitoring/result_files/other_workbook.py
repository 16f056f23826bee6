"""Reads workbooks of the older and the open kinds (.xls, .xlsb, .ods) from an untrusted file.

Their reader gives values without formats: a cell shown as 38.2% arrives as 0.382, so that such a
table must be asked about.
"""

import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from monitoring.result_files.model import FileRefusedError
from monitoring.result_files.workbook import MAX_UNPACKED, Sheet, SheetLines, cell_text
from monitoring.vocabulary.faults import FileFault

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_CELLS = 50_000_000
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


def is_workbook(path: Path) -> bool:
    """Return whether the file is a workbook of one of these kinds that can be opened."""
    if not _is_old(path) and not _is_packed(path):
        return False
    with ExitStack() as stack:
        return _opened(path, stack) is not None


def sheets(path: Path, stack: ExitStack) -> list[Sheet]:
    """Return the sheets of such a workbook.

    Raises:
        FileRefusedError: a sheet is absurdly large.
    """
    book = _opened(path, stack)
    if book is None:
        raise FileRefusedError(FileFault.DAMAGED_WORKBOOK, file=path.name)
    return [
        Sheet(
            meta.name,
            _lines(path, book.get_sheet_by_name(meta.name)),
            is_hidden=str(meta.visible).rpartition(".")[2] != "Visible",
            hides_formats=True,
        )
        for meta in book.sheets_metadata
        if str(meta.typ).rpartition(".")[2] == "WorkSheet"
    ]


def _is_old(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_OLE)) == _OLE
    except OSError:
        return False


def _is_packed(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                return False
            names = archive.namelist()
            if "xl/workbook.bin" in names:
                return True
            return "mimetype" in names and archive.read("mimetype").startswith(_SPREADSHEET)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, LookupError, EOFError):
        return False


def _opened(path: Path, stack: ExitStack) -> Any | None:  # noqa: ANN401 (the reader ships no types)
    # Few files are of these kinds, and the others need not wait for the library.
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        file = stack.enter_context(path.open("rb"))
        return CalamineWorkbook.from_filelike(file)
    except (CalamineError, OSError, ValueError):
        return None


def _lines(path: Path, sheet: Any) -> SheetLines:  # noqa: ANN401
    if sheet.total_height * sheet.total_width > _MAX_CELLS:
        raise FileRefusedError(FileFault.DAMAGED_WORKBOOK, file=path.name)
    return _texts(sheet.to_python(skip_empty_area=False))


def _texts(rows: list[list[object]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, start=1):
        yield number, [cell_text(value, None) for value in row]
