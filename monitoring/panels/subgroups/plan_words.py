"""What the plan itself says of a group: its equity gaps, its interventions, its action steps."""

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from monitoring.panels.steps.lanes import step_link
from monitoring.rows import each, first, where
from monitoring.wording.lanes import short

Row = Any  # a row of ``subgroup_findings``

_LONG = 110


def group_in_plan(
    equity: pd.DataFrame, names: pd.DataFrame, rows: Sequence[Row], subgroup: str
) -> str:
    """Write which equity gaps the plan names for a goal, and whether they name the chosen group.

    Args:
        equity: rows of ``equity_gaps`` for the goal.
        names: rows of ``subgroup_names``.
        rows: rows of ``subgroup_findings``, for the group's family.
        subgroup: the group chosen.

    Returns:
        A heading and a paragraph for each equity gap with its interventions.
    """
    heading = f"<h2>{escape(subgroup)} in the plan</h2>"
    if equity.empty:
        return f'{heading}<p class="adopted">The plan names no equity gap for this goal.</p>'
    family = next(row.family for row in rows if row.subgroup == subgroup)
    gaps = [
        _gap(where(equity, "equity_gap_id", gap_id), names, subgroup, family)
        for gap_id in dict.fromkeys(equity["equity_gap_id"])
    ]
    return heading + "".join(f'<p class="adopted">{escape(text)}</p>' for text in gaps)


def _gap(gap: pd.DataFrame, names: pd.DataFrame, subgroup: str, family: str) -> str:
    written = list(dict.fromkeys(gap["subgroup_words"].dropna()))
    meant = {row.name.lower() for row in each(where(names, "subgroup", subgroup))}
    naming = [text for text in written if _is_meant(text, meant, family)]
    of = f", of {_listed(written)}" if written else ", of no group by name"
    says = f"It does not name {subgroup}."
    if naming:
        as_written = "" if naming[0] == subgroup else f" as “{naming[0]}”"
        says = f"It names {subgroup}{as_written}."
    done = dict.fromkeys(_intervention(row) for row in each(gap) if isinstance(row.wording, str))
    against = f" Against it the plan sets {_listed(list(done))}." if done else ""
    return f"The plan names an equity gap: “{first(gap).gap}”{of}. {says}{against}"


def _is_meant(text: str, meant: set[str], family: str) -> bool:
    # The state's template offers one box for every race and ethnicity.
    is_race = family == "race/ethnicity" and text.lower().startswith("race")
    return is_race or text.lower() in meant


def _intervention(row: object) -> str:
    code = getattr(row, "code", None)
    wording = str(getattr(row, "wording", ""))
    return f"{code}, “{wording}”" if isinstance(code, str) else f"“{wording}”"


def _listed(texts: Sequence[str]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def steps_serving(steps: pd.DataFrame, subgroup: str, quarter: str) -> str:
    """Write which of the goal's action steps the plan says serve the chosen group, each a link.

    They are one piece: a link of Streamlit's own for each would be drawn one by one.

    Args:
        steps: rows of ``steps_of_group``.
        subgroup: the group chosen.
        quarter: the review quarter, for the links.
    """
    if steps.empty:
        words = f"No action step of this goal is said to serve {subgroup}."
    elif len(steps) == 1:
        words = f"One action step of this goal is said to serve {subgroup}:"
    else:
        words = f"{len(steps)} action steps of this goal are said to serve {subgroup}:"
    links = "".join(f"<li>{_link(row, quarter)}</li>" for row in each(steps))
    listed = f'<ul class="serving">{links}</ul>' if links else ""
    return f'<p class="adopted">{escape(words)}</p>{listed}'


def _link(row: Any, quarter: str) -> str:  # noqa: ANN401 - a row of a query
    words = f"{row.step_id} {short(row.wording, _LONG)}"
    return step_link(row.step_id, row.goal_id, quarter, words)
