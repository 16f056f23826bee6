"""A quarter on one page: as HTML, on paper, and as a tagged PDF."""

import io
import re
from dataclasses import replace
from itertools import pairwise

import pypdf
import pytest
from markupsafe import escape

from monitoring import db
from monitoring.brief.make import brief as make_brief
from monitoring.papers.findings import step_finding
from monitoring.papers.page import page_html
from monitoring.papers.page_file import page_pdf
from monitoring.papers.text import cut
from monitoring.pictures import measure_words
from monitoring.wording import i18n, labels, papers
from monitoring.wording.sample import sample_word
from tests.support import briefs
from tests.support.browser.looking import faint_words_in_pictures, violations
from tests.support.documents import BRIEFS, LOADS, Reading, told_figures


def plain(text):
    return re.sub(r"[\s\N{NO-BREAK SPACE}]+", " ", text)


def pdf_of(brief):
    return pypdf.PdfReader(io.BytesIO(page_pdf(brief)))


def test_the_page_asks_for_no_other_file():
    html = page_html(briefs.BRIEF)
    read = Reading(html)

    assert [told for _, told in read.tags if LOADS & set(told)] == []
    assert not re.search(r"url\(|@import|https?:", html)
    assert not [tag for tag, _ in read.tags if tag in {"script", "link", "iframe", "object"}]


def test_the_page_has_a_language_a_title_and_headings_in_order():
    read = Reading(page_html(briefs.BRIEF))

    assert ("html", {"lang": "en"}) in read.tags
    assert read.headings[0] == 1
    assert read.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(read.headings))
    pictures = [told for tag, told in read.tags if tag == "svg"]
    assert len(pictures) == 7
    assert all(told["role"] == "img" and len(told["aria-label"]) > 30 for told in pictures)


def test_the_figures_of_the_page_are_those_of_the_brief():
    assert Reading(page_html(briefs.BRIEF)).figures == told_figures()


def test_states_of_steps_are_told_in_words_as_well():
    html = page_html(briefs.BRIEF)

    assert html.count('class="square ') == 26
    assert (
        f'<span class="unseen">{papers.with_sample(labels.lane_state("worsening"))}</span>' in html
    )
    assert step_finding(briefs.STEPS) in html


def test_the_rule_stands_on_the_page_in_words_that_a_lay_reader_can_check():
    html = page_html(briefs.BRIEF)

    assert "at or above the plan&#39;s path is on track, one below it is off track" in html
    assert briefs.HEAD.rule.description not in html


def test_the_head_is_not_marked_sample_since_the_states_results_under_it_are_real():
    html = page_html(briefs.BRIEF)
    head = html.partition("<header>")[2].partition("</header>")[0]

    assert 'class="sample"' in html
    assert "Sample" not in head


def test_sample_is_said_where_it_is_due():
    assert escape(papers.sample_note()) in page_html(briefs.BRIEF)
    assert sample_word() not in page_html(briefs.empty_brief()).partition("</style>")[2]
    assert sample_word() not in plain(pdf_of(briefs.empty_brief()).pages[0].extract_text())


def test_what_people_wrote_is_text_and_never_markup():
    html = page_html(briefs.long_brief())

    assert "<b>none of it" not in html
    assert "&lt;b&gt;none of it may be lost&lt;/b&gt;" in html
    assert "<b>none of it may be lost</b> #panic() $x$ *bold*" in plain(
        pdf_of(briefs.long_brief()).pages[0].extract_text()
    )


def test_a_long_text_is_cut_between_words_and_says_where_it_is_whole():
    assert cut("two words", 20) == "two words"
    assert cut("many words that go on and on and on", 45) == "many words that go on and on and on"
    assert cut("many words " * 10, 20, "(more)") == "many words (more)"
    assert papers.in_full() in page_html(briefs.long_brief())


@pytest.mark.parametrize("brief", BRIEFS)
def test_the_pdf_is_one_tagged_side_of_letter(brief):
    reader = pdf_of(brief)
    root = reader.trailer["/Root"]

    assert len(reader.pages) == 1
    assert tuple(round(it) for it in reader.pages[0].mediabox[2:]) == (792, 612)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata.title == papers.title(brief.head)


@pytest.fixture
def longer_words():
    before = i18n.locale()
    i18n.use(i18n.PSEUDO)
    yield
    i18n.use(before)


@pytest.mark.parametrize("brief", BRIEFS)
@pytest.mark.usefixtures("longer_words")
def test_words_longer_by_a_third_still_fit_on_one_side(brief):
    assert len(pdf_of(brief).pages) == 1


def test_the_pdf_of_many_goals_is_still_one_side():
    goals = tuple(replace(briefs.G1, goal_id=f"G{number}") for number in range(1, 5))

    assert len(pdf_of(replace(briefs.long_brief(), goals=goals)).pages) == 1


def test_the_pdf_prints_the_figures_of_the_brief():
    told = plain(pdf_of(briefs.BRIEF).pages[0].extract_text())

    assert [label for label, text in told_figures().items() if plain(text) not in told] == []


def test_every_picture_of_the_pdf_has_a_text_alternative():
    def alternatives(element):
        found = [element["/Alt"]] if "/Alt" in element else []
        inner = element.get("/K", [])
        for child in inner if isinstance(inner, list) else [inner]:
            child = child.get_object() if hasattr(child, "get_object") else child
            if isinstance(child, dict):
                found += alternatives(child)
        return found

    found = alternatives(pdf_of(briefs.BRIEF).trailer["/Root"]["/StructTreeRoot"])

    assert len(found) == 7
    measures = [measure for goal in briefs.BRIEF.goals for measure in goal.measures]
    assert {plain(it) for it in found} == {plain(measure_words(it)) for it in measures}


def test_the_same_brief_gives_the_same_pdf_with_the_release_s_date():
    assert page_pdf(briefs.BRIEF) == page_pdf(briefs.BRIEF)
    assert pdf_of(briefs.BRIEF).metadata["/CreationDate"] == "D:20230117000000Z"


def test_a_letter_that_no_typeface_has_is_framed_and_the_foot_says_so():
    texts = (replace(briefs.TEXTS[0], why="Families wrote 学校 and 😀."), briefs.TEXTS[1])

    told = plain(pdf_of(replace(briefs.BRIEF, texts=texts)).pages[0].extract_text())

    assert "Families wrote ▯▯ and ▯." in told
    assert papers.lacking_letter("▯") in told
    assert "▯" not in pdf_of(briefs.BRIEF).pages[0].extract_text()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_and_it_fits_its_width(chromium, width, scheme):
    context = chromium.new_context(viewport={"width": width, "height": 5000}, color_scheme=scheme)
    page = context.new_page()
    page.set_content(page_html(briefs.BRIEF))

    found = violations(page) + faint_words_in_pictures(page)
    across = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert found == []
    assert across <= width


@pytest.mark.browser
@pytest.mark.parametrize("brief", BRIEFS)
def test_the_page_prints_on_one_side_of_letter(chromium, brief):
    page = chromium.new_page()
    page.set_content(page_html(brief))

    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()

    assert len(printed.pages) == 1
    assert tuple(round(it) for it in printed.pages[0].mediabox[2:]) == (792, 612)


@pytest.mark.browser
def test_drafts_of_the_districts_own_quarters_print_on_one_side_of_letter(chromium, database):
    store = db.open_store(database)
    page = chromium.new_page()
    # Before the first verdict, in the middle of the plan, and after its deadline.
    for quarter in ("2021-22-Q1", "2022-23-Q2", "2024-25-Q3"):
        page.set_content(page_html(make_brief(store, quarter)))
        printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        assert (quarter, len(printed.pages)) == (quarter, 1)
    page.close()
