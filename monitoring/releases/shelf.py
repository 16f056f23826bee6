"""The list of releases, and where their files lie: beside the working database."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

from monitoring import db
from monitoring.errors import InputError


class ReleaseMissingError(InputError):
    """There is no such release, or its file is gone or is not what was released."""


@dataclass(frozen=True)
class Release:
    """One line of the list.

    Args:
        number: counted from 1.
        quarter: the review quarter it freezes.
        file: name of its file, beside the list.
        sha256: of the file.
        digest: over all its rows.
        released_at: when, as YYYY-MM-DDTHH:MM:SS of the clock of the machine.
        released_by: who.
        corrects: the release it corrects, None for none.
        correction: what was wrong and why, "" where it corrects none.
    """

    number: int
    quarter: str
    file: str
    sha256: str
    digest: str
    released_at: str
    released_by: str
    corrects: int | None = None
    correction: str = ""


def folder(database: Path) -> Path:
    """Return where the releases of a working database lie."""
    return Path(f"{database}.releases")


def _list_file(database: Path) -> Path:
    return folder(database) / "releases.json"


def listed(database: Path) -> list[Release]:
    """Return the releases of a working database, the first one first.

    Raises:
        ReleaseMissingError: the list cannot be read.
    """
    path = _list_file(database)
    if not path.is_file():
        return []
    try:
        return [Release(**line) for line in json.loads(path.read_text(encoding="utf-8"))]
    except (ValueError, TypeError) as error:
        raise ReleaseMissingError(
            f"{path} is no list of releases ({error}); bring it back from a copy of that folder"
        ) from error


def add(database: Path, made: Release) -> None:
    """Put a release on the list: the list is written anew beside the old one, then switched."""
    lines = [asdict(one) for one in (*listed(database), made)]
    path = _list_file(database)
    making = path.with_name(f".{uuid4().hex}.new")
    with making.open("w", encoding="utf-8") as file:
        file.write(json.dumps(lines, indent=1, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
    making.replace(path)


def find(database: Path, number: int) -> Release:
    """Return one release of the list.

    Raises:
        ReleaseMissingError: there is none of that number; the message names those there are.
    """
    known = listed(database)
    for one in known:
        if one.number == number:
            return one
    there = ", ".join(str(one.number) for one in known) or "none yet"
    raise ReleaseMissingError(f"there is no release {number}; there are: {there}")


def open_release(database: Path, number: int) -> db.Store:
    """Open a release for reading; the caller closes it.

    Raises:
        ReleaseMissingError: there is none of that number, or its file is not what was released.
    """
    found = find(database, number)
    path = folder(database) / found.file
    if not path.is_file():
        raise ReleaseMissingError(
            f"release {number} is on the list, but there is no {path}; bring it back from a copy"
        )
    if sha256_of(path) != found.sha256:
        raise ReleaseMissingError(
            f"{path} is not what was released as release {number}; bring it back from a copy"
        )
    return db.Store(path, read_only=True)


def sha256_of(path: Path) -> str:
    """Return the hash of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
