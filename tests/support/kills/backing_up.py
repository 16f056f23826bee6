"""Backs a database up and puts a backup back, in turn, until it is killed."""

import shutil
import time
from contextlib import closing
from datetime import datetime

from monitoring import db
from monitoring.pipeline import backup as backups
from monitoring.pipeline import backup_schedule as schedule
from monitoring.pipeline import restore as restores
from tests.support.kills import saving as saver
from tests.support.pine_plan import made

NOW = datetime(2023, 1, 3, 10)


def prepare(path):
    """Save three updates and back them up, save two more; return the seconds of each task."""
    with closing(made(path)) as store:
        for number in (1, 2, 3):
            saver.save(store, number)
        backups.backup(store, _before(path), NOW)
        for number in (4, 5):
            saver.save(store, number)
        started = time.monotonic()
        _back_up(store, path)
        backed_up = time.monotonic()
    shutil.copytree(path.parent, _now(path), ignore=shutil.ignore_patterns("*.backups", "before"))
    restores.restore(_before(path), path, NOW)
    restored = time.monotonic()
    _as_now(path)
    # However fast or slow the machine; the last of each is left to end.
    return [1.2 * (backed_up - started), 1.2 * (restored - backed_up)]


def _before(path):
    return path.with_name("before")


def _now(path):
    return path.parent.with_name(f"{path.parent.name}-now")


def _backups(path):
    return path.with_name("own.backups")


def _back_up(store, path):
    there = len(schedule.made(_backups(path)))
    folder = _backups(path) / f"2023-01-03_{there:06}"
    backups.backup(store, folder, NOW)


def _as_now(path):
    """Put the database of five updates in the place again, and clear away what lies aside."""
    for found in path.parent.glob(f"*{path.name}*"):
        shutil.rmtree(found) if found.is_dir() else found.unlink()
    shutil.copytree(_now(path), path.parent, dirs_exist_ok=True)


def work(path, begun, task):
    """Make one backup, or put the one of three updates back."""
    if task:
        begun.send("begun")
        restores.restore(_before(path), path, NOW)
        return
    store = db.Store(path)
    begun.send("begun")
    _back_up(store, path)


def left_in(path):
    """Return how many backups there are and how many updates, and what of them is not whole.

    Who opens the database next goes on where it stopped. What was there before a backup was put
    back lies aside, with its attached files.
    """
    restores.finish(path)
    backed_up = schedule.made(_backups(path))
    broken = [one.name for one in backed_up[-1:] if backups.verify(one)]
    updates, aside = [], []
    for one in path.parent.glob(f"{path.name}*"):
        if one == path:
            updates, left = saver.left_in(path)
            broken += left
        elif one.is_file() and ".before-" in one.name and one.suffix != ".wal":
            aside.append(_kept_aside(one, path))
    broken += [name for name, is_whole in aside if not is_whole]
    told = [len(backed_up), len(updates), len(aside)]
    if told[1:] != [5, 0]:
        _as_now(path)
    return told, broken


def _kept_aside(database, path):
    with closing(db.Store(database)) as store:
        wanted = set(store.rows("attachments")["sha256"])
    mark = database.name.removeprefix(path.name)
    folder = path.with_name(f"{path.name}.attachments{mark}")
    there = {file.name for file in folder.rglob("*") if file.is_file()}
    return database.name, len(wanted) == 5 and there == wanted
