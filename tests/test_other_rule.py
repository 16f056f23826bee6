"""Another rule says its own numbers everywhere: nothing of the first rule is typed into a text."""

import io
import re

import pytest
from pypdf import PdfReader

from monitoring import db, export
from monitoring.brief.make import brief
from monitoring.db.query_rows import RuleInForce
from monitoring.papers.page import page_html
from monitoring.papers.page_file import page_pdf
from monitoring.papers.slides.deck import deck
from monitoring.papers.wall import wall_html
from monitoring.pipeline.verdicts import assess_all
from monitoring.rows import first
from monitoring.vocabulary import DataState
from monitoring.wording import columns
from tests.support.databases import copied, in_use
from tests.support.documents import plain, words_of_deck, words_of_html
from tests.support.pages import PAGES, opened
from tests.support.pseudo import said, texts_of_figure
from tests.support.quarters import ended

QUARTER = "2022-23-Q2"
OTHER = {
    "confidence": 0.9,
    "confidence_outer": 0.99,
    "min_n_for_status": 20,
    "min_points_for_projection": 3,
    "band_narrow": 0.7,
    "band_wide": 0.9,
}
NEW_RULE = """
    insert into rules
    select * replace (
        '9' as rule_version, true as is_current, $confidence as confidence,
        $confidence_outer as confidence_outer, $min_n_for_status as min_n_for_status,
        $min_points_for_projection as min_points_for_projection, $band_narrow as band_narrow,
        $band_wide as band_wide
    )
    from rules
    order by adopted_on desc
    limit 1
"""
# What the first rule would say: its levels as whole percentages, its least n.
FIRST_RULE = re.compile(
    r"(?<![\d.,])(?:95|99\.8|80)\s?%(?! or )|(?<![\d.,-])15 (?:students|in )|n < 15|95th"
)
# What stands at a value axis is a scale, and no level of a rule.
AXIS = re.compile(r'<text [^>]*text-anchor="end"[^>]*>\d+%</text>')
PLACES = ("deck", "page as HTML", "page as PDF", "wall as HTML")


def typed(text):
    """Return what a text says of the first rule, each with what stands around it."""
    return [text[max(it.start() - 60, 0) : it.end() + 30] for it in FIRST_RULE.finditer(text)]


@pytest.fixture(scope="module")
def store(built_database, tmp_path_factory):
    """A database judged by another rule."""
    with in_use(copied(built_database, tmp_path_factory.mktemp("other-rule"))):
        working = db.open_store()
        with working.write() as writer:
            writer.run("update rules set is_current = false")
            writer.run(NEW_RULE, OTHER)
            assess_all(writer)
        yield working


@pytest.fixture(scope="module")
def told(store):
    return brief(store, QUARTER)


def test_the_rule_in_force_is_the_other_one(store):
    rule = first(store.read(db.sql_text("rule_in_force")), RuleInForce)

    assert rule.rule_version == "9"
    assert {name: getattr(rule, name) for name in OTHER} == OTHER


@pytest.mark.parametrize(
    "text", ["95% interval", "the 95 % interval", "99.8%", "under 15 students", "80% band"]
)
def test_a_number_of_the_first_rule_is_found(text):
    assert typed(text)


@pytest.mark.parametrize("text", ["95.0%", "15.2%", "1,195%", "2015 students", "90% interval"])
def test_another_number_is_none_of_the_first_rule(text):
    assert typed(text) == []


@pytest.mark.parametrize("goal", ["G1", "G2"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_says_a_number_of_the_first_rule(store, page, goal):
    app = opened(page, quarter=QUARTER, goal=goal)

    assert not app.exception
    assert typed(plain(" ".join(words_on(app)))) == []


def words_on(app):
    """Return what a page says: pieces, labels, charts and what stands for them."""
    for piece in [*app.main, *app.sidebar]:
        if piece.type == "plotly_chart":
            yield texts_of_figure(piece.proto.spec)
            yield piece.proto.alt
            continue
        for name in ("label", "value", "help", "body"):
            if isinstance(text := getattr(piece, name, None), str):
                yield said(AXIS.sub("", text))
    for frame in app.get("iframe"):
        yield words_of_html(frame.proto.srcdoc)


@pytest.mark.parametrize("place", PLACES)
def test_no_paper_says_a_number_of_the_first_rule(told, place):
    said_there = words_of_paper(told, place)
    assert typed(said_there) == []


def words_of_paper(told, place):
    if place == "deck":
        return words_of_deck(deck(told))
    if place == "page as PDF":
        pdf = PdfReader(io.BytesIO(page_pdf(told)))
        return plain(" ".join(page.extract_text() for page in pdf.pages))
    made = page_html(told) if place == "page as HTML" else wall_html(told)
    return words_of_html(made)


def test_no_download_says_a_number_of_the_first_rule(store):
    rows = store.read(db.sql_text("status"), ended(QUARTER))
    rows.loc[0, "data_state"] = DataState.TOO_FEW
    facts = export.facts_of(
        rows,
        plan=store.read(db.sql_text("plan")),
        least_n=OTHER["min_n_for_status"],
        quarter="",
        filters={},
        address="/",
    )

    assert typed(" ".join(facts.values())) == []
    assert "20" in " ".join(facts.values())
    described = [" ".join(columns.describe(name)) for name in columns.names()]
    assert typed(" ".join(described)) == []


def test_no_sentence_of_a_command_says_a_number_of_the_first_rule(store):
    rows = store.read(db.sql_text("status"), ended(QUARTER))
    words = rows.select_dtypes(include=["object", "string"])

    assert typed(" ".join(str(cell) for cell in words.to_numpy().ravel())) == []
