"""One command at a time: in the order they came, within one process and among several."""

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from monitoring.channel.place import IS_WINDOWS, beside

_A_MOMENT = 0.1


class Line:
    """Threads that stand in line."""

    def __init__(self) -> None:
        """Make an empty line."""
        self._changed = threading.Condition()
        self._waiting: deque[object] = deque()

    def is_empty(self) -> bool:
        """Tell whether whoever comes now would not have to wait."""
        return not self._waiting

    @contextmanager
    def away(self) -> Iterator[None]:
        """Let the others go first for a while; whoever has the turn comes back for it."""
        with self._changed:
            me = self._waiting.popleft()
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._waiting.append(me)
                while self._waiting[0] is not me:
                    self._changed.wait()

    @contextmanager
    def turn(self, is_stopped: Callable[[], bool]) -> Iterator[bool]:
        """Wait for one's turn and have it; yields whether it came, or waiting was given up."""
        me = object()
        with self._changed:
            self._waiting.append(me)
            while self._waiting[0] is not me and not is_stopped():
                self._changed.wait(_A_MOMENT)
            has_come = self._waiting[0] is me
        try:
            yield has_come
        finally:
            with self._changed:
                self._waiting.remove(me)
                self._changed.notify_all()


@contextmanager
def turn(database: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Wait until no other process has its turn with a database; then have it.

    Args:
        database: where it lies, or is to lie.
        waiting: called once where there is somebody to wait for.
    """
    path = beside(database, "lock")
    file = None
    # Where no file can be made no database can be opened either, and that is told better.
    with suppress(OSError):
        file = _taken(path)
        if file is None:
            waiting()
        while file is None:
            time.sleep(_A_MOMENT)
            file = _taken(path)
    try:
        yield
    finally:
        if file is not None:
            if not IS_WINDOWS:
                # Whoever waits sees that it is gone, and makes a new one.
                path.unlink(missing_ok=True)
            file.close()


@contextmanager
def serving(database: Path) -> Iterator[bool]:
    """Be the one server of a database, and yield whether nobody else is; it need not be there yet.

    Where no file can be made beside it, nothing can be written there by two either.
    """
    path = beside(database, "serving")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = _taken(path)
    except OSError:
        yield True
        return
    try:
        yield file is not None
    finally:
        if file is not None:
            if not IS_WINDOWS:
                path.unlink(missing_ok=True)
            file.close()


def _taken(path: Path) -> IO[bytes] | None:
    """Return the file locked, None where another process has it."""
    file = path.open("ab")
    if _lock(file) and _is_there_still(file, path):
        return file
    file.close()
    return None


def _lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_there_still(file: IO[bytes], path: Path) -> bool:
    """Tell whether the file that was locked is the one that others will look for."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
