"""What the plan itself says of a group: its equity gaps, its interventions, its action steps."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import SubgroupFindings
from monitoring.panels.html import details, join
from monitoring.panels.steps.lanes import step_link
from monitoring.rows import each, first, where
from monitoring.vocabulary import ALL_STUDENTS
from monitoring.vocabulary.groups import Family
from monitoring.wording import group_in_plan as plan
from monitoring.wording.joined import paragraph
from monitoring.wording.lanes import short

Row = SubgroupFindings

_LONG = 110


def group_in_plan(
    equity: pd.DataFrame, names: pd.DataFrame, rows: Sequence[Row], subgroup: str
) -> Markup:
    """Write which equity gaps the plan names for a goal, and whether they name the chosen group.

    Args:
        equity: rows of ``equity_gaps`` for the goal.
        names: rows of ``subgroup_names``.
        rows: rows of ``subgroup_findings``, for the group's family.
        subgroup: the group chosen.

    Returns:
        What opens on request: a paragraph for each equity gap with its interventions.
    """
    if equity.empty:
        return details(plan.heading(subgroup), _adopted(plan.no_equity_gap()))
    family = next(row.family for row in rows if row.subgroup == subgroup)
    told = join(
        _adopted(_gap(where(equity, "equity_gap_id", gap_id), names, subgroup, family))
        for gap_id in dict.fromkeys(equity["equity_gap_id"])
    )
    return details(plan.heading(subgroup), told)


def _adopted(text: str) -> Markup:
    return Markup('<p class="adopted">{}</p>').format(text)


def _gap(gap: pd.DataFrame, names: pd.DataFrame, subgroup: str, family: str) -> str:
    written = list(dict.fromkeys(gap["subgroup_words"].dropna()))
    meant = {row.name.lower() for row in each(where(names, "subgroup", subgroup))}
    naming = next((text for text in written if _is_meant(text, meant, family)), "")
    set_against = dict.fromkeys(
        (row.code if isinstance(row.code, str) else "", row.wording)
        for row in each(gap)
        if isinstance(row.wording, str)
    )
    return paragraph(
        plan.equity_gap(first(gap).gap, written),
        # All students are the whole, which no gap names.
        "" if subgroup == ALL_STUDENTS else plan.names_group(subgroup, naming),
        plan.interventions(list(set_against)),
    )


def _is_meant(text: str, meant: set[str], family: str) -> bool:
    # The state's template offers one box for every race and ethnicity.
    is_race = family == Family.RACE and text.lower().startswith("race")
    return is_race or text.lower() in meant


def steps_serving(steps: pd.DataFrame, subgroup: str, quarter: str) -> Markup:
    """Write which of the goal's action steps the plan says serve the chosen group, each a link.

    They are one piece: a link of Streamlit's own for each would be drawn one by one.

    Args:
        steps: rows of ``steps_of_group``.
        subgroup: the group chosen.
        quarter: the review quarter, for the links.
    """
    if subgroup == ALL_STUDENTS and steps.empty:
        return Markup("")
    told = plan.steps_serving(len(steps), subgroup)
    if steps.empty:
        return _adopted(told)
    links = join(Markup("<li>{}</li>").format(_link(row, quarter)) for row in each(steps))
    return details(told, Markup('<ul class="serving">{}</ul>').format(links))


def _link(row: Any, quarter: str) -> Markup:  # noqa: ANN401 - a row of a query
    words_of_link = plan.step(row.step_id, short(row.wording, _LONG))
    return step_link(row.step_id, row.goal_id, quarter, words_of_link)
