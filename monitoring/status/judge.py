"""The pace of a result: needed until the deadline, and achieved since the baseline."""

import numpy as np
import pandas as pd

from monitoring.status.rules import (
    ALL_STUDENTS,
    TOLERANCE,
    FloatArray,
)
from monitoring.vocabulary.verdicts import LevelObstacle


def judge_pace(cases: pd.DataFrame) -> pd.DataFrame:
    """Add the points per year needed until the deadline and achieved since the baseline.

    Args:
        cases: one row per result and covering measure, from ``judge_level``.

    Returns:
        The rows with is_on_course (bool: a status is given, or this is the baseline year),
        pace_needed and pace_achieved (points per year, signed as the value moves).
    """
    on_course = cases["is_covered"] & cases["own_obstacle"].isin(
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


def rounded(numbers: FloatArray, decimals: int) -> FloatArray:
    """Round half away from zero, as published tables do."""
    scale = 10.0**decimals
    whole = np.floor(np.abs(numbers) * scale + 0.5 + TOLERANCE)
    return np.copysign(whole / scale, numbers)
