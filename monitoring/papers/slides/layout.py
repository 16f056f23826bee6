"""Words and tables on a slide, set so large as fits and never larger than its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from monitoring.papers.slides.widths import lines_of
from monitoring.wording import board as wording
from monitoring.wording.i18n import language_tag

Slide = Any  # python-pptx has no types of its own
INK, QUIET, RULE = RGBColor(0x1C, 0x21, 0x27), RGBColor(0x55, 0x5B, 0x63), "9AA0A8"
LEADING = 1.25  # from line to line, in sizes of the type
BODY_SIZES = (24, 22, 20, 18)  # of words on a slide; smaller cannot be read from a chair
_ENDS = (".", "?", "!")
TABLE_SIZES = (18, 16, 15, 14)  # of words in a table


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


def lines_needed(text: str, size: float, width: int, *, is_bold: bool = False) -> int:
    """Return how many lines a text takes at most, whatever the typeface."""
    return lines_of(text, size, Emu(width).pt, is_bold=is_bold)


def height_of(lines: Sequence[Line], size: float, width: int) -> int:
    """Return how high paragraphs stand at most, in English metric units."""
    taken = sum(
        _lines_of(line, size, width) * size * LEADING + (_space(line, size) if place else 0)
        for place, line in enumerate(lines)
    )
    return Pt(taken)


def _lines_of(line: Line, size: float, width: int) -> int:
    is_bold = line.kind == "heading" or len(line.lead) > len(line.text)
    inner = width - (Pt(size) if line.kind == "point" else 0)
    text = f"{line.lead} {line.text}" if line.lead else line.text
    return lines_needed(text, size, inner, is_bold=is_bold)


def _space(line: Line, size: float) -> float:
    return size * (0.7 if line.kind == "heading" else 0.35)


def fitting(lines: Sequence[Line], box: Box, sizes: Sequence[float] = BODY_SIZES) -> float:
    """Return the largest of the sizes in which paragraphs fit, the smallest where none does."""
    fits = (it for it in sizes if height_of(lines, it, box.width) <= box.height)
    return next(fits, sizes[-1])


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
            run_in(paragraph, f"{line.lead} ", size, is_bold=True)
        run_in(paragraph, line.text, size, is_bold=line.kind == "heading")
        if line.kind == "quiet":
            paragraph.runs[-1].font.color.rgb = QUIET
        if line.kind == "point":
            _as_point(paragraph, size)
    return shape


def run_in(paragraph: Any, text: str, size: float, *, is_bold: bool = False) -> None:  # noqa: ANN401
    """Add words to a paragraph, in a size and in the language of the reader."""
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


def write_fitting(
    slide: Slide, box: Box, lines: Sequence[Line], sizes: Sequence[float] = BODY_SIZES
) -> bool:
    """Write paragraphs as large as they fit, cut where they do not; tell whether they are whole."""
    size = fitting(lines, box, sizes)
    shown = _shortened(lines, box, size)
    if shown:
        write(slide, box, shown, size)
    return shown == list(lines)


def _shortened(lines: Sequence[Line], box: Box, size: float) -> list[Line]:
    """Return the paragraphs that fit, the last of them cut between sentences where it can be."""
    shown: list[Line] = []
    for line in lines:
        if height_of([*shown, line], size, box.width) <= box.height:
            shown.append(line)
            continue
        words = line.text.split(" ")
        places = range(len(words) - 1, 0, -1)
        sentences = [it for it in places if words[it - 1].endswith(_ENDS)]
        before = shown[:-1] if shown and shown[-1].kind == "plain" else None
        cuts = [[*shown, _cut(line, words[:it])] for it in sentences]
        cuts += [] if before is None else [[*before, _cut(shown[-1], [shown[-1].text])]]
        cuts += [[*shown, _cut(line, words[:it])] for it in places]
        fits = (it for it in cuts if height_of(it, size, box.width) <= box.height)
        return next(fits, _without_last_heading(shown))
    return _without_last_heading(shown)


def _cut(line: Line, words: Sequence[str]) -> Line:
    return Line(f"{' '.join(words)} {wording.cut_ending()}", line.kind, line.lead)


def _without_last_heading(shown: list[Line]) -> list[Line]:
    while shown and shown[-1].kind == "heading":
        shown.pop()
    return shown
