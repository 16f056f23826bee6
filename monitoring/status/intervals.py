"""Score intervals for a percentage and for the difference of two percentages."""

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from monitoring.status.rules import TOLERANCE, FloatArray


def wilson_interval(
    value: npt.ArrayLike, n: npt.ArrayLike, confidence: float
) -> tuple[FloatArray, FloatArray]:
    """Return the Wilson score interval of percentages.

    Args:
        value: percentages (0 to 100); need not be a whole count out of ``n``.
        n: number of students behind each; missing where not published.
        confidence: level of the interval (0 to 1).

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
    share = np.clip(percent / 100, 0, 1)
    students = np.asarray(n, dtype=np.float64)
    students = np.where(students > 0, students, np.nan)
    z = ndtri((1 + confidence) / 2)
    shrink = 1 + z**2 / students
    center = (share + z**2 / (2 * students)) / shrink
    half = z * np.sqrt(share * (1 - share) / students + z**2 / (4 * students**2)) / shrink
    return np.clip(100 * (center - half), 0, 100), np.clip(100 * (center + half), 0, 100)


def newcombe_interval(
    value_now: npt.ArrayLike,
    n_now: npt.ArrayLike,
    value_before: npt.ArrayLike,
    n_before: npt.ArrayLike,
    confidence: float,
) -> tuple[FloatArray, FloatArray]:
    """Return the hybrid score interval of the difference of two independent percentages.

    Args:
        value_now: later percentages (0 to 100).
        n_now: number of students behind each; missing where not published.
        value_before: earlier percentages (0 to 100).
        n_before: number of students behind each; missing where not published.
        confidence: level of the interval (0 to 1).

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
    low_now, high_now = wilson_interval(now, n_now, confidence)
    low_before, high_before = wilson_interval(before, n_before, confidence)
    difference = now - before
    low = difference - np.hypot(now - low_now, high_before - before)
    high = difference + np.hypot(high_now - now, before - low_before)
    return low, high
