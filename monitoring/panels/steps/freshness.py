"""How fresh a goal's action steps are; said in a place of its own, never among verdicts."""

from html import escape
from typing import Any

import pandas as pd

from monitoring.panels.html import sample_mark
from monitoring.rows import each, where
from monitoring.wording import figures as wording

Row = Any  # a row of a query


def updates_line(updates: pd.DataFrame, goal_id: str) -> str:
    """Write how many of a goal's action steps have no update, and how late it is.

    Args:
        updates: rows of ``goal_updates``.
        goal_id: which goal; one without action steps gets no sentence.
    """
    own = where(updates, "goal_id", goal_id)
    return "".join(
        f'<p class="updates">{sample_mark(own)}<b>Updates:</b> {escape(_sentence(row))}</p>'
        for row in each(own)
    )


def _sentence(row: Row) -> str:
    n_missing = row.n_steps - row.n_updated
    if not n_missing:
        return _all_in(row)
    have = "has" if n_missing == 1 else "have"
    steps = "action step" if row.n_steps == 1 else "action steps"
    due = wording.day(row.update_due_on) + (" (assumed date)" if row.basis == "assumed" else "")
    missing = f"{n_missing} of {row.n_steps} {steps} {have} no update for {row.quarter}"
    if not row.days_overdue:
        return f"{missing} yet; due on {due}."
    days = "1 day" if row.days_overdue == 1 else f"{row.days_overdue} days"
    return f"{missing}; due on {due} and overdue for {days} (counted to {wording.day(row.as_of)})."


def _all_in(row: Row) -> str:
    if row.n_steps == 1:
        return f"the update of the one action step for {row.quarter} is in."
    return f"all {row.n_steps} action steps have their update for {row.quarter}."
