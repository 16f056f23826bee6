"""The one door to DuckDB: where the database lies, how it is read and how it is written."""

import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from monitoring.faults import InputError

PROJECT = Path(__file__).resolve().parent.parent
QUERIES = PROJECT / "queries"
DATA = PROJECT / "data"

Param = str | int | float | bool | date | datetime | None


class DatabaseMissingError(InputError):
    """There is no database yet; the message says which command makes one."""


class DatabaseBusyError(InputError):
    """Another process holds the database; the message says what to do."""


def database_path() -> Path:
    """Return where the database lies: MONITORING_DATABASE, or a file under the project."""
    named = os.environ.get("MONITORING_DATABASE")
    return Path(named).expanduser() if named else PROJECT / ".store" / "monitoring.duckdb"


def sql_text(name: str) -> str:
    """Return the text of ``queries/<name>.sql``.

    Raises:
        LookupError: there is no such file; the message lists those there are.
    """
    path = QUERIES / f"{name}.sql"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in QUERIES.glob("*.sql")))
        raise LookupError(f"no query named {name!r}; queries/ has: {known}")
    return path.read_text(encoding="utf-8")


class Store:
    """One database file, held by one read-write connection for the life of the process.

    A DuckDB connection must not be shared between threads, so every read takes a cursor of its
    own. Writes are one transaction each, under one lock, and raise the data version with them.
    """

    def __init__(self, path: Path) -> None:
        """Open ``path``.

        Raises:
            DatabaseBusyError: another process holds the file.
        """
        self.path = path
        self._writing = threading.RLock()
        try:
            self._connection = duckdb.connect(str(path))
        except duckdb.IOException as error:
            if "lock" in str(error).lower():
                raise DatabaseBusyError(
                    f"{path} is held by another process, most likely the running dashboard. "
                    "Stop it, run this command again, then start it again."
                ) from error
            raise
        self.version = self._read_version()

    def _read_version(self) -> int:
        has_table = self._connection.execute(
            "select count(*) from duckdb_tables() where table_name = 'data_version'"
        ).fetchone()
        if has_table is None or has_table[0] == 0:
            return 0
        row = self._connection.execute("select max(version) from data_version").fetchone()
        return int(row[0]) if row and row[0] is not None else 0

    def read(self, sql: str, params: Mapping[str, Param] | None = None) -> pd.DataFrame:
        """Run one select on a cursor of its own and return its rows."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, dict(params or {})).df()

    @contextmanager
    def write(self) -> Iterator["Writer"]:
        """Yield a writer inside one transaction; an error undoes it wholly."""
        with self._writing, self._connection.cursor() as cursor:
            cursor.execute("begin transaction")
            try:
                writer = Writer(cursor)
                yield writer
                cursor.execute(
                    "insert into data_version values ($version, $now)",
                    {"version": self.version + 1, "now": datetime.now()},
                )
                cursor.execute("commit")
            except BaseException:
                cursor.execute("rollback")
                raise
            self.version += 1

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

    def run(self, sql: str, params: Mapping[str, Param] | None = None) -> None:
        """Run one statement."""
        self._cursor.execute(sql, dict(params or {}))

    def script(self, sql: str) -> None:
        """Run a file of statements, such as the schema."""
        self._cursor.execute(sql)

    def insert(self, table: str, rows: pd.DataFrame) -> None:
        """Append rows to a table by column name; columns the table lacks are an error.

        Raises:
            LookupError: the database has no such table.
        """
        known = self._cursor.execute("select table_name from duckdb_tables()").fetchall()
        if (table,) not in known:
            raise LookupError(f"no table named {table!r}")
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
        _store = Store(path)
        return _store


def close_store() -> None:
    """Let go of the process's store, so that its file may be replaced."""
    global _store  # see open_store
    with _opening:
        if _store is not None:
            _store.close()
            _store = None


@dataclass(frozen=True)
class TableColumn:
    """One column as the schema declares it."""

    name: str
    kind: str
    is_required: bool
    has_default: bool
    allowed: tuple[str, ...] = ()
    references: tuple[str, str] | None = None


@dataclass(frozen=True)
class Table:
    """One table as the schema declares it."""

    name: str
    columns: tuple[TableColumn, ...]
    key: tuple[str, ...] = field(default=())


@cache
def schema_tables() -> dict[str, Table]:
    """Return the tables of ``queries/schema.sql``, in the order they are declared.

    The schema alone says what a row may hold; the checks of ``data/`` and the data dictionary's
    test read it here rather than say it again.
    """
    with duckdb.connect() as connection:
        connection.execute(sql_text("schema"))
        names = connection.execute(
            "select table_name from duckdb_tables() order by table_oid"
        ).fetchall()
        columns = connection.execute(
            "select table_name, column_name, data_type, is_nullable, column_default "
            "from duckdb_columns() order by table_oid, column_index"
        ).fetchall()
        constraints = connection.execute(
            "select table_name, constraint_type, constraint_text, constraint_column_names, "
            "referenced_table, referenced_column_names from duckdb_constraints()"
        ).fetchall()
    return {
        name: Table(
            name,
            tuple(_column(row, constraints) for row in columns if row[0] == name),
            tuple(_key(name, constraints)),
        )
        for (name,) in names
    }


def _column(
    row: tuple[str, str, str, bool, str | None], constraints: list[tuple[object, ...]]
) -> TableColumn:
    table, name, kind, is_nullable, default = row
    allowed: tuple[str, ...] = ()
    references = None
    for owner, type_, text, names, other, other_names in constraints:
        if owner != table or names != [name]:
            continue
        if type_ == "CHECK" and " IN (" in str(text):
            allowed = tuple(re.findall(r"'([^']*)'", str(text)))
        if type_ == "FOREIGN KEY":
            references = (str(other), str(other_names[0]))  # type: ignore[index]
    return TableColumn(name, kind, not is_nullable, default is not None, allowed, references)


def _key(table: str, constraints: list[tuple[object, ...]]) -> list[str]:
    for owner, type_, _text, names, _other, _other_names in constraints:
        if owner == table and type_ == "PRIMARY KEY":
            return list(names)  # type: ignore[call-overload, no-any-return]
    return []


def broken_checks(table: str, rows: pd.DataFrame) -> list[str | None]:
    """Return, for each row, the words of the check of the schema that it breaks, or None.

    References are not looked at; only the table's own checks are.
    """
    script = re.sub(r" references \w+ \(\w+\)", "", sql_text("schema"))
    broken: list[str | None] = []
    with duckdb.connect() as connection:
        connection.execute(script)
        for position in range(len(rows)):
            try:
                connection.append(table, rows.iloc[[position]], by_name=True)
                broken.append(None)
            except duckdb.ConstraintException as error:
                broken.append(str(error).splitlines()[0])
    return broken
