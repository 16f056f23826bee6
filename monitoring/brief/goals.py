"""Each goal with the measures it is judged by, as they stood at the quarter's end."""

import pandas as pd

from monitoring.brief.quarter_reader import QuarterView, day, facts_of, number, text
from monitoring.db.query_rows import (
    GoalHeadlines,
    MeasureGaps,
    MeasureHistory,
    MeasureLatestResults,
    OverdueResults,
)
from monitoring.rows import each, where
from monitoring.vocabulary import BatchKind
from monitoring.wording import not_loaded
from monitoring.wording.goal_headlines import Late
from monitoring.wording.quarter_facts import Goal, Measure, Point


def goals(view: QuarterView) -> tuple[Goal, ...]:
    """Return the goals in the plan's order, each with its measures in theirs."""
    latest_results = view.of_quarter("measure_latest_results")
    history = view.of_quarter("measure_history")
    late = not_loaded.by_measure(each(view.of_quarter("overdue_results"), OverdueResults))
    return tuple(
        Goal(
            goal_id=row.goal_id,
            wording=text(row.wording),
            measures=tuple(
                _measure(view, measure, where(history, "measure_id", measure.measure_id), late)
                for measure in each(
                    where(latest_results, "goal_id", row.goal_id), MeasureLatestResults
                )
            ),
        )
        for row in each(view.of_quarter("goal_headlines"), GoalHeadlines)
    )


def _measure(
    view: QuarterView, row: MeasureLatestResults, history: pd.DataFrame, late: Late
) -> Measure:
    return Measure(
        measure_id=row.measure_id,
        measure_name=row.measure_name,
        content_area=text(row.content_area),
        source=text(row.source),
        is_sample=row.batch_kind == BatchKind.SAMPLE,
        baseline_value_origin=row.baseline_value_origin,
        overdue=tuple(late.get(row.measure_id, ())),
        next_period=text(row.next_period) or None,
        next_released_on=day(row.next_released_on),
        next_basis=text(row.next_basis) or None,
        points=_points(view, row, history),
        **facts_of(row),
    )


def _points(
    view: QuarterView, row: MeasureLatestResults, history: pd.DataFrame
) -> tuple[Point, ...]:
    """Set results and the years without one in a row, from the year the plan speaks of on."""
    gaps = view.of_quarter("measure_gaps", measure_id=row.measure_id)
    # What is awaited of the years before is missing, and no year that the plan speaks of.
    gaps = gaps[gaps["released_on"].isna() | (gaps["period"] >= text(row.baseline_period))]
    years = {
        gap.period: Point(gap.period, None, _target(row, gap.period), gap.data_state)
        for gap in each(gaps, MeasureGaps)
        if gap.period <= row.deadline_period
    }
    starts = [text(row.baseline_period), *gaps["period"]]
    start = min(filter(None, starts), default="")
    years |= {
        year.period: Point(year.period, _drawn(year), number(year.expected), year.data_state)
        for year in each(history, MeasureHistory)
        if year.period >= start
    }
    return tuple(years[period] for period in sorted(years))


def _drawn(year: MeasureHistory) -> float | None:
    """An end of the scale is no place to draw a result at."""
    return None if year.value_code else number(year.value)


def _target(row: MeasureLatestResults, period: str) -> float | None:
    """The path of a year to come is known where it ends."""
    return number(row.final_target) if period == row.deadline_period else None
