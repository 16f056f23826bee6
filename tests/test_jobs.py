"""Long work goes on whoever leaves, is kept on record, and is said to be stopped where it was."""

import json
import os
import signal
import subprocess
import sys
import threading
from datetime import datetime

import pytest

from monitoring import db, jobs
from monitoring.db import migrations
from monitoring.errors import InputError, Notice
from monitoring.vocabulary.faults import FileFault
from monitoring.vocabulary.jobs import JobKind, JobResult, JobState
from monitoring.vocabulary.versions import Counted, Stage
from monitoring.wording import jobs as words
from monitoring.wording import stages
from tests.support.pages import opened
from tests.support.written import written

AT = datetime(2026, 11, 29, 10, 30)
# A process that publishes without end, as one that is killed in the middle.
ENDLESS = """
import sys, threading
from pathlib import Path
from monitoring import db, jobs
from monitoring.vocabulary.jobs import JobKind
from monitoring.vocabulary.versions import Stage
store = db.Store(Path(sys.argv[1]))
def work(tell):
    tell(Stage.COPYING)
    tell(Stage.PROVING)
    print("proving", flush=True)
    threading.Event().wait()
jobs.ask(store, jobs.Asked(JobKind.PUBLICATION, "2022-23-Q2", "Ann", work))
threading.Event().wait()
"""


@pytest.fixture
def store(tmp_path):
    made = written(tmp_path / "own.duckdb")
    yield made
    made.close()


def asked(work, kind=JobKind.PUBLICATION, about="2022-23-Q2"):
    return jobs.Asked(kind, about, "Ann", work)


def test_a_job_is_on_record_with_its_steps_and_what_came_of_it(store):
    def work(tell):
        tell(Stage.COPYING)
        tell(Counted(Stage.PROVING, 3, 10))
        tell(Stage.MAKING_PAPERS)
        return Notice(JobResult.PUBLISHED, number=3, quarter="2022-23-Q2")

    one = jobs.ask(store, asked(work))
    assert one.ended.wait(20)

    job = jobs.latest(store, JobKind.PUBLICATION, "2022-23-Q2")
    assert (job.asked_by, job.state, job.steps) == (
        "Ann",
        JobState.DONE,
        ("copying", "making_papers"),
    )
    assert job.answer == ("JobResult", "published", {"number": 3, "quarter": "2022-23-Q2"})
    assert job.ended_at is not None
    assert jobs.latest(store, JobKind.LOAD) is None
    assert jobs.latest(store, JobKind.PUBLICATION, "2022-23-Q1") is None


def test_jobs_wait_for_their_turn_and_nobody_needs_to_wait_for_them(store):
    goes_on, order = threading.Event(), []

    def first(tell):
        goes_on.wait(20)
        order.append("first")
        return Notice(JobResult.LOADED, file="a.csv", batch=2)

    def second(tell):
        order.append("second")
        return Notice(JobResult.LOADED, file="b.csv", batch=3)

    jobs.ask(store, asked(first, JobKind.LOAD, "a.csv"))
    last = jobs.ask(store, asked(second, JobKind.LOAD, "b.csv"))
    assert jobs.latest(store, JobKind.LOAD, "b.csv").state == JobState.WAITING
    assert jobs.alive(store) == {1, 2}
    goes_on.set()
    assert last.ended.wait(20)

    assert order == ["first", "second"]
    assert jobs.latest(store, JobKind.LOAD, "b.csv").state == JobState.DONE
    assert jobs.alive(store) == frozenset()


def test_a_refusal_is_kept_as_code_and_facts_and_said_from_them(store):
    def work(tell):
        raise InputError(FileFault.TOO_LARGE, file="a.csv", megabytes=100)

    one = jobs.ask(store, asked(work, JobKind.LOAD, "a.csv"))
    assert one.ended.wait(20)

    job = jobs.latest(store, JobKind.LOAD)
    assert (job.state, job.answer) == (
        JobState.REFUSED,
        ("FileFault", "too_large", {"file": "a.csv", "megabytes": 100}),
    )
    assert isinstance(one.error, InputError)
    assert words.answer(job.kind, job.about, job.answer).startswith("a.csv cannot be loaded. ")


def test_a_mistake_of_the_program_ends_the_job_and_not_the_worker(store):
    def wrong(tell):
        return {}["nothing"]

    one = jobs.ask(store, asked(wrong))
    assert one.ended.wait(20)
    assert jobs.latest(store, JobKind.PUBLICATION).answer[:2] == ("JobFault", "other")

    fine = jobs.ask(store, asked(lambda tell: Notice(JobResult.PUBLISHED, number=1, quarter="q")))
    assert fine.ended.wait(20)
    assert jobs.latest(store, JobKind.PUBLICATION).state == JobState.DONE


def test_facts_with_codes_in_them_are_said_as_they_were(store):
    facts = {"kind": {"list": "DocumentKind", "code": "unreadable", "facts": {}}}
    told = ("PlanFault", "not_a_plan", json.loads(json.dumps(facts)))

    assert "it is not readable text" in words.answer(JobKind.LOAD, "a.csv", told)


def test_a_job_whose_server_was_killed_says_that_it_was_stopped(store):
    path = store.path
    store.close()
    killed = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert killed.stdout.readline() == "proving\n"
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    killed.stdout.close()

    again = db.Store(path)
    try:
        assert jobs.latest(again, JobKind.PUBLICATION).state == JobState.RUNNING
        jobs.settle(again, jobs.alive(again))
        job = jobs.latest(again, JobKind.PUBLICATION)
    finally:
        again.close()

    assert (job.state, job.steps, job.answer) == (JobState.STOPPED, ("copying", "proving"), None)
    assert words.stopped(job.kind, job.about, "Ann", AT) == (
        "The server was stopped before Quarter 2, 2022-23 was published (asked for by Ann, "
        "November 29, 2026, 10:30 AM). Nothing was published: publish it again."
    )


def test_jobs_are_kept_by_every_upgrade():
    assert {"jobs", "job_steps"} <= set(db.ACCESS_TABLES)
    assert migrations.newest_version() >= 6


@pytest.mark.usefixtures("own_few")
def test_whoever_opens_the_page_sees_the_job_and_then_its_end():
    goes_on, begun = threading.Event(), threading.Event()

    def work(tell):
        tell(Stage.JUDGING)
        begun.set()
        goes_on.wait(60)
        return Notice(JobResult.LOADED, file="a*b.csv", batch=7)

    one = jobs.ask(db.open_store(), asked(work, JobKind.LOAD, "a*b.csv"))
    assert begun.wait(20)
    app = opened("data", quarter="2022-23-Q2")
    (status,) = app.status
    assert status.state == "running"
    assert status.label.startswith("Loading a\\*b.csv. Asked for by Ann, ")
    assert [it.value for it in status.markdown] == [stages.said(Stage.JUDGING)]

    goes_on.set()
    assert one.ended.wait(20)
    app.run()
    assert not app.status
    assert any(
        it.value.startswith("a\\*b.csv was loaded as batch 7. Pages show it now. Asked for by Ann")
        for it in app.caption
    )


def test_a_process_that_ends_stops_its_job_at_the_next_step(store):
    path = store.path
    store.close()
    ending = ENDLESS.replace(
        'print("proving", flush=True)\n    threading.Event().wait()',
        'print("proving", flush=True)\n    while True:\n        tell(Counted(Stage.PROVING, 1, 2))',
    ).replace("versions import Stage", "versions import Counted, Stage")
    ending = ending.rpartition("threading.Event().wait()")[0] + "sys.stdin.readline()"
    ended = subprocess.Popen(
        [sys.executable, "-c", ending, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert ended.stdout.readline() == "proving\n"
    _, told = ended.communicate("go\n", timeout=60)

    assert (ended.returncode, told) == (0, "")
    again = db.Store(path)
    try:
        assert jobs.latest(again, JobKind.PUBLICATION).state == JobState.STOPPED
    finally:
        again.close()
