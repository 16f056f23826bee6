"""Where the channel of a database lies: its socket, and the file with its address and its key."""

import getpass
import json
import os
import secrets
import socket
import stat
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

IS_WINDOWS = sys.platform == "win32"
# The shortest limit of a socket's path there is, on macOS, with its closing zero.
_LONGEST_SOCKET_PATH = 103
_LONGEST_FILE = 4096


class Door(NamedTuple):
    """What is needed to reach a channel.

    Args:
        address: a path, the name of a pipe, or a host and a port.
        key: proves on both sides that this very file was read.
    """

    address: str | tuple[str, int]
    key: bytes


@dataclass(frozen=True)
class About:
    """What both sides must have in common.

    Args:
        database: where it lies, all links followed.
        version: of the product and of its schema.
    """

    database: str
    version: str


def real_path(database: Path) -> Path:
    """Return where a database lies, all links followed; a link that leads nowhere stays one."""
    return Path(os.path.realpath(database))


def beside(database: Path, ending: str) -> Path:
    """Return a file beside a database, whatever link it was named by."""
    real = real_path(database)
    return real.with_name(f"{real.name}.{ending}")


def own_address(database: Path) -> tuple[str | None, str]:
    """Return the address that a new channel of a database gets, and its family.

    A path that is too long for a socket, and a system without such sockets, get a port of this
    machine; Windows gets a pipe with a name made up by the system.
    """
    if IS_WINDOWS:
        return None, "AF_PIPE"
    path = str(beside(database, "socket"))
    if not hasattr(socket, "AF_UNIX") or len(os.fsencode(path)) > _LONGEST_SOCKET_PATH:
        return None, "AF_INET"
    with suppress(FileNotFoundError):
        # One that was left by a process that was killed; whoever is here holds the database.
        if stat.S_ISSOCK(Path(path).lstat().st_mode):
            Path(path).unlink()
    return path, "AF_UNIX"


def write_door(database: Path, address: str | tuple[str, int]) -> Door:
    """Write the file by which others reach this process; nobody but its owner can read it.

    Raises:
        OSError: it cannot be written, or not be kept from others.
    """
    door = Door(address, secrets.token_bytes(32))
    path = beside(database, "channel")
    # Made anew under its own rights: those of a file that stands there, or a link, are not ours.
    path.unlink(missing_ok=True)
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        if IS_WINDOWS:
            _keep_from_others(path)
        json.dump({"address": address, "key": door.key.hex()}, file)
    return door


def _keep_from_others(path: Path) -> None:
    """Take the rights on a file from everybody but who runs this process."""
    only = ["/inheritance:r", "/grant:r", f"{getpass.getuser()}:F"]
    program = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "icacls.exe"
    done = subprocess.run([str(program), str(path), *only], capture_output=True, check=False)  # noqa: S603 - the system's own
    if done.returncode:
        raise PermissionError(done.returncode, "icacls", str(path))


def read_door(database: Path) -> Door | None:
    """Return how to reach who holds a database, None where no file says so."""
    try:
        with beside(database, "channel").open(encoding="utf-8") as file:
            found = json.loads(file.read(_LONGEST_FILE))
        address = found["address"]
        if isinstance(address, list):
            host, port = address
            address = str(host), int(port)
        return Door(address, bytes.fromhex(found["key"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def remove_door(database: Path, door: Door) -> None:
    """Remove the file of a channel, unless another process has written its own by now."""
    if read_door(database) == door:
        beside(database, "channel").unlink(missing_ok=True)
