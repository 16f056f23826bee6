"""One action step: its two lanes, its measures, what is in and what is missing."""

from html import escape
from typing import Any

import pandas as pd

from monitoring import pictures, wording
from monitoring.panels.lanes import DONE, WORKED, cell, worded
from monitoring.panels.measures import small_paths
from monitoring.panels.pieces import opened, sample_mark, table
from monitoring.rows import each, first, where

Row = Any  # a row of a query
_SCOPE = ["indicator_id", "content_area", "grade_span", "subgroup"]
_NAMES = {"implementation": "Was it done?", "effectiveness": "Did it work?"}


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
    judged = "" if now.judgement == "no judgement" else _judgement(now)
    return (
        f'<h2>{step_id}</h2><p class="adopted">{escape(row.wording)}</p>'
        f'<p class="finding">Done? {done}. Worked? {worked}.</p>'
        f'<p class="waiting">{escape(now.worked_reason)}{escape(judged)}</p>'
    )


def _judgement(now: Row) -> str:
    words = f" ({now.judgement_words})" if now.judgement_words else ""
    return f" Apart from what is measured, its owner judges: {now.judgement}{words}."


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
    count = "1 thing is" if len(rows) == 1 else f"{len(rows)} things are"
    return opened(f"{count} missing for this quarter", table("What is missing", lines, head))


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
        f'<span class="quiet" aria-hidden="true">{row.implementation}</span></td>'
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


def step_measures(measures: pd.DataFrame, lane: str) -> str:
    """Write how each measure of one lane had moved, those that count first.

    Args:
        measures: rows of ``step_movements``.
        lane: which lane.
    """
    rows = where(measures, "lane", lane)
    title = f"<h2>{_NAMES[lane]} The measures of the {lane} lane</h2>"
    if rows.empty:
        return f"{title}<p>The plan names no measure of the catalogue for this lane.</p>"
    lines = [
        [_name(row), row.movement, _count_words(row), _sample(row) + row.reason]
        for row in each(rows)
    ]
    head = ("Measure", "Moved", "Counts for the lane", "Why")
    return title + table(f"Measures of the {lane} lane", lines, head)


def _name(row: Row) -> str:
    group = "" if row.subgroup == "All Students" else row.subgroup
    scope = filter(None, (row.content_area, wording.grades(row.grade_span), group))
    return ", ".join([row.short_name, *scope])


def _sample(row: Row) -> str:
    return "Sample. " if row.is_sample else ""


def _count_words(row: Row) -> str:
    if row.is_counted:
        return "yes"
    if row.added_by == "district":
        return "no: not named by the plan"
    return "no: an output, which does not say that it worked"


def step_pictures(points: pd.DataFrame, measures: pd.DataFrame, history: pd.DataFrame) -> str:
    """Draw the step's measures: the quarterly ones by quarter, the state's by year.

    Args:
        points: rows of ``step_points``.
        measures: rows of ``step_movements``.
        history: rows of ``measure_history``.
    """
    quarterly = [
        f'<article class="tile"><h3>{sample_mark(rows)}{escape(name)}</h3>{picture}</article>'
        for (name, rows), picture in zip(
            _named(points).items(), step_quarters(points, alt="By quarter").values(), strict=True
        )
    ]
    judged = set(measures["measure_id"].dropna())
    is_whole = set(measures["subgroup"]) <= {"All Students"}
    yearly = small_paths(history[history["measure_id"].isin(judged)], alt="By year")
    official = [
        f'<article class="tile"><h3>{escape(name)}</h3>{picture}</article>'
        for name, picture in (yearly.items() if is_whole else ())
    ]
    tiles = "".join([*official, *quarterly])
    return f'<h2>Its measures in pictures</h2><div class="tiles">{tiles}</div>' if tiles else ""


def step_quarters(points: pd.DataFrame, *, alt: str) -> dict[str, str]:
    """Draw every quarterly measure of a step small, by name; see ``pictures.quarters_picture``."""
    return {
        name: pictures.quarters_picture(rows, alt=f"{alt}: {name}")
        for name, rows in _named(points).items()
    }


def _named(points: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {_name(next(each(rows))): rows for _, rows in points.groupby(_SCOPE, sort=False)}


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
        + table("Monitoring items", lines, head)
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


def step_updates(updates: pd.DataFrame) -> str:
    """Write every update that was saved, the newest first.

    Args:
        updates: rows of ``step_history``.
    """
    if updates.empty:
        return "<h2>Updates</h2><p>No update of this step was ever saved.</p>"
    lines = [
        [
            f"{row.quarter}, version {row.revision}",
            f"{wording.day(row.saved_at)}, {row.saved_by}",
            row.implementation,
            _activities(row),
            row.happened,
            row.comes_next,
            f"{row.judgement}{f': {row.judgement_words}' if row.judgement_words else ''}",
        ]
        for row in each(updates)
    ]
    head = ("Quarter", "Saved", "Done?", "Activities", "What happened", "What comes next", "Owner")
    return "<h2>Updates</h2>" + opened(
        f"All {len(updates)} saved updates, the newest first", table("Updates", lines, head)
    )


def _activities(row: Row) -> str:
    if wording.is_missing(row.activities_held):
        return "not counted"
    planned = row.activities_planned
    of = "" if wording.is_missing(planned) else f" of {int(planned)} planned"
    return f"{int(row.activities_held)} held{of}"


def step_owners(roles: pd.DataFrame) -> str:
    """Write who answers for the step: positions as the plan names them, people as assigned.

    Args:
        roles: rows of ``step_roles``.
    """
    if roles.empty:
        return "<h2>Owners</h2><p>The plan names no position for this step.</p>"
    lines = [
        [
            row.role,
            "accountable: named first" if row.is_accountable else "contributes",
            "nobody is assigned" if wording.is_missing(row.people) else row.people,
            "" if row.written == row.role else row.written,
        ]
        for row in each(roles)
    ]
    head = ("Position", "Part", "Person", "As the plan writes it here")
    return "<h2>Owners</h2>" + table("Who answers for it", lines, head)


def step_groups(groups: pd.DataFrame) -> str:
    """Write the groups the step serves, with their last verdicts on the goal's measures.

    Args:
        groups: rows of ``step_groups``.
    """
    if groups.empty:
        return "<h2>Whom it serves</h2><p>The plan names no student group for this step.</p>"
    said = "".join(
        f"<p class='adopted'><b>{escape(str(name))}</b>: {_group_words(rows)}</p>"
        for name, rows in groups.groupby("as_written", sort=False)
    )
    known = groups[groups["measure_name"].notna()]
    if known.empty:
        return f"<h2>Whom it serves</h2>{said}"
    lines = [
        [
            row.as_written,
            row.measure_name,
            f"{row.period_label}: {_figure(row)}",
            row.gap_verdict or "not known",
            row.change,
        ]
        for row in each(known)
    ]
    head = ("Group", "Measure", "Last result", "Beside all others", "Against the year before")
    return f"<h2>Whom it serves</h2>{said}" + opened(
        "The last result of each group on each measure", table("Groups it serves", lines, head)
    )


def _figure(row: Row) -> str:
    return row.data_state if wording.is_missing(row.value) else wording.value(row.value)


def _group_words(rows: pd.DataFrame) -> str:
    if rows["subgroup"].isna().all():
        return "no single group of the published results; see Subgroups."
    known = rows[rows["measure_name"].notna()]
    if known.empty:
        return "no result was known by then."
    told = []
    for verdict in ("Clearly behind", "Clearly ahead", "No clear difference", "Cannot be shown"):
        n = int((known["gap_verdict"] == verdict).sum())
        told += [f"{verdict.lower()} on {n}"] if n else []
    of = "1 measure" if len(known) == 1 else f"{len(known)} measures"
    return f"of {of} {', '.join(told) or 'none can be set beside all others'}."
