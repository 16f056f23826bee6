"""Opens a release of an older version: through the migrations, on a copy of its file.

The copies are made once for the life of the process and go with it; a release never changes.
"""

import atexit
import shutil
import tempfile
import threading
from functools import cache
from pathlib import Path

from monitoring import db
from monitoring.releases.catalogue import Release, ReleaseTooOldError
from monitoring.vocabulary.versions import ReleaseFault

# The oldest version whose verdicts can be told: from it on they are facts, which the migrations
# carry. The reviews before it were judged by the rule's first version and stay as published.
JUDGED_SINCE = 2
_RELEASED = (*db.REFERENCE_TABLES, *db.PLAN_TABLES, *db.LOADED_TABLES, *db.USER_TABLES)
_copies: dict[str, Path] = {}
_making = threading.Lock()


def opened_on_copy(store: db.Store, found: Release) -> db.Store:
    """Open a copy of an older release, with the tables of today, for reading.

    Args:
        store: the release as it was made.
        found: its line in the list.

    Raises:
        ReleaseTooOldError: it cannot be judged again, or does not fit the tables of today.
    """
    with _making:
        if found.sha256 not in _copies:
            _copies[found.sha256] = _copy(store, found)
        return db.Store(_copies[found.sha256], read_only=True, named=store.path)


def bring_rows_forward(store: db.Store, target: Path) -> None:
    """Write what a release holds, but no verdict, into a new file with the tables of today.

    Raises:
        db.UpgradeError: it does not fit them.
    """
    db.bring_forward(store, target, (*_RELEASED, *db.RELEASE_TABLES))


def _copy(store: db.Store, found: Release) -> Path:
    version = store.schema_version()
    target = _folder() / f"{found.sha256}.duckdb"
    try:
        if version < JUDGED_SINCE:
            raise _too_old(store, found)
        db.bring_forward(store, target, (*_RELEASED, *db.RELEASE_TABLES, *db.DERIVED_TABLES))
    except db.UpgradeError as error:
        raise _too_old(store, found) from error
    return target


def _too_old(store: db.Store, found: Release) -> ReleaseTooOldError:
    return ReleaseTooOldError(
        ReleaseFault.TOO_OLD,
        number=found.number,
        version=store.schema_version(),
        file=str(store.path),
    )


@cache
def _folder() -> Path:
    made = Path(tempfile.mkdtemp(prefix="monitoring-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
