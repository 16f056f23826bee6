"""How the two questions about an action step are answered: was it done, did it work?"""

from typing import NamedTuple

from monitoring.db.query_rows import StepCells, UpdateVersions
from monitoring.vocabulary import BOTH_WAYS, NO_UPDATE, Implementation, Lane, Movement
from monitoring.wording import labels, numbers, plan
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.quarter_facts import Step


class Mark(NamedTuple):
    """How a state is drawn: a shape of its own, what a key says for it, and a tone."""

    shape: str
    letter: str
    tone: str


DONE: dict[str, Mark] = {
    Implementation.PLANNED: Mark("○", "P", ""),
    Implementation.UNDER_WAY: Mark("◐", "U", "near"),
    Implementation.DONE: Mark("●", "D", "good"),
    Implementation.BLOCKED: Mark("■", "B", "off"),
    NO_UPDATE: Mark("–", "", ""),
}
WORKED: dict[str, Mark] = {
    Movement.IMPROVING: Mark("▲", "I", "good"),
    Movement.NO_CLEAR_CHANGE: Mark("≈", "N", ""),
    BOTH_WAYS: Mark("▲▼", "▲▼", ""),
    Movement.WORSENING: Mark("▼", "W", "off"),
    Movement.NOT_MEASURABLE_YET: Mark("–", "", ""),
}
_QUESTIONS: dict[str, str] = {
    Lane.IMPLEMENTATION: marked("Was it done?"),
    Lane.EFFECTIVENESS: marked("Did it work?"),
}


def worked_state(row: StepCells) -> str:
    """Return how the measures of "Did it work?" moved: up and down is not no clear change."""
    if row.worked_measured != Movement.NO_CLEAR_CHANGE:
        return row.worked_measured
    n_least = min(row.worked_improving or 0, row.worked_worsening or 0)
    return BOTH_WAYS if n_least > 0 else Movement.NO_CLEAR_CHANGE


def question(lane: str) -> str:
    """Return the question that a lane answers: "Was it done?"."""
    return _(_QUESTIONS[lane])


def question_head() -> str:
    """Return the head of a column of questions."""
    return _("Question")


def state(code: str, *, is_sample: bool) -> str:
    """Return the state of either lane, and whether it rests on the sample: "Done, Sample"."""
    label = labels.lane_state(code)
    return _("{state}, Sample", state=label) if is_sample else label


def answers(done: str, worked: str) -> str:
    """Answer both questions in a row, each by its state as a shape and a word."""
    return _("Was it done? {done}. Did it work? {worked}.", done=done, worked=worked)


def key_done(question: str, states: str) -> str:
    """Say what the shapes of the first question mean."""
    return _(
        "{question} is what the quarterly update says: {states}.", question=question, states=states
    )


def key_worked(question: str, states: str) -> str:
    """Say what the shapes of the second question mean."""
    return _(
        "{question} is measured, by the measures that the plan names for it: {states}.",
        question=question,
        states=states,
    )


def key_sample() -> str:
    """Say how a state is marked that rests on the sample."""
    return _("States with a dotted line under them rest on the sample.")


def short(wording: str | None, length: int = 60) -> str:
    """Return the beginning of a step's wording, cut between words."""
    if not wording:
        return plan.left_empty()
    if len(wording) <= length:
        return wording
    return f"{wording[:length].rsplit(' ', 1)[0]}\N{NO-BREAK SPACE}…"


def activities(row: StepCells | UpdateVersions | Step) -> str:
    """Say how many of the planned activities were held."""
    n_held, n_planned = row.activities_held, row.activities_planned
    if n_held is None or numbers.is_missing(n_held):
        return _("not counted")
    held = numbers.whole(n_held)
    if n_planned is None or numbers.is_missing(n_planned):
        return _("{held} held", held=held)
    planned = numbers.whole(n_planned)
    return _("{held} held of {planned} planned", held=held, planned=planned)


def missing_count(n: int) -> str:
    """Say how many things are missing for a quarter."""
    return n_("{n} thing is missing for this quarter", "{n} things are missing for this quarter", n)
