"""Tables in a real browser: sorted by a head, filtered by a box, with the head in view."""

import io
import re

import pypdf
import pytest
from playwright.sync_api import Page, expect

from monitoring import db
from monitoring.pipeline.targets import change_target
from monitoring.vocabulary.groups import SchoolsShown
from monitoring.wording import pages, schools_moved, tables
from tests.support.browser.looking import (
    address,
    drawn,
    link,
    paint,
    settled,
    type_choice,
    unfold,
    violations,
)
from tests.support.browser.opening import HEADINGS, NARROW, new_context
from tests.support.browser.serving import serving
from tests.support.databases import copied, in_use
from tests.support.people import ANN
from tests.support.targets import LOWER, SLOWER

pytestmark = pytest.mark.browser

SCHOOLS = (
    "/schools?quarter=2024-25-Q3&goal=G1&indicator=milestones_eog_proficient"
    "&content=English+Language+Arts&grades=All+tested+grades&period=2024"
)
LEARNERS = SCHOOLS + "&subgroup=English+Learners"
SHOWN = ".schools table tbody tr:visible"


def head(page: Page, name: str):
    return page.locator(".schools").get_by_role("columnheader", name=name, exact=True)


def column(page: Page, number: int) -> list[str]:
    """Return the cells of one column of the schools that are shown, from top to bottom."""
    return page.locator(SHOWN).evaluate_all(
        "(rows, number) => rows.map((row) => row.cells[number].innerText)", number
    )


def click(page: Page, name: str) -> str | None:
    """Press a head, and return how its column then stands."""
    head(page, name).get_by_role("button").click()
    return head(page, name).get_attribute("aria-sort")


def test_a_head_sorts_by_the_printed_figures_and_what_is_hidden_goes_last(open_page):
    page = open_page(LEARNERS)
    as_it_came = column(page, 0)

    up = (click(page, "Result"), column(page, 2))
    down = (click(page, "Result"), column(page, 2))
    back = (click(page, "Result"), column(page, 0))

    assert up[0] == "ascending"
    assert up[1][:7] == ["0.0%"] * 5 + ["1.9%", "2.4%"]
    assert up[1][-6:] == ["20.0%", "30.4%"] + ["hidden to protect students"] * 4
    assert down[0] == "descending"
    assert down[1][:3] == ["30.4%", "20.0%", "19.8%"]
    assert down[1][-5:] == ["0.0%"] + ["hidden to protect students"] * 4
    assert back == (None, as_it_came)
    assert as_it_came[0] == "7 Pillars Career Academy"


# Each line is a column as it may be printed, and the order it is sorted into.
COLUMNS = {
    "minus signs": (
        ["+3.7", "\u2212" + "12.0", "\u2013", "0.4", "\u2212" + "0.5"],
        ["\u2212" + "12.0", "\u2212" + "0.5", "0.4", "+3.7", "\u2013"],
    ),
    "ends of the scale": (
        ["5% or less", "12.0%", "95% or more", "9.4%", "hidden"],
        ["9.4%", "12.0%", "5% or less", "95% or more", "hidden"],
    ),
    "counts": (
        ["1,120 of 3,000", "not published", "98 of 120", "about 70 of 728"],
        ["about 70 of 728", "98 of 120", "1,120 of 3,000", "not published"],
    ),
    "days": (
        ["Jan 2, 2024", "Dec 31, 2022", "no date", "Feb 1, 2023"],
        ["Dec 31, 2022", "Feb 1, 2023", "Jan 2, 2024", "no date"],
    ),
    "quarters": (
        ["Q1 2023-24", "Q4 2021-22", "Q2 2022-23"],
        ["Q4 2021-22", "Q2 2022-23", "Q1 2023-24"],
    ),
    "verdicts": (
        ["\u25b2 Clear improvement, +4.0 points", "\u2013 Not comparable", "\u25bc Clear decline"],
        ["\u25bc Clear decline", "\u25b2 Clear improvement, +4.0 points", "\u2013 Not comparable"],
    ),
}


def test_figures_days_quarters_and_verdicts_are_each_sorted_as_what_they_are(open_page):
    page = open_page(SCHOOLS)
    sorted_ = {}
    for name, (cells, _) in COLUMNS.items():
        page.locator(SHOWN).evaluate_all(
            """(rows, cells) => rows.forEach((row, at) => {
                if (at >= cells.length) row.remove();
                else row.cells[1].firstChild.nodeValue = cells[at];
            })""",
            cells,
        )
        click(page, "Students")
        sorted_[name] = column(page, 1)
        page.reload()
        page.wait_for_selector(".schools table.sortable")
        settled(page)

    assert sorted_ == {name: wanted for name, (_, wanted) in COLUMNS.items()}


def test_the_keyboard_sorts_and_filters(open_page):
    page = open_page(LEARNERS)

    head(page, "Result").get_by_role("button").focus()
    page.keyboard.press("Enter")
    by_enter = head(page, "Result").get_attribute("aria-sort")
    page.keyboard.press("Space")
    by_space = head(page, "Result").get_attribute("aria-sort")
    page.get_by_role("searchbox", name=tables.filter_label()).focus()
    page.keyboard.type("kendrick")

    assert (by_enter, by_space) == ("ascending", "descending")
    expect(page.locator(SHOWN)).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="rows")).to_have_text("1 of 52 rows shown")


def test_order_and_filter_outlive_a_run_that_brings_other_figures(open_page):
    page = open_page(SCHOOLS)
    click(page, "Result")
    page.get_by_role("searchbox", name=tables.filter_label()).fill("Middle")
    before = column(page, 2)

    # Another group, as a reader types it, so that the run changes the rows in place.
    type_choice(page, "Subgroup", "Black")
    expect(page.locator(".schools caption")).to_contain_text("Black")
    settled(page)

    after = column(page, 2)
    assert head(page, "Result").get_attribute("aria-sort") == "ascending"
    assert page.get_by_role("searchbox", name=tables.filter_label()).input_value() == "Middle"
    assert all("Middle" in name for name in column(page, 0))
    assert after != before
    assert [float(cell.rstrip("%")) for cell in after] == sorted(
        float(cell.rstrip("%")) for cell in after
    )


@pytest.mark.parametrize("width", [1440, NARROW])
def test_the_head_stays_in_view_while_rows_go_by(width, open_page):
    page = open_page(LEARNERS, width=width)

    page.locator(SHOWN).last.scroll_into_view_if_needed()

    expect(page.locator(SHOWN).last).to_be_in_viewport()
    expect(head(page, "School")).to_be_in_viewport(ratio=0.9)
    # Nothing lies over it: a press at its place reaches it.
    is_uncovered = (
        head(page, "School")
        .get_by_role("button")
        .evaluate(
            """(it) => {
            const { x, y } = it.getBoundingClientRect();
            return document.elementFromPoint(x + 9, y + 9) === it;
        }"""
        )
    )
    assert is_uncovered


def test_a_long_table_scrolls_in_a_frame_until_it_is_asked_for_whole(open_page):
    page = open_page(SCHOOLS, width=1440)
    frame = page.locator(".schools .table")
    framed = frame.bounding_box()["height"]

    page.get_by_role("button", name="Show all 53 rows at once").press("Enter")
    whole = frame.bounding_box()["height"]
    page.get_by_role("button", name="Show fewer rows at once").press("Enter")

    assert framed <= 577
    assert whole > 1500
    assert frame.bounding_box()["height"] == framed


def test_a_small_picture_opens_large_by_key_and_pointer_and_gives_the_focus_back(open_page):
    page = open_page("/goals?quarter=2024-25-Q3&goal=G1")
    small = page.locator(".goal-measures svg").first
    large = page.get_by_role("dialog", name="ELA, grades 3-8")

    small.focus()
    page.keyboard.press("Enter")

    expect(large).to_be_visible()
    expect(large.get_by_role("button", name="Close")).to_be_focused()
    drawn_in = large.locator("svg").bounding_box()["width"]
    assert drawn_in > 3 * small.bounding_box()["width"]
    # What the page says of it stands beside it, and all its years are named.
    expect(large).to_contain_text("Against the plan")
    expect(large.locator("text", has_text="2022-23")).to_be_visible()
    assert violations(page, "dialog") == []

    page.keyboard.press("Escape")
    expect(large).to_be_hidden()
    expect(small).to_be_focused()

    small.click()
    large.get_by_role("button", name="Close").click()
    expect(large).to_be_hidden()
    expect(small).to_be_focused()


# What each page is at 1440 at most, with nothing opened; of Schools, without its table.
LENGTHS = {"goals": 1600, "subgroups": 1800, "schools": 1800, "step": 1600, "review": 1600}


# How long a page is, without the table of schools.
LONG = """() => {
    const main = document.querySelector('.stMainBlockContainer');
    const table = document.querySelector('.schools .table');
    const end = main.getBoundingClientRect().bottom;
    return Math.round(end - (table ? table.offsetHeight : 0));
}"""


@pytest.mark.parametrize("name", LENGTHS)
def test_a_page_is_no_longer_than_its_length_before_and_after_the_deadline(name, open_page):
    long = {}
    for quarter in ("2022-23-Q2", "2026-27-Q2"):
        page = open_page(f"/{name}?quarter={quarter}&goal=G1", width=1440)
        long[quarter] = page.evaluate(LONG)

    assert {quarter: it for quarter, it in long.items() if it > LENGTHS[name]} == {}


@pytest.fixture(scope="module")
def amended_server(chromium, built_database, tmp_path_factory):
    """A dashboard of a district whose board amended a target of each goal."""
    copy = copied(built_database, tmp_path_factory.mktemp("amended"))
    with in_use(copy):
        for target in (LOWER, SLOWER):
            change_target(db.open_store(), target, by=ANN)
    with serving(copy, tmp_path_factory.mktemp("server")) as running:
        yield running
    assert running.faults() == []


def test_a_page_is_no_longer_than_its_length_where_targets_were_amended(chromium, amended_server):
    context, _ = new_context(chromium, 1440)
    page, long = context.new_page(), {}
    for name, quarter, goal in (
        ("step", "2022-23-Q2", "G1"),
        ("goals", "2022-23-Q2", "G1"),
        ("goals", "2022-23-Q2", "G2"),
        ("subgroups", "2024-25-Q2", "G1"),
    ):
        page.goto(f"{amended_server.url}/{name}?quarter={quarter}&goal={goal}")
        drawn(page, HEADINGS[f"/{name}"])
        expect(page.locator(".amended")).to_contain_text("The board lowered its aim")
        long[name, goal] = page.evaluate(LONG)
    context.close()

    assert {key: it for key, it in long.items() if it > LENGTHS[key[0]]} == {}


@pytest.mark.parametrize("width", [1440, NARROW])
def test_axe_finds_nothing_in_a_table_that_is_sorted_and_filtered(width, open_page):
    page = open_page(LEARNERS, width=width)
    page.get_by_role("searchbox", name=tables.filter_label()).fill("Middle")
    click(page, "Result")
    unfold(page)

    found = violations(page)
    paint(page, "dark")

    assert found == []
    assert violations(page, colors_alone=True) == []


def test_a_page_is_printed_with_all_rows_and_no_box(open_page):
    page = open_page(LEARNERS)
    page.emulate_media(media="print")

    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.locator(SHOWN)).to_have_count(52)
    # A button would be left out of a head that is printed anew on the next sheet.
    button = page.locator(".schools .sort").first
    assert button.evaluate("(it) => getComputedStyle(it).display") == "contents"
    assert not re.search(
        r"auto|scroll",
        page.locator(".schools .table").evaluate("(it) => getComputedStyle(it).overflow"),
    )


def test_three_clicks_from_the_overview_name_the_schools_whose_english_learners_declined(open_page):
    page = open_page("/?quarter=2025-26-Q2")

    menu = page.get_by_test_id("stSidebarNav")
    menu.get_by_role("link", name=pages.title("schools")).click()
    drawn(page, HEADINGS["/schools"])
    page.get_by_text(schools_moved.by_group()).first.click()
    name = schools_moved.number_in_group("English Learners", 1, SchoolsShown.DECLINED)
    page.get_by_role("link", name=name, exact=True).click()
    drawn(page, HEADINGS["/schools"])
    page.wait_for_selector(".schools table")

    assert column(page, 0) == ["Babb Middle School"]
    expect(page.locator(".finding", has_text="Babb Middle School")).to_be_visible()
    assert address(page)[1]["show"] == "declined"


def test_two_clicks_from_the_open_page_compare_two_groups_and_the_link_does_it_again(open_page):
    page = open_page("/subgroups?quarter=2023-24-Q2&goal=G1")

    # Of many groups the list shows some; a few letters bring the one that is meant.
    page.get_by_role("combobox", name=re.compile("Compare with up to 3 other groups")).click()
    page.keyboard.type("with dis")
    page.get_by_role("option", name="Students with Disabilities", exact=True).click()
    picture = page.locator("svg.compared")
    expect(picture).to_be_visible()
    settled(page)
    page.wait_for_function("() => location.search.includes('compare=')")
    alt = picture.get_attribute("aria-label")
    again = open_page(link(page))

    assert "Students with Disabilities" in alt
    assert "English Learners" in alt
    assert again.locator("svg.compared").get_attribute("aria-label") == alt
    unfold(again)
    assert violations(again, ".compared") == []


def test_the_bar_copies_the_link_of_what_is_seen_and_opens_the_pages_files_by_keyboard(open_page):
    page = open_page(LEARNERS)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name="Copy link").press("Enter")

    expect(page.locator(".tools output")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url

    page.get_by_role("button", name="Download", exact=True).press("Enter")

    files = page.locator('[class*="st-key-take-"] summary').first
    expect(files).to_be_focused()
    expect(files).to_be_in_viewport()
    expect(page.locator('[class*="st-key-take-"] details').first).to_have_attribute("open", "")


def test_on_paper_a_chart_is_no_wider_than_a_sheet(open_page):
    page = open_page(LEARNERS, width=1440)
    chart = page.get_by_test_id("stPlotlyChart")
    drawn_in = chart.bounding_box()["width"]
    zoom = "it => +getComputedStyle(it.closest('[data-testid=stElementContainer]')).zoom"
    on_screen = chart.evaluate(zoom)

    page.emulate_media(media="print")

    assert drawn_in > 1000
    assert on_screen == 1
    # The width that it was drawn in stays on paper: 720 pixels lie between a sheet's margins.
    assert 700 < drawn_in * chart.evaluate(zoom) <= 721


def test_on_paper_a_row_of_many_columns_does_not_stand_alone_on_its_sheet(open_page):
    page = open_page("/goals?quarter=2022-23-Q2&goal=G2")

    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, format="Letter")))

    rows = [sheet.extract_text().count("Class of 20") for sheet in printed.pages]
    assert max(rows) >= 5


@pytest.mark.parametrize(("goal", "result", "most"), [("G1", "22.5%", 6), ("G2", "79.7%", 7)])
def test_on_paper_a_chart_stands_on_the_sheet_of_its_heading_and_goals_are_few_sheets(
    goal, result, most, open_page
):
    page = open_page(f"/goals?quarter=2023-24-Q2&goal={goal}")
    heading = page.locator(".measure-head :is(h2, h3)").first.inner_text()

    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, format="Letter")))

    sheets = [" ".join(sheet.extract_text().split()) for sheet in printed.pages]
    # The words stand below the chart, which would carry them to the next sheet.
    (own,) = [text for text in sheets if "the dashed line is the plan's path" in text]
    assert f"{heading} {result}" in own
    assert all(sheets)
    assert len(sheets) <= most


def test_on_paper_what_is_told_of_a_year_stands_below_its_figures_with_the_columns_name(open_page):
    page = open_page("/goals?quarter=2023-24-Q2&goal=G2")
    page.emulate_media(media="print")
    told = page.locator(".has-told td.told").first

    figure = told.locator("xpath=../td[1]")

    assert told.get_attribute("data-head") == "Why"
    assert told.bounding_box()["y"] >= figure.bounding_box()["y"] + figure.bounding_box()["height"]
    assert told.bounding_box()["width"] > 5 * figure.bounding_box()["width"]


@pytest.mark.parametrize("address", ["/goals?goal=G2&", "/review?"])
def test_on_paper_a_missing_file_is_named_without_a_command(address, open_page):
    page = open_page(f"{address}quarter=2026-27-Q2")

    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, format="Letter")))
    words = " ".join("".join(sheet.extract_text() for sheet in printed.pages).split())

    assert "python -m" not in words
    assert "Graduation_Rate_2025-26…" in words


def test_on_paper_what_is_folded_stands_open_on_white_and_wide_tables_lie_on_their_side(open_page):
    page = open_page("/subgroups?quarter=2022-23-Q2")
    page.emulate_media(color_scheme="dark")

    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, format="Letter")))
    words = " ".join(sheet.extract_text() for sheet in printed.pages)

    assert page.locator(".stMarkdown details[open]").count() == 0
    for folded in ("95% interval of the gap", "Provide opportunities for immigrant"):
        assert folded in re.sub(r"\s+", " ", words)
    across = {tuple(round(it) for it in sheet.mediabox[2:]) for sheet in printed.pages}
    assert across == {(612, 792), (792, 612)}
    page.emulate_media(color_scheme="dark", media="print")
    ground, ink = page.evaluate(
        """() => {
            const style = (name) => getComputedStyle(document.querySelector(name));
            return [style('.stApp').backgroundColor, style('.stMarkdown p').color];
        }"""
    )
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(20, 24, 28)")


def test_a_table_is_left_alone_where_something_else_on_the_page_changes(open_page):
    page = open_page("/schools?quarter=2022-23-Q2")
    page.wait_for_selector("table.sortable")
    page.evaluate(
        """() => {
            window.touched = [];
            const seen = new MutationObserver((all) => touched.push(...all.map((it) => it.type)));
            seen.observe(document.querySelector("table.sortable"), {attributes: true});
            document.body.append(document.createElement("div"));
        }"""
    )
    # What watches the page has been called by the frame after the next.
    page.evaluate(
        "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
    )

    assert page.evaluate("touched") == []
