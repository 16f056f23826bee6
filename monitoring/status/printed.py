"""What a percentage as it is printed says of the exact one."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.rules import CODED, PRINTED_WITHIN
from monitoring.vocabulary import ValueCode

# Between which values the true one lies: the value itself, but for one that is shown coarsely.
ENDS = ("lowest", "highest")
# A count may miss an end by the noise of binary fractions, and an end by what its code allows.
_NOISE = 1e-6


def rounding_of(results: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Return by how many points rounding may have moved each percentage: 0 beside its count."""
    printed = np.where(results["numerator"].isna(), PRINTED_WITHIN, 0.0)
    if ENDS[0] not in results:
        return printed
    value = results["value"].to_numpy(dtype=np.float64)
    low, high = (results[end].to_numpy(dtype=np.float64) for end in ENDS)
    reach: npt.NDArray[np.float64] = np.fmax(printed, np.fmax(value - low, high - value))
    return reach


def between_ends(rows: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Add lowest and highest: between which the true value lies, as told, or the value itself."""
    for end in ENDS:
        given = results[end].to_numpy(dtype=np.float64) if end in results else np.nan
        rows[end] = pd.Series(given, index=rows.index, dtype="float64").fillna(rows["value"])
    return rows


def with_ends_of_scale(
    rows: pd.DataFrame, is_end: "pd.Series[bool]", codes: Sequence[str]
) -> pd.DataFrame:
    """Say which percents a figure at an end of the scale can stand for.

    Args:
        rows: with value, denominator (students), lowest and highest (percent; the value itself
            where it is not known between which percents the true one lies).
        is_end: which rows are such figures.
        codes: of each row, "at_most", "at_least" or another word.

    Returns:
        The rows with is_end (False also where the students are not known), and lowest and highest
        of an end as percents of whole students: "at_most" 5 of 41 students is 0 to 2 of them.
    """
    students = rows["denominator"]
    code = pd.Series(codes, index=rows.index, dtype="object")
    is_end = is_end & (students > 0) & rows["value"].between(0, 100)
    low = rows["lowest"].mask(code == ValueCode.AT_MOST, 0.0)
    high = rows["highest"].mask(code == ValueCode.AT_LEAST, 100.0)
    fewest = np.ceil(students * low / 100 - _NOISE)
    most = np.floor(students * high / 100 + _NOISE)
    is_end &= fewest <= most
    return rows.assign(
        is_end=is_end,
        lowest=rows["lowest"].mask(is_end, 100 * fewest / students),
        highest=rows["highest"].mask(is_end, 100 * most / students),
    )


def with_possible_values(rows: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Add to value and denominator of each result what its exact percent may be.

    Returns:
        The rows with within (points by which rounding may have moved it; 0 at an end of the scale),
        and lowest and highest: those of ``with_ends_of_scale``, of all others the value itself.
    """
    codes = results["value_code"].tolist() if "value_code" in results else [""] * len(rows)
    is_coded = pd.Series(codes, index=rows.index, dtype="object").isin(list(CODED))
    rows = with_ends_of_scale(between_ends(rows, results), is_coded, codes)
    within = pd.Series(rounding_of(results), index=rows.index)
    rows["within"] = within.mask(rows["is_end"], 0.0)
    for end in ENDS:
        rows[end] = rows[end].where(rows["is_end"], rows["value"])
    return rows
