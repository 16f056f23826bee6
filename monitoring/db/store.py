"""One connection per process: a cursor for every read, one transaction under a lock for a write."""

import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import duckdb
import pandas as pd

from monitoring.db.files import sql_text
from monitoring.db.schema import schema_columns
from monitoring.errors import InputError
from monitoring.vocabulary.faults import DatabaseFault

Single = str | int | float | bool | date | datetime | None
Param = Single | list[str] | list[int] | list[bool]
# Errors of a damaged file; those of a faulty statement are faults of the product and stay as they
# are. A checksum that does not match is told as a plain Error.
_DAMAGE = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.FatalException,
    duckdb.InternalException,
)

# DuckDB 2.0.0 fails on some joins whose sides it swaps, whatever the statement, by what the tables
# hold ("dict-surviving join", https://github.com/duckdb/duckdb/issues/24807), and is closed then.
_WITHOUT_SWAPPED_SIDES = "set disabled_optimizers = 'build_side_probe_side'"


class DatabaseMissingError(InputError):
    """There is no database yet."""


class DatabaseOutdatedError(InputError):
    """The database was made by an earlier version of the product."""


class DatabaseNewerError(InputError):
    """The database was made by a later version of the product, which alone can read it."""


class DatabaseUnreadableError(InputError):
    """The file is not a database, is damaged, or may not be opened."""


class DatabaseBusyError(InputError):
    """Another process holds the database."""


@contextmanager
def _damage_named(path: Path) -> Iterator[None]:
    """Turn the errors of a damaged file into one that says what to do."""
    try:
        yield
    except duckdb.Error as error:
        if not isinstance(error, _DAMAGE) and type(error) is not duckdb.Error:
            raise
        raise DatabaseUnreadableError(
            DatabaseFault.DAMAGED, database=str(path), reason=_reason(error)
        ) from error


def _reason(error: duckdb.Error) -> str:
    """Return what the engine says, in its first line."""
    return str(error).splitlines()[0]


class Store:
    """One database file, held by one read-write connection for the life of the process.

    A DuckDB connection must not be shared between threads, so every read takes a cursor of its
    own. Writes are one transaction each, under one lock, and raise the data version with them.
    """

    def __init__(self, path: Path, *, read_only: bool = False, named: Path | None = None) -> None:
        """Open ``path``.

        Args:
            path: the database.
            read_only: it is a release, which nobody may write to.
            named: the file that a message names, where ``path`` is a copy of it.

        Raises:
            DatabaseBusyError: another process holds the file.
            DatabaseUnreadableError: the file is no database, or may not be written.
        """
        self.path = path
        self.named = named or path
        # Tells this opening of the file from any other: a file may be replaced under the same name.
        self.key = uuid4().hex
        self._writing = threading.RLock()
        self._is_read_only = read_only
        try:
            self._connection = duckdb.connect(str(path), read_only=read_only)
            self._connection.execute(_WITHOUT_SWAPPED_SIDES)
        except duckdb.Error as error:
            if "could not set lock" in str(error).lower():
                raise DatabaseBusyError(DatabaseFault.BUSY, database=str(path)) from error
            raise DatabaseUnreadableError(
                DatabaseFault.UNOPENED, database=str(path), reason=_reason(error)
            ) from error
        try:
            with _damage_named(self.named):
                self.version = self._read_version()
        except BaseException:
            self.close()
            raise

    def _read_version(self) -> int:
        has_table = self._connection.execute(
            "select count(*) from duckdb_tables() where table_name = 'data_version'"
        ).fetchone()
        if has_table is None or has_table[0] == 0:
            return 0
        row = self._connection.execute("select max(version) from data_version").fetchone()
        return int(row[0]) if row and row[0] is not None else 0

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

    def copy_to(self, path: Path) -> None:
        """Copy the file as it stands, with all that was committed.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        with self._writing, _damage_named(self.named):
            if not self._is_read_only:
                self._connection.execute("checkpoint")
            shutil.copyfile(self.path, path)

    def has_schema(self) -> bool:
        """Tell whether tables, views and their columns are those of ``queries/schema.sql``.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        with _damage_named(self.named):
            rows = self._connection.execute(
                "select table_name, column_name from duckdb_columns() where not internal"
            ).fetchall()
        return frozenset(rows) == schema_columns()

    def read(self, sql: str, params: Mapping[str, Param] | None = None) -> pd.DataFrame:
        """Run one select on a cursor of its own and return its rows.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        with _damage_named(self.named), self._connection.cursor() as cursor:
            return cursor.execute(sql, dict(params or {})).df()

    def rows(self, table: str) -> pd.DataFrame:
        """Return all rows of a table, as it stores them.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        with _damage_named(self.named), self._connection.cursor() as cursor:
            found: pd.DataFrame = cursor.table(table).df()
            return found

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let nobody write for a while, so that all that is read belongs together."""
        with self._writing:
            yield

    @contextmanager
    def write(self, *, shows: bool = True) -> Iterator["Writer"]:
        """Yield a writer inside one transaction; an error undoes it wholly.

        Args:
            shows: what is written is shown on pages, so what was made from the data before is out
                of date. Drafts are not.

        Raises:
            DatabaseUnreadableError: the file is damaged, or cannot be written any further.
        """
        with self._writing, _damage_named(self.named), self._connection.cursor() as cursor:
            cursor.execute("begin transaction")
            try:
                writer = Writer(cursor)
                yield writer
                if shows:
                    cursor.execute(
                        sql_text("raise_data_version"),
                        {"version": self.version + 1, "now": datetime.now()},
                    )
                cursor.execute("commit")
            except BaseException:
                # A damaged file refuses even this; the first error is the one to tell.
                with suppress(duckdb.Error):
                    cursor.execute("rollback")
                raise
            self.version += shows

    @contextmanager
    def trial(self) -> Iterator["Writer"]:
        """Yield a writer inside a transaction of which nothing stays, whatever is written in it."""
        with self._writing, _damage_named(self.named), self._connection.cursor() as cursor:
            cursor.execute("begin transaction")
            try:
                yield Writer(cursor)
            finally:
                cursor.execute("rollback")

    def close(self) -> None:
        """Let go of the file; what was committed is folded into it."""
        self._connection.close()


class Writer:
    """Writes inside the transaction that made it."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self._tables: frozenset[str] = frozenset()

    def read(self, sql: str, params: Mapping[str, Param] | None = None) -> pd.DataFrame:
        """Read inside the transaction, its own unfinished writes included."""
        return self._cursor.execute(sql, dict(params or {})).df()

    def rows(self, table: str) -> pd.DataFrame:
        """Return all rows of a table, its own unfinished writes included."""
        found: pd.DataFrame = self._cursor.table(table).df()
        return found

    def run(self, sql: str, params: Mapping[str, Param] | None = None) -> None:
        """Run one statement."""
        self._cursor.execute(sql, dict(params or {}))

    def script(self, sql: str) -> None:
        """Run a file of statements, such as the schema."""
        self._cursor.execute(sql)

    def drop_constraints(self, tables: Sequence[str]) -> None:
        """Leave of the tables nothing but their rows, so that any value can be mapped."""
        views = "select view_name from duckdb_views() where not internal"
        for (name,) in self._cursor.execute(views).fetchall():
            self._cursor.execute(f'drop view "{name}"')
        # A table that others refer to can only be replaced after them.
        for name in tables[::-1]:
            self._cursor.execute(f'create or replace table "{name}" as from "{name}"')

    def _require(self, table: str) -> None:
        if table not in self._tables:
            known = self._cursor.execute("select table_name from duckdb_tables()").fetchall()
            self._tables = frozenset(name for (name,) in known)
        if table not in self._tables:
            raise LookupError(f"no table named {table!r}")

    def fill(self, table: str, select: str, params: Mapping[str, Param] | None = None) -> None:
        """Append what a select returns to a table, by the names of its columns, never their order.

        Raises:
            LookupError: the database has no such table, or their columns are not the same.
        """
        self._require(table)
        wanted = self._cursor.table(table).columns
        rows = self._cursor.sql(select, params=dict(params or {}))
        if set(wanted) != set(rows.columns):
            differing = sorted(set(wanted) ^ set(rows.columns))
            raise LookupError(f"{table} and its select differ in {differing}")
        rows.select(*wanted).insert_into(table)

    def insert(self, table: str, rows: pd.DataFrame) -> None:
        """Append rows to a table by column name; columns the table lacks are an error.

        Raises:
            LookupError: the database has no such table.
        """
        self._require(table)
        if rows.empty:
            return
        self._cursor.append(table, rows, by_name=True)
