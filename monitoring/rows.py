"""Walks over the rows of a frame."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, TypeVar, overload

import pandas as pd

T = TypeVar("T", bound=tuple[Any, ...])


@overload
def each(rows: pd.DataFrame) -> Iterator[Any]: ...


@overload
def each(rows: pd.DataFrame, kind: type[T]) -> Iterator[T]: ...


def each(rows: pd.DataFrame, kind: type[T] | None = None) -> Iterator[Any]:
    """Yield each row with its columns as attributes.

    Args:
        rows: rows of a query, or rows made like them.
        kind: the class of that query in ``monitoring/db/query_rows.py``; its fields are taken by
            name, and columns beside them are left out. Without it a row is not typed.

    Raises:
        LookupError: ``rows`` lack columns of ``kind``; the message names them.
    """
    if kind is None:
        return iter(rows.itertuples(index=False))
    return _typed(rows, kind)


def _typed(rows: pd.DataFrame, kind: type[T]) -> Iterator[T]:
    kinds = kind.__annotations__
    lacking = [name for name in kinds if name not in rows.columns]
    if lacking:
        raise LookupError(f"rows lack columns of {kind.__name__}: {', '.join(lacking)}")
    columns = [_cells(rows[name], type_) for name, type_ in kinds.items()]
    for values in zip(*columns, strict=True):
        yield tuple.__new__(kind, values)


def _cells(column: "pd.Series[Any]", kind: object) -> list[Any]:
    """Return a column's cells: days and moments as Python's own, and None where there is none."""
    if kind not in (date, datetime):
        return column.tolist()
    stamps = [None if pd.isna(cell) else pd.Timestamp(cell) for cell in column]
    if kind is date:
        return [None if stamp is None else stamp.date() for stamp in stamps]
    return [None if stamp is None else stamp.to_pydatetime() for stamp in stamps]


def query_name(kind: type) -> str:
    """Return the query that a class of rows belongs to: ``GoalHeadlines`` -> ``goal_headlines``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def where(rows: pd.DataFrame, column: str, value: object) -> pd.DataFrame:
    """Return the rows in which ``column`` holds ``value``."""
    return rows[rows[column] == value]


@overload
def first(rows: pd.DataFrame) -> Any: ...  # noqa: ANN401 - a row that is not typed


@overload
def first(rows: pd.DataFrame, kind: type[T]) -> T: ...


def first(rows: pd.DataFrame, kind: type[T] | None = None) -> Any:
    """Return the first row, its columns as attributes; for the arguments see ``each``.

    Raises:
        LookupError: there is none, or it lacks columns of ``kind``.
    """
    row = next(each(rows) if kind is None else each(rows, kind), None)
    if row is None:
        raise LookupError("there is no such row")
    return row
