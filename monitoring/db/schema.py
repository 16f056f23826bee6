"""What `queries/schema.sql` says a row may hold."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import duckdb
import pandas as pd

from monitoring.db.files import sql_text


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
def _empty_database() -> duckdb.DuckDBPyConnection:
    """Return one database in memory with the schema: to make it takes longer than to ask it."""
    connection = duckdb.connect()
    connection.execute(sql_text("schema"))
    return connection


@cache
def schema_tables() -> dict[str, Table]:
    """Return the tables of ``queries/schema.sql``, in the order they are declared.

    The schema alone says what a row may hold; the checks of ``data/`` and the data dictionary's
    test read it here rather than say it again.
    """
    with _empty_database().cursor() as connection:
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


@cache
def schema_columns() -> frozenset[tuple[str, str]]:
    """Return every (table or view, column) of ``queries/schema.sql``."""
    with _empty_database().cursor() as connection:
        return frozenset(
            connection.execute(
                "select table_name, column_name from duckdb_columns() where not internal"
            ).fetchall()
        )


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


@dataclass(frozen=True)
class BrokenRule:
    """A rule of the schema that a row breaks.

    Args:
        check: as the schema writes it, "" where the key is broken.
        key: the columns of which another row has the same values.
    """

    check: str = ""
    key: tuple[str, ...] = ()


def broken_checks(table: str, rows: pd.DataFrame) -> list[BrokenRule | None]:
    """Return, for each row, the rule of the schema that it breaks, or None.

    References are not looked at; only the table's own checks are.
    """
    with _scratch_table(table) as connection:
        if _refusal(connection, table, rows) is None:
            return [None] * len(rows)
    with _scratch_table(table) as connection:
        return [_refusal(connection, table, rows.iloc[[n]]) for n in range(len(rows))]


@contextmanager
def _scratch_table(table: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a database with this table only: the whole schema takes fifty times as long."""
    with _scratch().cursor() as cursor:
        cursor.execute(_created_alone()[table])
        try:
            yield cursor
        finally:
            cursor.execute(f'drop table "{table}"')


@cache
def _scratch() -> duckdb.DuckDBPyConnection:
    """Return one empty database in memory for all checks: to open one takes as long as ten."""
    return duckdb.connect()


@cache
def _created_alone() -> dict[str, str]:
    """Return the statement that creates each table, without references to others."""
    schema = re.sub(r" references \w+ \(\w+\)", "", sql_text("schema"))
    found = re.finditer(r"^create table (\w+) \(.*?^\);", schema, re.MULTILINE | re.DOTALL)
    return {statement[1]: statement[0] for statement in found}


def _refusal(
    connection: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame
) -> BrokenRule | None:
    try:
        connection.append(table, rows, by_name=True)
    except duckdb.ConstraintException as error:
        return _rule(str(error).splitlines()[0], schema_tables()[table])
    return None


def _rule(message: str, table: Table) -> BrokenRule:
    if "uplicate key" in message:
        return BrokenRule(key=table.key)
    check = re.search(r"expression CHECK\((.*)\)$", message)
    return BrokenRule(check=check[1] if check else message)
