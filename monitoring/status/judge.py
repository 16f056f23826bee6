"""The verdicts: level against the path, change on the year before, pace and projection."""

import numpy as np
import pandas as pd

from monitoring.status.intervals import newcombe_interval
from monitoring.status.rules import (
    ALL_STUDENTS,
    BELOW_PATH,
    CLEAR_DECLINE,
    CLEAR_IMPROVEMENT,
    LOWER,
    MEASURED,
    MET,
    NEAR_PATH,
    NO_CLEAR_CHANGE,
    NO_STATUS,
    NO_TARGET,
    NOT_COMPARABLE,
    NOT_MET,
    OFF_PATH,
    ON_PATH,
    PERCENT,
    TOLERANCE,
    TOO_FEW,
    FloatArray,
    RuleParameters,
)
from monitoring.vocabulary.verdicts import ChangeObstacle, LevelObstacle


def judge_level(cases: pd.DataFrame) -> pd.DataFrame:
    """Set each value against its path.

    Args:
        cases: one row per result and covering measure, from ``pair``.

    Returns:
        The rows with level_obstacle (LevelObstacle: why the result has no status of its own),
        level (after the deadline that of the deadline year, where it has one), is_reached
        (bool), distance_points (negative is worse) and distance_students (count, same sign).
    """
    cases["level_obstacle"] = _obstacle(cases)
    stands = cases["is_covered"] & (cases["level_obstacle"] == LevelObstacle.NONE)
    gap = cases["turn"] * (cases["value"] - cases["expected"])
    to_target = cases["turn"] * (cases["value"] - cases["final_target"])
    cases["is_reached"] = to_target >= -TOLERANCE
    due_to_target = cases["turn"] * (cases["due_value"] - cases["final_target"])
    nearer = cases["interval_high"].mask(cases["better"] == LOWER, cases["interval_low"])
    reach = cases["turn"] * (nearer - cases["expected"])
    cases["level"] = _first_true(
        [
            ~cases["is_covered"],
            cases["is_settled"] & (due_to_target >= -TOLERANCE),
            cases["is_settled"],
            ~stands,
            cases["is_reached"],
            cases["period"] >= cases["deadline_period"],
            gap >= -TOLERANCE,
            nearer.isna(),
            reach >= -TOLERANCE,
        ],
        [NO_TARGET, MET, NOT_MET, NO_STATUS, MET, NOT_MET, ON_PATH, BELOW_PATH, NEAR_PATH],
        default=OFF_PATH,
    )
    cases["distance_points"] = gap.where(stands)
    students = cases["distance_points"] * cases["denominator"] / 100
    cases["distance_students"] = rounded(students.to_numpy(), 0)
    cases.loc[cases["unit"] != PERCENT, "distance_students"] = np.nan
    return cases


def _obstacle(cases: pd.DataFrame) -> "pd.Series[str]":
    """Name what keeps a result from a status; the first that applies."""
    is_baseline_year = cases["period"] == cases["baseline_period"]
    return _first_true(
        [
            cases["data_state"] == TOO_FEW,
            cases["data_state"] != MEASURED,
            ~cases["is_covered"],
            cases["period"] < cases["baseline_period"],
            ~cases["has_path"],
            is_baseline_year,
            cases["series"] == "",
            ~cases["is_on_baseline_series"],
        ],
        [
            LevelObstacle.TOO_FEW,
            LevelObstacle.NO_RESULT,
            LevelObstacle.NONE,
            LevelObstacle.BEFORE_PLAN,
            LevelObstacle.NO_BASELINE,
            LevelObstacle.BASELINE_YEAR,
            LevelObstacle.COMPARES_WITH_NONE,
            LevelObstacle.OTHER_SERIES,
        ],
        default=LevelObstacle.NONE,
    )


def judge_change(cases: pd.DataFrame, rules: RuleParameters) -> pd.DataFrame:
    """Set each value against the comparable one a period before.

    Args:
        cases: one row per result and covering measure, from ``pair``.
        rules: the rule's parameters.

    Returns:
        The rows with change, change_obstacle (ChangeObstacle: why it is not comparable) and, now
        minus before in points, change_points, change_low and change_high.
    """
    unsized = cases["denominator"].isna() | cases["earlier_denominator"].isna()
    cases["change_obstacle"] = _first_true(
        [
            cases["data_state"] == TOO_FEW,
            cases["data_state"] != MEASURED,
            cases["earlier_data_state"] == "",
            cases["earlier_data_state"] == TOO_FEW,
            cases["earlier_data_state"] != MEASURED,
            (cases["series"] != cases["earlier_series"]) | (cases["series"] == ""),
            cases["unit"] != PERCENT,
            unsized,
        ],
        [
            ChangeObstacle.TOO_FEW,
            ChangeObstacle.NO_RESULT,
            ChangeObstacle.NONE_EARLIER,
            ChangeObstacle.EARLIER_TOO_FEW,
            ChangeObstacle.EARLIER_NO_RESULT,
            ChangeObstacle.OTHER_SERIES,
            ChangeObstacle.UNIT_WITHOUT_MARGIN,
            ChangeObstacle.N_UNKNOWN,
        ],
        default=ChangeObstacle.NONE,
    )
    comparable = cases["change_obstacle"] == ChangeObstacle.NONE
    without_margin = [ChangeObstacle.UNIT_WITHOUT_MARGIN, ChangeObstacle.N_UNKNOWN]
    differs = comparable | cases["change_obstacle"].isin(without_margin)
    cases["change_points"] = (cases["value"] - cases["earlier_value"]).where(differs)
    cases["change_low"], cases["change_high"] = newcombe_interval(
        cases["value"].where(comparable),
        cases["denominator"],
        cases["earlier_value"].where(comparable),
        cases["earlier_denominator"],
        rules.confidence,
    )
    rises, falls = cases["change_low"] > 0, cases["change_high"] < 0
    is_lower = cases["better"] == LOWER
    cases["change"] = _first_true(
        [~comparable, rises & ~is_lower | falls & is_lower, rises | falls],
        [NOT_COMPARABLE, CLEAR_IMPROVEMENT, CLEAR_DECLINE],
        default=NO_CLEAR_CHANGE,
    )
    return cases


def judge_pace(cases: pd.DataFrame) -> pd.DataFrame:
    """Add the points per year needed until the deadline and achieved since the baseline.

    Args:
        cases: one row per result and covering measure, from ``judge_level``.

    Returns:
        The rows with is_on_course (bool: a status is given, or this is the baseline year),
        pace_needed and pace_achieved (points per year, signed as the value moves).
    """
    on_course = cases["is_covered"] & cases["level_obstacle"].isin(
        [LevelObstacle.NONE, LevelObstacle.BASELINE_YEAR]
    )
    ahead = cases["deadline_period"] - cases["period"]
    behind = cases["period"] - cases["baseline_period"]
    needed = (cases["final_target"] - cases["value"]) / ahead.where(ahead > 0)
    # The plan's baseline is the whole district's: a school's own pace starts from its own result.
    is_whole = (cases["organisation_level"] == "district") & (cases["subgroup"] == ALL_STUDENTS)
    start = cases["base_value"].where(cases["base_is_measured"])
    start = start.fillna(cases["baseline_value"].where(is_whole | cases["starts_from_own"]))
    achieved = (cases["value"] - start) / behind.where(behind > 0)
    cases["is_on_course"] = on_course
    cases["pace_needed"] = needed.where(on_course & ~cases["is_reached"])
    cases["pace_achieved"] = achieved.where(on_course)
    return cases


def _first_true(
    conditions: "list[pd.Series[bool]]", words: list[str], default: str
) -> "pd.Series[str]":
    """Return, row by row, the word of the first condition that holds."""
    chosen = np.select(conditions, words, default=default).astype(object)
    return pd.Series(chosen, index=conditions[0].index, dtype="object")


def rounded(numbers: FloatArray, decimals: int) -> FloatArray:
    """Round half away from zero, as published tables do."""
    scale = 10.0**decimals
    whole = np.floor(np.abs(numbers) * scale + 0.5 + TOLERANCE)
    return np.copysign(whole / scale, numbers)
