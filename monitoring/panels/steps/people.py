"""The people of one action step: who answers for it, and whom it serves."""

import pandas as pd
from markupsafe import Markup

from monitoring.panels.html import details, join, table
from monitoring.rows import each
from monitoring.wording import step_detail as wording
from monitoring.wording import step_groups as group_words


def step_owners(roles: pd.DataFrame) -> Markup:
    """Write who answers for the step: positions as the plan names them, people as assigned.

    Args:
        roles: rows of ``step_roles``.
    """
    title = wording.owners_title()
    if roles.empty:
        return Markup("<h2>{}</h2><p>{}</p>").format(title, wording.no_owners())
    lines = [
        [
            row.role,
            wording.part(is_accountable=row.is_accountable),
            wording.people(row.people),
            "" if row.name_in_plan == row.role else row.name_in_plan,
        ]
        for row in each(roles)
    ]
    caption, *head = wording.owners_heads()
    return details(title, table(caption, lines, head))


def step_groups(groups: pd.DataFrame) -> Markup:
    """Write the groups the step serves, with their last verdicts on the goal's measures.

    Args:
        groups: rows of ``step_groups``.
    """
    title = group_words.groups_title()
    if groups.empty:
        return Markup("<h2>{}</h2><p>{}</p>").format(title, group_words.no_groups())
    verdicts = join(
        Markup("<p class='adopted'>{}</p>").format(_verdicts(str(name), rows))
        for name, rows in groups.groupby("as_written", sort=False)
    )
    known = groups[groups["measure_name"].notna()]
    results = Markup("") if known.empty else _results(known)
    return details(title, verdicts + results)


def _results(known: pd.DataFrame) -> Markup:
    lines = [
        [
            row.as_written,
            row.measure_name,
            group_words.group_result(row),
            group_words.group_gap(row),
            group_words.group_change(row),
        ]
        for row in each(known)
    ]
    caption, *head = group_words.groups_heads()
    return details(group_words.groups_opened(), table(caption, lines, head))


def _verdicts(name: str, rows: pd.DataFrame) -> str:
    group = Markup("<b>{}</b>").format(name)
    known = rows[rows["measure_name"].notna()]
    if known.empty:
        return group_words.group_unknown(group, is_published=bool(rows["subgroup"].notna().any()))
    return group_words.group_verdicts(group, list(each(known)))
