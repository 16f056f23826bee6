"""The chosen group: how far from all others, how sure, and how it moved."""

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from monitoring.panels.measures import verdict
from monitoring.rows import first, where
from monitoring.wording import figures as wording
from monitoring.wording import gaps as words
from monitoring.wording import labels, verdicts

Row = Any  # a row of ``subgroup_findings``

SAMPLE_MARK = '<span class="sample">Sample</span>'


def subgroups_masthead(
    rows: Sequence[Row], indicators: pd.DataFrame, review: pd.DataFrame, period: str
) -> str:
    """Write whose groups these are, by which indicator, in which period and as of when."""
    found, quarter = words.in_period(rows, period), first(review)
    row = found[0]
    name = first(where(indicators, "indicator_id", row.indicator_id)).indicator_name
    scope = ", ".join(filter(None, (name, row.content_area, _grades(row.grade_span))))
    return (
        f'<p class="masthead"><b>{escape(row.organisation)}</b>. {escape(scope)}, '
        f"<b>{escape(row.period_label)}</b>. As known on {wording.day(quarter.ends_on)} "
        f"({quarter.quarter}).</p>{sample_words(found)}"
    )


def _grades(grade_span: str) -> str:
    if not grade_span or not grade_span[0].isdigit():
        return grade_span.lower()
    return f"grade{'s' if '-' in grade_span else ''} {grade_span.replace('-', ' to ')}"


def sample_words(rows: Sequence[Row]) -> str:
    """Write that figures are invented, where any is."""
    if not any(words.is_sample(row) for row in rows):
        return ""
    which = "These figures are"
    if words.is_mixed(rows):
        which = "Figures of the groups that say Sample beside their name are"
    return (
        f'<p class="adopted">{SAMPLE_MARK} {which} made up so that '
        "the page can be seen working; they are replaced by loading the district's own.</p>"
    )


def group_headline(rows: Sequence[Row], period: str, subgroup: str) -> str:
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
    row = words.the_row(rows, period, subgroup)
    return (
        f'<p class="finding">{escape(words.sample_prefix([row]) + finding(row))}</p>'
        f'<div class="verdicts">{verdict(row.level, row.change)}{_gap_verdict(row)}</div>'
        f'<p class="waiting">{escape(change_words(row, rows))}</p>'
    )


def finding(row: Row) -> str:
    """Say in a sentence where a group stands beside all others."""
    opening = f"{row.subgroup}, {row.period_label}: "
    if wording.is_missing(row.value):
        more = "" if words.is_obstacle(row) else f"; {words.obstacle(row)}"
        return f"{opening}{words.state(row)}{more}."
    value = words.own_figure(row)
    if not words.has_gap(row):
        return f"{opening}{value}; {words.obstacle(row)}.{_other_words(row)}"
    other = words.figure(row.complement_value, row.complement_numerator, row.complement_n, row.unit)
    return (
        f"{opening}{value}, {words.side(row.gap_points)} {row.complement}, {other}: "
        f"{row.gap_verdict.lower()}; {words.gap_interval(row)} points."
    )


def _other_words(row: Row) -> str:
    if wording.is_missing(row.complement_value):
        return ""
    other = words.figure(row.complement_value, row.complement_numerator, row.complement_n, row.unit)
    return f" {words.sentence(row.complement)}: {other}."


def _gap_verdict(row: Row) -> str:
    if row.subgroup == words.ALL:
        return ""
    mark = words.GAP_MARKS[row.gap_verdict]
    return (
        '<p class="verdict"><span class="axis"><span class="quiet">Gap to all others</span> '
        f'<span class="mark" aria-hidden="true">{mark}</span> '
        f"<b>{labels.gap(row.gap_verdict)}</b></span></p>"
    )


def change_words(row: Row, rows: Sequence[Row]) -> str:
    """Say how a group moved on the year before, and whether that is clear."""
    if wording.is_missing(row.change_points) or row.change == "not_comparable":
        return verdicts.change_reason(row)
    since = words.said_since(words.labels_of(rows), row.change_from_period)
    quarter = "" if "-Q" not in row.period else ", the same quarter a year before"
    margin = ""
    if not wording.is_missing(row.change_low):
        bounds = wording.interval(row.change_low, row.change_high)
        margin = f" ({words.SHARE} interval {bounds} points)"
    sign = wording.points(row.change_points)
    return f"{row.subgroup} since {since}{quarter}: {sign} points{margin}, {row.change.lower()}."


def count_heading(rows: Sequence[Row], period: str) -> str:
    """Write the count of verdicts over one period's groups as a heading and a sentence."""
    heading, counted = count_words(rows, period)
    sample = words.sample_prefix(words.in_period(rows, period))
    return f'<h2>{escape(sample + heading)}</h2><p class="counted">{escape(counted)}</p>'


def count_words(rows: Sequence[Row], period: str) -> tuple[str, str]:
    """Count the verdicts over the groups of one period; never an average of them.

    Args:
        rows: rows of ``subgroup_findings``.
        period: the period shown.

    Returns:
        A heading, and the sentence with every count; what to load where there is no group.
    """
    groups = [row for row in words.in_period(rows, period) if row.subgroup != words.ALL]
    if not groups:
        return (
            "No groups to compare",
            "Only All Students is known for this period. To see groups here, load a file with one "
            "row per group, such as one in the tidy layout that data/README.md describes.",
        )
    counts = {name: sum(row.gap_verdict == name for row in groups) for name in words.GAP_MARKS}
    all_groups = f"{len(groups)} {'group' if len(groups) == 1 else 'groups'}"
    hidden, behind = counts["cannot_be_shown"], counts["clearly_behind"]
    if hidden == len(groups):
        return (
            f"None of {all_groups} has a gap that can be shown",
            "Each row says why; values, where there are any, stand in their places.",
        )
    verb = "is" if behind == 1 else "are"
    return (
        f"{_number(behind)} of {all_groups} {verb} clearly behind all other students",
        f"{counts['clearly_ahead']} clearly ahead, {counts['no_clear_difference']} without a clear "
        f"difference, {hidden} whose gap cannot be shown: the row says why.",
    )


def _number(count: int) -> str:
    return "None" if count == 0 else str(count)
