"""Papers go out to everybody: none sends its reader to what only the team can open or do."""

import io
import re
from dataclasses import replace

import pypdf
import pytest

from monitoring import db
from monitoring.brief.make import brief as make_brief
from monitoring.papers.page import page_html
from monitoring.papers.page_file import page_pdf
from monitoring.papers.slides.deck import deck
from monitoring.papers.wall import wall_html
from monitoring.wording import papers
from tests.support import briefs
from tests.support.documents import BRIEFS, plain, words_of_deck, words_of_html

PLACES = r"review page|[Tt]he page [A-Z]\w+|page of the|python -m|load FILE|measures file"


def told(brief):
    """Return what each paper of a brief says, in its own order."""
    pages = [re.sub(r"(?s)<(style|script).*?</\1>", "", it(brief)) for it in (page_html, wall_html)]
    pdf = pypdf.PdfReader(io.BytesIO(page_pdf(brief)))
    return {
        "page": words_of_html(pages[0]),
        "page as PDF": plain(pdf.pages[0].extract_text()),
        "presentation": words_of_html(pages[1]),
        "deck": plain(str(words_of_deck(deck(brief)))),
    }


def sent_away(brief):
    return {name: found for name, it in told(brief).items() if (found := re.findall(PLACES, it))}


@pytest.mark.parametrize("brief", [*BRIEFS, replace(briefs.BRIEF, goals=())])
def test_no_paper_sends_its_reader_to_a_page_or_a_command(brief):
    assert sent_away(brief) == {}


# In the middle of the plan, and with results that are years overdue.
@pytest.mark.parametrize("quarter", ["2022-23-Q2", "2026-27-Q1"])
def test_no_paper_of_the_districts_own_quarters_does(quarter, database):
    assert sent_away(make_brief(db.open_store(database), quarter)) == {}


def test_what_a_page_cuts_stands_in_the_deck_which_goes_out_with_it():
    said = told(briefs.long_brief())

    assert papers.in_full() in said["page"]
    assert "none of it may be lost" in said["deck"]
