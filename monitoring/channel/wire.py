"""What goes over the wire: JSON in bounded messages, after both sides have shown the key."""

import json
import os
import socket
import struct
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection, answer_challenge, deliver_challenge
from typing import TYPE_CHECKING, Any

from monitoring.channel.place import IS_WINDOWS

# As many arguments as a shell would take, and more than any line of text.
LARGEST = 4_000_000
# Text is cut before it comes near: JSON makes six bytes of a letter, or twelve.
LONGEST_TEXT = 200_000
_PATIENCE_SECONDS = 10
# What a stranger can cause who does not keep to the protocol.
BROKEN = (
    *(EOFError, OSError, AuthenticationError, AssertionError),
    *(ValueError, TypeError, KeyError, RecursionError),
)

Message = dict[str, Any]
# It takes what it sends and receives as types, for who checks them alone.
if TYPE_CHECKING:
    Peer = Connection[Any, Any]
else:
    Peer = Connection


def send(connection: Peer, **message: object) -> None:
    """Send one message."""
    connection.send_bytes(json.dumps(message).encode("ascii"))


def receive(connection: Peer) -> Message:
    """Return the next message.

    Raises:
        EOFError, OSError: the other side is gone, or sends too much.
        ValueError: what came is no message.
    """
    message = json.loads(connection.recv_bytes(LARGEST))
    if not isinstance(message, dict):
        raise ValueError("not a message")
    return message


def prove(connection: Peer, key: bytes, *, is_listener: bool) -> None:
    """Have both sides prove that they have the key; nobody is waited for long.

    Raises:
        AuthenticationError, OSError, EOFError, AssertionError: the other side has not.
    """
    _limit(connection, _PATIENCE_SECONDS)
    steps = (deliver_challenge, answer_challenge)
    for step in steps if is_listener else steps[::-1]:
        step(connection, key)


def be_patient(connection: Peer) -> None:
    """Wait as long as it takes from now on."""
    _limit(connection, 0)


def _limit(connection: Peer, seconds: int) -> None:
    """Let reading and writing fail after some seconds, 0 for never; Windows' pipes know no such."""
    if IS_WINDOWS:
        return
    with socket.socket(fileno=os.dup(connection.fileno())) as own:
        span = struct.pack("ll", seconds, 0)
        own.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, span)
        own.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, span)
