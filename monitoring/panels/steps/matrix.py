"""All action steps on one page: the matrix, its cards for a phone, and the two-by-two."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from monitoring.panels.steps.lanes import cell, key, step_link, step_links, worded
from monitoring.rows import each, first, where
from monitoring.wording import figures as wording
from monitoring.wording.lanes import DONE, NOT_MEASURABLE, WORKED, Mark, short

Row = Any  # a row of a query
Marks = dict[str, Mark]

_CORNERS = (
    ("Done but not working", True, False),
    ("Done and working", True, True),
    ("Not done yet, but working", False, True),
    ("Not done yet and not working", False, False),
)


def chosen_steps(
    heads: pd.DataFrame, facets: pd.DataFrame, chosen: Iterable[tuple[str, str]]
) -> pd.DataFrame:
    """Return the steps that fit every choice.

    Args:
        heads: rows of ``step_heads``.
        facets: rows of ``step_facets``.
        chosen: (facet, value) for each that is chosen.
    """
    kept = set(heads["step_id"])
    for facet, value in chosen:
        kept &= set(where(where(facets, "facet", facet), "value", value)["step_id"])
    return heads[heads["step_id"].isin(kept)]


def of_steps(heads: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return those rows that are of the steps in ``heads``."""
    return rows[rows["step_id"].isin(heads["step_id"])]


def matrix_finding(heads: pd.DataFrame, cells: pd.DataFrame, fresh: pd.DataFrame) -> str:
    """Write the sentence a superintendent leaves with: what is done and does not work.

    Args:
        heads: the chosen rows of ``step_heads``.
        cells: rows of ``step_cells``.
        fresh: rows of ``due_steps``.
    """
    now = _now(heads, cells)
    states = [row.implementation for row in now]
    corner = [row for row in now if _corner(row) == (True, False)]
    counts = ", ".join(f"{states.count(word)} {word}" for word in DONE if states.count(word))
    failing = (
        f"Done but not working: {_ids(corner)}."
        if corner
        else "No step is known to be done without working."
    )
    late = [row.step_id for row in each(of_steps(heads, fresh)) if not row.has_update]
    waiting = f" No update yet: {', '.join(late)}." if late else " All updates are in."
    is_sample = any(row.is_update_sample or row.is_worked_sample for row in now)
    sample = '<span class="sample">Sample</span> ' if is_sample else ""
    many = "1 action step" if len(now) == 1 else f"{len(now)} action steps"
    return (
        f'<p class="finding">{sample}{escape(failing)}</p>'
        f'<p class="waiting">{many}: {escape(counts)}.{escape(waiting)}</p>'
    )


def _now(heads: pd.DataFrame, cells: pd.DataFrame) -> list[Row]:
    return list(each(of_steps(heads, cells).groupby("step_id", sort=False).tail(1)))


def _ids(rows: Sequence[Row]) -> str:
    return ", ".join(row.step_id for row in rows)


def _corner(row: Row) -> tuple[bool, bool] | None:
    """Tell whether a step is done and whether it works, None where either is not known."""
    if row.implementation == "no_update" or row.worked_measured == NOT_MEASURABLE:
        return None
    return row.implementation == "done", row.worked_measured == "improving"


def two_by_two(heads: pd.DataFrame, cells: pd.DataFrame, quarter: str) -> str:
    """Set done against working, with named corners; each step is a link to its own page.

    Working means that the measures of the effectiveness lane are Improving.
    """
    goals = dict(zip(heads["step_id"], heads["goal_id"], strict=True))
    now = _now(heads, cells)
    boxes = "".join(
        _box(name, [row for row in now if _corner(row) == (done, works)], goals, quarter)
        for name, done, works in _CORNERS
    )
    silent = [row.step_id for row in now if row.implementation == "no_update"]
    unmeasured = [
        row.step_id
        for row in now
        if row.implementation != "no_update" and row.worked_measured == NOT_MEASURABLE
    ]
    outside = "".join(
        f"<p class='reading'>{words}: {_linked(ids, goals, quarter)}.</p>"
        for words, ids in (
            ("Not placed, because nothing can be measured yet", unmeasured),
            ("Not placed, because there is no update", silent),
        )
        if ids
    )
    return (
        f'<h2>Done, and working?</h2><div class="corners">{boxes}</div>'
        '<p class="reading">Working: the measures of the effectiveness lane are improving. Not '
        "working: they are not known to improve, with no clear change or worsening; the step's "
        f"own page says which.</p>{outside}"
    )


def _linked(ids: Sequence[str], goals: Mapping[str, str], quarter: str) -> str:
    return ", ".join(step_link(step_id, goals[step_id], quarter) for step_id in ids)


def _box(name: str, rows: Sequence[Row], goals: Mapping[str, str], quarter: str) -> str:
    dots = "".join(
        f"<li>{step_link(row.step_id, goals[row.step_id], quarter, f'● {row.step_id}')}</li>"
        for row in rows
    )
    body = f"<ul>{dots}</ul>" if dots else "<p>none</p>"
    return f'<section class="corner"><h3>{name}</h3>{body}</section>'


def matrix(heads: pd.DataFrame, cells: pd.DataFrame, fresh: pd.DataFrame) -> str:
    """Write the steps by quarters by lanes, as a table and, on a phone, as cards.

    Args:
        heads: the chosen rows of ``step_heads``.
        cells: rows of ``step_cells``.
        fresh: rows of ``due_steps``.
    """
    if heads.empty:
        return "<p>No action step fits all of these choices.</p>"
    quarters = list(dict.fromkeys(cells["quarter"]))
    has_sample = bool(cells[["is_update_sample", "is_worked_sample"]].any(axis=None))
    rows = [
        (head, list(each(where(cells, "step_id", head.step_id))), _first(fresh, head.step_id))
        for head in each(heads)
    ]
    quarter_heads = "".join(f'<th scope="col">{_quarter(it)}</th>' for it in quarters)
    body = "".join(_table_rows(*row) for row in rows)
    cards = "".join(_card(*row) for row in rows)
    return (
        f"<h2>Every step, quarter by quarter</h2>{key(has_sample=has_sample)}"
        '<div class="table wide" tabindex="0" role="region" aria-label="Action steps by quarter">'
        '<table class="matrix">'
        '<caption class="unseen">Action steps by quarter, in two lanes</caption><thead><tr>'
        f'<th scope="col">Step</th><th scope="col">Lane</th>{quarter_heads}'
        '<th scope="col">Evidence</th><th scope="col">Last update</th>'
        f'<th scope="col">Next due</th></tr></thead>{body}</table></div>'
        f'<div class="cards">{cards}</div>'
    )


def _first(rows: pd.DataFrame, step_id: str) -> Row:
    return first(where(rows, "step_id", step_id))


def _quarter(quarter: str) -> str:
    return f'{quarter[-2:]} <span class="quiet">{quarter[:-3]}</span>'


def _head(head: Row, quarter: str) -> str:
    equity = ' · <abbr title="supports the equity intervention">equity</abbr>'
    facts = " · ".join(filter(None, (head.role, f"evidence: {head.evidence_level or 'not said'}")))
    mark = equity if head.supports_equity is True else ""
    name = f"{head.step_id} {short(head.wording)}"
    return (
        f"{step_link(head.step_id, head.goal_id, quarter, name)}"
        f'<span class="quiet">{escape(facts)}{mark}</span>'
    )


def _table_rows(head: Row, cells: Sequence[Row], fresh: Row) -> str:
    done = "".join(
        f"<td>{cell(it.implementation, DONE, is_sample=it.is_update_sample)}</td>" for it in cells
    )
    worked = "".join(
        f"<td>{cell(it.worked_measured, WORKED, is_sample=it.is_worked_sample)}</td>"
        for it in cells
    )
    right = "".join(f'<td rowspan="2">{words}</td>' for words in _right(fresh))
    return (
        f'<tbody><tr><th scope="rowgroup" rowspan="2">{_head(head, cells[-1].quarter)}</th>'
        f'<th scope="row" class="lane">Done?</th>{done}{right}</tr>'
        f'<tr><th scope="row" class="lane">Worked?</th>{worked}</tr></tbody>'
    )


def _right(fresh: Row) -> tuple[str, str, str]:
    """Return evidence, freshness and the next date, in words."""
    evidence = f"{fresh.evidence_in} of {fresh.evidence_expected}"
    if fresh.evidence_expected == 0:
        evidence = "none asked for"
    return evidence, _last_update(fresh), wording.day(fresh.next_due_on)


def _last_update(fresh: Row) -> str:
    if wording.is_missing(fresh.last_updated_on):
        return "never"
    if wording.is_missing(fresh.days_since_update):
        return wording.day(fresh.last_updated_on)
    days = int(fresh.days_since_update)
    return "1 day ago" if days == 1 else f"{days} days ago"


def _card(head: Row, cells: Sequence[Row], fresh: Row) -> str:
    now = cells[-1]
    evidence, last, due = _right(fresh)
    done = "".join(_small(it.quarter, it.implementation, DONE, it.is_update_sample) for it in cells)
    worked = "".join(
        _small(it.quarter, it.worked_measured, WORKED, it.is_worked_sample) for it in cells
    )
    return (
        f'<article class="card"><h3>{_head(head, now.quarter)}</h3>'
        f"<p>Done? {worded(now.implementation, DONE, is_sample=now.is_update_sample)}<br>"
        f"Worked? {worded(now.worked_measured, WORKED, is_sample=now.is_worked_sample)}</p>"
        f'<p class="run">Done? {done}</p><p class="run">Worked? {worked}</p>'
        f'<p class="quiet">Evidence {evidence}; last update {last}; next due {due}</p></article>'
    )


def _small(quarter: str, word: str, marks: Marks, is_sample: bool) -> str:
    said = f'<span class="unseen">{quarter}: </span>'
    return f"{said}{cell(word, marks, is_sample=is_sample)}"


def not_updated(heads: pd.DataFrame, items: pd.DataFrame, quarter: str) -> str:
    """Write which updates are overdue, and since when; beside the states, never among them.

    Args:
        heads: the chosen rows of ``step_heads``.
        items: rows of ``due_items``.
        quarter: the review quarter.
    """
    late = of_steps(heads, where(items, "item", "Quarterly update"))
    late = late[late["days_overdue"] > 0]
    if late.empty:
        return ""
    rows = [head for head in each(heads) if head.step_id in set(late["step_id"])]
    days = int(late["days_overdue"].max())
    count = "1 day" if days == 1 else f"{days} days"
    return (
        f'<p class="waiting"><b>Overdue</b> by {count}: the update of '
        f"{step_links(rows, quarter)} for {quarter}.</p>"
    )
