"""Reads a page or a wall as HTML: its tags, its headings, the figures it holds."""

import re
from html.parser import HTMLParser

from monitoring.papers import figures_of
from tests.support import briefs

BRIEFS = [
    briefs.BRIEF,
    briefs.long_brief(),
    briefs.judged_brief(),
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
