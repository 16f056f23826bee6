"""Native tables on a slide, set so large as fits and never larger than their place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from monitoring.papers.slides.layout import (
    BODY_SIZES,
    LEADING,
    RULE,
    TABLE_SIZES,
    Box,
    Line,
    Slide,
    describe,
    height_of,
    lines_needed,
    run_in,
    write,
)
from monitoring.papers.slides.widths import width_of
from monitoring.wording import board as wording

_CELL_MARGIN, _CELL_PAD = Pt(5), Pt(3)
# The table style without fills and lines: what is drawn is drawn here, on any template.
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True)
class Grid:
    """A table: what heads it, its rows, and how wide its columns are to one another.

    Where a column is drawn into, its cells are "" and its share says how wide it is.
    """

    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    shares: tuple[float, ...]
    alt: str


@dataclass(frozen=True)
class Placed:
    """Where the cells of a table stand: a box for each row but the head, for each column."""

    head: Box
    rows: tuple[Box, ...]
    columns: tuple[Box, ...]
    bottom: int

    def cell(self, down: int, across: int) -> Box:
        """Return the place of a cell, the rows counted without the head."""
        row, column = self.rows[down], self.columns[across]
        return Box(column.left, row.top, column.width, row.height)


def column_widths(grid: Grid, width: int, size: float) -> list[int]:
    """Share a width out: each column holds its longest word, the rest goes by the shares."""
    needed = [
        Pt(max(_longest(row[place], size) for row in (grid.head, *grid.rows))) + 2 * _CELL_MARGIN
        for place in range(len(grid.head))
    ]
    wanted = [round(width * share / sum(grid.shares)) for share in grid.shares]
    free = width - sum(needed)
    if free <= 0:
        return [round(width * it / sum(needed)) for it in needed]
    lacking = [max(want - need, 0) for want, need in zip(wanted, needed, strict=True)]
    total = sum(lacking) or 1
    return [need + round(free * lack / total) for need, lack in zip(needed, lacking, strict=True)]


def _longest(text: str, size: float) -> float:
    words = re.split("[ \n]", text)
    return max((width_of(word, size, is_bold=True) for word in words), default=0)


def row_heights(grid: Grid, width: int, size: float) -> list[int]:
    """Return how high each row stands at most, the head first."""
    widths = [it - 2 * _CELL_MARGIN for it in column_widths(grid, width, size)]
    heights = []
    for down, row in enumerate((grid.head, *grid.rows)):
        most = max(
            lines_needed(cell, size, room, is_bold=down == 0)
            for cell, room in zip(row, widths, strict=True)
        )
        heights.append(Pt(most * size * LEADING) + 2 * _CELL_PAD)
    return heights


def table_pages(
    grid: Grid, box: Box, sizes: Sequence[float] = TABLE_SIZES
) -> list[tuple[Grid, float]]:
    """Split a table over slides: on one in the largest size that fits, else in the smallest."""
    for size in sizes:
        if sum(row_heights(grid, box.width, size)) <= box.height:
            return [(grid, size)]
    size = sizes[-1]
    head, *heights = row_heights(grid, box.width, size)
    pages: list[list[tuple[str, ...]]] = [[]]
    taken = head
    for row, height in zip(grid.rows, heights, strict=True):
        if taken + height > box.height and pages[-1]:
            pages.append([])
            taken = head
        pages[-1].append(row)
        taken += height
    return [(Grid(grid.head, page, grid.shares, grid.alt), size) for page in pages]


def fitted(
    grid: Grid, box: Box, *, n_all: int | None = None, slide: Slide | None = None
) -> tuple[Grid, float, int]:
    """Set a table as large as it fits; what does not fit in the smallest type is left out.

    Args:
        grid: the table.
        box: its place.
        n_all: rows there are in all, where the table already has only the first of them.
        slide: where it is said how many more stand in the appendix; None to say nothing.

    Returns:
        The table with the rows that fit, the size of its type, and how many of its rows do not.
    """
    n_all = len(grid.rows) if n_all is None else n_all
    line = Line(wording.in_appendix(n_all))
    foot = height_of([line], BODY_SIZES[-1], box.width)
    for size in TABLE_SIZES:
        is_whole = n_all == len(grid.rows) or slide is None
        room = box.height - (0 if is_whole else foot + Pt(4))
        if sum(row_heights(grid, box.width, size)) <= room:
            left = 0
            break
    else:
        size = TABLE_SIZES[-1]
        room = box.height - (foot + Pt(4) if slide is not None else 0)
        heights = row_heights(grid, box.width, size)
        n_shown = max((n for n in range(len(heights)) if sum(heights[: n + 1]) <= room), default=0)
        left = len(grid.rows) - n_shown
        grid = Grid(grid.head, grid.rows[:n_shown], grid.shares, grid.alt)
    if slide is not None and n_all > len(grid.rows):
        place = Box(box.left, box.top + box.height - foot, box.width, foot)
        more = Line(wording.in_appendix(n_all - len(grid.rows)))
        write(slide, place, [more], BODY_SIZES[-1])
    return grid, size, left


def tabulate(slide: Slide, box: Box, grid: Grid, size: float, name: str) -> Placed:
    """Draw a native table with a head row and a text alternative; say where its cells stand."""
    n_rows, n_columns = len(grid.rows) + 1, len(grid.head)
    heights = row_heights(grid, box.width, size)
    shape = slide.shapes.add_table(
        n_rows, n_columns, box.left, box.top, box.width, Emu(sum(heights))
    )
    describe(shape, name, grid.alt)
    table = shape.table
    shape._element.xpath(".//a:tableStyleId")[0].text = _PLAIN_TABLE
    table.horz_banding = False
    widths = column_widths(grid, box.width, size)
    for place, wide in enumerate(widths):
        table.columns[place].width = wide
    for down, row in enumerate((grid.head, *grid.rows)):
        table.rows[down].height = heights[down]
        for across, text in enumerate(row):
            _fill(table.cell(down, across), text, size, is_bold=down == 0)
            _underline(table.cell(down, across), is_head=down == 0)
    return _placed(box, widths, heights)


def _placed(box: Box, widths: Sequence[int], heights: Sequence[int]) -> Placed:
    tops = [box.top + sum(heights[:place]) for place in range(len(heights))]
    lefts = [box.left + sum(widths[:place]) for place in range(len(widths))]
    head, *rows = (
        Box(box.left, top, box.width, height) for top, height in zip(tops, heights, strict=True)
    )
    columns = (
        Box(left, box.top, width, box.height) for left, width in zip(lefts, widths, strict=True)
    )
    return Placed(head, tuple(rows), tuple(columns), tops[-1] + heights[-1])


def _fill(cell: Any, text: str, size: float, *, is_bold: bool) -> None:  # noqa: ANN401
    cell.margin_left = cell.margin_right = _CELL_MARGIN
    cell.margin_top = cell.margin_bottom = _CELL_PAD
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    run_in(cell.text_frame.paragraphs[0], text, size, is_bold=is_bold)


def _underline(cell: Any, *, is_head: bool) -> None:  # noqa: ANN401
    width = Pt(1.5) if is_head else Pt(0.75)
    line = parse_xml(
        f'<a:lnB {nsdecls("a")} w="{width}"><a:solidFill><a:srgbClr val="{RULE}"/></a:solidFill>'
        "</a:lnB>"
    )
    cell._tc.get_or_add_tcPr().insert(0, line)
