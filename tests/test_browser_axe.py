"""Every page looked at by axe, wide and narrow, in light and in dark."""

import pytest
from playwright.sync_api import Page, expect

from monitoring.wording import filters
from tests.support.browser.choices import CHOICES
from tests.support.browser.looking import (
    SCHEMES,
    faint_words_in_pictures,
    filter_box,
    paint,
    unfold,
    violations,
)
from tests.support.browser.opening import HEADINGS, NARROW, WIDE

pytestmark = pytest.mark.browser

PAGES = tuple(HEADINGS)
SIDE_BAR = "[data-testid=stSidebar]"
BARS = f":is({SIDE_BAR}, .st-key-bar)"


def found_by_axe(page: Page) -> dict[str, list[str]]:
    """Return what is found in each scheme; a change of scheme changes colors alone."""
    found = {}
    for scheme in SCHEMES:
        paint(page, scheme)
        found[scheme] = violations(page, colors_alone=scheme == "dark")
        found[scheme] += faint_words_in_pictures(page)
    return found


def widths(page: Page) -> list[int]:
    """Return how wide the document is, the main part, in which the page scrolls, and its room."""
    return page.evaluate(
        """() => {
            const main = document.querySelector('[data-testid=stMain]');
            return [document.documentElement.scrollWidth, main.scrollWidth, main.clientWidth];
        }"""
    )


def sticking_out(page: Page) -> list[str]:
    return page.evaluate(
        """() => [...document.querySelectorAll('main *')]
            .filter((it) => !it.closest('.table') && !it.closest('.js-plotly-plot'))
            .filter((it) => it.getBoundingClientRect().right > innerWidth + 1)
            .map((it) => it.outerHTML.slice(0, 120))"""
    )


def scrolled_tables(page: Page) -> list[list[int]]:
    """Scroll each table to its end; return its width, that of all of it, where it is, its stop."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.table')]
            .filter((it) => it.checkVisibility())
            .map((it) => {
                it.scrollLeft = 10000;
                return [it.clientWidth, it.scrollWidth, it.scrollLeft, it.tabIndex];
            })"""
    )


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_light_and_dark(path, open_page):
    page = open_page(path + CHOICES, width=WIDE)
    unfold(page)

    assert found_by_axe(page) == {"light": [], "dark": []}


@pytest.mark.parametrize("path", PAGES)
def test_on_a_phone_axe_finds_nothing_and_tables_alone_scroll_sideways(path, open_page):
    page = open_page(path + CHOICES, width=NARROW)
    unfold(page)

    document, whole_main, main = widths(page)
    outside = sticking_out(page)
    found = found_by_axe(page)
    tables = scrolled_tables(page)
    open_what_is_folded(page)
    for scheme in reversed(SCHEMES):
        paint(page, scheme)
        found[scheme] += violations(page, BARS, colors_alone=scheme == "dark")

    assert found == {"light": [], "dark": []}
    assert document <= 320
    assert whole_main <= main
    assert outside == []
    assert bool(tables) == (path not in {"/", "/steps", "/health", "/review"})
    for shown, whole, moved, tab_index in tables:
        assert shown <= 320
        assert moved >= whole - shown - 1
        assert tab_index == 0
    assert any(whole > shown for shown, whole, _, _ in tables) == bool(tables)


def open_what_is_folded(page: Page) -> None:
    """Open the filters, where a page has any, and the side bar."""
    if (button := page.locator(".opens-filters:visible")).count():
        button.click()
        expect(filter_box(page, filters.label("goal"))).to_be_visible()
    page.get_by_role("button", name="Expand sidebar").click()
    page.wait_for_selector(f'{SIDE_BAR}[data-collapsed="false"]')


def test_axe_finds_nothing_on_the_goal_of_many_measures_with_georgia_drawn(open_page):
    page = open_page("/goals?quarter=2023-24-Q2&goal=G1")
    unfold(page)

    assert found_by_axe(page) == {"light": [], "dark": []}


def test_axe_does_look_at_the_page(open_page):
    page = open_page("/methods" + CHOICES)
    unfold(page)

    # The last words of the page, far below the first screen, made faint.
    page.evaluate(
        "[...document.querySelectorAll('main p')].at(-1).style.cssText = 'color: #ccc !important'"
    )

    found = violations(page)
    of_colors = violations(page, colors_alone=True)

    assert [line.split(":")[0] for line in found] == ["color-contrast"]
    assert of_colors == found
