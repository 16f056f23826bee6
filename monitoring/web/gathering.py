"""An event loop and a socket for pages made of many small messages, which other threads write.

A page run hands the loop some sixty messages. Each would wake the loop by a write to a pipe, be
sent by a write of its own, and have the loop look for news meanwhile. At every one of these calls
a thread lets go of the interpreter, and another takes it for milliseconds: that, not the making of
the page, is what a run would cost. Here one call stands for as many messages as there are.
"""

import asyncio
import selectors
import sys
import time
from asyncio import Handle
from asyncio.transports import BaseTransport, Transport
from collections.abc import Callable
from contextvars import Context
from typing import Any, TypeVarTuple, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

Given = TypeVarTuple("Given")

# So long the loop may go on with what there is to do before it looks for news again.
_LOOKS_EVERY = 0.002
# Once a thread has handed it something, it looks for more that often, and for so long.
_LISTENS_EVERY, _LISTENS_FOR = 0.003, 0.03
# More than this is sent at once.
_MOST_GATHERED = 65_536


def new_loop() -> asyncio.AbstractEventLoop:
    """Return the loop that the server runs in."""
    if sys.platform == "win32":
        return asyncio.ProactorEventLoop()
    return GatheringLoop(_Listening())


class _Listening(selectors.DefaultSelector):
    """A selector that wakes by itself while other threads hand things to its loop.

    Attributes:
        has_news: a thread has handed something over since the loop last came by.
        is_listening: it will come by soon, and need not be woken.
    """

    has_news = is_listening = False
    _looked_at = _heard_at = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what there is to read and to write; nothing, if that was asked just now."""
        now = time.monotonic()
        if self.has_news:
            self.has_news, self.is_listening = False, True
            self._heard_at, timeout = now, 0
        elif self.is_listening and now - self._heard_at > _LISTENS_FOR:
            self.is_listening = False
            # Who handed something over before that line has not woken the loop.
            timeout = 0 if self.has_news else timeout
        if timeout is not None and timeout <= 0:
            if now - self._looked_at < _LOOKS_EVERY:
                return []
        elif self.is_listening:
            timeout = _LISTENS_EVERY if timeout is None else min(timeout, _LISTENS_EVERY)
        found = super().select(timeout)
        self._looked_at = time.monotonic()
        return found


class GatheringLoop(asyncio.SelectorEventLoop):
    """A loop that other threads wake once for all that they hand it one after the other."""

    def __init__(self, selector: _Listening) -> None:
        super().__init__(selector)
        self._listening = selector
        self._is_waking = False

    def call_soon_threadsafe(
        self, callback: Callable[[*Given], object], *args: *Given, context: Context | None = None
    ) -> Handle:
        """Have the loop call something soon.

        It is handed over first, and only then looked whether the loop must be woken; the loop
        stops listening first, and only then looks whether there is news. So nothing stays behind.
        """
        if self.get_debug() or self.is_closed():
            return super().call_soon_threadsafe(callback, *args, context=context)
        handle = self.call_soon(callback, *args, context=context)
        self._listening.has_news = True
        if not self._listening.is_listening and not self._is_waking:
            self._is_waking = True
            super().call_soon_threadsafe(self._wake)
        return handle

    def _wake(self) -> None:
        self._is_waking = False


class GatheringSocket(WebSocketsSansIOProtocol):
    """A websocket that sends by one write what is written to it turn after turn of the loop."""

    def connection_made(self, transport: BaseTransport) -> None:
        """Take the connection."""
        gathered = _Gathered(cast(Transport, transport), self.loop)
        super().connection_made(cast(Transport, gathered))


class _Gathered:
    """A transport that holds what is written until the loop has made a turn without any more."""

    def __init__(self, transport: Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._parts: list[bytes] = []
        self._n_bytes = self._n_seen = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all else is the transport's own
        return getattr(self._transport, name)

    def write(self, content: bytes) -> None:
        """Hold it for a turn, or send it where there is much."""
        if not self._parts:
            self._n_seen = 0
            self._loop.call_soon(self._look)
        self._parts.append(content)
        self._n_bytes += len(content)
        if self._n_bytes >= _MOST_GATHERED:
            self._flush()

    def close(self) -> None:
        """Send what is held, and close."""
        self._flush()
        self._transport.close()

    def _look(self) -> None:
        n_parts = len(self._parts)
        if n_parts > self._n_seen:
            self._n_seen = n_parts
            self._loop.call_soon(self._look)
        else:
            self._flush()

    def _flush(self) -> None:
        if self._parts:
            content = b"".join(self._parts)
            self._parts.clear()
            self._n_bytes = 0
            self._transport.write(content)
