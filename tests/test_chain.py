"""One figure followed from the file of a district to every place where a reader meets it."""

import io

import pytest
from pypdf import PdfReader

from monitoring import db
from monitoring.brief.make import brief
from monitoring.papers.page import page_html
from monitoring.papers.page_file import page_pdf
from monitoring.papers.slides.deck import deck
from monitoring.papers.wall import wall_html
from monitoring.pipeline import load_file
from monitoring.wording import labels, numbers, verdict_names
from tests.support.databases import copied, in_use
from tests.support.documents import plain, words_of_deck, words_of_html
from tests.support.pages import opened, text_of
from tests.support.people import ANN
from tests.support.quarters import ended

QUARTER = "2023-24-Q2"
LOADED = (
    "indicator,period,organisation_level,subgroup,grade_span,numerator,denominator,released_on\n"
    "graduation_rate_4yr,2023,district,All Students,9-12,3123,3953,2023-10-11\n"
    "graduation_rate_4yr,2023,district,Homeless,9-12,5,8,2023-10-11\n"
)
VALUE, N = 100 * 3123 / 3953, 3953
PAGES = ("overview", "goals", "subgroups", "wall")
PLACES = (*PAGES, "deck", "page as HTML", "page as PDF", "wall as HTML")


def words_of_page(page):
    app = opened(page, quarter=QUARTER, goal="G2")
    assert not app.exception
    frames = " ".join(frame.proto.srcdoc for frame in app.get("iframe"))
    return text_of(app) + words_of_html(frames)


@pytest.fixture(scope="module")
def store(built_database, tmp_path_factory):
    """A database of its own, into which the district's file is loaded."""
    folder = tmp_path_factory.mktemp("chain")
    with in_use(copied(built_database, folder)):
        file = folder / "ours.csv"
        file.write_text(LOADED, encoding="utf-8")
        load_file.load(file, by=ANN)
        yield db.open_store()


@pytest.fixture(scope="module")
def places(store):
    """What each place says, in plain words."""
    told = brief(store, QUARTER)
    pdf = PdfReader(io.BytesIO(page_pdf(told)))
    return {page: words_of_page(page) for page in PAGES} | {
        "deck": words_of_deck(deck(told)),
        "page as HTML": words_of_html(page_html(told)),
        "page as PDF": plain(" ".join(page.extract_text() for page in pdf.pages)),
        "wall as HTML": words_of_html(wall_html(told)),
    }


def test_the_row_is_judged_by_its_own_counts(store):
    rows = store.read(db.sql_text("status"), ended(QUARTER))
    of_measure = rows[(rows["measure_id"] == "graduation-4yr") & (rows["period"] == "2023")]
    (row,) = of_measure[of_measure["subgroup"] == "All Students"].to_dict("records")

    assert (row["numerator"], row["n"]) == (3123, N)
    assert row["value"] == pytest.approx(VALUE, abs=0.01)
    assert row["level"] == "missed"


@pytest.mark.parametrize("place", PLACES)
def test_every_place_says_the_figure_and_its_verdict(places, place):
    assert plain(numbers.percent(VALUE)) in places[place]
    assert verdict_names.of_year("missed", "2023").casefold() in places[place].casefold()


@pytest.mark.parametrize("place", PLACES)
def test_no_place_says_what_eight_students_did(places, place):
    assert plain(numbers.percent(62.5)) not in places[place]


def test_the_page_of_groups_says_that_they_are_hidden(places):
    assert "| Homeless |" in places["subgroups"]
    assert labels.data_state("hidden") in places["subgroups"]
