"""The limits within which luck alone leaves a school of its district's rate."""

from statistics import NormalDist

import numpy as np
import numpy.typing as npt
import pandas as pd

_STEPS = 120
_FIRST, _LAST = 0.6, 1.12


def funnel_limits(
    rate: npt.ArrayLike, n: npt.ArrayLike, confidence: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the limits around a district's rate for schools of given sizes.

    Args:
        rate: the district's percentage (0 to 100); one, or one for each school.
        n: numbers of students.
        confidence: level of the limits (0 to 1).

    Returns:
        Lower and upper limit in percent, one each for every number of students.

    Source:
        D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics
        in Medicine 24 (2005), 1185-1202. A school lies outside exactly when the district's
        percentage lies outside the school's own Wilson interval.
    """
    share = np.asarray(rate, dtype=np.float64) / 100
    error = 100 * np.sqrt(share * (1 - share) / np.asarray(n, dtype=np.float64))
    # The standard library's quantile: a page that draws the curves must not import scipy for it.
    half = NormalDist().inv_cdf((1 + confidence) / 2) * error
    return np.clip(100 * share - half, 0, 100), np.clip(100 * share + half, 0, 100)


def funnel_curves(schools: pd.DataFrame, rules: pd.DataFrame) -> pd.DataFrame:
    """Return the limits around the district's rate, from small numbers of students to large.

    Args:
        schools: one row per school of one scope, period and group: n, district_value (percent;
            missing where the school has no place).
        rules: the row of ``rule_in_force``: confidence, confidence_outer.

    Returns:
        One row per number of students, rising: n, inner_low, inner_high, outer_low, outer_high
        (percent). No row where no school has a place.
    """
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
