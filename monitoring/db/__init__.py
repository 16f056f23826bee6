"""The one door to DuckDB: where the database lies, how it is read and how it is written."""

import pandas as pd

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
    held_store,
    open_store,
    put_away,
    refuse_foreign,
    refuse_newer,
    require_current,
    store_of,
    unwritten,
)
from monitoring.db.refusals import (
    DatabaseBusyError,
    DatabaseForbiddenError,
    DatabaseMissingError,
    DatabaseNewerError,
    DatabaseOutdatedError,
    DatabaseReplacedError,
    DatabaseUnreadableError,
    NotKeptError,
)
from monitoring.db.resting import Rests, note_kept, watched
from monitoring.db.schema import BrokenRule, Table, TableColumn, broken_checks, schema_tables
from monitoring.db.store import Store
from monitoring.db.table_kinds import (
    ACCESS_TABLES,
    DERIVED_TABLES,
    LOADED_TABLES,
    PLAN_TABLES,
    REFERENCE_TABLES,
    RELEASE_TABLES,
    STATE_TABLES,
    USER_TABLES,
    VOUCHING_TABLES,
)
from monitoring.db.writer import Param, Writer

# Tables are small and walked over many times: with Arrow's texts a load takes a quarter more
# processor time, and a build more memory.
pd.set_option("mode.string_storage", "python")

__all__ = [
    "ACCESS_TABLES",
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
    "VOUCHING_TABLES",
    "BrokenRule",
    "DatabaseBusyError",
    "DatabaseForbiddenError",
    "DatabaseMissingError",
    "DatabaseNewerError",
    "DatabaseOutdatedError",
    "DatabaseReplacedError",
    "DatabaseUnreadableError",
    "NotKeptError",
    "Param",
    "Rests",
    "Store",
    "Table",
    "TableColumn",
    "UpgradeError",
    "Writer",
    "bring_forward",
    "broken_checks",
    "close_store",
    "database_path",
    "held_store",
    "migrated",
    "newest_version",
    "note_kept",
    "open_store",
    "put_away",
    "put_in_place",
    "refusals_told",
    "refuse_foreign",
    "refuse_newer",
    "require_current",
    "rows_of_today",
    "schema_tables",
    "sql_text",
    "store_of",
    "unwritten",
    "wal",
    "watched",
]
