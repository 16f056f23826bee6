"""One goal, and whose plan it stands in."""

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import (
    GoalHeadlines,
    MeasureLatestResults,
    OverdueResults,
    Plan,
    ReviewQuarter,
)
from monitoring.panels.html import join
from monitoring.panels.measures import measure
from monitoring.rows import each, first, where
from monitoring.vocabulary import Basis
from monitoring.wording import goals as wording
from monitoring.wording.goal_headlines import goal_headline, goal_waiting
from monitoring.wording.not_loaded import by_measure
from monitoring.wording.numbers import is_missing
from monitoring.wording.plan import as_written, district, goal_label


def masthead(plan: pd.DataFrame, review: pd.DataFrame) -> Markup:
    """Write whose plan this is, and as of when."""
    of, quarter = first(plan, Plan), first(review, ReviewQuarter)
    years = "" if is_missing(of.school_years) else str(of.school_years)
    return Markup('<p class="masthead"><b>{}</b> · {} · {}</p>').format(
        district("" if is_missing(of.district) else of.district),
        wording.plan(years),
        wording.known_on(
            quarter.quarter,
            quarter.known_on,
            is_assumed=quarter.basis == Basis.ASSUMED,
            is_over=quarter.known_on == quarter.ends_on,
        ),
    )


def goal_labels(goals: pd.DataFrame) -> dict[str, str]:
    """Return goal_id -> what a reader calls it, in the plan's order."""
    return {row.goal_id: goal_label(row.goal_id) for row in each(goals, GoalHeadlines)}


def goal(
    goals: pd.DataFrame, latest_results: pd.DataFrame, history: pd.DataFrame, goal_id: str
) -> Markup:
    """Write one goal for the overview.

    Args:
        goals: rows of ``goal_headlines``.
        latest_results: rows of ``measure_latest_results``.
        history: rows of ``measure_history``.
        goal_id: which goal.

    Returns:
        A section: the goal as adopted, the sentence that matters, and each measure's verdict on
        two axes with its picture.
    """
    row = first(where(goals, "goal_id", goal_id), GoalHeadlines)
    own = where(latest_results, "goal_id", goal_id)
    rows = list(each(own, MeasureLatestResults))
    return Markup('<h2>{}</h2>{}<p class="finding">{}</p>{}').format(
        goal_label(goal_id),
        _adopted(row.wording),
        goal_headline(rows),
        _tiles(own, history),
    )


def not_known(latest_results: pd.DataFrame, overdue: pd.DataFrame, goal_id: str) -> Markup:
    """Write what a goal's measures wait for, every year that is not loaded among it.

    Args:
        latest_results: rows of ``measure_latest_results``.
        overdue: rows of ``overdue_results``.
        goal_id: which goal.
    """
    rows = list(each(where(latest_results, "goal_id", goal_id), MeasureLatestResults))
    late = by_measure(each(overdue, OverdueResults))
    return Markup('<p class="waiting"><b>{}</b> {}</p>').format(
        wording.not_known(), goal_waiting(rows, late)
    )


def goal_in_full(
    goals: pd.DataFrame,
    latest_results: pd.DataFrame,
    history: pd.DataFrame,
    review: pd.DataFrame,
    goal_id: str,
) -> Markup:
    """Write one goal's need, its words as adopted, and what its measures say side by side.

    A goal of one measure is told by that measure alone, further down.
    """
    row = first(where(goals, "goal_id", goal_id), GoalHeadlines)
    own = where(latest_results, "goal_id", goal_id)
    rows, quarter = list(each(own, MeasureLatestResults)), first(review, ReviewQuarter)
    together = tiles = Markup("")
    if len(own) != 1:
        together = Markup('<p class="finding">{}</p>').format(goal_headline(rows))
    if len(own) > 1:
        heading = wording.all_measures(len(own))
        tiles = Markup("<h2>{}</h2>{}").format(heading, _tiles(own, history))
    return Markup(
        '<p class="masthead">{}</p><p class="adopted"><span class="quiet">{}</span> {}</p>{}{}{}'
    ).format(
        wording.goal_known_on(
            goal_id,
            quarter.quarter,
            quarter.known_on,
            is_over=quarter.known_on == quarter.ends_on,
        ),
        wording.need(),
        as_written(row.need),
        _adopted(row.wording),
        together,
        tiles,
    )


def _adopted(words: str) -> Markup:
    return Markup('<p class="adopted"><span class="quiet">{}</span> {}</p>').format(
        wording.as_adopted(), as_written(words)
    )


def _tiles(latest_results: pd.DataFrame, history: pd.DataFrame) -> Markup:
    is_alone = len(latest_results) == 1
    return Markup('<div class="tiles">{}</div>').format(
        join(
            measure(row, where(history, "measure_id", row.measure_id), is_alone=is_alone)
            for row in each(latest_results, MeasureLatestResults)
        )
    )
