"""Why a database is not opened, read or written."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from monitoring.errors import InputError
from monitoring.vocabulary.faults import DatabaseFault
from monitoring.vocabulary.versions import VersionFault

# Errors of a damaged file; those of a faulty statement are faults of the product and stay as they
# are. A checksum that does not match is told as a plain Error.
_DAMAGE = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.FatalException,
    duckdb.InternalException,
)

# What the engine says where a file cannot be written, and where what was written is kept all the
# same.
_NOT_WRITTEN = "could not write"
# ... where another process has it, another user owns it, and a later engine wrote it.
_HELD = "could not set lock"
_FORBIDDEN = re.compile("permission denied")
_LATER = re.compile("with version number")
IS_DURABLE = "COMMIT succeeded and is durable"


class DatabaseMissingError(InputError):
    """There is no database yet."""


class DatabaseOutdatedError(InputError):
    """The database was made by an earlier version of the product."""


class DatabaseNewerError(InputError):
    """The database was made by a later version of the product, which alone can read it."""


class DatabaseUnreadableError(InputError):
    """The file is not a database, is damaged, or may not be opened."""


class DatabaseForbiddenError(InputError):
    """Another user's database: it may be whole, and nobody puts it aside."""


class DatabaseBusyError(InputError):
    """Another process holds the database."""


class NotKeptError(InputError):
    """What was to be written is not kept; the database is as it was before."""


class DatabaseReplacedError(NotKeptError):
    """Another file stands where the database was opened; what is written would be lost."""


def unopened(path: Path, error: duckdb.Error) -> InputError:
    """Return why a database was not opened; what only looks damaged is told from what is."""
    said, database, reason = str(error).lower(), str(path), reason_of(error)
    if _HELD in said:
        return DatabaseBusyError(DatabaseFault.BUSY, database=database)
    if _FORBIDDEN.search(said):
        return DatabaseForbiddenError(DatabaseFault.FORBIDDEN, database=database, reason=reason)
    if _LATER.search(said):
        return DatabaseNewerError(VersionFault.NEWER_ENGINE, database=database, reason=reason)
    return DatabaseUnreadableError(DatabaseFault.UNOPENED, database=database, reason=reason)


@contextmanager
def damage_named(path: Path) -> Iterator[None]:
    """Turn errors of the disk, or of a damaged file, into one that says what to do."""
    try:
        yield
    except duckdb.Error as error:
        if _NOT_WRITTEN in str(error).lower():
            raise NotKeptError(
                DatabaseFault.NOT_KEPT, database=str(path), reason=reason_of(error)
            ) from error
        if not isinstance(error, _DAMAGE) and type(error) is not duckdb.Error:
            raise
        raise DatabaseUnreadableError(
            DatabaseFault.DAMAGED, database=str(path), reason=reason_of(error)
        ) from error


def reason_of(error: duckdb.Error) -> str:
    """Return what the engine says, in its first line."""
    return str(error).splitlines()[0]
