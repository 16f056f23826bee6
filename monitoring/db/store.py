"""One connection per process: a cursor for every read, one transaction under a lock for a write."""

import atexit
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import duckdb
import pandas as pd

from monitoring.db.files import database_path, sql_text
from monitoring.db.schema import schema_columns
from monitoring.errors import InputError

Param = str | int | float | bool | date | datetime | None
# Errors of a damaged file; those of a faulty statement are faults of the product and stay as they
# are. A checksum that does not match is told as a plain Error.
_DAMAGE = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.FatalException,
    duckdb.InternalException,
)


class DatabaseMissingError(InputError):
    """There is no database yet; the message says which command makes one."""


class DatabaseOutdatedError(InputError):
    """The database was made by another version of the product."""


class DatabaseUnreadableError(InputError):
    """The file is no database, is damaged, or may not be opened."""


class DatabaseBusyError(InputError):
    """Another process holds the database; the message says what to do."""


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    """Turn the errors of a damaged file into one that says what to do."""
    try:
        yield
    except duckdb.Error as error:
        if not isinstance(error, _DAMAGE) and type(error) is not duckdb.Error:
            raise
        raise _unreadable(path, "is damaged and cannot be read", error) from error


def _unreadable(path: Path, what: str, error: duckdb.Error) -> DatabaseUnreadableError:
    return DatabaseUnreadableError(
        f"{path} {what} ({str(error).splitlines()[0]}); make a new one with: "
        "python -m monitoring build, which keeps this file aside"
    )


class Store:
    """One database file, held by one read-write connection for the life of the process.

    A DuckDB connection must not be shared between threads, so every read takes a cursor of its
    own. Writes are one transaction each, under one lock, and raise the data version with them.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open ``path``.

        Args:
            path: the database.
            read_only: it is a release, which nobody may write to.

        Raises:
            DatabaseBusyError: another process holds the file.
            DatabaseUnreadableError: the file is no database, or may not be written.
        """
        self.path = path
        # Tells this opening of the file from any other: a file may be replaced under the same name.
        self.key = uuid4().hex
        self._writing = threading.RLock()
        try:
            self._connection = duckdb.connect(str(path), read_only=read_only)
        except duckdb.Error as error:
            if "could not set lock" in str(error).lower():
                raise DatabaseBusyError(
                    f"{path} is held by another process, most likely the running dashboard. "
                    "Stop it, run this command again, then start it again."
                ) from error
            raise _unreadable(path, "cannot be opened as a database", error) from error
        try:
            with _damage_told(path):
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

    def has_schema(self) -> bool:
        """Tell whether tables, views and their columns are those of ``queries/schema.sql``.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        with _damage_told(self.path):
            rows = self._connection.execute(
                "select table_name, column_name from duckdb_columns() where not internal"
            ).fetchall()
        return frozenset(rows) == schema_columns()

    def read(self, sql: str, params: Mapping[str, Param] | None = None) -> pd.DataFrame:
        """Run one select on a cursor of its own and return its rows.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        with _damage_told(self.path), self._connection.cursor() as cursor:
            return cursor.execute(sql, dict(params or {})).df()

    def rows(self, table: str) -> pd.DataFrame:
        """Return all rows of a table, as it stores them.

        Raises:
            DatabaseUnreadableError: the file is damaged.
        """
        with _damage_told(self.path), self._connection.cursor() as cursor:
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
        with self._writing, _damage_told(self.path), self._connection.cursor() as cursor:
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

    def close(self) -> None:
        """Let go of the file; what was committed is folded into it."""
        self._connection.close()


class Writer:
    """Writes inside the transaction that made it."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

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

    def _require(self, table: str) -> None:
        known = self._cursor.execute("select table_name from duckdb_tables()").fetchall()
        if (table,) not in known:
            raise LookupError(f"no table named {table!r}")

    def fill(self, table: str, select: str) -> None:
        """Append what a select returns to a table, by the names of its columns, never their order.

        Raises:
            LookupError: the database has no such table, or their columns are not the same.
        """
        self._require(table)
        wanted = self._cursor.table(table).columns
        rows = self._cursor.sql(select)
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


_store: Store | None = None
_opening = threading.Lock()


def open_store(path: Path | None = None) -> Store:
    """Return the process's store for ``path`` (default: the database's path), opened once.

    Raises:
        DatabaseMissingError: there is no such file.
        DatabaseBusyError: another process holds it.
        DatabaseUnreadableError: it is no database, is damaged, or may not be opened.
        DatabaseOutdatedError: its tables are not those of ``queries/schema.sql``.
    """
    global _store  # one connection per process is the point
    path = path or database_path()
    with _opening:
        if _store is not None and _store.path == path:
            return _store
        if not path.is_file():
            raise DatabaseMissingError(
                f"there is no database at {path}; make one with: python -m monitoring build"
            )
        if _store is not None:
            _store.close()
            _store = None
        opened = Store(path)
        try:
            is_current = opened.has_schema()
        except BaseException:
            opened.close()
            raise
        if not is_current:
            opened.close()
            raise DatabaseOutdatedError(
                f"{path} was made by another version; make it anew with: python -m monitoring build"
            )
        _store = opened
        return _store


@atexit.register
def close_store() -> None:
    """Let go of the process's store, so that its file may be replaced."""
    global _store  # see open_store
    with _opening:
        if _store is not None:
            _store.close()
            _store = None
