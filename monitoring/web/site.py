"""Under which names a server answers, and from whose pages it takes requests."""

import re
import socket
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from monitoring.errors import InputError
from monitoring.vocabulary.web import WebFault

_LOCAL = ("localhost", "127.0.0.1", "[::1]")
_EVERYWHERE = ("", "0.0.0.0", "::", "[::]")  # noqa: S104 - named here, not listened on
_HOST = re.compile(r"(?P<name>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])\.?(?::(\d{1,5}))?")


class AddressError(InputError):
    """What is given as the server's address is none, or cannot be used."""


@dataclass(frozen=True)
class Site:
    """The names under which a server answers.

    Args:
        hosts: names without a port.
        secure_hosts: those that people reach by TLS alone.
        origins: of pages that may ask, besides those of the very host that is asked; scheme, name
            and port.
    """

    hosts: frozenset[str]
    secure_hosts: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()

    @classmethod
    def of(cls, host: str, addresses: Iterable[str] = ()) -> Self:
        """Return the site of a server.

        Args:
            host: the address that it listens on; every one may be meant.
            addresses: what people type, such as https://plan.example.org.

        Raises:
            AddressError: one of the addresses is none.
        """
        names = {*_LOCAL}
        if host not in _EVERYWHERE:
            names.add(f"[{host}]" if ":" in host and not host.startswith("[") else host.lower())
        secure, origins = set(), set()
        for address in addresses:
            parts = urlsplit(address)
            found = _HOST.fullmatch(parts.netloc.lower())
            if (
                parts.scheme not in {"http", "https"}
                or found is None
                or parts.path not in {"", "/"}
            ):
                raise AddressError(WebFault.NOT_AN_ADDRESS, address=address)
            names.add(found["name"])
            origins.add(f"{parts.scheme}://{parts.netloc.lower()}")
            if parts.scheme == "https":
                secure.add(found["name"])
        return cls(frozenset(names), frozenset(secure), frozenset(origins))

    @property
    def elsewhere(self) -> frozenset[str]:
        """Return the names by which other machines reach the server."""
        return self.hosts - {*_LOCAL}

    def name_in(self, host: str | None) -> str | None:
        """Return the name in a Host header, None where this server does not answer for it."""
        found = _HOST.fullmatch((host or "").lower())
        return found["name"] if found and found["name"] in self.hosts else None

    def takes(self, origin: str | None, host: str) -> bool:
        """Tell whether a page of that origin may ask this host; who is no browser names none."""
        if origin is None or origin.lower() in self.origins:
            return True
        scheme, _, place = origin.lower().partition("://")
        return scheme in {"http", "https"} and place == host.lower()


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that holds the address of a server; it does not listen yet.

    Raises:
        AddressError: somebody else has the port, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or what is sent waits for the acknowledgement of what was sent before: 40 ms.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":
            # Otherwise a port rests for a minute after a server has ended.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
    except (OSError, OverflowError) as error:
        made.close()
        raise _no_port(host, port, error) from error
    return made


def listen(held: socket.socket) -> None:
    """Listen on an address that is held: who comes from now on is answered.

    Raises:
        AddressError: somebody else listens there since.
    """
    try:
        held.listen()
    except OSError as error:
        host, port, *_ = held.getsockname()
        raise _no_port(str(host), int(port), error) from error


def _no_port(host: str, port: int, error: Exception) -> AddressError:
    reason = getattr(error, "strerror", None) or str(error)
    return AddressError(WebFault.NO_PORT, host=host, port=port, reason=reason)
