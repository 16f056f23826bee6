"""Long work on the screen: what is under way, and what came of it, for whoever opens the page."""

from collections.abc import Callable
from datetime import timedelta

import streamlit as st
from streamlit.elements.lib.mutable_status_container import StatusContainer

from monitoring import clock, db, jobs
from monitoring.access import Actor
from monitoring.errors import InputError, Notice
from monitoring.ui.source import is_release
from monitoring.ui.warm import warm_up
from monitoring.vocabulary.jobs import JobFault, JobKind, JobState
from monitoring.vocabulary.versions import Counted
from monitoring.wording import figures, stages
from monitoring.wording import jobs as words

_LOOK_EVERY = 0.1
# For so long the page says what came of the last job.
_TOLD_FOR = timedelta(days=1)


def done(
    kind: JobKind, about: str, by: Actor, work: Callable[[jobs.Telling], Notice], label: str
) -> Notice:
    """Have something done by the worker, and show how far it is until it has ended.

    The work goes on where this page is left or reloaded meanwhile.

    Raises:
        InputError: it is refused.
        OSError: the machine cannot do it.
    """

    def then_warm(tell: jobs.Telling) -> Notice:
        result = work(tell)
        warm_up()
        return result

    one = jobs.ask(db.open_store(), jobs.Asked(kind, about, by.name, then_warm))
    with st.status(label) as status:
        so_far, shown = status.empty(), 0
        while not one.ended.wait(_LOOK_EVERY):
            shown = _draw(status, one, shown, label)
            if isinstance(one.so_far, int):
                so_far.write(stages.rows_so_far(one.so_far))
        _draw(status, one, shown, label)
    if one.error is not None or one.result is None:
        raise one.error or InputError(JobFault.OTHER)
    return one.result


def _draw(status: StatusContainer, one: jobs.Live, shown: int, label: str) -> int:
    """Show what was begun since, and how much of it is done at the head of it."""
    for step in one.steps[shown:]:
        status.write(stages.said(step))
    if isinstance(one.so_far, Counted):
        label = stages.tables_so_far(one.so_far.n_done, one.so_far.n_all)
    status.update(label=label)
    return len(one.steps)


def job_notice(kind: JobKind, about: str = "") -> None:
    """Show the last job of a kind while it runs, and what came of it for a day.

    Args:
        kind: of the job.
        about: what it is done to, "" for anything.
    """
    if is_release():
        return
    job = _latest(kind, about)
    if job is None:
        return
    if job.ended_at is None:
        _watched(kind, about)
    elif clock.moment() - job.ended_at < _TOLD_FOR:
        st.caption(_ending(job))


@st.fragment(run_every="1s")
def _watched(kind: JobKind, about: str) -> None:
    job = _latest(kind, about)
    if job is None or job.ended_at is not None:
        st.rerun()
        return
    told = job.state, figures.plain(job.about), figures.plain(job.asked_by), job.asked_at
    # Not entered, since it would be said to be done at its end.
    status = st.status(words.under_way(kind, *told))
    for step in job.steps:
        status.write(stages.said(step))


def _latest(kind: JobKind, about: str) -> jobs.Job | None:
    """Return the last job; one that nobody works on any more was stopped, and is noted so."""
    store = db.open_store()
    job = jobs.latest(store, kind, about)
    if job is None or job.ended_at is not None or jobs.live(store, job.number) is not None:
        return job
    try:
        jobs.settle(store, jobs.alive(store))
    except InputError:
        # Nothing can be written now; the page says so where somebody writes.
        return None
    return jobs.latest(store, kind, about)


def _ending(job: jobs.Job) -> str:
    name = figures.plain(job.asked_by)
    if job.state == JobState.STOPPED or job.answer is None:
        return words.stopped(job.kind, figures.plain(job.about), name, job.asked_at)
    answer = figures.plain(words.answer(job.kind, job.about, job.answer))
    return words.ended(answer, name, job.asked_at)
