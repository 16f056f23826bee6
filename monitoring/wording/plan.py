"""How the parts of a plan are named."""

from monitoring.wording.i18n import _


def goal_label(goal_id: str) -> str:
    """Return what a reader calls a goal: "Goal 2" for G2."""
    return _("Goal {number}", number=goal_id[1:])
