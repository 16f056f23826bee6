"""What a path picture shows: a measure year by year, from a brief or from rows of a query."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from monitoring.rows import each
from monitoring.vocabulary import DataState, PeriodStyle, Unit
from monitoring.wording import figures, periods
from monitoring.wording.numbers import is_missing
from monitoring.wording.quarter_facts import Measure


@dataclass(frozen=True)
class Year:
    """One place of the picture.

    Args:
        period: what stands under it.
        value: the result in the measure's unit, None for none.
        expected: the path at that year, None where it is not drawn there.
        state: the data state: a result that does not compare is hollow; where there is no result
            it says why, "" for a year that is only passed through.
        value_code: how the result is to be written, see ``figures.code_of``.
    """

    period: str
    value: float | None
    expected: float | None
    state: str = DataState.MEASURED
    value_code: str = ""


@dataclass(frozen=True)
class Path:
    """What a picture shows.

    Args:
        years: in order, one for every year.
        unit: of the results.
        last: place of the result that the verdict rests on, None for none.
        interval: of that result, None for none.
    """

    years: tuple[Year, ...]
    unit: str = Unit.PERCENT
    last: int | None = None
    interval: tuple[float, float] | None = None


def path_of_measure(measure: Measure) -> Path:
    """Return what is drawn of a measure of a brief."""
    style = measure.period_style
    years = tuple(
        Year(periods.on_axis(it.period, style), it.value, it.expected, it.state, it.value_code)
        for it in measure.points
    )
    places = [it.period for it in measure.points]
    low, high = number(measure.interval_low), number(measure.interval_high)
    return Path(
        years,
        measure.unit,
        places.index(measure.period) if measure.period in places else None,
        None if low is None or high is None else (low, high),
    )


def path_of_history(history: pd.DataFrame) -> Path:
    """Return what is drawn of rows of ``measure_history``, from the baseline to the deadline.

    Args:
        history: one row per year, sorted: period (str year), period_style, value (may be missing),
            data_state, unit, baseline_period, baseline_value, final_target, deadline_period. May be
            empty.
    """
    if history.empty:
        return Path(())
    results = {int(row.period): row for row in each(history)}
    ends = _path_ends(history)
    span = _span(history)
    style = (
        str(history["period_style"].iloc[-1]) if "period_style" in history else PeriodStyle.CLASS
    )
    names = {year: periods.on_axis(str(year), style) for year in span}
    years = [
        Year(names[year], _drawn(row), ends.get(year), row.data_state, figures.code_of(row))
        if (row := results.get(year))
        else Year(names[year], None, ends.get(year), "")
        for year in span
    ]
    compared = [year for year, it in results.items() if it.data_state != DataState.NOT_COMPARABLE]
    last = max(compared, default=None)
    unit = str(history["unit"].iloc[-1]) if "unit" in history else Unit.PERCENT
    return Path(tuple(years), unit, None if last is None else span.index(last))


def number(value: float | None) -> float | None:
    """Return a number of a row, None where it is missing."""
    return None if value is None or is_missing(value) else float(value)


def _drawn(row: Any) -> float | None:  # noqa: ANN401
    """Return the result of a year, None also where it is only an end of the scale."""
    return None if getattr(row, "value_code", "") else number(row.value)


def _span(history: pd.DataFrame) -> range:
    starts = [int(period) for period in history["baseline_period"].dropna()]
    last = max(int(period) for period in history["period"])
    deadline = int(history["deadline_period"].iloc[-1])
    return range(min([*starts, last]), max(deadline, last) + 1)


def _path_ends(history: pd.DataFrame) -> dict[int, float]:
    drawn = history.dropna(subset=["baseline_value", "baseline_period", "final_target"])
    if drawn.empty:
        return {}
    row = drawn.iloc[-1]
    return {
        int(row["baseline_period"]): float(row["baseline_value"]),
        int(row["deadline_period"]): float(row["final_target"]),
    }
