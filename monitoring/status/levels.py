"""Against the plan: on which side a figure lies, and whether ordinary luck could have tipped it."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from monitoring.status.chosen import first_true
from monitoring.status.columns import Rows
from monitoring.status.intervals import newcombe_interval
from monitoring.status.judge import rounded
from monitoring.status.rules import (
    MEASURED,
    PERCENT,
    POINTS_PER_YEAR,
    TOLERANCE,
    TOO_FEW,
    BoolArray,
    FloatArray,
    RuleParameters,
    Words,
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


def judge_level(cases: Rows, rules: RuleParameters) -> Rows:
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
    is_decided = ~(is_final & cases["has_path"])
    undecided = np.where(is_decided, LevelObstacle.NONE, _undecided(cases))
    is_undecided = undecided != LevelObstacle.NONE
    judged = _judged(cases, is_final, rules)
    verdict = _verdict(cases, judged, is_final)
    without = ~cases["has_path"] | (~is_final & ~stands)
    level = first_true(
        [~cases["is_covered"], without, is_undecided],
        [Level.NO_TARGET, Level.NO_STATUS, Level.UNDECIDED],
        default=verdict,
    )
    has_none = ~cases["is_covered"] | without
    carries = cases["is_late"] & ~has_none
    cases["level"] = level
    cases["level_obstacle"] = np.where(has_none, cases["own_obstacle"], undecided)
    cases["later_obstacle"] = np.where(carries, cases["own_obstacle"], LevelObstacle.NONE)
    cases["deadline_verdict"] = np.where(is_final & ~has_none, level, "")
    cases["is_settled"] = carries & ~is_undecided
    cases |= {name: judged[name] for name in _TOLD}
    return _with_distance(cases, stands, to_target)


def verdict_of(
    is_above: npt.ArrayLike,
    margin: tuple[npt.ArrayLike, npt.ArrayLike],
    asked: npt.ArrayLike,
    verdicts: Verdicts,
) -> Words:
    """Say on which side each figure lies, and whether its margin reaches to the other.

    Args:
        is_above: the figure is at or better than what is asked.
        margin: its lower and upper bound; missing where there is none.
        asked: what is asked, in the unit of the margin.
        verdicts: side and margin -> code.

    Returns:
        The codes. Both sides are treated alike: what is asked lies
        within the margin, its bounds included, or it does not.
    """
    low, high, sought = (np.asarray(it, dtype=np.float64) for it in (*margin, asked))
    above = np.asarray(is_above, dtype=np.bool_)
    is_unknown = np.isnan(low) | np.isnan(high)
    reaches = (low <= sought + TOLERANCE) & (sought <= high + TOLERANCE)
    return first_true(
        [above & is_unknown, is_unknown, above & reaches, reaches, above],
        [
            verdicts[True, None],
            verdicts[False, None],
            verdicts[True, True],
            verdicts[False, True],
            verdicts[True, False],
        ],
        default=verdicts[False, False],
    )


def _obstacle(cases: Rows) -> Words:
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


def _undecided(cases: Rows) -> Words:
    """Name what keeps the result of the deadline's year from deciding; "" where it decides."""
    states = cases["due_data_state"].tolist()
    without = np.array([_UNDECIDED.get(it, LevelObstacle.NONE) for it in states], dtype=object)
    return first_true(
        [
            without != "",
            cases["due_series"] == "",
            ~cases["is_due_on_baseline_series"],
        ],
        [without, LevelObstacle.DEADLINE_NOT_COMPARABLE, LevelObstacle.DEADLINE_OTHER_SERIES],
        default=LevelObstacle.NONE,
    )


def _judged(cases: Rows, is_final: BoolArray, rules: RuleParameters) -> Rows:
    """Return the figure that is judged, that of the deadline's year from it on, and its margin.

    Returns:
        By case: value, asked, low, high (of the value), asked_points and since_base_points, _low
        and _high (of the change; missing where a value is asked for).
    """
    figures = {
        name: np.where(is_final, cases[f"due_{name}"], cases[own]) for name, own in _JUDGED.items()
    }
    asked = np.where(is_final, cases["final_target"], cases["expected"])
    is_steps = cases["target_kind"] == POINTS_PER_YEAR
    start = cases["baseline_value"]
    since = np.where(is_steps & ~np.isnan(asked), figures["value"] - start, np.nan)
    has_margin = ~np.isnan(since) & (cases["unit"] == PERCENT)
    low, high = newcombe_interval(
        np.where(has_margin, figures["value"], np.nan),
        figures["n"],
        np.where(has_margin, start, np.nan),
        cases["base_n"],
        rules.confidence,
        (figures["within"], cases["base_within"]),
    )
    return figures | {
        "asked": asked,
        "asked_points": np.where(is_steps, asked - start, np.nan),
        "since_base_points": since,
        "since_base_low": low,
        "since_base_high": high,
    }


def _verdict(cases: Rows, judged: Rows, is_final: BoolArray) -> Words:
    """Give the verdict as if every figure could be judged."""
    is_steps = cases["target_kind"] == POINTS_PER_YEAR
    is_above = cases["turn"] * (judged["value"] - judged["asked"]) >= -TOLERANCE
    is_above |= cases["is_at_target"]
    margin = (
        np.where(is_steps, judged["since_base_low"], judged["low"]),
        np.where(is_steps, judged["since_base_high"], judged["high"]),
    )
    asked = np.where(is_steps, judged["asked_points"], judged["asked"])
    running, final = (verdict_of(is_above, margin, asked, it) for it in (RUNNING, FINAL))
    return np.where(is_final, final, running)


def _with_distance(cases: Rows, stands: BoolArray, to_target: FloatArray) -> Rows:
    """Add how far each result itself lies from the path, or after the deadline from the target."""
    gap = cases["turn"] * (cases["value"] - cases["expected"])
    distance = np.where(stands, np.where(cases["is_late"], to_target, gap), np.nan)
    students = np.where(cases["unit"] == PERCENT, distance * cases["denominator"] / 100, np.nan)
    cases["distance_points"] = distance
    cases["distance_students"] = rounded(students, 0)
    return cases
