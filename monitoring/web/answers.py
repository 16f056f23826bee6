"""What an ASGI application is, and an answer that is finished before it is asked for."""

import gzip
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

# Higher levels take three times as long for a hundredth of the size.
_LEVEL = 6
_READ_METHODS = ("GET", "HEAD")


def header(scope: Scope, name: bytes) -> str | None:
    """Return what a request says in a header, None where it does not; the first, if several."""
    return next((it.decode("latin-1") for key, it in scope["headers"] if key == name), None)


def takes_gzip(scope: Scope) -> bool:
    """Tell whether who asks can unpack gzip."""
    return any(
        one.strip().replace(" ", "") in {"gzip", "gzip;q=1", "gzip;q=1.0", "*"}
        for one in (header(scope, b"accept-encoding") or "").split(",")
    )


@dataclass(frozen=True)
class Answer:
    """A whole answer.

    Args:
        content: what is sent.
        media_type: of it.
        status: of HTTP.
        cache: for how long it may be kept, in the words of Cache-Control.
        more: further headers.
        is_text: it becomes much smaller when it is compressed.
    """

    content: bytes
    media_type: str = "text/plain; charset=utf-8"
    status: int = 200
    cache: str = "no-cache"
    more: tuple[tuple[str, str], ...] = ()
    is_text: bool = True

    @cached_property
    def packed(self) -> bytes:
        """The content as gzip, made once."""
        return gzip.compress(self.content, _LEVEL, mtime=0)

    def compressed(self) -> Self:
        """Compress it now and not when it is asked for."""
        _ = self.packed
        return self

    async def __call__(self, scope: Scope, send: Send) -> None:
        """Send it, to HEAD without its content."""
        is_packed = self.is_text and takes_gzip(scope)
        content = self.packed if is_packed else self.content
        headers: Headers = [
            (b"content-type", self.media_type.encode()),
            (b"content-length", str(len(content)).encode()),
            (b"cache-control", self.cache.encode()),
            *((name.encode(), it.encode("latin-1", "replace")) for name, it in self.more),
        ]
        if self.is_text:
            headers.append((b"vary", b"Accept-Encoding"))
        if is_packed:
            headers.append((b"content-encoding", b"gzip"))
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        body = b"" if scope["method"] == "HEAD" else content
        await send({"type": "http.response.body", "body": body})


@dataclass(frozen=True)
class Elsewhere:
    """Sends who asks to another address, with every choice that stands in the one asked for.

    Args:
        path: of that address.
    """

    path: str

    async def __call__(self, scope: Scope, send: Send) -> None:
        """Send it."""
        query = scope["query_string"].decode("latin-1")
        address = f"{self.path}?{query}" if query else self.path
        await Answer(
            b"", status=307, cache="no-store", more=(("location", address),), is_text=False
        )(scope, send)


def said(text: str, status: int) -> Answer:
    """Return a sentence as an answer."""
    return Answer(f"{text}\n".encode(), status=status, cache="no-store", is_text=False)


def is_reading(scope: Scope) -> bool:
    """Tell whether a request only reads."""
    return scope["method"] in _READ_METHODS
