"""Saves updates with attachments until it is killed."""

import time
from contextlib import closing
from datetime import datetime

from monitoring import db, saving
from monitoring.updates import Document, Entry
from tests.support.people import ANN
from tests.support.pine_plan import made

QUARTER = "2022-23-Q1"
OWN_STEP = "G1.1"


def prepare(path):
    """Make a database to save to; return the seconds in which a few are saved."""
    store = made(path)
    started = time.monotonic()
    save(store, 1)
    took = time.monotonic() - started
    store.close()
    # However fast or slow the machine.
    return [3 * took]


def work(path, begun, _task):
    """Save three versions, one after another."""
    store = db.Store(path)
    number = len(saving.versions(store, OWN_STEP))
    begun.send("begun")
    for more in (1, 2, 3):
        save(store, number + more)


def save(store, number):
    """Save a version with a file attached."""
    content = b"%PDF-1.7\n" + f"{number:08}".encode() * 60_000
    now = datetime(2022, 12, 20, 9)
    file = saving.attach(store, f"minutes {number}.pdf", content, step_id="G1.1", by=ANN, now=now)
    named = (file.sha256, file.file_name)
    minutes = ("implementation", "Meeting minutes", "Minutes", "2022-11-30", "", *named)
    entry = Entry(
        OWN_STEP, QUARTER, "done", happened=f"Version {number}.", documents=(Document(*minutes),)
    )
    saving.save(store, entry, by=ANN, base_revision=_revision(store), now=now)


def _saved(store):
    return [one for one in saving.versions(store, OWN_STEP) if one.entry.quarter == QUARTER]


def _revision(store):
    saved = _saved(store)
    return saved[-1].revision if saved else 0


def left_in(path):
    """Return which versions the database holds, and which of them are not whole."""
    with closing(db.Store(path)) as store:
        return held_in(store)


def held_in(store):
    """Return the same of an open database."""
    saved = _saved(store)
    broken = [one.revision for one in saved if not _is_whole(store, one)]
    return [one.revision for one in saved], broken


def _is_whole(store, one):
    (document,) = one.entry.documents
    return (
        document.file_name.startswith("minutes ")
        and len(saving.attached(store, document.sha256)) == 480_009
    )
