"""The limits within which luck and ordinary differences leave a school of its district's rate."""

from statistics import NormalDist

import numpy as np
import numpy.typing as npt
import pandas as pd

_STEPS = 120
_FIRST, _LAST = 0.6, 1.12
_WINSORIZED = 0.10


def overdispersion(value: npt.ArrayLike, rate: float, n: npt.ArrayLike) -> float:
    """Return tau: how far ordinary differences alone spread schools about the district's rate.

    Args:
        value: the percentages of the schools of one list (0 to 100).
        rate: the district's percentage (0 to 100).
        n: numbers of students.

    Returns:
        The standard deviation of the schools' own rates in points, 0 where luck alone explains
        how far they lie apart.

    Source:
        D. J. Spiegelhalter, "Handling over-dispersion of performance indicators", Quality and
        Safety in Health Care 14 (2005), 347-351: the additive random effects model, by the method
        of moments of DerSimonian and Laird on z-scores of which the outermost 10% at either end
        are drawn in to the 10th and the 90th percentile. England's Summary Hospital-level
        Mortality Indicator is set against limits of this kind.
    """
    sizes, share = np.asarray(n, dtype=np.float64), rate / 100
    variance = 100**2 * share * (1 - share) / sizes
    if len(sizes) < 2 or not share * (1 - share) > 0:
        return 0.0
    z = (np.asarray(value, dtype=np.float64) - rate) / np.sqrt(variance)
    z = np.clip(z, *np.quantile(z, [_WINSORIZED, 1 - _WINSORIZED]))
    weight = 1 / variance
    excess = float(np.sum(z**2)) - (len(z) - 1)
    scale = float(np.sum(weight) - np.sum(weight**2) / np.sum(weight))
    return float(np.sqrt(max(excess, 0.0) / scale))


def funnel_limits(
    rate: npt.ArrayLike, n: npt.ArrayLike, confidence: float, tau: npt.ArrayLike = 0.0
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the limits around a district's rate for schools of given sizes.

    Args:
        rate: the district's percentage (0 to 100); one, or one for each school.
        n: numbers of students.
        confidence: level of the limits (0 to 1).
        tau: what ordinary differences between schools add, in points; one, or one for each.

    Returns:
        Lower and upper limit in percent, one each for every number of students.

    Source:
        D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics
        in Medicine 24 (2005), 1185-1202. Without tau a school lies outside exactly when the
        district's percentage lies outside the school's own Wilson interval.
    """
    share = np.asarray(rate, dtype=np.float64) / 100
    luck = 100 * np.sqrt(share * (1 - share) / np.asarray(n, dtype=np.float64))
    error = np.hypot(luck, tau)
    # The standard library's quantile: a page that draws the curves must not import scipy for it.
    half = NormalDist().inv_cdf((1 + confidence) / 2) * error
    return np.clip(100 * share - half, 0, 100), np.clip(100 * share + half, 0, 100)


def funnel_curves(schools: pd.DataFrame, rules: pd.DataFrame) -> pd.DataFrame:
    """Return the limits around the district's rate, from small numbers of students to large.

    Args:
        schools: one row per school of one scope, period and group: n, district_value (percent)
            and tau (points), both missing where the school has no place.
        rules: the row of ``rule_in_force``: confidence, confidence_outer.

    Returns:
        One row per number of students, rising: n, inner_low, inner_high, outer_low, outer_high
        (percent). No row where no school has a place.
    """
    placed = schools[schools["district_value"].notna()]
    if placed.empty:
        return pd.DataFrame(columns=["n", "inner_low", "inner_high", "outer_low", "outer_high"])
    rate, tau = float(placed["district_value"].iloc[0]), float(placed["tau"].iloc[0])
    rule = rules.iloc[0]
    smallest, largest = float(placed["n"].min()), float(placed["n"].max())
    n = np.geomspace(_FIRST * smallest, _LAST * largest, _STEPS)
    inner_low, inner_high = funnel_limits(rate, n, float(rule["confidence"]), tau)
    outer_low, outer_high = funnel_limits(rate, n, float(rule["confidence_outer"]), tau)
    return pd.DataFrame(
        {
            "n": n,
            "inner_low": inner_low,
            "inner_high": inner_high,
            "outer_low": outer_low,
            "outer_high": outer_high,
        }
    )
