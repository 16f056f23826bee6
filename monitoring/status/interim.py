"""Quarterly results against the interim targets the district has set for them."""

import numpy as np
import pandas as pd

from monitoring.status.intervals import wilson_interval
from monitoring.status.judge import rounded
from monitoring.status.levels import RUNNING, verdict_of
from monitoring.status.printed import ENDS, ends_of_scale
from monitoring.status.read import SCOPE
from monitoring.status.rules import (
    CODED,
    LOWER,
    MEASURED,
    PERCENT,
    RULE_2,
    TOLERANCE,
    RuleParameters,
    Words,
)
from monitoring.vocabulary import Level
from monitoring.vocabulary.verdicts import JudgedAgainst, LevelObstacle

_KEY = [*SCOPE, "period", "quarter"]
_FIGURES = ["numerator", "denominator", "value"]
_LOOKED_AT = ["better_direction", "unit", "counted_unit", "value_code", *_FIGURES, *ENDS]
_JUDGED = ["result_id", "data_state", "interval_low", "interval_high", "level_obstacle"]
_REPLACED = [
    *("level", "level_obstacle", "judged_against", "expected"),
    *("distance_points", "distance_students"),
]


def judge_interim(
    assessments: pd.DataFrame,
    results: pd.DataFrame,
    targets: pd.DataFrame,
    rules: RuleParameters = RULE_2,
) -> pd.DataFrame:
    """Set each result that no measure covers against its interim target, where it has one.

    Args:
        assessments: as ``assess`` returned them for these results.
        results: one row per result, as ``assess`` took them, and counted_unit (what the denominator
            counts; only "students" have a distance in students); is_sample, False where it is
            missing.
        targets: one row per target: indicator_id, content_area, grade_span ("" when none),
            target_value (unit of the indicator), period (school year, int), quarter ("Q2"),
            origin, which may be missing: only sample results have a target of the sample.
        rules: by which the results were assessed; version 2 where it is not given.

    Returns:
        The assessments in their order. Those without a measure whose district's or school's
        result has a target, in whatever subgroup, have level, judged_against, expected (the
        target) and distances (negative is worse) anew: on_track at or better than the target,
        off_track below it, narrowly_on_track and narrowly_off_track where the target lies inside
        the interval, their _margin_unknown where there is no interval, no_status without a value.
        Of a figure that is shown coarsely it is the verdict of all that it can stand for, else
        hidden; an end of the scale has no distance. All else is as it was.

    Raises:
        ValueError: a column is missing from the targets, or the same target stands twice.

    Source:
        Status rule, version 2.
    """
    cases = _cases(assessments, results, targets)
    if cases.empty:
        return assessments.copy()
    cases = _with_level(cases, rules)
    judged = assessments.copy()
    for name in _REPLACED:
        judged.loc[cases.index, name] = cases[name].astype(judged[name].dtype)
    return judged


def _cases(assessments: pd.DataFrame, results: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """Return the assessments to judge anew, by their index, with their result and target."""
    lacking = [name for name in [*_KEY, "target_value"] if name not in targets.columns]
    if lacking:
        raise ValueError(f"targets lack columns: {', '.join(lacking)}")
    if targets.duplicated(_KEY).any():
        raise ValueError("the same interim target stands twice")
    is_aimed = results["indicator_id"].isin(targets["indicator_id"])
    alone = assessments[assessments["measure_id"].isna()]
    if not is_aimed.any() or alone.empty:
        return alone.head(0)
    aimed = results[is_aimed & results["organisation_level"].isin(["district", "school"])]
    aims = targets[[*_KEY, "target_value"]].rename(columns={"target_value": "expected"})
    aimed = aimed.assign(is_sample=aimed.get("is_sample", default=False))
    aims["is_made_up"] = targets["origin"] == "sample" if "origin" in targets else False
    ends = {
        end: aimed[end].fillna(aimed["value"]) if end in aimed else aimed["value"] for end in ENDS
    }
    aimed = aimed.assign(value_code=aimed.get("value_code", default=""), **ends)
    aimed = aimed.merge(aims, on=_KEY)
    # What a district measured is never held against an invented target.
    aimed = aimed[aimed["is_sample"].astype(bool) | ~aimed["is_made_up"].astype(bool)]
    aimed = aimed.astype(dict.fromkeys([*_FIGURES, "expected"], "float64"))
    cases = (
        alone[_JUDGED]
        .reset_index(names="row")
        .merge(aimed[["result_id", "expected", *_LOOKED_AT]], on="result_id")
    )
    return cases.set_index("row")


def _with_level(cases: pd.DataFrame, rules: RuleParameters) -> pd.DataFrame:
    """Add level and distances."""
    turn = 1.0 - 2.0 * (cases["better_direction"] == LOWER)
    is_measured = cases["data_state"] == MEASURED
    is_enough = cases["denominator"] >= rules.min_n_for_status
    is_end = cases["data_state"].isin(CODED.values()) & is_enough & (cases["unit"] == PERCENT)
    ends = ends_of_scale(cases, is_end, cases["value_code"].tolist())
    cases["is_end"], cases["lowest"], cases["highest"] = ends
    distance = turn * (cases["value"] - cases["expected"])
    margin = (cases["interval_low"], cases["interval_high"])
    verdict = verdict_of(distance >= -TOLERANCE, margin, cases["expected"], RUNNING)
    is_coarse = cases["is_end"] | (is_measured & (cases["lowest"] < cases["highest"]))
    low, high = (_at(cases, end, turn, rules) for end in ENDS)
    is_same = low == high
    verdict = np.where(is_coarse, np.where(is_same, low, Level.HIDDEN), verdict)
    cases["level"] = np.where(is_measured | cases["is_end"], verdict, Level.NO_STATUS)
    is_open = np.where(is_same, LevelObstacle.NONE, LevelObstacle.HIDDEN)
    cases["level_obstacle"] = np.where(is_coarse, is_open, cases["level_obstacle"])
    cases["judged_against"] = str(JudgedAgainst.INTERIM_TARGET)
    cases["distance_points"] = distance.where(is_measured)
    counted = cases["distance_points"] * cases["denominator"] / 100
    cases["distance_students"] = rounded(counted.to_numpy(), 0)
    is_of_students = (cases["unit"] == PERCENT) & (cases["counted_unit"] == "students")
    cases.loc[~is_of_students, "distance_students"] = np.nan
    return cases


def _at(cases: pd.DataFrame, end: str, turn: "pd.Series[float]", rules: RuleParameters) -> Words:
    """Return the verdict on the lowest or the highest figure that each can stand for."""
    is_above = turn * (cases[end] - cases["expected"]) >= -TOLERANCE
    percent = cases[end].where(cases["unit"] == PERCENT)
    margin = wilson_interval(percent, cases["denominator"], rules.confidence)
    return verdict_of(is_above, margin, cases["expected"], RUNNING)
