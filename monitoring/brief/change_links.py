"""The place where the figure of a line of what changed stands."""

from typing import NamedTuple

from monitoring.brief.quarter_reader import QuarterView


class Place(NamedTuple):
    """A page, by its id, and what is chosen there."""

    page: str
    address: tuple[tuple[str, str], ...]


def measure_place(view: QuarterView, goal_id: str, measure_id: str) -> Place:
    """Return where a measure and its early signs stand."""
    return _place(view, "goals", goal=goal_id, measure=measure_id)


def step_place(view: QuarterView, goal_id: str, step_id: str) -> Place:
    """Return where an action step stands."""
    return _place(view, "step", goal=goal_id, step=step_id)


def group_place(view: QuarterView, **choices: str) -> Place:
    """Return where a group stands beside all other students."""
    return _place(view, "subgroups", **choices)


def _place(view: QuarterView, page: str, **choices: str) -> Place:
    """A choice that has nothing to choose from stays out of the address."""
    chosen = {"quarter": view.quarter} | choices
    return Place(page, tuple((key, value) for key, value in chosen.items() if value))
