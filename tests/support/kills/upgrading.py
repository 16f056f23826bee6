"""Upgrades an old database until it is killed, and makes it old again each time."""

import os
import shutil
import time
from contextlib import closing

import duckdb

from monitoring import db
from monitoring.pipeline import build
from monitoring.pipeline.upgrade import upgrade
from tests.support.old_databases import PACKED, few_results, unpacked
from tests.support.people import ANN

# Most of an upgrade is judging the sample, which tells nothing here.
WITHOUT_SAMPLE = """
delete from results
where batch_id in (select batch_id from batches where kind = 'sample');
delete from batches where kind = 'sample';
delete from step_updates where origin = 'sample';
"""
WRITTEN = (
    "select count(*) as n from step_updates where origin = 'district'",
    "select count(*) as n from update_drafts",
    "select count(*) as n from attachments",
    "select count(*) as n from review_texts",
    "select count(*) as n from review_decisions",
    "select count(*) as n from review_marks",
)


def prepare(path):
    """Unpack the oldest database; return the seconds that one upgrade, the task, takes."""
    unpacked(PACKED[0], path.parent).rename(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(WITHOUT_SAMPLE)
    shutil.copyfile(path, _old(path))
    few_results(path.parent)
    started = time.monotonic()
    _upgrade(path)
    took = time.monotonic() - started
    shutil.copyfile(_old(path), path)
    # Until the new one is surely in place, on a machine that is busy by now.
    return [2 * took]


def _old(path):
    return path.with_name("old.duckdb")


def _upgrade(path):
    os.environ["MONITORING_DATABASE"] = str(path)
    build.OFFICIAL_RESULTS = path.parent / "official_results.csv"
    upgrade(lambda _: None, ANN)


def work(path, begun, _task):
    """Upgrade the database once."""
    begun.send("begun")
    _upgrade(path)


def left_in(path):
    """Return which version the database has and how much of what people wrote is in it.

    An upgraded one is made old again.
    """
    with closing(db.Store(path)) as store:
        version = store.schema_version()
        written = [int(store.read(sql)["n"].iloc[0]) for sql in WRITTEN]
    if version > 1:
        shutil.copyfile(_old(path), path)
    return [version, written], []
