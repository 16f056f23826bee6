"""The side that holds the database: lets in who has the key, and does one command at a time."""

import atexit
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from multiprocessing.connection import Client, Listener
from pathlib import Path

from monitoring.channel import place, streams, wire
from monitoring.channel.caller import Asked, Caller, called_by
from monitoring.channel.queue import Line

# More than people call at once; each takes threads, and so does a stranger until they are refused.
_MOST_CALLERS = 32
_WAIT_AT_END = 2


class _Channel:
    """Answers those who call while this process holds a database."""

    def __init__(
        self, about: place.About, listener: Listener, door: place.Door, run: Callable[[Asked], int]
    ) -> None:
        self._about, self._listener, self._door, self._run = about, listener, door, run
        self._is_closed = False
        self.line = Line()
        self._seats = threading.BoundedSemaphore(_MOST_CALLERS)
        self._accepting = threading.Thread(target=self._accept, daemon=True)

    def open(self) -> None:
        """Let callers in until the process ends."""
        self._accepting.start()

    def _accept(self) -> None:
        while not self._is_closed:
            try:
                connection = self._listener.accept()
            except OSError:
                # Whoever called is gone already.
                continue
            if self._is_closed:
                connection.close()
            elif self._seats.acquire(blocking=False):
                serving = threading.Thread(target=self._serve, args=(connection,), daemon=True)
                serving.start()
            else:
                connection.close()

    def _serve(self, connection: wire.Peer) -> None:
        try:
            with connection:
                asked = self._greeted(connection)
                caller = Caller(connection, asked)
                working = threading.Thread(target=self._work, args=(caller,), daemon=True)
                working.start()
                caller.hear()
                working.join()
        except wire.BROKEN:
            # A stranger, or one who went away; nothing was begun for them.
            return
        finally:
            self._seats.release()

    def _greeted(self, connection: wire.Peer) -> Asked:
        wire.prove(connection, self._door.key, is_listener=True)
        wire.send(connection, **asdict(self._about))
        asked = Asked.of(wire.receive(connection))
        wire.be_patient(connection)
        return asked

    def _work(self, caller: Caller) -> None:
        try:
            if not self.line.is_empty():
                caller.say(waiting=True)
            with self.line.turn(caller.is_stopped) as has_come, called_by(caller):
                caller.say(exit=self._done(caller.asked) if has_come else 1)
        finally:
            caller.end()

    def _done(self, asked: Asked) -> int:
        try:
            return self._run(asked)
        except BaseException:
            # What ends a command must not end the dashboard.
            traceback.print_exc()
            return 1

    def close(self) -> None:
        """Let nobody in any more, and leave nothing beside the database.

        What a thread has in hand that waits at the end of the process is never let go of, and the
        engine says of all of it that it was forgotten.
        """
        self._is_closed = True
        place.remove_door(Path(self._about.database), self._door)
        with suppress(OSError):
            Client(self._listener.address).close()
            self._accepting.join(_WAIT_AT_END)
        self._listener.close()


_channels: list[_Channel] = []
_opening = threading.Lock()


def listen(database: Path, about: place.About, run: Callable[[Asked], int]) -> None:
    """Answer the commands of other processes until this one ends; once, however often it is called.

    Args:
        database: the one that this process holds.
        about: what those who call must have in common with this process.
        run: does a command and returns its exit code; what it prints goes to who called.

    Raises:
        OSError: no channel can be made there.
    """
    with _opening:
        if _channels:
            return
        address, family = place.own_address(database)
        listener = Listener(address, family, backlog=_MOST_CALLERS)
        if address is not None:
            Path(address).chmod(0o600)
        door = place.write_door(database, listener.address)
        channel = _Channel(about, listener, door, run)
        _channels.append(channel)
    streams.install(channel.line.away)
    atexit.register(channel.close)
    channel.open()
