"""Puts a backup in the place of a database and of what lies beside it.

What is to be renamed is written down first. If the process ends in the middle, whoever opens the
database next goes on where it stopped, so that there is the old one or the new one, with its own
files beside it, and never none or a mixture.
"""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from monitoring import db
from monitoring.pipeline.backup import (
    DATABASE,
    BackupError,
    Manifest,
    copy_folder,
    manifest_of,
    verify,
)
from monitoring.vocabulary.backups import BackupFault
from monitoring.vocabulary.files import BESIDE, RESTORING

Moves = list[tuple[str, str]]


@dataclass(frozen=True)
class Restored:
    """What is in force after a backup was put back: its moment, and where the rest lies now."""

    taken_at: datetime
    aside: tuple[Path, ...]


def restore(folder: Path, database: Path, now: datetime) -> Restored:
    """Put a backup in the place of a database and of what lies beside it.

    What was there is renamed, never deleted. All is copied before anything is renamed.

    Raises:
        BackupError: it is not whole, or of a newer version; nothing was changed.
    """
    manifest = _whole(folder)
    finish(database)
    places = [(folder / name, Path(f"{database}.{name}")) for name in BESIDE]
    database.parent.mkdir(parents=True, exist_ok=True)
    mark = uuid4().hex
    making = [(source, place.with_name(f".{place.name}.{mark}.new")) for source, place in places]
    made = database.with_name(f".{database.name}.{mark}.new")
    try:
        shutil.copyfile(folder / DATABASE, made)
        for source, copy in making:
            copy_folder(source, copy)
        copies = [copy for _, copy in making]
        return db.put_away(database, lambda: _put(manifest, database, made, copies, now))
    finally:
        if not journal(database).exists():
            made.unlink(missing_ok=True)
            for _, copy in making:
                shutil.rmtree(copy, ignore_errors=True)


def _whole(folder: Path) -> Manifest:
    """Return what a backup holds, that can be put back."""
    manifest = manifest_of(folder)
    if manifest.schema_version > db.newest_version():
        facts = {"version": manifest.schema_version, "known": db.newest_version()}
        raise BackupError(BackupFault.NEWER, folder=str(folder), **facts)
    differing = verify(folder)
    if differing or DATABASE not in {one.path for one in manifest.files}:
        raise BackupError(BackupFault.NOT_WHOLE, folder=str(folder), n=max(1, len(differing)))
    return manifest


def _put(
    manifest: Manifest, database: Path, made: Path, copies: list[Path], now: datetime
) -> Restored:
    mark = f"before-{now:%Y-%m-%d_%H%M%S}-{uuid4().hex[:4]}"
    aside = database.with_name(f"{database.name}.{mark}")
    beside = [Path(f"{database}.{name}") for name in BESIDE]
    away = [(database, aside), (db.wal(database), db.wal(aside))]
    away += [(path, path.with_name(f"{path.name}.{mark}")) for path in beside]
    away = [(path, target) for path, target in away if path.exists()]
    back = [pair for pair in zip(copies, beside, strict=True) if pair[0].exists()]
    moves = [(path.name, target.name) for path, target in (*away, *back, (made, database))]
    _write_down(database, moves)
    finish(database)
    return Restored(manifest.taken_at, tuple(target for _, target in away))


def journal(database: Path) -> Path:
    """Return where is written down what is being renamed."""
    return Path(f"{database}.{RESTORING}")


def finish(database: Path) -> bool:
    """Rename what is written down and was not renamed yet; tell whether there was anything.

    Nobody may have the database open meanwhile.
    """
    if not journal(database).is_file():
        return False
    for path, target in _written_down(database):
        # What was put away has its new name already: the old one may be another file's by now.
        if path.exists() and not target.exists():
            db.put_in_place(path, target) if path.is_file() else path.rename(target)
    journal(database).unlink()
    return True


def _write_down(database: Path, moves: Moves) -> None:
    making = journal(database).with_name(f".{database.name}.{uuid4().hex}.new")
    with making.open("w", encoding="utf-8") as file:
        json.dump(moves, file)
        file.flush()
        os.fsync(file.fileno())
    db.put_in_place(making, journal(database))


def _written_down(database: Path) -> Iterator[tuple[Path, Path]]:
    for one, other in json.loads(journal(database).read_text(encoding="utf-8")):
        # Names alone, beside the database: nothing leads elsewhere.
        yield database.with_name(Path(one).name), database.with_name(Path(other).name)
