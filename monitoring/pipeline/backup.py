"""Copies all that a district has into a folder, at one moment, and puts it back.

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
_DATABASE = "database.duckdb"
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


@dataclass(frozen=True)
class Restored:
    """What is in force after a backup was put back: its moment, and where the rest lies now."""

    taken_at: datetime
    aside: tuple[Path, ...]


def backup(store: db.Store, folder: Path, now: datetime) -> Manifest:
    """Copy the database and what lies beside it into a new folder, while nobody writes.

    It has its name only when it is whole: what a crash leaves has another one.

    Raises:
        BackupError: the folder is there already.
    """
    if folder.exists():
        raise BackupError(BackupFault.NOT_EMPTY, folder=str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = folder.with_name(f".{folder.name}.{uuid4().hex}.new")
    making.mkdir(mode=0o700)
    try:
        with store.frozen():
            store.copy_to(making / _DATABASE)
            for name in BESIDE:
                if name != _ATTACHMENTS:
                    _copy(Path(f"{store.path}.{name}"), making / name)
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


def _copy(source: Path, target: Path) -> None:
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
    return path == _DATABASE or (len(parts) > 1 and parts[0] in BESIDE and is_plain)


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


def restore(folder: Path, database: Path, now: datetime) -> Restored:
    """Put a backup in the place of a database and of what lies beside it.

    What was there is renamed, never deleted. All is copied before anything is renamed, and the
    database comes last: after a crash there is the old one, the new one, or none; then what was
    there before lies aside, and the backup can be put back again.

    Raises:
        BackupError: it is not whole, or of a newer version; nothing was changed.
    """
    manifest = manifest_of(folder)
    if manifest.schema_version > db.newest_version():
        facts = {"version": manifest.schema_version, "known": db.newest_version()}
        raise BackupError(BackupFault.NEWER, folder=str(folder), **facts)
    differing = verify(folder)
    if differing or _DATABASE not in {one.path for one in manifest.files}:
        raise BackupError(BackupFault.NOT_WHOLE, folder=str(folder), n=max(1, len(differing)))
    places = [(folder / name, Path(f"{database}.{name}")) for name in BESIDE]
    database.parent.mkdir(parents=True, exist_ok=True)
    mark = uuid4().hex
    making = [(source, place.with_name(f".{place.name}.{mark}.new")) for source, place in places]
    made = database.with_name(f".{database.name}.{mark}.new")
    try:
        shutil.copyfile(folder / _DATABASE, made)
        for source, copy in making:
            _copy(source, copy)
        copies = [copy for _, copy in making]
        return db.put_away(database, lambda: _put(manifest, database, made, copies, now))
    finally:
        made.unlink(missing_ok=True)
        for _, copy in making:
            shutil.rmtree(copy, ignore_errors=True)


def _put(
    manifest: Manifest, database: Path, made: Path, copies: list[Path], now: datetime
) -> Restored:
    mark = f"before-{now:%Y-%m-%d_%H%M%S}-{uuid4().hex[:4]}"
    aside = database.with_name(f"{database.name}.{mark}")
    beside = [Path(f"{database}.{name}") for name in BESIDE]
    moves = {database: aside, db.wal(database): db.wal(aside)}
    moves |= {path: path.with_name(f"{path.name}.{mark}") for path in beside}
    was_there = [path for path in moves if path.exists()]
    for path in was_there:
        path.rename(moves[path])
    for copy, place in zip(copies, beside, strict=True):
        if copy.exists():
            copy.rename(place)
    db.put_in_place(made, database)
    return Restored(manifest.taken_at, tuple(moves[path] for path in was_there))
