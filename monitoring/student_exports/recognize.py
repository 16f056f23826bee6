"""Recognizes an export by its columns."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import NamedTuple

from monitoring.errors import Notice
from monitoring.result_files.memory_file import InputFile, sha256_of
from monitoring.result_files.model import FileRefusedError
from monitoring.result_files.recognize import Recognized, recognize
from monitoring.student_exports.model import Knowledge, Layout, Table, folded_name
from monitoring.student_exports.rows import Head, heads
from monitoring.student_exports.rules import ExportError
from monitoring.vocabulary.exports import ExportFault, ExportForm
from monitoring.vocabulary.faults import LoadNote


class _Match(NamedTuple):
    """A line that may be the header, and the layout that it is nearest to."""

    weight: tuple[bool, int, bool]
    layout: Layout
    head: Head


def recognized(file: InputFile, known: Knowledge, stack: ExitStack) -> Table | None:
    """Return what an export is, None where a file is none that is known.

    Args:
        file: delimited text or a workbook.
        known: what exports are read with.
        stack: closes a workbook when the caller is done with the lines.

    Raises:
        ExportError: the file is an export that lacks columns, has one twice, or holds several.
    """
    found = _heads(file, stack)
    if any(isinstance(recognize(head.cells), Recognized) for head in found):
        return None
    matches = [it for head in found for it in _possible(head, known)]
    best = max(matches, key=lambda it: it.weight, default=None)
    if best is None:
        return None
    layout, head = best.layout, best.head
    _refuse_several(file, matches)
    missing = _missing(layout, {folded_name(cell) for cell in head.cells})
    if missing:
        raise ExportError(
            ExportFault.LACKS_COLUMNS, file=file.name, export=layout.name, columns=missing
        )
    _refuse_columns_twice(file, layout, head.cells)
    index: dict[str, int] = {}
    for position, cell in enumerate(head.cells):
        index.setdefault(folded_name(cell), position)
    return Table(
        file=file.name,
        layout=layout,
        header=tuple(head.cells),
        index=index,
        lines=head.lines,
        sha256=sha256_of(file),
        sheet=head.sheet,
        notes=[*head.notes, *_passed(found, head)],
    )


def _heads(file: InputFile, stack: ExitStack) -> Sequence[Head]:
    try:
        return heads(file, stack)
    except (FileRefusedError, OSError):
        # Whatever it is, the reader of result files says what is wrong with it.
        return ()


def _refuse_several(file: InputFile, matches: Sequence[_Match]) -> None:
    """Refuse a workbook with several sheets that could be counted: one would be lost in silence."""
    sheets = tuple(dict.fromkeys(it.head.sheet for it in matches))
    if len(sheets) > 1:
        raise ExportError(ExportFault.SEVERAL_SHEETS, file=file.name, sheets=sheets)


def _refuse_columns_twice(file: InputFile, layout: Layout, cells: Sequence[str]) -> None:
    times = Counter(folded_name(cell) for cell in cells)
    twice = [cell.strip() for cell in cells if times[folded_name(cell)] > 1]
    read = tuple(dict.fromkeys(it for it in twice if folded_name(it) in layout.reads))
    if read:
        raise ExportError(
            ExportFault.COLUMN_TWICE, file=file.name, export=layout.name, columns=read
        )


def _passed(found: Sequence[Head], head: Head) -> Iterator[Notice]:
    """Name the other sheets that hold a table, which are not read."""
    for sheet in dict.fromkeys(it.sheet for it in found):
        if sheet != head.sheet:
            yield Notice(LoadNote.SHEET_PASSED, sheet=sheet)


def _possible(head: Head, known: Knowledge) -> Iterator[_Match]:
    names = {folded_name(cell) for cell in head.cells}
    for layout in known.layouts:
        n_own = len(layout.own & names)
        if n_own >= layout.least and _names_students(layout, names):
            is_whole = not _missing(layout, names)
            yield _Match((layout.form != ExportForm.ROSTER, n_own, is_whole), layout, head)


def _names_students(layout: Layout, names: set[str]) -> bool:
    """A roster is one only with numbers of students; an export may lack them and is told so."""
    if layout.form != ExportForm.ROSTER:
        return True
    return not _missing(layout, names)


def _missing(layout: Layout, names: set[str]) -> tuple[str, ...]:
    """Return the columns that a layout needs and a file lacks, each by all its names."""
    return tuple(
        " / ".join(ways)
        for ways in layout.needs
        if not any(folded_name(way) in names for way in ways)
    )
