"""Walks over the rows of a frame."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, TypeVar, overload

import pandas as pd

T = TypeVar("T")
_known_names: dict[type, tuple[str, ...]] = {}


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
    names = _names(kind)
    lacking = [name for name in names if name not in rows.columns]
    if lacking:
        raise LookupError(f"rows lack columns of {kind.__name__}: {', '.join(lacking)}")
    for values in rows[list(names)].itertuples(index=False, name=None):
        row = object.__new__(kind)
        # A frozen class fills itself field by field, which takes five times as long.
        row.__dict__.update(zip(names, values, strict=True))
        yield row


def _names(kind: type) -> tuple[str, ...]:
    names = _known_names.get(kind)
    if names is None:
        names = _known_names[kind] = tuple(field.name for field in fields(kind))
    return names


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
