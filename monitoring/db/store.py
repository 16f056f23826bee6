"""One connection per process: a cursor for every read, one transaction under a lock for a write."""

import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO
from uuid import uuid4

import duckdb
import pandas as pd

from monitoring.db.files import sql_text
from monitoring.db.schema import schema_columns
from monitoring.db.writer import Param, Writer
from monitoring.errors import InputError
from monitoring.vocabulary.faults import DatabaseFault

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
        self._writing = threading.RLock()
        self._turning = threading.Condition()
        self._n_cursors = 0
        self._is_away = False
        self._is_read_only = read_only
        self._file: IO[bytes] | None = None
        self._connect()

    def _connect(self) -> None:
        path = self.path
        # Tells this opening of the file from any other: a file may be replaced under the same name.
        self.key = uuid4().hex
        try:
            self._connection = duckdb.connect(str(path), read_only=self._is_read_only)
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
                self.writes = 0
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
            if self._file is None:
                # Kept open: closing any opening of a file gives up the lock that the engine has on
                # it, and another process could write to it.
                self._file = self.path.open("rb")
            self._file.seek(0)
            with path.open("wb") as copy:
                shutil.copyfileobj(self._file, copy, 1 << 20)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let nobody in this process write to the database meanwhile."""
        with self._writing:
            yield

    def has_schema(self) -> bool:
        """Tell whether tables, views and their columns are those of ``queries/schema.sql``.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        with _damage_named(self.named), self._cursor() as cursor:
            rows = cursor.execute(
                "select table_name, column_name from duckdb_columns() where not internal"
            ).fetchall()
        return frozenset(rows) == schema_columns()

    def read(self, sql: str, params: Mapping[str, Param] | None = None) -> pd.DataFrame:
        """Run one select on a cursor of its own and return its rows.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        with _damage_named(self.named), self._cursor() as cursor:
            return cursor.execute(sql, dict(params or {})).df()

    def rows(self, table: str) -> pd.DataFrame:
        """Return all rows of a table, as it stores them.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        with _damage_named(self.named), self._cursor() as cursor:
            found: pd.DataFrame = cursor.table(table).df()
            return found

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor of one's own; while the file is being replaced, wait for the new one."""
        with self._turning:
            self._turning.wait_for(lambda: not self._is_away)
            self._n_cursors += 1
            cursor = self._connection.cursor()
        try:
            with cursor:
                yield cursor
        finally:
            with self._turning:
                self._n_cursors -= 1
                self._turning.notify_all()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Let go of the file, so that another may be put in its place, and open that one then.

        Whoever reads is waited for; whoever wants to read or to write waits meanwhile.
        """
        with self._writing:
            with self._turning:
                self._is_away = True
                self._turning.wait_for(lambda: self._n_cursors == 0)
            try:
                self.close()
                try:
                    yield
                finally:
                    self._connect()
            finally:
                with self._turning:
                    self._is_away = False
                    self._turning.notify_all()

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
        with self._writing, _damage_named(self.named), self._cursor() as cursor:
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
            self.writes += 1

    @contextmanager
    def trial(self) -> Iterator["Writer"]:
        """Yield a writer inside a transaction of which nothing stays, whatever is written in it."""
        with self._writing, _damage_named(self.named), self._cursor() as cursor:
            cursor.execute("begin transaction")
            try:
                yield Writer(cursor)
            finally:
                cursor.execute("rollback")

    def close(self) -> None:
        """Let go of the file; what was committed is folded into it."""
        self._connection.close()
        if self._file is not None:
            self._file.close()
            self._file = None
