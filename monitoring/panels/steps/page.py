"""One action step: its two lanes, its measures, what is in and what is missing."""

from html import escape
from typing import Any

import pandas as pd

from monitoring.panels.html import opened, table
from monitoring.panels.steps.lanes import cell, worded
from monitoring.rows import each, first, where
from monitoring.wording import figures as wording
from monitoring.wording import labels, movements
from monitoring.wording.lanes import DONE, WORKED, missing_count

Row = Any  # a row of a query


def step_head(steps: pd.DataFrame, cells: pd.DataFrame, step_id: str) -> str:
    """Write what the step says and how its two lanes stand now.

    Args:
        steps: rows of ``steps``.
        cells: rows of ``step_cells``.
        step_id: which step.
    """
    row = first(where(steps, "step_id", step_id))
    now = first(where(cells, "step_id", step_id).tail(1))
    done = worded(now.implementation, DONE, is_sample=now.is_update_sample)
    worked = worded(now.worked_measured, WORKED, is_sample=now.is_worked_sample)
    judged = "" if now.judgment == "no_judgment" else _judgment(now)
    return (
        f'<h2>{step_id}</h2><p class="adopted">{escape(row.wording)}</p>'
        f'<p class="finding">Done? {done}. Worked? {worked}.</p>'
        f'<p class="waiting">{escape(movements.worked_reason(now))}{escape(judged)}</p>'
    )


def _judgment(now: Row) -> str:
    words = f": {now.judgment_words.rstrip('.')}" if now.judgment_words else ""
    return (
        f" Apart from what is measured, its owner judges “{labels.judgment(now.judgment)}”{words}."
    )


def step_owed(owed: pd.DataFrame, step_id: str) -> str:
    """Write what is missing and since when; freshness stands beside the states, never in them.

    Args:
        owed: rows of ``due_items``.
        step_id: which step.
    """
    rows = where(owed, "step_id", step_id)
    if rows.empty:
        return '<p class="waiting"><b>Nothing is missing</b> for this quarter.</p>'
    lines = [
        [f"{row.item}", row.lane, row.expects or row.figures, wording.day(row.due_on), _late(row)]
        for row in each(rows)
    ]
    head = ("Missing", "Lane", "What is meant", "Due on", "Overdue")
    return opened(
        missing_count(len(rows)),
        table("What is missing", lines, head),
    )


def _late(row: Row) -> str:
    days = int(row.days_overdue)
    return "not yet" if not days else "1 day" if days == 1 else f"{days} days"


def step_lanes(cells: pd.DataFrame, step_id: str) -> str:
    """Write both lanes of one step, quarter by quarter.

    Args:
        cells: rows of ``step_cells``.
        step_id: which step.
    """
    rows = list(each(where(cells, "step_id", step_id)))
    heads = "".join(f'<th scope="col">{row.quarter}</th>' for row in rows)
    done = "".join(
        f"<td>{cell(row.implementation, DONE, is_sample=row.is_update_sample)} "
        f'<span class="quiet" aria-hidden="true">{labels.lane_state(row.implementation)}</span>'
        "</td>"
        for row in rows
    )
    worked = "".join(
        f"<td>{cell(row.worked_measured, WORKED, is_sample=row.is_worked_sample)} "
        f'<span class="quiet" aria-hidden="true">{row.worked_measured.lower()}</span></td>'
        for row in rows
    )
    return (
        '<h2>Both lanes, quarter by quarter</h2><div class="table" tabindex="0" role="region" '
        'aria-label="Both lanes by quarter"><table class="lanes"><caption class="unseen">'
        f'Both lanes by quarter</caption><thead><tr><th scope="col">Lane</th>{heads}</tr>'
        "</thead><tbody>"
        f'<tr><th scope="row">Done?</th>{done}</tr><tr><th scope="row">Worked?</th>{worked}</tr>'
        "</tbody></table></div>"
    )


def step_items(items: pd.DataFrame) -> str:
    """Write every monitoring item of the step: what it is, and whether its document is in.

    Args:
        items: rows of ``step_items``.
    """
    if items.empty:
        return "<h2>Monitoring items</h2><p>The plan names no way of monitoring this step.</p>"
    lines = [[row.item, row.lane, _kind(row), row.expects, _evidence(row)] for row in each(items)]
    evidence = where(items, "kind", "evidence")
    n_in = int(evidence["is_in"].sum())
    head = ("Item, in the plan's words", "Lane", "It is", "What is meant", "This quarter")
    return (
        f"<h2>Monitoring items and evidence: {n_in} of {len(evidence)} documents are in</h2>"
        f"{table('Monitoring items', lines, head)}"
    )


def _kind(row: Row) -> str:
    return "mapped to nothing yet" if row.kind == "not mapped" else str(row.kind)


def _evidence(row: Row) -> str:
    if row.kind != "evidence":
        return "–"
    if not row.is_in:
        return "missing"
    file = f", {row.file_name}" if row.file_name else ""
    link = f", {row.link}" if row.link else ""
    return f"in: {row.title}, {wording.day(row.dated_on)}{link}{file}"
