"""How far long work is, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitoring.vocabulary.jobs import JobKind, JobResult, JobState
from monitoring.wording import data_page, faults, numbers, review_form
from monitoring.wording.i18n import _


@dataclass(frozen=True)
class _Told:
    code: StrEnum
    facts: dict[str, object]


def under_way(kind: JobKind, state: JobState, about: str, name: str, at: datetime) -> str:
    """Say what is being done, or waits for its turn, and who asked for it."""
    facts = {"about": _about(kind, about), "name": name, "time": numbers.moment(at)}
    if state == JobState.WAITING:
        if kind == JobKind.LOAD:
            return _("{about} waits to be loaded. Asked for by {name}, {time}.", **facts)
        return _("{about} waits to be published. Asked for by {name}, {time}.", **facts)
    if kind == JobKind.LOAD:
        return _("Loading {about}. Asked for by {name}, {time}.", **facts)
    return _("Publishing {about}. Asked for by {name}, {time}.", **facts)


def stopped(kind: JobKind, about: str, name: str, at: datetime) -> str:
    """Say that the server ended before the work did."""
    facts = {"about": _about(kind, about), "name": name, "time": numbers.moment(at)}
    if kind == JobKind.LOAD:
        return _(
            "The server was stopped before {about} was loaded (asked for by {name}, {time}). "
            "Nothing of it is stored: choose the file again.",
            **facts,
        )
    return _(
        "The server was stopped before {about} was published (asked for by {name}, {time}). "
        "Nothing was published: publish it again.",
        **facts,
    )


def ended(answer: str, name: str, at: datetime) -> str:
    """Say what came of it, and who asked for it."""
    time = numbers.moment(at)
    return _("{answer} Asked for by {name}, {time}.", answer=answer, name=name, time=time)


def answer(kind: JobKind, about: str, told: tuple[str, str, dict[str, object]]) -> str:
    """Return what came of a job, from its code and facts as they were put on record."""
    name, code, facts = told
    if name == JobResult.__name__:
        return _done(JobResult(code), facts)
    why = faults.said(_restored({"list": name, "code": code, "facts": facts}))
    if kind == JobKind.LOAD:
        return f"{data_page.refused(about)} {why}"
    return review_form.not_published(why)


def _about(kind: JobKind, about: str) -> str:
    return about if kind == JobKind.LOAD else numbers.quarter(about)


def _done(code: JobResult, facts: dict[str, object]) -> str:
    if code == JobResult.PUBLISHED:
        return review_form.published(int(str(facts["number"])), str(facts["quarter"]))
    return data_page.loaded(str(facts["file"]), int(str(facts["batch"])))


def _restored(told: object) -> object:
    """Return a code of its list with its facts, however deep."""
    if isinstance(told, list):
        return tuple(map(_restored, told))
    if not isinstance(told, dict) or "code" not in told:
        return told
    kind = next((it for it in faults.TABLES if it.__name__ == told["list"]), None)
    facts = {name: _restored(fact) for name, fact in told["facts"].items()}
    return str(told["code"]) if kind is None else _Told(kind(told["code"]), facts)
