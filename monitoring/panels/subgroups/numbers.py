"""Every figure of the gap chart as a table, and what the figures mean."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from monitoring.panels.html import facts_list, opened, table
from monitoring.rows import where
from monitoring.wording import figures as wording
from monitoring.wording import gaps as words
from monitoring.wording import labels, notes

Row = Any  # a row of ``subgroup_findings``

HEAD = (
    "Group",
    "Result",
    "Students",
    "95% interval",
    "Expected",
    "Points from the path",
    "Level",
    "Points since a year before",
    "Change",
    "Beside",
    "Its result",
    "Its students",
    "Comes from",
    "Gap in points",
    "95% interval of the gap",
    "Gap verdict",
    "Change of the gap",
    "Gap change verdict",
    "Clear from (points)",
    "State or reason",
    "Known since",
    "Source",
)
_BASES = {
    "published": "published",
    "from_counts": "All Students less the group",
    "none": "not known",
}


def gap_numbers(rows: Sequence[Row], period: str) -> str:
    """Write every figure of one period's groups as a table that opens on request."""
    found = words.in_period(rows, period)
    row = found[0]
    caption = f"{words.sample_prefix(found)}{row.organisation}, {row.period_label}, by group"
    is_mixed = words.is_mixed(found)
    cells = [(_group(item, is_mixed=is_mixed), *_cells(item)) for item in found]
    body = table(caption, cells, _head(row))
    return opened("The numbers as a table", body)


def rows_of_period(rows: pd.DataFrame, period: str) -> pd.DataFrame:
    """Return the rows of one period, to be taken away as a file."""
    return where(rows, "period", period)


def _head(row: Row) -> tuple[str, ...]:
    aim = "interim target" if "-Q" in row.period else "path"
    return tuple(name.replace("path", aim) for name in HEAD)


def _group(row: Row, *, is_mixed: bool) -> str:
    return f"{row.subgroup} (Sample)" if is_mixed and words.is_sample(row) else str(row.subgroup)


def _cells(row: Row) -> tuple[str, ...]:
    return (
        _or(row.value, wording.value(row.value, row.unit, row.value_code), row.data_state),
        _counts(row.numerator, row.n, row),
        _margin(row.interval_low, row.interval_high),
        _or(row.expected, wording.value(row.expected, row.unit), "no target"),
        _or(row.distance_points, words.distance(row), "–"),
        f"{wording.LEVEL_MARKS[row.level]} {labels.level(row.level)}",
        _moved(row.change_points, row.change_low, row.change_high),
        f"{wording.CHANGE_MARKS[row.change]} {labels.change(row.change)}",
        str(row.complement) or "the whole",
        _or(row.complement_value, wording.value(row.complement_value, row.unit), "not known"),
        _or(row.complement_n, _counts(row.complement_numerator, row.complement_n, row), "–"),
        _BASES[row.complement_basis],
        _points(row.gap_points),
        _margin(row.gap_low, row.gap_high),
        f"{words.GAP_MARKS[row.gap_verdict]} {labels.gap(row.gap_verdict)}",
        _moved(row.gap_change_points, row.gap_change_low, row.gap_change_high),
        f"{words.GAP_CHANGE_MARKS[row.gap_change_verdict]} "
        f"{labels.gap_change(row.gap_change_verdict)}",
        _or(row.smallest_change_points, _clear_from(row), "–"),
        _reason(row),
        wording.day(row.released_on),
        str(row.source),
    )


def _or(tested: object, text: str, otherwise: str) -> str:
    return otherwise if wording.is_missing(tested) else text


def _counts(numerator: float | None, n: float | None, row: Row) -> str:
    if wording.is_missing(n):
        return "hidden" if row.data_state == "hidden" else "not published"
    counted = wording.count(n)
    return _or(numerator, f"{wording.count(numerator)} of {counted}", counted)


def _margin(low: float | None, high: float | None) -> str:
    return _or(low, wording.interval(low, high), "none")


def _points(points: float | None) -> str:
    return _or(points, wording.points(points), "–")


def _moved(points: float | None, low: float | None, high: float | None) -> str:
    margin = "" if wording.is_missing(low) else f" ({wording.interval(low, high)})"
    return _or(points, f"{wording.points(points)}{margin}", "–")


def _clear_from(row: Row) -> str:
    points = row.smallest_change_points
    return "" if wording.is_missing(points) else words.clear_from(points)


def _reason(row: Row) -> str:
    parts = [words.state(row) if row.data_state != "measured" else "measured"]
    if row.gap_obstacle and not words.is_obstacle(row):
        parts.append(words.obstacle(row))
    return "; ".join([*parts, notes.note(row.note)] if row.note else parts)


def gap_notes(rows: Sequence[Row], period: str, subgroup: str) -> str:
    """Write once what the intervals and the smallest clear change mean, by the chosen group."""
    row = words.the_row(rows, period, subgroup)
    needed = ""
    if not wording.is_missing(row.smallest_change_points):
        way = "fall" if row.better == "lower" else "rise"
        needed = (
            f"{words.sample_prefix([row])}From this result on, with as many students "
            f"({wording.count(row.n)} in {row.subgroup}), a {way} of about "
            f"{words.clear_from(row.smallest_change_points)} points or more by next year would be "
            "clear. "
        )
    told = facts_list(
        {
            "Clear from": f"{needed}The smaller a group, the larger a change must be before it "
            "can be told from ordinary luck; each row says from how many points on.",
            "Gap": "A group beside all students who are not in it, never beside a whole that "
            "contains it. Their figures are the published ones, else All Students less the group.",
            f"{words.SHARE} interval": "The range of gaps that ordinary year-to-year "
            "luck leaves open. Where it leaves out zero the gap is clear; with many groups about "
            "one in twenty looks clear by luck alone.",
            "Hidden": "Figures of fewer than 10 students, and any from which they could be worked "
            "out, are hidden to protect students.",
        }
    )
    return f"<h2>How to read this</h2>{told}"
