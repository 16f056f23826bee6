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
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for ``key``; make it when nothing was, or it was pushed out.

        Two readers who ask at once may both make it: making is pure, and waiting would be slower.
        """
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]  # type: ignore[return-value]
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > self._max_entries:
                self._made.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._made)
