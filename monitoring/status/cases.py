"""Lay everything that bears on one verdict into one row: result, year before, measure, baseline."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.intervals import wilson_interval
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
    "better",
    "unit",
    "organisation_level",
    "data_state",
    "series",
]
_RESULT_NUMBERS = ["numerator", "denominator", "value"]
_MEASURE_TEXTS = [*SCOPE, "measure_id", "target_kind"]
_MEASURE_NUMBERS = [
    "baseline_value",
    "baseline_period",
    "target_value",
    "points_per_year",
    "deadline_period",
]
_LOOKED_UP = [
    "value",
    "denominator",
    "data_state",
    "is_measured",
    "series",
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
        aside), interval_low and interval_high (percent).

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
    rows["interval_low"], rows["interval_high"] = wilson_interval(
        rows["value"].where(has_interval), rows["denominator"], rules.confidence
    )
    return rows


def read_measures(measures: pd.DataFrame) -> pd.DataFrame:
    """Check measures and give each column one type.

    Args:
        measures: one row per measure, see ``assess``.

    Returns:
        The same rows in the same order, with starts_from_own (bool): the path of this measure
        starts from each series' own result.

    Raises:
        ValueError: a column is missing, a target kind is unknown, or a path has no target or
            does not end after it begins.
    """
    _require(measures, [*_MEASURE_TEXTS, *_MEASURE_NUMBERS], "measures")
    paths = _typed(measures, _MEASURE_TEXTS, _MEASURE_NUMBERS)
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
    if paths.duplicated(["measure_id", *SCOPE]).any():
        raise ValueError("a measure has the same scope twice")
    paths["starts_from_own"] = is_steps | paths["baseline_value"].isna()
    return paths


def pair(rows: pd.DataFrame, paths: pd.DataFrame) -> pd.DataFrame:
    """Set beside each result the result one year before, and each measure that covers it.

    Args:
        rows: from ``read_results``.
        paths: from ``read_measures``.

    Returns:
        One row per result and covering measure, or per result alone (is_covered false), in the
        order of the results, then of the measures. Columns earlier_* tell of the result one
        period before, base_* of the one in the baseline period, due_* of the one in the
        deadline period; their data_state is "" where there is none. baseline_value and
        final_target are those of this series. is_late (bool): the deadline has passed;
        is_settled (bool): it has passed, and the result of its year was set against the target.
    """
    judged = rows.join(_lookup(rows, rows["series_code"], rows["period"] - 1, "earlier_"))
    judged["has_plan"] = judged["organisation_level"].isin(["district", "school"])
    cases = judged.merge(paths.assign(has_plan=True), on=[*SCOPE, "has_plan"], how="left")
    cases["is_covered"] = cases["deadline_period"].notna()
    cases["starts_from_own"] = cases["starts_from_own"].eq(True)
    for name in ["measure_id", "target_kind"]:
        cases[name] = cases[name].fillna("")
    cases = cases.join(_lookup(rows, cases["series_code"], cases["baseline_period"], "base_"))
    cases = cases.join(_lookup(rows, cases["series_code"], cases["deadline_period"], "due_"))
    return _with_deadline(_with_path(cases))


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
    expected = expected.mask(cases["period"] >= cases["deadline_period"], cases["final_target"])
    cases["has_path"] = cases["baseline_value"].notna() & cases["baseline_period"].notna()
    applies = cases["has_path"] & cases["is_measured"] & cases["is_on_baseline_series"]
    cases["expected"] = expected.where(applies & (walked >= 0))
    cases["turn"] = np.where(cases["better"] == LOWER, -1.0, 1.0)
    return cases


def _with_deadline(cases: pd.DataFrame) -> pd.DataFrame:
    """Add is_late and is_settled: whether the deadline year has given its verdict."""
    due_stands = cases["due_is_measured"] & _is_on_baseline_series(cases, cases["due_series"])
    cases["is_late"] = cases["period"] > cases["deadline_period"]
    # An end is no result, so not even the verdict of another year is told beside it.
    is_open = cases["is_late"] & cases["has_path"] & ~cases["is_coded"]
    cases["is_settled"] = is_open & due_stands
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
    found["is_measured"] = found["is_measured"].eq(True)
    for name in ["data_state", "series"]:
        found[name] = found[name].fillna("")
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
    _check_words(rows["better"], {"higher", LOWER}, "better")
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
