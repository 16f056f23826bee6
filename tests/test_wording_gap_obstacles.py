"""Why a gap cannot be shown: the only place where its English is asserted."""

from types import SimpleNamespace

import pytest

from monitoring.vocabulary.verdicts import GapObstacle
from monitoring.wording import gap_obstacles

NO_OTHERS = "so there is no other group to compare with"
SAID = {
    GapObstacle.NONE: "",
    GapObstacle.WHOLE: "All Students is the whole and has no gap of its own",
    GapObstacle.NEARLY_ALL_ECONOMIC: (
        f"nearly every student here counts as economically disadvantaged, {NO_OTHERS}"
    ),
    GapObstacle.NEARLY_ALL: f"nearly every student here belongs to this group, {NO_OTHERS}",
    GapObstacle.NO_RESULT: "overdue",
    GapObstacle.TOO_FEW: "too few for a status (n < 20)",
    GapObstacle.NOT_A_PERCENTAGE: "the figure is not a percentage",
    GapObstacle.RATE_WITHOUT_COUNTS: "the rate is published without counts, so there is no margin",
    GapObstacle.NO_COUNTS: (
        "the rate is published without counts, so all other students cannot be worked out"
    ),
    GapObstacle.OTHERS_TOO_FEW: "too few among all other students (n < 20)",
    GapObstacle.OTHERS_HIDDEN: "all other students are hidden to protect students",
    GapObstacle.OTHERS_CODED: "all other students are shown as a coded figure to protect students",
    GapObstacle.PARTLY_SAMPLE: (
        "All Students and this group do not come from the same data: one of them is sample"
    ),
    GapObstacle.WHOLE_WITHOUT_COUNTS: (
        "All Students is not published with counts, so all other students cannot be worked out"
    ),
    GapObstacle.COUNTS_DISAGREE: "the counts of this group and of All Students do not fit together",
}


@pytest.mark.parametrize("code", GapObstacle)
def test_every_obstacle_of_a_gap_is_said(code):
    row = SimpleNamespace(gap_obstacle=code, data_state="overdue", min_n_for_status=20)

    assert gap_obstacles.obstacle(row) == SAID[code]
