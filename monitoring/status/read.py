"""Check results and measures, and say of each result what can be said of it alone."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from monitoring.status.columns import Rows, codes_of, numbered, some
from monitoring.status.intervals import wilson_interval
from monitoring.status.printed import between_ends, ends_of_scale, rounding_of
from monitoring.status.rules import (
    CODED,
    LOWER,
    MEASURED,
    PERCENT,
    POINTS_PER_YEAR,
    REACH_VALUE,
    TOLERANCE,
    TOO_FEW,
    BoolArray,
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
MEASURE_NUMBERS = [
    *["baseline_value", "baseline_period", "target_value"],
    *["points_per_year", "deadline_period"],
]


def read_results(results: pd.DataFrame, rules: RuleParameters) -> Rows:
    """Check results and add what can be said of each alone.

    Args:
        results: one row per current result, see ``assess``.
        rules: the rule's parameters.

    Returns:
        By name the columns of the same rows, in their order, with series_code (int),
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
    rows |= {name: results[name].astype("int64").to_numpy() for name in whole}
    rows["series_code"] = numbered(rows, SERIES_KEY)
    _check_results(rows)
    few = (rows["data_state"] == MEASURED) & (rows["denominator"] < rules.min_n_for_status)
    state = np.where(few, TOO_FEW, rows["data_state"])
    codes = results["value_code"].tolist() if "value_code" in results else [""] * len(results)
    coded = np.array([CODED.get(it) for it in codes], dtype=object)
    rows["is_coded"] = np.array([it in CODED for it in codes], dtype=np.bool_)
    is_told = ((state == MEASURED) | (state == TOO_FEW)) & rows["is_coded"]
    rows["data_state"] = np.where(is_told, coded, state)
    rows["is_measured"] = rows["data_state"] == MEASURED
    is_percent = rows["unit"] == PERCENT
    rows["lowest"], rows["highest"] = between_ends(rows["value"], results)
    rows["is_coarse"] = rows["is_measured"] & (rows["lowest"] < rows["highest"])
    ends = ends_of_scale(rows, is_told & ~few & is_percent, codes)
    rows["is_end"], rows["lowest"], rows["highest"] = ends
    rows["within"] = rounding_of(results)
    rows["interval_low"], rows["interval_high"] = wilson_interval(
        np.where(rows["is_measured"] & is_percent, rows["value"], np.nan),
        rows["denominator"],
        rules.confidence,
        rows["within"],
    )
    return rows


def some_of(rows: Rows, is_asked: BoolArray) -> Rows:
    """Return some rows of ``read_results`` as it would return them had it read these alone."""
    asked = some(rows, is_asked)
    return asked | {"series_code": numbered(asked, ["series_code"])}


def first_of_series(rows: Rows) -> Rows:
    """Return the first row of each series, in the order of series_code."""
    return some(rows, np.unique(rows["series_code"], return_index=True)[1])


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
    _require(measures, [*_MEASURE_TEXTS, *MEASURE_NUMBERS], "measures")
    paths = pd.DataFrame(_typed(measures, _MEASURE_TEXTS, MEASURE_NUMBERS))
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


def _typed(table: pd.DataFrame, texts: list[str], numbers: list[str]) -> Rows:
    """Return the named columns, texts without missing values and numbers as floats."""
    # Plain objects: to compare and to group by them is faster than by Arrow strings.
    typed: Rows = {name: table[name].to_numpy(dtype=object, na_value="") for name in texts}
    return typed | {name: table[name].astype("float64").to_numpy() for name in numbers}


def _require(table: pd.DataFrame, names: list[str], what: str) -> None:
    """Name the columns that ``table`` lacks."""
    missing = [name for name in names if name not in table.columns]
    if missing:
        raise ValueError(f"{what} lack columns: {', '.join(missing)}")


def _check_words(words: Iterable[str], allowed: set[str], what: str) -> None:
    """Name the words that the rule does not know."""
    unknown = sorted(set(words) - allowed)
    if unknown:
        raise ValueError(f"unknown {what} {unknown}; known: {', '.join(sorted(allowed))}")


def _check_results(rows: Rows) -> None:
    """Refuse results that contradict themselves or one another."""
    _check_words(rows["better_direction"], {"higher", LOWER}, "better_direction")
    _check_words(rows["organisation_level"], {"state", "district", "school"}, "organisation_level")
    is_measured, value = rows["data_state"] == MEASURED, rows["value"]
    beyond = (value < -TOLERANCE) | (value > 100 + TOLERANCE)
    codes = pd.Index(codes_of(rows["series_code"], rows["period"]))
    faults = {
        "the same result_id twice": pd.Index(rows["result_id"]).duplicated(keep=False),
        "two current results for one series and period": codes.duplicated(),
        "measured, but without a value": is_measured & np.isnan(value),
        "a percentage outside 0 to 100": is_measured & beyond & (rows["unit"] == PERCENT),
    }
    for fault, where in faults.items():
        if where.any():
            raise ValueError(f"{fault}: result_id {rows['result_id'][where].tolist()[:10]}")
