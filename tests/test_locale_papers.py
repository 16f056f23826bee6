"""The papers of a quarter in the pseudo-locale: no word of ours stands outside the wording."""

import io

import pytest
from pptx import Presentation
from pypdf import PdfReader

from monitoring import db
from monitoring.brief.make import brief
from monitoring.papers.page import page_html
from monitoring.papers.page_file import page_pdf
from monitoring.papers.slides.deck import deck
from monitoring.papers.wall import wall_html
from monitoring.wording import i18n
from tests.support.pseudo import data_of, said, unmarked

QUARTERS = ["2022-23-Q2", "2024-25-Q2", "2021-22-Q1"]


@pytest.fixture(autouse=True)
def pseudo_locale(database):
    i18n.use(i18n.PSEUDO)
    yield database
    i18n.use(i18n.DEFAULT)


@pytest.fixture(params=QUARTERS)
def quarter(request):
    return brief(db.open_store(), request.param)


def words_of_deck(package):
    """Return everything that a deck says: slides, tables, charts, notes, alternatives."""
    for slide in Presentation(io.BytesIO(package)).slides:
        yield slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            yield shape._element.xpath("./*/p:cNvPr")[0].get("descr") or ""
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)
            if shape.has_chart:
                (plot,) = shape.chart.plots
                yield from map(str, plot.categories)
                yield from (series.name for series in plot.series)


def outside(texts):
    data = data_of(str(db.database_path()))
    return sorted({word for text in texts for word in unmarked(text, data)})


@pytest.mark.parametrize("make", [page_html, wall_html])
def test_no_word_of_the_page_or_the_wall_is_unmarked(make, quarter):
    assert outside([said(make(quarter))]) == []


def test_no_word_of_the_deck_is_unmarked(quarter):
    assert outside(words_of_deck(deck(quarter))) == []


def test_longer_words_still_fit_on_one_side(quarter):
    assert len(PdfReader(io.BytesIO(page_pdf(quarter))).pages) == 1
