"""Releases a quarter again and again, is killed at any moment, and tells what was left each time.

Run as: python tests/kill_releasing.py FOLDER ROUNDS. Prints one line of JSON for each round.
"""

import json
import multiprocessing
import sys
import time
from datetime import datetime
from pathlib import Path

from owing import made

from monitoring import db, releases
from monitoring.releases import making

QUARTER = "2022-23-Q2"
# Enough to be judged: a rule, a district, and two quarters of one figure.
JUDGED = """
insert into rules values ('1', .95, .998, 15, 4, .8, .95, 1, true, '2022-01-01', 'w');
insert into subgroups values ('All Students', 'all', null, 0);
insert into organisations values ('GA-1', 'district', 'Pine County', true);
insert into results (result_id, batch_id, indicator_id, period, organisation_id, subgroup,
    numerator, denominator, value, published_value, data_state, released_on, source)
values (1, 1, 'bench', '2022-23-Q1', 'GA-1', 'All Students', 40, 100, 40, 40, 'measured',
    '2022-10-01', 's'),
    (2, 1, 'bench', '2022-23-Q2', 'GA-1', 'All Students', 50, 100, 50, 50, 'measured',
    '2022-12-20', 's');
"""


def release_on(path, begun):
    """Make one release after another until somebody ends it."""
    store = db.Store(path)
    begun.send("begun")
    while True:
        asked = making.Asked(QUARTER, "Ann Bell", datetime(2023, 1, 5, 9))
        making.release(store, asked, lambda _: None)


def took(path, told):
    """Tell how long one whole release takes on this machine."""
    started = time.monotonic()
    asked = making.Asked(QUARTER, "Ann Bell", datetime(2023, 1, 5, 9))
    making.release(db.Store(path), asked, lambda _: None)
    told.send(time.monotonic() - started)


def left_in(path, told):
    """Tell what the list says, and which of its releases cannot be opened and read."""
    known = releases.listed(path)
    told.send({"numbers": [one.number for one in known], "broken": _broken(path, known)})


def _broken(path, known):
    broken = []
    for one in known[-3:]:
        store = releases.open_release(path, one.number)
        if making.digest_of(store) != one.digest:
            broken.append(one.number)
        store.close()
    return broken


def main(folder, rounds):
    """Kill ``rounds`` releasers, each a little later than the one before."""
    processes = multiprocessing.get_context("fork")
    path = Path(folder) / "killed.duckdb"
    store = made(path)
    with store.write() as writer:
        writer.script(JUDGED)
    store.close()
    here, there = processes.Pipe()
    first = processes.Process(target=took, args=(path, there))
    first.start()
    seconds = here.recv()
    first.join()
    for number in range(rounds):
        here, there = processes.Pipe()
        releaser = processes.Process(target=release_on, args=(path, there))
        releaser.start()
        here.recv()
        # From at once to well after a release is whole, however fast the machine.
        releaser.join(timeout=1.8 * seconds * number / rounds)
        releaser.kill()
        releaser.join()
        reader = processes.Process(target=left_in, args=(path, there))
        reader.start()
        print(json.dumps(here.recv()), flush=True)
        reader.join()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
