"""The chosen group: how far from all others, how sure, and how it moved."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import SubgroupFindings
from monitoring.panels.html import sample_span
from monitoring.panels.measures import verdict
from monitoring.panels.subgroups.rows import in_period, the_row
from monitoring.rows import first, where
from monitoring.vocabulary import ALL_STUDENTS
from monitoring.wording import gap_counts, gaps, subgroups

Row = SubgroupFindings


def subgroups_masthead(
    rows: Sequence[Row], indicators: pd.DataFrame, review: pd.DataFrame, period: str
) -> Markup:
    """Write whose groups these are, by which indicator, in which period and as of when."""
    shown, quarter = in_period(rows, period), first(review)
    row = shown[0]
    name = first(where(indicators, "indicator_id", row.indicator_id)).indicator_name
    return Markup('<p class="masthead"><b>{}</b>. {}, <b>{}</b>. {}</p>{}').format(
        row.organisation,
        subgroups.scope(name, row),
        gaps.period_of(row),
        subgroups.as_known_on(quarter.known_on, quarter.quarter),
        _sample_notice(shown),
    )


def _sample_notice(rows: Sequence[Row]) -> Markup:
    """Write that figures are invented, where any is."""
    notice = subgroups.sample_notice(rows)
    if not notice:
        return Markup("")
    return Markup('<p class="adopted">{} {}</p>').format(sample_span(), notice)


def group_headline(rows: Sequence[Row], period: str, subgroup: str) -> Markup:
    """Write the finding on one group: value, gap, interval, verdicts and its own change.

    Args:
        rows: rows of ``subgroup_findings``.
        period: the period shown.
        subgroup: the group chosen.

    Returns:
        A headline sentence, the verdicts as marks and words, and the change on the year before.

    Raises:
        LookupError: the group has no row in that period.
    """
    row = the_row(rows, period, subgroup)
    return Markup(
        '<p class="finding">{}</p><div class="verdicts">{}</div><p class="waiting">{}</p>'
    ).format(
        gaps.sampled([row], gaps.finding(row)),
        verdict(row),
        gaps.change_words(row),
    )


def count_heading(rows: Sequence[Row], period: str) -> Markup:
    """Write the count of verdicts over one period's groups as a heading and a sentence."""
    shown = in_period(rows, period)
    groups = [row for row in shown if row.subgroup != ALL_STUDENTS]
    heading, counted = gap_counts.count_words(groups)
    return Markup('<h2>{}</h2><p class="counted">{}</p>').format(
        gaps.sampled(shown, heading), counted
    )
