"""Words and tables on a slide, set so large as fits and never larger than its place."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from monitoring.wording.i18n import language_tag

Slide = Any  # python-pptx has no types of its own
INK, QUIET, RULE = RGBColor(0x1C, 0x21, 0x27), RGBColor(0x55, 0x5B, 0x63), "9AA0A8"
# How wide a letter is in sizes of its type, generously: a district's own typeface is not known.
LETTER, TITLE_LETTER = 0.53, 0.58
_LEADING = 1.2
_CELL_MARGIN, _CELL_PAD = Pt(5), Pt(3)
# The table style without fills and lines: what is drawn is drawn here, on any template.
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True)
class Box:
    """A place on a slide, in English metric units."""

    left: int
    top: int
    width: int
    height: int

    def columns(self, *shares: float) -> list["Box"]:
        """Cut into columns with a little room between."""
        room = Pt(18)
        free = self.width - room * (len(shares) - 1)
        boxes, left = [], self.left
        for share in shares:
            width = round(free * share / sum(shares))
            boxes.append(Box(left, self.top, width, self.height))
            left += width + room
        return boxes

    def rows(self, top: int) -> tuple["Box", "Box"]:
        """Cut into a row of this height and the rest."""
        top = min(top, self.height)
        return (
            Box(self.left, self.top, self.width, top),
            Box(self.left, self.top + top, self.width, self.height - top),
        )


@dataclass(frozen=True)
class Line:
    """A paragraph: plain, quiet, a heading or a point; ``lead`` stands before it in bold."""

    text: str
    kind: str = "plain"
    lead: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: what heads it, its rows, and how wide its columns are to one another."""

    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    shares: tuple[float, ...]
    alt: str


def lines_needed(text: str, size: float, width: int, letter: float = LETTER) -> int:
    """Estimate how many lines a text takes."""
    letters = max(int(Emu(width).pt / (size * letter)), 4)
    return sum(len(textwrap.wrap(part, letters)) or 1 for part in text.split("\n"))


def height_of(lines: Sequence[Line], size: float, width: int) -> int:
    """Estimate how high paragraphs stand, in English metric units."""
    inner = width - Pt(22)
    taken = sum(
        lines_needed(f"{line.lead} {line.text}", size, inner) * size * _LEADING + _space(line, size)
        for line in lines
    )
    return Pt(taken)


def _space(line: Line, size: float) -> float:
    return size * (0.7 if line.kind == "heading" else 0.35)


def fitting(lines: Sequence[Line], box: Box, sizes: Sequence[float]) -> float:
    """Return the largest of the sizes in which paragraphs fit, a middle one where none does.

    What does not fit in the smallest runs over several slides; then it need not be small.
    """
    fits = (it for it in sizes if height_of(lines, it, box.width) <= box.height)
    return next(fits, sizes[len(sizes) // 2])


def split(lines: Sequence[Line], box: Box, size: float) -> list[list[Line]]:
    """Split paragraphs over as many boxes as they need; a heading is not left alone."""
    pages: list[list[Line]] = [[]]
    heading: Line | None = None
    for line in lines:
        if line.kind == "heading":
            heading = line
        waiting = [line] if line.kind != "heading" else []
        with_heading = [heading] if heading and waiting and heading not in pages[-1] else []
        if waiting and height_of([*pages[-1], *with_heading, line], size, box.width) > box.height:
            pages.append([heading] if heading else [])
            with_heading = []
        pages[-1] += [*with_heading, *waiting]
    return [page for page in pages if page]


def write(slide: Slide, box: Box, lines: Sequence[Line], size: float) -> Any:  # noqa: ANN401
    """Write paragraphs into a text box."""
    shape = slide.shapes.add_textbox(box.left, box.top, box.width, box.height)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_before = Pt(0 if place == 0 else _space(line, size))
        if line.lead:
            _run(paragraph, f"{line.lead} ", size, is_bold=True)
        _run(paragraph, line.text, size, is_bold=line.kind == "heading")
        if line.kind == "quiet":
            paragraph.runs[-1].font.color.rgb = QUIET
        if line.kind == "point":
            _as_point(paragraph, size)
    return shape


def _run(paragraph: Any, text: str, size: float, *, is_bold: bool = False) -> None:  # noqa: ANN401
    run = paragraph.add_run()
    run.text = clean(text)
    run.font.size = Pt(size)
    run.font.bold = is_bold
    run._r.get_or_add_rPr().set("lang", language_tag())


def clean(text: str) -> str:
    """Drop what XML cannot hold."""
    return "".join(it for it in text if it in "\t\n" or (it >= " " and it not in "\ufffe\uffff"))


def _as_point(paragraph: Any, size: float) -> None:  # noqa: ANN401
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Pt(size)))
    properties.set("indent", str(-Pt(size)))
    properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))


def describe(shape: Any, name: str, alt: str) -> None:  # noqa: ANN401
    """Give a chart or a table its name and its text alternative."""
    properties = shape._element.xpath("./*/p:cNvPr")[0]
    properties.set("name", clean(name))
    properties.set("descr", clean(alt))


def column_widths(grid: Grid, width: int, size: float) -> list[int]:
    """Share a width out: each column holds its longest word, the rest goes by the shares."""
    needed = [
        Pt(max(_longest(row[place]) for row in (grid.head, *grid.rows)) * size * TITLE_LETTER)
        + 2 * _CELL_MARGIN
        for place in range(len(grid.head))
    ]
    wanted = [round(width * share / sum(grid.shares)) for share in grid.shares]
    free = width - sum(needed)
    if free <= 0:
        return [round(width * it / sum(needed)) for it in needed]
    lacking = [max(want - need, 0) for want, need in zip(wanted, needed, strict=True)]
    total = sum(lacking) or 1
    return [need + round(free * lack / total) for need, lack in zip(needed, lacking, strict=True)]


def _longest(text: str) -> int:
    return max((len(word) for word in re.split("[ \n]", text)), default=0)


def row_heights(grid: Grid, width: int, size: float) -> list[int]:
    """Estimate how high each row stands, the head first."""
    widths = [it - 2 * _CELL_MARGIN for it in column_widths(grid, width, size)]
    heights = []
    for row in (grid.head, *grid.rows):
        most = max(lines_needed(cell, size, room) for cell, room in zip(row, widths, strict=True))
        heights.append(Pt(most * size * _LEADING) + 2 * _CELL_PAD)
    return heights


def table_pages(grid: Grid, box: Box, sizes: Sequence[float]) -> list[tuple[Grid, float]]:
    """Split a table over slides: on one in the largest size that fits, else in a middle size."""
    for size in sizes:
        if sum(row_heights(grid, box.width, size)) <= box.height:
            return [(grid, size)]
    size = sizes[len(sizes) // 2]
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


def tabulate(slide: Slide, box: Box, grid: Grid, size: float, name: str) -> None:
    """Draw a native table with a head row and a text alternative."""
    n_rows, n_columns = len(grid.rows) + 1, len(grid.head)
    heights = row_heights(grid, box.width, size)
    shape = slide.shapes.add_table(
        n_rows, n_columns, box.left, box.top, box.width, Emu(sum(heights))
    )
    describe(shape, name, grid.alt)
    table = shape.table
    shape._element.xpath(".//a:tableStyleId")[0].text = _PLAIN_TABLE
    table.horz_banding = False
    for place, wide in enumerate(column_widths(grid, box.width, size)):
        table.columns[place].width = wide
    for down, row in enumerate((grid.head, *grid.rows)):
        table.rows[down].height = heights[down]
        for across, text in enumerate(row):
            _fill(table.cell(down, across), text, size, is_bold=down == 0 or across == 0)
            _underline(table.cell(down, across), is_head=down == 0)


def _fill(cell: Any, text: str, size: float, *, is_bold: bool) -> None:  # noqa: ANN401
    cell.margin_left = cell.margin_right = _CELL_MARGIN
    cell.margin_top = cell.margin_bottom = _CELL_PAD
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    _run(cell.text_frame.paragraphs[0], text, size, is_bold=is_bold)


def _underline(cell: Any, *, is_head: bool) -> None:  # noqa: ANN401
    width = Pt(1.5) if is_head else Pt(0.75)
    line = parse_xml(
        f'<a:lnB {nsdecls("a")} w="{width}"><a:solidFill><a:srgbClr val="{RULE}"/></a:solidFill>'
        "</a:lnB>"
    )
    cell._tc.get_or_add_tcPr().insert(0, line)
