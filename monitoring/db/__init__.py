"""The one door to DuckDB: where the database lies, how it is read and how it is written."""

from monitoring.db.files import DATA, PROJECT, QUERIES, database_path, put_in_place, sql_text, wal
from monitoring.db.migrations import (
    UpgradeError,
    bring_forward,
    migrated,
    newest_version,
    refusals_told,
    rows_of_today,
)
from monitoring.db.process_store import (
    close_store,
    open_store,
    refuse_foreign,
    refuse_newer,
    require_current,
)
from monitoring.db.schema import BrokenRule, Table, TableColumn, broken_checks, schema_tables
from monitoring.db.store import (
    DatabaseBusyError,
    DatabaseMissingError,
    DatabaseNewerError,
    DatabaseOutdatedError,
    DatabaseUnreadableError,
    Param,
    Store,
    Writer,
)
from monitoring.db.table_kinds import (
    DERIVED_TABLES,
    LOADED_TABLES,
    PLAN_TABLES,
    REFERENCE_TABLES,
    RELEASE_TABLES,
    STATE_TABLES,
    USER_TABLES,
)

__all__ = [
    "DATA",
    "DERIVED_TABLES",
    "LOADED_TABLES",
    "PLAN_TABLES",
    "PROJECT",
    "QUERIES",
    "REFERENCE_TABLES",
    "RELEASE_TABLES",
    "STATE_TABLES",
    "USER_TABLES",
    "BrokenRule",
    "DatabaseBusyError",
    "DatabaseMissingError",
    "DatabaseNewerError",
    "DatabaseOutdatedError",
    "DatabaseUnreadableError",
    "Param",
    "Store",
    "Table",
    "TableColumn",
    "UpgradeError",
    "Writer",
    "bring_forward",
    "broken_checks",
    "close_store",
    "database_path",
    "migrated",
    "newest_version",
    "open_store",
    "put_in_place",
    "refusals_told",
    "refuse_foreign",
    "refuse_newer",
    "require_current",
    "rows_of_today",
    "schema_tables",
    "sql_text",
    "wal",
]
