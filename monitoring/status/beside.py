"""A change beside the same change in the rest of Georgia, or in the rest of the district."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.cases import SCOPE, read_results
from monitoring.status.chosen import first_true
from monitoring.status.intervals import newcombe_interval
from monitoring.status.places import districts_of
from monitoring.status.rules import LOWER, PERCENT, RuleParameters
from monitoring.vocabulary.verdicts import Comparison, ComparisonBasis, ComparisonObstacle

_STRIDE = 1_000_000
_FIGURES = ["numerator", "denominator", "value"]
_CHANGE = ["change_points", "change_low", "change_high"]
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
    rows: pd.DataFrame | None = None,
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
    rows = read_results(results, rules) if rows is None else rows.copy()
    rows["released_on"] = results["released_on"].to_numpy()
    rows = rows.join(_changes(assessments, rows["result_id"]))
    rows = _with_rest(_with_neighbors(rows), rules)
    rows["beside_obstacle"] = _obstacle(rows)
    rows = _with_verdict(_with_difference(rows, rules))
    is_part = rows["organisation_level"].isin(["district", "school"])
    is_told = rows["change_points"].notna() | rows["beside_value"].notna()
    return rows.loc[is_part & is_told, list(_COMPARISONS)].astype(_COMPARISONS)


def _changes(assessments: pd.DataFrame, result_ids: "pd.Series[int]") -> pd.DataFrame:
    """Return each result's own change, once, in the order of the results."""
    once = assessments.drop_duplicates("result_id").set_index("result_id")
    return once[["change_from_period", *_CHANGE]].reindex(result_ids).reset_index(drop=True)


def _with_neighbors(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the figures then, and those of the whole now and then; missing where there are none."""
    series = rows.drop_duplicates("series_code").reset_index(drop=True)
    code = rows["series_code"].to_numpy()
    whole = _whole_series(series)[code]
    now = rows["period"].to_numpy(np.int64)
    then = rows["change_from_period"].fillna(0).to_numpy(np.int64)
    known = pd.Index(code * _STRIDE + now)
    for prefix, of, period in [
        ("then", code, then),
        ("whole", whole, now),
        ("whole_then", whole, then),
    ]:
        sought = np.where((of < 0) | (period == 0), -1, of * _STRIDE + period)
        places = known.get_indexer(sought)
        found = rows[[*_FIGURES, "within", "is_measured", "series", "released_on"]].reindex(places)
        found = found.reset_index(drop=True)
        found["is_measured"] = found["is_measured"].eq(True)
        rows = rows.join(found.add_prefix(f"{prefix}_"))
    for prefix in ["whole", "whole_then"]:
        figures = [f"{prefix}_{name}" for name in _FIGURES]
        rows[figures] = rows[figures].where(rows[f"{prefix}_is_measured"])
    rows["others_are_shown"] = _others_are_shown(rows, whole, now) & _others_are_shown(
        rows, whole, then
    )
    rows["beside_value"] = rows["whole_value"].where(rows["is_measured"])
    return rows


def _whole_series(series: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Return, by series_code, the series of the state or the district it is part of, or -1."""
    names = series["organisation_id"]
    level = series["organisation_level"]
    states = names[level == "state"].unique()
    whole_of = districts_of(names[level == "school"], names[level == "district"])
    if len(states) == 1:
        whole_of |= dict.fromkeys(names[level == "district"].unique(), states[0])
    known = pd.Index(names.unique())
    scope = _scope_codes(series)
    place = known.get_indexer(names.map(whole_of))
    own = pd.Index(scope * len(known) + known.get_indexer(names))
    sought = np.where(place < 0, -1, scope * len(known) + place)
    return np.asarray(own.get_indexer(sought), dtype=np.int64)


def _scope_codes(series: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Number what is measured in whom, whatever the organisation."""
    group = series.groupby([*SCOPE, "quarter", "subgroup"], sort=False)
    return np.asarray(group.ngroup(), dtype=np.int64)


def _others_are_shown(
    rows: pd.DataFrame, whole: npt.NDArray[np.int64], period: npt.NDArray[np.int64]
) -> "pd.Series[bool]":
    """Say whether a further school's result is shown in a period: else the rest is hidden ones."""
    is_school = rows["organisation_level"] == "school"
    # Schools of one district share the whole; they are counted by it and by the year.
    own = whole * _STRIDE + rows["period"].to_numpy(np.int64)
    n_shown = pd.Series(own[is_school & rows["denominator"].notna()]).value_counts()
    n_there = pd.Series(whole * _STRIDE + period, index=rows.index).map(n_shown).fillna(0)
    return ~is_school | (n_there > 1)


def _with_rest(rows: pd.DataFrame, rules: RuleParameters) -> pd.DataFrame:
    """Add the whole less the part, now and then, and which of the two is compared."""
    pairs = [("", "whole_", "rest_"), ("then_", "whole_then_", "rest_then_")]
    for part, whole, rest in pairs:
        for name in ["numerator", "denominator"]:
            rows[f"{rest}{name}"] = rows[f"{whole}{name}"] - rows[f"{part}{name}"]
        n = rows[f"{rest}denominator"]
        count = rows[f"{rest}numerator"]
        rows[f"{rest}value"] = 100 * count / n.where(n > 0)
        rows[f"{rest}is_few"] = n < rules.min_n_for_status
        rows[f"{rest}is_odd"] = count.notna() & ~count.between(0, n)
    has_rest = rows["rest_value"].notna() & rows["rest_then_value"].notna()
    has_whole = rows["whole_value"].notna() & rows["whole_then_value"].notna()
    rows["beside_basis"] = first_true(
        [has_rest, has_whole],
        [ComparisonBasis.REST, ComparisonBasis.AS_PRINTED],
        default=ComparisonBasis.NONE,
    )
    return rows


def _obstacle(rows: pd.DataFrame) -> "pd.Series[str]":
    """Name what keeps the comparison from being known; the first that applies."""
    is_same = rows["whole_series"] == rows["whole_then_series"]
    is_same &= rows["whole_series"] == rows["series"]
    no_n = rows["change_low"].isna() | rows["whole_denominator"].isna()
    no_n |= rows["whole_then_denominator"].isna()
    return first_true(
        [
            rows["change_points"].isna(),
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


def _with_difference(rows: pd.DataFrame, rules: RuleParameters) -> pd.DataFrame:
    """Add the other change with its interval, and the difference of the two with its own."""
    is_told = rows["beside_obstacle"].isin([ComparisonObstacle.NONE, ComparisonObstacle.N_UNKNOWN])
    is_rest = rows["beside_basis"] == ComparisonBasis.REST
    figures = {}
    for name in ["value", "denominator"]:
        for rest, whole in [("rest_", "whole_"), ("rest_then_", "whole_then_")]:
            chosen = rows[f"{rest}{name}"].where(is_rest, rows[f"{whole}{name}"])
            figures[f"{rest}{name}"] = chosen.where(is_told)
    low, high = newcombe_interval(
        figures["rest_value"],
        figures["rest_denominator"],
        figures["rest_then_value"],
        figures["rest_then_denominator"],
        rules.confidence,
        # The rest is told from counts; the whole as printed has been rounded.
        (rows["whole_within"].mask(is_rest, 0.0), rows["whole_then_within"].mask(is_rest, 0.0)),
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
    rows["beside_basis"] = rows["beside_basis"].where(is_told, ComparisonBasis.NONE)
    return rows


def _with_verdict(rows: pd.DataFrame) -> pd.DataFrame:
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
    dates = rows[["released_on", "whole_released_on", "whole_then_released_on"]]
    rows["beside_known_on"] = dates.max(axis=1)
    return rows
