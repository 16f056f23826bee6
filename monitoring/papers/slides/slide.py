"""Adds slides to a deck: all have a title, notes, a foot and, where it is due, Sample."""

import copy
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Inches, Pt

from monitoring.brief import Head
from monitoring.papers.slides import template as layouts
from monitoring.papers.slides.layout import (
    LEADING,
    QUIET,
    Box,
    Line,
    Slide,
    clean,
    lines_needed,
    write,
)
from monitoring.wording import deck as wording
from monitoring.wording.i18n import language_tag
from monitoring.wording.papers import sample_note
from monitoring.wording.sample import sample_word

_TITLE_SIZES = (30, 28, 26, 24, 22, 20)
_FOOT, _INSET, _GAP = Pt(24), Pt(7.2), Pt(6)
_NOTES_BODY = (
    '<p:sp {}><p:nvSpPr><p:cNvPr id="99" name="Notes"/><p:cNvSpPr/><p:nvPr>'
    '<p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p/>'
    "</p:txBody></p:sp>"
)


class Slides:
    """Adds slides to one presentation."""

    def __init__(self, deck: Any, head: Head) -> None:  # noqa: ANN401
        """Write into this presentation, for this quarter and copy."""
        self.deck = deck
        self.head = head
        self.plain = layouts.plain_layout(deck)

    def add(self, title: str, notes: str, *, is_sample: bool) -> tuple[Slide, Box]:
        """Add a slide.

        Args:
            title: the finding as a sentence; cut where it does not fit, then whole in the notes.
            notes: reasons and definitions for whoever speaks.
            is_sample: something on it rests on the sample.

        Returns:
            The slide and the place that is free on it.
        """
        slide = self.deck.slides.add_slide(self.plain)
        _drop_empty(slide)
        is_whole = _write_title(slide, title)
        self._mark(slide, is_sample=is_sample)
        whole = [] if is_whole else [title]
        _note(slide, "\n".join([*whole, notes, *([sample_note()] if is_sample else [])]))
        return slide, self._body(slide)

    def _limits(self, slide: Slide) -> tuple[int, int, int]:
        """Return left, width and bottom of what may be written on a slide."""
        floor = self.deck.slide_height - Inches(0.2)
        for shape in slide.slide_layout.placeholders:
            is_foot = shape.placeholder_format.type in layouts.FOOTERS
            if is_foot and shape.top > self.deck.slide_height / 2:
                floor = min(floor, shape.top)
        title = slide.shapes.title
        # The letters of a title stand a little inside its frame.
        return title.left + _INSET, title.width - 2 * _INSET, floor - _FOOT

    def _body(self, slide: Slide) -> Box:
        left, width, bottom = self._limits(slide)
        title = slide.shapes.title
        top = title.top + title.height + _GAP
        if bottom - top < self.deck.slide_height * 0.45:
            # A title that leaves no room under it gets a strip at the top instead.
            title.left, title.top = Inches(0.5), Inches(0.3)
            title.width, title.height = self.deck.slide_width - Inches(1), Inches(1.1)
            left, width = title.left, title.width
            top = title.top + title.height + _GAP
        return Box(left, top, width, bottom - top - Pt(6))

    def _mark(self, slide: Slide, *, is_sample: bool) -> None:
        """Write whose quarter and which copy it is at the foot, and Sample where it is due."""
        left, width, top = self._limits(slide)
        line = Line(" · ".join(wording.foot(self.head)))
        foot = write(slide, Box(left, top, width - Inches(1.6), _FOOT), [line], 12)
        foot.text_frame.paragraphs[0].runs[0].font.color.rgb = QUIET
        foot.name = "Copy"
        if is_sample:
            box = Box(left + width - Inches(1.3), top - Pt(2), Inches(1.3), _FOOT)
            mark = write(slide, box, [Line(sample_word(), "heading")], 15)
            mark.name = "Sample"
            mark.text_frame.paragraphs[0].alignment = 2
            mark.line.color.rgb = QUIET
            mark.line.width = Pt(1.5)
        _number(slide)


def _write_title(slide: Slide, text: str) -> bool:
    """Write a title as large as it stands on one line; tell whether it is whole.

    That holds in the widest typeface too, as far as the sizes go; under them it runs over two
    lines there, and there is room for them.
    """
    title = slide.shapes.title
    room = Emu(title.height).pt - 8
    inner = title.width - Pt(16)

    def is_fitting(words: str, size: float) -> bool:
        return lines_needed(words, size, inner, is_bold=True) * size * LEADING <= room

    def is_one_line(words: str, size: float, *, is_bold: bool) -> bool:
        is_whole = lines_needed(words, size, inner, is_bold=is_bold) == 1
        return is_whole and is_fitting(words, size)

    sizes = [
        it
        for is_bold in (True, False)
        for it in _TITLE_SIZES
        if is_one_line(text, it, is_bold=is_bold)
    ]
    sizes += [it for it in _TITLE_SIZES if is_fitting(text, it)]
    size = next(iter(sizes), _TITLE_SIZES[-1])
    written = text
    while not is_fitting(written, size) and " " in written:
        written = written.rsplit(" ", 2)[0] + " …"
    title.text_frame.text = clean(written)
    run = title.text_frame.paragraphs[0].runs[0]
    run.font.size = Pt(size)
    run._r.get_or_add_rPr().set("lang", language_tag())
    return written == text


def _drop_empty(slide: Slide) -> None:
    """Take out the placeholders that nothing is written into: they say "Click to add"."""
    for shape in list(slide.placeholders):
        if shape != slide.shapes.title and not (shape.has_text_frame and shape.text_frame.text):
            shape._element.getparent().remove(shape._element)


def _number(slide: Slide) -> None:
    """Show the slide's number where the layout has a place for it."""
    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            number = copy.deepcopy(shape._element)
            number.xpath("./p:nvSpPr/p:cNvPr")[0].set("id", "900")
            slide.shapes._spTree.append(number)
            return


def _note(slide: Slide, words: str) -> None:
    """Write the speaker's notes, also where the template's notes have no place for them."""
    notes = slide.notes_slide
    if notes.notes_text_frame is None:
        notes.shapes._spTree.append(parse_xml(_NOTES_BODY.format(nsdecls("p", "a"))))
    notes.notes_text_frame.text = clean(words)
