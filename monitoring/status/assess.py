"""The status rule as a whole: results and measures in, assessments and projections out."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from monitoring.status.cases import pair
from monitoring.status.change import judge_change
from monitoring.status.coarse import without_open_verdicts
from monitoring.status.columns import Rows, framed
from monitoring.status.judge import judge_pace
from monitoring.status.levels import judge_level
from monitoring.status.projections import project_cases
from monitoring.status.read import read_measures, read_results
from monitoring.status.rules import NOT_COMPARABLE, RuleParameters
from monitoring.vocabulary.verdicts import JudgedAgainst

_ASSESSMENTS = {
    "result_id": "int64",
    "measure_id": "object",
    "target_version": "Int64",
    "rule_version": "str",
    "level": "str",
    "change": "str",
    "data_state": "str",
    "is_measured": "bool",
    "judged_against": "str",
    "level_obstacle": "str",
    "later_obstacle": "str",
    "deadline_verdict": "str",
    "change_obstacle": "str",
    "is_late": "bool",
    "is_settled": "bool",
    "is_at_target": "bool",
    "starts_from_own": "bool",
    "expected": "float64",
    "final_target": "float64",
    "deadline_period": "Int64",
    "baseline_value": "float64",
    "baseline_period": "Int64",
    "base_n": "float64",
    "base_data_state": "str",
    "asked_points": "float64",
    "since_base_points": "float64",
    "since_base_low": "float64",
    "since_base_high": "float64",
    "due_value": "float64",
    "due_n": "float64",
    "due_low": "float64",
    "due_high": "float64",
    "due_data_state": "str",
    "interval_low": "float64",
    "interval_high": "float64",
    "distance_points": "float64",
    "distance_students": "Int64",
    "earlier_period": "Int64",
    "earlier_value": "float64",
    "earlier_n": "float64",
    "earlier_data_state": "str",
    "change_from_period": "Int64",
    "change_points": "float64",
    "change_low": "float64",
    "change_high": "float64",
    "pace_needed": "float64",
    "pace_achieved": "float64",
    "n_points": "Int64",
    "first_period": "Int64",
    "next_value": "float64",
    "next_low": "float64",
    "next_high": "float64",
    "last_value": "float64",
    "last_low": "float64",
    "last_high": "float64",
}
_PROJECTIONS = {
    "result_id": "int64",
    "measure_id": "object",
    "target_version": "int64",
    "period": "int64",
    "value": "float64",
    "low_narrow": "float64",
    "high_narrow": "float64",
    "low_wide": "float64",
    "high_wide": "float64",
    "n_points": "int64",
    "first_period": "int64",
}


@dataclass(frozen=True)
class Assessed:
    """What the rule says of a set of results.

    Attributes:
        assessments: one row per result and covering measure, or per result alone.
        projections: one row per projected assessment and year up to the deadline.
    """

    assessments: pd.DataFrame
    projections: pd.DataFrame


def assess(
    results: pd.DataFrame,
    measures: pd.DataFrame,
    rules: RuleParameters,
    rows: Rows | None = None,
) -> Assessed:
    """Judge every result: level against the plan's path, and change on an earlier year.

    Args:
        results: one row per current result: result_id (int), indicator_id, better_direction
            ("higher" or "lower"), unit ("percent" has intervals), content_area, grade_span ("" when
            none), organisation_id, organisation_level ("state", "district" or "school"), quarter
            ("Q1" to "Q4", "" for a year's result), subgroup, period (the school year, int),
            numerator, denominator (students, missing where not published), value
            (percent 0 to 100, or the unit's own), data_state ("measured", or why there is no
            value), series (results with the same label are comparable, "" with nothing),
            value_code ("at_most" or "at_least" where the value is an end of the scale; may be
            missing), lowest and highest (percent: between which the true value lies where it
            is shown coarsely, else missing; the columns may be missing). Other columns are ignored.
        measures: one row per measure and scope: measure_id, indicator_id, content_area,
            grade_span, baseline_value (missing: each series starts from its own result),
            baseline_period, target_kind ("reach_value" or "points_per_year"), target_value,
            points_per_year (signed as the value moves), deadline_period. A measure covers the
            district's and the schools' results of exactly that scope, in every subgroup. Of a
            measure whose target was amended, one row per version of it: target_version (int; 1
            where the column is missing). Each is judged as if it were the only one.
        rules: the parameters of one version of the rule.
        rows: what ``read_results`` returns for them, where that was asked before.

    Returns:
        Assessments in the order of the results, then of the measures, and projections. Values,
        bounds and distances are unrounded, in the unit of the value; distance_points and
        distance_students (count) are negative where the value is worse than the path;
        change_* is now minus before; pace_* is per year, signed as the value moves;
        measure_id is None where no measure covers the result. From the deadline on the level is
        the verdict of the deadline year (deadline_verdict), or undecided; a later result has no
        expected, and its distance is from the target. level_obstacle and change_obstacle are why
        there is no verdict, later_obstacle why a later result cannot be set against the target.
        asked_points and since_base_* are the change asked for and made since the baseline by the
        figure that is judged, where the plan asks for points per year. base_* tell of
        the series' result in the baseline period, due_* in the deadline period, earlier_* of
        the one in earlier_period, value and n only where measured; their data_state is "" where
        there is no such result. Of an end of the scale the verdicts are those that every figure
        has for which it can stand, and no distance, difference or interval is told. n_points and
        first_period are those of the trend, next_* and
        last_* what it lets one expect in the next and in the deadline period. No sentence is
        made here.

    Raises:
        ValueError: a column is missing, a word is unknown, a path cannot be drawn, or results
            contradict themselves or one another.

    Source:
        Status rule, version 2.
    """
    told = read_results(results, rules) if rows is None else rows
    paths = read_measures(measures)
    cases = judge_change(judge_level(pair(told, paths), rules), rules)
    cases = judge_pace(without_open_verdicts(cases, told, paths, rules))
    cases, fan = project_cases(cases, rules)
    cases = _with_facts(cases)
    cases["rule_version"] = np.full(len(cases["level"]), rules.rule_version, dtype=object)
    is_compared = ~np.isnan(cases["change_points"]) | (cases["change"] != NOT_COMPARABLE)
    cases["change_from_period"] = np.where(is_compared, cases["earlier_period"], np.nan)
    cases["measure_id"][~cases["is_covered"]] = None
    of_case = ["result_id", "measure_id", "target_version"]
    projected = {str(name): fan[name].to_numpy() for name in fan}
    projected |= {name: cases[name][projected["case"]] for name in of_case}
    return Assessed(framed(cases, _ASSESSMENTS), framed(projected, _PROJECTIONS))


def _with_facts(cases: Rows) -> Rows:
    """Add what else a sentence can tell; a figure that is not measured is told nowhere."""
    cases["judged_against"] = np.where(
        cases["is_covered"], JudgedAgainst.PLAN, JudgedAgainst.NOTHING
    )
    is_measured = cases["earlier_is_measured"]
    cases["earlier_n"] = np.where(is_measured, cases["earlier_denominator"], np.nan)
    cases["earlier_value"] = np.where(is_measured, cases["earlier_value"], np.nan)
    has_points = ~np.isnan(cases["n_points"])
    cases["first_period"] = np.where(has_points, cases["first_period"], np.nan)
    return cases
