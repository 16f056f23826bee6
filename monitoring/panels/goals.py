"""One goal, and whose plan it stands in."""

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import (
    GoalHeadlines,
    MeasureLatestResults,
    OverdueResults,
    ReviewQuarter,
)
from monitoring.panels.goal_table import goal_table
from monitoring.rows import each, first, where
from monitoring.wording import goals as wording
from monitoring.wording.goal_headlines import goal_headline, goal_waiting
from monitoring.wording.not_loaded import by_measure
from monitoring.wording.plan import as_written


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
    together = side_by_side = Markup("")
    if len(own) != 1:
        together = Markup('<p class="finding">{}</p>').format(goal_headline(rows))
    if len(own) > 1:
        heading = wording.all_measures(len(own))
        told = goal_table(rows, history, quarter.quarter)
        side_by_side = Markup("<h2>{}</h2>{}").format(heading, told)
    return Markup(
        '<p class="masthead">{}</p><div class="two">'
        '<p class="adopted"><span class="quiet">{}</span> {}</p>{}</div>{}{}'
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
        side_by_side,
    )


def _adopted(words: str) -> Markup:
    return Markup('<p class="adopted"><span class="quiet">{}</span> {}</p>').format(
        wording.as_adopted(), as_written(words)
    )
