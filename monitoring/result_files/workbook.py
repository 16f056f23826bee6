"""Opens workbooks from outside: what they hold is read in a process of its own, within limits."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

from monitoring import apart
from monitoring.apart.packed import has_short_list
from monitoring.apart.refusals import refusal_of
from monitoring.apart.sheets import SheetLines
from monitoring.errors import InputError
from monitoring.result_files.decode import refuse_other_formats
from monitoring.result_files.memory_file import InputFile
from monitoring.result_files.model import FileRefusedError
from monitoring.vocabulary.faults import FileFault
from monitoring.vocabulary.limits import HEAD_ROWS, MAX_CELLS, MAX_UNPACKED, SMALL_WORKBOOK

_XLSX = "monitoring.apart.xlsx:read"
_XLSX_HEADS = "monitoring.apart.xlsx:read_heads"
_OTHER = "monitoring.apart.other_sheets:read"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, RuntimeError, LookupError, EOFError)
_Answers = dict[tuple[str, InputFile], apart.Answer]
_once: ContextVar[tuple[_Answers, ExitStack] | None] = ContextVar("_once", default=None)


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook.

    Args:
        name: of the sheet.
        lines: sheet row number and cells as text, read on demand.
        is_hidden: Excel does not show the sheet.
        hidden_rows: numbers of the rows that Excel does not show.
        hidden_columns: places of the columns that Excel does not show, 0 for the first.
        hides_formats: cells come without their formats, percents among them as fractions.
        merged: cells of its first rows that are merged, such as "B1:D1".
    """

    name: str
    lines: SheetLines
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    hides_formats: bool = False
    merged: tuple[str, ...] = ()


@contextmanager
def read_once() -> Iterator[None]:
    """Have a workbook taken apart once only, however many look into it in here."""
    if _once.get() is not None:
        yield
        return
    with ExitStack() as stack:
        token = _once.set(({}, stack))
        try:
            yield
        finally:
            _once.reset(token)


def is_workbook(path: InputFile) -> bool:
    """Return whether the file has the form of a workbook of any kind."""
    return _task(path) != ""


def _task(path: InputFile) -> str:
    try:
        with path.open("rb") as file:
            if file.read(len(_OLE)) == _OLE:
                return _OTHER
        if not has_short_list(path):
            return ""
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            return _task_of(archive)
    except _BROKEN:
        return ""


def _task_of(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    if "xl/workbook.xml" in names:
        return _XLSX
    # The libraries of the other kinds do not say how much a workbook unpacks to.
    if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
        return ""
    is_open = "mimetype" in names and archive.read("mimetype").startswith(_SPREADSHEET)
    return _OTHER if is_open or "xl/workbook.bin" in names else ""


def sheets(path: InputFile, stack: ExitStack) -> list[Sheet]:
    """Return the sheets of a workbook.

    Of a large one the first rows are read at first, and the others when they are asked for: one
    whose head tells that it is another table is not read whole.

    Of all kinds but .xlsx the values come without formats: a cell shown as 38.2% arrives as 0.382,
    so that such a table must be asked about.

    Args:
        path: the workbook.
        stack: lets go of it when the caller is done with the lines.

    Returns:
        Every sheet. A formula whose value the file does not hold reads NO_STORED_VALUE.

    Raises:
        FileRefusedError: the workbook is damaged, absurdly large, or not read within the limits.
    """
    task = _task(path)
    is_large = task == _XLSX and path.stat().st_size > SMALL_WORKBOOK
    answer = _asked(_XLSX_HEADS if is_large else task, path, stack)
    return [
        Sheet(
            it["name"],
            _lines_of(path, stack, answer, at, is_cut=is_large),
            is_hidden=it["is_hidden"],
            hidden_rows=tuple(it["hidden_rows"]),
            hidden_columns=tuple(it["hidden_columns"]),
            hides_formats=task == _OTHER,
            merged=tuple(it["merged"]),
        )
        for at, it in enumerate(answer.told)
    ]


def _lines_of(
    path: InputFile, stack: ExitStack, answer: apart.Answer, at: int, *, is_cut: bool
) -> SheetLines:
    n_lines = 0
    for line in _lines(path, answer.written, answer.told[at]):
        yield line
        n_lines = line[0]
    if is_cut and n_lines >= HEAD_ROWS:
        whole = _asked(_XLSX, path, stack)
        yield from islice(_lines(path, whole.written, whole.told[at]), n_lines, None)


def _asked(task: str, path: InputFile, stack: ExitStack) -> apart.Answer:
    answers, kept_by = _once.get() or ({}, stack)
    if (task, path) not in answers:
        try:
            answers[task, path] = apart.ask(task, path, kept_by)
        except apart.TooMuchError as error:
            raise FileRefusedError(
                FileFault.TOO_MANY_CELLS, file=path.name, limit=MAX_CELLS
            ) from error
        except InputError as error:
            if task == _OTHER and error.code == FileFault.DAMAGED_WORKBOOK:
                refuse_other_formats(path)
            raise _refusal(path, error) from error
    return answers[task, path]


def _refusal(path: InputFile, error: InputError) -> FileRefusedError:
    return FileRefusedError(error.code, **(error.facts | {"file": path.name}))


def _lines(path: InputFile, lines: IO[bytes], sheet: dict[str, Any]) -> SheetLines:
    at = sheet["begins"]
    while at < sheet["ends"]:
        # Sheets are read by turns.
        lines.seek(at)
        line = lines.readline()
        at += len(line)
        number, cells = json.loads(line)
        yield number, cells
    if sheet["refused"] is not None:
        raise _refusal(path, refusal_of(sheet["refused"]))
