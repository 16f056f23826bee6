"""A school beside its district: more apart than luck and ordinary differences explain?"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.chosen import first_true
from monitoring.status.columns import Rows, days_taken, framed, numbered, places_of, some, taken
from monitoring.status.funnel import funnel_limits, overdispersion
from monitoring.status.read import SCOPE, first_of_series, read_results
from monitoring.status.rules import PERCENT, TOLERANCE, FloatArray, RuleParameters, Words

ABOVE_OUTER = "above_outer_limits"
ABOVE_INNER = "above_inner_limits"
WITHIN = "within_limits"
BELOW_INNER = "below_inner_limits"
BELOW_OUTER = "below_outer_limits"

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


def places(results: pd.DataFrame, rules: RuleParameters, rows: Rows | None = None) -> pd.DataFrame:
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
    rows = dict(read_results(results, rules) if rows is None else rows)
    is_dated = "released_on" in results
    rows["released_on"] = (
        results["released_on"].to_numpy() if is_dated else np.full(len(results), None)
    )
    is_assumed = "is_date_assumed" in results and results["is_date_assumed"].to_numpy(bool)
    rows["is_date_assumed"] = np.full(len(results), is_assumed)
    rows = _beside_districts(rows)
    is_told = rows["is_measured"] & ~np.isnan(rows["district_value"]) & (rows["unit"] == PERCENT)
    is_told &= rows["is_date_assumed"] | ~rows["is_district_assumed"]
    is_told &= rows["denominator"] >= rules.min_n_for_status
    schools = some(rows, is_told)
    schools["zone_by_luck"] = _placed(schools, rules, 0.0)["funnel_zone"]
    schools["tau"] = _taus(schools)
    return framed(schools | _placed(schools, rules, schools["tau"]), _PLACES)


def _taus(schools: Rows) -> FloatArray:
    """Return the tau of each school's list."""
    tau = np.zeros(len(schools["value"]))
    value, rate, n = (schools[name] for name in ("value", "district_value", "denominator"))
    lists = numbered(schools, _LIST)
    order = np.argsort(lists, kind="stable")
    for own in np.split(order, np.flatnonzero(np.diff(lists[order])) + 1):
        if len(own):
            tau[own] = overdispersion(value[own], float(rate[own[0]]), n[own])
    return tau


def _placed(schools: Rows, rules: RuleParameters, tau: npt.ArrayLike) -> Rows:
    """Return the limits with a tau, and the place of each school by them."""
    limits: Rows = {}
    for name, level in [("inner", rules.confidence), ("outer", rules.confidence_outer)]:
        limits[f"{name}_low"], limits[f"{name}_high"] = funnel_limits(
            schools["district_value"], schools["denominator"], level, tau
        )
    return limits | {"funnel_zone": _place(schools["value"], limits)}


def _beside_districts(rows: Rows) -> Rows:
    """Add what is known of the district, missing for all but schools with a measured one."""
    series = first_of_series(rows)
    names, level = series["organisation_id"], series["organisation_level"]
    own = districts_of(names[level == "school"], names[level == "district"])
    known = pd.Index(list(dict.fromkeys(names)), dtype=object)
    scope = numbered(series, [*SCOPE, "quarter", "subgroup"]) * len(known)
    district = known.get_indexer(pd.Index([own.get(it) for it in names], dtype=object))
    district = np.where(level == "school", district, -1)
    beside = pd.Index(scope + known.get_indexer(pd.Index(names))).get_indexer(
        pd.Index(np.where(district < 0, -1, scope + district))
    )
    places = places_of(rows, beside[rows["series_code"]], rows["period"])
    told = np.where(taken(rows["is_measured"], places, missing=False), places, -1)
    return rows | {
        "district": district[rows["series_code"]],
        "district_value": taken(rows["value"], told, np.nan),
        "district_n": taken(rows["denominator"], told, np.nan),
        "district_released_on": days_taken(rows["released_on"], told),
        "is_district_assumed": taken(rows["is_date_assumed"], places, missing=False),
    }


def districts_of(schools: Iterable[str], districts: Iterable[str]) -> dict[str, str]:
    """Return the district of each school; schools that have none are left out."""
    known = set(districts)
    only = next(iter(known)) if len(known) == 1 else ""
    found = {}
    for school in dict.fromkeys(schools):
        begins = school
        while begins and begins not in known:
            begins = begins.rpartition("-")[0]
        if begins or only:
            found[school] = begins or only
    return found


def _place(value: FloatArray, limits: Rows) -> Words:
    """Say on which side of which limits each value lies."""
    return first_true(
        [
            value > limits["outer_high"] + TOLERANCE,
            value > limits["inner_high"] + TOLERANCE,
            value < limits["outer_low"] - TOLERANCE,
            value < limits["inner_low"] - TOLERANCE,
        ],
        [ABOVE_OUTER, ABOVE_INNER, BELOW_OUTER, BELOW_INNER],
        default=WITHIN,
    )
