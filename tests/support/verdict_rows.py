"""Rows as queries give them to the wording: results and plans judged, with the rule's numbers."""

import math

import pandas as pd

from monitoring.rows import each
from monitoring.status import assess, judge_interim
from tests.support.results import RULES, measure

_RESULT = [
    *[
        "result_id",
        "unit",
        "better_direction",
        "counted_unit",
        "period_style",
        "organisation_level",
        "period",
    ],
    *["numerator", "denominator", "value", "state_description"],
]
_PERIODS = ["period", "earlier_period", "baseline_period", "deadline_period", "first_period"]
_RULE = ["min_n_for_status", "min_points_for_projection", "band_narrow", "band_wide"]


def told(results, *measures, targets=None, rules=RULES):
    """Judge results and return their rows in order, as ``judged_results`` would have them."""
    frame = pd.DataFrame(results).assign(
        state_description=lambda it: it["state_description"].fillna("")
    )
    frame["counted_unit"] = frame.get("counted_unit", "students")
    plan = pd.DataFrame(list(measures) or [measure()], columns=list(measure()))
    verdicts = assess(frame, plan, rules).assessments
    if targets is not None:
        verdicts = judge_interim(verdicts, frame, targets)
    rows = verdicts.merge(frame[_RESULT], on="result_id").rename(columns={"denominator": "n"})
    places = zip(frame["content_area"], frame["period"], strict=True)
    noted = dict(zip(places, frame["state_description"], strict=True))
    areas = rows["result_id"].map(dict(zip(frame["result_id"], frame["content_area"], strict=True)))
    for name, of in (
        ("earlier_description", "earlier_period"),
        ("base_description", "baseline_period"),
    ):
        rows[name] = [noted.get(it, "") for it in zip(areas, rows[of], strict=True)]
    quarters = frame.get("quarter", pd.Series("", index=frame.index)).fillna("")
    quarter = rows["result_id"].map(dict(zip(frame["result_id"], quarters, strict=True)))
    for name in _PERIODS:
        rows[name] = [_code(year, it) for year, it in zip(rows[name], quarter, strict=True)]
    for name in _RULE:
        rows[name] = getattr(rules, name)
    return list(each(rows))


def told_last(results, *measures, **other):
    return told(results, *measures, **other)[-1]


def _code(year, quarter):
    if pd.isna(year) or (isinstance(year, float) and math.isnan(year)):
        return None
    return f"{year - 1}-{year % 100:02d}-{quarter}" if quarter else str(year)
