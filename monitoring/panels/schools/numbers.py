"""The schools' numbers as a table, in alphabetical order."""

import pandas as pd
from markupsafe import Markup

from monitoring.panels.html import sample_mark, table
from monitoring.panels.schools.finding import scope_of
from monitoring.rows import each, first
from monitoring.wording import figures
from monitoring.wording import schools as words


def schools_numbers(schools: pd.DataFrame, indicators: pd.DataFrame, rules: pd.DataFrame) -> Markup:
    """Write every school's result, its place beside the district and its status.

    Args:
        schools: rows of ``school_findings``, by name; at least one.
        indicators: rows of ``indicators``.
        rules: the row of ``rule_in_force``.
    """
    rule, origins = first(rules), list(map(words.origin, each(schools)))
    # One date and one source for all are said once.
    has_origins = len(set(origins)) > 1
    rows = [
        (
            words.name(row),
            words.students(row),
            words.result(row),
            words.interval(row),
            words.no_place()
            if figures.is_missing(row.funnel_zone)
            else words.place(row.funnel_zone, rule),
            words.level(row),
            words.change(row, row.school_survives),
            *(origin if has_origins else ()),
        )
        for row, origin in zip(each(schools), origins, strict=True)
    ]
    head = words.table_head(rule, has_origins=has_origins)
    caption = words.table_caption(scope_of(first(schools), indicators))
    return Markup('<div class="schools">{}</div><p class="quiet">{}{}</p>').format(
        table(caption, rows, head),
        sample_mark(schools),
        "" if has_origins else words.one_origin(first(schools)),
    )
