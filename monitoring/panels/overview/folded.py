"""What stands folded under the first screen: a goal as adopted, its figures, what is not known."""

import pandas as pd
from markupsafe import Markup

from monitoring.brief import Goal
from monitoring.db.query_rows import MeasureLatestResults
from monitoring.panels.goals import to_do
from monitoring.panels.html import details, join
from monitoring.panels.measures import reason
from monitoring.panels.steps.freshness import updates_line
from monitoring.rows import each, where
from monitoring.wording import goal_tiles as wording
from monitoring.wording import goals as words
from monitoring.wording.goal_headlines import goal_apart, goal_headline, goal_later, goal_waiting
from monitoring.wording.plan import as_written, goal_label


def goal_in_full(
    goal: Goal, name: str, latest_results: pd.DataFrame, updates: pd.DataFrame
) -> Markup:
    """Write a goal's own words, its verdicts with their reasons and what it waits for.

    Args:
        goal: with its measures.
        name: what it is called.
        latest_results: rows of ``measure_latest_results``.
        updates: rows of ``goal_updates``.
    """
    rows = goal.measures
    own = where(latest_results, "goal_id", goal.goal_id)
    told = [goal_headline(rows), *goal_later(rows)]
    body = Markup(
        '<p class="adopted"><span class="quiet">{}</span> {}</p>{}{}'
        '<p class="waiting"><b>{}</b> {}</p>{}{}{}'
    ).format(
        words.as_adopted(),
        as_written(goal.wording),
        join(Markup("<p>{}</p>").format(line) for line in told),
        join(Markup('<p class="apart">{}</p>').format(line) for line in goal_apart(rows)),
        words.not_known(),
        goal_waiting(rows, goal.late),
        to_do(rows),
        updates_line(updates, goal.goal_id),
        join(
            Markup("<h3>{}</h3>{}").format(row.measure_name, reason(row))
            for row in each(own, MeasureLatestResults)
        ),
    )
    return details(wording.in_full(goal_label(goal.goal_id), name), body)
