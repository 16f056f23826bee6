"""Files that come with updates: told by their content, kept beside the database by their hash."""

import hashlib
import os
import re
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pandas as pd
import puremagic

from monitoring import db
from monitoring.errors import InputError

MAX_BYTES = 20 * 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MEDIA = {
    ".pdf": "application/pdf",
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".png": "image/png",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
}
ENDINGS = tuple(_MEDIA)
_MAX_NAME = 150
_MAX_CONTENTS = 1024 * 1024  # of the list of contents in an Office file
_ALLOWED = "allowed are PDF, DOCX, XLSX, PNG and JPEG files of up to 20 MB"


class AttachmentRefusedError(InputError):
    """A file cannot be attached; the message says what was found and what is allowed."""


class AttachmentLostError(InputError):
    """A file on record is gone from beside the database, or is not what was attached."""


@dataclass(frozen=True)
class Attached:
    """A file on record: its hash and its name as it was given."""

    sha256: str
    file_name: str


def folder(store: db.Store) -> Path:
    """Return where the files of a database lie."""
    return Path(f"{store.path}.attachments")


def attach(store: db.Store, name: str, content: bytes, by: str, now: datetime) -> Attached:
    """Put a file on record; the same content twice is kept once.

    It is written whole under another name first, so that a crash leaves no half file under a hash,
    and never gets a name from outside.

    Raises:
        AttachmentRefusedError: its name, size or content is not allowed; nothing was written.
    """
    media_type = _media_type(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    _write(_path(store, sha256), content)
    with store.write(shows=False) as writer:
        known = writer.read(db.sql_text("attachment"), {"sha256": sha256})
        if known.empty:
            row = {
                "sha256": sha256,
                "media_type": media_type,
                "n_bytes": len(content),
                "added_at": now,
                "added_by": by,
            }
            writer.insert("attachments", pd.DataFrame([row]))
    return Attached(sha256, name)


def attached(store: db.Store, sha256: str) -> bytes:
    """Return a file on record, as it was attached.

    Raises:
        AttachmentLostError: there is none, or it was changed since.
    """
    if store.read(db.sql_text("attachment"), {"sha256": sha256}).empty:
        raise AttachmentLostError("There is no such file on record.")
    path = _path(store, sha256)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise AttachmentLostError(
            f"The file is on record, but not at {path}; bring it back from a copy of that folder."
        ) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise AttachmentLostError(
            f"{path} is not what was attached; bring it back from a copy of that folder."
        )
    return content


def _path(store: db.Store, sha256: str) -> Path:
    return folder(store) / sha256[:2] / sha256


def _write(path: Path, content: bytes) -> None:
    if path.is_file() and path.stat().st_size == len(content):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    making = path.with_name(f".{uuid4().hex}.new")
    try:
        # Nobody may run it, and only the owner of the database reads it.
        handle = os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        making.replace(path)
    finally:
        with suppress(FileNotFoundError):
            making.unlink()


def _media_type(name: str, content: bytes) -> str:
    """Return what a file is, or say why it is refused."""
    _check_name(name)
    if not content:
        raise AttachmentRefusedError(f"{name} is empty; {_ALLOWED}.")
    if len(content) > MAX_BYTES:
        size = len(content) / 1024 / 1024
        raise AttachmentRefusedError(f"{name} has {size:.1f} MB; {_ALLOWED}.")
    ending = Path(name).suffix.lower()
    found = _found(content)
    if found != _MEDIA[ending]:
        what = _in_words(content, found)
        raise AttachmentRefusedError(f"{name} ends in {ending}, but is {what}; {_ALLOWED}.")
    return found


def _check_name(name: str) -> None:
    shown = re.sub(r"[^\w .,()&+'-]", "_", name)[:80]
    if re.search(r"[/\\:\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", name) or name.startswith("."):
        raise AttachmentRefusedError(
            f"“{shown}” is no file name: it must be one name without a path, a colon or letters "
            "that cannot be printed."
        )
    if len(name) > _MAX_NAME:
        raise AttachmentRefusedError(
            f"“{shown}…” has {len(name)} letters; a name may have {_MAX_NAME}."
        )
    if Path(name).suffix.lower() not in _MEDIA:
        raise AttachmentRefusedError(f"“{shown}” is no kind of file that can be kept; {_ALLOWED}.")


def _found(content: bytes) -> str:
    """Return the media type that the content shows, "" for none that is allowed."""
    if content.startswith(b"PK"):
        return _office(content)
    kinds = {kind.extension.lower() for kind in _kinds(content)}
    if ".pdf" in kinds and content.startswith(b"%PDF-"):
        return _MEDIA[".pdf"]
    images = (".png", ".jpeg", ".jpg")
    return next((_MEDIA[ending] for ending in images if ending in kinds), "")


def _kinds(content: bytes) -> list[puremagic.PureMagicWithConfidence]:
    try:
        return list(puremagic.magic_string(content))
    except (puremagic.PureError, ValueError):
        return []


def _office(content: bytes) -> str:
    """Tell a document or workbook by the list of contents in it; one with macros is neither."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = package.namelist()
            if any(name.lower().endswith(".bin") and "vba" in name.lower() for name in names):
                return ""
            with package.open("[Content_Types].xml") as contents:
                listed = contents.read(_MAX_CONTENTS)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError):
        return ""
    if b"macroEnabled" in listed:
        return ""
    for ending in (".docx", ".xlsx"):
        if f"{_MEDIA[ending]}.main+xml".encode() in listed:
            return _MEDIA[ending]
    return ""


def _in_words(content: bytes, found: str) -> str:
    if found:
        return f"really {found}"
    if content.startswith(b"PK"):
        return "no document or workbook without macros"
    kinds = sorted(_kinds(content), key=lambda kind: -kind.confidence)
    return f"really {kinds[0].name or kinds[0].extension}" if kinds else "not one by its content"
