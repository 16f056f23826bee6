"""One action step, in the plan's own words."""

from html import escape
from typing import Any

import pandas as pd

from monitoring.panels.html import facts_list
from monitoring.rows import each, first, where
from monitoring.wording import figures as wording

Row = Any  # a row of a query


def step(steps: pd.DataFrame, lists: pd.DataFrame, indicators: pd.DataFrame, step_id: str) -> str:
    """Write an action step as adopted, with what it is followed by.

    Args:
        steps: rows of ``steps``.
        lists: rows of ``step_lists``.
        indicators: rows of ``step_indicators``.
        step_id: which step.
    """
    row = first(where(steps, "step_id", step_id))
    own = where(lists, "step_id", step_id)
    followed = where(indicators, "step_id", step_id)
    facts = {
        "Monitoring of implementation": _or_none(row.implementation_method),
        "Followed there by": _indicators(followed, "implementation"),
        "Monitoring of effectiveness": _or_none(row.effectiveness_method),
        "Followed there by ": _indicators(followed, "effectiveness"),
        "Subgroups": _listed(own, "subgroup"),
        "Systems": _listed(own, "system"),
        "Funding sources": _listed(own, "funding_source"),
        "Position or role responsible": _or_none(row.responsible),
        "Evidence level": _or_none(row.evidence_level),
        "Timeline": _or_none(row.timeline),
        "Supports an equity intervention": _yes_or_no(row.supports_equity),
        "Partnerships": _or_none(row.partnerships),
    }
    return (
        "<h2>The step as adopted</h2>"
        f'<p class="adopted"><span class="quiet">As adopted:</span> {escape(row.wording)}</p>'
        f"{facts_list(facts)}"
    )


def _or_none(words: object) -> str:
    return "left empty in the plan" if wording.is_missing(words) else str(words)


def _yes_or_no(answer: object) -> str:
    if wording.is_missing(answer):
        return "left empty in the plan"
    return "yes" if answer else "no"


def _listed(lists: pd.DataFrame, kind: str) -> str:
    values = where(lists, "list", kind)["value"].tolist()
    return "; ".join(values) if values else "left empty in the plan"


def _indicators(followed: pd.DataFrame, lane: str) -> str:
    """Name the indicators behind a lane; a note says where the plan lists an output as effect."""
    named = [
        row.short_name
        + (" (added by the district)" if row.added_by == "district" else "")
        + (f" ({row.note})" if row.note else "")
        for row in each(where(followed, "lane", lane))
    ]
    return "; ".join(named) if named else "no indicator of the catalogue"
