"""A page of the running dashboard in a real browser, for tests that look at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from monitoring.ui.pages import PageId
from monitoring.wording.pages import heading
from tests.support.browser.looking import Sight, drawn, watch
from tests.support.browser.serving import BROWSER_OPTIONS, Server, find_browser, serving

# The wall has no heading of its own: it stands in a frame.
HEADINGS = {
    "/" + page.removeprefix(PageId.OVERVIEW): heading(page)
    for page in PageId
    if page != PageId.WALL
}
WIDE, NARROW = 1280, 320

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    executable = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=BROWSER_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(database: Path, tmp_path_factory) -> Iterator[Server]:
    """One running dashboard of this worker, for all tests to which a fresh start does not matter.

    They only read: what a test saves, it saves on a server of its own.
    """
    find_browser()
    with serving(database, tmp_path_factory.mktemp("server")) as running:
        yield running
    assert running.faults() == []


@pytest.fixture(scope="module")
def contexts(chromium: Browser) -> Iterator[dict[int, tuple[BrowserContext, Sight]]]:
    """One browser context for each width: it keeps the scripts it has fetched, and its last page.

    To read those scripts in a new page takes as long as all the rest, so the page is gone on with.
    """
    opened: dict[int, tuple[BrowserContext, Sight]] = {}
    yield opened
    for context, _ in opened.values():
        context.close()


def as_new(page: Page, width: int) -> Page:
    """Take back what a test may have asked of a page before it is sent elsewhere."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media="null", color_scheme="light", reduced_motion="reduce")
    page.mouse.move(0, 0)
    return page


def new_context(chromium: Browser, width: int) -> tuple[BrowserContext, Sight]:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(30_000)
    # Streamlit remembers there whether the side bar was open.
    context.add_init_script(
        "if (location.protocol === 'http:') { localStorage.clear(); sessionStorage.clear(); }"
    )
    return context, watch(context)


@pytest.fixture
def open_page(chromium: Browser, server: Server, contexts) -> Iterator[OpenPage]:
    """Open a page of the running dashboard; whatever goes wrong in it fails the test."""
    in_use: list[Page] = []
    sights: list[Sight] = []
    for _, sight in contexts.values():
        # What went wrong in an earlier test is that test's own.
        sight.errors.clear()
        sight.asked.clear()

    def opening(path: str, *, width: int = WIDE, fresh: bool = False) -> Page:
        if fresh:
            made = contexts[-len(contexts)] = new_context(chromium, width)
        else:
            if width not in contexts:
                contexts[width] = new_context(chromium, width)
            made = contexts[width]
        context, sight = made
        sights.append(sight)
        left = [page for page in context.pages if page not in in_use]
        page = as_new(left[0], width) if left else context.new_page()
        in_use.append(page)
        page.goto(server.url + path)
        return drawn(page, HEADINGS[path.split("?")[0]])

    yield opening
    for sight in sights:
        assert sight.errors == []
        assert sight.strangers() == []


expect.set_options(timeout=30_000)
