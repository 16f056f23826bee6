"""Opens a release for reading, whichever version of the product made it."""

from contextlib import closing
from pathlib import Path

from monitoring import db
from monitoring.releases.catalogue import find, whole


def open_release(database: Path, number: int) -> db.Store:
    """Open a release for reading, of whichever version it is; the caller closes it.

    Raises:
        ReleaseMissingError: there is none of that number, or its file is not what was released.
        ReleaseTooOldError: this version cannot judge it again.
        db.DatabaseNewerError: a later version of the product made it.
    """
    found = find(database, number)
    path = whole(database, found, found.file, found.sha256)
    store = db.Store(path, read_only=True)
    try:
        db.require_current(store)
    except db.DatabaseOutdatedError:
        # Judging it anew needs the whole rule; no page pays for importing it.
        from monitoring.releases.older import opened_on_copy

        with closing(store):
            return opened_on_copy(store, found)
    except BaseException:
        store.close()
        raise
    return store
