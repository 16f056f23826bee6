"""The gap chart: one row per group on one scale, words beside every row."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, NamedTuple

import pandas as pd

from monitoring import pictures, wording
from monitoring.panels.subgroups import words
from monitoring.panels.subgroups.headline import finding, sample_prefix
from monitoring.rows import each

Row = Any  # a row of ``subgroup_findings``

# What the groups may be ordered by within their families; the first is that of every page. They
# stand in the address as a reader sees them.
ORDERS = ("usual", "name", "size", "distance")
FAMILIES = {
    "all": "",
    "race/ethnicity": "Race and ethnicity",
    "economic": "Economic",
    "disability": "Disability",
    "language": "Language",
    "gender": "Gender",
    "other": "Other groups",
}


class _Shown(NamedTuple):
    """What the rows of one chart have in common."""

    scale: pictures.Scale
    subgroup: str
    has_level: bool
    has_change: bool
    has_own_paths: bool


def gap_chart(rows: Sequence[Row], period: str, subgroup: str, order: str) -> str:
    """Write the gap chart of one period.

    Args:
        rows: rows of ``subgroup_findings``.
        period: the period shown.
        subgroup: the group chosen; its row is marked.
        order: one of ``ORDERS``.

    Returns:
        How to read the chart, and a row per group under the heading of its family: name, strip,
        students, status words. Groups without a figure keep their rows, with the reason.
    """
    found = words.in_period(rows, period)
    scale = _scale(found)
    shown = _Shown(
        scale=scale,
        subgroup=subgroup,
        has_level=any(row.level != "No target" for row in found),
        has_change=any(row.change != "Not comparable" for row in found),
        has_own_paths=any(pictures.has_own_path(row, scale) for row in found),
    )
    row = found[0]
    return (
        f'<p class="quiet reading">{escape(_reading(row, shown))}</p>'
        f'<div class="gaps" role="group" aria-label="{_name(row)}">{_head(row, shown)}'
        f"{_families(found, shown, order)}{_foot(row, shown)}</div>"
        f'<p class="quiet reading">{escape(_source(found))}</p>'
    )


def _scale(found: list[Row]) -> pictures.Scale:
    """Return the scale of a chart, with the path of All Students as its one target."""
    target = next((row.expected for row in found if row.subgroup == words.ALL), None)
    return pictures.scale_of(found, target)


def gap_strips(groups: pd.DataFrame, *, alt: str) -> dict[str, str]:
    """Return the strips of the chart by what stands beside each, to be taken away as a picture.

    Args:
        groups: rows of ``subgroup_findings`` of one period.
        alt: what they show together; names the axis.
    """
    found = list(each(groups))
    scale = _scale(found)
    strips = {alt: pictures.gap_axis(scale, found[0].unit, names_target=True)} if found else {}
    for row in found:
        strips[_strip_label(row)] = pictures.gap_strip(row, scale, alt=finding(row))
    return strips


def _strip_label(row: Row) -> str:
    label = f"{sample_prefix(row)}{row.subgroup}"
    if wording.is_missing(row.value):
        return f"{label}: {row.data_state}"
    n = "" if wording.is_missing(row.n) else f", n {wording.count(row.n)}"
    return f"{label}{n}" + ("" if row.subgroup == words.ALL else f": {row.gap_verdict}")


def _name(row: Row) -> str:
    sample = "Sample: gaps" if row.batch_kind == "sample" else "Gaps"
    return escape(f"{sample} of the groups, {row.period_label}", quote=True)


def _reading(row: Row, shown: _Shown) -> str:
    unit = "Percent" if row.unit == "percent" else row.unit.capitalize()
    target = "The plan sets no target for this, so there is no level."
    if shown.has_level:
        target = "No path of the plan holds for this period, so no line is drawn."
    if shown.scale.target is not None:
        needed = wording.value(shown.scale.target, row.unit)
        line = "the interim target" if "-Q" in row.period else "the plan's path"
        target = f"Dashed line: {line} for All Students, {needed}; the figure after a level is the"
        target += " distance in points, minus on the wrong side."
        if shown.has_own_paths:
            target += " Short upright line: a group's own path, from its own result."
    change = ""
    if not shown.has_change:
        change = " No group has a comparable result a year before, so no change is told."
    better = " Lower is better." if row.better == "lower" else ""
    if row.state_words:
        change += f" {words.sentence(row.period_label)}: {row.state_words}."
    return (
        f"{unit}; the scale is cut. Filled mark: the group; hollow mark: all other students; thin "
        f"line with ends: the gap's {words.SHARE} interval, seen from the others.{better} "
        f"{target}{change}"
    )


def _source(found: list[Row]) -> str:
    sources = dict.fromkeys(row.source for row in found)
    return f"Source: {'; '.join(sources)}."


def _head(row: Row, shown: _Shown) -> str:
    axis = pictures.gap_axis(shown.scale, row.unit, names_target=True)
    return (
        f'<div class="gap head" aria-hidden="true"><span class="who">Group</span>'
        f'<div class="across">{axis}</div>'
        '<span class="n">Students</span><span class="said">Gap and status</span></div>'
    )


def _foot(row: Row, shown: _Shown) -> str:
    axis = pictures.gap_axis(shown.scale, row.unit, names_target=False)
    return f'<div class="gap foot" aria-hidden="true"><div class="across">{axis}</div></div>'


def _families(found: list[Row], shown: _Shown, order: str) -> str:
    pieces = []
    for family in dict.fromkeys(row.family for row in found):
        own = ordered((row for row in found if row.family == family), order)
        name = FAMILIES.get(family, family.capitalize())
        heading = f"<h3>{escape(name)}</h3>" if name else ""
        items = "".join(_row(row, shown) for row in own)
        pieces.append(f'{heading}<div role="list">{items}</div>')
    return "".join(pieces)


def ordered(rows: Iterable[Row], order: str) -> list[Row]:
    """Return the groups of a family in the order asked for; those without a figure last.

    By size the largest come first, by distance those furthest on the wrong side of the path.
    """
    if order == "name":
        return sorted(rows, key=lambda row: row.subgroup)
    if order == "size":
        return sorted(rows, key=lambda row: _missing_last(-row.n))
    if order == "distance":
        return sorted(rows, key=lambda row: _missing_last(row.distance_points))
    return sorted(rows, key=lambda row: row.position)


def _missing_last(number: float) -> tuple[bool, float]:
    return (True, 0.0) if wording.is_missing(number) else (False, number)


def _row(row: Row, shown: _Shown) -> str:
    is_chosen = row.subgroup == shown.subgroup
    beside = "" if row.subgroup == words.ALL else f"beside {row.complement}"
    classes = "gap chosen" if is_chosen else "gap"
    if wording.is_missing(row.value):
        classes += " empty"
    return (
        f'<div class="{classes}" role="listitem" aria-current="{str(is_chosen).lower()}">'
        f'<div class="who">{pictures.key(row.family)} <b>{escape(row.subgroup)}</b>'
        f'<span class="quiet">{escape(beside)}</span></div>'
        f'<div class="across">{pictures.gap_strip(row, shown.scale, alt=finding(row))}</div>'
        f'<div class="n">{_students(row)}</div><div class="said">{_said(row, shown)}</div></div>'
    )


def _students(row: Row) -> str:
    if wording.is_missing(row.n):
        hidden = "hidden" in row.data_state
        return f'<span class="quiet">n {"hidden" if hidden else "not published"}</span>'
    needed = ""
    if not wording.is_missing(row.smallest_change_points):
        needed = f'<span class="quiet">clear from {row.smallest_change_points:.1f} points</span>'
    return f"<span><span class='quiet'>n</span> {wording.count(row.n)}</span>{needed}"


def _said(row: Row, shown: _Shown) -> str:
    lines = [_gap_line(row)]
    if row.data_state != "measured" and not words.is_obstacle(row):
        lines.append(_line("–", words.sentence(row.data_state), ""))
    if shown.has_level and not wording.is_missing(row.value):
        distance = ""
        if not wording.is_missing(row.distance_points):
            # The deadline settles a level for good, whatever later years bring.
            now = "now " if row.level == "Not met" and row.distance_points > 0 else ""
            distance = f", {now}{wording.points(row.distance_points)}"
        lines.append(_line(wording.LEVEL_MARKS[row.level], row.level, distance))
    if shown.has_change and not wording.is_missing(row.change_points):
        moved = f", {wording.points(row.change_points)}"
        lines.append(_line(wording.CHANGE_MARKS[row.change], row.change, moved))
    return "".join(lines)


def _gap_line(row: Row) -> str:
    if words.has_gap(row):
        mark = words.GAP_MARKS[row.gap_verdict]
        return _line(mark, row.gap_verdict, f", {words.side(row.gap_points)}")
    if row.subgroup == words.ALL:
        return ""
    if words.is_obstacle(row):
        return _line("–", words.sentence(row.gap_obstacle), "")
    return _line("–", row.gap_verdict, f": {row.gap_obstacle}")


def _line(mark: str, name: str, more: str) -> str:
    return (
        f'<span><span class="mark" aria-hidden="true">{mark}</span> {escape(name)}'
        f'<span class="quiet">{escape(more)}</span></span>'
    )
