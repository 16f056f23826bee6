"""Who called a command that runs here: what it says to them, and what they say meanwhile."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Self

from monitoring.channel import wire

_STREAMS = frozenset({"in", "out", "err"})


@dataclass(frozen=True)
class Asked:
    """A command, and where it was called.

    Args:
        args: what was given to it, its name first.
        program: how the program was called, for its own usage.
        folder: the folder in which it was called; names of files are meant from there.
        user: who called it.
        locale: the language of who called it.
        columns: of the terminal, in letters.
        terminals: which of "in", "out" and "err" are terminals.
    """

    args: tuple[str, ...]
    program: str
    folder: str
    user: str
    locale: str
    columns: int
    terminals: tuple[str, ...]

    @classmethod
    def of(cls, message: dict[str, Any]) -> Self:
        """Read what came over the wire.

        Raises:
            ValueError, TypeError, KeyError: it is something else.
        """
        args, terminals = tuple(message["args"]), tuple(message["terminals"])
        texts = {name: message[name] for name in ("program", "folder", "user", "locale")}
        if not all(isinstance(it, str) for it in (*args, *terminals, *texts.values())):
            raise ValueError("not a command")
        asked = cls(args=args, terminals=terminals, columns=int(message["columns"]), **texts)
        if not Path(asked.folder).is_absolute() or not _STREAMS.issuperset(asked.terminals):
            raise ValueError("not a command")
        return asked


class Caller:
    """The other side of a connection, of which a command knows no more than its streams.

    A command never waits for a caller who does not read: all that it says is kept for them.
    """

    def __init__(self, connection: wire.Peer, asked: Asked) -> None:
        """Begin to say what is to be said."""
        self.asked = asked
        self._connection = connection
        self._said: SimpleQueue[wire.Message | None] = SimpleQueue()
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._stopped = threading.Event()
        self._was_told = False
        self._saying = threading.Thread(target=self._say, daemon=True)
        self._saying.start()

    def say(self, **message: object) -> None:
        """Say something as soon as it can be heard."""
        self._said.put(message)

    def write(self, stream: str, text: str) -> None:
        """Print text there."""
        for start in range(0, len(text), wire.LONGEST_TEXT):
            self.say(**{stream: text[start : start + wire.LONGEST_TEXT]})

    def line(self) -> str:
        """Return the next line that is typed there, "" where there will be none."""
        self.say(ask=True)
        return self._lines.get()

    def is_stopped(self) -> bool:
        """Tell whether the caller is gone, or wants the command to stop."""
        return self._stopped.is_set()

    def must_stop(self) -> bool:
        """Tell it once: what ends a command then may still say so."""
        must, self._was_told = self.is_stopped() and not self._was_told, self.is_stopped()
        return must

    def hear(self) -> None:
        """Hear what the caller says until they are gone."""
        try:
            while True:
                message = wire.receive(self._connection)
                if "line" in message:
                    self._lines.put(str(message["line"]))
                if "stop" in message:
                    self._stop()
        except wire.BROKEN:
            self._stop()

    def _stop(self) -> None:
        self._stopped.set()
        self._lines.put("")

    def _say(self) -> None:
        try:
            while (message := self._said.get()) is not None:
                wire.send(self._connection, **message)
        except wire.BROKEN:
            # `hear` notices that they are gone.
            return

    def end(self) -> None:
        """Say no more."""
        self._said.put(None)
        self._saying.join()


_caller: ContextVar[Caller | None] = ContextVar("_caller", default=None)


def caller_now() -> Caller | None:
    """Return who called the command that runs here, None where it is this process's own work."""
    return _caller.get()


def asked_now() -> Asked | None:
    """Return what the command that runs here was asked for by another process, if it was."""
    caller = _caller.get()
    return None if caller is None else caller.asked


def stop_if_asked() -> None:
    """End the command where its caller wants it to, as Ctrl-C ends one in a process of its own.

    It is called where nothing is half done that is not undone by an exception.

    Raises:
        KeyboardInterrupt: the caller is gone, or pressed Ctrl-C.
    """
    caller = _caller.get()
    if caller is not None and caller.must_stop():
        raise KeyboardInterrupt


@contextmanager
def called_by(caller: Caller) -> Iterator[None]:
    """Let this thread work for a caller."""
    token = _caller.set(caller)
    try:
        yield
    finally:
        _caller.reset(token)
