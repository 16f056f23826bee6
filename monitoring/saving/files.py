"""Files that come with updates: told by their content, kept beside the database by their hash."""

import hashlib
import os
import re
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pandas as pd
import puremagic

from monitoring import apart, db
from monitoring.access import Actor, record, require
from monitoring.errors import InputError
from monitoring.saving.room import AttachmentRefusedError, require_room
from monitoring.vocabulary.access import Action, Event, ScopeKind
from monitoring.vocabulary.faults import DatabaseFault, OfficeHarm
from monitoring.vocabulary.saving import AttachmentFault

MAX_BYTES = 20 * 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MEDIA = {
    ".pdf": "application/pdf",
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}presentationml.presentation",
    ".csv": "text/csv",
    ".png": "image/png",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".heic": "image/heic",
}
# Kinds of pictures in the container in which telephones keep one (HEIF), as it names them.
_PICTURES = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
ENDINGS = tuple(_MEDIA)
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MAX_NAME = 150
_LOOK = "monitoring.apart.office:look"
_LIMITS = apart.Limits(n_seconds=10)
_MEGABYTES = MAX_BYTES // 1024 // 1024


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


def attach(
    store: db.Store, name: str, content: bytes, *, step_id: str, by: Actor, now: datetime
) -> Attached:
    """Put a file on record; the same content twice is kept once.

    It is written whole under another name first, so that a crash leaves no half file under a hash,
    and never gets a name from outside.

    Raises:
        NotAllowedError, SignedOutError: who attaches it may not update the step.
        AttachmentRefusedError: its name, size or content is not allowed, or there is no
            room for it; nothing was written.
        db.NotKeptError: it cannot be written.
    """
    place = {ScopeKind.STEP: step_id}
    require(store, by, Action.UPDATE, place)
    media_type = _media_type(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    require_room(store, len(content), by, now)
    with store.write(shows=False) as writer:
        require(writer, by, Action.UPDATE, place)
        # Within the turn to write: nobody tidies up meanwhile.
        _write(path_of(store, sha256), content)
        known = writer.read(db.sql_text("attachment"), {"sha256": sha256})
        if known.empty:
            row = {
                "sha256": sha256,
                "media_type": media_type,
                "n_bytes": len(content),
                "added_at": now,
                "added_by": by.name,
            }
            writer.insert("attachments", pd.DataFrame([row]))
            facts = {"file_name": name, "sha256": sha256, "n_bytes": len(content)}
            record(writer, by, Event.ATTACHMENT, step_id, after=facts)
    return Attached(sha256, name)


def attached(store: db.Store, sha256: str) -> bytes:
    """Return a file on record, as it was attached.

    Raises:
        AttachmentLostError: there is none, or it was changed since.
    """
    if store.read(db.sql_text("attachment"), {"sha256": sha256}).empty:
        raise AttachmentLostError(AttachmentFault.NOT_ON_RECORD)
    path = path_of(store, sha256)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise AttachmentLostError(AttachmentFault.LOST, path=str(path)) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise AttachmentLostError(AttachmentFault.CHANGED, path=str(path))
    return content


def path_of(store: db.Store, sha256: str) -> Path:
    """Return where the file of a hash lies."""
    return folder(store) / sha256[:2] / sha256


def _write(path: Path, content: bytes) -> None:
    if path.is_file() and path.stat().st_size == len(content):
        return
    making = path.with_name(f".{uuid4().hex}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Nobody may run it, and only the owner of the database reads it.
        handle = os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        making.replace(path)
    except OSError as error:
        raise db.NotKeptError(
            DatabaseFault.NOT_KEPT, database=str(path.parent), reason=str(error.strerror)
        ) from error
    finally:
        with suppress(OSError):
            making.unlink()


def _media_type(name: str, content: bytes) -> str:
    """Return what a file is, or refuse it."""
    _check_name(name)
    if not content:
        raise _refusal(AttachmentFault.EMPTY, name)
    if len(content) > MAX_BYTES:
        size = round(len(content) / 1024 / 1024, 1)
        raise _refusal(AttachmentFault.TOO_LARGE, name, size=size)
    ending = Path(name).suffix.lower()
    found = _office(name, content) if content.startswith(b"PK") else _found(content)
    if found != _MEDIA[ending]:
        code, facts = _other_content(content, found)
        raise _refusal(code, name, ending=ending, **facts)
    return found


def _check_name(name: str) -> None:
    shown = re.sub(r"[^\w .,()&+'-]", "_", name)[:80]
    if re.search(r"[/\\:\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", name) or name.startswith("."):
        raise AttachmentRefusedError(AttachmentFault.NOT_A_NAME, file=shown)
    if len(name) > _MAX_NAME:
        facts = {"file": shown, "n": len(name), "longest": _MAX_NAME}
        raise AttachmentRefusedError(AttachmentFault.NAME_TOO_LONG, **facts)
    if Path(name).suffix.lower() not in _MEDIA:
        raise _refusal(AttachmentFault.UNKNOWN_ENDING, shown)


def _found(content: bytes) -> str:
    """Return the media type that the content shows, "" for none that is allowed."""
    if content[4:8] == b"ftyp" and content[8:12] in _PICTURES:
        return _MEDIA[".heic"]
    kinds = {kind.extension.lower() for kind in _kinds(content)}
    if ".pdf" in kinds and content.startswith(b"%PDF-"):
        return _MEDIA[".pdf"]
    images = (".png", ".jpeg", ".jpg")
    found = next((_MEDIA[ending] for ending in images if ending in kinds), "")
    return found or (_MEDIA[".csv"] if _is_table_text(content) else "")


def _is_table_text(content: bytes) -> bool:
    """Tell whether a content is text without marks of another kind, as a list of names is."""
    codes = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for code in codes:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        is_marked = text.lstrip().startswith(("<", "%", "{\\rtf", "#!"))
        return not is_marked and _UNPRINTED.search(text) is None
    return False


def _kinds(content: bytes) -> list[puremagic.PureMagicWithConfidence]:
    try:
        return list(puremagic.magic_string(content))
    except (puremagic.PureError, ValueError):
        return []


def _office(name: str, content: bytes) -> str:
    """Tell an Office file by the list of contents in it, which another process looks into.

    Raises:
        AttachmentRefusedError: a program would fetch, run or unpack something of it by itself.
    """
    try:
        with ExitStack() as stack:
            listed = str(apart.ask(_LOOK, apart.GivenBytes(name, content), stack, _LIMITS).told)
    except apart.TooMuchError as error:
        raise _refusal(AttachmentFault.TAKES_TOO_MUCH, name) from error
    except InputError as error:
        if error.code in (OfficeHarm.MACROS, OfficeHarm.DAMAGED):
            return ""
        raise AttachmentRefusedError(error.code, **(error.facts | {"file": name})) from error
    for ending in (".docx", ".xlsx", ".pptx"):
        if f"{_MEDIA[ending]}.main+xml" in listed:
            return _MEDIA[ending]
    return ""


def _other_content(content: bytes, found: str) -> tuple[AttachmentFault, dict[str, str]]:
    """Return why a file's content is not what its name says, and what it is as far as is known."""
    if found:
        return AttachmentFault.WRONG_CONTENT, {"found": found}
    if content.startswith(b"PK"):
        return AttachmentFault.MACROS, {}
    kinds = sorted(_kinds(content), key=lambda kind: -kind.confidence)
    if not kinds:
        return AttachmentFault.UNKNOWN_CONTENT, {}
    return AttachmentFault.WRONG_CONTENT, {"found": kinds[0].name or kinds[0].extension}


def _refusal(code: AttachmentFault, name: str, **facts: str | float) -> AttachmentRefusedError:
    """Return the refusal of a file, with how large those may be that are allowed."""
    return AttachmentRefusedError(code, file=name, megabytes=_MEGABYTES, **facts)
