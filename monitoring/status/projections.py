"""Each covered series carried on along its trend to the deadline."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.judge import rounded
from monitoring.status.rules import PERCENT, RuleParameters
from monitoring.status.trend import predict, running_trends


def project_cases(cases: pd.DataFrame, rules: RuleParameters) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Project each covered series to its deadline.

    Args:
        cases: one row per result and covering measure, from ``judge_pace``.
        rules: the rule's parameters.

    Returns:
        The cases with n_points (results behind the projection, missing where none is due),
        first_period, and value and band of the next period (next_*, narrow) and of the deadline
        (last_*, wide); and one row per case and period after the result up to the deadline: case
        (row number), period, value, low_narrow, high_narrow, low_wide, high_wide (unit of the
        value), n_points, first_period.
    """
    points = _points(cases, rules)
    ahead = (cases["deadline_period"] - cases["period"]).where(cases["is_on_course"])
    is_due = ahead > 0
    known = points.set_index("case")
    cases["n_points"] = known["n_points"].reindex(cases.index).where(is_due)
    cases["first_period"] = known["first_period"].reindex(cases.index)
    is_long = (points["n_points"] >= rules.min_points_for_projection).to_numpy()
    drawn = is_due[points["case"]].to_numpy() & is_long
    years = ahead[points["case"]].where(drawn, 0).to_numpy(np.int64)
    fan = _fan(points, years, rules)
    return _with_outlook(cases, fan), fan


def _points(cases: pd.DataFrame, rules: RuleParameters) -> pd.DataFrame:
    """Return the results a trend may rest on, numbered within their series from the baseline."""
    fits = cases["is_covered"] & cases["is_measured"] & (cases["series"] != "")
    fits &= cases["period"] >= cases["baseline_period"]
    path = ["measure_id", "target_version", "series_code", "series"]
    points = cases.loc[fits, ["period", "value", "unit", *path]]
    points = points.reset_index(names="case")
    published = rounded(points["value"].to_numpy(), rules.projection_decimals)
    points["value"] = points["value"].mask(points["unit"] == PERCENT, published)
    points["group"] = points.groupby(path, sort=False).ngroup()
    grouped = points.groupby("group", sort=False)["period"]
    points["n_points"] = grouped.rank(method="first").astype("int64")
    points["first_period"] = grouped.transform("min")
    return points


def _fan(points: pd.DataFrame, years: npt.NDArray[np.int64], rules: RuleParameters) -> pd.DataFrame:
    """Return one row per point and each of the ``years`` after it, with both bands."""
    places = np.repeat(np.arange(len(points)), years)
    step = np.arange(len(places)) - np.repeat(np.cumsum(years) - years, years) + 1
    fan = points[["case", "period"]].iloc[places].reset_index(drop=True)
    fan["period"] += step
    periods = fan["period"].to_numpy(np.float64)
    lines = running_trends(points).take(places)
    fan["value"], fan["low_narrow"], fan["high_narrow"] = predict(lines, periods, rules.band_narrow)
    _, fan["low_wide"], fan["high_wide"] = predict(lines, periods, rules.band_wide)
    for name in ["n_points", "first_period"]:
        fan[name] = points[name].to_numpy()[places]
    return fan


def _with_outlook(cases: pd.DataFrame, fan: pd.DataFrame) -> pd.DataFrame:
    """Add the first and the last projected year of each case."""
    following = fan.drop_duplicates("case", keep="first").set_index("case")
    deadline = fan.drop_duplicates("case", keep="last").set_index("case")
    for prefix, years, band in [("next", following, "narrow"), ("last", deadline, "wide")]:
        cases[f"{prefix}_value"] = years["value"].reindex(cases.index)
        cases[f"{prefix}_low"] = years[f"low_{band}"].reindex(cases.index)
        cases[f"{prefix}_high"] = years[f"high_{band}"].reindex(cases.index)
    return cases
