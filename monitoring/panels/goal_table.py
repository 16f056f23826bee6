"""The measures of a goal as a table: picture, result, both verdicts; each leads to its chart."""

from collections.abc import Sequence
from urllib.parse import urlencode

import pandas as pd
from markupsafe import Markup

from monitoring import pictures
from monitoring.db.query_rows import MeasureLatestResults
from monitoring.panels.html import details, facts_list, join, table
from monitoring.panels.measures import Axis, axes, distance_news
from monitoring.rows import where
from monitoring.wording import apart, figures, since, verdicts
from monitoring.wording import goals as wording
from monitoring.wording import measures as words
from monitoring.wording.papers import dated

Row = MeasureLatestResults


def goal_table(rows: Sequence[Row], history: pd.DataFrame, quarter: str) -> Markup:
    """Write a row for each measure of a goal, and below what compares with no other.

    Args:
        rows: the goal's rows of ``measure_latest_results``; at least one.
        history: rows of ``measure_history``.
        quarter: the review quarter, for the links.
    """
    lines = [_line(row, where(history, "measure_id", row.measure_id), quarter) for row in rows]
    heads = wording.table_heads(since.head(rows))
    aside = join(
        Markup('<p class="apart">{}</p>').format(told)
        for told in apart.notes([(row.measure_name, row) for row in rows])
    )
    return Markup('<div class="goal-measures">{}{}</div>').format(
        table(wording.all_measures(len(rows)), lines, heads), aside
    )


def why_each(rows: Sequence[Row]) -> Markup:
    """Write, on request, why each measure of a goal has its status."""
    reasons = join(
        Markup("<h3>{}</h3>{}").format(row.measure_name, facts_list(words.reason_facts(row)))
        for row in rows
    )
    return details(wording.why_each_status(), reasons)


def _line(row: Row, history: pd.DataFrame, quarter: str) -> list[str]:
    address = urlencode({"quarter": quarter, "goal": row.goal_id, "measure": row.measure_id})
    plan, moved = axes(row)
    return [
        Markup('<a href="goals?{}" target="_self">{}</a>').format(address, row.measure_name),
        pictures.path_picture(history, alt=words.shown(row), size=pictures.ROW),
        Markup("{}{}").format(_result(row), distance_news(history)),
        _verdict(plan),
        _verdict(moved, after=moved.comparison),
    ]


def _result(row: Row) -> Markup:
    if verdicts.is_of_other_year(row):
        return Markup("{}").format(words.later(row))
    if figures.is_missing(row.distance_points):
        return Markup("{}").format(words.result_in_short(row))
    value = dated(
        figures.value(row.value, row.unit, figures.code_of(row)), str(row.period), row.period_style
    )
    return Markup("{}, <b>{}</b> · {}").format(
        value, words.distance(row), verdicts.students_in_short(row)
    )


def _verdict(axis: Axis, after: str = "") -> Markup:
    return Markup('<span class="mark {}" aria-hidden="true">{}</span> <b>{}</b> {}').format(
        axis.tone,
        axis.mark,
        axis.verdict,
        Markup('<span class="quiet">{}</span>').format(after) if after else "",
    )
