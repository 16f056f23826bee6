"""Rows as they are fetched, with missing cells as a frame has them.

What is missing is told by ``is_missing``; but what is only compared, added or written out must not
change by the way in which its row was read.
"""

import math
from typing import Any

import duckdb
import pandas as pd

from monitoring.rows import Fetched


def fetched(cursor: duckdb.DuckDBPyConnection) -> Fetched:
    """Return all rows of the statement that was just run."""
    described = [(str(name), str(kind)) for name, kind, *_ in cursor.description or ()]
    rows = cursor.fetchall()
    columns = zip(*rows, strict=True) if rows else ([] for _ in described)
    cells: dict[str, list[Any]] = {}
    for (name, kind), found in zip(described, columns, strict=True):
        # Of two columns of one name a frame has the first by it.
        cells.setdefault(name, _column(list(found), kind))
    return Fetched(cells)


def _column(cells: list[Any], kind: str) -> list[Any]:
    if kind == "HUGEINT" or kind.startswith("DECIMAL"):
        return [math.nan if cell is None else float(cell) for cell in cells]
    if None not in cells:
        return cells
    missing = _missing(kind)
    if missing is None or (kind == "VARCHAR" and not any(cell is not None for cell in cells)):
        return cells
    return [missing if cell is None else cell for cell in cells]


def _missing(kind: str) -> object:
    if kind in ("DOUBLE", "FLOAT", "VARCHAR"):
        return math.nan
    return None if kind == "DATE" or kind.startswith("TIMESTAMP") else pd.NA
