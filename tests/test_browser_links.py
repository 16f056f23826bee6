"""Links in a page's own words: they lead on within the dashboard, and are links all the same."""

import pytest
from playwright.sync_api import Page, expect

from monitoring.wording import filters, pages
from tests.support.browser.choices import goal_known
from tests.support.browser.looking import address, drawn, settled
from tests.support.browser.opening import HEADINGS

pytestmark = pytest.mark.browser

GOALS = "/goals?quarter=2021-22-Q2&goal=G2&georgia=false"


def loads(page: Page) -> list[str]:
    """Return the list to which every document that is loaded from now on is added."""
    seen: list[str] = []
    page.on("load", lambda it: seen.append(it.url))
    return seen


def title(page: Page):
    return page.get_by_role("heading", level=1)


def follow(page: Page, name: str) -> None:
    page.locator(".stMain").get_by_role("link", name=name, exact=True).first.press("Enter")


def test_a_link_leads_to_its_page_without_loading_the_dashboard_anew_and_the_title_has_the_focus(
    open_page,
):
    page = open_page("/?quarter=2021-22-Q2")
    seen = loads(page)

    follow(page, pages.goal_in_full("Graduation"))
    drawn(page, HEADINGS["/goals"])

    expect(page.get_by_text(goal_known("2021-22-Q2"))).to_be_visible()
    expect(title(page)).to_be_focused()
    page.go_back()
    drawn(page, HEADINGS["/"])
    assert address(page) == ("/", {"quarter": "2021-22-Q2"})
    assert seen == []


def test_go_to_today_keeps_what_else_is_chosen(open_page):
    page = open_page(GOALS)
    seen = loads(page)

    follow(page, filters.go_to_today())

    expect(page.get_by_text(filters.go_to_today())).to_have_count(0)
    settled(page)
    path, asked = address(page)
    assert path == "/goals"
    assert asked.pop("quarter") > "2026"
    assert asked == {"goal": "G2", "measure": "graduation-4yr", "georgia": "false"}
    expect(title(page)).to_be_focused()
    assert seen == []


def test_the_quarter_before_is_shown_at_once_and_its_link_keeps_the_focus(open_page):
    page = open_page(GOALS)
    seen = loads(page)

    follow(page, filters.earlier())

    expect(page.get_by_text(goal_known("2021-22-Q1"))).to_be_visible()
    settled(page)
    expect(page.get_by_role("link", name=filters.later(), exact=True)).to_be_visible()
    assert address(page)[1]["quarter"] == "2021-22-Q1"
    assert address(page)[1]["georgia"] == "false"
    follow(page, filters.later())
    expect(page.get_by_text(goal_known("2021-22-Q2"))).to_be_visible()
    follow(page, filters.later())
    expect(page.get_by_text(goal_known("2021-22-Q3"))).to_be_visible()
    expect(page.get_by_role("link", name=filters.later(), exact=True)).to_be_focused()
    assert seen == []


def test_a_link_that_is_opened_beside_the_page_leaves_the_page_as_it_is(open_page):
    page = open_page("/?quarter=2021-22-Q2")

    link = page.get_by_role("link", name=pages.goal_in_full("Graduation"))
    with page.context.expect_page() as other:
        link.click(modifiers=["ControlOrMeta"])

    drawn(other.value, HEADINGS["/goals"])
    expect(other.value.get_by_text(goal_known("2021-22-Q2"))).to_be_visible()
    other.value.close()
    expect(title(page)).to_have_text(HEADINGS["/"])


def test_a_place_on_the_page_is_shown_without_asking_the_server(open_page):
    page = open_page("/methods")
    asked = []
    page.on("websocket", lambda it: asked.append(it.url))

    page.get_by_role("navigation").locator("a[href^='#part-']").last.click()

    page.wait_for_function("() => location.hash.startsWith('#part-')")
    expect(title(page)).to_have_text(HEADINGS["/methods"])
    expect(title(page)).not_to_be_focused()
    assert asked == []


def test_on_paper_the_bar_says_what_is_chosen_and_shows_nothing_to_press(open_page):
    page = open_page(GOALS)
    page.emulate_media(media="print")

    bar = page.locator(".st-key-bar")
    expect(bar.get_by_text("Quarter 2, 2021-22")).to_be_visible()
    assert [it for it in bar.locator("a, button, input").all() if it.is_visible()] == []
