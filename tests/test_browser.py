"""The dashboard as a reader meets it: a real server and a real browser."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from monitoring.ui.pages import PageId
from monitoring.wording import (
    downloads,
    filters,
    labels,
    measure_tables,
    numbers,
    pages,
)
from monitoring.wording.pages import title
from tests.support.browser.choices import CHOICES, goal_known, quarter, shown_filters
from tests.support.browser.looking import (
    address,
    choose,
    drawn,
    link,
    settled,
)
from tests.support.browser.opening import HEADINGS, WIDE, new_context
from tests.support.browser.serving import find_browser, serving

pytestmark = pytest.mark.browser

GRADUATION_IN_2021 = (
    "/goals",
    {"quarter": "2021-22-Q2", "goal": "G2", "measure": "graduation-4yr"},
)
# Pictures are images, and buttons where they open large.
PICTURES = "svg:is([role=img], [role=button])"
NUMBERS = measure_tables.numbers_caption()


def menu(page: Page) -> list[str]:
    return page.get_by_test_id("stSidebarNav").get_by_role("link").all_inner_texts()


def test_without_a_browser_the_gate_fails_and_does_not_pass_over_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match="no browser: none of chromium"):
        find_browser()


def test_without_a_browser_a_run_by_hand_says_why_it_skips(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)

    with pytest.raises(pytest.skip.Exception, match="no browser: none of chromium"):
        find_browser()


# The page that opens first and another: a server that has drawn none yet takes them all alike.
@pytest.mark.parametrize("path", ["/", "/goals"])
def test_a_link_opens_right_after_the_start_and_asks_nobody_but_its_server(
    path, chromium, database, tmp_path
):
    with serving(database, tmp_path) as fresh:
        context, sight = new_context(chromium, WIDE)
        page = context.new_page()
        page.goto(fresh.url + path + CHOICES)
        drawn(page, HEADINGS[path])
        chosen = shown_filters(page)
        entries = menu(page)
        n_dialogs = page.get_by_role("dialog").count()
        context.close()

    assert chosen["quarter"] == quarter("2022-23-Q2")
    assert chosen.get("goal", "") == ("Graduation" if path == "/goals" else "")
    assert ("measure" in chosen) == (path == "/goals")
    assert entries == [title(page) for page in PageId]
    assert n_dialogs == 0
    assert sight.errors == []
    assert sight.strangers() == []
    # The watch did see what was asked for: the scripts, and one web socket.
    assert len(sight.asked) > 20
    assert len([url for url in sight.asked if url.startswith("ws:")]) == 1
    assert fresh.faults() == []


def test_a_visit_without_choices_gets_them_written_into_the_address(open_page):
    page = open_page("/")

    page.wait_for_function("() => location.search.includes('quarter=')")

    assert address(page) == ("/", {"quarter": "2022-23-Q2"})


def test_choices_survive_page_changes_and_a_reload(open_page):
    page = open_page("/" + CHOICES)

    choose(page, filters.label("quarter"), quarter("2021-22-Q2"))
    expect(page.get_by_text(numbers.day(date(2021, 12, 31))).first).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=pages.title("goals")).click()
    drawn(page, HEADINGS["/goals"])
    expect(page.get_by_text(goal_known("2021-22-Q2"))).to_be_visible()
    on_goals = address(page)
    page.reload()
    drawn(page, HEADINGS["/goals"])
    expect(page.get_by_text(goal_known("2021-22-Q2"))).to_be_visible()
    after_reload = (address(page), shown_filters(page))
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=pages.title("methods")).click()
    drawn(page, HEADINGS["/methods"])
    on_methods = (address(page), shown_filters(page))

    assert on_goals == GRADUATION_IN_2021
    assert after_reload == (
        GRADUATION_IN_2021,
        {
            "quarter": quarter("2021-22-Q2"),
            "goal": "Graduation",
            "measure": "Four-year graduation rate",
        },
    )
    assert on_methods == (
        ("/methods", {"quarter": "2021-22-Q2"}),
        {"quarter": quarter("2021-22-Q2")},
    )


def test_a_goal_opened_from_the_overview_is_that_goal_in_that_quarter(open_page):
    page = open_page("/?quarter=2021-22-Q2&goal=G1")

    page.get_by_role("link", name=pages.goal_in_full("Graduation")).click()
    drawn(page, HEADINGS["/goals"])

    expect(page.get_by_text(goal_known("2021-22-Q2"))).to_be_visible()
    assert address(page) == GRADUATION_IN_2021


def test_a_link_gives_another_reader_the_same_view(open_page):
    page = open_page("/goals?quarter=2023-24-Q2&goal=G1")
    choose(page, filters.label("measure"), "Algebra I")
    expect(page.get_by_role("heading", level=2, name="Algebra I")).to_be_visible()
    expect(page.get_by_text(measure_tables.state_caption()).first).to_be_visible()
    page.get_by_text(pages.georgia()).click()
    expect(page.get_by_text(measure_tables.state_caption())).to_have_count(0)
    settled(page)
    page.wait_for_function("() => location.search.includes('georgia')")
    shared = link(page)
    mine = page.get_by_role("main").inner_text()

    theirs = open_page(shared, fresh=True).get_by_role("main").inner_text()

    assert "measure=eoc-algebra" in shared
    assert measure_tables.state_caption() not in theirs
    assert theirs == mine


def test_an_unknown_quarter_in_a_link_is_said_to_be_unknown(open_page):
    page = open_page("/?quarter=2099-00-Q9&goal=G2")

    expect(page.get_by_text("“2099-00-Q9”")).to_be_visible()


@pytest.mark.parametrize(
    ("address_", "n_pictures", "n_charts"),
    [
        ("/goals?quarter=2022-23-Q2&goal=G1", 9, 1),
        ("/goals?quarter=2022-23-Q2&goal=G2", 4, 1),
    ],
)
def test_each_chart_has_its_sentence_and_its_numbers(address_, n_pictures, n_charts, open_page):
    page = open_page(address_)

    pictures = page.locator(PICTURES)
    charts = page.get_by_role("figure")
    names = [it.get_attribute("aria-label") for it in [*pictures.all(), *charts.all()]]
    told = page.evaluate(
        """(pictures) => [...document.querySelectorAll(pictures)]
            // A picture in a row leads to its measure's own numbers, one in a tile has them below.
            .map((it) => (it.closest('tr') ? it.closest('tr').querySelectorAll('a')
                : it.closest('article').querySelectorAll('details')).length)""",
        PICTURES,
    )
    tables = page.locator(f"details:has(summary:text-is('{NUMBERS}')) table")

    assert pictures.count() == n_pictures
    assert charts.count() == n_charts
    assert charts.locator(".js-plotly-plot").count() == page.locator(".js-plotly-plot").count()
    assert all(re.search(r"20\d\d\b", name) and re.search(r"\d\.\d%", name) for name in names)
    assert len(set(names)) >= max(n_pictures, n_charts)
    assert told == [1] * n_pictures
    assert tables.count() == n_charts


@pytest.mark.parametrize("quarter_", ["2021-22-Q2", "2022-23-Q2", "2024-25-Q2"])
def test_the_first_screen_is_seen_whole_on_a_desk_without_scrolling(quarter_, open_page):
    page = open_page(f"/?quarter={quarter_}", width=1440)

    ends = page.locator(".first-screen").evaluate("it => it.getBoundingClientRect().bottom")

    assert page.viewport_size == {"width": 1440, "height": 900}
    assert 600 < ends <= 900


def test_on_a_phone_the_headline_and_both_verdicts_stand_on_the_first_screen(open_page):
    page = open_page("/?quarter=2022-23-Q2", width=390)

    ends = page.evaluate(
        """() => [document.querySelector('.headline'),
            ...document.querySelectorAll('.goal-tile .stands p')]
            .map((it) => it.getBoundingClientRect().bottom)"""
    )

    assert len(ends) == 4
    assert max(ends) <= 844


def test_the_picture_of_the_first_screen_has_its_sentence_and_leads_to_its_numbers(open_page):
    page = open_page("/?quarter=2022-23-Q2")

    # A phone is shown another one, with larger letters.
    (picture,) = [it for it in page.locator(PICTURES).all() if it.is_visible()]
    name = picture.get_attribute("aria-label")
    page.locator("article", has=page.locator(PICTURES)).get_by_role("link").first.click()
    drawn(page, HEADINGS["/goals"])

    assert "2022: 79.7%" in name
    assert page.locator(f"details:has(summary:text-is('{NUMBERS}')) table").count() == 1


def test_the_download_holds_the_figures_of_the_page(open_page):
    page = open_page("/goals" + CHOICES)
    page.get_by_text(NUMBERS).click()
    cells = page.locator("table:has(caption:text-is('Four-year graduation rate')) tbody tr")
    shown = [row.locator("th, td").all_inner_texts() for row in cells.all()]

    page.get_by_text(downloads.offer("measure")).click()
    with page.expect_download() as loading:
        page.get_by_role(
            "button", name=downloads.button("CSV", downloads.title("results_by_year"))
        ).click()
    text = Path(loading.value.path()).read_text(encoding="utf-8-sig")
    rows = {row["period"]: row for row in csv.DictReader(io.StringIO(text))}

    assert loading.value.suggested_filename == "goals-graduation-4yr-results-by-year_2022-23-Q2.csv"
    assert list(rows) == [row[0].split(" ")[-1] for row in shown]
    assert [f"{float(row['value']):.1f}%" for row in rows.values()] == [row[1] for row in shown]
    assert [labels.level(row["level"]) for row in rows.values()] == [
        row[7].split(" ", 1)[1] for row in shown
    ]
    assert [labels.change(row["change"]) for row in rows.values()] == [
        # Where a change is known without its margin, the page says that it is not judged.
        row[8].split(" ", 1)[1].split(",")[0].replace("Not judged", "Not comparable")
        for row in shown
    ]
    last = rows["2022"]
    assert (float(last["numerator"]), float(last["n"])) == (3127, 3924)
    assert f"{float(last['value']):.1f}" == "79.7"
    assert f"{float(last['interval_low']):.2f}" == "78.40"
    assert f"{float(last['interval_high']):.2f}" == "80.92"
    assert f"{float(last['expected']):.1f}" == "86.6"
    assert float(last["distance_students"]) == -271
    assert last["level"] == "off_track"
    assert last["change"] == "clear_improvement"
    assert last["source"] == "GaDOE, four-year cohort graduation rates, class of 2022"


def test_what_is_chosen_is_not_cut_off(open_page):
    page = open_page("/goals" + CHOICES)

    too_long = page.evaluate(
        """() => [...document.querySelectorAll('input[role=combobox]')]
            .filter((it) => it.scrollWidth > it.clientWidth)
            .map((it) => it.value)"""
    )

    assert too_long == []
