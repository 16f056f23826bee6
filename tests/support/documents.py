"""Reads the papers: a page or a wall as HTML, a deck, and the figures they must hold."""

import io
import re
from html import unescape
from html.parser import HTMLParser

from pptx import Presentation

from monitoring.papers.figures import figures_of
from tests.support import briefs

BRIEFS = [
    briefs.BRIEF,
    briefs.long_brief(),
    briefs.judged_brief(),
    briefs.late_brief(),
    briefs.apart_brief(),
    briefs.empty_brief(),
]
LOADS = {"src", "href", "srcset", "data", "action", "poster"}
# What a page tells: all but those gaps that are not the largest of a goal.
LEFT_OUT = re.compile(r"(English Learners|Hispanic|Male|Black|White) (value|complement|points|int)")


class Reading(HTMLParser):
    """Takes out of a document what the tests ask for."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.headings, self.figures, self.held = [], [], {}, None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.tags.append((tag, told))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.held = told.get("data-figure")

    def handle_data(self, data):
        if self.held:
            self.figures[self.held] = data
        self.held = None


def told_figures():
    return {label: text for label, text in figures_of(briefs.BRIEF) if not LEFT_OUT.search(label)}


def plain(words):
    """Return words with plain spaces, one between each."""
    return re.sub(r"\s+", " ", words.replace("\N{NO-BREAK SPACE}", " "))


def words_of_html(markup):
    """Return what a reader of some HTML reads."""
    return plain(unescape(re.sub(r"<[^>]+>", " ", markup)))


def words_of_deck(made):
    """Return all that a deck says, tables and notes as well."""
    words = []
    for slide in Presentation(io.BytesIO(made)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                words.append(shape.text_frame.text)
            if shape.has_table:
                words += [cell.text for row in shape.table.rows for cell in row.cells]
        words.append(slide.notes_slide.notes_text_frame.text)
    return plain(" ".join(words))
