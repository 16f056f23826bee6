"""Score intervals for a percentage and for the difference of two percentages."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from monitoring.status.rules import TOLERANCE, FloatArray
from monitoring.status.special import ndtr, ndtri

# Beyond so many standard errors a chance is nothing that a float can hold.
_FURTHEST, _HALVINGS = 40.0, 50


class Term(NamedTuple):
    """One percentage of a difference: 1 where it is added, -1 where it is taken away.

    ``within`` is how many points rounding may have moved it by, as in ``wilson_interval``.
    """

    sign: int
    value: npt.ArrayLike
    n: npt.ArrayLike
    within: npt.ArrayLike = 0.0


def wilson_interval(
    value: npt.ArrayLike, n: npt.ArrayLike, confidence: float, within: npt.ArrayLike = 0.0
) -> tuple[FloatArray, FloatArray]:
    """Return the Wilson score interval of percentages.

    Args:
        value: percentages (0 to 100); need not be a whole count out of ``n``.
        n: number of students behind each; missing where not published.
        confidence: level of the interval (0 to 1).
        within: points by which rounding may have moved a percentage that is printed without its
            count; the interval reaches that much further.

    Returns:
        Lower and upper bound in percent; missing where ``value`` is missing or ``n`` is
        missing or zero.

    Raises:
        ValueError: a value lies outside 0 to 100.

    Source:
        E. B. Wilson, "Probable inference, the law of succession, and statistical
        inference", Journal of the American Statistical Association 22 (1927), 209-212.
    """
    percent = np.asarray(value, dtype=np.float64)
    if np.any(percent < -TOLERANCE) or np.any(percent > 100 + TOLERANCE):
        raise ValueError("a percentage lies outside 0 to 100")
    students = np.asarray(n, dtype=np.float64)
    students = np.where(students > 0, students, np.nan)
    z = ndtri((1 + confidence) / 2)
    reach = np.asarray(within, dtype=np.float64)
    low = _wilson_bound(percent - reach, students, -z)
    high = _wilson_bound(percent + reach, students, z)
    return low, high


def _wilson_bound(percent: FloatArray, students: FloatArray, z: float | FloatArray) -> FloatArray:
    """Return the bound in percent so many standard errors away, below where they are negative."""
    share = np.clip(percent / 100, 0, 1)
    shrink = 1 + z**2 / students
    center = (share + z**2 / (2 * students)) / shrink
    half = z * np.sqrt(share * (1 - share) / students + z**2 / (4 * students**2)) / shrink
    return np.clip(100 * (center + half), 0, 100)


def newcombe_interval(
    value_now: npt.ArrayLike,
    n_now: npt.ArrayLike,
    value_before: npt.ArrayLike,
    n_before: npt.ArrayLike,
    confidence: float,
    within: tuple[npt.ArrayLike, npt.ArrayLike] = (0.0, 0.0),
) -> tuple[FloatArray, FloatArray]:
    """Return the hybrid score interval of the difference of two independent percentages.

    Args:
        value_now: later percentages (0 to 100).
        n_now: number of students behind each; missing where not published.
        value_before: earlier percentages (0 to 100).
        n_before: number of students behind each; missing where not published.
        confidence: level of the interval (0 to 1).
        within: points by which rounding may have moved the later and the earlier percentages,
            as in ``wilson_interval``.

    Returns:
        Lower and upper bound of now minus before, in points; missing where an input is.

    Raises:
        ValueError: a value lies outside 0 to 100.

    Source:
        R. G. Newcombe, "Interval estimation for the difference between independent
        proportions", Statistics in Medicine 17 (1998), 873-890, method 10, without
        continuity correction.
    """
    now = np.asarray(value_now, dtype=np.float64)
    before = np.asarray(value_before, dtype=np.float64)
    low_now, high_now = wilson_interval(now, n_now, confidence, within[0])
    low_before, high_before = wilson_interval(before, n_before, confidence, within[1])
    difference = now - before
    low = difference - np.hypot(now - low_now, high_before - before)
    high = difference + np.hypot(high_now - now, before - low_before)
    return low, high


def two_sided_p(*terms: Term) -> FloatArray:
    """Return how often luck alone would bring a difference as far from zero as this one.

    Args:
        terms: the percentages (0 to 100) and the numbers of students behind them: two for a
            change or a gap, four for the change of a gap.

    Returns:
        Two-sided p-values (0 to 1); missing where a percentage or its n is missing.

    Source:
        The level at which the score interval of the difference just reaches zero: Newcombe 1998,
        method 10, and for four percentages the square-and-add of Zou and Donner 2008. By this
        choice a p-value and the verdict never contradict each other: p is below 1 - confidence
        exactly where the interval leaves out zero. The pooled score test, whose normal
        approximation is the same, differs from it in the third digit.
    """
    sides = [_Side(it) for it in terms]
    difference = np.asarray(sum(it.sign * it.value for it in sides), dtype=np.float64)
    low, high = np.zeros_like(difference), np.full_like(difference, _FURTHEST)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        reach = np.zeros_like(difference)
        for side in sides:
            reach = np.hypot(reach, side.reach(middle, difference))
        is_short = reach < np.abs(difference)
        low, high = np.where(is_short, middle, low), np.where(is_short, high, middle)
    p = np.where(np.abs(difference) <= TOLERANCE, 1.0, 2 * ndtr(-low))
    is_known = ~np.isnan(sum(it.n + it.value + it.within for it in sides))
    return np.where(is_known, p, np.nan)


class _Side:
    """A term as arrays, and how far luck moves it towards no difference."""

    def __init__(self, term: Term) -> None:
        self.sign = term.sign
        self.value = np.clip(np.asarray(term.value, dtype=np.float64), 0, 100)
        n = np.asarray(term.n, dtype=np.float64)
        self.n = np.where(n > 0, n, np.nan)
        self.within = np.asarray(term.within, dtype=np.float64)

    def reach(self, z: FloatArray, difference: FloatArray) -> FloatArray:
        """Return the points from the value to its own bound on the side of no difference."""
        way = np.where(difference > 0, -self.sign, self.sign)
        bound = _wilson_bound(self.value + way * self.within, self.n, way * z)
        return np.abs(bound - self.value)
