"""One action step: its two lanes, its measures, what is in and what is missing."""

import pandas as pd
from markupsafe import Markup

from monitoring.panels.html import details, join, table
from monitoring.panels.steps.lanes import cell, now
from monitoring.rows import each, first, where
from monitoring.vocabulary import ItemKind, Judgment, Lane
from monitoring.wording import due, labels, lanes, movements, numbers
from monitoring.wording import step_detail as wording
from monitoring.wording.lanes import DONE, WORKED, missing_count
from monitoring.wording.plan import as_written

# So many letters of a step's words fit its heading.
_LONG = 90


def rows_of_step(rows: pd.DataFrame, step_id: str) -> pd.DataFrame:
    """Return a step's rows of those of every step."""
    return where(rows, "step_id", step_id)


def step_head(steps: pd.DataFrame, cells: pd.DataFrame, step_id: str) -> Markup:
    """Write which step it is and how its two lanes stand now; all its words open further down.

    Args:
        steps: rows of ``steps``.
        cells: rows of ``step_cells``.
        step_id: which step.
    """
    row = first(where(steps, "step_id", step_id))
    latest = first(where(cells, "step_id", step_id).tail(1))
    is_judged = latest.judgment != Judgment.NO_JUDGMENT
    return Markup(
        '<h2>{heading}</h2><p class="finding">{now}</p><p class="waiting">{reason} {judged}</p>'
    ).format(
        heading=wording.heading(step_id, lanes.short(as_written(row.wording), _LONG)),
        now=now(latest),
        reason=movements.worked_reason(latest),
        judged=wording.judged(latest.judgment, latest.judgment_words) if is_judged else "",
    )


def step_owed(owed: pd.DataFrame, step_id: str) -> Markup:
    """Write what is missing and since when; freshness stands beside the states, never in them.

    Args:
        owed: rows of ``due_items``.
        step_id: which step.
    """
    rows = where(owed, "step_id", step_id)
    if rows.empty:
        return Markup('<p class="waiting">{}</p>').format(wording.nothing_missing())
    lines = [
        [
            due.item(row),
            lanes.question(row.lane),
            row.expects or row.figures,
            numbers.short_day(row.due_on),
            wording.overdue(int(row.days_overdue)),
        ]
        for row in each(rows)
    ]
    caption, *head = wording.owed_heads()
    return details(missing_count(len(rows)), table(caption, lines, head))


def step_lanes(cells: pd.DataFrame, step_id: str) -> Markup:
    """Write both lanes of one step, quarter by quarter.

    Args:
        cells: rows of ``step_cells``.
        step_id: which step.
    """
    rows = list(each(where(cells, "step_id", step_id)))
    heads = join(
        Markup('<th scope="col">{}</th>').format(numbers.short_quarter(row.quarter)) for row in rows
    )
    done = join(
        _worded(row.implementation, cell(row.implementation, DONE, is_sample=row.is_update_sample))
        for row in rows
    )
    worked = join(
        _worded(
            lanes.worked_state(row),
            cell(lanes.worked_state(row), WORKED, is_sample=row.is_worked_sample),
        )
        for row in rows
    )
    return Markup(
        '<h2>{title}</h2><div class="table" tabindex="0" role="region" aria-label="{title}">'
        '<table class="lanes"><caption class="unseen">{title}</caption><thead><tr>'
        '<th scope="col">{question}</th>{heads}</tr></thead><tbody>'
        '<tr><th scope="row">{was_done}</th>{done}</tr>'
        '<tr><th scope="row">{did_work}</th>{worked}</tr></tbody></table></div>'
    ).format(
        title=wording.lanes_title(),
        question=lanes.question_head(),
        heads=heads,
        was_done=lanes.question(Lane.IMPLEMENTATION),
        done=done,
        did_work=lanes.question(Lane.EFFECTIVENESS),
        worked=worked,
    )


def _worded(state: str, mark: Markup) -> Markup:
    return Markup('<td>{} <span class="quiet" aria-hidden="true">{}</span></td>').format(
        mark, labels.lane_state(state)
    )


def step_items(items: pd.DataFrame) -> Markup:
    """Write every monitoring item of the step: what it is, and whether its document is in.

    Args:
        items: rows of ``step_items``.
    """
    if items.empty:
        return Markup("<h2>{}</h2><p>{}</p>").format(*wording.no_items())
    lines = [
        [
            row.item,
            lanes.question(row.lane),
            wording.item_kind(row.kind),
            row.expects,
            wording.evidence(row),
        ]
        for row in each(items)
    ]
    documents = where(items, "kind", ItemKind.EVIDENCE)
    caption, *head = wording.items_heads()
    title = wording.items_title(int(documents["is_in"].sum()), len(documents))
    return details(title, table(caption, lines, head))
