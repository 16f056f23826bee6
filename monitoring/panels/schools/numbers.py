"""The schools' numbers as a table, in alphabetical order."""

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import SchoolFindings
from monitoring.panels.html import sample_mark, table
from monitoring.panels.schools.finding import scope_of
from monitoring.rows import each, first
from monitoring.vocabulary import Change
from monitoring.vocabulary.groups import SchoolsShown
from monitoring.wording import beside, figures, schools_moved, since
from monitoring.wording import schools as words
from monitoring.wording.tables import empty


def schools_numbers(
    schools: pd.DataFrame,
    indicators: pd.DataFrame,
    rules: pd.DataFrame,
    shown: str = SchoolsShown.ALL,
) -> Markup:
    """Write every school's result, its place beside the district and its status.

    Args:
        schools: rows of ``school_findings``, by name; at least one.
        indicators: rows of ``indicators``.
        rules: the row of ``rule_in_force``.
        shown: which of the schools to show; a sentence stands where there is none of them.
    """
    rule, every = first(rules), list(each(schools, SchoolFindings))
    origins, levels = list(map(words.origin, every)), set(map(words.level, every))
    # What is the same for all schools is said once.
    shape = words.TableShape(
        has_origins=len(set(origins)) > 1,
        has_levels=len(levels) > 1,
        since=since.column(every),
        has_comparison=any(map(beside.short, every)),
    )
    rows = [
        (
            words.name(row),
            words.students(row),
            words.result(row),
            words.interval(row),
            words.no_place()
            if figures.is_missing(row.funnel_zone)
            else words.place(row.funnel_zone, rule),
            *((words.level(row),) if shape.has_levels else ()),
            words.change_in_column(row, row.school_survives, shape),
            *((beside.short(row),) if shape.has_comparison else ()),
            *(origin if shape.has_origins else ()),
        )
        for row, origin in zip(every, origins, strict=True)
        if _is_shown(row, shown)
    ]
    head = words.table_head(rule, shape)
    caption = words.table_caption(scope_of(first(schools), indicators))
    caption = schools_moved.caption(caption, shown)
    if not rows:
        return Markup('<p class="adopted">{}</p>').format(empty(caption))
    return Markup('<div class="schools">{}</div><p class="quiet source">{}{} {}</p>').format(
        table(caption, rows, head),
        sample_mark(schools),
        "" if shape.has_levels else words.one_level(*levels),
        "" if shape.has_origins else words.one_origin(first(schools)),
    )


def _is_shown(row: SchoolFindings, shown: str) -> bool:
    if shown == SchoolsShown.OUTSIDE:
        return row.funnel_zone in words.OUTSIDE
    wanted = {
        SchoolsShown.DECLINED: Change.CLEAR_DECLINE,
        SchoolsShown.IMPROVED: Change.CLEAR_IMPROVEMENT,
    }
    return shown == SchoolsShown.ALL or row.change == wanted[SchoolsShown(shown)]
