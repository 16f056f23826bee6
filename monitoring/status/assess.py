"""The status rule as a whole: results and measures in, assessments and projections out."""

from dataclasses import dataclass

import pandas as pd

from monitoring.status.cases import pair, read_measures, read_results
from monitoring.status.headlines import headline, projection_sentence
from monitoring.status.judge import judge_change, judge_level, judge_pace
from monitoring.status.projections import project_cases
from monitoring.status.reasons import change_reason, level_reason
from monitoring.status.rules import RuleParameters
from monitoring.status.wording import Case

_ASSESSMENTS = {
    "result_id": "int64",
    "measure_id": "object",
    "rule_version": "str",
    "level": "str",
    "change": "str",
    "expected": "float64",
    "final_target": "float64",
    "interval_low": "float64",
    "interval_high": "float64",
    "distance_points": "float64",
    "distance_students": "Int64",
    "change_from_period": "Int64",
    "change_points": "float64",
    "change_low": "float64",
    "change_high": "float64",
    "pace_needed": "float64",
    "pace_achieved": "float64",
    "baseline_value": "float64",
    "baseline_period": "Int64",
    "data_state": "str",
    "level_reason": "str",
    "change_reason": "str",
    "projection": "str",
    "reason": "str",
    "headline": "str",
}
_PROJECTIONS = {
    "result_id": "int64",
    "measure_id": "object",
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


def assess(results: pd.DataFrame, measures: pd.DataFrame, rules: RuleParameters) -> Assessed:
    """Judge every result: level against the plan's path, and change on the year before.

    Args:
        results: one row per current result: result_id (int), indicator_id, better ("higher" or
            "lower"), unit ("percent" has intervals), content_area, grade_span ("" when none),
            organisation_id, organisation_level ("state", "district" or "school"), subgroup,
            period (int), period_label ("class of 2022", "2021-22"), numerator, denominator
            (students, missing where not published), value (percent 0 to 100, or the unit's own),
            data_state ("measured", or why there is no value), comparability_words (why a year
            cannot be compared, or ""), series (results with the same label are comparable, ""
            with nothing), value_code ("at_most" or "at_least" where the value is an end and gets
            no verdict; may be missing). Other columns are ignored.
        measures: one row per measure and scope: measure_id, indicator_id, content_area,
            grade_span, baseline_value (missing: each series starts from its own result),
            baseline_period, target_kind ("reach_value" or "points_per_year"), target_value,
            points_per_year (signed as the value moves), deadline_period. A measure covers the
            district's and the schools' results of exactly that scope, in every subgroup.
        rules: the parameters of one version of the rule.

    Returns:
        Assessments in the order of the results, then of the measures, and projections. Values,
        bounds and distances are unrounded, in the unit of the value; distance_points and
        distance_students (count) are negative where the value is worse than the path;
        change_* is now minus before; pace_* is per year, signed as the value moves;
        measure_id is None where no measure covers the result. After the deadline the level is
        the verdict of the deadline year, and the distance that of the result itself.

    Raises:
        ValueError: a column is missing, a word is unknown, a path cannot be drawn, or results
            contradict themselves or one another.

    Source:
        Status rule, version 1.
    """
    rows = read_results(results, rules)
    paths = read_measures(measures)
    cases = judge_level(pair(rows, paths))
    cases = judge_pace(judge_change(cases, rules))
    cases, fan = project_cases(cases, rules)
    cases = _with_sentences(cases, rules)
    cases["rule_version"] = rules.rule_version
    cases["change_from_period"] = (cases["period"] - 1).where(cases["change_points"].notna())
    cases["measure_id"] = cases["measure_id"].astype("object").where(cases["is_covered"], None)
    fan[["result_id", "measure_id"]] = cases.loc[
        fan["case"], ["result_id", "measure_id"]
    ].to_numpy()
    return Assessed(
        assessments=cases[list(_ASSESSMENTS)].astype(_ASSESSMENTS),
        projections=fan[list(_PROJECTIONS)].astype(_PROJECTIONS),
    )


def _with_sentences(cases: pd.DataFrame, rules: RuleParameters) -> pd.DataFrame:
    """Add the reasons, the projection and the headline of each case."""
    fields = (cases[name].tolist() for name in Case._fields)
    told = [_sentences(Case._make(values), rules) for values in zip(*fields, strict=True)]
    names = ["level_reason", "change_reason", "projection", "reason", "headline"]
    cases[names] = pd.DataFrame(told, columns=names, index=cases.index, dtype="object")
    return cases


def _sentences(case: Case, rules: RuleParameters) -> tuple[str, str, str, str, str]:
    """Return level reason, change reason, projection, all three, and headline."""
    level = level_reason(case, rules)
    change = change_reason(case, rules)
    projection = projection_sentence(case, rules)
    reason = f"{level} {change} {projection}".rstrip()
    return level, change, projection, reason, headline(case, rules)
