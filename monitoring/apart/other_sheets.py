"""Reads a workbook of the other kinds (.xls, .xlsb, .ods), and writes its sheets as lines.

A task of the process that takes files apart: its library holds a whole workbook, and what a few
bytes of one claim may be more than a machine has.
"""

import zipfile
from collections.abc import Iterable
from typing import IO

from monitoring.apart.given import Given
from monitoring.apart.links import linked_in
from monitoring.apart.office import refuse_harm, refuse_linked_workbooks, refuse_links
from monitoring.apart.sheets import SheetLines, Writing, cell_text
from monitoring.errors import InputError
from monitoring.vocabulary.faults import FileFault
from monitoring.vocabulary.limits import MAX_COLUMNS, MAX_SHEET_ROWS


def read(path: Given, written: IO[bytes]) -> list[dict[str, object]]:
    """Write the rows of a workbook as lines.

    Returns:
        What sheets there are.

    Raises:
        InputError: it cannot be read.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    writing = Writing(written)
    try:
        _refuse_harm(path)
        refuse_links(linked_in(path), path.name)
        with path.open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            for meta in book.sheets_metadata:
                if str(meta.typ).rpartition(".")[2] == "WorkSheet":
                    is_hidden = str(meta.visible).rpartition(".")[2] != "Visible"
                    rows = book.get_sheet_by_name(meta.name).iter_rows()
                    writing.sheet(meta.name, _lines(path, rows), is_hidden=is_hidden)
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(FileFault.DAMAGED_WORKBOOK, file=path.name) from error
    return writing.told


def _refuse_harm(path: Given) -> None:
    """Refuse a workbook of Excel's binary kind as one of the other is; it is packed alike."""
    with path.open("rb") as file:
        if not zipfile.is_zipfile(file):
            return
        with zipfile.ZipFile(file) as archive:
            if "xl/workbook.bin" in archive.namelist():
                refuse_harm(archive, path.name, allows_links=True)
                refuse_linked_workbooks(archive, path.name)


def _lines(path: Given, rows: Iterable[Iterable[object]]) -> SheetLines:
    for number, row in enumerate(rows, 1):
        if number > MAX_SHEET_ROWS:
            raise InputError(FileFault.TOO_MANY_ROWS, file=path.name, limit=MAX_SHEET_ROWS)
        texts = [cell_text(value, None) for value in row]
        if any(texts[MAX_COLUMNS:]):
            raise InputError(FileFault.TOO_MANY_COLUMNS, file=path.name, limit=MAX_COLUMNS)
        yield number, texts[:MAX_COLUMNS]
