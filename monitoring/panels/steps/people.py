"""The people of one action step: who answers for it, and whom it serves."""

from html import escape
from typing import Any

import pandas as pd

from monitoring.panels.html import opened, table
from monitoring.rows import each
from monitoring.wording import figures as wording

Row = Any  # a row of a query


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
    return f"<h2>Owners</h2>{table('Who answers for it', lines, head)}"


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
    results = opened(
        "The last result of each group on each measure", table("Groups it serves", lines, head)
    )
    return f"<h2>Whom it serves</h2>{said}{results}"


def _figure(row: Row) -> str:
    return row.data_state if wording.is_missing(row.value) else wording.value(row.value)


def _group_words(rows: pd.DataFrame) -> str:
    if rows["subgroup"].isna().all():
        return "no single group of the published results; see Subgroups."
    known = rows[rows["measure_name"].notna()]
    if known.empty:
        return "no result was known by then."
    told = []
    for verdict in ("clearly_behind", "clearly_ahead", "no_clear_difference", "cannot_be_shown"):
        n = int((known["gap_verdict"] == verdict).sum())
        told += [f"{verdict.lower()} on {n}"] if n else []
    of = "1 measure" if len(known) == 1 else f"{len(known)} measures"
    return f"of {of} {', '.join(told) or 'none can be set beside all others'}."
