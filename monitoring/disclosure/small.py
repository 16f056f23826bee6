"""Hides every figure about too few students."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.vocabulary import MIN_SHOWN as MIN_SHOWN

HIDDEN = "hidden"
FIGURES = ("numerator", "denominator", "value", "published_value")


def hide_small(rows: pd.DataFrame) -> pd.DataFrame:
    """Return ``rows`` with every figure about fewer than MIN_SHOWN students taken out.

    A row is about too few students when its denominator says so or, where no denominator was
    printed, when numerator and value together give it away. A row already marked hidden loses
    whatever figures it still carries.

    Args:
        rows: one row per result: numerator and denominator (students), value and
            published_value (percent, 0-100), each missing where unknown; data_state (word).

    Returns:
        The same rows in the same order; in hidden ones the four figures are missing and
        data_state is "hidden". ``rows`` itself is left as it was.

    Source:
        GOSA, Downloadable Data: results for groups of fewer than 10 students are not shown
        ("TFS", too few students).
    """
    hidden = (students_of(rows) < MIN_SHOWN) | (rows["data_state"] == HIDDEN)
    protected = rows.copy()
    protected.loc[hidden, list(FIGURES)] = float("nan")
    protected.loc[hidden, "data_state"] = HIDDEN
    return protected


def students_of(rows: pd.DataFrame) -> "pd.Series[float]":
    """Return the students of each row: the denominator, or what numerator and value imply.

    Args:
        rows: numerator, denominator (students) and value (percent, 0-100), missing where unknown.
    """
    # Asked of a few dozen rows a thousand times over: plain arrays.
    numerator, denominator, value = (
        rows[name].to_numpy(dtype=np.float64, na_value=np.nan)
        for name in ("numerator", "denominator", "value")
    )
    implied = np.round(numerator * 100 / np.where(value > 0, value, np.nan))
    return pd.Series(np.where(np.isnan(denominator), implied, denominator), index=rows.index)


def has_figures(rows: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Say which rows have one of numerator, denominator and value."""
    has_any = np.zeros(len(rows), dtype=bool)
    for name in ("numerator", "denominator", "value"):
        has_any |= ~np.isnan(rows[name].to_numpy(dtype=np.float64, na_value=np.nan))
    return has_any
