"""Lists of comparisons that are looked at together, and which of their verdicts hold then."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.rules import BoolArray, FloatArray, IntArray, Words


def survivors(p: npt.ArrayLike, rate: float) -> BoolArray:
    """Return which comparisons of one list hold when all of them are looked at together.

    Args:
        p: the p-value of each comparison (0 to 1), missing where there is none.
        rate: the share that luck alone may have among those that hold (0 to 1).

    Returns:
        One truth each, False where there is no p-value.

    Source:
        Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal
        Statistical Society B 57 (1995), 289-300.
    """
    chances = np.asarray(p, dtype=np.float64)
    told = chances[~np.isnan(chances)]
    (least,) = _thresholds(told, np.zeros(len(told), dtype=np.int64), 1, rate)
    return np.asarray(chances <= least)


def _thresholds(p: FloatArray, lists: IntArray, n_lists: int, rate: float) -> FloatArray:
    """Return the largest p-value that holds in each list; missing where none does."""
    order = np.lexsort((p, lists))
    p, lists = p[order], lists[order]
    rank = np.arange(len(p)) - np.searchsorted(lists, lists) + 1
    size = np.bincount(lists, minlength=n_lists)[lists]
    holds = p <= rate * rank / size
    largest = np.full(n_lists, np.nan)
    np.fmax.at(largest, lists[holds], p[holds])
    return largest


def told_of_lists(
    p: FloatArray, lists: IntArray, is_listed: BoolArray, is_counted: BoolArray, rate: float
) -> dict[str, Words]:
    """Count the comparisons of every list, and say which of its rows hold among them.

    Args:
        p: p-value of each row (0 to 1), missing where it has none.
        lists: the number of its list.
        is_listed: it is on it.
        is_counted: it is one of those that are counted. One that is listed and not counted, the
            other side of a pair, holds by the same threshold.
        rate: as ``survivors`` has it. Version 1 of the rule has none, and says nothing of this.

    Returns:
        looks (how many its list counts) and survives (whether it holds), missing where it is not
        listed or has no p-value.
    """
    listed = {name: np.full(len(p), pd.NA, dtype=object) for name in ("looks", "survives")}
    own = is_listed & ~np.isnan(p)
    if np.isnan(rate) or not own.any():
        return listed
    counted, n_lists = own & is_counted, int(lists.max()) + 1
    least = _thresholds(p[counted], lists[counted], n_lists, rate)
    listed["looks"][own] = np.bincount(lists[counted], minlength=n_lists)[lists[own]]
    listed["survives"][own] = p[own] <= least[lists[own]]
    return listed
