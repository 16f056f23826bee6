"""What the rules of `data/` look at: the rows of one file beside the tables they may refer to."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from monitoring.errors import Fault, Notice
from monitoring.reference.csv_lines import Line
from monitoring.vocabulary.faults import Found

Row = Mapping[Any, Any]
Rows = Sequence[tuple[Line, Row]]
Tables = Mapping[str, pd.DataFrame]
Rule = Callable[[Rows, Tables], list[Fault]]


def cell_found(line: Line, column: str) -> Notice:
    """Return what stands in a cell."""
    text = line.cells.get(column, "")
    return Notice(Found.TEXT, text=text) if text else Notice(Found.EMPTY)


def cell_fault(line: Line, column: str, allowed: Notice) -> Fault:
    """Return the fault of a cell that is not what is allowed in it."""
    return Fault(line.file, line.number, column, cell_found(line, column), allowed)
