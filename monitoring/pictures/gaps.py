"""A group beside all others as one strip, every strip of a chart on one scale."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from monitoring.pictures.markers import MARKERS, marker
from monitoring.wording import figures as wording

Row = Any  # a row of ``subgroup_findings``

QUIET = "#7d838b"
# Space for a label beyond the outermost dots, in percent of the strip.
_MARGIN = 9.0
_LABEL_Y, _MARK_Y, _AXIS_Y, _CAP = 14, 30, 36, 5
_MIN_SPAN = 10.0
# Paths nearer than this are printed alike.
_SAME = 0.05
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MAX_TICKS = 6


@dataclass(frozen=True)
class Scale:
    """Turns values into places across a strip.

    Args:
        low: value at the left end.
        high: value at the right end.
        ticks: round values between them.
        target: what the plan's path expects of All Students, None without one.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    target: float | None

    def place(self, value: float) -> str:
        """Return the place of a value as SVG takes it: ``43.20%``."""
        share = (value - self.low) / (self.high - self.low)
        return f"{_MARGIN + (100 - 2 * _MARGIN) * min(max(share, 0), 1):.2f}%"


def scale_of(rows: Iterable[Row], target: float | None) -> Scale:
    """Return one scale that holds all that the strips of these rows show.

    Args:
        rows: value, complement_value, gap_low, gap_high and expected of each group; any may be
            missing.
        target: what the path expects of All Students; may be missing.
    """
    values = [] if wording.is_missing(target) else [float(target)]  # type: ignore[arg-type]
    for row in rows:
        shown = [row.value, row.complement_value, row.expected, *_interval(row)]
        values += [float(value) for value in shown if not wording.is_missing(value)]
    low, high = (min(values), max(values)) if values else (0.0, 100.0)
    spare = max(_MIN_SPAN - (high - low), 0) / 2
    low, high = max(low - spare, 0), high + spare
    ticks = ticks_between(low, high)
    return Scale(low, high, ticks, None if wording.is_missing(target) else target)


def ticks_between(low: float, high: float) -> tuple[float, ...]:
    """Return round values between two, at most seven."""
    step = next((s for s in _STEPS if (high - low) / s <= _MAX_TICKS), _STEPS[-1])
    first = math.ceil(low / step)
    return tuple(float(step * k) for k in range(first, math.floor(high / step) + 1))


def _interval(row: Row) -> tuple[float | None, float | None]:
    """Return where the interval of the gap reaches, seen from the complement."""
    if wording.is_missing(row.gap_low) or wording.is_missing(row.complement_value):
        return None, None
    return row.complement_value + row.gap_low, row.complement_value + row.gap_high


def gap_strip(row: Row, scale: Scale, *, alt: str) -> str:
    """Draw a group (filled) and all others (hollow), the bar between, the gap's interval.

    Args:
        row: a group's finding: family, value, complement_value, gap_points, gap_low, gap_high,
            expected; each figure may be missing, and then is not drawn.
        scale: of all the strips.
        alt: the sentence that says what the strip shows.

    Returns:
        One ``svg`` element with role img and ``alt`` as its name. It is as wide as its place; its
        marks and letters keep their size.
    """
    parts = [_grid(scale), _own_tick(row, scale)]
    has_value = not wording.is_missing(row.value)
    has_other = has_value and not wording.is_missing(row.complement_value)
    if has_other:
        parts.append(_across(scale, row.complement_value, row.value, "bar"))
    parts.append(_whisker(row, scale))
    if has_other:
        is_left = row.complement_value < row.value
        parts.append(_mark(scale, row.complement_value, marker(row.family, is_hollow=True)))
        parts.append(_label(scale, row.complement_value, is_left=is_left, tone="quiet"))
    if has_value:
        is_left = has_other and row.value <= row.complement_value
        parts.append(_mark(scale, row.value, marker(row.family)))
        parts.append(_label(scale, row.value, is_left=is_left, tone="strong"))
    return (
        f'<svg class="picture strip" role="img" aria-label="{escape(alt, quote=True)}">'
        f"{''.join(parts)}</svg>"
    )


def gap_axis(scale: Scale, unit: str, *, names_target: bool, line: str = "path") -> str:
    """Draw the axis of the strips; the words over the chart say what it says."""
    sign = "%" if unit == "percent" else ""
    y = _AXIS_Y if names_target else _LABEL_Y
    parts = [
        f'<text class="quiet" x="{scale.place(tick)}" y="{y}" text-anchor="middle">'
        f"{tick:,.0f}{sign if tick == scale.ticks[-1] else ''}</text>"
        for tick in scale.ticks
    ]
    if names_target and scale.target is not None:
        place = scale.place(scale.target)
        share = float(place.rstrip("%"))
        anchor = "start" if share < 30 else "end" if share > 70 else "middle"
        parts.append(
            f'<text x="{place}" y="14" text-anchor="{anchor}">{line} for all '
            f"{wording.value(scale.target, unit)}</text>"
        )
    return f'<svg class="picture strip axis" aria-hidden="true">{"".join(parts)}</svg>'


def _grid(scale: Scale) -> str:
    lines = "".join(
        f'<line class="grid" x1="{scale.place(tick)}" x2="{scale.place(tick)}" y1="0" y2="100%"/>'
        for tick in scale.ticks
    )
    if scale.target is None:
        return lines
    place = scale.place(scale.target)
    return f'{lines}<line class="target" x1="{place}" x2="{place}" y1="0" y2="100%"/>'


def has_own_path(row: Row, scale: Scale) -> bool:
    """Tell whether a group is judged against a path of its own, not that of All Students."""
    if wording.is_missing(row.expected):
        return False
    return scale.target is None or abs(row.expected - scale.target) >= _SAME


def _own_tick(row: Row, scale: Scale) -> str:
    """Mark a group's own path where the plan starts each group from its own result."""
    if not has_own_path(row, scale):
        return ""
    place = scale.place(row.expected)
    return f'<line class="own" x1="{place}" x2="{place}" y1="{_MARK_Y - 11}" y2="{_MARK_Y + 11}"/>'


def _across(scale: Scale, start: float, end: float, name: str) -> str:
    return (
        f'<line class="{name}" x1="{scale.place(start)}" x2="{scale.place(end)}" '
        f'y1="{_MARK_Y}" y2="{_MARK_Y}"/>'
    )


def _whisker(row: Row, scale: Scale) -> str:
    low, high = _interval(row)
    if low is None or high is None:
        return ""
    color = MARKERS.get(row.family, MARKERS["other"]).color
    caps = "".join(
        f'<line x1="{scale.place(end)}" x2="{scale.place(end)}" y1="{_MARK_Y - _CAP}" '
        f'y2="{_MARK_Y + _CAP}"/>'
        for end in (low, high)
    )
    return f'<g class="whisker" stroke="{color}">{_across(scale, low, high, "span")}{caps}</g>'


def _mark(scale: Scale, value: float, mark: str) -> str:
    return f'<svg x="{scale.place(value)}" y="{_MARK_Y}" overflow="visible">{mark}</svg>'


def _label(scale: Scale, value: float, *, is_left: bool, tone: str) -> str:
    # The two labels of a strip lean away from each other, so that they never meet.
    anchor, across = ("end", -2) if is_left else ("start", 2)
    return (
        f'<text class="{tone}" x="{scale.place(value)}" dx="{across}" y="{_LABEL_Y}" '
        f'text-anchor="{anchor}">{value:.1f}</text>'
    )
