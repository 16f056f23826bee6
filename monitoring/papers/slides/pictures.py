"""Small pictures drawn into the cells of a table, from shapes that can be moved and colored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt

from monitoring.papers.slides.layout import Box, Slide, describe
from monitoring.papers.slides.palette import GRID, OTHER, RESULT

_DOT, _INSET = Pt(11), Pt(10)


@dataclass(frozen=True)
class Mark:
    """What is drawn of one row, in the unit of the scale.

    Args:
        value: the filled dot, None for none.
        low, high: ends of the line through it, None for none.
        other: the hollow dot, None for none.
        target: the upright tick, None for none.
        is_quiet: it is gray, because it cannot be told from no change.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    other: float | None = None
    target: float | None = None
    is_quiet: bool = False

    @property
    def numbers(self) -> tuple[float, ...]:
        """All that is drawn."""
        every = (self.value, self.low, self.high, self.other, self.target)
        return tuple(it for it in every if it is not None)


@dataclass(frozen=True)
class _Scale:
    left: int
    width: int
    low: float
    high: float

    def at(self, number: float) -> int:
        return self.left + round(self.width * (number - self.low) / (self.high - self.low))


def draw_marks(
    slide: Slide, cells: Sequence[Box], marks: Sequence[Mark], said: tuple[str, str], zero: float
) -> None:
    """Draw a mark into each cell, all on one scale, with a line where nothing changed.

    Args:
        slide: where.
        cells: of one column, from the top.
        marks: one for each cell.
        said: name and text alternative of the picture.
        zero: where the upright line stands; it is always on the scale.
    """
    numbers = [zero, *(number for mark in marks for number in mark.numbers)]
    low, high = min(numbers), max(numbers)
    room = (high - low or 1) * 0.04
    first, last = cells[0], cells[-1]
    scale = _Scale(first.left + _INSET, first.width - 2 * _INSET, low - room, high + room)
    group = slide.shapes.add_group_shape()
    at_zero = scale.at(zero)
    _line(group, (at_zero, first.top), (at_zero, last.top + last.height), GRID, 1)
    for cell, mark in zip(cells, marks, strict=True):
        _draw(group, scale, cell, mark)
    describe(group, *said)


def _draw(group: Any, scale: _Scale, cell: Box, mark: Mark) -> None:  # noqa: ANN401
    middle = cell.top + cell.height // 2
    color = OTHER if mark.is_quiet else RESULT
    if mark.low is not None and mark.high is not None:
        _line(group, (scale.at(mark.low), middle), (scale.at(mark.high), middle), color, 2.5)
    if mark.other is not None and mark.value is not None:
        _line(group, (scale.at(mark.other), middle), (scale.at(mark.value), middle), OTHER, 2)
    if mark.target is not None:
        at, half = scale.at(mark.target), min(cell.height // 3, Pt(11))
        _line(group, (at, middle - half), (at, middle + half), OTHER, 2.5, is_dashed=True)
    if mark.other is not None:
        _dot(group, scale.at(mark.other), middle, OTHER, is_hollow=True)
    if mark.value is not None:
        _dot(group, scale.at(mark.value), middle, color, is_hollow=False)


def _line(
    group: Any,  # noqa: ANN401
    start: tuple[int, int],
    end: tuple[int, int],
    color: RGBColor,
    width: float,
    *,
    is_dashed: bool = False,
) -> None:
    line = group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *start, *end).line
    line.color.rgb = color
    line.width = Pt(width)
    if is_dashed:
        line.dash_style = MSO_LINE.SQUARE_DOT


def _dot(group: Any, across: int, down: int, color: RGBColor, *, is_hollow: bool) -> None:  # noqa: ANN401
    half = _DOT // 2
    dot = group.shapes.add_shape(MSO_SHAPE.OVAL, across - half, down - half, _DOT, _DOT)
    dot.shadow.inherit = False
    dot.fill.solid()
    dot.fill.fore_color.rgb = RGBColor(0xFF, 0xFF, 0xFF) if is_hollow else color
    dot.line.color.rgb = color
    dot.line.width = Pt(2)
