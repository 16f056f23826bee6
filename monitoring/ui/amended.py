"""Says on every page that judges by a target which was changed what was changed, and why."""

from monitoring.panels.targets import amended_targets
from monitoring.ui.elements import write
from monitoring.ui.filters import Filters
from monitoring.ui.kept import read
from monitoring.ui.pages import PAGES, PageId

_JUDGING = frozenset(
    {
        PageId.OVERVIEW,
        PageId.GOALS,
        PageId.SUBGROUPS,
        PageId.SCHOOLS,
        PageId.STEP,
        PageId.REVIEW,
        PageId.METHODS,
    }
)


def draw_amended(chosen: Filters) -> None:
    """Write a line for each target that was changed; nothing where all are the plan's own."""
    if chosen.page not in _JUDGING:
        return
    amended = read("amended_targets", **chosen.told)
    goal_id = chosen.goal_id if "goal" in PAGES[chosen.page].choices else ""
    if len(amended) and (not goal_id or goal_id in set(amended["goal_id"])):
        write(amended_targets, amended, goal_id)
