"""Writes inside one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime

import duckdb
import pandas as pd

from monitoring.db.fetching import fetched
from monitoring.rows import Fetched

Single = str | int | float | bool | date | datetime | None
Param = Single | list[str] | list[int] | list[bool]


class Writer:
    """Writes inside the transaction that made it."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self.has_written = False

    def read(self, sql: str, params: Mapping[str, Param] | None = None) -> pd.DataFrame:
        """Read inside the transaction, its own unfinished writes included."""
        return self._cursor.execute(sql, dict(params or {})).df()

    def fetch(self, sql: str, params: Mapping[str, Param] | None = None) -> Fetched:
        """Read like ``read``, for rows that are only walked over."""
        return fetched(self._cursor.execute(sql, dict(params or {})))

    def rows(self, table: str) -> pd.DataFrame:
        """Return all rows of a table, its own unfinished writes included."""
        found: pd.DataFrame = self._cursor.table(table).df()
        return found

    def run(self, sql: str, params: Mapping[str, Param] | None = None) -> None:
        """Run one statement."""
        self.has_written = True
        self._cursor.execute(sql, dict(params or {}))

    def columns(self, table: str) -> list[str]:
        """Return the names of a table's columns.

        Raises:
            LookupError: the database has no such table.
        """
        with _table_named(table):
            return list(self._cursor.table(table).columns)

    def script(self, sql: str) -> None:
        """Run a file of statements, such as the schema."""
        self.has_written = True
        self._cursor.execute(sql)

    def drop_constraints(self, tables: Sequence[str]) -> None:
        """Leave of the tables nothing but their rows, so that any value can be mapped."""
        self.has_written = True
        views = "select view_name from duckdb_views() where not internal"
        for (name,) in self._cursor.execute(views).fetchall():
            self._cursor.execute(f'drop view "{name}"')
        # A table that others refer to can only be replaced after them.
        for name in tables[::-1]:
            self._cursor.execute(f'create or replace table "{name}" as from "{name}"')

    def fill(self, table: str, select: str, params: Mapping[str, Param] | None = None) -> None:
        """Append what a select returns to a table, by the names of its columns, never their order.

        Raises:
            LookupError: the database has no such table, or their columns are not the same.
        """
        wanted = self.columns(table)
        rows = self._cursor.sql(select, params=dict(params or {}))
        if set(wanted) != set(rows.columns):
            differing = sorted(set(wanted) ^ set(rows.columns))
            raise LookupError(f"{table} and its select differ in {differing}")
        # To select of a wide statement is to plan it once more.
        ordered = rows if list(rows.columns) == wanted else rows.select(*wanted)
        self.has_written = True
        ordered.insert_into(table)

    def insert(self, table: str, rows: pd.DataFrame) -> None:
        """Append rows to a table by column name; columns the table lacks are an error.

        Raises:
            LookupError: the database has no such table.
        """
        if rows.empty:
            return
        self.has_written = True
        with _table_named(table):
            self._cursor.append(table, rows, by_name=True)


@contextmanager
def _table_named(table: str) -> Iterator[None]:
    try:
        yield
    except duckdb.CatalogException as error:
        raise LookupError(f"no table named {table!r}") from error
