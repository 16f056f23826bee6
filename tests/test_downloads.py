"""Downloads of tables and pictures from the pages, without a browser and with one."""

import ast
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from monitoring.ui.downloads import facts_for, file_stem
from monitoring.ui.filters import Filters
from monitoring.vocabulary.files import FileFact
from monitoring.wording import downloads as words
from monitoring.wording import measure_tables, pages, review_form
from monitoring.wording.export import fact, plan_of
from monitoring.wording.export import label as fact_label
from monitoring.wording.filters import label, no_school
from monitoring.wording.filters import quarter as quarter_words
from monitoring.wording.sample import sample_word
from tests.support.browser.looking import drawn, settled
from tests.support.browser.opening import HEADINGS
from tests.support.pages import opened

PLAN = pd.DataFrame({"district": ["Clayton County"], "school": [None], "school_years": ["2021-22"]})
GRADUATION = {"quarter": "2022-23-Q2", "goal": "G2", "measure": "graduation-4yr"}
PAGES = Path(__file__).resolve().parents[1] / "pages"
SECTIONS = {"overview": "take-overview", "goals": "take-measure", "methods": "take-methods"}


def chosen(page: str, **fields: str) -> Filters:
    choices = (
        ("quarter", "Quarter 2, 2022-23 (Oct-Dec 2022)"),
        ("goal", "Proficiency"),
        ("subgroup", "English Learners"),
    )
    return Filters(page, "2022-23-Q2", "G1", words=choices, **fields)


def facts_of(rows: pd.DataFrame, filters: Filters | None) -> dict[str, str]:
    return facts_for(rows, filters, PLAN, 15, "/")


def named(kind: str, name: str) -> str:
    return words.button(kind, words.title(name))


def buttons(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.py")), ids=lambda path: path.stem)
def test_everything_that_a_page_offers_has_a_name(page):
    offered = [
        ast.literal_eval(key)
        for call in ast.walk(ast.parse(page.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "ui.download"
        for given in call.keywords
        if isinstance(given.value, ast.Dict)
        for key in given.value.keys
    ]

    assert all(words.title(name) for name in offered)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("page", SECTIONS)
def test_buttons_are_there_only_while_their_section_is_open_and_no_two_sound_alike(page):
    app = opened(page, quarter="2022-23-Q2", goal="G1")
    closed = buttons(app)

    app.session_state[SECTIONS[page]] = True
    app.run()

    assert not app.exception
    # The one page stands in the bar of the Overview.
    assert closed == ([review_form.one_page()] if page == "overview" else [])
    assert len(buttons(app)) >= 6
    assert len(set(buttons(app))) == len(buttons(app))


@pytest.mark.usefixtures("database")
def test_what_is_offered_with_a_measure_is_each_of_its_tables():
    app = opened("goals", **GRADUATION)

    app.session_state["take-measure"] = True
    app.run()

    tables = (
        *("results_by_year", "years_not_comparable", "georgia", "early_signs"),
        *("events", "amended_targets", "matched_students"),
    )
    pictures = ("every_measure", "early_signs")
    assert buttons(app) == [
        *(named(kind, name) for name in tables for kind in ("CSV", "XLSX")),
        *(named("SVG", name) for name in pictures),
    ]


@pytest.mark.usefixtures("database")
def test_a_file_is_not_made_before_its_button_is_pressed():
    def script():
        from monitoring import ui

        def made():
            raise AssertionError("made too early")

        ui.download("overview", None, tables={"goals": (made,)})

    app = AppTest.from_function(script).run()
    app.session_state["take-overview"] = True
    app.run()

    assert not app.exception
    assert buttons(app) == [named("CSV", "goals"), named("XLSX", "goals")]


def test_the_address_of_the_view_holds_every_choice_even_where_no_browser_told_the_host():
    def script():
        import streamlit as st

        from monitoring.ui.downloads import present_address

        st.text(present_address())

    app = AppTest.from_function(script)
    app.query_params["quarter"] = "2022-23-Q2"
    app.query_params["subgroup"] = "Asian & Pacific Islander"

    assert app.run().text[0].value == ("/?quarter=2022-23-Q2&subgroup=Asian+%26+Pacific+Islander")


def test_the_choices_that_rows_keep_to_are_said_of_them():
    filters = chosen("subgroups", subgroup="English Learners")
    rows = pd.DataFrame({"goal_id": ["G1"], "subgroup": ["English Learners"]})

    assert facts_of(rows, filters) == {
        FileFact.PLAN: plan_of("Clayton County", "", "2021-22"),
        FileFact.QUARTER: "Quarter 2, 2022-23 (Oct-Dec 2022)",
        label("goal"): "Proficiency",
        label("subgroup"): "English Learners",
        FileFact.ADDRESS: "/",
    }


@pytest.mark.parametrize(
    "rows",
    [{"goal_id": ["G1", "G2"]}, {"goal_id": ["G2"]}],
    ids=["of more goals", "of another goal"],
)
def test_a_choice_that_rows_do_not_keep_to_is_not_said_of_them(rows):
    assert label("goal") not in facts_of(pd.DataFrame(rows), chosen("subgroups"))


def test_where_no_school_is_chosen_none_is_spoken_of():
    filters = Filters("schools", "2022-23-Q2", "G2", words=(("school", no_school()),))

    assert label("school") not in facts_of(pd.DataFrame(), filters)


def test_rows_that_depend_on_no_choice_name_no_quarter():
    assert list(facts_of(pd.DataFrame(), None)) == [FileFact.PLAN, FileFact.ADDRESS]


def test_a_file_is_named_after_page_scope_group_school_table_and_quarter():
    filters = chosen("goals", measure_id="eog-ela")
    of_school = chosen(
        "schools",
        indicator_id="graduation-4yr",
        subgroup="English Learners",
        school_id="GA-631-0115",
    )

    assert file_stem("results_by_year", filters) == "goals-eog-ela-results-by-year_2022-23-Q2"
    assert file_stem("one_school", of_school) == (
        "schools-graduation-4yr-english-learners-ga-631-0115-one-school_2022-23-Q2"
    )
    assert file_stem("assumed_dates", None) == "assumed-dates"


@pytest.mark.usefixtures("database")
def test_rows_know_by_which_query_they_came():
    def script():
        import streamlit as st

        from monitoring import ui
        from monitoring.ui.kept import query_of

        rows = ui.read("batches")
        st.text(query_of(rows[rows["kind"] == "sample"]))

    assert AppTest.from_function(script).run().text[0].value == "batches"


@pytest.mark.usefixtures("database")
def test_a_chart_carries_what_its_picture_must_say_and_only_the_sources_of_its_measure():
    app = opened("goals", **GRADUATION)

    (chart,) = app.get("plotly_chart")
    layout = json.loads(chart.proto.spec)["layout"]
    config = json.loads(chart.proto.config)
    told = layout["annotations"][0]["text"]

    title = layout["title"]["text"].replace("<br>", " ")
    quarter = quarter_words("2022-23-Q2", date(2022, 10, 1), date(2022, 12, 31))
    assert "Four-year graduation rate" in title
    assert "79.7%" in title
    assert fact(FileFact.QUARTER, quarter) in title
    assert fact(label("measure"), "Four-year graduation rate") in title
    assert "quarter=2022-23-Q2&amp;goal=G2&amp;measure=graduation-4yr" in told
    assert fact_label(FileFact.RULE_VERSION) in told
    assert "Milestones" not in told
    assert sample_word() not in told
    assert config["modeBarButtons"] == [["toImage"]]
    assert config["toImageButtonOptions"] == {
        "format": "png",
        "filename": "goals-graduation-4yr-path-true_2022-23-Q2",
        "width": 1200,
        "height": 692,
        "scale": 2,
    }


expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def page(chromium, server) -> Iterator[Page]:
    """Show the graduation rate in the dark to a reader at the keyboard."""
    choices = "&".join(f"{name}={value}" for name, value in GRADUATION.items())
    shown = chromium.new_page(color_scheme="dark", viewport={"width": 1280, "height": 900})
    shown.set_default_timeout(30_000)
    shown.goto(f"{server.url}/goals?{choices}")
    yield drawn(shown, HEADINGS["/goals"])
    shown.close()


@pytest.mark.browser
def test_the_chart_is_saved_from_the_keyboard_on_a_white_ground_though_the_page_is_dark(page):
    button = page.get_by_role("button", name="Download plot as a PNG")
    page.get_by_text(pages.georgia()).click()
    # Until the run has begun the page looks settled; what stands below the chart comes after it.
    expect(page.get_by_text(measure_tables.state_caption())).to_have_count(0)
    settled(page)
    # The switch for decisions and steps done comes between.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    is_next = button.evaluate("it => it === document.activeElement")
    with page.expect_download() as saving:
        page.keyboard.press("Enter")

    picture = Image.open(saving.value.path())
    colors = dict((color, n) for n, color in picture.convert("L").getcolors())
    head = picture.convert("L").crop((0, 0, 2400, 150))
    foot = picture.convert("L").crop((0, 1080, 2400, 1384))
    assert is_next
    assert saving.value.suggested_filename == "goals-graduation-4yr-path-false_2022-23-Q2.png"
    assert picture.size == (2400, 1384)
    assert colors[255] > 0.9 * 2400 * 1384
    # Ink of the title and of the facts.
    assert head.getextrema()[0] < 60
    assert foot.getextrema()[0] < 60


@pytest.mark.browser
def test_on_the_page_the_words_of_the_picture_take_no_room_and_are_not_seen(page):
    title = page.locator("[data-testid=stPlotlyChart] .g-gtitle")
    assert title.evaluate("it => getComputedStyle(it).visibility") == "hidden"
    # The strips of 104 and 168 pixels reach over what stands above and below.
    room = "it => getComputedStyle(it.closest('[data-testid=stElementContainer]')).margin"
    assert page.get_by_test_id("stPlotlyChart").evaluate(room) == "-104px 0px -168px"


@pytest.mark.browser
def test_tables_are_saved_with_the_address_under_which_the_reader_sees_them(page):
    page.get_by_text(words.offer("measure")).click()
    with page.expect_download() as saving:
        page.get_by_role("button", name=named("CSV", "results_by_year")).click()
    text = Path(saving.value.path()).read_text(encoding="utf-8-sig")
    with page.expect_download() as saving_book:
        page.get_by_role("button", name=named("XLSX", "results_by_year")).click()
    book = openpyxl.load_workbook(io.BytesIO(Path(saving_book.value.path()).read_bytes())).active

    told = {row[0].value: row[1].value for row in book.iter_rows(max_row=9)}
    rows = pd.read_csv(io.StringIO(text), dtype={"period": str})
    last = rows[rows["period"] == "2022"].iloc[0]
    assert saving.value.suggested_filename == "goals-graduation-4yr-results-by-year_2022-23-Q2.csv"
    address = page.evaluate("location.href")
    assert told[fact_label(FileFact.WHAT)] == words.title("results_by_year")
    assert told[fact_label(FileFact.ADDRESS)] == address
    assert (last["numerator"], last["n"], last["value"]) == (3127, 3924, 79.69)
