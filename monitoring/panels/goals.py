"""One goal, and whose plan it stands in."""

from html import escape
from typing import Any

import pandas as pd

from monitoring import wording
from monitoring.panels.measures import measure
from monitoring.rows import each

Row = Any  # a row of a query


def masthead(plan: Row, review: Row) -> str:
    """Write whose plan this is, and as of when."""
    years = f" {plan['school_years']}" if not wording.is_missing(plan["school_years"]) else ""
    return (
        f'<p class="masthead"><b>{escape(plan["district"])}</b>, improvement plan{years}. '
        f"As known on <b>{wording.day(review['ends_on'])}</b>, the end of {review['quarter']}"
        f"{' (assumed date)' if review['basis'] == 'assumed' else ''}.</p>"
    )


def goal(row: Row, standings: pd.DataFrame, history: pd.DataFrame) -> str:
    """Write one goal for the overview.

    Args:
        row: goal_id, wording, headline, waiting of ``goal_standings``.
        standings: this goal's rows of ``measure_standings``.
        history: rows of ``measure_history``.

    Returns:
        A section: the goal as adopted, the sentence that matters, each measure's verdict on two
        axes with its picture, and what is not known yet.
    """
    tiles = "".join(
        measure(
            tile, history[history["measure_id"] == tile.measure_id], is_alone=len(standings) == 1
        )
        for tile in each(standings)
    )
    return (
        f'<p class="adopted"><span class="quiet">As adopted:</span> {escape(row.wording)}</p>'
        f'<p class="finding">{escape(row.headline)}</p>'
        f'<div class="tiles">{tiles}</div>'
        f'<p class="waiting"><b>What is not known:</b> {escape(row.waiting)}</p>'
    )


def goal_heading(row: Row, review: Row, *, n_measures: int) -> str:
    """Write a goal's need, its words as adopted and what several measures say together."""
    finding = f'<p class="finding">{escape(row["headline"])}</p>' if n_measures > 1 else ""
    return (
        f'<p class="masthead">Goal {escape(row["goal_id"].removeprefix("G"))}, as known on '
        f"<b>{wording.day(review['ends_on'])}</b> ({review['quarter']}).</p>"
        f'<p class="adopted"><span class="quiet">Need:</span> {escape(row["need"])}</p>'
        f'<p class="adopted"><span class="quiet">As adopted:</span> {escape(row["wording"])}</p>'
        f"{finding}"
        f'<p class="waiting"><b>What is not known:</b> {escape(row["waiting"])}</p>'
    )
