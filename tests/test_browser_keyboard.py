"""The dashboard by the keyboard alone: what has the focus, where it goes, and that it is seen."""

import pytest
from playwright.sync_api import expect

from monitoring.ui.pages import PageId
from monitoring.wording import (
    downloads,
    early_signs,
    events,
    filters,
    goals,
    measure_tables,
    measures,
    pages,
)
from tests.support.browser.choices import CHOICES, goal_known, quarter, shown_filters
from tests.support.browser.looking import (
    SCHEMES,
    filter_box,
    focused,
    not_reached,
    paint,
    pixels_of_focus,
)
from tests.support.browser.opening import NARROW

pytestmark = pytest.mark.browser

NUMBERS, WITHOUT_RESULT = measure_tables.numbers_caption(), measure_tables.gaps_caption()
GEORGIA = measure_tables.state_caption()
# A table that can be sorted has a stop for each head, and one of many rows a box before them.
HEADS = [*measure_tables.history_head(())]
HEADS[HEADS.index("Interval")] = "95% interval"
# Each early sign: its picture, which opens large and is named by its result, and why it is one.
SIGNS = [
    stop
    for sign in (
        "Chronic absenteeism",
        "Grades 10 to 12 on track",
        "Ninth grade on track",
        "Suspension",
    )
    for stop in (sign, early_signs.why())
]
STOPS = [
    "Skip to main content",
    "Collapse sidebar",
    *[pages.title(page_id) for page_id in PageId],
    pages.heading("goals"),
    filters.label("quarter"),
    filters.earlier(),
    filters.later(),
    "Download",
    "Copy link",
    *[filters.label(key) for key in ("goal", "measure")],
    filters.clear(),
    filters.go_to_today(),
    goals.plan_words(),
    pages.georgia(),
    events.shown(),
    "Download plot as a PNG",
    measures.facts_title(),
    measures.why_this_status(),
    NUMBERS,
    "Four-year graduation rate",
    *HEADS,
    *[WITHOUT_RESULT] * 2,
    *[GEORGIA] * 2,
    *measure_tables.state_head(),
    *SIGNS,
    early_signs.numbers_caption(),
    downloads.offer("measure"),
]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_keyboard_reaches_everything_and_the_focus_is_seen(scheme, open_page):
    page = open_page("/goals" + CHOICES)
    paint(page, scheme)

    stops, unseen, covered = [], [], []
    for _ in range(len(STOPS) + 5):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop is None:
            break
        # A picture is named by the whole of what it shows.
        signs = (it for it in SIGNS if stop["name"].startswith(f"{it},"))
        stops.append(next(signs, stop["name"]))
        if not stop["isUncovered"]:
            covered.append(stop["name"])
        if stop["name"] in {NUMBERS, WITHOUT_RESULT, GEORGIA}:
            # What opens, opens by key, and then its table can be reached and scrolled.
            page.keyboard.press("Enter")
        # As many pixels as a line of one pixel around it holds, where the whole of it is in view.
        whole = min(stop["round"], 2 * (stop["clip"]["width"] + stop["clip"]["height"]) - 60)
        n_pixels = pixels_of_focus(page, stop["clip"])
        if n_pixels < whole:
            unseen.append((stop["name"], n_pixels, whole))

    assert stops == STOPS
    assert not_reached(page) == []
    assert unseen == []
    assert covered == []


def test_the_keyboard_is_caught_nowhere_on_the_way_back(open_page):
    page = open_page("/goals" + CHOICES)
    page.locator("summary", has_text=downloads.offer("measure")).focus()

    back = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        stop = focused(page)
        if stop is None:
            break
        back.append(stop["name"])

    assert stop is None
    assert back[0] == early_signs.numbers_caption()
    assert back[-1] == "Skip to main content"


def test_on_a_phone_the_folded_side_bar_takes_no_focus(open_page):
    page = open_page("/goals" + CHOICES, width=NARROW)

    stops = []
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.append(focused(page)["name"])

    assert stops == ["Skip to main content", "Expand sidebar", pages.title("goals")]


def test_on_a_phone_the_filters_open_by_key_behind_a_button_that_says_how_many_are_set(open_page):
    page = open_page("/goals" + CHOICES, width=NARROW)
    button = page.get_by_role("button", name="Filters (1)", exact=True)
    goal = filter_box(page, filters.label("goal"))
    expect(goal).to_be_hidden()

    button.focus()
    page.keyboard.press("Enter")
    expect(goal).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    behind = focused(page)["name"]
    button.press("Enter")

    assert behind == filters.label("goal")
    expect(goal).to_be_hidden()
    expect(filter_box(page, filters.label("quarter"))).to_be_visible()


def test_the_bar_stays_in_view_and_covers_nothing_that_has_the_focus(open_page):
    page = open_page("/subgroups" + CHOICES, width=1440)
    page.locator("[data-testid=stMain]").evaluate("(it) => it.scrollTo(0, 900)")

    expect(filter_box(page, filters.label("quarter"))).to_be_in_viewport()
    expect(filter_box(page, filters.label("subgroup"))).to_be_in_viewport()
    assert page.locator(".st-key-bar").bounding_box()["height"] <= 90

    page.locator("main summary").last.focus()
    covered = []
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        stop = focused(page)
        if not stop["isUncovered"]:
            covered.append(stop["name"])
    assert covered == []


def test_with_the_side_bar_folded_nothing_lies_over_the_bar_of_a_page_that_was_scrolled(open_page):
    page = open_page("/subgroups" + CHOICES, width=1440)
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    page.wait_for_selector("[data-testid=stSidebar][data-collapsed=true]", state="attached")
    page.locator("[data-testid=stMain]").evaluate("(it) => it.scrollTo(0, 900)")

    # Playwright presses only what a pointer reaches.
    page.get_by_role("link", name=filters.earlier(), exact=True).click()
    page.wait_for_function("() => location.search.includes('quarter=2022-23-Q1')")


def test_a_quarter_is_changed_by_the_keyboard_alone(open_page):
    page = open_page("/goals" + CHOICES)

    for _ in range(20):
        page.keyboard.press("Tab")
        if focused(page)["name"] == filters.label("quarter"):
            break
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.get_by_text(goal_known("2021-22-Q4"))).to_be_visible()
    page.wait_for_function("() => location.search.includes('quarter=2021-22-Q4')")
    assert shown_filters(page)["quarter"] == quarter("2021-22-Q4")


def test_a_quarter_is_found_by_typing_it(open_page):
    page = open_page("/goals" + CHOICES)

    filter_box(page, filters.label("quarter")).focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Q2 2021-22")
    expect(page.get_by_role("option").first).to_contain_text(quarter("2021-22-Q2"))
    page.keyboard.press("Enter")

    expect(page.get_by_text(goal_known("2021-22-Q2"))).to_be_visible()


def test_georgia_is_drawn_and_switched_off_by_the_keyboard(open_page):
    page = open_page("/goals" + CHOICES)
    noted = page.locator(".js-plotly-plot .annotation").get_by_text("Georgia", exact=True)
    expect(noted).to_be_visible()

    page.get_by_role("switch", name=pages.georgia()).focus()
    page.keyboard.press("Space")

    expect(page.get_by_text(measure_tables.state_caption())).to_have_count(0)
    expect(noted).to_have_count(0)
