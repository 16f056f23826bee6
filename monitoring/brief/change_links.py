"""One line of what changed, and the place where its figure stands."""

from typing import NamedTuple

from monitoring.brief.model import Change
from monitoring.brief.quarter_reader import Known


class Place(NamedTuple):
    """A page and what is chosen there."""

    page: str
    address: tuple[tuple[str, str], ...]


def line(kind: str, sentence: str, place: Place, *, is_sample: bool) -> Change:
    """Make one line."""
    return Change(kind, sentence, place.page, place.address, is_sample)


def measure_place(known: Known, goal_id: str, measure_id: str) -> Place:
    """Return where a measure and its early signs stand."""
    return _place(known, "goals", goal=goal_id, measure=measure_id)


def step_place(known: Known, goal_id: str, step_id: str) -> Place:
    """Return where an action step stands."""
    return _place(known, "step", goal=goal_id, step=step_id)


def group_place(known: Known, **choices: str) -> Place:
    """Return where a group stands beside all others."""
    return _place(known, "subgroups", **choices)


def _place(known: Known, page: str, **choices: str) -> Place:
    """A choice that has nothing to choose from stays out of the address."""
    chosen = {"quarter": known.quarter} | choices
    return Place(f"pages/{page}.py", tuple((key, value) for key, value in chosen.items() if value))
