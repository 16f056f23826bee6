"""A change beside the same change in the rest of Georgia, or in the rest of the district."""

from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.chosen import first_true
from monitoring.status.columns import (
    Rows,
    codes_of,
    days_taken,
    framed,
    numbered,
    of_results,
    places_of,
    some,
    taken,
)
from monitoring.status.intervals import newcombe_interval
from monitoring.status.places import districts_of
from monitoring.status.read import SCOPE, first_of_series, read_results
from monitoring.status.rules import (
    LOWER,
    PERCENT,
    BoolArray,
    IntArray,
    RuleParameters,
    Words,
)
from monitoring.vocabulary.verdicts import Comparison, ComparisonBasis, ComparisonObstacle

# What is told of the figure then and of the whole, and what where there is none.
_FIGURES: dict[str, float | str] = {
    **dict.fromkeys(["numerator", "denominator", "value", "within"], np.nan),
    "is_measured": False,
    "series": "",
}
_CHANGE = ["change_from_period", "change_points", "change_low", "change_high"]
_COMPARISONS = {
    "result_id": "int64",
    "beside_value": "float64",
    "beside_basis": "str",
    "beside_obstacle": "str",
    "beside_change_points": "float64",
    "beside_change_low": "float64",
    "beside_change_high": "float64",
    "beside_difference_points": "float64",
    "beside_difference_low": "float64",
    "beside_difference_high": "float64",
    "beside_verdict": "str",
    "beside_known_on": "object",
}


def compare_changes(
    results: pd.DataFrame,
    assessments: pd.DataFrame,
    rules: RuleParameters,
    rows: Rows | None = None,
) -> pd.DataFrame:
    """Set the change of every district beside the rest of Georgia's, of a school its district's.

    Args:
        results: one row per result in force, as ``assess`` takes it, and released_on (date). A
            district belongs to the only state there is, a school to its district as in ``places``.
        assessments: as ``assess`` returned them for these results.
        rules: the parameters of one version of the rule.
        rows: what ``read_results`` returns for them, where that was asked before.

    Returns:
        One row per result of a district or a school that has a change, or whose state or district
        has the same result, in the order of the results. beside_value is the whole's own result,
        as printed. beside_change_* is the same change, between the same two years and in the same
        group, of the rest: of the whole less this part, from counts ("rest"), or of the whole as
        printed where counts are missing ("as_printed"). beside_difference_* is this change less
        that one in points, its interval by square-and-add. "more_than" is a change clearly better
        than that of the rest, "less_than" one clearly worse: where lower is better the sign is
        turned. beside_obstacle (ComparisonObstacle) says why nothing is known. No rest is worked
        out of fewer than rules.min_n_for_status students, and none that consists of results which
        are hidden. beside_known_on is the day on which all of it was known.

    Raises:
        ValueError: a column is missing, a word is unknown, or results contradict one another.

    Source:
        Status rule, version 2. G. Y. Zou and A. Donner, "Construction of confidence limits about
        effect measures", Statistics in Medicine 27 (2008), 1693-1702, on the two Newcombe
        intervals.
    """
    rows = dict(read_results(results, rules) if rows is None else rows)
    rows["released_on"] = results["released_on"].to_numpy()
    rows |= of_results(assessments, rows["result_id"], {name: name for name in _CHANGE})
    rows = _with_rest(_with_neighbors(rows), rules)
    rows["beside_obstacle"] = _obstacle(rows)
    rows = _with_verdict(_with_difference(rows, rules))
    is_part = np.isin(rows["organisation_level"], ["district", "school"])
    is_told = ~np.isnan(rows["change_points"]) | ~np.isnan(rows["beside_value"])
    return framed(some(rows, is_part & is_told), _COMPARISONS)


def _with_neighbors(rows: Rows) -> Rows:
    """Add the figures then, and those of the whole now and then; missing where there are none."""
    code, now = rows["series_code"], rows["period"]
    whole = _whole_series(first_of_series(rows))[code]
    then = rows["change_from_period"].astype(np.float64)
    for prefix, series, period in [
        ("then", code, then),
        ("whole", whole, now),
        ("whole_then", whole, then),
    ]:
        places = places_of(rows, series, period)
        for name, missing in _FIGURES.items():
            rows[f"{prefix}_{name}"] = taken(rows[name], places, missing)
        rows[f"{prefix}_released_on"] = days_taken(rows["released_on"], places)
    for prefix in ["whole", "whole_then"]:
        is_measured = rows[f"{prefix}_is_measured"]
        for name in ("numerator", "denominator", "value"):
            rows[f"{prefix}_{name}"] = np.where(is_measured, rows[f"{prefix}_{name}"], np.nan)
    rows["others_are_shown"] = _others_are_shown(rows, whole, now) & _others_are_shown(
        rows, whole, then
    )
    rows["beside_value"] = np.where(rows["is_measured"], rows["whole_value"], np.nan)
    return rows


def _whole_series(series: Rows) -> IntArray:
    """Return, by series_code, the series of the state or the district it is part of, or -1."""
    names, level = series["organisation_id"], series["organisation_level"]
    states, districts, schools = (
        list(dict.fromkeys(names[level == it])) for it in ("state", "district", "school")
    )
    whole_of = districts_of(schools, districts)
    if len(states) == 1:
        whole_of |= dict.fromkeys(districts, states[0])
    known = pd.Index(list(dict.fromkeys(names)), dtype=object)
    # What is measured in whom, whatever the organisation.
    scope = numbered(series, [*SCOPE, "quarter", "subgroup"]) * len(known)
    place = known.get_indexer(pd.Index([whole_of.get(it) for it in names], dtype=object))
    own = pd.Index(scope + known.get_indexer(pd.Index(names)))
    return np.asarray(own.get_indexer(pd.Index(np.where(place < 0, -1, scope + place))))


def _others_are_shown(rows: Rows, whole: IntArray, period: npt.NDArray[Any]) -> BoolArray:
    """Say whether a further school's result is shown in a period: else the rest is hidden ones."""
    is_school = rows["organisation_level"] == "school"
    # Schools of one district share the whole; they are counted by it and by the year.
    own = codes_of(whole, rows["period"])
    n_shown = Counter(own[is_school & ~np.isnan(rows["denominator"])].tolist())
    n_there = [n_shown[it] for it in codes_of(whole, period).tolist()]
    return np.asarray(~is_school | (np.array(n_there, dtype=np.int64) > 1))


def _with_rest(rows: Rows, rules: RuleParameters) -> Rows:
    """Add the whole less the part, now and then, and which of the two is compared."""
    pairs = [("", "whole_", "rest_"), ("then_", "whole_then_", "rest_then_")]
    for part, whole, rest in pairs:
        count, n = (
            rows[f"{whole}{name}"] - rows[f"{part}{name}"] for name in ("numerator", "denominator")
        )
        rows[f"{rest}denominator"] = n
        rows[f"{rest}value"] = 100 * count / np.where(n > 0, n, np.nan)
        rows[f"{rest}is_few"] = n < rules.min_n_for_status
        rows[f"{rest}is_odd"] = ~np.isnan(count) & ~((count >= 0) & (count <= n))
    has_rest = ~np.isnan(rows["rest_value"]) & ~np.isnan(rows["rest_then_value"])
    has_whole = ~np.isnan(rows["whole_value"]) & ~np.isnan(rows["whole_then_value"])
    rows["beside_basis"] = first_true(
        [has_rest, has_whole],
        [ComparisonBasis.REST, ComparisonBasis.AS_PRINTED],
        default=ComparisonBasis.NONE,
    )
    return rows


def _obstacle(rows: Rows) -> Words:
    """Name what keeps the comparison from being known; the first that applies."""
    is_same = rows["whole_series"] == rows["whole_then_series"]
    is_same &= rows["whole_series"] == rows["series"]
    no_n = np.isnan(rows["change_low"]) | np.isnan(rows["whole_denominator"])
    no_n |= np.isnan(rows["whole_then_denominator"])
    return first_true(
        [
            np.isnan(rows["change_points"]),
            rows["unit"] != PERCENT,
            ~rows["whole_is_measured"] | ~rows["whole_then_is_measured"],
            ~is_same,
            ~rows["others_are_shown"],
            rows["rest_is_few"] | rows["rest_then_is_few"],
            rows["rest_is_odd"] | rows["rest_then_is_odd"],
            no_n,
        ],
        [
            ComparisonObstacle.NO_CHANGE,
            ComparisonObstacle.NOT_A_PERCENTAGE,
            ComparisonObstacle.NO_OTHER_RESULT,
            ComparisonObstacle.OTHER_SERIES,
            ComparisonObstacle.OTHERS_HIDDEN,
            ComparisonObstacle.OTHERS_TOO_FEW,
            ComparisonObstacle.COUNTS_DISAGREE,
            ComparisonObstacle.N_UNKNOWN,
        ],
        default=ComparisonObstacle.NONE,
    )


def _with_difference(rows: Rows, rules: RuleParameters) -> Rows:
    """Add the other change with its interval, and the difference of the two with its own."""
    is_told = np.isin(
        rows["beside_obstacle"], [ComparisonObstacle.NONE, ComparisonObstacle.N_UNKNOWN]
    )
    is_rest = rows["beside_basis"] == ComparisonBasis.REST
    figures = {}
    for name in ["value", "denominator"]:
        for rest, whole in [("rest_", "whole_"), ("rest_then_", "whole_then_")]:
            chosen = np.where(is_rest, rows[f"{rest}{name}"], rows[f"{whole}{name}"])
            figures[f"{rest}{name}"] = np.where(is_told, chosen, np.nan)
    low, high = newcombe_interval(
        figures["rest_value"],
        figures["rest_denominator"],
        figures["rest_then_value"],
        figures["rest_then_denominator"],
        rules.confidence,
        # The rest is told from counts; the whole as printed has been rounded.
        (
            np.where(is_rest, 0.0, rows["whole_within"]),
            np.where(is_rest, 0.0, rows["whole_then_within"]),
        ),
    )
    other = figures["rest_value"] - figures["rest_then_value"]
    rows["beside_change_points"] = other
    rows["beside_change_low"], rows["beside_change_high"] = low, high
    own = rows["change_points"]
    below = np.hypot(own - rows["change_low"], high - other)
    above = np.hypot(rows["change_high"] - own, other - low)
    rows["beside_difference_points"] = own - other
    rows["beside_difference_low"] = rows["beside_difference_points"] - below
    rows["beside_difference_high"] = rows["beside_difference_points"] + above
    rows["beside_basis"] = np.where(is_told, rows["beside_basis"], ComparisonBasis.NONE)
    return rows


def _with_verdict(rows: Rows) -> Rows:
    """Add the verdict on the difference, and when all that it rests on was known."""
    is_above, is_below = rows["beside_difference_low"] > 0, rows["beside_difference_high"] < 0
    is_lower = rows["better_direction"] == LOWER
    rows["beside_verdict"] = first_true(
        [
            rows["beside_obstacle"] != ComparisonObstacle.NONE,
            is_above & ~is_lower | is_below & is_lower,
            is_above | is_below,
        ],
        [Comparison.NOT_KNOWN, Comparison.MORE_THAN, Comparison.LESS_THAN],
        default=Comparison.NO_CLEAR_DIFFERENCE,
    )
    days = ("released_on", "whole_released_on", "whole_then_released_on")
    known_on = pd.DataFrame({name: rows[name] for name in days}).max(axis=1)
    rows["beside_known_on"] = known_on.to_numpy(dtype=object)
    return rows
