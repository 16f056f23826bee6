"""The gap chart: one row per group on one scale, words beside every row."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, NamedTuple

import pandas as pd

from monitoring import pictures
from monitoring.panels.subgroups.headline import SAMPLE_MARK, finding
from monitoring.rows import each
from monitoring.wording import figures as wording
from monitoring.wording import gaps as words
from monitoring.wording import labels

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
    has_level: bool
    has_change: bool
    has_own_paths: bool
    is_mixed: bool


def gap_chart(rows: Sequence[Row], period: str, order: str) -> str:
    """Write the gap chart of one period.

    Args:
        rows: rows of ``subgroup_findings``.
        period: the period shown.
        order: one of ``ORDERS``.

    Returns:
        How to read the chart, and a row per group under the heading of its family: name, strip,
        students, status words. Groups without a figure keep their rows, with the reason.
    """
    found = words.in_period(rows, period)
    scale = _scale(found)
    shown = _Shown(
        scale=scale,
        has_level=any(row.level != "no_target" for row in found),
        has_change=any(row.change != "not_comparable" for row in found),
        has_own_paths=any(pictures.has_own_path(row, scale) for row in found),
        is_mixed=words.is_mixed(found),
    )
    row = found[0]
    return (
        f'<p class="quiet reading">{escape(_reading(row, shown))}</p>'
        f'<div class="gaps" role="group" aria-label="{_name(found)}">{_head(row, shown)}'
        f"{_families(found, shown, order)}{_foot(row, shown)}</div>"
        f'<p class="quiet reading">{escape(_source(found))}</p>'
    )


def chosen_row(subgroup: str) -> str:
    """Mark the row of the chosen group, for eyes and ears, without writing the chart anew.

    A browser parses a piece of a page again only when its text changes, and the chart is the
    largest piece: another choice must not change it.
    """
    return (
        f"<style>.gap.{_class(subgroup)} {{ background: color-mix(in srgb, currentColor 7%, "
        "transparent); margin-left: -11px; padding-left: 8px; "
        "border-left: 3px solid currentColor; }</style>"
        f'<p class="unseen">The row of {escape(subgroup)} is marked.</p>'
    )


def _target_name(period: str) -> str:
    return "interim target" if "-Q" in period else "path"


def _class(subgroup: str) -> str:
    return "of-" + re.sub(r"[^a-z0-9]+", "-", subgroup.casefold()).strip("-")


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
    if not found:
        return {}
    line = _target_name(found[0].period)
    axis = pictures.gap_axis(scale, found[0].unit, names_target=True, line=line)
    strips = {alt: axis}
    for row in found:
        strips[_strip_label(row)] = pictures.gap_strip(row, scale, alt=finding(row))
    return strips


def _strip_label(row: Row) -> str:
    label = f"{words.sample_prefix([row])}{row.subgroup}"
    if wording.is_missing(row.value):
        return f"{label}: {labels.data_state(row.data_state)}"
    n = "" if wording.is_missing(row.n) else f", n {wording.count(row.n)}"
    return f"{label}{n}" + ("" if row.subgroup == words.ALL else f": {labels.gap(row.gap_verdict)}")


def _name(found: list[Row]) -> str:
    name = "Gaps"
    if any(words.is_sample(row) for row in found):
        name = "Partly Sample: gaps" if words.is_mixed(found) else "Sample: gaps"
    return escape(f"{name} of the groups, {found[0].period_label}", quote=True)


def _reading(row: Row, shown: _Shown) -> str:
    unit = "Percent" if row.unit == "percent" else row.unit.capitalize()
    target = "The plan sets no target for this, so there is no level."
    if shown.has_level:
        target = "No path of the plan holds for this period, so no line is drawn."
    if shown.scale.target is not None:
        needed = wording.value(shown.scale.target, row.unit)
        line = "the interim target" if "-Q" in row.period else "the plan's path"
        target = f"Dashed line: {line} for All Students, {needed}; the figure after a level is the"
        target += " distance in points"
        target += "." if row.better == "lower" else ", minus on the wrong side."
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
    axis = pictures.gap_axis(
        shown.scale, row.unit, names_target=True, line=_target_name(row.period)
    )
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
    beside = "" if row.subgroup == words.ALL else f"beside {row.complement}"
    classes = f"gap {_class(row.subgroup)}"
    if wording.is_missing(row.value):
        classes += " empty"
    is_marked = shown.is_mixed and words.is_sample(row)
    mark = f" {SAMPLE_MARK}" if is_marked else ""
    alt = finding(row)
    if is_marked:
        alt = words.sample_prefix([row]) + alt
    return (
        f'<div class="{classes}" role="listitem">'
        f'<div class="who">{pictures.key(row.family)} <b>{escape(row.subgroup)}</b>{mark}'
        f'<span class="quiet">{escape(beside)}</span></div>'
        f'<div class="across">{pictures.gap_strip(row, shown.scale, alt=alt)}</div>'
        f'<div class="n">{_students(row)}</div><div class="said">{_said(row, shown)}</div></div>'
    )


def _students(row: Row) -> str:
    if wording.is_missing(row.n):
        hidden = row.data_state == "hidden"
        return f'<span class="quiet">n {"hidden" if hidden else "not published"}</span>'
    needed = ""
    if not wording.is_missing(row.smallest_change_points):
        points = words.clear_from(row.smallest_change_points)
        needed = f'<span class="quiet">next year clear from about {points} points</span>'
    return f"<span><span class='quiet'>n</span> {wording.count(row.n)}</span>{needed}"


def _said(row: Row, shown: _Shown) -> str:
    lines = [_gap_line(row)]
    if row.data_state != "measured" and not words.is_obstacle(row):
        lines.append(_line("–", words.sentence(row.data_state), ""))
    if shown.has_level and not wording.is_missing(row.value):
        distance = ""
        if not wording.is_missing(row.distance_points):
            # The deadline settles a level for good, whatever later years bring.
            now = "now " if row.level == "missed" and row.distance_points > 0 else ""
            distance = f", {now}{words.distance(row)}"
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
