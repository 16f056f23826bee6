"""The list of published reviews as the public may see it, and what its signature vouches for."""

import errno
import hashlib
import json
import os
import re
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from monitoring.errors import InputError
from monitoring.vocabulary.web import PublicFault

LIST, SIGNATURE, PUBLIC_KEY = "public.json", "public.sig", "publisher.pub"
_NAME = re.compile(r"[0-9A-Za-z_-][0-9A-Za-z._-]*")
# No list and no paper is nearly as large.
_MAX_LIST, _MAX_PAPER = 10_000_000, 200_000_000


class PublicListError(InputError):
    """The folder holds no list of published reviews that can be vouched for."""


@dataclass(frozen=True)
class Paper:
    """A file of a published review: its kind is the ending of its name."""

    kind: str
    file: str
    sha256: str


@dataclass(frozen=True)
class Review:
    """A published review, as the public may know it: without the names of who made it.

    Args:
        number: counted from 1.
        quarter: such as 2022-23-Q2.
        published_at: when.
        corrects: the number of the review that it corrects, None for none.
        correction: what was wrong in that one.
        papers: its files.
    """

    number: int
    quarter: str
    published_at: datetime
    corrects: int | None
    correction: str
    papers: tuple[Paper, ...]


def read(folder: Path, key: bytes) -> tuple[Review, ...]:
    """Return the published reviews of a folder, the first one first.

    Args:
        folder: the list, its signature and the files lie in it.
        key: the public key of who publishes, 32 bytes.

    Raises:
        PublicListError: the list is not there or not signed by that key, or a file of it is gone
            or is not what was published; all of them are told.
    """
    try:
        text = bytes_of(folder / LIST, _MAX_LIST)
        signature = bytes_of(folder / SIGNATURE, _MAX_LIST)
    except OSError as error:
        raise PublicListError(PublicFault.NO_LIST, folder=str(folder)) from error
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
    except (InvalidSignature, ValueError) as error:
        raise PublicListError(PublicFault.NOT_SIGNED, file=str(folder / LIST)) from error
    reviews = tuple(_review(line) for line in json.loads(text)["reviews"])
    wrong = [it.file for one in reviews for it in one.papers if content_of(folder, it) is None]
    if wrong:
        raise PublicListError(PublicFault.OTHER_FILES, files=tuple(wrong))
    return reviews


def _review(line: dict[str, Any]) -> Review:
    papers = tuple(Paper(**one) for one in line["papers"])
    at = datetime.fromisoformat(line["published_at"])
    return Review(**line | {"papers": papers, "published_at": at})


def content_of(folder: Path, paper: Paper) -> bytes | None:
    """Return a file as it was published, None where it is gone or is not."""
    if not _NAME.fullmatch(paper.file):
        return None
    try:
        content = bytes_of(folder / paper.file, _MAX_PAPER)
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == paper.sha256 else None


def bytes_of(path: Path, at_most: int) -> bytes:
    """Return what is in a file; a pipe in its place, or one without end, would stop all answers.

    Raises:
        OSError: it cannot be read, or is no file of that size.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode) or about.st_size > at_most:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        return file.read(at_most)
