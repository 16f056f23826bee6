"""The file that a connection writes to: is it still the one at its path, as it was left?"""

import os
import shutil
from pathlib import Path

from monitoring.db.files import wal

# Of a DuckDB file: who made it, and twice where its tables begin and which writing they are of.
_HEADERS = 3 * 4096


class OwnFile:
    """The file of a database that a process holds, kept open beside the engine's own opening.

    Closing any opening of a file gives up the lock that the engine has on it, and another process
    could write to it; so this one is closed after the engine's.
    """

    def __init__(self, path: Path) -> None:
        """Open a file that the engine has open."""
        self._path = path
        self._file = path.open("rb")
        self.remember()

    def remember(self) -> None:
        """Take the file as it is now for the one that is left, after the engine wrote to it."""
        self._headers = self._read_headers()

    def _read_headers(self) -> bytes:
        self._file.seek(0)
        return self._file.read(_HEADERS)

    def is_in_place(self) -> bool:
        """Tell whether it stands at its path, and nobody has written over it.

        Another file may be moved there, or copied over it, which leaves it the same file.
        """
        try:
            there = self._path.stat()
        except OSError:
            return False
        is_same = os.path.samestat(there, os.fstat(self._file.fileno()))
        return is_same and self._read_headers() == self._headers

    def copy_to(self, path: Path) -> None:
        """Copy it as it stands."""
        self._file.seek(0)
        with path.open("wb") as copy:
            shutil.copyfileobj(self._file, copy, 1 << 20)

    def close(self) -> None:
        """Let go of it, after the engine has."""
        self._file.close()


def put_log_aside(path: Path, mark: str) -> None:
    """Rename the log of a file that stood at a path before another: they do not belong together.

    Args:
        path: where another file stands now; where there is none, nothing is done.
        mark: makes the log's new name its own.
    """
    log = wal(path)
    if path.exists() and log.exists():
        log.rename(log.with_name(f"{log.name}.{mark}.aside"))
