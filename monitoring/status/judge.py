"""The pace of a result: needed until the deadline, and achieved since the baseline."""

import numpy as np

from monitoring.status.columns import Rows
from monitoring.status.rules import (
    ALL_STUDENTS,
    TOLERANCE,
    FloatArray,
)
from monitoring.vocabulary.verdicts import LevelObstacle


def judge_pace(cases: Rows) -> Rows:
    """Add the points per year needed until the deadline and achieved since the baseline.

    Args:
        cases: one row per result and covering measure, from ``judge_level``.

    Returns:
        The rows with is_on_course (bool: a status is given, or this is the baseline year),
        pace_needed and pace_achieved (points per year, signed as the value moves).
    """
    on_course = cases["is_covered"] & np.isin(
        cases["own_obstacle"], (LevelObstacle.NONE, LevelObstacle.BASELINE_YEAR)
    )
    ahead = cases["deadline_period"] - cases["period"]
    behind = cases["period"] - cases["baseline_period"]
    needed = (cases["final_target"] - cases["value"]) / np.where(ahead > 0, ahead, np.nan)
    # The plan's baseline is the whole district's: a school's own pace starts from its own result.
    is_whole = (cases["organisation_level"] == "district") & (cases["subgroup"] == ALL_STUDENTS)
    start = np.where(cases["base_is_measured"], cases["base_value"], np.nan)
    has_plans = np.isnan(start) & (is_whole | cases["starts_from_own"])
    start = np.where(has_plans, cases["baseline_value"], start)
    achieved = (cases["value"] - start) / np.where(behind > 0, behind, np.nan)
    cases["is_on_course"] = on_course
    cases["pace_needed"] = np.where(on_course & ~cases["is_reached"], needed, np.nan)
    cases["pace_achieved"] = np.where(on_course, achieved, np.nan)
    return cases


def rounded(numbers: FloatArray, decimals: int) -> FloatArray:
    """Round half away from zero, as published tables do."""
    scale = 10.0**decimals
    whole = np.floor(np.abs(numbers) * scale + 0.5 + TOLERANCE)
    return np.copysign(whole / scale, numbers)
