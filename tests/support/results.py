"""Results and measures as the status rule takes them, each a row with the usual figures."""

import math

import pandas as pd

from monitoring.status import RuleParameters, assess

RULES = RuleParameters(rule_version="1")


def result(period, value, n=math.nan, **other):
    """One result of the district's graduation rate; the id is the period."""
    row = {
        "result_id": period,
        "indicator_id": "graduation",
        "indicator_name": "Four-year graduation rate",
        "better_direction": "higher",
        "unit": "percent",
        "content_area": "",
        "grade_span": "",
        "organisation_id": "district",
        "quarter": "",
        "organisation_level": "district",
        "organisation": "The district",
        "subgroup": "All Students",
        "period": period,
        "period_style": "class",
        "numerator": math.nan,
        "denominator": n,
        "value": value,
        "data_state": "measured",
        "state_description": "",
        "series": "cohort rate",
        "source": "State report",
        "released_on": "2022-10-06",
    }
    return row | other


def counted(period, numerator, n, **other):
    return result(period, 100 * numerator / n, n, numerator=numerator, **other)


def measure(**other):
    """The plan's graduation measure: 69.6% for the class of 2017 to 90% for 2023."""
    row = {
        "measure_id": "G2",
        "goal_id": "2",
        "indicator_id": "graduation",
        "content_area": "",
        "grade_span": "",
        "baseline_value": 69.6,
        "baseline_period": 2017,
        "baseline_origin": "inferred",
        "target_kind": "reach_value",
        "target_value": 90.0,
        "points_per_year": math.nan,
        "deadline_period": 2023,
    }
    return row | other


def steps(points_per_year, **other):
    """A measure that asks for points per year from each series' own result of 2017."""
    own = {
        "baseline_value": math.nan,
        "target_kind": "points_per_year",
        "target_value": math.nan,
        "points_per_year": points_per_year,
    }
    return measure(**(own | other))


def judged(results, *measures):
    """Assessments by result_id; without measures the plan's graduation measure applies."""
    plan = pd.DataFrame(list(measures) or [measure()])
    return assess(pd.DataFrame(results), plan, RULES).assessments.set_index("result_id")


def judged_last(results, *measures):
    return judged(results, *measures).iloc[-1]


def apart(cases):
    """Return the results and the measures of many cases, each (results, measure), to judge at once.

    A case stands in a content area of its own, so that no other has a part in its verdict, and the
    ids of its results follow those of the case before it.
    """
    rows, plan = [], []
    for place, (results, path) in enumerate(cases):
        own = {"content_area": f"{place}"}
        rows += [row | own | {"result_id": len(rows) + at} for at, row in enumerate(results)]
        plan.append(path | own)
    return rows, plan


def judged_lasts(cases):
    """Judge many cases at once, and return the row of the last result of each."""
    rows, plan = apart(cases)
    judged_rows = judged(rows, *plan)
    lasts = {row["content_area"]: row["result_id"] for row in rows}
    return [judged_rows.loc[at] for at in lasts.values()]
