"""One goal, and whose plan it stands in."""

from html import escape
from typing import Any

import pandas as pd

from monitoring.panels.measures import measure
from monitoring.rows import each, first, where
from monitoring.wording import figures as wording
from monitoring.wording.plan import goal_label
from monitoring.wording.standings import goal_headline, goal_waiting

Row = Any  # a row of a query


def masthead(plan: pd.DataFrame, review: pd.DataFrame) -> str:
    """Write whose plan this is, and as of when."""
    of, quarter = first(plan), first(review)
    years = "" if wording.is_missing(of.school_years) else f" {of.school_years}"
    return (
        f'<p class="masthead"><b>{escape(of.district)}</b>, improvement plan{escape(years)}. '
        f"As known on <b>{wording.day(quarter.ends_on)}</b>, the end of {quarter.quarter}"
        f"{' (assumed date)' if quarter.basis == 'assumed' else ''}.</p>"
    )


def goal_labels(goals: pd.DataFrame) -> dict[str, str]:
    """Return goal_id -> what a reader calls it, in the plan's order."""
    return {row.goal_id: goal_label(row.goal_id) for row in each(goals)}


def goal(goals: pd.DataFrame, standings: pd.DataFrame, history: pd.DataFrame, goal_id: str) -> str:
    """Write one goal for the overview.

    Args:
        goals: rows of ``goal_standings``.
        standings: rows of ``measure_standings``.
        history: rows of ``measure_history``.
        goal_id: which goal.

    Returns:
        A section: the goal as adopted, the sentence that matters, each measure's verdict on two
        axes with its picture, and what is not known yet.
    """
    row, own = first(where(goals, "goal_id", goal_id)), where(standings, "goal_id", goal_id)
    rows = list(each(own))
    return (
        f"<h2>{goal_label(goal_id)}</h2>"
        f'<p class="adopted"><span class="quiet">As adopted:</span> {escape(row.wording)}</p>'
        f'<p class="finding">{escape(goal_headline(rows))}</p>{_tiles(own, history)}'
        f'<p class="waiting"><b>What is not known:</b> {escape(goal_waiting(rows))}</p>'
    )


def goal_in_full(
    goals: pd.DataFrame,
    standings: pd.DataFrame,
    history: pd.DataFrame,
    review: pd.DataFrame,
    goal_id: str,
) -> str:
    """Write one goal's need, its words as adopted, and what its measures say side by side.

    A goal of one measure is told by that measure alone, further down.
    """
    row, own = first(where(goals, "goal_id", goal_id)), where(standings, "goal_id", goal_id)
    rows = list(each(own))
    quarter = first(review)
    together = ""
    if len(own) != 1:
        together = f'<p class="finding">{escape(goal_headline(rows))}</p>'
    tiles = f"<h2>All {len(own)} measures</h2>{_tiles(own, history)}" if len(own) > 1 else ""
    return (
        f'<p class="masthead">{goal_label(goal_id)}, as known on '
        f"<b>{wording.day(quarter.ends_on)}</b> ({quarter.quarter}).</p>"
        f'<p class="adopted"><span class="quiet">Need:</span> {escape(row.need)}</p>'
        f'<p class="adopted"><span class="quiet">As adopted:</span> {escape(row.wording)}</p>'
        f"{together}"
        f'<p class="waiting"><b>What is not known:</b> {escape(goal_waiting(rows))}</p>{tiles}'
    )


def _tiles(standings: pd.DataFrame, history: pd.DataFrame) -> str:
    is_alone = len(standings) == 1
    tiles = "".join(
        measure(row, where(history, "measure_id", row.measure_id), is_alone=is_alone)
        for row in each(standings)
    )
    return f'<div class="tiles">{tiles}</div>'
