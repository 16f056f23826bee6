"""Reads workbooks of the older and the open kinds (.xls, .xlsb, .ods) from an untrusted file.

Their reader gives values without formats: a cell shown as 38.2% arrives as 0.382, so that such a
table must be asked about. It works in a process of its own, within limits.
"""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from monitoring.result_files import sheet_process
from monitoring.result_files.decode import refuse_other_formats
from monitoring.result_files.memory_file import InputFile
from monitoring.result_files.model import FileRefusedError
from monitoring.result_files.packed import has_short_list
from monitoring.result_files.workbook import Sheet, SheetLines, cell_text
from monitoring.vocabulary.faults import FileFault
from monitoring.vocabulary.limits import (
    CHILD_MEMORY,
    CHILD_SECONDS,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_SHEET_ROWS,
    MAX_UNPACKED,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Bytes of the last line that are looked at first.
_LAST = 4096
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


def is_workbook(path: InputFile) -> bool:
    """Return whether the file is of the form of one of these kinds."""
    return _is_old(path) or _is_packed(path)


def sheets(path: InputFile, stack: ExitStack) -> list[Sheet]:
    """Return the sheets of such a workbook.

    What the other process writes goes to a file without a name, which is gone with this process
    whatever ends it: a workbook may have a row for each student.

    Raises:
        FileRefusedError: it cannot be read, or not within the limits.
    """
    # Isolated: neither the folder it runs in nor the environment adds code to it.
    command = [sys.executable, "-I", sheet_process.__file__, str(CHILD_MEMORY), str(CHILD_SECONDS)]
    lines = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
    try:
        with _given(path) as given:
            done = subprocess.run(  # noqa: S603
                command,
                stdin=given,
                stdout=lines,
                stderr=subprocess.DEVNULL,
                timeout=2 * CHILD_SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise _too_large(path) from error
    if done.returncode == sheet_process.REFUSED:
        refuse_other_formats(path)
        raise FileRefusedError(FileFault.DAMAGED_WORKBOOK, file=path.name)
    if done.returncode != 0:
        raise _too_large(path)
    return [
        Sheet(
            it["name"],
            _lines(path, lines, it["begins"], it["ends"]),
            is_hidden=it["is_hidden"],
            hides_formats=True,
        )
        for it in _told(lines)
    ]


@contextmanager
def _given(path: InputFile) -> Iterator[IO[bytes]]:
    """Yield the workbook as a file that another process can read."""
    if isinstance(path, Path):
        with path.open("rb") as given:
            yield given
        return
    with tempfile.TemporaryFile() as given:
        given.write(path.content)
        given.seek(0)
        yield given


def _told(lines: IO[bytes]) -> list[dict[str, Any]]:
    """Return what the other process told of the sheets in its last line."""
    at = lines.seek(0, os.SEEK_END)
    last = b""
    while at and b"\n" not in last:
        at = max(0, at - _LAST)
        lines.seek(at)
        last = lines.read()
    found: list[dict[str, Any]] = json.loads(last.rpartition(b"\n")[2])
    return found


def _too_large(path: InputFile) -> FileRefusedError:
    return FileRefusedError(FileFault.TOO_MANY_CELLS, file=path.name, limit=MAX_CELLS)


def _is_old(path: InputFile) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_OLE)) == _OLE
    except OSError:
        return False


def _is_packed(path: InputFile) -> bool:
    try:
        if not has_short_list(path):
            return False
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                return False
            names = archive.namelist()
            if "xl/workbook.bin" in names:
                return True
            return "mimetype" in names and archive.read("mimetype").startswith(_SPREADSHEET)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, LookupError, EOFError):
        return False


def _lines(path: InputFile, lines: IO[bytes], begins: int, ends: int) -> SheetLines:
    number, at = 0, begins
    while at < ends:
        # Sheets are read by turns.
        lines.seek(at)
        line = lines.readline()
        at += len(line)
        number += 1
        if number > MAX_SHEET_ROWS:
            raise FileRefusedError(FileFault.TOO_MANY_ROWS, file=path.name, limit=MAX_SHEET_ROWS)
        texts = [cell_text(value, None) for value in json.loads(line)]
        if any(texts[MAX_COLUMNS:]):
            raise FileRefusedError(FileFault.TOO_MANY_COLUMNS, file=path.name, limit=MAX_COLUMNS)
        yield number, texts[:MAX_COLUMNS]
