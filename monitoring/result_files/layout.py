"""What a layout of result files is; each one stands in a file of its own in `layouts/`."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from monitoring.result_files.records import Record
from monitoring.result_files.rows import Row, TableContext


class Convert(Protocol):
    """Turns one row into its results; None where it is at fault or says nothing."""

    def __call__(self, row: Row, *, is_state: bool) -> Record | Sequence[Record] | None:
        """Read one row, of the state or else of the district."""


def _settle_nothing(table: TableContext, titles: str) -> None:
    """Leave a table as it is: its columns say all that its rows need."""


def _lacks_nothing(columns: Collection[str]) -> Sequence[str]:
    return ()


@dataclass(frozen=True)
class Layout:
    """A supported layout.

    Args:
        code: as stored with a load; `monitoring/wording/labels.py` has its name for readers.
        marks: the columns by which it is known, as the readers name them.
        needs: further columns without which it cannot be read.
        converter: makes the function that reads the rows of one table, given the table and
            those of its rows that are kept.
        settle: finds what a table's rows do not say in its titles or the file's name.
        lacks: which columns are missing of a choice among several, given those there are.
        level: the column that says whose result a row is.
        group: the column of the student group where a group may be unknown, "" for none.
        names_districts: each row names its district.
        is_report: whether a report of that name is this layout, where several have the same
            columns; its first row then tells them apart.
    """

    code: str
    marks: frozenset[str]
    needs: tuple[str, ...]
    converter: Callable[[TableContext, Sequence[Row]], Convert]
    settle: Callable[[TableContext, str], None] = _settle_nothing
    lacks: Callable[[Collection[str]], Sequence[str]] = _lacks_nothing
    level: str = "level"
    group: str = ""
    names_districts: bool = True
    is_report: Callable[[str], bool] | None = None
