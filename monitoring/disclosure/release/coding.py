"""Shows a small group as a whole percent only, and says what a shown percent still tells."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.disclosure.small import HIDDEN, students_of
from monitoring.disclosure.sums import public_rows
from monitoring.vocabulary import MIN_SHOWN

# Below it, no counts beside the percent, and no fine percent.
MIN_SHOWN_IN_FULL = 30
# The ends at which a percent is coded: "at most 5", "at least 95".
BOTTOM, TOP = 5.0, 95.0
AT_MOST, AT_LEAST = "at_most", "at_least"

Numbers = npt.NDArray[np.float64]


def code_small_groups(results: pd.DataFrame) -> pd.DataFrame:
    """Return ``results`` with groups of MIN_SHOWN to under MIN_SHOWN_IN_FULL shown coarsely.

    The numerator goes; the percent becomes a whole one; a percent below BOTTOM or above TOP
    becomes that end, with its code. At the ends a percent says of nearly every student what he or
    she reached, in the middle it says that of nobody.

    Args:
        results: one row per result: numerator, denominator (students), value, published_value
            (percent, 0-100), missing where not published; data_state (word); is_public (bool, may
            be missing: False): printed by the state, and so left as it is.

    Returns:
        The same rows in the same order, with the column value_code: "", "at_most" or "at_least".
        Values that are no percent (outside 0 to 100, or not the ratio of their counts) stay.
        Rows already coded stay as they are, so coding twice changes nothing.

    Source:
        The practice of state report cards: Seastrom, Statistical Methods for Protecting
        Personally Identifiable Information in Aggregate Reporting, NCES 2011-603, 2010. Its
        summary names minimum sizes of 5 to 30 students, most often 10, and top and bottom coding
        among the practices of the states. That the ends are 5 and 95, for all groups under 30,
        is this product's choice; the report's own recommended rules are not copied here.
    """
    given = results.get("value_code", pd.Series("", index=results.index)).fillna("").astype(str)
    is_small = _is_small(results)
    value = results["value"]
    whole = value.clip(BOTTOM, TOP).add(0.5).apply(np.floor)
    code = pd.Series(np.select([value < BOTTOM, value > TOP], [AT_MOST, AT_LEAST], ""), value.index)
    coded = results.assign(value_code=given.where(~is_small | (given != ""), code))
    coded["value"] = value.where(~is_small, whole)
    if "published_value" in coded:
        coded["published_value"] = coded["published_value"].where(~is_small, coded["value"])
    coded["numerator"] = coded["numerator"].mask(is_small)
    return coded


def shown_too_finely(results: pd.DataFrame) -> "pd.Series[bool]":
    """Say of each row whether it tells more of a small group than coding would leave."""
    coded = code_small_groups(results)
    differs = pd.Series(False, index=results.index)
    for name in ("numerator", "value", "published_value"):
        if name in results:
            before, after = results[name], coded[name]
            differs |= before.notna() & ~(before == after)
    return differs


def _is_small(results: pd.DataFrame) -> "pd.Series[bool]":
    """Say which rows show a percent of a small group."""
    students = students_of(results)
    ratio = results["numerator"] * 100 / results["denominator"]
    is_percent = results["value"].isna() | results["value"].between(0, 100)
    is_percent &= ~((ratio - results["value"]).abs() > 1)
    is_shown = (results["data_state"] != HIDDEN) & ~public_rows(results)
    return is_shown & is_percent & (students >= MIN_SHOWN) & (students < MIN_SHOWN_IN_FULL)


def numerator_limits(results: pd.DataFrame, students: Numbers) -> tuple[Numbers, Numbers]:
    """Return the smallest and the largest numerator that a reader can tell from each row.

    A numerator that is shown is both. Beside a percent alone it lies within what rounding
    leaves: half a point for a whole percent of a small group, one unit of the last place else,
    because some sources add up two rounded percents. Where whole numbers lie within, they are the
    limits.

    Args:
        results: rows as in ``code_small_groups``, with value_code where there is one.
        students: the students of each row that a reader sees, missing where none.
    """
    shown = results["numerator"].to_numpy(dtype=float)
    lowest, highest = percent_limits(results, students)
    low = np.fmax(np.ceil(students * lowest / 100 - 1e-6), 0)
    high = np.fmin(np.floor(students * highest / 100 + 1e-6), students)
    # A percent that no whole number has tells of rounding we do not know: nothing is concluded.
    fits = low <= high
    low, high = np.where(fits, low, 0.0), np.where(fits, high, students)
    low = np.where(np.isnan(shown), low, shown)
    high = np.where(np.isnan(shown), high, shown)
    return np.nan_to_num(low, nan=0.0), np.where(np.isnan(high), np.inf, high)


def percent_limits(results: pd.DataFrame, students: Numbers) -> tuple[Numbers, Numbers]:
    """Return between which percents the true one lies, missing where no percent is shown."""
    value = results["value"].where(results["value"].between(0, 100)).to_numpy(dtype=float)
    is_whole = (students < MIN_SHOWN_IN_FULL) & (value == np.round(value)) & ~public_rows(results)
    is_tenth = np.abs(value - np.round(value, 1)) < 1e-9
    within = np.where(is_whole, 0.5, np.where(is_tenth, 0.1, 0.01))
    lowest, highest = value - within, value + within
    lowest = np.where(is_whole, np.fmax(lowest, BOTTOM), lowest)
    highest = np.where(is_whole, np.fmin(highest, TOP), highest)
    code = results.get("value_code", pd.Series("", index=results.index)).to_numpy()
    lowest = np.where(code == AT_MOST, 0.0, np.where(code == AT_LEAST, TOP + 1e-4, lowest))
    highest = np.where(code == AT_LEAST, 100.0, np.where(code == AT_MOST, BOTTOM - 1e-4, highest))
    return np.fmax(lowest, 0.0), np.fmin(highest, 100.0)
