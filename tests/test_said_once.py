"""What stands large is not said again below it, and a result is never told without its figure."""

import io
import re

import pytest
from pptx import Presentation

from monitoring import db
from monitoring.brief.make import brief
from monitoring.papers.page import page_html
from monitoring.papers.slides.deck import deck
from tests.support.databases import in_use
from tests.support.documents import words_of_html
from tests.support.pages import opened, text_of

QUARTER = "2025-26-Q2"
UNDECIDED = "Not decided: the class of 2023 is not known"


def slide_words(made, at):
    """Return what stands on one slide."""
    shapes = Presentation(io.BytesIO(made)).slides[at].shapes
    return "\n".join(it.text_frame.text for it in shapes if it.has_text_frame)


@pytest.fixture
def store(database):
    with in_use(database):
        yield db.open_store()


@pytest.mark.usefixtures("store")
def test_a_verdict_that_stands_large_beside_the_chart_is_not_its_finding_too():
    words = text_of(opened("goals", quarter=QUARTER, goal="G2"))
    head = words.partition("Four-year graduation rate")[2].partition("11.0 points behind")[0]

    assert head.count(UNDECIDED) == 1


def test_a_verdict_that_stands_large_on_a_slide_is_not_its_finding_too(store):
    first = deck(brief(store, QUARTER))

    assert slide_words(first, 0).count(UNDECIDED) == 1


@pytest.mark.usefixtures("store")
def test_a_measure_that_is_judged_by_its_latest_result_has_that_result_in_its_row():
    words = re.sub(r"\s+", " ", text_of(opened("goals", quarter=QUARTER, goal="G1")))

    assert "15.1%, 1.6 points below the 2023 target · about 80 students" in words
    assert "about 80 students below" not in words.partition("Why each status")[0]


def test_the_one_page_names_a_result_by_its_year_without_a_second_colon(store):
    words = words_of_html(page_html(brief(store, QUARTER)))

    assert "Result for the class of 2025" in words
    assert "class of 2025: 86.3%" not in words
