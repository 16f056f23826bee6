"""Walks over the rows of a frame, or of what was fetched without making one."""

import re
from collections import namedtuple
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, overload

import pandas as pd

T = TypeVar("T", bound=tuple[Any, ...])
# Of fewer rows the first is not taken apart sooner than all of them.
_MANY = 50


@dataclass(frozen=True)
class Fetched:
    """Rows that are only walked over: a frame of a hundred columns takes as long as its query.

    Args:
        cells: column -> its cells, missing ones as a frame of the same rows has them.
    """

    cells: Mapping[str, list[Any]]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(self.cells)

    def where(self, column: str, value: object) -> "Fetched":
        """Return the rows in which ``column`` holds ``value``."""
        kept = [place for place, cell in enumerate(self.cells[column]) if cell == value]
        return Fetched({name: [all_[at] for at in kept] for name, all_ in self.cells.items()})


@overload
def each(rows: pd.DataFrame) -> Iterator[Any]: ...


@overload
def each(rows: pd.DataFrame | Fetched, kind: type[T]) -> Iterator[T]: ...


def each(rows: pd.DataFrame | Fetched, kind: type[T] | None = None) -> Iterator[Any]:
    """Yield each row with its columns as attributes.

    Args:
        rows: rows of a query, or rows made like them.
        kind: the class of that query in ``monitoring/db/query_rows.py``; its fields are taken by
            name, and columns beside them are left out. Without it a row is not typed.

    Raises:
        LookupError: ``rows`` lack columns of ``kind``; the message names them.
    """
    if kind is not None:
        return _typed(rows, kind)
    if isinstance(rows, Fetched):
        raise TypeError("rows that are not typed are walked over in a frame")
    return map(_class_of(tuple(rows.columns))._make, _lines(rows))


def _lines(rows: pd.DataFrame) -> list[list[Any]]:
    """Return the cells of each row.

    By way of one array: pandas' own ``itertuples`` makes a series of each column first, and of few
    rows with a hundred columns that takes six times as long.
    """
    lines: list[list[Any]] = rows.to_numpy(dtype=object).tolist()
    return lines


def taken_apart(rows: pd.DataFrame) -> Fetched:
    """Return the rows of a frame to be walked over: days and moments are Python's own in them."""
    lines = _lines(rows)
    columns = zip(*lines, strict=True) if lines else ([] for _ in rows.columns)
    return Fetched(
        {
            str(name): list(_own(cells, datetime) if kind.kind == "M" else cells)
            for (name, kind), cells in zip(rows.dtypes.items(), columns, strict=True)
        }
    )


@cache
def _class_of(columns: tuple[str, ...]) -> Any:  # noqa: ANN401 - a class that is not known before
    return namedtuple("Row", columns, rename=True)


def _typed(rows: pd.DataFrame | Fetched, kind: type[T]) -> Iterator[T]:
    kinds = kind.__annotations__
    lacking = [name for name in kinds if name not in rows.columns]
    if lacking:
        raise LookupError(f"rows lack columns of {kind.__name__}: {', '.join(lacking)}")
    if isinstance(rows, Fetched):
        cells: Mapping[str, Sequence[Any]] = rows.cells
    else:
        cells = dict(zip(rows.columns, zip(*_lines(rows), strict=True), strict=False))
    own = _fetched if isinstance(rows, Fetched) else _own
    columns = [own(cells.get(name, ()), type_) for name, type_ in kinds.items()]
    for values in zip(*columns, strict=True):
        yield tuple.__new__(kind, values)


def _own(cells: Sequence[Any], kind: object) -> Sequence[Any]:
    """Return a column's cells: days and moments as Python's own, and None where there is none."""
    if kind not in (date, datetime):
        return cells
    stamps = [None if pd.isna(cell) else pd.Timestamp(cell) for cell in cells]
    if kind is date:
        return [None if stamp is None else stamp.date() for stamp in stamps]
    return [None if stamp is None else stamp.to_pydatetime() for stamp in stamps]


def _fetched(cells: Sequence[Any], kind: object) -> Sequence[Any]:
    """Return a column's cells: those of a day without their time."""
    if kind is not date:
        return cells
    return [cell.date() if isinstance(cell, datetime) else cell for cell in cells]


def query_name(kind: type) -> str:
    """Return the query that a class of rows belongs to: ``GoalHeadlines`` -> ``goal_headlines``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


@overload
def where(rows: pd.DataFrame, column: str, value: object) -> pd.DataFrame: ...


@overload
def where(rows: Fetched, column: str, value: object) -> Fetched: ...


def where(rows: pd.DataFrame | Fetched, column: str, value: object) -> pd.DataFrame | Fetched:
    """Return the rows in which ``column`` holds ``value``."""
    if isinstance(rows, Fetched):
        return rows.where(column, value)
    return rows[rows[column] == value]


@overload
def first(rows: pd.DataFrame) -> Any: ...  # noqa: ANN401 - a row that is not typed


@overload
def first(rows: pd.DataFrame | Fetched, kind: type[T]) -> T: ...


def first(rows: pd.DataFrame | Fetched, kind: type[T] | None = None) -> Any:
    """Return the first row, its columns as attributes; for the arguments see ``each``.

    Raises:
        LookupError: there is none, or it lacks columns of ``kind``.
    """
    if isinstance(rows, pd.DataFrame) and len(rows) > _MANY:
        rows = rows.head(1)
    found = each(rows, kind) if kind is not None else each(rows)  # type: ignore[arg-type]
    row = next(found, None)
    if row is None:
        raise LookupError("there is no such row")
    return row
