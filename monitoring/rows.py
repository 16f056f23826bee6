"""Walks over the rows of a frame."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def each(rows: pd.DataFrame) -> Iterator[Any]:
    """Yield each row with its columns as attributes, typed as whatever the query returned."""
    return iter(rows.itertuples(index=False))


def where(rows: pd.DataFrame, column: str, value: object) -> pd.DataFrame:
    """Return the rows in which ``column`` holds ``value``."""
    return rows[rows[column] == value]


def first(rows: pd.DataFrame) -> Any:  # noqa: ANN401 - a row of a query
    """Return the first row, its columns as attributes.

    Raises:
        LookupError: there is none.
    """
    row = next(each(rows), None)
    if row is None:
        raise LookupError("there is no such row")
    return row
