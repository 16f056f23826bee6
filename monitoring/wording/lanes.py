"""How the two questions about an action step are answered: was it done, did it work?"""

from typing import Any, NamedTuple

from monitoring.vocabulary import NO_UPDATE, Implementation, Lane, Movement
from monitoring.wording import numbers
from monitoring.wording.i18n import _, marked, n_

Row = Any  # a row of a query


class Mark(NamedTuple):
    """How a state is drawn: a shape of its own, a letter where there is no room, and a tone."""

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
    Movement.WORSENING: Mark("▼", "W", "off"),
    Movement.NOT_MEASURABLE_YET: Mark("–", "", ""),
}
NOT_MEASURABLE = Movement.NOT_MEASURABLE_YET
_QUESTIONS: dict[str, str] = {
    Lane.IMPLEMENTATION: marked("Was it done?"),
    Lane.EFFECTIVENESS: marked("Did it work?"),
}


def question(lane: str) -> str:
    """Return the question that a lane answers: "Was it done?"."""
    return _(_QUESTIONS[lane])


def short(wording: str, length: int = 60) -> str:
    """Return the beginning of a step's wording, cut between words."""
    if len(wording) <= length:
        return wording
    return f"{wording[:length].rsplit(' ', 1)[0]} …"


def activities(row: Row) -> str:
    """Say how many of the planned activities were held."""
    if numbers.is_missing(row.activities_held):
        return _("not counted")
    held = numbers.whole(row.activities_held)
    if numbers.is_missing(row.activities_planned):
        return _("{held} held", held=held)
    planned = numbers.whole(row.activities_planned)
    return _("{held} held of {planned} planned", held=held, planned=planned)


def missing_count(n: int) -> str:
    """Say how many things are missing for a quarter."""
    return n_("{n} thing is missing for this quarter", "{n} things are missing for this quarter", n)
