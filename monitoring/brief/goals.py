"""Each goal with the measures it is judged by, as they stood at the quarter's end."""

from monitoring.brief.quarter_reader import QuarterView, day, facts_of, number, text
from monitoring.db.query_rows import (
    AmendedTargets,
    GoalHeadlines,
    MeasureHistory,
    MeasureLatestResults,
    OverdueResults,
    TargetChanges,
)
from monitoring.rows import Fetched, each, where
from monitoring.vocabulary import BatchKind, DataState
from monitoring.vocabulary.verdicts import LevelObstacle
from monitoring.wording import figures, not_loaded
from monitoring.wording.goal_headlines import Late
from monitoring.wording.quarter_facts import Goal, Measure, Point
from monitoring.wording.verdict_facts import NAN

# Distances on different tests are not set side by side.
_APART = {LevelObstacle.OTHER_SERIES, LevelObstacle.COMPARES_WITH_NONE}
# Georgia's result of a year may be known before the district's own is in.
_AWAITED = {DataState.OVERDUE, DataState.NOT_DUE_YET}


def goals(view: QuarterView) -> tuple[Goal, ...]:
    """Return the goals in the plan's order, each with its measures in theirs."""
    latest_results = view.told("measure_latest_results")
    history = view.of_quarter("measure_history")
    late = not_loaded.by_measure(each(view.told("overdue_results"), OverdueResults))
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
        for row in each(view.told("goal_headlines"), GoalHeadlines)
    )


def _measure(view: QuarterView, row: MeasureLatestResults, history: Fetched, late: Late) -> Measure:
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
        pace_needed=_or_nan(row.pace_needed),
        pace_made=_or_nan(row.pace_achieved),
        amended=_amended(view).get(row.measure_id),
        changes=tuple(
            change
            for change in each(view.told("target_changes"), TargetChanges)
            if change.measure_id == row.measure_id
        ),
        **facts_of(row),
    )


def _amended(view: QuarterView) -> dict[str, AmendedTargets]:
    rows = each(view.told("amended_targets"), AmendedTargets)
    return {row.measure_id: row for row in rows}


def _points(view: QuarterView, row: MeasureLatestResults, history: Fetched) -> tuple[Point, ...]:
    """Set results and the years without one in a row, from the year the plan speaks of on."""
    gaps, georgia = view.gaps_of(row.measure_id), view.georgia_of(row.measure_id)
    years = {
        gap.period: Point(
            gap.period,
            None,
            _target(row, gap.period),
            gap.data_state,
            georgia.get(gap.period) if gap.data_state in _AWAITED else None,
        )
        for gap in gaps
        if gap.period <= row.deadline_period
    }
    starts = [text(row.baseline_period), *(gap.period for gap in gaps)]
    start = min(filter(None, starts), default="")
    years |= {
        year.period: Point(
            year.period,
            _drawn(year),
            number(year.expected),
            year.data_state,
            georgia.get(year.period) if _is_beside(year) else None,
            figures.code_of(year),
        )
        for year in each(history, MeasureHistory)
        if year.period >= start
    }
    return tuple(years[period] for period in sorted(years))


def _drawn(year: MeasureHistory) -> float | None:
    """An end of the scale is no place to draw a result at."""
    return None if year.value_code else number(year.value)


def _is_beside(year: MeasureHistory) -> bool:
    """Georgia's result is told beside one that compares with it and with the years before."""
    return year.is_measured and not {year.level_obstacle, year.later_obstacle} & _APART


def _or_nan(cell: object) -> float:
    found = number(cell)
    return NAN if found is None else found


def _target(row: MeasureLatestResults, period: str) -> float | None:
    """The path of a year to come is known where it ends."""
    return number(row.final_target) if period == row.deadline_period else None
