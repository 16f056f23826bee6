"""The one database that a process works on: opened once, and let go when it ends."""

import atexit
import threading
from pathlib import Path

from monitoring.db.files import database_path
from monitoring.db.migrations import newest_version
from monitoring.db.store import (
    DatabaseMissingError,
    DatabaseNewerError,
    DatabaseOutdatedError,
    DatabaseUnreadableError,
    Store,
)
from monitoring.vocabulary.faults import DatabaseFault
from monitoring.vocabulary.versions import VersionFault

_store: Store | None = None
_opening = threading.Lock()


def open_store(path: Path | None = None) -> Store:
    """Return the process's store for ``path`` (default: the database's path), opened once.

    Raises:
        DatabaseMissingError: there is no such file.
        DatabaseBusyError: another process holds it.
        DatabaseUnreadableError: it is no database, is damaged, or may not be opened.
        DatabaseOutdatedError: its tables are not those of ``queries/schema.sql``.
        DatabaseNewerError: a later version of the product made it.
    """
    global _store  # one connection per process is the point
    path = path or database_path()
    with _opening:
        if _store is not None and _store.path == path:
            return _store
        if not path.is_file():
            raise DatabaseMissingError(DatabaseFault.MISSING, database=str(path))
        if _store is not None:
            _store.close()
            _store = None
        opened = Store(path)
        try:
            require_current(opened)
        except BaseException:
            opened.close()
            raise
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


def require_current(store: Store) -> None:
    """Refuse a database that has not the tables of today.

    Raises:
        DatabaseOutdatedError, DatabaseNewerError, DatabaseUnreadableError: see ``open_store``.
    """
    refuse_foreign(store)
    refuse_newer(store)
    if store.schema_version() < newest_version() or not store.has_schema():
        raise DatabaseOutdatedError(VersionFault.OUTDATED, database=str(store.path))


def refuse_foreign(store: Store) -> None:
    """Refuse a database that this product did not make.

    Raises:
        DatabaseUnreadableError: it is one.
    """
    if not store.schema_version():
        raise DatabaseUnreadableError(VersionFault.FOREIGN, database=str(store.path))


def refuse_newer(store: Store) -> None:
    """Refuse a database of a later version of the product.

    Raises:
        DatabaseNewerError: it is one.
    """
    version = store.schema_version()
    if version > newest_version():
        raise DatabaseNewerError(
            VersionFault.NEWER,
            database=str(store.path),
            version=version,
            known=newest_version(),
        )
