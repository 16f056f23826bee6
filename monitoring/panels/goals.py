"""One goal, and whose plan it stands in."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import (
    GoalHeadlines,
    MeasureLatestResults,
    OverdueResults,
    ReviewQuarter,
)
from monitoring.panels.goal_table import goal_table, why_each
from monitoring.panels.html import details, join
from monitoring.rows import each, first, where
from monitoring.wording import goals as wording
from monitoring.wording.goal_headlines import goal_count, goal_headline, goal_waiting_lines
from monitoring.wording.not_loaded import by_measure
from monitoring.wording.pages import no_measures
from monitoring.wording.plan import as_written
from monitoring.wording.review import unknown_counted


def _not_known(rows: Sequence[MeasureLatestResults], overdue: pd.DataFrame) -> Markup:
    """Write what a goal's measures wait for, every year that is not loaded among it.

    One thing stands as it is; several stand behind their count.
    """
    late = by_measure(each(overdue, OverdueResults))
    lines = goal_waiting_lines(rows, late)
    if len(lines) > 1:
        items = join(Markup("<li>{}</li>").format(line) for line in lines)
        listed = Markup('<ul class="compact">{}</ul>').format(items)
        return details(unknown_counted(len(lines)), listed)
    return Markup('<p class="waiting"><b>{}</b> {}</p>').format(wording.not_known(), lines[0])


def to_do(measures: Sequence[object]) -> Markup:
    """Write under what is not known of a goal what to do about it: "" where it has a measure."""
    if measures:
        return Markup("")
    return Markup('<p class="waiting">{}</p>').format(no_measures())


def goal_in_full(
    latest_results: pd.DataFrame, history: pd.DataFrame, review: pd.DataFrame, goal_id: str
) -> Markup:
    """Write what a goal's measures say side by side.

    A goal of one measure is told by that measure alone, further down.
    """
    rows, quarter = _of(latest_results, goal_id), first(review, ReviewQuarter)
    together = side_by_side = Markup("")
    if len(rows) != 1:
        # The table names the measures of each verdict.
        told = goal_count(rows) if rows else goal_headline(rows)
        together = Markup('<p class="finding">{}</p>').format(told)
    if len(rows) > 1:
        side_by_side = goal_table(rows, history, quarter.quarter)
    known_on = wording.goal_known_on(
        goal_id,
        quarter.quarter,
        quarter.known_on,
        is_over=quarter.known_on == quarter.ends_on,
    )
    return Markup('<p class="masthead">{}</p>{}{}').format(known_on, together, side_by_side)


def _of(latest_results: pd.DataFrame, goal_id: str) -> list[MeasureLatestResults]:
    return list(each(where(latest_results, "goal_id", goal_id), MeasureLatestResults))


def goal_folds(
    goals: pd.DataFrame, latest_results: pd.DataFrame, overdue: pd.DataFrame, goal_id: str
) -> Markup:
    """Write, on request and side by side, the reasons, the plan's words and what is not known.

    Args:
        goals: rows of ``goal_headlines``.
        latest_results: rows of ``measure_latest_results``.
        overdue: rows of ``overdue_results``.
        goal_id: which goal.
    """
    rows = _of(latest_results, goal_id)
    return Markup('<div class="folds">{}{}{}</div>').format(
        why_each(rows) if len(rows) > 1 else "",
        _plan_words(goals, goal_id),
        _not_known(rows, overdue),
    )


def _plan_words(goals: pd.DataFrame, goal_id: str) -> Markup:
    """Write the need and the goal as adopted; both open on request."""
    row = first(where(goals, "goal_id", goal_id), GoalHeadlines)
    told = join(
        Markup('<p class="adopted"><span class="quiet">{}</span> {}</p>').format(
            label, as_written(words)
        )
        for label, words in (
            (wording.need(), row.need),
            (wording.as_adopted(), row.wording),
        )
    )
    return details(wording.plan_words(), Markup('<div class="two">{}</div>').format(told))
