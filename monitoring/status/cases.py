"""Lay everything that bears on one verdict into one row: result, earlier one, measure, baseline."""

from collections import defaultdict
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.columns import Rows, numbered, places_of, some, taken
from monitoring.status.read import MEASURE_NUMBERS, SCOPE
from monitoring.status.rules import (
    LOWER,
    POINTS_PER_YEAR,
    BoolArray,
    FloatArray,
    IntArray,
    Words,
)

_OF_PATH = ["target_version", *MEASURE_NUMBERS]
# What is told of another result, and what where there is none.
_LOOKED_UP: dict[str, float | str] = {
    **dict.fromkeys(["value", "denominator", "interval_low", "interval_high", "within"], np.nan),
    **dict.fromkeys(["data_state", "series"], ""),
    **dict.fromkeys(["is_measured", "is_end"], False),
}
_DUE = {"value": "value", "n": "denominator", "low": "interval_low", "high": "interval_high"}


def pair(
    rows: Rows, paths: pd.DataFrame, others: Rows | None = None, earlier: IntArray | None = None
) -> Rows:
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
    others = rows if others is None else others
    before = earlier_periods(rows) if earlier is None else earlier
    judged = rows | {"earlier_period": before}
    judged |= _lookup(others, rows["series_code"], before, "earlier_")
    row_at, path_at = _covered(rows, paths)
    cases = some(judged, row_at)
    for name in _OF_PATH:
        cases[name] = taken(paths[name].to_numpy(np.float64), path_at, np.nan)
    for name in ["measure_id", "target_kind"]:
        cases[name] = taken(paths[name].to_numpy(object), path_at, "")
    cases["starts_from_own"] = taken(paths["starts_from_own"].to_numpy(), path_at, missing=False)
    cases["is_covered"] = path_at >= 0
    cases |= _lookup(others, cases["series_code"], cases["baseline_period"], "base_")
    cases |= _lookup(rows, cases["series_code"], cases["deadline_period"], "due_")
    return _with_deadline(_with_path(cases))


def _covered(rows: Rows, paths: pd.DataFrame) -> tuple[IntArray, IntArray]:
    """Return the places of results and of the measures that cover them; -1 where none does."""
    of_scope = defaultdict(list)
    for place, scope in enumerate(zip(*(paths[name] for name in SCOPE), strict=True)):
        of_scope[scope].append(place)
    scopes = zip(*(rows[name].tolist() for name in SCOPE), strict=True)
    covering = [
        of_scope.get(scope, [-1]) if level in ("district", "school") else [-1]
        for scope, level in zip(scopes, rows["organisation_level"].tolist(), strict=True)
    ]
    row_at = np.repeat(np.arange(len(covering)), [len(places) for places in covering])
    return row_at, np.array([it for places in covering for it in places], dtype=np.int64)


def earlier_periods(rows: Rows) -> IntArray:
    """Return the period that each result is compared with, whether or not it can be.

    That is the latest earlier one with a result that compares: measured, in the same series.
    Without any it is the year before, or where that has no row the latest that has one, so that
    the reader is told what became of it. A quarter is compared with the same one a year before.

    Args:
        rows: from ``read_results``, any columns more.

    Returns:
        One period per row, in the order of the rows.
    """
    period, code = rows["period"], rows["series_code"]
    is_yearly = rows["quarter"] == ""
    compares = is_yearly & rows["is_measured"] & (rows["series"] != "")
    has_before = places_of(rows, code, period - 1) >= 0
    latest = _last_before(period, code, is_yearly)
    of_series = _last_before(period, numbered(rows, ["series_code", "series"]), compares)
    fallback = np.where(has_before | np.isnan(latest), period - 1, latest)
    return np.where(np.isnan(of_series), fallback, of_series).astype(np.int64)


def _last_before(period: IntArray, of: IntArray, is_asked: BoolArray) -> FloatArray:
    """Return the period before its own of what has the same number; of those asked for alone."""
    asked = np.flatnonzero(is_asked)
    order = asked[np.lexsort((period[asked], of[asked]))]
    follows = of[order][1:] == of[order][:-1]
    before = np.full(len(period), np.nan)
    before[order[1:][follows]] = period[order[:-1][follows]]
    return before


def _with_path(cases: Rows) -> Rows:
    """Add the path as this series walks it: baseline_value, final_target, expected."""
    period, begins, ends = (cases[it] for it in ("period", "baseline_period", "deadline_period"))
    usable = cases["base_is_measured"] & (cases["base_series"] != "")
    # An earlier year must not know a baseline that was measured after it.
    usable &= period >= begins
    own = np.where(usable, cases["base_value"], np.nan)
    start = np.where(cases["starts_from_own"], own, cases["baseline_value"])
    years = ends - begins
    is_steps = cases["target_kind"] == POINTS_PER_YEAR
    target = np.where(is_steps, start + cases["points_per_year"] * years, cases["target_value"])
    walked = (period - begins) / years
    expected = start + (target - start) * walked
    # After the deadline there is no path.
    expected = np.where(period == ends, target, np.where(period > ends, np.nan, expected))
    cases["baseline_value"], cases["final_target"] = start, target
    cases["is_on_baseline_series"] = _is_on_baseline_series(cases, cases["series"])
    cases["has_path"] = ~np.isnan(start) & ~np.isnan(begins)
    applies = cases["has_path"] & cases["is_measured"] & cases["is_on_baseline_series"]
    cases["expected"] = np.where(applies & (walked >= 0), expected, np.nan)
    cases["turn"] = np.where(cases["better_direction"] == LOWER, -1.0, 1.0)
    return cases


def _with_deadline(cases: Rows) -> Rows:
    """Add is_late and is_due_on_baseline_series; figures of the deadline period where measured."""
    cases["is_late"] = cases["period"] > cases["deadline_period"]
    cases["is_due_on_baseline_series"] = _is_on_baseline_series(cases, cases["due_series"])
    cases["base_n"] = np.where(cases["base_is_measured"], cases["base_denominator"], np.nan)
    for name, figure in _DUE.items():
        figures = cases[f"due_{figure}"]
        cases[f"due_{name}"] = np.where(cases["due_is_measured"], figures, np.nan)
    return cases


def _is_on_baseline_series(cases: Rows, series: Words) -> BoolArray:
    """Say which results, of the ``series`` given, can be set against their path's baseline."""
    is_stated_alone = ~cases["starts_from_own"] & (cases["base_series"] == "")
    is_same = np.asarray(series == cases["base_series"]) | is_stated_alone
    return np.asarray(is_same & (series != ""))


def _lookup(rows: Rows, series_code: IntArray, period: npt.NDArray[Any], prefix: str) -> Rows:
    """Return the result of each series in each period; data_state "" where there is none."""
    places = places_of(rows, series_code, period)
    return {
        f"{prefix}{name}": taken(rows[name], places, missing)
        for name, missing in _LOOKED_UP.items()
    }
