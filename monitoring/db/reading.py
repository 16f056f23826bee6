"""What is read from a database, each time on a cursor of its own."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import duckdb
import pandas as pd

from monitoring.db import resting
from monitoring.db.fetching import fetched
from monitoring.db.refusals import damage_named
from monitoring.db.schema import schema_columns
from monitoring.db.writer import Param
from monitoring.rows import Fetched


class Reading(ABC):
    """Reads a database that is open.

    ``named`` is the file that a message names.
    """

    named: Path

    @abstractmethod
    def _cursor(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]: ...

    def schema_version(self) -> int:
        """Return which version of the schema the file has, 0 where it is none of this product.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        there = self.tables()
        if "schema_version" in there:
            newest = self.read("select coalesce(max(version), 1) as version from schema_version")
            return int(newest["version"].iloc[0])
        return 1 if {"plan", "results"} <= set(there) else 0

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables that the file has, in the order they were made.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        names = self.read("select table_name from duckdb_tables() order by table_oid")
        return tuple(names["table_name"])

    def has_schema(self) -> bool:
        """Tell whether tables, views and their columns are those of ``queries/schema.sql``.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        with damage_named(self.named), self._cursor() as cursor:
            rows = cursor.execute(
                "select table_name, column_name from duckdb_columns() where not internal"
            ).fetchall()
        return frozenset(rows) == schema_columns()

    def read(self, sql: str, params: Mapping[str, Param] | None = None) -> pd.DataFrame:
        """Run one select on a cursor of its own and return its rows.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        resting.note(sql)
        with damage_named(self.named), self._cursor() as cursor:
            return cursor.execute(sql, dict(params or {})).df()

    def fetch(self, sql: str, params: Mapping[str, Param] | None = None) -> Fetched:
        """Run one select like ``read``, for rows that are only walked over.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        resting.note(sql)
        with damage_named(self.named), self._cursor() as cursor:
            return fetched(cursor.execute(sql, dict(params or {})))

    def rows(self, table: str) -> pd.DataFrame:
        """Return all rows of a table, as it stores them.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        resting.note(table)
        with damage_named(self.named), self._cursor() as cursor:
            found: pd.DataFrame = cursor.table(table).df()
            return found
