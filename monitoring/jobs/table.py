"""The jobs on record: who asked for what, which steps it went through, and how it ended."""

import json
from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import pandas as pd

from monitoring import clock, db
from monitoring.db.query_rows import LatestJob
from monitoring.errors import Notice
from monitoring.rows import each
from monitoring.vocabulary.jobs import JobKind, JobState


@dataclass(frozen=True)
class Job:
    """One job as it stands on record.

    Args:
        number: of the job.
        about: what it is done to, such as a quarter or a file.
        asked_by: the name of who asked for it.
        asked_at: when.
        state: how far it is.
        steps: codes of what was done so far, in order.
        ended_at: when it ended, None while it has not.
        answer: list of codes, code and facts of what came of it; None where there is nothing.
    """

    number: int
    kind: JobKind
    about: str
    asked_by: str
    asked_at: datetime
    state: JobState
    steps: tuple[str, ...]
    ended_at: datetime | None
    answer: tuple[str, str, dict[str, object]] | None


def latest(store: db.Store, kind: JobKind, about: str = "") -> Job | None:
    """Return the latest job of a kind, None where there is none.

    Args:
        store: the working database.
        kind: of the job.
        about: what it is done to, "" for anything.
    """
    rows = store.read(db.sql_text("latest_job"), {"kind": kind, "about": about})
    one = next(each(rows, LatestJob), None)
    if one is None:
        return None
    has_answer = bool(one.answer_code)
    return Job(
        number=int(one.job_id),
        kind=JobKind(one.kind),
        about=one.about,
        asked_by=one.asked_by,
        asked_at=pd.Timestamp(one.asked_at).to_pydatetime(),
        state=JobState(one.state),
        steps=tuple(one.steps.split()),
        ended_at=None if pd.isna(one.ended_at) else pd.Timestamp(one.ended_at).to_pydatetime(),
        answer=(one.answer_list, one.answer_code, json.loads(one.answer_facts))
        if has_answer
        else None,
    )


def begin(store: db.Store, kind: JobKind, about: str, by: str) -> int:
    """Put a job on record that waits for its turn, and return its number."""
    with store.write(shows=False) as writer:
        number = int(writer.read(db.sql_text("next_job_id"))["job_id"].iloc[0])
        row = {
            "job_id": number,
            "kind": kind,
            "about": about,
            "asked_by": by,
            "asked_at": clock.moment(),
            "state": JobState.WAITING,
            "ended_at": None,
            "answer_list": "",
            "answer_code": "",
            "answer_facts": "",
        }
        rows = pd.DataFrame([row]).astype({"ended_at": "datetime64[us]"})
        writer.insert("jobs", rows)
    return number


def begin_step(store: db.Store, number: int, at: int, step: str) -> None:
    """Note that a step of a job begins, the ``at``-th one."""
    row = {"job_id": number, "number": at, "step": step, "begun_at": clock.moment()}
    with store.write(shows=False) as writer:
        writer.insert("job_steps", pd.DataFrame([row]))


def settle(store: db.Store, alive: Container[int] = ()) -> None:
    """Note of the jobs that nobody works on any more that they were stopped.

    A job is whole or not at all, so that nothing of a stopped one is in force.

    Args:
        store: the working database.
        alive: numbers of those that somebody works on.
    """
    rows = store.read(db.sql_text("unended_jobs"))
    for number in rows["job_id"]:
        if int(number) not in alive:
            set_state(store, int(number), JobState.STOPPED)


def set_state(store: db.Store, number: int, state: JobState, answer: Notice | None = None) -> None:
    """Note how far a job is, and what came of it."""
    is_over = state not in (JobState.WAITING, JobState.RUNNING)
    params: dict[str, db.Param] = {
        "job_id": number,
        "state": state,
        "ended_at": clock.moment() if is_over else None,
        "answer_list": "" if answer is None else type(answer.code).__name__,
        "answer_code": "" if answer is None else str(answer.code),
        "answer_facts": "" if answer is None else json.dumps(answer.facts, default=_plain),
    }
    with store.write(shows=False) as writer:
        writer.run(db.sql_text("set_job_state"), params)


def _plain(fact: object) -> object:
    if isinstance(fact, Notice):
        kind = type(fact.code).__name__ if isinstance(fact.code, StrEnum) else ""
        return {"list": kind, "code": str(fact.code), "facts": fact.facts}
    return str(fact)
