"""Sets the rows of a load beside the results in force: which are new, which replace, from when."""

from datetime import date
from decimal import Decimal

import pandas as pd

from monitoring.result_files.cells import SUM_OF_TWO, Figure
from monitoring.result_files.model import EOC, EOG

_FIGURES = ["numerator", "denominator", "value", "data_state"]


def row_outcomes(rows: pd.DataFrame, vintage_on: date | None) -> list[str]:
    """Return of each row, beside the result in force: new, superseding, unchanged or older."""
    same = pd.Series(True, index=rows.index)
    for name in _FIGURES:
        now, old = rows[name], rows[f"old_{name}"]
        same &= (now == old) | (now.isna() & old.isna())
    says_less = (
        rows["denominator"].isna()
        & rows["old_denominator"].notna()
        & ((rows["value"] - rows["old_value"]).abs() <= _roundings(rows))
    )
    older = pd.Series(False, index=rows.index)
    if vintage_on is not None:
        older = pd.to_datetime(rows["old_vintage_on"]) > pd.Timestamp(vintage_on)
    outcomes = pd.Series("superseding", index=rows.index)
    outcomes[older] = "older"
    outcomes[same | says_less] = "unchanged"
    outcomes[rows["old_result_id"].isna()] = "new"
    return outcomes.tolist()


def _roundings(rows: pd.DataFrame) -> pd.Series:
    """Return how far each printed percent may stand from the one that its counts give."""
    sums = rows["indicator_id"].isin([EOG, EOC]) * SUM_OF_TWO
    printed = [_rounding(value) for value in rows["published_value"]]
    return pd.Series(printed, index=rows.index, dtype="float64") + sums


def _rounding(printed: float) -> float:
    if pd.isna(printed):
        return 0.0
    # Ten digits are more than any file prints; what follows is noise of a sum of two percents.
    exponent = Decimal(f"{printed:.10g}").normalize().as_tuple().exponent
    return Figure("number", printed, max(0, -int(exponent))).rounding


def first_known(rows: pd.DataFrame) -> tuple[list[date], list[bool]]:
    """Date a row that supersedes another by the earlier of the two.

    A figure that was overdue or hidden before is known from its own date only, and so is one that
    states a date where the other had none.

    Returns:
        The days, and whether each is assumed; of two on one day, the one that is stated counts.
    """
    days, assumed = [], []
    old_days = pd.to_datetime(rows["old_released_on"]).dt.date
    old_assumed = rows["old_is_date_assumed"].fillna(value=False).astype(bool)
    for own, old, is_own, is_old, outcome, value, old_value, undated in zip(
        rows["released_on"],
        old_days,
        rows["is_date_assumed"],
        old_assumed,
        rows["outcome"],
        rows["value"],
        rows["old_value"],
        was_undated(rows),
        strict=True,
    ):
        was_known = outcome == "superseding" and (pd.notna(old_value) or pd.isna(value))
        if was_known and not undated and old <= own:
            days.append(old)
            assumed.append(bool(is_old and (is_own or old < own)))
        else:
            days.append(own)
            assumed.append(bool(is_own))
    return days, assumed


def was_undated(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Tell which rows bear a date where the one of the result in force is assumed."""
    return rows["is_dated"] & rows["old_is_date_assumed"].fillna(value=False).astype(bool)
