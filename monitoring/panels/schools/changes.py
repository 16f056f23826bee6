"""How many schools changed, alone and together, and why far moves come back."""

from collections.abc import Mapping
from urllib.parse import urlencode

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import SchoolChanges, SchoolFindings
from monitoring.panels.html import details, sample_mark, table
from monitoring.rows import each
from monitoring.vocabulary import Change, Direction
from monitoring.vocabulary.groups import SchoolsShown
from monitoring.wording import many_looks, numbers, schools_moved
from monitoring.wording import schools as words
from monitoring.wording.numbers import is_missing

Scope = tuple[tuple[str, str], ...]


def schools_changes(schools: pd.DataFrame) -> Markup:
    """Write which schools changed clearly, and how many of last time's improvers fell back.

    Args:
        schools: rows of ``school_findings``, by name; at least one.

    Returns:
        The headline with the names where they are few, how many hold allowing for all looks, and
        why far moves come back; "" where no school's change can be told.
    """
    compared = [row for row in each(schools, SchoolFindings) if not is_missing(row.change_p)]
    if not compared or is_missing(compared[0].school_looks):
        return Markup("")
    clear = [row for row in compared if row.change in many_looks.CLEAR]
    surviving = [words.name(row) for row in clear if row.school_survives]
    improvers = [row for row in compared if row.earlier_change == Change.CLEAR_IMPROVEMENT]
    return Markup(
        '<p class="finding">{}{}</p><p class="counted">{}</p><p class="quiet">{}</p>'
    ).format(
        sample_mark(schools),
        schools_moved.moved(compared),
        many_looks.schools_changed(int(compared[0].school_looks), len(clear), surviving),
        many_looks.regression(len(improvers), sum(map(_is_back, improvers))),
    )


def _is_back(row: SchoolFindings) -> bool:
    """Tell whether a school moved the wrong way, clearly or not."""
    is_down = row.change_points < 0
    return bool(is_down != (row.better_direction == Direction.LOWER) and row.change_points)


def changes_by_group(groups: pd.DataFrame, scope: Scope) -> Markup:
    """Write how many schools changed clearly in every group, each number a link to those schools.

    Args:
        groups: rows of ``school_changes``.
        scope: the choices of the page beside the group, as pairs of name and value.

    Returns:
        A table that opens on request; "" where no group's change can be told.
    """
    if groups.empty:
        return Markup("")
    cells = [
        (
            row.subgroup,
            numbers.whole(row.n_changes),
            _linked(row, row.n_declined, SchoolsShown.DECLINED, scope),
            _linked(row, row.n_improved, SchoolsShown.IMPROVED, scope),
        )
        for row in each(groups, SchoolChanges)
    ]
    title = schools_moved.by_group()
    return details(title, table(title, cells, schools_moved.by_group_head()))


def _linked(row: SchoolChanges, n: int, shown: str, scope: Scope) -> str:
    if not n:
        return numbers.whole(n)
    asked: Mapping[str, str] = {**dict(scope), "subgroup": row.subgroup, "show": shown}
    name = schools_moved.number_in_group(row.subgroup, n, shown)
    return Markup('<a href="schools?{}" target="_self" aria-label="{}">{}</a>').format(
        urlencode(asked), name, numbers.whole(n)
    )
