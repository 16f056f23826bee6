"""What a percentage as it is printed says of the exact one."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.rules import CODED, PRINTED_WITHIN, BoolArray, FloatArray
from monitoring.vocabulary import ValueCode

# Between which values the true one lies: the value itself, but for one that is shown coarsely.
ENDS = ("lowest", "highest")
# A count may miss an end by the noise of binary fractions, and an end by what its code allows.
_NOISE = 1e-6


def rounding_of(results: pd.DataFrame) -> FloatArray:
    """Return by how many points rounding may have moved each percentage: 0 beside its count."""
    printed = np.where(results["numerator"].isna(), PRINTED_WITHIN, 0.0)
    if ENDS[0] not in results:
        return printed
    value = results["value"].to_numpy(dtype=np.float64)
    low, high = (results[end].to_numpy(dtype=np.float64) for end in ENDS)
    reach: FloatArray = np.fmax(printed, np.fmax(value - low, high - value))
    return reach


def between_ends(value: FloatArray, results: pd.DataFrame) -> tuple[FloatArray, FloatArray]:
    """Return lowest and highest: between which the true value lies, as told, or the value."""
    low, high = (
        results[end].to_numpy(dtype=np.float64) if end in results else value for end in ENDS
    )
    return np.where(np.isnan(low), value, low), np.where(np.isnan(high), value, high)


def ends_of_scale(
    figures: Mapping[str, Any] | pd.DataFrame, is_end: npt.ArrayLike, codes: Sequence[str]
) -> tuple[BoolArray, FloatArray, FloatArray]:
    """Say which percents a figure at an end of the scale can stand for.

    Args:
        figures: value, denominator (students), lowest and highest (percent; the value itself
            where it is not known between which percents the true one lies).
        is_end: which of them are such figures.
        codes: of each, "at_most", "at_least" or another word.

    Returns:
        is_end (False also where the students are not known), and lowest and highest, of an end as
        percents of whole students: "at_most" 5 of 41 students is 0 to 2 of them.
    """
    value, students, lowest, highest = (
        np.asarray(figures[name], dtype=np.float64) for name in ("value", "denominator", *ENDS)
    )
    students = np.where(students > 0, students, np.nan)
    code = np.asarray(codes, dtype=object)
    low = np.where(code == ValueCode.AT_MOST, 0.0, lowest)
    high = np.where(code == ValueCode.AT_LEAST, 100.0, highest)
    fewest = np.ceil(students * low / 100 - _NOISE)
    most = np.floor(students * high / 100 + _NOISE)
    is_end = np.asarray(is_end, dtype=np.bool_) & (value >= 0) & (value <= 100) & (fewest <= most)
    return (
        is_end,
        np.where(is_end, 100 * fewest / students, lowest),
        np.where(is_end, 100 * most / students, highest),
    )


def possible_values(results: pd.DataFrame) -> dict[str, FloatArray]:
    """Return value and denominator of each result, and what its exact percent may be.

    Returns:
        These two, within (points by which rounding may have moved it; 0 at an end of the scale),
        and lowest and highest: those of ``ends_of_scale``, of all others the value itself.
    """
    codes = results["value_code"].tolist() if "value_code" in results else [""] * len(results)
    figures = {name: results[name].to_numpy(np.float64) for name in ("value", "denominator")}
    value = figures["value"]
    told = figures | dict(zip(ENDS, between_ends(value, results), strict=True))
    is_end, low, high = ends_of_scale(told, [it in CODED for it in codes], codes)
    return figures | {
        "within": np.where(is_end, 0.0, rounding_of(results)),
        "lowest": np.where(is_end, low, value),
        "highest": np.where(is_end, high, value),
    }
