"""A group beside all others as one strip, every strip of a chart on one scale."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from monitoring.db.query_rows import SubgroupFindings
from monitoring.pictures import svg
from monitoring.pictures.markers import color_of, marker
from monitoring.vocabulary import Unit
from monitoring.wording import figures, numbers, pictures

Row = SubgroupFindings

# Space for a label beyond the outermost dots, in percent of the strip.
_MARGIN = 9.0
_LABEL_Y, _MARK_Y, _AXIS_Y, _CAP = 13, 27, 36, 5
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
        target: what the plan asks of All Students, None without one.
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
        target: what the plan asks of All Students; may be missing.
    """
    values = [] if figures.is_missing(target) else [float(target)]  # type: ignore[arg-type]
    for row in rows:
        shown = [row.value, row.complement_value, row.expected, *_interval(row)]
        values += [it for it in shown if it is not None and not figures.is_missing(it)]
    low, high = (min(values), max(values)) if values else (0.0, 100.0)
    spare = max(_MIN_SPAN - (high - low), 0) / 2
    low, high = max(low - spare, 0), high + spare
    ticks = ticks_between(low, high)
    return Scale(low, high, ticks, None if figures.is_missing(target) else target)


def ticks_between(low: float, high: float) -> tuple[float, ...]:
    """Return round values between two, at most seven."""
    step = next((s for s in _STEPS if (high - low) / s <= _MAX_TICKS), _STEPS[-1])
    first = math.ceil(low / step)
    return tuple(float(step * k) for k in range(first, math.floor(high / step) + 1))


def _interval(row: Row) -> tuple[float | None, float | None]:
    """Return where the interval of the gap reaches, seen from the complement."""
    if figures.is_missing(row.gap_low) or figures.is_missing(row.complement_value):
        return None, None
    return row.complement_value + row.gap_low, row.complement_value + row.gap_high


def gap_strip(row: Row, scale: Scale, *, alt: str) -> Markup:
    """Draw a group (filled) and all others (hollow), the bar between, the gap's interval.

    Args:
        row: a group's finding: family, value, value_code (may be left out), complement_value,
            gap_points, gap_low, gap_high, expected; each figure may be missing, and then is not
            drawn.
        scale: of all the strips.
        alt: the sentence that says what the strip shows.

    Returns:
        One ``svg`` element with role img and ``alt`` as its name. It is as wide as its place; its
        marks and letters keep their size.
    """
    parts = [_grid(scale), _own_tick(row, scale)]
    # An end of the scale is no place to draw a result at.
    has_value = not figures.is_missing(row.value) and not getattr(row, "value_code", "")
    has_other = has_value and not figures.is_missing(row.complement_value)
    if has_other:
        parts.append(_across(scale, row.complement_value, row.value, "bar"))
    parts.append(_whisker(row, scale))
    if has_other:
        is_left = row.complement_value < row.value
        parts.append(_mark(scale, row.complement_value, marker(row.family, is_hollow=True)))
        parts.append(_label(scale, row.complement_value, figures.other_code(row), is_left, "quiet"))
    if has_value:
        is_left = has_other and row.value <= row.complement_value
        parts.append(_mark(scale, row.value, marker(row.family)))
        parts.append(_label(scale, row.value, figures.code_of(row), is_left, "strong"))
    return svg.picture(alt, *parts, class_="picture strip")


def gap_axis(scale: Scale, unit: str, *, names_target: bool, is_quarter: bool = False) -> Markup:
    """Draw the axis of the strips; the words over the chart say what it says.

    Args:
        scale: of all the strips.
        unit: of the values.
        names_target: the target of All Students is named over its line.
        is_quarter: the target is that of a quarter, not the plan's own path.
    """
    y = _AXIS_Y if names_target else _LABEL_Y
    parts = []
    for tick in scale.ticks:
        is_named = unit == Unit.PERCENT and tick == scale.ticks[-1]
        written = numbers.percent(tick, 0) if is_named else numbers.whole(tick)
        place = scale.place(tick)
        parts.append(svg.text(place, y, written, class_="quiet", text_anchor="middle"))
    if names_target and scale.target is not None:
        place = scale.place(scale.target)
        share = float(place.rstrip("%"))
        anchor = "start" if share < 30 else "end" if share > 70 else "middle"
        words = pictures.target_for_all(scale.target, unit, is_quarter=is_quarter)
        parts.append(svg.text(place, 14, words, text_anchor=anchor))
    return svg.element("svg", *parts, class_="picture strip axis", aria_hidden="true")


def _grid(scale: Scale) -> Markup:
    lines = [_upright(scale, tick, "grid") for tick in scale.ticks]
    if scale.target is not None:
        lines.append(_upright(scale, scale.target, "target"))
    return svg.group(*lines)


def _upright(scale: Scale, value: float, name: str) -> Markup:
    return svg.line(scale.place(value), 0, scale.place(value), "100%", class_=name)


def has_own_path(row: Row, scale: Scale) -> bool:
    """Tell whether a group is judged against a path of its own, not that of All Students."""
    if figures.is_missing(row.expected):
        return False
    return scale.target is None or abs(row.expected - scale.target) >= _SAME


def _own_tick(row: Row, scale: Scale) -> Markup:
    """Mark a group's own path where the plan starts each group from its own result."""
    if not has_own_path(row, scale):
        return Markup("")
    place = scale.place(row.expected)
    return svg.line(place, _MARK_Y - 11, place, _MARK_Y + 11, class_="own")


def _across(scale: Scale, start: float, end: float, name: str) -> Markup:
    return svg.line(scale.place(start), _MARK_Y, scale.place(end), _MARK_Y, class_=name)


def _whisker(row: Row, scale: Scale) -> Markup:
    low, high = _interval(row)
    if low is None or high is None:
        return Markup("")
    caps = [
        svg.line(scale.place(end), _MARK_Y - _CAP, scale.place(end), _MARK_Y + _CAP)
        for end in (low, high)
    ]
    span = _across(scale, low, high, "span")
    return svg.element("g", span, *caps, class_="whisker", stroke=color_of(row.family))


def _mark(scale: Scale, value: float, mark: Markup) -> Markup:
    return svg.element("svg", mark, x=scale.place(value), y=_MARK_Y, overflow="visible")


def _label(scale: Scale, value: float, code: str, is_left: bool, tone: str) -> Markup:
    # The two labels of a strip lean away from each other, so that they never meet.
    anchor, across = ("end", -2) if is_left else ("start", 2)
    return svg.text(
        scale.place(value),
        _LABEL_Y,
        numbers.decimal(value, 0 if code else 1),
        dx=across,
        class_=tone,
        text_anchor=anchor,
    )
