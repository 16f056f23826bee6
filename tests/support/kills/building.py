"""Builds a database anew, with a load of the district in it, until it is killed."""

import os
import time
from contextlib import closing

from monitoring import db
from monitoring.pipeline import build
from monitoring.plan.file import default_plan
from tests.support.kills import loading
from tests.support.old_databases import few_results
from tests.support.people import ANN

BUILT = "select max(loaded_at) as built_at from batches where is_shipped"


def prepare(path):
    """Make a small database with a load in it; return the seconds that one build takes."""
    loading.prepare(path)
    started = time.monotonic()
    _build()
    took = time.monotonic() - started
    db.close_store()
    # A worker begins cold, on a machine that may be busier by then.
    return [2 * took]


def _build():
    build.build(default_plan(), lambda _: None, ANN)


def work(path, begun, _task):
    """Build it once, as the command does."""
    os.environ["MONITORING_DATABASE"] = str(path)
    build.OFFICIAL_RESULTS = few_results(path.parent)
    begun.send("begun")
    _build()


def left_in(path):
    """Return when it was built and which loads it holds, and what of the newest is not whole."""
    loads, broken = loading.left_in(path)
    with closing(db.Store(path)) as store:
        built_at = store.read(BUILT)["built_at"].iloc[0]
    return [str(built_at), loads], broken
