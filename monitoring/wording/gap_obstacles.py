"""Why the gap between a group and all other students cannot be shown."""

from typing import Protocol

from monitoring.vocabulary import DataState
from monitoring.vocabulary.verdicts import GapObstacle
from monitoring.wording import labels, numbers
from monitoring.wording.i18n import _, marked


class WithoutGap(Protocol):
    """Why a gap cannot be shown: a row of ``finding_facts``, or groups that have it in common."""

    @property
    def gap_obstacle(self) -> str:
        """A ``GapObstacle``."""

    @property
    def data_state(self) -> str:
        """Of the group's own result."""

    @property
    def min_n_for_status(self) -> float:
        """Fewer students get no status."""


_OBSTACLES = {
    GapObstacle.WHOLE: marked("All Students is the whole and has no gap of its own"),
    GapObstacle.NEARLY_ALL_ECONOMIC: marked(
        "nearly every student here counts as economically disadvantaged, so there is no other "
        "group to compare with"
    ),
    GapObstacle.NEARLY_ALL: marked(
        "nearly every student here belongs to this group, so there is no other group to compare "
        "with"
    ),
    GapObstacle.NOT_A_PERCENTAGE: marked("the figure is not a percentage"),
    GapObstacle.RATE_WITHOUT_COUNTS: marked(
        "the rate is published without counts, so there is no margin"
    ),
    GapObstacle.NO_COUNTS: marked(
        "the rate is published without counts, so all other students cannot be worked out"
    ),
    GapObstacle.OTHERS_CODED: marked(
        "all other students are shown as a coded figure to protect students"
    ),
    GapObstacle.OTHERS_HIDDEN: marked("all other students are hidden to protect students"),
    GapObstacle.PARTLY_SAMPLE: marked(
        "All Students and this group do not come from the same data: one of them is sample"
    ),
    GapObstacle.WHOLE_WITHOUT_COUNTS: marked(
        "All Students is not published with counts, so all other students cannot be worked out"
    ),
    GapObstacle.COUNTS_DISAGREE: marked(
        "the counts of this group and of All Students do not fit together"
    ),
}


def obstacle(row: WithoutGap) -> str:
    """Say why a gap cannot be shown, as it stands after a colon; "" where it can."""
    code = GapObstacle(row.gap_obstacle)
    if code == GapObstacle.NONE:
        return ""
    if code == GapObstacle.NO_RESULT:
        return labels.data_state(row.data_state)
    if code in (GapObstacle.TOO_FEW, GapObstacle.OTHERS_TOO_FEW):
        return _few(code, row)
    return _(_OBSTACLES[code])


def of_code(code: str) -> str:
    """Say an obstacle that needs nothing but its code."""
    return _(_OBSTACLES[GapObstacle(code)])


def _few(code: GapObstacle, row: WithoutGap) -> str:
    least = numbers.whole(row.min_n_for_status)
    if code == GapObstacle.TOO_FEW:
        state = labels.data_state(DataState.TOO_FEW)
        return _("{state} (n < {least})", state=state, least=least)
    return _("too few among all other students (n < {least})", least=least)
