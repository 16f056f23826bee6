"""The one door to DuckDB: where the database lies, how it is read and how it is written."""

from monitoring.db.files import DATA, PROJECT, QUERIES, database_path, sql_text
from monitoring.db.schema import BrokenRule, Table, TableColumn, broken_checks, schema_tables
from monitoring.db.store import (
    DatabaseBusyError,
    DatabaseMissingError,
    DatabaseOutdatedError,
    DatabaseUnreadableError,
    Param,
    Store,
    Writer,
    close_store,
    open_store,
)

__all__ = [
    "DATA",
    "PROJECT",
    "QUERIES",
    "BrokenRule",
    "DatabaseBusyError",
    "DatabaseMissingError",
    "DatabaseOutdatedError",
    "DatabaseUnreadableError",
    "Param",
    "Store",
    "Table",
    "TableColumn",
    "Writer",
    "broken_checks",
    "close_store",
    "database_path",
    "open_store",
    "schema_tables",
    "sql_text",
]
