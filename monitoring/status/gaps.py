"""A group beside the group of all others: the gap, its margin, and how both moved in a year."""

import numpy as np
import pandas as pd

from monitoring.status.cases import earlier_periods
from monitoring.status.chosen import first_true
from monitoring.status.columns import Rows, framed, numbered, places_of, taken
from monitoring.status.intervals import newcombe_interval
from monitoring.status.read import SCOPE, first_of_series, read_results
from monitoring.status.rules import (
    ALL_STUDENTS,
    LOWER,
    NOT_COMPARABLE,
    PERCENT,
    TOLERANCE,
    TOO_FEW,
    BoolArray,
    FloatArray,
    IntArray,
    RuleParameters,
    Words,
)
from monitoring.status.smallest import smallest_change
from monitoring.vocabulary.verdicts import GapObstacle

CLEARLY_BEHIND = "clearly_behind"
NO_CLEAR_DIFFERENCE = "no_clear_difference"
CLEARLY_AHEAD = "clearly_ahead"
CANNOT_BE_SHOWN = "cannot_be_shown"
CLEARLY_NARROWER = "clearly_narrower"
CLEARLY_WIDER = "clearly_wider"
NO_CLEAR_CHANGE = "no_clear_change"

PUBLISHED = "published"
FROM_COUNTS = "from_counts"
NO_COMPLEMENT = "none"

_HIDDEN = "hidden"
_ECONOMIC = "Economically Disadvantaged"
_FLAGS = ("is_stated", "is_measured", "is_hidden", "is_coded")

_GAPS = {
    "result_id": "int64",
    "complement": "str",
    "complement_basis": "str",
    "complement_numerator": "float64",
    "complement_n": "float64",
    "complement_value": "float64",
    "complement_within": "float64",
    "gap_points": "float64",
    "gap_low": "float64",
    "gap_high": "float64",
    "gap_verdict": "str",
    "gap_obstacle": "str",
    "gap_from_period": "Int64",
    "gap_change_points": "float64",
    "gap_change_low": "float64",
    "gap_change_high": "float64",
    "gap_change_verdict": "str",
    "complement_change_points": "float64",
    "complement_change_low": "float64",
    "complement_change_high": "float64",
    "smallest_change_points": "float64",
}


def gaps(
    results: pd.DataFrame,
    subgroups: pd.DataFrame,
    rules: RuleParameters,
    rows: Rows | None = None,
) -> pd.DataFrame:
    """Set every group beside the group of all others, and beside its own gap of an earlier year.

    Args:
        results: one row per result in force, as ``assess`` takes it; hidden rows have no figures.
            is_sample may be missing: False. Sample rows are set beside sample rows only.
            is_community_eligible may be missing: False; it says of the economic group's rows
            that the plan counts every student as poor.
        subgroups: one row per subgroup: subgroup, complement (the subgroup of all others,
            missing where it has no name).
        rules: the parameters of one version of the rule.
        rows: what ``read_results`` returns for them, where that was asked before.

    Returns:
        One row per result, in the order of the results. complement_basis is "published" (a row
        of its own), "from_counts" (All Students less the group) or "none". gap_* is group minus
        complement in points with its interval, gap_verdict is turned where lower is better, and
        gap_obstacle (GapObstacle) says why it cannot be shown. gap_change_* is the gap now
        minus the gap in gap_from_period (school year, missing where not comparable) and
        complement_change_* the complement now minus then, in points. "clearly_narrower" is a
        clear move towards no gap, also one by which a group that was behind gets ahead; a group
        that was ahead and falls further behind than it was ahead is "clearly_wider".
        smallest_change_points is that of ``smallest_change``. Only percentages have a gap. A
        count that is not printed is that of the printed percentage, and the intervals allow for
        the rounding.

    Raises:
        ValueError: a column is missing, a word is unknown, or results contradict one another.

    Source:
        Status rule, version 2. Newcombe 1998 for the gap; for its change the square-and-add of
        the two intervals: G. Y. Zou and A. Donner, "Construction of confidence limits about
        effect measures", Statistics in Medicine 27 (2008), 1693-1702.
    """
    rows = dict(read_results(results, rules) if rows is None else rows)
    for flag in ("is_sample", "is_community_eligible"):
        is_so = flag in results and results[flag].to_numpy(bool)
        rows[flag] = np.full(len(results), is_so)
    rows["is_hidden"] = rows["data_state"] == _HIDDEN
    rows["is_stated"] = rows["is_measured"] | (rows["data_state"] == TOO_FEW)
    rows["is_percent"] = rows["unit"] == PERCENT
    counted = np.floor(rows["value"] * rows["denominator"] / 100 + 0.5 + TOLERANCE)
    is_bare = np.isnan(rows["numerator"]) & rows["is_percent"]
    rows["count"] = np.where(is_bare, counted, rows["numerator"])
    rows = _with_complement(_with_neighbors(rows, subgroups), rules)
    rows["gap_obstacle"] = _obstacle(rows, rules)
    rows = _with_change(_with_gap(rows, rules), rules)
    value = np.where(rows["is_measured"] & rows["is_percent"], rows["value"], np.nan)
    rows["smallest_change_points"] = smallest_change(
        value, rows["denominator"], rows["better_direction"], rules.confidence
    )
    return framed(rows, _GAPS)


def _with_neighbors(rows: Rows, subgroups: pd.DataFrame) -> Rows:
    """Add what each series is, and the rows of All Students, the other side and last year."""
    series = _series(rows, subgroups)
    code = rows["series_code"]
    for name in ["complement", "is_whole", "is_economic", "is_not_economic", "turn"]:
        rows[name] = series[name][code]
    sample = rows["is_sample"]
    rows["earlier_period"] = earlier_periods(rows)
    earlier = places_of(rows, code, rows["earlier_period"])
    rows["earlier"] = np.where(sample[earlier] == sample, earlier, -1)
    figures = ["numerator", "denominator", "value", "count", "within", *_FLAGS]
    for prefix in ["whole", "other"]:
        found = places_of(rows, series[prefix][code], rows["period"])
        is_mixed = (found >= 0) & (sample[found] != sample)
        places = np.where(is_mixed, -1, found)
        rows[f"{prefix}_is_mixed"], rows[f"{prefix}_at"] = is_mixed, places
        for name in figures:
            missing = False if name.startswith("is_") else np.nan
            rows[f"{prefix}_{name}"] = taken(rows[name], places, missing)
    return rows


def _series(rows: Rows, subgroups: pd.DataFrame) -> Rows:
    """Return one row per series_code, in its order: what it is, and its whole and other side."""
    series = first_of_series(rows)
    complement = subgroups.set_index("subgroup")["complement"].dropna().to_dict()
    group = series["subgroup"]
    other = np.array([complement.get(it, "") for it in group.tolist()], dtype=object)
    place = numbered(series, [*SCOPE, "organisation_id", "quarter"])
    every = {it: n for n, it in enumerate(dict.fromkeys([*group, *other, ALL_STUDENTS]))}
    own, others = (
        np.array([every[it] for it in names], dtype=np.int64) for names in (group, other)
    )
    known = pd.Index(place * len(every) + own)
    series["whole"] = known.get_indexer(pd.Index(place * len(every) + every[ALL_STUDENTS]))
    series["other"] = known.get_indexer(pd.Index(place * len(every) + others))
    series["is_whole"] = group == ALL_STUDENTS
    series["is_economic"] = group == _ECONOMIC
    series["is_not_economic"] = other == _ECONOMIC
    series["turn"] = np.where(series["better_direction"] == LOWER, -1.0, 1.0)
    series["complement"] = np.where(series["is_whole"], "", other)
    return series


def _with_complement(rows: Rows, rules: RuleParameters) -> Rows:
    """Add the figures of the complement, and what they rest on."""
    is_published = rows["is_stated"] & rows["other_is_stated"]
    is_published &= ~np.isnan(rows["other_denominator"])
    rest_n = rows["whole_denominator"] - rows["denominator"]
    rest_numerator = rows["whole_count"] - rows["count"]
    has_rest = (rest_numerator >= 0) & (rest_numerator <= rest_n)
    rows["rest_n"], rows["has_rest"] = rest_n, has_rest
    is_counted = rows["is_stated"] & rows["whole_is_measured"] & has_rest
    is_counted &= (rest_n >= rules.min_n_for_status) & rows["is_percent"]
    is_counted &= ~is_published & ~rows["other_is_hidden"] & ~rows["other_is_coded"]
    some_n = np.where(rest_n > 0, rest_n, np.nan)
    moved = rows["whole_within"] * rows["whole_denominator"] + rows["within"] * rows["denominator"]
    is_exact = (rows["whole_within"] == 0) & (rows["within"] == 0)
    for name, published, counted in [
        ("complement_numerator", "other_numerator", np.where(is_exact, rest_numerator, np.nan)),
        ("complement_n", "other_denominator", some_n),
        ("complement_value", "other_value", 100 * rest_numerator / some_n),
        ("complement_within", "other_within", moved / some_n),
    ]:
        told = np.where(is_counted, counted, np.nan)
        rows[name] = np.where(is_published, rows[published], told)
    rows["complement_basis"] = first_true(
        [is_published, is_counted], [PUBLISHED, FROM_COUNTS], NO_COMPLEMENT
    )
    return rows


def _obstacle(rows: Rows, rules: RuleParameters) -> Words:
    """Name what keeps a gap from being shown; the first that applies."""
    is_published = rows["complement_basis"] == PUBLISHED
    is_nearly_all = _is_nearly_all(rows, rules.min_share_of_others)
    is_of_the_poor = rows["is_economic"] | rows["is_not_economic"]
    no_n = np.isnan(rows["denominator"])
    no_whole = ~rows["whole_is_measured"] | np.isnan(rows["whole_count"]) | np.isnan(rows["rest_n"])
    obstacles = [
        (rows["is_whole"], GapObstacle.WHOLE),
        (is_nearly_all & is_of_the_poor, GapObstacle.NEARLY_ALL_ECONOMIC),
        (is_nearly_all, GapObstacle.NEARLY_ALL),
        (~rows["is_stated"], GapObstacle.NO_RESULT),
        (~rows["is_measured"], GapObstacle.TOO_FEW),
        (~rows["is_percent"], GapObstacle.NOT_A_PERCENTAGE),
        (no_n & is_published, GapObstacle.RATE_WITHOUT_COUNTS),
        (no_n, GapObstacle.NO_COUNTS),
        (is_published & ~rows["other_is_measured"], GapObstacle.OTHERS_TOO_FEW),
        (is_published, GapObstacle.NONE),
        (rows["other_is_hidden"], GapObstacle.OTHERS_HIDDEN),
        (rows["other_is_coded"], GapObstacle.OTHERS_CODED),
        (rows["whole_is_mixed"], GapObstacle.PARTLY_SAMPLE),
        (no_whole, GapObstacle.WHOLE_WITHOUT_COUNTS),
        (~rows["has_rest"], GapObstacle.COUNTS_DISAGREE),
        (rows["rest_n"] < rules.min_n_for_status, GapObstacle.OTHERS_TOO_FEW),
    ]
    conditions, codes = zip(*obstacles, strict=True)
    return first_true(conditions, codes, GapObstacle.NONE)


def _is_nearly_all(rows: Rows, least: float) -> BoolArray:
    """Say which groups leave out so few that there is nobody to compare them with.

    Equal rates never show it. The economic group is one status for a whole school: where counts
    are missing, those of the organisation's other years and tests tell. A group whose few others
    are published as a group of their own has somebody to be compared with. The few who do not count
    as poor are the other side of the same comparison.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        share = rows["rest_n"] / rows["whole_denominator"]
    is_nearly_all = (share < least) & ~rows["is_whole"]
    is_nearly_all &= rows["is_economic"] | (rows["complement_basis"] != PUBLISHED) | (share == 0)
    names = rows["organisation_id"].tolist()
    poor = set(rows["organisation_id"][is_nearly_all & rows["is_economic"]])
    is_elsewhere = np.isnan(share) & np.array([it in poor for it in names], dtype=np.bool_)
    is_nearly_all |= rows["is_economic"] & (rows["is_community_eligible"] | is_elsewhere)
    is_told_there = taken(is_nearly_all & rows["is_economic"], rows["other_at"], missing=False)
    return np.asarray(is_nearly_all | (rows["is_not_economic"] & is_told_there))


def _with_gap(rows: Rows, rules: RuleParameters) -> Rows:
    """Add the gap with its interval and its verdict."""
    stands = rows["gap_obstacle"] == GapObstacle.NONE
    value, other = (np.where(stands, rows[name], np.nan) for name in ("value", "complement_value"))
    rows["gap_points"] = value - other
    rows["gap_low"], rows["gap_high"] = newcombe_interval(
        *(value, rows["denominator"], other, rows["complement_n"], rules.confidence),
        within=(rows["within"], rows["complement_within"]),
    )
    side = _side(rows["gap_low"], rows["gap_high"]) * rows["turn"]
    rows["gap_verdict"] = first_true(
        [~stands, side < 0, side > 0],
        [CANNOT_BE_SHOWN, CLEARLY_BEHIND, CLEARLY_AHEAD],
        NO_CLEAR_DIFFERENCE,
    )
    return rows


def _with_change(rows: Rows, rules: RuleParameters) -> Rows:
    """Add how the gap and the complement moved since the year before."""
    compared = ["gap_points", "gap_low", "gap_high"]
    compared += ["complement_value", "complement_n", "complement_within"]
    before = {name: taken(rows[name], rows["earlier"], np.nan) for name in compared}
    series = rows["series"]
    is_same = (series == taken(series, rows["earlier"], "")) & (series != "")
    gap, gap_before = rows["gap_points"], np.where(is_same, before["gap_points"], np.nan)
    change = gap - gap_before
    is_known = ~np.isnan(change)
    low = change - np.hypot(gap - rows["gap_low"], before["gap_high"] - gap_before)
    high = change + np.hypot(rows["gap_high"] - gap, gap_before - before["gap_low"])
    rows["gap_change_points"], rows["gap_change_low"], rows["gap_change_high"] = change, low, high
    rows["gap_from_period"] = np.where(is_known, rows["earlier_period"], np.nan)
    side = _side(low, high) * rows["turn"]
    was = gap_before * rows["turn"]
    is_nearer = (was < 0) & (side > 0)
    is_nearer |= (was > 0) & (side < 0) & (np.abs(gap) < np.abs(gap_before))
    rows["gap_change_verdict"] = first_true(
        [~is_known, side == 0, is_nearer],
        [NOT_COMPARABLE, NO_CLEAR_CHANGE, CLEARLY_NARROWER],
        CLEARLY_WIDER,
    )
    now, then = np.where(is_known, rows["complement_value"], np.nan), before["complement_value"]
    rows["complement_change_points"] = now - then
    rows["complement_change_low"], rows["complement_change_high"] = newcombe_interval(
        *(now, rows["complement_n"], then, before["complement_n"], rules.confidence),
        within=(rows["complement_within"], before["complement_within"]),
    )
    return rows


def _side(low: FloatArray, high: FloatArray) -> IntArray:
    """Return 1 where an interval lies above zero, -1 where below, 0 where it includes zero."""
    return (low > 0).astype(np.int64) - (high < 0).astype(np.int64)
