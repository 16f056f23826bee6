"""Each covered series carried on along its trend to the deadline."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.columns import Rows, numbered
from monitoring.status.judge import rounded
from monitoring.status.rules import PERCENT, RuleParameters
from monitoring.status.trend import predict, running_trends


def project_cases(cases: Rows, rules: RuleParameters) -> tuple[Rows, pd.DataFrame]:
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
    case = points["case"].to_numpy()
    ahead = np.where(cases["is_on_course"], cases["deadline_period"] - cases["period"], np.nan)
    is_due = ahead > 0
    for name in ("n_points", "first_period"):
        cases[name] = np.full(len(is_due), np.nan)
        cases[name][case] = points[name]
    cases["n_points"] = np.where(is_due, cases["n_points"], np.nan)
    is_long = (points["n_points"] >= rules.min_points_for_projection).to_numpy()
    years = np.where(is_due[case] & is_long, ahead[case], 0).astype(np.int64)
    fan = _fan(points, years, rules)
    return _with_outlook(cases, fan), fan


def _points(cases: Rows, rules: RuleParameters) -> pd.DataFrame:
    """Return the results a trend may rest on, numbered within their series from the baseline."""
    fits = cases["is_covered"] & cases["is_measured"] & (cases["series"] != "")
    fits &= cases["period"] >= cases["baseline_period"]
    path = ["measure_id", "target_version", "series_code", "series"]
    own = {name: cases[name][fits] for name in ("period", "value", "unit", *path)}
    published = rounded(own["value"], rules.projection_decimals)
    points = pd.DataFrame(
        {
            "case": np.flatnonzero(fits),
            "period": own["period"],
            "value": np.where(own["unit"] == PERCENT, published, own["value"]),
            "group": numbered(own, path),
        }
    )
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


def _with_outlook(cases: Rows, fan: pd.DataFrame) -> Rows:
    """Add the first and the last projected year of each case."""
    case = fan["case"].to_numpy()
    is_new = case[1:] != case[:-1]
    begins, ends = np.append(True, is_new)[: len(case)], np.append(is_new, True)[: len(case)]
    for prefix, is_told, band in [("next", begins, "narrow"), ("last", ends, "wide")]:
        for name, own in [("value", "value"), ("low", f"low_{band}"), ("high", f"high_{band}")]:
            told = np.full(len(cases["period"]), np.nan)
            told[case[is_told]] = fan[own].to_numpy()[is_told]
            cases[f"{prefix}_{name}"] = told
    return cases
