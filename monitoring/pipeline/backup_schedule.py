"""Backups that a server makes by itself: when the next is due, and which of the old ones go."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from monitoring import db
from monitoring.pipeline.backup import LIST, Manifest, backup

_NAME = "%Y-%m-%d_%H%M%S"
_OWN = re.compile(r"\d{4}-\d\d-\d\d_\d{6}")
_HALF = re.compile(r"\.\d{4}-\d\d-\d\d_\d{6}\.[0-9a-f]{32}\.new")


@dataclass(frozen=True)
class Schedule:
    """When backups are made, and where.

    Args:
        folder: each of them is a folder in it, named by its moment.
        every: the time between two of them.
        keep: how many stay; the oldest goes first.
    """

    folder: Path
    every: timedelta
    keep: int


def made(folder: Path) -> list[Path]:
    """Return the whole backups that a schedule made there, the oldest first."""
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(one for one in found if _OWN.fullmatch(one.name) and (one / LIST).is_file())


def time_left(schedule: Schedule, now: datetime) -> timedelta:
    """Return how long it is until the next backup is due, never longer than between two of them.

    Args:
        schedule: when they are made.
        now: this moment; a clock that was set back delays a backup once, by no more than that.
    """
    there = made(schedule.folder)
    if not there:
        return timedelta(0)
    last = datetime.strptime(there[-1].name, _NAME)
    return min(max(schedule.every - (now - last), timedelta(0)), schedule.every)


def run(schedule: Schedule, store: Callable[[], db.Store], now: datetime) -> tuple[Path, Manifest]:
    """Make a backup, then let the oldest go; only what a schedule made is ever removed.

    Args:
        schedule: where, and how many are kept.
        store: gives the database.
        now: this moment.

    Raises:
        InputError, OSError: none could be made; the old ones stay.
    """
    folder = schedule.folder / f"{now:{_NAME}}"
    manifest = backup(store(), folder, now)
    there = made(schedule.folder)
    for old in there[: max(0, len(there) - schedule.keep)]:
        if old != folder:
            shutil.rmtree(old)
    for half in schedule.folder.iterdir():
        if _HALF.fullmatch(half.name):
            shutil.rmtree(half, ignore_errors=True)
    return folder, manifest
