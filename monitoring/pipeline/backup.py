"""Copies all that a district has into a folder, at one moment.

A backup is a folder of plain files: the database, what was attached to updates, published reviews,
plans and keys, and a list of all of them with their hashes.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from uuid import uuid4

from monitoring import db
from monitoring.errors import InputError
from monitoring.result_files.memory_file import sha256_of
from monitoring.vocabulary.backups import BackupFault, FileChange
from monitoring.vocabulary.files import BESIDE

LIST = "backup.json"
DATABASE = "database.duckdb"
_ATTACHMENTS = "attachments"


class BackupError(InputError):
    """A backup is not made, or not put back; nothing was changed."""


@dataclass(frozen=True)
class BackedUp:
    """One file of a backup: its path in it, its hash and its size in bytes."""

    path: str
    sha256: str
    n_bytes: int


@dataclass(frozen=True)
class Manifest:
    """What a backup holds, and of which moment.

    Args:
        taken_at: the moment.
        schema_version: the version of its tables.
        files: all of them.
    """

    taken_at: datetime
    schema_version: int
    files: tuple[BackedUp, ...]

    @property
    def n_bytes(self) -> int:
        """Return the size of all files."""
        return sum(one.n_bytes for one in self.files)


@dataclass(frozen=True)
class Differing:
    """A file of a backup that is not as it was."""

    file: str
    change: FileChange


def backup(store: db.Store, folder: Path, now: datetime) -> Manifest:
    """Copy the database and what lies beside it into a new folder, while nobody writes.

    It has its name only when it is whole: what a crash leaves has another one.

    Raises:
        BackupError: the folder is there already, or lies within what is to be copied.
    """
    if folder.exists():
        raise BackupError(BackupFault.NOT_EMPTY, folder=str(folder))
    for name in BESIDE:
        # Every later backup would hold all that came before.
        copied = Path(f"{store.path}.{name}")
        if folder.resolve().is_relative_to(copied.resolve()):
            raise BackupError(BackupFault.INSIDE, folder=str(folder), copied=str(copied))
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = folder.with_name(f".{folder.name}.{uuid4().hex}.new")
    making.mkdir(mode=0o700)
    try:
        with store.frozen():
            store.copy_to(making / DATABASE)
            for name in BESIDE:
                if name != _ATTACHMENTS:
                    copy_folder(Path(f"{store.path}.{name}"), making / name)
            version = store.schema_version()
            attached = list(_files_in(Path(f"{store.path}.{_ATTACHMENTS}")))
        # They may be many, and never change: others write meanwhile. What nothing names any more
        # may be tidied up by then.
        for name, path in attached:
            with suppress(FileNotFoundError):
                _copy_file(path, making / _ATTACHMENTS / name)
        files = tuple(
            BackedUp(name, sha256_of(path), path.stat().st_size)
            for name, path in sorted(_files_in(making))
        )
        manifest = Manifest(now, version, files)
        with (making / LIST).open("w", encoding="utf-8") as file:
            json.dump(asdict(manifest) | {"taken_at": now.isoformat()}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        making.rename(folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return manifest


def copy_folder(source: Path, target: Path) -> None:
    """Copy a folder without what is half written in it, and without what leads elsewhere."""
    for name, path in _files_in(source):
        _copy_file(path, target / name)


def _copy_file(path: Path, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(path, copy)


def _files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            yield path.relative_to(folder).as_posix(), path


def manifest_of(folder: Path) -> Manifest:
    """Read what a backup holds.

    Raises:
        BackupError: it is no backup, or its list cannot be read.
    """
    path = folder / LIST
    if not path.is_file():
        raise BackupError(BackupFault.NO_BACKUP, folder=str(folder), file=LIST)
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        files = tuple(BackedUp(**one) for one in told["files"])
        if not all(_is_own(one.path) for one in files):
            raise ValueError("a path that leads elsewhere")
        taken_at = datetime.fromisoformat(told["taken_at"])
        return Manifest(taken_at, int(told["schema_version"]), files)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        reason = str(error) or type(error).__name__
        raise BackupError(BackupFault.NOT_A_LIST, file=str(path), reason=reason) from error


def _is_own(path: str) -> bool:
    parts = PurePosixPath(path).parts
    is_plain = not {"..", "."} & set(parts) and not any(set(part) & set("\\:\0") for part in parts)
    return path == DATABASE or (len(parts) > 1 and parts[0] in BESIDE and is_plain)


def verify(folder: Path) -> list[Differing]:
    """Return every file of a backup that is not as it was made, none where it is whole.

    Raises:
        BackupError: see ``manifest_of``.
    """
    listed = {one.path: one for one in manifest_of(folder).files}
    there = dict(_files_in(folder))
    there.pop(LIST, None)
    changes = {name: FileChange.UNLISTED for name in there.keys() - listed.keys()}
    for name, one in listed.items():
        if name not in there:
            changes[name] = FileChange.MISSING
        elif there[name].stat().st_size != one.n_bytes or sha256_of(there[name]) != one.sha256:
            changes[name] = FileChange.ALTERED
    return [Differing(name, changes[name]) for name in sorted(changes)]
