"""Every figure of the gap chart as a table, and what the figures mean."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import SubgroupFindings
from monitoring.panels.html import details, facts_list, table
from monitoring.panels.subgroups.rows import in_period, the_row
from monitoring.rows import first
from monitoring.wording import gaps, subgroup_table

Row = SubgroupFindings


def gap_numbers(rows: Sequence[Row], rules: pd.DataFrame, period: str) -> Markup:
    """Write every figure of one period's groups as a table that opens on request.

    Args:
        rows: rows of ``subgroup_findings``.
        rules: the row of ``rule_in_force``.
        period: the period shown.
    """
    shown = in_period(rows, period)
    row, is_mixed = shown[0], gaps.is_mixed(shown)
    caption = gaps.sampled(shown, subgroup_table.caption(row))
    cells = [subgroup_table.cells(it, is_mixed=is_mixed) for it in shown]
    head = subgroup_table.head(shown, first(rules).confidence)
    return details(subgroup_table.summary(), table(caption, cells, head))


def gap_notes(rows: Sequence[Row], rules: pd.DataFrame, period: str, subgroup: str) -> Markup:
    """Write once what the intervals and the smallest clear change mean, by the chosen group."""
    row = the_row(rows, period, subgroup)
    notes = facts_list(subgroup_table.notes(row, first(rules).confidence))
    return details(subgroup_table.notes_heading(), notes)
