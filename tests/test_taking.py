"""Taking tables and pictures away from the pages, without a browser and with one."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from monitoring.ui.downloads import facts_for, file_stem
from monitoring.ui.filters import Filters
from tests.support.browser.looking import drawn, settled
from tests.support.browser.opening import HEADINGS
from tests.support.pages import opened

PLAN = pd.DataFrame({"district": ["Clayton County"], "school": [None], "school_years": ["2021-22"]})
GRADUATION = {"quarter": "2022-23-Q2", "goal": "G2", "measure": "graduation-4yr"}
SECTIONS = {"overview": "take-overview", "goals": "take-measure", "methods": "take-methods"}


def chosen(page: str, **fields: str) -> Filters:
    words = (
        ("Review quarter", "2022-23-Q2 (to 31 Dec 2022)"),
        ("Goal", "Goal 1"),
        ("Subgroup", "English Learners"),
    )
    return Filters(page, "2022-23-Q2", "G1", words=words, **fields)


def buttons(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("page", SECTIONS)
def test_buttons_are_there_only_while_their_section_is_open_and_no_two_sound_alike(page):
    app = opened(page, quarter="2022-23-Q2", goal="G1")
    closed = buttons(app)

    app.session_state[SECTIONS[page]] = True
    app.run()

    assert not app.exception
    assert closed == []
    assert len(buttons(app)) >= 6
    assert len(set(buttons(app))) == len(buttons(app))


@pytest.mark.usefixtures("database")
def test_what_is_offered_with_a_measure_is_each_of_its_tables():
    app = opened("goals", **GRADUATION)

    app.session_state["take-measure"] = True
    app.run()

    assert buttons(app) == [
        "CSV: Results by year",
        "XLSX: Results by year",
        "CSV: Years without a comparable result",
        "XLSX: Years without a comparable result",
        "CSV: Georgia's results",
        "XLSX: Georgia's results",
        "CSV: Early signs",
        "XLSX: Early signs",
        "SVG: Every measure",
        "SVG: Early signs",
    ]


@pytest.mark.usefixtures("database")
def test_a_file_is_not_made_before_its_button_is_pressed():
    def script():
        from monitoring import ui

        def made():
            raise AssertionError("made too early")

        ui.take_away("x", "words", None, tables={"Words": (made,)})

    app = AppTest.from_function(script).run()
    app.session_state["take-x"] = True
    app.run()

    assert not app.exception
    assert buttons(app) == ["CSV: Words", "XLSX: Words"]


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
    filters = chosen("Subgroups", subgroup="English Learners")
    rows = pd.DataFrame({"goal_id": ["G1"], "subgroup": ["English Learners"]})

    assert facts_for(rows, filters, PLAN, "/") == {
        "Plan": "Clayton County, improvement plan, 2021-22",
        "Review quarter": "2022-23-Q2 (to 31 Dec 2022)",
        "Goal": "Goal 1",
        "Subgroup": "English Learners",
        "Address": "/",
    }


@pytest.mark.parametrize(
    "rows",
    [{"goal_id": ["G1", "G2"]}, {"goal_id": ["G2"]}],
    ids=["of more goals", "of another goal"],
)
def test_a_choice_that_rows_do_not_keep_to_is_not_said_of_them(rows):
    assert "Goal" not in facts_for(pd.DataFrame(rows), chosen("Subgroups"), PLAN, "/")


def test_a_choice_that_a_page_only_hands_on_is_not_said_of_its_rows():
    rows = pd.DataFrame({"period": ["2022"]})

    assert "Goal" not in facts_for(rows, chosen("Overview"), PLAN, "/")


def test_where_no_school_is_chosen_none_is_spoken_of():
    filters = Filters("Schools", "2022-23-Q2", "G2", words=(("School", "No school"),))

    assert "School" not in facts_for(pd.DataFrame(), filters, PLAN, "/")


def test_rows_that_depend_on_no_choice_name_no_quarter():
    assert list(facts_for(pd.DataFrame(), None, PLAN, "/")) == ["Plan", "Address"]


def test_a_file_is_named_after_page_scope_table_and_quarter():
    filters = chosen("Goals", measure_id="eog-ela")

    assert file_stem("Results by year", filters) == "goals-eog-ela-results-by-year_2022-23-Q2"
    assert file_stem("Assumed dates", None) == "assumed-dates"


@pytest.mark.usefixtures("database")
def test_a_chart_carries_what_its_picture_must_say_and_only_the_sources_of_its_measure():
    app = opened("goals", **GRADUATION)

    (chart,) = app.get("plotly_chart")
    layout = json.loads(chart.proto.spec)["layout"]
    config = json.loads(chart.proto.config)
    told = layout["annotations"][0]["text"]

    assert layout["title"]["text"].startswith("<b>Four-year graduation rate: 79.7")
    assert "Review quarter: 2022-23-Q2 (to 31 Dec 2022)" in layout["title"]["text"]
    assert "Measure: Four-year graduation rate" in layout["title"]["text"]
    assert "quarter=2022-23-Q2&amp;goal=G2&amp;measure=graduation-4yr" in told
    assert "Rule version: " in told
    assert "Milestones" not in told
    assert "Sample" not in told
    assert config["modeBarButtons"] == [["toImage"]]
    assert config["toImageButtonOptions"] == {
        "format": "png",
        "filename": "goals-graduation-4yr-path-false_2022-23-Q2",
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
    page.get_by_text("Show Georgia's results").click()
    # Until the run has begun the page looks settled; what stands below the chart comes after it.
    expect(page.get_by_text("Georgia's numbers")).to_be_visible()
    settled(page)
    page.keyboard.press("Tab")
    is_next = button.evaluate("it => it === document.activeElement")
    with page.expect_download() as saving:
        page.keyboard.press("Enter")

    picture = Image.open(saving.value.path())
    colors = dict((color, n) for n, color in picture.convert("L").getcolors())
    head = picture.convert("L").crop((0, 0, 2400, 150))
    foot = picture.convert("L").crop((0, 1080, 2400, 1384))
    assert is_next
    assert saving.value.suggested_filename == "goals-graduation-4yr-path-true_2022-23-Q2.png"
    assert picture.size == (2400, 1384)
    assert colors[255] > 0.9 * 2400 * 1384
    # Ink of the title and of the facts.
    assert head.getextrema()[0] < 60
    assert foot.getextrema()[0] < 60


@pytest.mark.browser
def test_on_the_page_the_words_of_the_picture_take_no_room_and_are_not_seen(page):
    box = page.get_by_test_id("stPlotlyChart").bounding_box()
    facts = page.locator(".facts").first.bounding_box()

    title = page.locator("[data-testid=stPlotlyChart] .g-gtitle")
    assert title.evaluate("it => getComputedStyle(it).visibility") == "hidden"
    # The facts below the chart begin where the strip of 168 pixels does.
    assert abs(facts["y"] - (box["y"] + box["height"] - 168)) < 40


@pytest.mark.browser
def test_tables_are_saved_with_the_address_under_which_the_reader_sees_them(page):
    page.get_by_text("Take it away: the numbers of this measure").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="CSV: Results by year").click()
    text = Path(saving.value.path()).read_text(encoding="utf-8-sig")
    with page.expect_download() as saving_book:
        page.get_by_role("button", name="XLSX: Results by year").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(saving_book.value.path()).read_bytes())).active

    told = {row[0].value: row[1].value for row in book.iter_rows(max_row=9)}
    rows = pd.read_csv(io.StringIO(text), comment="#", dtype={"period": str})
    last = rows[rows["period"] == "2022"].iloc[0]
    assert saving.value.suggested_filename == "goals-graduation-4yr-results-by-year_2022-23-Q2.csv"
    assert text.startswith("# What: Results by year\n# Plan: Clayton County, ")
    assert f"# Address: {page.evaluate('location.href')}\n" in text
    assert told["Address"] == page.evaluate("location.href")
    assert (last["numerator"], last["n"], last["value"]) == (3127, 3924, 79.69)
