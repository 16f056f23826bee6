"""Shows no more of a group's percent than its size allows, and says what a percent still tells."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.disclosure.small import HIDDEN, students_of
from monitoring.disclosure.sums import public_rows
from monitoring.vocabulary import MIN_SHOWN

AT_MOST, AT_LEAST = "at_most", "at_least"
_PERCENT = "percent"

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Scale:
    """How finely a percent may be shown, by the number of students behind it.

    Args:
        ends: from how many students on which percent is the lower end of the scale; the upper one
            is 100 less it, and 0 is no end.
        in_full_from: so many students and more show a fine percent with its numerator.
        has_its_ends: the end itself is coded with what lies beyond it.
    """

    ends: tuple[tuple[int, float], ...]
    in_full_from: int
    has_its_ends: bool

    def low_end(self, students: Numbers) -> Numbers:
        """Return the lower end of the scale of each group, 0 where it has none."""
        least = np.array([n for n, _ in self.ends])
        ends = np.array([0.0, *(end for _, end in self.ends)])
        return ends[np.searchsorted(least, np.nan_to_num(students), side="right")]


# Source: M. Seastrom, Statistical Methods for Protecting Personally Identifiable Information in
# Aggregate Reporting, NCES 2011-603 (SLDS Technical Brief 3), 2010: 20 and 80 percent for 10 to 19
# students, 10 and 90 for 20 to 39, 5 and 95 for 40 to 99, 2 and 98 for 100 to 299, 1 and 99 for 300
# and more; whole percents, without the count, below 300.
SCALE = Scale(((10, 20.0), (20, 10.0), (40, 5.0), (100, 2.0), (300, 1.0)), 300, has_its_ends=True)
# What was published under version 1 of the rule stays as it was.
_SCALE_OF = {"1": Scale(((10, 5.0), (30, 0.0)), 30, has_its_ends=False)}


def code_small_groups(results: pd.DataFrame) -> pd.DataFrame:
    """Return ``results`` with percents shown as coarsely as the size of each group asks.

    A percent at or beyond an end of the scale becomes that end, with its code, and loses its
    numerator: at the ends a percent says of nearly every student what he or she reached, in the
    middle it says that of nobody. Below ``Scale.in_full_from`` students the numerator goes from
    every row, and the percent becomes a whole one.

    Args:
        results: one row per result: numerator, denominator (students), value, published_value
            (percent, 0-100), missing where not published; data_state (word); is_public (bool, may
            be missing: False): printed by the state, and so left as it is; unit (may be missing:
            percent); rule_version (may be missing: that of today), under which it is published.

    Returns:
        The same rows in the same order, with the column value_code: "", "at_most" or "at_least".
        Values that are no percent (of another unit, outside 0 to 100, or not the ratio of their
        counts) stay. Rows already coded stay as they are, so coding twice changes nothing.
    """
    scale = _scale_of(results)
    given = results.get("value_code", pd.Series("", index=results.index)).fillna("").astype(str)
    is_percent = _is_own_percent(results)
    students = students_of(results)
    value = results["value"]
    low = pd.Series(scale.low_end(np.asarray(students, dtype=np.float64)), index=results.index)
    is_low, is_high = value < low, value > 100 - low
    if scale.has_its_ends:
        is_low, is_high = value <= low, value >= 100 - low
    is_low, is_high = ((at & is_percent & (low > 0)) for at in (is_low, is_high))
    code = pd.Series(np.select([is_low, is_high], [AT_MOST, AT_LEAST], ""), value.index)
    is_coarse = is_percent & (students < scale.in_full_from)
    whole = value.add(0.5).apply(np.floor).where(is_coarse, value)
    whole = whole.mask(is_low, low).mask(is_high, 100 - low)
    coded = results.assign(value_code=given.where(given != "", code))
    is_end = coded["value_code"] != ""
    coded["value"] = whole.where(given == "", value)
    if "published_value" in coded:
        changed = is_coarse | is_end
        coded["published_value"] = coded["published_value"].where(~changed, coded["value"])
    coded["numerator"] = coded["numerator"].mask(is_coarse | is_end)
    return coded


def shown_too_finely(results: pd.DataFrame) -> "pd.Series[bool]":
    """Say of each row whether it tells more of a group than coding would leave."""
    coded = code_small_groups(results)
    differs = pd.Series(False, index=results.index)
    for name in ("numerator", "value", "published_value"):
        if name in results:
            before, after = results[name], coded[name]
            differs |= before.notna() & ~(before == after)
    return differs


def _scale_of(results: pd.DataFrame) -> Scale:
    """Return the scale under which all these rows are published."""
    version = (
        str(results["rule_version"].iloc[0]) if "rule_version" in results and len(results) else ""
    )
    return _SCALE_OF.get(version, SCALE)


def _is_own_percent(results: pd.DataFrame) -> "pd.Series[bool]":
    """Say which rows show a percent of the district's own."""
    ratio = results["numerator"] * 100 / results["denominator"]
    is_percent = results["value"].isna() | results["value"].between(0, 100)
    is_percent &= ~((ratio - results["value"]).abs() > 1)
    if "unit" in results:
        is_percent &= results["unit"] == _PERCENT
    is_shown = (results["data_state"] != HIDDEN) & ~public_rows(results)
    return is_shown & is_percent & (students_of(results) >= MIN_SHOWN)


def numerator_limits(
    results: pd.DataFrame, students: Numbers, percents: tuple[Numbers, Numbers]
) -> tuple[Numbers, Numbers]:
    """Return the smallest and the largest numerator that a reader can tell from each row.

    A numerator that is shown is both. Beside a percent alone it lies within what rounding
    leaves: half a point for a whole percent of a group that shows no finer one, one unit of the
    last place else, because some sources add up two rounded percents. Where whole numbers lie
    within, they are the limits.

    Args:
        results: rows as in ``code_small_groups``, with value_code where there is one.
        students: the students of each row that a reader sees, missing where none.
        percents: what ``percent_limits`` says of them.
    """
    shown = results["numerator"].to_numpy(dtype=float)
    lowest, highest = percents
    low = np.fmax(np.ceil(students * lowest / 100 - 1e-6), 0)
    high = np.fmin(np.floor(students * highest / 100 + 1e-6), students)
    # A percent that no whole number has tells of rounding we do not know: nothing is concluded.
    fits = low <= high
    low, high = np.where(fits, low, 0.0), np.where(fits, high, students)
    low = np.where(np.isnan(shown), low, shown)
    high = np.where(np.isnan(shown), high, shown)
    return np.nan_to_num(low, nan=0.0), np.where(np.isnan(high), np.inf, high)


def coarse_limits(results: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Return between which percents the true one lies where a coarse one is shown, else missing.

    Args:
        results: rows as in ``code_small_groups``, with value_code where there is one. Coarse are
            an end of the scale, and a whole percent without its count of a group that is shown no
            finer one.
    """
    students = np.asarray(students_of(results), dtype=np.float64)
    value = results["value"].to_numpy(dtype=float)
    code = results.get("value_code", pd.Series("", index=results.index)).fillna("").to_numpy()
    is_whole = (students < SCALE.in_full_from) & (value == np.round(value)) & ~public_rows(results)
    is_whole &= results["numerator"].isna().to_numpy()
    if "unit" in results:
        is_whole &= (results["unit"] == _PERCENT).to_numpy()
    is_coarse = is_whole | (code != "")
    low, high = percent_limits(results, students)
    return np.where(is_coarse, low, np.nan), np.where(is_coarse, high, np.nan)


def percent_limits(results: pd.DataFrame, students: Numbers) -> tuple[Numbers, Numbers]:
    """Return between which percents the true one lies, missing where no percent is shown."""
    scale = _scale_of(results)
    value = results["value"].to_numpy(dtype=float)
    value = np.where((value >= 0) & (value <= 100), value, np.nan)
    is_coarse = (students < scale.in_full_from) & (value == np.round(value)) & ~public_rows(results)
    is_tenth = np.abs(value - np.round(value, 1)) < 1e-9
    within = np.where(is_coarse, 0.5, np.where(is_tenth, 0.1, 0.01))
    # What is coded lies at the end or beyond, what is not lies on its own side of it.
    beyond, before = (0.0, 1e-4) if scale.has_its_ends else (-1e-4, 0.0)
    low = scale.low_end(students)
    lowest = np.where(is_coarse, np.fmax(value - within, low + before), value - within)
    highest = np.where(is_coarse, np.fmin(value + within, 100 - low - before), value + within)
    code = results.get("value_code", pd.Series("", index=results.index)).to_numpy()
    lowest = np.where(code == AT_MOST, 0.0, np.where(code == AT_LEAST, value - beyond, lowest))
    highest = np.where(code == AT_LEAST, 100.0, np.where(code == AT_MOST, value + beyond, highest))
    return np.fmax(lowest, 0.0), np.fmin(highest, 100.0)
