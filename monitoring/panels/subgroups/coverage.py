"""Of how many students the results of an early sign tell, for all students and the chosen group."""

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import GroupCoverage
from monitoring.panels.html import join
from monitoring.rows import each
from monitoring.vocabulary import ALL_STUDENTS
from monitoring.wording import coverage as wording


def group_coverage(rows: pd.DataFrame, period: str, subgroup: str) -> Markup:
    """Write how many students were tested, and which groups are too few to tell of all.

    Args:
        rows: rows of ``group_coverage``; none for an official result.
        period: the period shown.
        subgroup: the group chosen.
    """
    shown = [row for row in each(rows, GroupCoverage) if row.period == period]
    told = {row.subgroup: wording.coverage(row) for row in shown}
    lines = [
        wording.of_group(group, told[group])
        for group in dict.fromkeys((ALL_STUDENTS, subgroup))
        if told.get(group)
    ]
    low = [row.subgroup for row in shown if wording.is_low(row)]
    if low:
        lines.append(wording.low_groups(low, shown[0].least_coverage))
    return join(Markup('<p class="quiet">{}</p>').format(line) for line in lines)
