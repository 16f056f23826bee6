"""The side that calls: hands a command to who holds the database, and prints what comes back."""

import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from multiprocessing.connection import Client
from pathlib import Path
from queue import Empty, SimpleQueue

from monitoring.channel import wire
from monitoring.channel.caller import Asked
from monitoring.channel.place import About, read_door
from monitoring.errors import InputError
from monitoring.vocabulary.faults import ChannelFault


class DashboardEndedError(InputError):
    """The process that did the work is gone."""


class OtherVersionError(InputError):
    """The dashboard that runs is of another version of the product."""


@dataclass(frozen=True)
class Connected:
    """A dashboard that holds the database, and waits for a command."""

    connection: wire.Peer


def connected(database: Path, about: About) -> Connected | None:
    """Return the process that holds a database and answers; None where there is none.

    A file that a process left when it was killed, or that was copied along with a database, leads
    to nobody: whoever answers must have its key, and hold this very database.

    Raises:
        OtherVersionError: it is there, and must be started anew before it can do a command.
    """
    door = read_door(database)
    if door is None:
        return None
    connection = None
    try:
        connection = Client(door.address)
        wire.prove(connection, door.key, is_listener=False)
        found = About(**wire.receive(connection))
        wire.be_patient(connection)
    except wire.BROKEN:
        if connection is not None:
            connection.close()
        return None
    if found.database != about.database:
        connection.close()
        return None
    if found != about:
        connection.close()
        raise OtherVersionError(ChannelFault.OTHER_VERSION, running=found.version)
    return Connected(connection)


def handed_over(
    there: Connected, asked: Asked, say: Callable[[str, str], None], waiting: Callable[[], None]
) -> int:
    """Have a command done there, and return its exit code.

    Args:
        there: who does it.
        asked: the command.
        say: called with "out" or "err" and text that the command prints.
        waiting: called where another command must be finished first.

    Raises:
        DashboardEndedError: the process ended before the command did.
        KeyboardInterrupt: Ctrl-C was pressed twice.
    """
    heard: SimpleQueue[wire.Message | None] = SimpleQueue()
    with there.connection as connection:
        try:
            wire.send(connection, **asdict(asked))
        except OSError:
            raise DashboardEndedError(ChannelFault.ENDED) from None
        threading.Thread(target=_hear, args=(connection, heard), daemon=True).start()
        is_stopping = False
        while True:
            try:
                message = _next(heard)
                if "exit" in message:
                    return int(message["exit"])
                _follow(connection, message, say, waiting)
            except KeyboardInterrupt:
                if is_stopping:
                    raise
                is_stopping = True
                _answer(connection, stop=True)


def _hear(connection: wire.Peer, heard: "SimpleQueue[wire.Message | None]") -> None:
    try:
        message: wire.Message = {}
        # Whoever reads on after the end reads what another connection with its number gets.
        while "exit" not in message:
            message = wire.receive(connection)
            heard.put(message)
    except wire.BROKEN:
        heard.put(None)


def _next(heard: "SimpleQueue[wire.Message | None]") -> wire.Message:
    while True:
        try:
            # Without a limit Ctrl-C would not be heard on Windows.
            message = heard.get(timeout=1)
        except Empty:
            continue
        if message is None:
            raise DashboardEndedError(ChannelFault.ENDED)
        return message


def _follow(
    connection: wire.Peer,
    message: wire.Message,
    say: Callable[[str, str], None],
    waiting: Callable[[], None],
) -> None:
    for stream in ("out", "err"):
        if stream in message:
            say(stream, str(message[stream]))
    if "waiting" in message:
        waiting()
    if "ask" in message:
        _answer(connection, line="" if sys.stdin is None else sys.stdin.readline())


def _answer(connection: wire.Peer, **message: object) -> None:
    """Say something; that nobody is there any more is noticed by who listens."""
    try:
        wire.send(connection, **message)
    except OSError:
        return
