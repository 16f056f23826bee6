"""The straight trend through annual results, and what it lets one expect."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.rules import FloatArray
from monitoring.status.special import stdtrit


@dataclass(frozen=True)
class Trend:
    """Least-squares lines, one per element of the arrays.

    Attributes:
        n: number of results behind the line.
        mean_period: their mean period.
        mean_value: their mean value.
        spread: sum of squares of the periods about their mean.
        slope: change of value per period.
        residual_squares: sum of squares of the values about the line.
    """

    n: FloatArray
    mean_period: FloatArray
    mean_value: FloatArray
    spread: FloatArray
    slope: FloatArray
    residual_squares: FloatArray

    def take(self, positions: npt.NDArray[np.int64]) -> "Trend":
        """Return the lines at ``positions``, repeated where these are."""
        return Trend(
            self.n[positions],
            self.mean_period[positions],
            self.mean_value[positions],
            self.spread[positions],
            self.slope[positions],
            self.residual_squares[positions],
        )


def _trend(sums: Mapping[str, FloatArray]) -> Trend:
    """Fit lines from the sums of 1, x, y, xx, xy and yy; missing below three results."""
    n = np.where(sums["n"] >= 3, sums["n"], np.nan)
    mean_x, mean_y = sums["x"] / n, sums["y"] / n
    spread = sums["xx"] - n * mean_x**2
    spread = np.where(spread > 0, spread, np.nan)
    together = sums["xy"] - n * mean_x * mean_y
    slope = together / spread
    residual = np.maximum(sums["yy"] - n * mean_y**2 - slope * together, 0)
    return Trend(n, mean_x, mean_y, spread, slope, residual)


def running_trends(rows: pd.DataFrame) -> Trend:
    """Fit, at each row, the line through the rows of its group up to its own period.

    Args:
        rows: one row per group and period: group (int), period (int), value (float).

    Returns:
        One line per row, in the order of ``rows``; missing below three results.
    """
    # Periods and values are moved near zero first, so that the sums of squares stay exact.
    grouped = rows.groupby("group", sort=False)
    shift_x = grouped["period"].transform("min").to_numpy(np.float64)
    shift_y = grouped["value"].transform("mean").to_numpy(np.float64)
    x = rows["period"].to_numpy(np.float64) - shift_x
    y = rows["value"].to_numpy(np.float64) - shift_y
    terms = {"n": np.ones_like(x), "x": x, "y": y, "xx": x * x, "xy": x * y, "yy": y * y}
    order = np.lexsort((x, rows["group"].to_numpy()))
    table = pd.DataFrame(terms).iloc[order]
    running = table.groupby(rows["group"].to_numpy()[order]).cumsum().sort_index()
    line = _trend({name: running[name].to_numpy(np.float64) for name in terms})
    return Trend(
        line.n,
        line.mean_period + shift_x,
        line.mean_value + shift_y,
        line.spread,
        line.slope,
        line.residual_squares,
    )


def predict(
    trend: Trend, period: FloatArray, confidence: float
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the value each line lets one expect at ``period``, with its prediction interval.

    Args:
        trend: lines, one per element of ``period``, or one for all.
        period: periods to predict.
        confidence: level of the interval (0 to 1).

    Returns:
        Value, lower and upper bound, in the unit of the values.
    """
    freedom, places = np.unique(trend.n - 2, return_inverse=True)
    quantile = stdtrit(freedom, (1 + confidence) / 2)[places].reshape(np.shape(trend.n))
    away = period - trend.mean_period
    variance = trend.residual_squares / (trend.n - 2)
    half = quantile * np.sqrt(variance * (1 + 1 / trend.n + away**2 / trend.spread))
    value = trend.mean_value + trend.slope * away
    return value, value - half, value + half


def project(
    periods: npt.ArrayLike, values: npt.ArrayLike, targets: npt.ArrayLike, confidence: float
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Project one series by ordinary least squares.

    Args:
        periods: periods of the results, each once.
        values: their values, in any one unit.
        targets: periods to project to.
        confidence: level of the prediction interval (0 to 1).

    Returns:
        Expected value, lower and upper bound per target period, in the unit of the values,
        from Student's t with n - 2 degrees of freedom; not clipped to 0 to 100.

    Raises:
        ValueError: there are fewer than three results, or as many periods as values there
            are not.
    """
    x = np.asarray(periods, dtype=np.float64)
    y = np.asarray(values, dtype=np.float64)
    if x.shape != y.shape or x.size < 3:
        raise ValueError("a projection needs at least three results, one value per period")
    series = pd.DataFrame({"group": 0, "period": x, "value": y}).sort_values("period")
    whole = running_trends(series.reset_index(drop=True)).take(np.array([x.size - 1]))
    return predict(whole, np.asarray(targets, dtype=np.float64), confidence)
