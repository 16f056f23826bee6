"""Recognizes a table by its header: the layouts that are read, and the files that never are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from monitoring.errors import Notice
from monitoring.result_files.header import ALIASES, Header, index_of, plain
from monitoring.result_files.layout import Layout
from monitoring.result_files.layouts import CODES, LAYOUTS
from monitoring.result_files.model import FileRefusedError
from monitoring.result_files.other_files import OTHER_FILES
from monitoring.result_files.unknown_tables import is_head, is_of_students, is_powerschool
from monitoring.vocabulary.faults import FileFault

# Letters of a column that a message shows.
_SHOWN = 40


@dataclass(frozen=True)
class Recognized:
    """A line that is the header of a supported layout."""

    layout: Layout
    header: Header


@dataclass(frozen=True)
class NoLayout:
    """Why a line is not a header of a supported layout.

    ``why`` is a refusal without the file's name; ``weight`` says how telling it is; ``is_ours`` is
    True for a template's lists, of which nothing is said.
    """

    why: Notice
    weight: int
    is_ours: bool = False

    @property
    def is_known(self) -> bool:
        """Return whether the line was recognized, though it cannot be read."""
        return self.weight >= 1000

    def refusal(self, file: str) -> FileRefusedError:
        """Return the refusal of a file that holds nothing better than this line."""
        return FileRefusedError(self.why.code, file=file, **self.why.facts)


def recognize(cells: Sequence[str]) -> Recognized | NoLayout:
    """Tell which supported layout a line is the header of, or what it is instead."""
    raw = [plain(cell) for cell in cells]
    if is_of_students(raw):
        return NoLayout(Notice(FileFault.STUDENT_ROWS), 3000)
    if sum(map(bool, raw)) < 2:
        return NoLayout(_unknown(cells), 0)
    index = index_of(raw)
    for layout in LAYOUTS:
        if layout.marks <= set(index):
            return _checked(layout, cells, raw, index)
    for subject, marks in OTHER_FILES:
        if marks <= set(raw):
            why = Notice(FileFault.OTHER_SUBJECT, subject=Notice(subject), layouts=CODES)
            return NoLayout(why, 2000)
    return NoLayout(_unknown(cells), sum(map(bool, raw)) if is_head(cells) else 0)


def _checked(
    layout: Layout, cells: Sequence[str], raw: list[str], index: dict[str, tuple[int, ...]]
) -> Recognized | NoLayout:
    missing = [name for name in layout.needs if name not in index]
    missing += layout.lacks(index)
    if missing:
        why = Notice(FileFault.LACKS_COLUMNS, layout=layout.code, columns=tuple(missing))
        return NoLayout(why, 1000)
    used = [name for name in raw if name and (name in index or name in ALIASES)]
    twice = sorted(name for name, n in Counter(used).items() if n > 1)
    if twice:
        return NoLayout(Notice(FileFault.COLUMN_TWICE, columns=tuple(twice)), 1000)
    header = Header(len(cells), index, tuple(cell.strip() for cell in cells))
    return Recognized(layout, header)


def _unknown(cells: Sequence[str]) -> Notice:
    columns: tuple[str, ...] = ()
    if is_head(cells):
        columns = tuple(cell.strip()[:_SHOWN] for cell in cells if cell.strip())
    if is_powerschool(cells):
        return Notice(FileFault.POWERSCHOOL, columns=columns, layouts=CODES)
    if not columns:
        return Notice(FileFault.NO_HEAD, layouts=CODES)
    return Notice(FileFault.UNKNOWN_LAYOUT, columns=columns, layouts=CODES)
