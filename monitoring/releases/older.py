"""Opens a release of an older version: through the migrations, on a copy of its file.

The copies are made once for the life of the process and go with it; a release never changes.
"""

import atexit
import shutil
import tempfile
import threading
from contextlib import closing
from functools import cache
from pathlib import Path

from monitoring import db
from monitoring.pipeline.verdicts import assess_all
from monitoring.releases.shelf import Release, ReleaseTooOldError
from monitoring.vocabulary.versions import ReleaseFault

# From this version of the tables on, verdicts are facts that the migrations carry.
FACTS_SINCE = 2
# The oldest version whose verdicts the rule of today reaches again, where they are not carried.
JUDGED_SINCE = 1
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
        if version >= FACTS_SINCE:
            db.bring_forward(store, target, (*_RELEASED, *db.RELEASE_TABLES, *db.DERIVED_TABLES))
        elif version >= JUDGED_SINCE:
            _judge(store, target)
        else:
            raise _too_old(store, found)
    except db.UpgradeError as error:
        raise _too_old(store, found) from error
    return target


def _judge(store: db.Store, target: Path) -> None:
    bring_rows_forward(store, target)
    with closing(db.Store(target)) as copy, copy.write() as writer:
        assess_all(writer)


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
