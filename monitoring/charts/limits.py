"""The curves of a funnel plot: how far from the district's rate luck alone takes a school."""

import numpy as np
import pandas as pd

from monitoring.charts.basis import require
from monitoring.status.funnel import funnel_limits

_STEPS = 120
_FIRST, _LAST = 0.6, 1.12


def funnel_curves(schools: pd.DataFrame, rules: pd.DataFrame) -> pd.DataFrame:
    """Return the limits around the district's rate, from small numbers of students to large.

    Args:
        schools: one row per school of one scope, period and group: n, district_value (percent;
            missing where the school has no place).
        rules: the row of ``rule_in_force``: confidence, confidence_outer.

    Returns:
        One row per number of students, rising: n, inner_low, inner_high, outer_low, outer_high
        (percent). No row where no school has a place.

    Raises:
        ValueError: a frame lacks one of those columns.
    """
    require(schools, "n", "district_value")
    require(rules, "confidence", "confidence_outer")
    placed = schools[schools["district_value"].notna()]
    if placed.empty:
        return pd.DataFrame(columns=["n", "inner_low", "inner_high", "outer_low", "outer_high"])
    rate, rule = float(placed["district_value"].iloc[0]), rules.iloc[0]
    smallest, largest = float(placed["n"].min()), float(placed["n"].max())
    n = np.geomspace(_FIRST * smallest, _LAST * largest, _STEPS)
    inner_low, inner_high = funnel_limits(rate, n, float(rule["confidence"]))
    outer_low, outer_high = funnel_limits(rate, n, float(rule["confidence_outer"]))
    return pd.DataFrame(
        {
            "n": n,
            "inner_low": inner_low,
            "inner_high": inner_high,
            "outer_low": outer_low,
            "outer_high": outer_high,
        }
    )
