"""How the parts of a plan are named."""

from monitoring.wording.i18n import _
from monitoring.wording.numbers import is_missing


def goal_label(goal_id: str) -> str:
    """Return what a reader calls a goal: "Goal 2" for G2."""
    return _("Goal {number}", number=goal_id[1:])


def as_written(text: object) -> str:
    """Write what the plan says in a place, or that it says nothing there."""
    return left_empty() if is_missing(text) or text == "" else str(text)


def left_empty() -> str:
    """Say that the plan says nothing in a place."""
    return _("left empty in the plan")


def plan_title(text: str) -> str:
    """Write what the plan is called on its cover, or that it has no title."""
    return text or _("A plan without a title")


def district(name: str) -> str:
    """Write whose plan it is, or that the plan does not say so."""
    return name or _("District not named in the plan")
