"""How the two lanes of an action step are said: was it done, did it work?"""

from typing import Any

from monitoring.vocabulary import Implementation, Movement
from monitoring.wording import numbers
from monitoring.wording.i18n import _, n_

Row = Any  # a row of ``step_cells``

NO_UPDATE = "no_update"
NOT_MEASURABLE = Movement.NOT_MEASURABLE_YET
# Code -> shape, letter, tone. The word of each stands in `labels`.
DONE: dict[str, tuple[str, str, str]] = {
    Implementation.PLANNED: ("○", "P", ""),
    Implementation.UNDER_WAY: ("◐", "U", "near"),
    Implementation.DONE: ("●", "D", "good"),
    Implementation.BLOCKED: ("■", "B", "off"),
    NO_UPDATE: ("–", "", ""),
}
WORKED: dict[str, tuple[str, str, str]] = {
    Movement.IMPROVING: ("▲", "I", "good"),
    Movement.NO_CLEAR_CHANGE: ("≈", "N", ""),
    Movement.WORSENING: ("▼", "W", "off"),
    Movement.NOT_MEASURABLE_YET: ("–", "", ""),
}


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
