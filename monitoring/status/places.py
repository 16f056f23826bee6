"""A school beside its district: more apart than luck and ordinary differences explain?"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.cases import SCOPE, read_results
from monitoring.status.funnel import funnel_limits, overdispersion
from monitoring.status.rules import PERCENT, TOLERANCE, RuleParameters

ABOVE_OUTER = "above_outer_limits"
ABOVE_INNER = "above_inner_limits"
WITHIN = "within_limits"
BELOW_INNER = "below_inner_limits"
BELOW_OUTER = "below_outer_limits"

_STRIDE = 1_000_000
_PLACES = {
    "result_id": "int64",
    "district_value": "float64",
    "district_n": "float64",
    "district_released_on": "object",
    "tau": "float64",
    "inner_low": "float64",
    "inner_high": "float64",
    "outer_low": "float64",
    "outer_high": "float64",
    "funnel_zone": "str",
    "zone_by_luck": "str",
}
_LIST = [*SCOPE, "quarter", "subgroup", "period", "district"]


def places(
    results: pd.DataFrame, rules: RuleParameters, rows: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Set every school's percentage against the limits around its district's.

    Args:
        results: one row per result in force, as ``assess`` takes it. A school belongs to the
            district whose organisation_id its own begins with ("GA-631-0104" to "GA-631"), and
            where none does to the only district there is. released_on (may be missing) is the
            day since which a result is known; is_date_assumed (bool, may be missing) tells that
            nobody stated it.
        rules: the parameters of one version of the rule: confidence gives the inner limits,
            confidence_outer the outer ones.
        rows: what ``read_results`` returns for them, where that was asked before.

    Returns:
        One row per measured percentage of a school that enough students stand behind and whose
        district has the same result, in the order of the results. Values and limits in percent,
        the limits for the school's own number of students and with tau, the ordinary differences
        between the schools of one result and group in points; district_n is missing where not
        published, and district_released_on is the day since which its result is known. A school
        whose date is stated has no place beside a district whose date is assumed: it would stand
        there before anybody knew both. "Above" is a higher value, whichever direction is better; a
        value on a limit lies within it.
        zone_by_luck is the place by limits without tau.

    Raises:
        ValueError: a column is missing, a word is unknown, or results contradict one another.

    Source:
        D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics
        in Medicine 24 (2005), 1185-1202, and for tau see ``overdispersion``.
    """
    rows = read_results(results, rules) if rows is None else rows.copy()
    rows["released_on"] = results["released_on"].to_numpy() if "released_on" in results else None
    has_flag = "is_date_assumed" in results
    rows["is_date_assumed"] = results["is_date_assumed"].to_numpy() if has_flag else False
    rows = _beside_districts(rows)
    is_told = rows["is_measured"] & rows["district_value"].notna() & (rows["unit"] == PERCENT)
    is_told &= rows["is_date_assumed"] | ~rows["is_district_assumed"]
    is_told &= rows["denominator"] >= rules.min_n_for_status
    schools = rows[is_told].reset_index(drop=True)
    schools["zone_by_luck"] = _placed(schools, rules, 0.0)["funnel_zone"]
    schools["tau"] = _taus(schools)
    placed = _placed(schools, rules, schools["tau"])
    return schools.assign(**placed)[list(_PLACES)].astype(_PLACES)


def _taus(schools: pd.DataFrame) -> "pd.Series[float]":
    """Return the tau of each school's list."""
    tau = np.zeros(len(schools))
    value, rate, n = (
        schools[name].to_numpy(np.float64) for name in ("value", "district_value", "denominator")
    )
    for own in schools.groupby(_LIST, sort=False).indices.values():
        tau[own] = overdispersion(value[own], float(rate[own[0]]), n[own])
    return pd.Series(tau, index=schools.index)


def _placed(
    schools: pd.DataFrame, rules: RuleParameters, tau: npt.ArrayLike
) -> dict[str, npt.NDArray[Any]]:
    """Return the limits with a tau, and the place of each school by them."""
    limits: dict[str, npt.NDArray[Any]] = {}
    for name, level in [("inner", rules.confidence), ("outer", rules.confidence_outer)]:
        limits[f"{name}_low"], limits[f"{name}_high"] = funnel_limits(
            schools["district_value"], schools["denominator"], level, tau
        )
    return limits | {"funnel_zone": _place(schools.assign(**limits))}


def _beside_districts(rows: pd.DataFrame) -> pd.DataFrame:
    """Add what is known of the district, missing for all but schools with a measured one."""
    series = rows.drop_duplicates("series_code").reset_index(drop=True)
    is_school = series["organisation_level"] == "school"
    names = series["organisation_id"]
    own = districts_of(names[is_school], names[series["organisation_level"] == "district"])
    scope = series.groupby([*SCOPE, "quarter", "subgroup"], sort=False).ngroup()
    known = pd.Index(names.unique())
    district = known.get_indexer(names.map(own).where(is_school))
    beside = pd.Index(scope * len(known) + known.get_indexer(names)).get_indexer(
        np.where(district < 0, -1, scope * len(known) + district)
    )
    code, period = rows["series_code"].to_numpy(), rows["period"].to_numpy()
    sought = np.where(beside < 0, -1, beside * _STRIDE)[code]
    places_of = pd.Index(code * _STRIDE + period).get_indexer(
        np.where(sought < 0, -1, sought + period)
    )
    figures = rows.loc[:, ["value", "denominator", "released_on"]].where(rows["is_measured"])
    found = figures.reindex(places_of).reset_index(drop=True)
    is_assumed = rows["is_date_assumed"].reindex(places_of, fill_value=False)
    return rows.assign(
        district=district[code],
        district_value=found["value"],
        district_n=found["denominator"],
        district_released_on=found["released_on"],
        is_district_assumed=is_assumed.to_numpy(bool),
    )


def districts_of(schools: "pd.Series[str]", districts: "pd.Series[str]") -> dict[str, str]:
    """Return the district of each school; schools that have none are left out."""
    known = set(districts.unique())
    only = next(iter(known)) if len(known) == 1 else ""
    found = {}
    for school in schools.unique():
        begins = school
        while begins and begins not in known:
            begins = begins.rpartition("-")[0]
        if begins or only:
            found[school] = begins or only
    return found


def _place(schools: pd.DataFrame) -> npt.NDArray[np.str_]:
    """Say on which side of which limits each value lies."""
    value = schools["value"]
    return np.select(
        [
            value > schools["outer_high"] + TOLERANCE,
            value > schools["inner_high"] + TOLERANCE,
            value < schools["outer_low"] - TOLERANCE,
            value < schools["inner_low"] - TOLERANCE,
        ],
        [ABOVE_OUTER, ABOVE_INNER, BELOW_OUTER, BELOW_INNER],
        default=WITHIN,
    )
