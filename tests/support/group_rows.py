"""Findings on student groups and schools, as the queries give them."""

from typing import Any

import pandas as pd

from monitoring.db.query_rows import SubgroupFindings
from tests.support.rows import finding, gap_to

RULES = pd.DataFrame(
    {
        "rule_version": ["1"],
        "confidence": [0.95],
        "confidence_outer": [0.998],
        "min_n_for_status": [15],
    }
)
# A rule that no district has, to see that no number of the rule is written into a sentence.
OTHER_RULES = RULES.assign(confidence=0.9, confidence_outer=0.995, min_n_for_status=20)
NAN = float("nan")
# English Learners, class of 2024: 287 of 363; all others 3,232 - 287 of 3,895 - 363.
COUNTS = (287.0, 363.0)
LEARNERS = {
    "subgroup": "English Learners",
    "family": "language",
    "sort_order": 40,
    "level": "missed",
    "change_obstacle": "none_earlier",
    "earlier_period": "2023",
    "expected": 90.0,
    "distance_points": -10.937,
    "change_from_period": None,
    "complement": "Not English Learners",
    "complement_basis": "from_counts",
    **gap_to(*COUNTS, 2945.0, 3532.0),
    "gap_verdict": "clearly_behind",
    "gap_from_period": None,
    "smallest_change_points": 5.614,
    "released_on": pd.Timestamp("2024-10-10"),
}
NO_GAP = {
    "complement_value": NAN,
    "complement_n": NAN,
    "complement_numerator": NAN,
    "complement_basis": "none",
    "gap_points": NAN,
    "gap_low": NAN,
    "gap_high": NAN,
    "gap_verdict": "cannot_be_shown",
}
NO_VALUE = NO_GAP | {
    "value": NAN,
    "n": NAN,
    "numerator": NAN,
    "interval_low": NAN,
    "interval_high": NAN,
    "distance_points": NAN,
    "smallest_change_points": NAN,
    "level": "no_status",
}
ALL = NO_GAP | {
    "subgroup": "All Students",
    "family": "all",
    "sort_order": 0,
    "numerator": 3232.0,
    "n": 3895.0,
    "value": 82.98,
    "complement": "",
    "gap_obstacle": "whole",
    "distance_points": -7.02,
}
MIGRANT = NO_VALUE | {
    "subgroup": "Migrant",
    "family": "other",
    "sort_order": 63,
    "data_state": "hidden",
    "gap_obstacle": "no_result",
    "complement": "Not Migrant",
}


def group(**figures: Any) -> SubgroupFindings:
    """Return English Learners of the class of 2024, with other figures where given."""
    return finding(SubgroupFindings, *COUNTS, **LEARNERS | figures)


MOVED = {
    "gap_points": -10.1,
    "gap_from_period": "2023",
    "gap_change_points": -0.7,
    "gap_change_low": -2.54,
    "gap_change_high": 1.14,
    "gap_change_verdict": "no_clear_change",
    "change_points": 1.0,
    "change_low": -0.6,
    "change_high": 2.6,
    "complement_change_points": 1.7,
    "complement_change_low": 0.9,
    "complement_change_high": 2.5,
}
TURNED = {
    "gap_points": 2.0,
    "gap_change_points": 6.0,
    "gap_change_low": 2.1,
    "gap_change_high": 9.9,
    "gap_change_verdict": "clearly_narrower",
}
GROUPS = (group(**ALL), group(), group(**MIGRANT))
