"""Reads workbooks of the older and the open kinds (.xls, .xlsb, .ods) from an untrusted file.

Their reader gives values without formats: a cell shown as 38.2% arrives as 0.382, so that such a
table must be asked about. It works in a process of its own, within limits.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from contextlib import ExitStack
from pathlib import Path

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
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


def is_workbook(path: InputFile) -> bool:
    """Return whether the file is of the form of one of these kinds."""
    return _is_old(path) or _is_packed(path)


def sheets(path: InputFile, stack: ExitStack) -> list[Sheet]:
    """Return the sheets of such a workbook.

    Raises:
        FileRefusedError: it cannot be read, or not within the limits.
    """
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    limits = (str(CHILD_MEMORY), str(CHILD_SECONDS))
    # Isolated: neither the folder it runs in nor the environment adds code to it.
    command = [
        sys.executable,
        "-I",
        sheet_process.__file__,
        _on_disk(path, folder),
        str(folder),
        *limits,
    ]
    try:
        done = subprocess.run(command, capture_output=True, timeout=2 * CHILD_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise _too_large(path) from error
    if done.returncode == sheet_process.REFUSED:
        refuse_other_formats(path)
        raise FileRefusedError(FileFault.DAMAGED_WORKBOOK, file=path.name)
    if done.returncode != 0:
        raise _too_large(path)
    told = json.loads((folder / "sheets.json").read_text(encoding="utf-8"))
    return [
        Sheet(
            it["name"],
            _lines(path, folder / f"{it['number']}.lines"),
            is_hidden=it["is_hidden"],
            hides_formats=True,
        )
        for it in told
    ]


def _on_disk(path: InputFile, folder: Path) -> str:
    """Return where the other process finds the workbook; only here is an upload written down."""
    if isinstance(path, Path):
        return str(path)
    written = folder / "workbook"
    written.write_bytes(path.content)
    return str(written)


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


def _lines(path: InputFile, lines: Path) -> SheetLines:
    with lines.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if number > MAX_SHEET_ROWS:
                raise FileRefusedError(
                    FileFault.TOO_MANY_ROWS, file=path.name, limit=MAX_SHEET_ROWS
                )
            texts = [cell_text(value, None) for value in json.loads(line)]
            if any(texts[MAX_COLUMNS:]):
                raise FileRefusedError(
                    FileFault.TOO_MANY_COLUMNS, file=path.name, limit=MAX_COLUMNS
                )
            yield number, texts[:MAX_COLUMNS]
