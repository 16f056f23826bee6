"""Columns as plain arrays: what a step takes in pandas is a hundred times what it takes on them.

Most loads are small, and every one of them takes hundreds of steps.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.extensions import take

from monitoring.status.rules import IntArray

_STRIDE = 1_000_000
# By name an array with a value for each row.
Rows = dict[str, npt.NDArray[Any]]


def framed(rows: Rows, kinds: Mapping[str, str]) -> pd.DataFrame:
    """Return the columns named in ``kinds`` as a frame, each of the type that stands there."""
    columns: dict[str, Any] = {}
    for name, kind in kinds.items():
        # Of plain objects a frame would guess the type anew, but for those of a series.
        make: Any = pd.Series if kind == "object" else pd.array
        columns[name] = make(rows[name], dtype=kind)
    return pd.DataFrame(columns)


def numbered(rows: Rows | pd.DataFrame, keys: Sequence[str]) -> IntArray:
    """Number the rows by their order, those that are alike in ``keys`` the same."""
    number = np.zeros(len(rows[keys[0]]), dtype=np.int64)
    for name in keys:
        own, words = pd.factorize(rows[name])
        # One more than there are words: what is missing has the number -1.
        number = pd.factorize(number * (len(words) + 1) + own)[0]
    return number


def taken(
    values: npt.NDArray[Any], places: npt.NDArray[np.intp], missing: float | str
) -> npt.NDArray[Any]:
    """Return the values at some places, and what is missing at the place -1."""
    return np.append(values, missing)[places]


def days_taken(days: npt.NDArray[Any], places: npt.NDArray[np.intp]) -> npt.NDArray[Any]:
    """Return the days at some places; at the place -1 what pandas has for a missing one."""
    return np.asarray(take(days, places, allow_fill=True))


def some(rows: Rows, places: npt.NDArray[Any]) -> Rows:
    """Return the rows at some places, or those that are marked."""
    return {name: column[places] for name, column in rows.items()}


def of_results(told: pd.DataFrame, result_ids: IntArray, columns: Mapping[str, str]) -> Rows:
    """Return, by new name, columns of the first row of each result; missing where it has none."""
    first = told[~told["result_id"].duplicated()]
    places = pd.Index(first["result_id"]).get_indexer(pd.Index(result_ids))
    return {
        name: taken(first[own].to_numpy(na_value=np.nan), places, np.nan)
        for name, own in columns.items()
    }


def places_of(rows: Rows, series: IntArray, period: npt.NDArray[Any]) -> IntArray:
    """Return where the result of each series in each period stands among ``rows``.

    Args:
        rows: with series_code and period.
        series: codes of series, -1 for none.
        period: missing for none.

    Returns:
        The places, -1 where there is no such result.
    """
    known = pd.Index(codes_of(rows["series_code"], rows["period"]))
    found: IntArray = known.get_indexer(pd.Index(codes_of(series, period)))
    return found


def codes_of(series: IntArray, period: npt.NDArray[Any]) -> IntArray:
    """Melt series and period into one number; where one is missing, into one that none has."""
    codes = series * float(_STRIDE) + period
    return np.where((series < 0) | np.isnan(codes), -1, codes).astype(np.int64)
