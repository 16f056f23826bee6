"""A measure against its dashed path, and steps in two lanes, as the page and the wall draw them."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from monitoring.brief import Lane, Measure, Point, Step
from monitoring.brief.figures import shown
from monitoring.papers.findings import lane_mark
from monitoring.wording import labels
from monitoring.wording.lanes import DONE, WORKED

# Legible on white and on near-black alike: at least 3 to 1 against both.
RESULT, PATH = "#2f7ebc", "#7d838b"
_MIN_SPAN = 6.0
_IN_A_ROW = 8


@dataclass(frozen=True)
class Size:
    """How large a picture is in its own units, and whether it holds words."""

    width: int
    height: int
    sides: int
    top: int
    bottom: int
    has_words: bool


LARGE = Size(440, 200, 34, 26, 66, has_words=True)
MEDIUM = Size(300, 140, 30, 24, 58, has_words=True)
SMALL = Size(72, 22, 6, 5, 5, has_words=False)


def picture_words(measure: Measure) -> str:
    """Say what the picture of a measure shows: its years, measured or not, and its path."""
    years = "; ".join(
        f"{it.period}: {it.words if it.value is None else shown(it.value, measure.unit)}"
        for it in measure.points
    )
    path = [it for it in measure.points if it.expected is not None]
    aim = (
        f" The path ends at {shown(path[-1].expected, measure.unit)} in {path[-1].period}."
        if path
        else ""
    )
    return f"{measure.name}. {years or 'no result is known'}.{aim}"


def path_svg(measure: Measure, size: Size) -> str:
    """Draw a measure year by year against its dashed path.

    Args:
        measure: whose points are drawn; one point a year, nothing between them.
        size: ``LARGE`` or ``MEDIUM`` with figures and years, ``SMALL`` for a row of a table.

    Returns:
        One ``svg`` element with role img; its name says every figure that it shows.
    """
    points = measure.points
    values = [it for point in points for it in (point.value, point.expected) if it is not None]
    if not values:
        empty = '<text x="8" y="60" font-size="15">No result yet</text>' if size.has_words else ""
        return _frame(measure, size, empty)
    scale = _Scale(size, len(points), values)
    parts = [_path(scale, points)]
    if size.has_words:
        parts += [_years(scale, points), _margin(scale, measure)]
    parts += [_dot(scale, at, it.value) for at, it in enumerate(points) if it.value is not None]
    if size.has_words:
        parts.append(_labels(scale, measure))
    return _frame(measure, size, "".join(parts))


class _Scale:
    """Turns years and values into places; the value axis is cut, and never goes below 0."""

    def __init__(self, size: Size, n_years: int, values: Sequence[float]) -> None:
        low, high = min(values), max(values)
        spare = max(_MIN_SPAN - (high - low), 0) / 2
        self.size = size
        self.low, self.high = max(low - spare, 0), high + spare
        self.step = (size.width - 2 * size.sides) / max(n_years - 1, 1)

    def x(self, place: int) -> float:
        return round(self.size.sides + self.step * place, 1)

    def y(self, value: float) -> float:
        room = self.size.height - self.size.top - self.size.bottom
        share = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.size.top + room * (1 - share), 1)


def _frame(measure: Measure, size: Size, body: str) -> str:
    name = escape(picture_words(measure), quote=True)
    return (
        f'<svg class="picture" viewBox="0 0 {size.width} {size.height}" role="img" '
        f'fill="currentColor" aria-label="{name}">{body}</svg>'
    )


def _path(scale: _Scale, points: Sequence[Point]) -> str:
    ends = [(at, it.expected) for at, it in enumerate(points) if it.expected is not None]
    if len(ends) < 2:
        return ""
    line = " ".join(f"{scale.x(at)},{scale.y(value)}" for at, value in ends)
    width = 2.5 if scale.size.has_words else 1.5
    return (
        f'<polyline points="{line}" fill="none" stroke="{PATH}" stroke-width="{width}" '
        'stroke-dasharray="6 4"/>'
    )


def _dot(scale: _Scale, place: int, value: float) -> str:
    radius = 5.5 if scale.size.has_words else 3
    return f'<circle cx="{scale.x(place)}" cy="{scale.y(value)}" r="{radius}" fill="{RESULT}"/>'


def _years(scale: _Scale, points: Sequence[Point]) -> str:
    """Write the years at the foot, and under a year without a result why there is none."""
    floor = scale.size.height - 26
    parts = []
    for place, point in enumerate(points):
        year = point.period.removeprefix("class of ").removeprefix("Class of ")
        parts.append(_text(scale.x(place), floor, year, 15))
        if point.value is None:
            for line, word in enumerate(_two_lines(point.words)):
                parts.append(_text(scale.x(place), floor + 12 * (line + 1), word, 11.5))
    return "".join(parts)


def _two_lines(words: str) -> list[str]:
    first, _, rest = words.partition(" ")
    return [words] if len(words) < 13 else [first, rest]


def _text(x: float, y: float, words: str, size: float, more: str = "") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="middle" {more}>'
        f"{escape(words)}</text>"
    )


def _margin(scale: _Scale, measure: Measure) -> str:
    """Draw the interval at the result that the status rests on."""
    place = _place(measure)
    if place is None or measure.interval_low is None or measure.interval_high is None:
        return ""
    x, top, bottom = scale.x(place), scale.y(measure.interval_high), scale.y(measure.interval_low)
    return (
        f'<path d="M{x} {top}V{bottom}M{x - 6} {top}H{x + 6}M{x - 6} {bottom}H{x + 6}" '
        f'stroke="{RESULT}" stroke-width="2" fill="none"/>'
    )


def _place(measure: Measure) -> int | None:
    periods = [it.period for it in measure.points]
    return periods.index(measure.period) if measure.period in periods else None


def _labels(scale: _Scale, measure: Measure) -> str:
    """Write the figures: of every result under its dot, of the path at the last and at its end."""
    parts = []
    points, last = measure.points, _place(measure)
    for place, point in enumerate(points):
        x = scale.x(place)
        is_above = _is_above(point)
        if point.value is not None:
            down = scale.y(point.value) + (-13 if is_above else 23)
            weight = "700" if place == last else "400"
            parts.append(
                _text(x, down, shown(point.value, measure.unit), 15, f'font-weight="{weight}"')
            )
        is_told = place == last or place == len(points) - 1
        if is_told and point.expected is not None and point.expected != point.value:
            down = scale.y(point.expected) + (18 if is_above else -9)
            parts.append(_text(x, down, shown(point.expected, measure.unit), 15))
    return "".join(parts)


def _is_above(point: Point) -> bool:
    return point.value is not None and point.expected is not None and point.value > point.expected


def squares(steps: Sequence[Step], caption: str) -> str:
    """Write steps as squares in two lanes: shape and letter, the word for those who do not see it.

    Args:
        steps: of one goal; more than eight take a second table.
        caption: whose steps they are.

    Returns:
        One or more ``table`` elements: a column for each step, a row for each lane.
    """
    chunks = [steps[start : start + _IN_A_ROW] for start in range(0, len(steps), _IN_A_ROW)]
    return "".join(_square_table(chunk, caption) for chunk in chunks)


def _square_table(steps: Sequence[Step], caption: str) -> str:
    heads = "".join(
        f'<th scope="col">{escape(it.step_id)}<span class="unseen">: {escape(it.name)}</span></th>'
        for it in steps
    )
    done = "".join(_square(it.done, DONE) for it in steps)
    worked = "".join(_square(it.worked, WORKED) for it in steps)
    is_sample = any(it.done.is_sample or it.worked.is_sample for it in steps)
    mark = ' <span class="sample">Sample</span>' if is_sample else ""
    return (
        f'<table class="squares"><caption>{escape(caption)}{mark}</caption><thead><tr>'
        f'<td></td>{heads}</tr></thead><tbody><tr><th scope="row">Done?</th>{done}</tr>'
        f'<tr><th scope="row">Worked?</th>{worked}</tr></tbody></table>'
    )


def _square(lane: Lane, marks: dict[str, tuple[str, str, str]]) -> str:
    label = labels.lane_state(lane.state)
    said = f"{label}, Sample" if lane.is_sample else label
    tone = marks.get(lane.state, ("", "", ""))[2] or "plain"
    return (
        f'<td class="square {tone}"><span aria-hidden="true" '
        f'title="{escape(said, quote=True)}">{escape(lane_mark(lane, marks))}</span>'
        f'<span class="unseen">{escape(said)}</span></td>'
    )
