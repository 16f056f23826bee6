"""The list of releases, and where their files lie: beside the working database."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from monitoring import db, public
from monitoring.errors import InputError
from monitoring.result_files.memory_file import sha256_of
from monitoring.vocabulary.versions import ReleaseFault


class ReleaseTooOldError(InputError):
    """The release was made by a version whose verdicts this one cannot reach; its file is kept."""


class ReleaseMissingError(InputError):
    """There is no such release, or its file is gone or is not what was released."""


@dataclass(frozen=True)
class KeptPaper:
    """A paper beside a release: one of ``vocabulary.versions.Paper``, its file and its hash."""

    kind: str
    file: str
    sha256: str


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
        alone_because: why one person published it alone, "" where two stood by it.
        papers: made from it when it was released; none before they were kept.
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
    alone_because: str = ""
    papers: tuple[KeptPaper, ...] = ()


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
        return [_release(line) for line in json.loads(path.read_text(encoding="utf-8"))]
    except (ValueError, TypeError, KeyError) as error:
        raise ReleaseMissingError(
            ReleaseFault.NOT_A_LIST, file=str(path), reason=str(error)
        ) from error


def _release(line: dict[str, Any]) -> Release:
    """Read one line of the list; a key that a later version added is left alone."""
    known = {one.name for one in fields(Release)}
    papers = tuple(
        KeptPaper(one["kind"], one["file"], one["sha256"]) for one in line.get("papers", ())
    )
    return Release(**{name: it for name, it in line.items() if name in known} | {"papers": papers})


def add(database: Path, made: Release) -> None:
    """Put a release on the list: the list is written anew beside the old one, then switched."""
    lines = [asdict(one) for one in (*listed(database), made)]
    path = _list_file(database)
    making = path.with_name(f".{uuid4().hex}.new")
    with making.open("w", encoding="utf-8") as file:
        file.write(json.dumps(lines, indent=1, ensure_ascii=False) + "\n")
    db.put_in_place(making, path)
    sign(database)


def sign(database: Path) -> str:
    """Write the list that the public may see, signed, and return the key's fingerprint.

    It names files and no people: the paper of a review is published, its database is not.
    """
    key = public.own_key(Path(f"{database}.keys"))
    reviews = [
        public.Review(
            one.number,
            one.quarter,
            datetime.fromisoformat(one.released_at),
            one.corrects,
            one.correction,
            tuple(public.Paper(it.kind, it.file, it.sha256) for it in one.papers),
        )
        for one in listed(database)
    ]
    folder(database).mkdir(parents=True, exist_ok=True)
    public.write(folder(database), reviews, key)
    return public.fingerprint(key.public_key().public_bytes_raw())


def find(database: Path, number: int) -> Release:
    """Return one release of the list.

    Raises:
        ReleaseMissingError: there is none of that number; the message names those there are.
    """
    known = listed(database)
    for one in known:
        if one.number == number:
            return one
    if not known:
        raise ReleaseMissingError(ReleaseFault.NONE_YET, number=number)
    numbers = tuple(one.number for one in known)
    raise ReleaseMissingError(ReleaseFault.UNKNOWN, number=number, numbers=numbers)


def kept_paper(database: Path, found: Release, kind: str) -> bytes | None:
    """Return a paper that was made when the release was, None for a release older than that.

    Raises:
        ReleaseMissingError: it is gone, or is not what was made then.
    """
    for paper in found.papers:
        if paper.kind == kind:
            return whole(database, found, paper.file, paper.sha256).read_bytes()
    return None


def whole(database: Path, found: Release, name: str, sha256: str) -> Path:
    """Return where a file of a release lies, if it is what was released.

    Raises:
        ReleaseMissingError: it is gone, or is not.
    """
    path = folder(database) / name
    if not path.is_file():
        raise ReleaseMissingError(ReleaseFault.FILE_GONE, number=found.number, file=str(path))
    if sha256_of(path) != sha256:
        raise ReleaseMissingError(ReleaseFault.FILE_CHANGED, number=found.number, file=str(path))
    return path
