"""Each goal with the measures it is judged by, as they stood at the quarter's end."""

from typing import Any

import pandas as pd

from monitoring.brief.model import Goal, Measure, Point
from monitoring.brief.quarter_reader import Known, Row, number, text, whole
from monitoring.rows import each, where
from monitoring.vocabulary import Level
from monitoring.wording import standings, verdicts
from monitoring.wording.plan import goal_label


def goals(known: Known) -> tuple[Goal, ...]:
    """Return the goals in the plan's order, each with its measures in theirs."""
    rows = known.of_quarter("goal_standings")
    return tuple(_goal(known, row) for row in each(rows))


def _goal(known: Known, row: Row) -> Goal:
    own = list(each(where(known.of_quarter("measure_standings"), "goal_id", row.goal_id)))
    history = known.of_quarter("measure_history")
    return Goal(
        goal_id=row.goal_id,
        label=goal_label(row.goal_id),
        wording=row.wording,
        headline=standings.goal_headline(own),
        waiting=standings.goal_waiting(own),
        measures=tuple(
            _measure(known, one, where(history, "measure_id", one.measure_id)) for one in own
        ),
    )


_FIGURES = (
    "value",
    "numerator",
    "n",
    "interval_low",
    "interval_high",
    "expected",
    "final_target",
    "distance_points",
)
_WORDS = ("period", "period_style", "level", "change", "source")


def _measure(known: Known, row: Row, history: pd.DataFrame) -> Measure:
    told: dict[str, Any] = {name: number(getattr(row, name)) for name in _FIGURES}
    told |= {name: text(getattr(row, name)) for name in _WORDS}
    return Measure(
        measure_id=row.measure_id,
        name=row.measure_name,
        unit=row.unit,
        deadline=row.deadline_period,
        distance_students=whole(row.distance_students),
        level_reason=verdicts.level_reason(row),
        change_reason=verdicts.change_reason(row),
        headline=verdicts.headline(row),
        waiting=standings.waiting(row),
        awaited=standings.awaited(row),
        overdue=standings.overdue(row),
        no_status_reason=verdicts.obstacle(row) if row.level == Level.NO_STATUS else "",
        is_sample=row.batch_kind == "sample",
        points=_points(known, row, history),
        **told,
    )


def _points(known: Known, row: Row, history: pd.DataFrame) -> tuple[Point, ...]:
    """Set results and the years without one in a row, from the year the plan speaks of on."""
    gaps = known.of_quarter("measure_gaps", measure_id=row.measure_id)
    years = {
        gap.period: Point(gap.period, None, _aim(row, gap.period), gap.data_state)
        for gap in each(gaps)
        if gap.period <= row.deadline_period
    }
    starts = [text(row.baseline_period), *gaps["period"]]
    start = min(filter(None, starts), default="")
    years |= {
        one.period: Point(one.period, number(one.value), number(one.expected), one.data_state)
        for one in each(history)
        if one.period >= start
    }
    return tuple(years[period] for period in sorted(years))


def _aim(row: Row, period: str) -> float | None:
    """The path of a year to come is known where it ends."""
    return number(row.final_target) if period == row.deadline_period else None
