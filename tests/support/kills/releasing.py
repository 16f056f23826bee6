"""Releases a quarter until it is killed."""

import time
from datetime import datetime

from monitoring import db, releases
from monitoring.releases import make
from monitoring.releases.digest import digest_of
from monitoring.vocabulary.versions import Paper
from tests.support.people import ANN
from tests.support.pine_plan import made

QUARTER = "2022-23-Q2"
# Enough to be judged: a rule, a district, and two quarters of one figure.
JUDGED = """
insert into rules (rule_version, confidence, confidence_outer, min_n_for_status,
    min_points_for_projection, band_narrow, band_wide, projection_decimals, is_current, adopted_on,
    description)
values ('1', .95, .998, 15, 4, .8, .95, 1, true, '2022-01-01', 'w');
insert into subgroups values ('All Students', 'all', null, 0);
insert into organisations values ('GA-1', 'district', 'Pine County', true);
insert into results (result_id, batch_id, indicator_id, period, organisation_id, subgroup,
    numerator, denominator, value, published_value, data_state, released_on, source)
values (1, 1, 'bench', '2022-23-Q1', 'GA-1', 'All Students', 40, 100, 40, 40, 'measured',
    '2022-10-01', 's'),
    (2, 1, 'bench', '2022-23-Q2', 'GA-1', 'All Students', 50, 100, 50, 50, 'measured',
    '2022-12-20', 's');
"""


def _release(store):
    asked = make.ReleaseRequest(QUARTER, ANN, datetime(2023, 1, 5, 9))
    # The papers of so little would take longer than the release itself.
    make.release(store, asked, lambda _: None, finish=lambda *_: {Paper.RESULTS: b"csv"})


def prepare(path):
    """Make a database to release from; return the seconds after which a release is whole."""
    store = made(path)
    with store.write() as writer:
        writer.script(JUDGED)
    # Every later one is held against those before it.
    _release(store)
    started = time.monotonic()
    _release(store)
    took = time.monotonic() - started
    store.close()
    # However fast or slow the machine.
    return [1.8 * took]


def work(path, begun, _task):
    """Make one release."""
    store = db.Store(path)
    begun.send("begun")
    _release(store)


def left_in(path):
    """Return which releases the list names, and whether the newest can be opened and read."""
    known = releases.listed(path)
    # A worker adds one at most: those before it were opened in the rounds before.
    return [one.number for one in known], _broken(path, known[-1:])


def _broken(path, known):
    broken = []
    for one in known:
        (paper,) = one.papers
        releases.whole(path, one, paper.file, paper.sha256)
        store = releases.open_release(path, one.number)
        if digest_of(store) != one.digest:
            broken.append(one.number)
        store.close()
    return broken
