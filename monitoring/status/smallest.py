"""How far a result would have to move before the rule calls the change clear."""

import numpy as np
import numpy.typing as npt

from monitoring.status.intervals import newcombe_interval, wilson_interval
from monitoring.status.rules import LOWER, FloatArray
from monitoring.status.special import ndtri

# Thirty-five halvings leave less than a millionth of a point.
_BISECTIONS = 35


def smallest_change(
    value: npt.ArrayLike, n: npt.ArrayLike, better: npt.ArrayLike, confidence: float
) -> FloatArray:
    """Return the smallest improvement that would count as clear, next year's n being the same.

    Args:
        value: percentages (0 to 100); missing gives missing.
        n: number of students behind each; missing where not published.
        better: "higher", or "lower" where the improvement is a fall.
        confidence: level of the Newcombe interval (0 to 1).

    Returns:
        Size of that rise or fall in points; missing where n is missing, and where even 100%
        (0% where lower is better) would not be clear.

    Raises:
        ValueError: a value lies outside 0 to 100.

    Source:
        Newcombe's interval, see ``newcombe_interval``, solved for its lower bound of 0.
    """
    percent = np.asarray(value, dtype=np.float64)
    percent = np.where(np.asarray(better) == LOWER, 100 - percent, percent)
    students = np.asarray(n, dtype=np.float64)
    best = np.full_like(percent, 100)
    at_best, _ = newcombe_interval(best, students, percent, students, confidence)
    students = np.where(at_best > 0, students, np.nan)
    share = np.where(at_best > 0, percent, np.nan) / 100
    above = wilson_interval(percent, students, confidence)[1] / 100 - share
    spread = ndtri((1 + confidence) / 2) / np.sqrt(students)
    # Sought by the lower Wilson bound of next year's value: from there the value itself is one
    # step up, and a step of bisection costs a tenth of what two whole intervals would.
    low = np.zeros_like(share)
    high = np.minimum(above, 1 / (1 + spread**2) - share)
    for _ in range(_BISECTIONS):
        rise = (low + high) / 2
        is_clear = rise * (rise + 2 * _reach(share + rise, spread)) > above**2
        high, low = np.where(is_clear, rise, high), np.where(is_clear, low, rise)
    return np.asarray(100 * (high + _reach(share + high, spread)))


def _reach(bound: FloatArray, spread: FloatArray) -> FloatArray:
    """Return how far a share lies above its own lower Wilson bound."""
    return spread * np.sqrt(np.clip(bound * (1 - bound), 0, None))
