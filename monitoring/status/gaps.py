"""A group beside the group of all others: the gap, its margin, and how both moved in a year."""

import numpy as np
import pandas as pd

from monitoring.status.cases import SCOPE, earlier_periods, read_results
from monitoring.status.intervals import newcombe_interval
from monitoring.status.rules import (
    ALL_STUDENTS,
    LOWER,
    NOT_COMPARABLE,
    PERCENT,
    TOLERANCE,
    TOO_FEW,
    RuleParameters,
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
_STRIDE = 1_000_000
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
    rows: pd.DataFrame | None = None,
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
    rows = read_results(results, rules) if rows is None else rows.copy()
    rows["is_sample"] = results["is_sample"].to_numpy(bool) if "is_sample" in results else False
    eligible = "is_community_eligible"
    rows[eligible] = results[eligible].to_numpy(bool) if eligible in results else False
    rows["is_hidden"] = rows["data_state"] == _HIDDEN
    rows["is_stated"] = rows["is_measured"] | (rows["data_state"] == TOO_FEW)
    counted = np.floor(rows["value"] * rows["denominator"] / 100 + 0.5 + TOLERANCE)
    rows["count"] = rows["numerator"].fillna(counted.where(rows["unit"] == PERCENT))
    rows = _with_complement(_with_neighbors(rows, subgroups), rules)
    rows["gap_obstacle"] = _obstacle(rows, rules)
    rows = _with_change(_with_gap(rows, rules), rules)
    value = rows["value"].where(rows["is_measured"] & rows["is_percent"])
    rows["smallest_change_points"] = smallest_change(
        value, rows["denominator"], rows["better_direction"], rules.confidence
    )
    return rows[list(_GAPS)].astype(_GAPS)


def _with_neighbors(rows: pd.DataFrame, subgroups: pd.DataFrame) -> pd.DataFrame:
    """Add what each series is, and the rows of All Students, the other side and last year."""
    series = _series(rows, subgroups)
    code = rows["series_code"].to_numpy()
    for name in ["complement", "is_whole", "is_economic", "is_not_economic", "is_percent", "turn"]:
        rows[name] = series[name].to_numpy()[code]
    period = rows["period"].to_numpy()
    known = pd.Index(code * _STRIDE + period)
    sample = rows["is_sample"].to_numpy()
    rows["earlier_period"] = earlier_periods(rows)
    earlier = known.get_indexer(code * _STRIDE + rows["earlier_period"].to_numpy())
    rows["earlier"] = np.where(sample[earlier] == sample, earlier, -1)
    figures = ["numerator", "denominator", "value", "count", "within", *_FLAGS]
    for prefix in ["whole", "other"]:
        sought = series[prefix].to_numpy()[code]
        found = known.get_indexer(np.where(sought < 0, -1, sought * _STRIDE + period))
        rows[f"{prefix}_is_mixed"] = (found >= 0) & (sample[found] != sample)
        rows[f"{prefix}_at"] = places = np.where(rows[f"{prefix}_is_mixed"], -1, found)
        for name in figures:
            # The place of a row that is not there, -1, reads what is set behind the last.
            missing = False if name.startswith("is_") else np.nan
            rows[f"{prefix}_{name}"] = np.append(rows[name].to_numpy(), missing)[places]
    return rows


def _series(rows: pd.DataFrame, subgroups: pd.DataFrame) -> pd.DataFrame:
    """Return one row per series_code, in its order: what it is, and its whole and other side."""
    series = rows.drop_duplicates("series_code").reset_index(drop=True)
    names = subgroups.set_index("subgroup")["complement"].astype("object")
    group = series["subgroup"]
    other = group.map(names[names.notna()]).fillna("")
    place = series.groupby([*SCOPE, "organisation_id", "quarter"], sort=False).ngroup()
    every = pd.Index(pd.unique(pd.concat([group, other, pd.Series([ALL_STUDENTS])])))
    known = pd.Index(place * len(every) + every.get_indexer(group))
    series["whole"] = known.get_indexer(place * len(every) + every.get_loc(ALL_STUDENTS))
    series["other"] = known.get_indexer(place * len(every) + every.get_indexer(other))
    series["is_whole"] = group == ALL_STUDENTS
    series["is_economic"] = group == _ECONOMIC
    series["is_not_economic"] = other == _ECONOMIC
    series["is_percent"] = series["unit"] == PERCENT
    series["turn"] = np.where(series["better_direction"] == LOWER, -1.0, 1.0)
    series["complement"] = other.mask(series["is_whole"], "")
    return series


def _with_complement(rows: pd.DataFrame, rules: RuleParameters) -> pd.DataFrame:
    """Add the figures of the complement, and what they rest on."""
    is_published = rows["is_stated"] & rows["other_is_stated"] & rows["other_denominator"].notna()
    rows["rest_n"] = rows["whole_denominator"] - rows["denominator"]
    rows["rest_numerator"] = rows["whole_count"] - rows["count"]
    rows["has_rest"] = rows["rest_numerator"].between(0, rows["rest_n"])
    is_counted = rows["is_stated"] & rows["whole_is_measured"] & rows["has_rest"]
    is_counted &= (rows["rest_n"] >= rules.min_n_for_status) & rows["is_percent"]
    is_counted &= ~is_published & ~rows["other_is_hidden"] & ~rows["other_is_coded"]
    rest_n = rows["rest_n"].where(rows["rest_n"] > 0)
    moved = rows["whole_within"] * rows["whole_denominator"] + rows["within"] * rows["denominator"]
    is_exact = (rows["whole_within"] == 0) & (rows["within"] == 0)
    for name, published, counted in [
        ("complement_numerator", "other_numerator", rows["rest_numerator"].where(is_exact)),
        ("complement_n", "other_denominator", rest_n),
        ("complement_value", "other_value", 100 * rows["rest_numerator"] / rest_n),
        ("complement_within", "other_within", moved / rest_n),
    ]:
        rows[name] = rows[published].where(is_published, counted.where(is_counted))
    rows["complement_basis"] = _chosen(
        [is_published, is_counted], [PUBLISHED, FROM_COUNTS, NO_COMPLEMENT]
    )
    return rows


def _obstacle(rows: pd.DataFrame, rules: RuleParameters) -> "pd.Series[str]":
    """Name what keeps a gap from being shown; the first that applies."""
    is_published = rows["complement_basis"] == PUBLISHED
    is_nearly_all = _is_nearly_all(rows, rules.min_share_of_others)
    no_n = rows["denominator"].isna()
    no_whole = ~rows["whole_is_measured"] | rows["whole_count"].isna() | rows["rest_n"].isna()
    obstacles = [
        (rows["is_whole"], GapObstacle.WHOLE),
        (
            is_nearly_all & (rows["is_economic"] | rows["is_not_economic"]),
            GapObstacle.NEARLY_ALL_ECONOMIC,
        ),
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
    conditions = [holds for holds, _ in obstacles]
    return _chosen(conditions, [*(str(code) for _, code in obstacles), str(GapObstacle.NONE)])


def _is_nearly_all(rows: pd.DataFrame, least: float) -> "pd.Series[bool]":
    """Say which groups leave out so few that there is nobody to compare them with.

    Equal rates never show it. The economic group is one status for a whole school: where counts
    are missing, those of the organisation's other years and tests tell. A group whose few others
    are published as a group of their own has somebody to be compared with. The few who do not count
    as poor are the other side of the same comparison.
    """
    share = rows["rest_n"] / rows["whole_denominator"]
    is_nearly_all = (share < least) & ~rows["is_whole"]
    is_nearly_all &= rows["is_economic"] | (rows["complement_basis"] != PUBLISHED) | (share == 0)
    economic = rows["organisation_id"].where(rows["is_economic"])
    is_elsewhere = share.isna() & economic.isin(economic[is_nearly_all].dropna())
    is_nearly_all |= rows["is_economic"] & (rows["is_community_eligible"] | is_elsewhere)
    is_told_there = np.append((is_nearly_all & rows["is_economic"]).to_numpy(), False)
    is_other_side = rows["is_not_economic"] & is_told_there[rows["other_at"]]
    return is_nearly_all | is_other_side


def _with_gap(rows: pd.DataFrame, rules: RuleParameters) -> pd.DataFrame:
    """Add the gap with its interval and its verdict."""
    stands = rows["gap_obstacle"] == ""
    value, other = rows["value"].where(stands), rows["complement_value"].where(stands)
    rows["gap_points"] = value - other
    rows["gap_low"], rows["gap_high"] = newcombe_interval(
        *(value, rows["denominator"], other, rows["complement_n"], rules.confidence),
        within=(rows["within"], rows["complement_within"]),
    )
    side = _side(rows["gap_low"], rows["gap_high"]) * rows["turn"]
    rows["gap_verdict"] = _chosen(
        [~stands, side < 0, side > 0],
        [CANNOT_BE_SHOWN, CLEARLY_BEHIND, CLEARLY_AHEAD, NO_CLEAR_DIFFERENCE],
    )
    return rows


def _with_change(rows: pd.DataFrame, rules: RuleParameters) -> pd.DataFrame:
    """Add how the gap and the complement moved since the year before."""
    compared = ["gap_points", "gap_low", "gap_high", "series"]
    compared += ["complement_value", "complement_n", "complement_within"]
    before = rows[compared].reindex(rows["earlier"]).reset_index(drop=True)
    is_same = (rows["series"] == before["series"]) & (rows["series"] != "")
    gap, gap_before = rows["gap_points"], before["gap_points"].where(is_same)
    change = gap - gap_before
    rows["gap_change_points"] = change
    rows["gap_change_low"] = change - np.hypot(
        gap - rows["gap_low"], before["gap_high"] - gap_before
    )
    rows["gap_change_high"] = change + np.hypot(
        rows["gap_high"] - gap, gap_before - before["gap_low"]
    )
    rows["gap_from_period"] = rows["earlier_period"].where(change.notna())
    side = _side(rows["gap_change_low"], rows["gap_change_high"]) * rows["turn"]
    was = gap_before * rows["turn"]
    is_nearer = (was < 0) & (side > 0)
    is_nearer |= (was > 0) & (side < 0) & (gap.abs() < gap_before.abs())
    rows["gap_change_verdict"] = _chosen(
        [change.isna(), side == 0, is_nearer],
        [NOT_COMPARABLE, NO_CLEAR_CHANGE, CLEARLY_NARROWER, CLEARLY_WIDER],
    )
    now, then = rows["complement_value"].where(change.notna()), before["complement_value"]
    rows["complement_change_points"] = now - then
    rows["complement_change_low"], rows["complement_change_high"] = newcombe_interval(
        *(now, rows["complement_n"], then, before["complement_n"], rules.confidence),
        within=(rows["complement_within"], before["complement_within"]),
    )
    return rows


def _side(low: "pd.Series[float]", high: "pd.Series[float]") -> "pd.Series[int]":
    """Return 1 where an interval lies above zero, -1 where below, 0 where it includes zero."""
    return (low > 0).astype("int64") - (high < 0).astype("int64")


def _chosen(conditions: "list[pd.Series[bool]]", words: list[str]) -> "pd.Series[str]":
    """Return, row by row, the word of the first condition that holds; the last word if none."""
    which = np.select(conditions, list(range(len(conditions))), default=len(conditions))
    chosen = np.array(words, dtype=object)[which]
    return pd.Series(chosen, index=conditions[0].index, dtype="object")
