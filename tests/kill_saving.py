"""Saves updates with attachments, is killed at any moment, and tells what was left each time.

Run as: python tests/kill_saving.py FOLDER ROUNDS. Prints one line of JSON for each round.
"""

import json
import multiprocessing
import sys
from datetime import datetime
from pathlib import Path

from owing import made

from monitoring import db, saving
from monitoring.updates import Document, Entry

QUARTER = "2022-23-Q1"
OWN_STEP = "G1.1"


def save_on(path, begun):
    """Save one version after another until somebody ends it."""
    store = db.Store(path)
    number = len(saving.versions(store, OWN_STEP))
    begun.send(number)
    while True:
        number += 1
        content = b"%PDF-1.7\n" + f"{number:08}".encode() * 60_000
        now = datetime(2022, 12, 20, 9)
        file = saving.attach(store, f"minutes {number}.pdf", content, "Ann Bell", now)
        document = Document(
            "implementation", "Meeting minutes", "Minutes", "2022-11-30", "", *_file(file)
        )
        entry = Entry(
            OWN_STEP, QUARTER, "done", happened=f"Version {number}.", documents=(document,)
        )
        saving.save(store, entry, by="Ann Bell", base_revision=_revision(store), now=now)


def _file(file):
    return file.sha256, file.file_name


def _revision(store):
    saved = [one for one in saving.versions(store, OWN_STEP) if one.entry.quarter == QUARTER]
    return saved[-1].revision if saved else 0


def left_in(path, told):
    """Tell what the database holds: how many versions, and which of them are not whole."""
    store = db.Store(path)
    saved = [one for one in saving.versions(store, OWN_STEP) if one.entry.quarter == QUARTER]
    broken = [one.revision for one in saved if not _is_whole(store, one)]
    told.send({"revisions": [one.revision for one in saved], "broken": broken})
    store.close()


def _is_whole(store, one):
    (document,) = one.entry.documents
    return (
        document.file_name.startswith("minutes ")
        and len(saving.attached(store, document.sha256)) == 480_009
    )


def main(folder, rounds):
    """Kill ``rounds`` savers, each a little later than the one before."""
    processes = multiprocessing.get_context("fork")
    path = Path(folder) / "killed.duckdb"
    made(path).close()
    for number in range(rounds):
        here, there = processes.Pipe()
        saver = processes.Process(target=save_on, args=(path, there))
        saver.start()
        here.recv()
        saver.join(timeout=0.002 * number)
        saver.kill()
        saver.join()
        reader = processes.Process(target=left_in, args=(path, there))
        reader.start()
        print(json.dumps(here.recv()), flush=True)
        reader.join()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
