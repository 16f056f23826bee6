"""Against the plan: on which side a figure lies, and whether ordinary luck could have tipped it."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from monitoring.status.chosen import first_true
from monitoring.status.intervals import newcombe_interval
from monitoring.status.judge import rounded
from monitoring.status.rules import (
    MEASURED,
    PERCENT,
    POINTS_PER_YEAR,
    TOLERANCE,
    TOO_FEW,
    RuleParameters,
)
from monitoring.vocabulary import DataState, Level
from monitoring.vocabulary.verdicts import LevelObstacle

# (at or above what is asked, the margin reaches across) -> the verdict; None: there is no margin.
Verdicts = Mapping[tuple[bool, bool | None], Level]
RUNNING: Verdicts = {
    (True, False): Level.ON_TRACK,
    (True, True): Level.NARROWLY_ON_TRACK,
    (True, None): Level.ON_TRACK_MARGIN_UNKNOWN,
    (False, False): Level.OFF_TRACK,
    (False, True): Level.NARROWLY_OFF_TRACK,
    (False, None): Level.OFF_TRACK_MARGIN_UNKNOWN,
}
FINAL: Verdicts = {
    (True, False): Level.MET,
    (True, True): Level.NARROWLY_MET,
    (True, None): Level.MET_MARGIN_UNKNOWN,
    (False, False): Level.MISSED,
    (False, True): Level.NARROWLY_MISSED,
    (False, None): Level.MISSED_MARGIN_UNKNOWN,
}
# The data state of the deadline's year -> what keeps it from deciding.
_UNDECIDED = {
    "": LevelObstacle.DEADLINE_MISSING,
    DataState.OVERDUE: LevelObstacle.DEADLINE_MISSING,
    DataState.CANCELLED: LevelObstacle.DEADLINE_CANCELLED,
    DataState.NOT_PUBLISHED: LevelObstacle.DEADLINE_NOT_PUBLISHED,
    DataState.HIDDEN: LevelObstacle.DEADLINE_HIDDEN,
    DataState.CODED_AT_MOST: LevelObstacle.DEADLINE_CODED,
    DataState.CODED_AT_LEAST: LevelObstacle.DEADLINE_CODED,
    TOO_FEW: LevelObstacle.DEADLINE_TOO_FEW,
    DataState.NOT_COMPARABLE: LevelObstacle.DEADLINE_NOT_COMPARABLE,
}

# A figure that is judged: its own column of each row; that of the deadline's year has its name.
_JUDGED = {
    "value": "value",
    "n": "denominator",
    "low": "interval_low",
    "high": "interval_high",
    "within": "within",
}

_TOLD = ["asked_points", "since_base_points", "since_base_low", "since_base_high"]


def judge_level(cases: pd.DataFrame, rules: RuleParameters) -> pd.DataFrame:
    """Set each value against its path; from the deadline on, the deadline's year alone decides.

    Where the plan asks for a value, the margin is the interval of the result; where it asks for
    points per year, the interval of the change since the baseline, which has luck of its own.

    Args:
        cases: one row per result and covering measure, from ``pair``.
        rules: the rule's parameters.

    Returns:
        The rows with own_obstacle (LevelObstacle: why the result itself cannot be set against the
        plan), level, level_obstacle (why that is no verdict), later_obstacle (own_obstacle of a
        result after the deadline), deadline_verdict ("" before the deadline), is_settled (bool: a
        later result carries a verdict), is_reached and is_at_target (bool: at the target; before
        the deadline), asked_points and since_base_points, _low and _high (change asked for and made
        since the baseline by the figure that is judged; missing where a value is asked for),
        distance_points (negative is worse; after the deadline from the target) and
        distance_students (count, same sign).
    """
    cases["own_obstacle"] = _obstacle(cases)
    stands = cases["is_covered"] & (cases["own_obstacle"] == LevelObstacle.NONE)
    is_final = cases["is_covered"] & (cases["period"] >= cases["deadline_period"])
    to_target = cases["turn"] * (cases["value"] - cases["final_target"])
    cases["is_reached"] = to_target >= -TOLERANCE
    cases["is_at_target"] = stands & ~is_final & cases["is_reached"]
    undecided = _undecided(cases).where(is_final & cases["has_path"], LevelObstacle.NONE)
    is_undecided = undecided != LevelObstacle.NONE
    judged = _judged(cases, is_final, rules)
    verdict = _verdict(cases, judged, is_final)
    without = ~cases["has_path"] | (~is_final & ~stands)
    cases["level"] = first_true(
        [~cases["is_covered"], without, is_undecided],
        [Level.NO_TARGET, Level.NO_STATUS, Level.UNDECIDED],
        default=verdict,
    )
    has_none = cases["level"].isin([Level.NO_STATUS, Level.NO_TARGET])
    cases["level_obstacle"] = undecided.mask(has_none, cases["own_obstacle"])
    carries = cases["is_late"] & ~has_none
    cases["later_obstacle"] = cases["own_obstacle"].where(carries, LevelObstacle.NONE)
    cases["deadline_verdict"] = cases["level"].where(is_final & ~has_none, "")
    cases["is_settled"] = carries & ~is_undecided
    cases = cases.join(judged[_TOLD])
    return _with_distance(cases, stands, to_target)


def verdict_of(
    is_above: "pd.Series[bool]",
    margin: "tuple[pd.Series[float], pd.Series[float]]",
    asked: "pd.Series[float]",
    verdicts: Verdicts,
) -> "pd.Series[str]":
    """Say on which side each figure lies, and whether its margin reaches to the other.

    Args:
        is_above: the figure is at or better than what is asked.
        margin: its lower and upper bound; missing where there is none.
        asked: what is asked, in the unit of the margin.
        verdicts: side and margin -> code.

    Returns:
        The codes, with the index of ``is_above``. Both sides are treated alike: what is asked lies
        within the margin, its bounds included, or it does not.
    """
    low, high = margin
    is_unknown = low.isna() | high.isna()
    reaches = (low <= asked + TOLERANCE) & (asked <= high + TOLERANCE)
    return first_true(
        [is_above & is_unknown, is_unknown, is_above & reaches, reaches, is_above],
        [
            verdicts[True, None],
            verdicts[False, None],
            verdicts[True, True],
            verdicts[False, True],
            verdicts[True, False],
        ],
        default=verdicts[False, False],
    )


def _obstacle(cases: pd.DataFrame) -> "pd.Series[str]":
    """Name what keeps a result itself from being set against the plan; the first that applies."""
    is_baseline_year = cases["period"] == cases["baseline_period"]
    return first_true(
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


def _undecided(cases: pd.DataFrame) -> "pd.Series[str]":
    """Name what keeps the result of the deadline's year from deciding; "" where it decides."""
    without = cases["due_data_state"].map(_UNDECIDED).fillna("").astype("object")
    return first_true(
        [
            without != "",
            cases["due_series"] == "",
            ~cases["is_due_on_baseline_series"],
        ],
        [without, LevelObstacle.DEADLINE_NOT_COMPARABLE, LevelObstacle.DEADLINE_OTHER_SERIES],
        default=LevelObstacle.NONE,
    )


def _judged(
    cases: pd.DataFrame, is_final: "pd.Series[bool]", rules: RuleParameters
) -> pd.DataFrame:
    """Return the figure that is judged, that of the deadline's year from it on, and its margin.

    Returns:
        By case: value, asked, low, high (of the value), asked_points and since_base_points, _low
        and _high (of the change; missing where a value is asked for).
    """
    figures = {
        name: cases[f"due_{name}"].where(is_final, cases[own]) for name, own in _JUDGED.items()
    }
    asked = cases["final_target"].where(is_final, cases["expected"])
    is_steps = cases["target_kind"] == POINTS_PER_YEAR
    since = (figures["value"] - cases["baseline_value"]).where(is_steps & asked.notna())
    has_margin = since.notna() & (cases["unit"] == PERCENT)
    low, high = newcombe_interval(
        figures["value"].where(has_margin),
        figures["n"],
        cases["baseline_value"].where(has_margin),
        cases["base_n"],
        rules.confidence,
        (figures.pop("within"), cases["base_within"]),
    )
    asked_points = (asked - cases["baseline_value"]).where(is_steps)
    change = {"asked_points": asked_points, "since_base_points": since}
    ends = {"since_base_low": low, "since_base_high": high}
    return pd.DataFrame(figures | {"asked": asked} | change | ends, index=cases.index)


def _verdict(
    cases: pd.DataFrame, judged: pd.DataFrame, is_final: "pd.Series[bool]"
) -> "pd.Series[str]":
    """Give the verdict as if every figure could be judged."""
    is_steps = cases["target_kind"] == POINTS_PER_YEAR
    is_above = cases["turn"] * (judged["value"] - judged["asked"]) >= -TOLERANCE
    is_above |= cases["is_at_target"]
    margin = (
        judged["low"].mask(is_steps, judged["since_base_low"]),
        judged["high"].mask(is_steps, judged["since_base_high"]),
    )
    asked = judged["asked"].mask(is_steps, judged["asked_points"])
    running = verdict_of(is_above, margin, asked, RUNNING)
    return verdict_of(is_above, margin, asked, FINAL).where(is_final, running)


def _with_distance(
    cases: pd.DataFrame, stands: "pd.Series[bool]", to_target: "pd.Series[float]"
) -> pd.DataFrame:
    """Add how far each result itself lies from the path, or after the deadline from the target."""
    gap = cases["turn"] * (cases["value"] - cases["expected"])
    cases["distance_points"] = gap.mask(cases["is_late"], to_target).where(stands)
    students = cases["distance_points"] * cases["denominator"] / 100
    cases["distance_students"] = rounded(students.to_numpy(), 0)
    cases.loc[cases["unit"] != PERCENT, "distance_students"] = np.nan
    return cases
