"""Quarterly results against the interim targets the district has set for them."""

import numpy as np
import pandas as pd

from monitoring.status.cases import SCOPE
from monitoring.status.judge import rounded
from monitoring.status.reasons import absence, obstacle_reason
from monitoring.status.rules import (
    BELOW_PATH,
    LOWER,
    MEASURED,
    NEAR_PATH,
    NO_STATUS,
    OFF_PATH,
    ON_PATH,
    PERCENT,
    TOLERANCE,
    RuleParameters,
)
from monitoring.status.wording import (
    Case,
    basis,
    capital,
    difference,
    is_lower_better,
    spoken,
    students,
    told_apart,
)
from monitoring.wording import labels

_KEY = [*SCOPE, "period", "quarter"]
_FIGURES = ["numerator", "denominator", "value"]
_TOLD = ["better", "unit", "counted", "period", "period_label", "comparability_words", *_FIGURES]
_JUDGED = ["result_id", "data_state", "interval_low", "interval_high", "headline", "change_reason"]
_REPLACED = [
    "level",
    "expected",
    "distance_points",
    "distance_students",
    "level_reason",
    "reason",
    "headline",
]


def judge_interim(
    assessments: pd.DataFrame, results: pd.DataFrame, targets: pd.DataFrame, rules: RuleParameters
) -> pd.DataFrame:
    """Set each result that no measure covers against its interim target, where it has one.

    Args:
        assessments: as ``assess`` returned them for these results.
        results: one row per result, as ``assess`` took them, and counted (what the denominator
            counts; only "students" have a distance in students); the organisation_id of a
            quarter's result ends in "|Q1" to "|Q4"; is_sample, False where it is missing.
        targets: one row per target: indicator_id, content_area, grade_span ("" when none),
            target_value (unit of the indicator), period (school year, int), quarter ("Q2"),
            origin, which may be missing: only sample results have a target of the sample.
        rules: the parameters of one version of the rule.

    Returns:
        The assessments in their order. Those without a measure whose district's or school's
        result has a target, in whatever subgroup, have level, expected (the target), distances
        (negative is worse), level_reason, reason and headline anew: On path at or better than
        the target, Near path where it lies inside the interval, Off path outside, Below path
        where there is no interval, No status without a value. All else is as it was.

    Raises:
        ValueError: a column is missing from the targets, or the same target stands twice.

    Source:
        Status rule, version 1.
    """
    cases = _cases(assessments, results, targets)
    if cases.empty:
        return assessments.copy()
    cases = _with_level(cases)
    told = [
        _sentences(Case._make(values), change, before, rules)
        for *values, change, before in zip(*_columns(cases), strict=True)
    ]
    names = ["level_reason", "reason", "headline"]
    cases[names] = pd.DataFrame(told, columns=names, index=cases.index, dtype="object")
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
    has_plan = results["organisation_level"].isin(["district", "school"])
    aimed = results[has_plan & results["indicator_id"].isin(targets["indicator_id"])]
    quarter = aimed["organisation_id"].str.extract(r"\|(Q\d)$", expand=False).fillna("")
    aims = targets[[*_KEY, "target_value"]].rename(columns={"target_value": "expected"})
    aimed = aimed.assign(quarter=quarter, is_sample=aimed.get("is_sample", default=False))
    aims["is_made_up"] = targets["origin"] == "sample" if "origin" in targets else False
    aimed = aimed.merge(aims, on=_KEY)
    # What a district measured is never held against an invented target.
    aimed = aimed[aimed["is_sample"].astype(bool) | ~aimed["is_made_up"].astype(bool)]
    aimed = aimed.astype(dict.fromkeys([*_FIGURES, "expected"], "float64"))
    alone = assessments[assessments["measure_id"].isna()]
    cases = (
        alone[_JUDGED]
        .reset_index(names="row")
        .merge(aimed[["result_id", "expected", *_TOLD]], on="result_id")
    )
    return cases.set_index("row")


def _with_level(cases: pd.DataFrame) -> pd.DataFrame:
    """Add level and distances."""
    is_lower = cases["better"] == LOWER
    turn = 1.0 - 2.0 * is_lower
    cases["is_measured"] = cases["data_state"] == MEASURED
    distance = turn * (cases["value"] - cases["expected"])
    nearer = cases["interval_high"].mask(is_lower, cases["interval_low"])
    cases["level"] = np.select(
        [
            ~cases["is_measured"],
            distance >= -TOLERANCE,
            nearer.isna(),
            turn * (nearer - cases["expected"]) >= -TOLERANCE,
        ],
        [NO_STATUS, ON_PATH, BELOW_PATH, NEAR_PATH],
        default=OFF_PATH,
    )
    cases["distance_points"] = distance.where(cases["is_measured"])
    counted = cases["distance_points"] * cases["denominator"] / 100
    cases["distance_students"] = rounded(counted.to_numpy(), 0)
    is_of_students = (cases["unit"] == PERCENT) & (cases["counted"] == "students")
    cases.loc[~is_of_students, "distance_students"] = np.nan
    return cases


def _columns(cases: pd.DataFrame) -> "list[list[object]]":
    """Return the fields of a Case, of which those of a measure stay empty, and what stays told."""
    words = cases["comparability_words"].fillna("")
    whole = cases.assign(comparability_words=words).reindex(columns=Case._fields)
    return [
        *(whole[name].tolist() for name in Case._fields),
        cases["change_reason"].tolist(),
        cases["headline"].tolist(),
    ]


def _sentences(case: Case, change: str, before: str, rules: RuleParameters) -> tuple[str, str, str]:
    """Return level reason, whole reason and headline; what is said of the change stays."""
    if case.is_measured:
        level, clause = _level_reason(case, rules), _level_clause(case)
        # A headline tells the level first and the change after it.
        _, _, told = before.partition("; ")
        clause = f"{clause}; {told}"
    else:
        level = obstacle_reason(case, rules)
        clause = f"no status, because {absence(case, 'the result', rules)}."
    return level, f"{level} {change}", f"{capital(case.period_label)}: {clause}"


def _level_reason(case: Case, rules: RuleParameters) -> str:
    """Compare the value with the interim target."""
    value, target = told_apart(case, case.value, case.expected)
    clauses = [
        f"{value}{basis(case, rules.confidence)} is {_distance(case)} the interim target "
        f"of {target} for {spoken(case.period_label)}"
    ]
    if is_lower_better(case):
        clauses.append("lower is better")
    no_n = "without the number of students no margin can be given"
    ends = {
        NEAR_PATH: "the target lies inside the interval",
        OFF_PATH: "the target lies outside the interval",
        BELOW_PATH: no_n if case.unit == PERCENT else "this unit has no margin",
    }
    clauses += [ends[case.level]] if case.level in ends else []
    last = f", and {clauses.pop()}" if len(clauses) > 1 else ""
    return f"{', '.join(clauses)}{last}: {labels.level(case.level)}."


def _level_clause(case: Case) -> str:
    """Tell how far the value is from the interim target."""
    ends = {
        NEAR_PATH: ", which is within the margin",
        BELOW_PATH: ", with no margin published" if case.unit == PERCENT else "",
    }
    return f"{_distance(case)} the interim target{ends.get(case.level, '')}"


def _distance(case: Case) -> str:
    """Return the distance up to the word "target": "3.0 points, about 15 students, below"."""
    if abs(case.distance_points) <= TOLERANCE:
        return "exactly at"
    counted = students(case)
    size = difference(case, case.distance_points)
    size = f"{size}, {counted}," if counted else size
    return f"{size} {'above' if case.value > case.expected else 'below'}"
