"""Recognizes an export by its columns."""

from collections.abc import Iterator
from typing import NamedTuple

from monitoring.result_files.memory_file import InputFile
from monitoring.result_files.model import FileRefusedError
from monitoring.result_files.recognize import Recognized, recognize
from monitoring.student_exports.model import Knowledge, Layout, Table, folded_name
from monitoring.student_exports.rows import heads, lines, sha256_of
from monitoring.student_exports.rules import ExportError
from monitoring.vocabulary.exports import ExportFault, ExportForm


class _Head(NamedTuple):
    """A line that may be the header, and the layout that it is nearest to."""

    weight: tuple[bool, int, bool]
    layout: Layout
    delimiter: str
    line: int
    cells: list[str]


def recognized(file: InputFile, known: Knowledge) -> Table | None:
    """Return what an export is, None where a file is none that is known.

    Raises:
        ExportError: the file is an export that lacks columns.
    """
    head = _head(file, known)
    if head is None:
        return None
    missing = _missing(head.layout, {folded_name(cell) for cell in head.cells})
    if missing:
        raise ExportError(
            ExportFault.LACKS_COLUMNS, file=file.name, export=head.layout.name, columns=missing
        )
    index: dict[str, int] = {}
    for position, cell in enumerate(head.cells):
        index.setdefault(folded_name(cell), position)
    return Table(
        file=file.name,
        layout=head.layout,
        header=tuple(head.cells),
        index=index,
        lines=lines(file, head.delimiter, head.line),
        sha256=sha256_of(file),
    )


def _head(file: InputFile, known: Knowledge) -> _Head | None:
    try:
        found = heads(file)
    except (FileRefusedError, OSError):
        # Whatever it is, the reader of result files says what is wrong with it.
        return None
    if any(isinstance(recognize(cells), Recognized) for _, _, cells in found):
        return None
    possible = [it for place in found for it in _possible(*place, known)]
    return max(possible, key=lambda it: it.weight, default=None)


def _possible(delimiter: str, line: int, cells: list[str], known: Knowledge) -> Iterator[_Head]:
    names = {folded_name(cell) for cell in cells}
    for layout in known.layouts:
        n_own = len(layout.own & names)
        if n_own >= layout.least and _names_students(layout, names):
            is_whole = not _missing(layout, names)
            weight = (layout.form != ExportForm.ROSTER, n_own, is_whole)
            yield _Head(weight, layout, delimiter, line, cells)


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
