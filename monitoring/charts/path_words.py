"""Where the words of a path stand: off its marks and lines, and years that fit a phone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from monitoring.vocabulary import PeriodStyle
from monitoring.wording import charts

# What an annotation is called that may stand elsewhere beside its point.
MOVES = "moves"

# Width and height of the drawing in pixels on a phone and on a desk.
_FRAMES = ((240.0, 312.0), (640.0, 312.0))
_LETTER, _LINE, _DOT = 6.0, 16.0, 8.0
_LINE_BELOW = 15.5
# Anchor, pixels to the right and pixels up from the point, the nearest first.
_BESIDE = (("left", 10, 0), ("right", -10, 0))
_PLACES = (
    *(("right", 0, 12), ("center", 0, 14), ("left", 0, 12), *_BESIDE),
    *((anchor, 0, -12) for anchor in ("right", "left")),
    *(
        (anchor, 0, up)
        for high in (28, 44, 60)
        for up in (high, -high)
        for anchor in ("center", "right", "left")
    ),
)
# A word far from its point must be much better off there: from so near on each pixel counts.
_NEAR, _FAR = 14, 0.15
# How much worse it is to stand on words or out of sight, or on a dot, than on a bit of a line.
_ON_WORDS, _ON_DOT, _ON_LINE = 60.0, 40.0, 1.0
_STEP = 6.0
# So many years stand side by side on a phone in full; more are narrowed.
_MOST_CLASSES, _MOST_SCHOOL_YEARS = 8, 5
# A word that is no longer than this fits under its year there.
_SHORT_WORD = 4


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float
    weight: float = _ON_WORDS

    def meets(self, other: "_Box") -> bool:
        is_beside = self.left < other.right and other.left < self.right
        return is_beside and self.top < other.bottom and other.top < self.bottom


def years_below(span: range, states: Mapping[int, str], style: str) -> list[str]:
    """Write the years under an axis; states of years that follow each other stand in steps.

    Args:
        span: the years.
        states: why a year has no result, by year.
        style: how years are named.
    """
    is_narrow = len(span) > (_MOST_CLASSES if style == PeriodStyle.CLASS else _MOST_SCHOOL_YEARS)
    told: list[str] = []
    before: list[str] = []
    for place, year in enumerate(span):
        words = charts.state_below(states.get(year, ""))
        # Below the one before, where either is wider than its year.
        is_wide = any(len(word) > _SHORT_WORD for word in (*before, *words))
        drop = len(before) if words and is_wide else 0
        # The first class keeps its century; school years all stand on two lines.
        is_full = not is_narrow or (style == PeriodStyle.CLASS and not place)
        name = charts.year if is_full else charts.year_narrow
        told.append("<br>".join((name(year, style), *[""] * drop, *words)))
        before = [] if drop else words
    return told


def room_below(told: Sequence[str]) -> float:
    """Return the pixels that the years under an axis and the words under them take."""
    return _LINE_BELOW * max((it.count("<br>") + 1 for it in told), default=1) + 18


def clear(figure: go.Figure) -> go.Figure:
    """Move words that may move to where they cover no mark, no other words and little of a line.

    Args:
        figure: finished, with the ranges of both axes set.
    """
    if not figure.layout.xaxis.range or not figure.layout.yaxis.range:
        return figure
    frames = [_Frame(figure, *size) for size in _FRAMES]
    for note in figure.layout.annotations:
        if note.name != MOVES:
            continue
        own = _place_of(note)
        places = (own, *(it for it in _PLACES if it != own))
        costs = [sum(frame.cost(note, place) for frame in frames) for place in places]
        place = places[costs.index(min(costs))]
        note.update(xanchor=place[0], xshift=place[1], yshift=place[2])
        for frame in frames:
            frame.filled.append(frame.box(note, place))
    return figure


def _place_of(note: Any) -> tuple[str, float, float]:  # noqa: ANN401
    return note.xanchor or "center", note.xshift or 0.0, note.yshift or 0.0


class _Frame:
    """A figure in one size, with all that is drawn in it."""

    def __init__(self, figure: go.Figure, width: float, height: float) -> None:
        self.width, self.height = width, height
        (self.left, self.right), (self.low, self.high) = (
            figure.layout.xaxis.range,
            figure.layout.yaxis.range,
        )
        self.filled = [box for trace in figure.data for box in self._drawn(trace)]
        self.filled += [box for it in figure.layout.shapes for box in self._shape(it)]
        self.filled += [
            self.box(it, _place_of(it)) for it in figure.layout.annotations if it.name != MOVES
        ]

    def at(self, x: float, y: float) -> tuple[float, float]:
        across = (x - self.left) / (self.right - self.left) * self.width
        return across, (self.high - y) / (self.high - self.low) * self.height

    def box(self, note: Any, place: tuple[str, float, float]) -> _Box:  # noqa: ANN401
        anchor, right, up = place
        is_on_paper = note.yref == "paper"
        y = self.low + (self.high - self.low) * note.y if is_on_paper else note.y
        x, down = self.at(float(note.x), float(y))
        lines = note.text.replace("<b>", "").replace("</b>", "").split("<br>")
        wide, high = _LETTER * max(map(len, lines)), _LINE * len(lines)
        left = x + right - {"left": 0.0, "center": wide / 2, "right": wide}[anchor]
        top = down - up - (high if is_on_paper else high / 2)
        return _Box(left, top, left + wide, top + high)

    def cost(self, note: Any, place: tuple[str, float, float]) -> float:  # noqa: ANN401
        own = self.box(note, place)
        is_out = own.left < -4 or own.right > self.width + 4 or own.top < -_LINE
        out = _ON_WORDS if is_out or own.bottom > self.height else 0.0
        far = _FAR * max(abs(place[2]) - _NEAR, 0.0)
        return out + far + sum(it.weight for it in self.filled if it.meets(own))

    def _drawn(self, trace: Any) -> Iterator[_Box]:  # noqa: ANN401
        points = [
            self.at(float(x), float(y))
            for x, y in zip(trace.x, trace.y, strict=True)
            if y == y  # no number where a line is broken
        ]
        if "markers" in trace.mode:
            for x, y in points:
                yield _Box(x - _DOT, y - _DOT, x + _DOT, y + _DOT, _ON_DOT)
            yield from self._margins(trace)
        elif trace.fill is None:
            for begin, end in pairwise(points):
                yield from _along(begin, end)

    def _margins(self, trace: Any) -> Iterator[_Box]:  # noqa: ANN401
        error = trace.error_y
        for x, y, up, down in zip(
            trace.x, trace.y, error.array or (), error.arrayminus or (), strict=False
        ):
            if up or down:
                (across, top), (_, bottom) = self.at(x, y + up), self.at(x, y - down)
                yield _Box(across - 3, top, across + 3, bottom, _ON_DOT)

    def _shape(self, shape: go.layout.Shape) -> Iterator[_Box]:
        if shape.yref == "paper":
            x, _down = self.at(float(shape.x0), self.low)
            yield from _along((x, self.height * (1 - shape.y1)), (x, self.height))


def _along(begin: tuple[float, float], end: tuple[float, float]) -> Iterator[_Box]:
    (x0, y0), (x1, y1) = begin, end
    n = max(int(max(abs(x1 - x0), abs(y1 - y0)) / _STEP), 1)
    for step in range(n + 1):
        x, y = x0 + (x1 - x0) * step / n, y0 + (y1 - y0) * step / n
        yield _Box(x - 1, y - 1, x + 1, y + 1, _ON_LINE)
