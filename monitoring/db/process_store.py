"""The one database that a process works on: opened once, and let go when it ends."""

import atexit
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from monitoring.db.files import database_path
from monitoring.db.migrations import newest_version
from monitoring.db.refusals import (
    DatabaseMissingError,
    DatabaseNewerError,
    DatabaseOutdatedError,
    DatabaseUnreadableError,
)
from monitoring.db.store import Store
from monitoring.errors import InputError
from monitoring.vocabulary.faults import DatabaseFault
from monitoring.vocabulary.versions import VersionFault

T = TypeVar("T")
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
        if _store is not None and _store.path == path and _store.is_open:
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


def held_store(path: Path) -> Store | None:
    """Return the process's store where it is open for ``path``, None otherwise."""
    with _opening:
        return _store if _store is not None and _store.path == path else None


@contextmanager
def store_of(path: Path) -> Iterator[Store]:
    """Yield a store for ``path`` whatever its version: the process's own, or one for a while.

    Raises:
        DatabaseBusyError, DatabaseUnreadableError: see ``open_store``.
    """
    held = held_store(path)
    if held is not None:
        yield held
        return
    with closing(Store(path)) as opened:
        yield opened


@contextmanager
def unwritten(path: Path) -> Iterator[None]:
    """Let nobody write to a database for as long as another one is made to replace it."""
    held = held_store(path)
    if held is None:
        yield
        return
    with held.frozen():
        yield


def put_away(path: Path, put: Callable[[], T]) -> T:
    """Put another file in the place of a database, while nobody in this process has it open.

    Args:
        path: the database.
        put: does it.
    """
    held = held_store(path)
    if held is None:
        with _opening:
            return put()
    try:
        with held.away():
            return put()
    except InputError:
        # It could not be opened again; whoever reads next tries anew and is told why.
        _forget(held)
        raise


def _forget(held: Store) -> None:
    global _store  # see open_store
    with _opening:
        if _store is held:
            _store = None


@atexit.register
def close_store() -> None:
    """Let go of the process's store, so that its file may be replaced."""
    global _store  # see open_store
    with _opening:
        if _store is not None:
            _store.end()
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
