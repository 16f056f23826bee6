"""Standard streams that lead to who called the command, in the thread that works for them.

In a process of many threads nothing may be redirected for all of them: pages log, too.
"""

import io
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TextIO, cast

from monitoring.channel.caller import Caller, caller_now

_Away = Callable[[], AbstractContextManager[None]]


class _Stream:
    """One of the three: the caller's where there is one, the process's own otherwise."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self, name: str, own: TextIO, away: _Away) -> None:
        self._name, self._own, self._away = name, own, away

    def write(self, text: str) -> int:
        caller = caller_now()
        if caller is None:
            return self._own.write(text)
        if not isinstance(text, str):
            raise TypeError("text, not bytes")
        caller.write(self._name, text)
        return len(text)

    def readline(self, size: int = -1) -> str:
        caller = caller_now()
        if caller is None:
            return self._own.readline(size)
        # Nobody else has to wait for somebody who is asked something.
        with self._away():
            return caller.line()

    def flush(self) -> None:
        if caller_now() is None:
            self._own.flush()

    def isatty(self) -> bool:
        caller = caller_now()
        return self._own.isatty() if caller is None else self._name in caller.asked.terminals

    def fileno(self) -> int:
        if caller_now() is None:
            return self._own.fileno()
        raise io.UnsupportedOperation("fileno")

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it is
        return getattr(self._own, name)


def install(away: _Away) -> None:
    """Put the three streams in the place of the process's own, once.

    Args:
        away: lets others have their turn while a line is waited for.
    """
    for name in ("in", "out", "err"):
        own = getattr(sys, f"std{name}")
        # There is none in a process without a console.
        if own is not None and not isinstance(own, _Stream):
            setattr(sys, f"std{name}", cast("TextIO", _Stream(name, own, away)))


class _ToCaller(io.TextIOBase):
    """One stream of one caller, whichever thread writes to it."""

    encoding = "utf-8"

    def __init__(self, name: str, caller: Caller) -> None:
        super().__init__()
        self._name, self._caller = name, caller

    def write(self, text: str) -> int:
        self._caller.write(self._name, text)
        return len(text)

    def isatty(self) -> bool:
        return self._name in self._caller.asked.terminals


def error_stream() -> TextIO | None:
    """Return standard error of who called the command, for threads of its own as well."""
    caller = caller_now()
    if caller is None:
        return sys.stderr
    return cast("TextIO", _ToCaller("err", caller))
