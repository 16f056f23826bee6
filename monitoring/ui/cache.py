"""Keeps what was made from the data, for all readers, until it is pushed out by newer things.

Streamlit's own caches hash their arguments and check what they return; at several hits a run that
is what a page costs. Here the key is given, and what is kept is shared: nobody may change it.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class Cache:
    """A bounded store of made things; the least recently used goes first."""

    def __init__(self, max_entries: int) -> None:
        """Make an empty store for ``max_entries`` things."""
        self._max_entries = max_entries
        self._made: OrderedDict[Hashable, object] = OrderedDict()
        self._making: dict[Hashable, threading.Event] = {}
        self._lock = threading.Lock()

    def get(
        self, key: Hashable, make: Callable[[], T], is_current: Callable[[T], bool] = lambda _: True
    ) -> T:
        """Return what was made for ``key``; make it when nothing was, or it was pushed out.

        What is not current any more is made anew and takes its place.

        Who asks while another makes it waits for that one: fifty readers of a cold page would
        each make all of it, and every one of them would have it fifty times as late. What cannot
        be made is tried by the next who waits.
        """
        while True:
            with self._lock:
                if key in self._made:
                    there: T = self._made[key]  # type: ignore[assignment]
                    if is_current(there):
                        self._made.move_to_end(key)
                        return there
                other = self._making.get(key)
                if other is None:
                    mine = self._making[key] = threading.Event()
                    break
            other.wait()
        try:
            made = make()
            with self._lock:
                self._made[key] = made
                self._made.move_to_end(key)
                while len(self._made) > self._max_entries:
                    self._made.popitem(last=False)
            return made
        finally:
            with self._lock:
                del self._making[key]
            mine.set()

    def newest_first(self) -> list[object]:
        """Return what is kept, what was used last at the head."""
        with self._lock:
            return list(reversed(self._made.values()))

    def drop(self, is_gone: Callable[[object], bool]) -> None:
        """Let go of what nobody will ask for."""
        with self._lock:
            for key in [key for key, made in self._made.items() if is_gone(made)]:
                del self._made[key]

    def __len__(self) -> int:
        return len(self._made)
