"""Targets that were changed: said wherever they judge, and listed as versions."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import AmendedTargets, TargetVersions
from monitoring.panels.html import join, table
from monitoring.rows import each
from monitoring.wording import targets as wording


def amended_targets(amended: pd.DataFrame, goal_id: str) -> Markup:
    """Say which targets were changed, when, why, and the verdict by the plan's own.

    Args:
        amended: rows of ``amended_targets``.
        goal_id: of the goal that the page is about, "" for all.
    """
    rows = [it for it in each(amended, AmendedTargets) if goal_id in ("", it.goal_id)]
    if goal_id and len(rows) == 1:
        return Markup('<p class="amended">{}</p>').format(wording.told(rows[0]))
    # One line each; what it was before and why is a click away, and on paper.
    return join(_folded(own) for own in _alike(rows))


def _alike(rows: Sequence[AmendedTargets]) -> list[list[AmendedTargets]]:
    """Bring together the measures of which all the same is said, in the order of the first."""
    found: dict[str, list[AmendedTargets]] = {}
    for row in rows:
        found.setdefault(wording.told(row), []).append(row)
    return list(found.values())


def _folded(rows: Sequence[AmendedTargets]) -> Markup:
    return Markup('<details class="amended"><summary>{}</summary><p>{}</p></details>').format(
        wording.in_short(rows), wording.told_of(rows)
    )


def versions(rows: pd.DataFrame) -> Markup:
    """List all versions of the targets that were changed.

    Args:
        rows: rows of ``target_versions``.
    """
    told = list(each(rows, TargetVersions))
    changed = {row.measure_id for row in told if row.version > 1}
    if not changed:
        return Markup("")
    cells = [wording.version_cells(row) for row in told if row.measure_id in changed]
    return table(wording.versions_caption(), cells, wording.versions_head())
