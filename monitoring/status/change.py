"""The verdict on the movement: change on the latest earlier year that compares."""

import numpy as np

from monitoring.status.chosen import first_true
from monitoring.status.columns import Rows
from monitoring.status.intervals import newcombe_interval
from monitoring.status.rules import (
    CLEAR_DECLINE,
    CLEAR_IMPROVEMENT,
    LOWER,
    MEASURED,
    NO_CLEAR_CHANGE,
    NOT_COMPARABLE,
    PERCENT,
    TOO_FEW,
    RuleParameters,
)
from monitoring.vocabulary.verdicts import ChangeObstacle


def judge_change(cases: Rows, rules: RuleParameters) -> Rows:
    """Set each value against the latest earlier one that compares.

    Args:
        cases: one row per result and covering measure, from ``pair``.
        rules: the rule's parameters.

    Returns:
        The rows with change, change_obstacle (ChangeObstacle: why it is not comparable) and, now
        minus before in points, change_points, change_low and change_high.
    """
    unsized = np.isnan(cases["denominator"]) | np.isnan(cases["earlier_denominator"])
    obstacle = first_true(
        [
            cases["data_state"] == TOO_FEW,
            cases["data_state"] != MEASURED,
            cases["earlier_data_state"] == "",
            cases["earlier_data_state"] == TOO_FEW,
            cases["earlier_data_state"] != MEASURED,
            (cases["series"] != cases["earlier_series"]) | (cases["series"] == ""),
            cases["unit"] != PERCENT,
            unsized,
        ],
        [
            ChangeObstacle.TOO_FEW,
            ChangeObstacle.NO_RESULT,
            ChangeObstacle.NONE_EARLIER,
            ChangeObstacle.EARLIER_TOO_FEW,
            ChangeObstacle.EARLIER_NO_RESULT,
            ChangeObstacle.OTHER_SERIES,
            ChangeObstacle.UNIT_WITHOUT_MARGIN,
            ChangeObstacle.N_UNKNOWN,
        ],
        default=ChangeObstacle.NONE,
    )
    comparable = obstacle == ChangeObstacle.NONE
    without_margin = (ChangeObstacle.UNIT_WITHOUT_MARGIN, ChangeObstacle.N_UNKNOWN)
    differs = comparable | np.isin(obstacle, without_margin)
    cases["change_obstacle"] = obstacle
    cases["change_points"] = np.where(differs, cases["value"] - cases["earlier_value"], np.nan)
    cases["change_low"], cases["change_high"] = newcombe_interval(
        np.where(comparable, cases["value"], np.nan),
        cases["denominator"],
        np.where(comparable, cases["earlier_value"], np.nan),
        cases["earlier_denominator"],
        rules.confidence,
        (cases["within"], cases["earlier_within"]),
    )
    rises, falls = cases["change_low"] > 0, cases["change_high"] < 0
    is_lower = cases["better_direction"] == LOWER
    cases["change"] = first_true(
        [~comparable, rises & ~is_lower | falls & is_lower, rises | falls],
        [NOT_COMPARABLE, CLEAR_IMPROVEMENT, CLEAR_DECLINE],
        default=NO_CLEAR_CHANGE,
    )
    return cases
