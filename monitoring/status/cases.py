"""Lay everything that bears on one verdict into one row: result, earlier one, measure, baseline."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.intervals import wilson_interval
from monitoring.status.printed import between_ends, rounding_of, with_ends_of_scale
from monitoring.status.rules import (
    CODED,
    LOWER,
    MEASURED,
    PERCENT,
    POINTS_PER_YEAR,
    REACH_VALUE,
    TOLERANCE,
    TOO_FEW,
    RuleParameters,
)

SCOPE = ["indicator_id", "content_area", "grade_span"]
SERIES_KEY = [*SCOPE, "organisation_id", "quarter", "subgroup"]
_RESULT_TEXTS = [
    *SERIES_KEY,
    "better_direction",
    "unit",
    "organisation_level",
    "data_state",
    "series",
]
_RESULT_NUMBERS = ["numerator", "denominator", "value"]
_MEASURE_TEXTS = [*SCOPE, "measure_id", "target_kind"]
_MEASURE_NUMBERS = [
    *["baseline_value", "baseline_period", "target_value"],
    *["points_per_year", "deadline_period"],
]
_LOOKED_UP = [
    "value",
    "denominator",
    "data_state",
    "is_measured",
    "series",
    "interval_low",
    "interval_high",
    "within",
    "is_end",
]
_STRIDE = 1_000_000


def read_results(results: pd.DataFrame, rules: RuleParameters) -> pd.DataFrame:
    """Check results and add what can be said of each alone.

    Args:
        results: one row per current result, see ``assess``.
        rules: the rule's parameters.

    Returns:
        The same rows in the same order, with one type per column and with series_code (int),
        is_coded (bool), is_measured (bool, after too small groups and coded values are set
        aside), within (points by which rounding may have moved a percentage without its count),
        interval_low and interval_high (percent), lowest and highest (percent: between which the
        true value lies; of an end of the scale the lowest and the highest that a count of its
        students gives), is_coarse (bool: these differ, though it is no end of the scale), is_end
        (bool: an end of the scale, of enough students for a verdict).

    Raises:
        ValueError: a column is missing, a word is unknown, or rows contradict one another.
    """
    whole = ["result_id", "period"]
    _require(results, [*whole, *_RESULT_TEXTS, *_RESULT_NUMBERS], "results")
    rows = _typed(results, _RESULT_TEXTS, _RESULT_NUMBERS)
    rows[whole] = results[whole].reset_index(drop=True).astype("int64")
    rows["series_code"] = rows.groupby(SERIES_KEY, sort=False).ngroup()
    _check_results(rows)
    few = (rows["data_state"] == MEASURED) & (rows["denominator"] < rules.min_n_for_status)
    rows["data_state"] = rows["data_state"].mask(few, TOO_FEW)
    codes = results["value_code"].tolist() if "value_code" in results else [""] * len(rows)
    coded = pd.Series(codes, index=rows.index, dtype="object").map(CODED)
    rows["is_coded"] = coded.notna()
    is_told = rows["data_state"].isin([MEASURED, TOO_FEW]) & rows["is_coded"]
    rows["data_state"] = rows["data_state"].mask(is_told, coded)
    rows["is_measured"] = rows["data_state"] == MEASURED
    has_interval = rows["is_measured"] & (rows["unit"] == PERCENT)
    rows = between_ends(rows, results)
    rows["is_coarse"] = rows["is_measured"] & (rows["lowest"] < rows["highest"])
    rows = with_ends_of_scale(rows, is_told & ~few & (rows["unit"] == PERCENT), codes)
    rows["within"] = rounding_of(results)
    rows["interval_low"], rows["interval_high"] = wilson_interval(
        rows["value"].where(has_interval), rows["denominator"], rules.confidence, rows["within"]
    )
    return rows


def some_of(rows: pd.DataFrame, is_asked: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Return some rows of ``read_results`` as it would return them had it read these alone."""
    some = rows[is_asked].reset_index(drop=True)
    return some.assign(series_code=pd.factorize(some["series_code"])[0])


def read_measures(measures: pd.DataFrame) -> pd.DataFrame:
    """Check measures and give each column one type.

    Args:
        measures: one row per measure and target, see ``assess``.

    Returns:
        The same rows with target_version (int, 1 where it is missing) and starts_from_own (bool):
        this path starts from each series' own result.

    Raises:
        ValueError: a column is missing, a target kind is unknown, or a path has no target or
            does not end after it begins.
    """
    _require(measures, [*_MEASURE_TEXTS, *_MEASURE_NUMBERS], "measures")
    paths = _typed(measures, _MEASURE_TEXTS, _MEASURE_NUMBERS)
    versions = measures.get("target_version", default=pd.Series(1, index=measures.index))
    paths["target_version"] = versions.to_numpy("int64")
    _check_words(paths["target_kind"], {REACH_VALUE, POINTS_PER_YEAR}, "target_kind")
    is_steps = paths["target_kind"] == POINTS_PER_YEAR
    aim = paths["target_value"].mask(is_steps, paths["points_per_year"])
    ends_after = paths["deadline_period"] > paths["baseline_period"]
    broken = aim.isna() | paths["deadline_period"].isna()
    broken |= paths["baseline_period"].notna() & ~ends_after
    if broken.any():
        raise ValueError(
            f"no path can be drawn for measures {paths['measure_id'][broken].tolist()}"
        )
    if paths.duplicated(["measure_id", "target_version", *SCOPE]).any():
        raise ValueError("a measure has the same scope twice")
    paths["starts_from_own"] = is_steps | paths["baseline_value"].isna()
    return paths


def pair(
    rows: pd.DataFrame,
    paths: pd.DataFrame,
    others: pd.DataFrame | None = None,
    earlier: "pd.Series[int] | None" = None,
) -> pd.DataFrame:
    """Set beside each result the one it is compared with, and each measure that covers it.

    Args:
        rows: from ``read_results``.
        paths: from ``read_measures``.
        others: the same rows as those that they are compared with: the earlier one, and that of
            the baseline. None: ``rows``.
        earlier: the period that each is compared with. None: as ``earlier_periods`` has it.

    Returns:
        One row per result and covering measure, or per result alone (is_covered false), in the
        order of the results, then of the measures. Columns earlier_* tell of the result in
        earlier_period, base_* of the one in the baseline period, due_* of the one in the
        deadline period; their data_state is "" where there is none. baseline_value and
        final_target are those of this series. is_late (bool): the result is later than the
        deadline; is_due_on_baseline_series (bool): that of the deadline period compares with the
        baseline.
    """
    rows = rows.assign(earlier_period=earlier_periods(rows) if earlier is None else earlier)
    others = rows if others is None else others
    judged = rows.join(_lookup(others, rows["series_code"], rows["earlier_period"], "earlier_"))
    judged["has_plan"] = judged["organisation_level"].isin(["district", "school"])
    cases = judged.merge(paths.assign(has_plan=True), on=[*SCOPE, "has_plan"], how="left")
    cases["is_covered"] = cases["deadline_period"].notna()
    cases["starts_from_own"] = cases["starts_from_own"].eq(True)
    for name in ["measure_id", "target_kind"]:
        cases[name] = cases[name].fillna("")
    cases = cases.join(_lookup(others, cases["series_code"], cases["baseline_period"], "base_"))
    cases = cases.join(_lookup(rows, cases["series_code"], cases["deadline_period"], "due_"))
    return _with_deadline(_with_path(cases))


def earlier_periods(rows: pd.DataFrame) -> "pd.Series[int]":
    """Return the period that each result is compared with, whether or not it can be.

    That is the latest earlier one with a result that compares: measured, in the same series.
    Without any it is the year before, or where that has no row the latest that has one, so that
    the reader is told what became of it. A quarter is compared with the same one a year before.

    Args:
        rows: from ``read_results``, any columns more.

    Returns:
        One period per row, in the order of the rows.
    """
    before = rows["period"] - 1
    is_yearly = rows["quarter"] == ""
    compares = rows["is_measured"] & (rows["series"] != "") & is_yearly
    ordered = rows[is_yearly].sort_values("period", kind="stable")
    latest = ordered.groupby("series_code", sort=False)["period"].shift()
    known = pd.Index(_codes(rows["series_code"], rows["period"]))
    has_before = known.get_indexer(pd.Index(_codes(rows["series_code"], before))) >= 0
    alike = ordered[compares.reindex(ordered.index)]
    of_series = alike.groupby(["series_code", "series"], sort=False)["period"].shift()
    fallback = before.where(has_before, latest.reindex(rows.index)).fillna(before)
    return of_series.reindex(rows.index).fillna(fallback).astype("int64")


def _with_path(cases: pd.DataFrame) -> pd.DataFrame:
    """Add the path as this series walks it: baseline_value, final_target, expected."""
    usable = cases["base_is_measured"] & (cases["base_series"] != "")
    # An earlier year must not know a baseline that was measured after it.
    usable &= cases["period"] >= cases["baseline_period"]
    own = cases["starts_from_own"]
    cases["baseline_value"] = cases["baseline_value"].mask(own, cases["base_value"].where(usable))
    years = cases["deadline_period"] - cases["baseline_period"]
    risen = cases["baseline_value"] + cases["points_per_year"] * years
    is_steps = cases["target_kind"] == POINTS_PER_YEAR
    cases["final_target"] = cases["target_value"].mask(is_steps, risen)
    cases["is_on_baseline_series"] = _is_on_baseline_series(cases, cases["series"])
    walked = (cases["period"] - cases["baseline_period"]) / years
    climb = cases["final_target"] - cases["baseline_value"]
    expected = cases["baseline_value"] + climb * walked
    # After the deadline there is no path.
    expected = expected.mask(cases["period"] == cases["deadline_period"], cases["final_target"])
    expected = expected.mask(cases["period"] > cases["deadline_period"])
    cases["has_path"] = cases["baseline_value"].notna() & cases["baseline_period"].notna()
    applies = cases["has_path"] & cases["is_measured"] & cases["is_on_baseline_series"]
    cases["expected"] = expected.where(applies & (walked >= 0))
    cases["turn"] = np.where(cases["better_direction"] == LOWER, -1.0, 1.0)
    return cases


def _with_deadline(cases: pd.DataFrame) -> pd.DataFrame:
    """Add is_late and is_due_on_baseline_series; figures of the deadline period where measured."""
    cases["is_late"] = cases["period"] > cases["deadline_period"]
    cases["is_due_on_baseline_series"] = _is_on_baseline_series(cases, cases["due_series"])
    names = {"denominator": "n", "interval_low": "low", "interval_high": "high"}
    cases = cases.rename(columns={f"due_{old}": f"due_{new}" for old, new in names.items()})
    cases["base_n"] = cases["base_denominator"].where(cases["base_is_measured"])
    for name in ["value", "n", "low", "high"]:
        cases[f"due_{name}"] = cases[f"due_{name}"].where(cases["due_is_measured"])
    return cases


def _is_on_baseline_series(cases: pd.DataFrame, series: "pd.Series[str]") -> "pd.Series[bool]":
    """Say which results, of the ``series`` given, can be set against their path's baseline."""
    is_stated_alone = ~cases["starts_from_own"] & (cases["base_series"] == "")
    return ((series == cases["base_series"]) | is_stated_alone) & (series != "")


def _lookup(
    rows: pd.DataFrame, series_code: "pd.Series[int]", period: "pd.Series[float]", prefix: str
) -> pd.DataFrame:
    """Return the result of each series in each period; data_state "" where there is none."""
    known = pd.Index(_codes(rows["series_code"], rows["period"]))
    places = known.get_indexer(pd.Index(_codes(series_code, period)))
    found = rows[_LOOKED_UP].reindex(places).reset_index(drop=True)
    flags, texts = ["is_measured", "is_end"], ["data_state", "series"]
    found[flags], found[texts] = found[flags].eq(True), found[texts].fillna("")
    return found.add_prefix(prefix)


def _codes(series_code: "pd.Series[int]", period: "pd.Series[float]") -> npt.NDArray[np.int64]:
    """Melt series and period into one number; a missing period gives one that none has."""
    codes = series_code.to_numpy(np.float64) * _STRIDE + period.to_numpy(np.float64)
    return np.where(np.isnan(codes), -1, codes).astype(np.int64)


def _typed(table: pd.DataFrame, texts: list[str], numbers: list[str]) -> pd.DataFrame:
    """Return the named columns, texts without missing values and numbers as floats."""
    typed = table[[*texts, *numbers]].reset_index(drop=True)
    # Plain objects: grouping and merging by them is several times faster than by Arrow strings.
    for name in texts:
        typed[name] = pd.Series(table[name].to_numpy(dtype=object, na_value=""), dtype="object")
    typed[numbers] = typed[numbers].astype("float64")
    return typed


def _require(table: pd.DataFrame, names: list[str], what: str) -> None:
    """Name the columns that ``table`` lacks."""
    missing = [name for name in names if name not in table.columns]
    if missing:
        raise ValueError(f"{what} lack columns: {', '.join(missing)}")


def _check_words(words: "pd.Series[str]", allowed: set[str], what: str) -> None:
    """Name the words that the rule does not know."""
    unknown = sorted(set(words) - allowed)
    if unknown:
        raise ValueError(f"unknown {what} {unknown}; known: {', '.join(sorted(allowed))}")


def _check_results(rows: pd.DataFrame) -> None:
    """Refuse results that contradict themselves or one another."""
    _check_words(rows["better_direction"], {"higher", LOWER}, "better_direction")
    _check_words(rows["organisation_level"], {"state", "district", "school"}, "organisation_level")
    is_measured = rows["data_state"] == MEASURED
    beyond = (rows["value"] < -TOLERANCE) | (rows["value"] > 100 + TOLERANCE)
    faults = {
        "the same result_id twice": rows["result_id"].duplicated(keep=False),
        "two current results for one series and period": pd.Series(
            _codes(rows["series_code"], rows["period"])
        ).duplicated(keep=False),
        "measured, but without a value": is_measured & rows["value"].isna(),
        "a percentage outside 0 to 100": is_measured & beyond & (rows["unit"] == PERCENT),
    }
    for fault, where in faults.items():
        if where.any():
            raise ValueError(f"{fault}: result_id {rows['result_id'][where].tolist()[:10]}")
