"""Times Subgroups and the Overview in a real browser, beside Subgroups written plainly."""

import asyncio
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from . import servers
from .pages import median
from .table import Row, beside, plain

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_MOST_OF_CHANGE, _MOST_OF_COLD = 0.2, 0.5
_N_COLD = 7
_PATIENCE_MS = 60_000
_OVERVIEW = "quarter=2022-23-Q2"
_PATH = (
    "subgroups?quarter=2024-25-Q2&goal=G1&indicator=milestones_eog_proficient"
    "&content=English+Language+Arts&grades=All+tested+grades&school=all&period=2024"
    "&subgroup=English+Learners"
)
# Every one has a gap in the scope and period of the address; none is chosen twice in a row.
_GROUPS = (
    "Asian",
    "Black",
    "Hispanic",
    "Multiracial",
    "White",
    "Students with Disabilities",
    "Not English Learners",
    "Female",
)
# From the first moment of the page: when Enter was pressed last, and when the main part of the
# page was last touched. A page is drawn when its run is over, its words are others than before,
# every chart has its axes, and nothing has been touched for a while; that while is not counted.
_WATCH = """
    window.bench = {pressed: 0, touched: 0, words: ''};
    const main = () => document.querySelector('[data-testid=stMain]');
    new MutationObserver((seen) => {
        const it = main();
        if (it && seen.some(({target}) => it.contains(target))) bench.touched = performance.now();
    }).observe(document, {
        attributes: true, characterData: true, childList: true, subtree: true,
    });
    document.addEventListener('keydown', ({key}) => {
        if (key === 'Enter') bench.pressed = performance.now();
    }, true);
"""
_IS_DRAWN = """([nCharts, quiet]) => {
    const it = document.querySelector('[data-testid=stMain]');
    const app = document.querySelector('[data-testid=stApp]');
    if (!it || app.dataset.testScriptState !== 'notRunning') return false;
    const charts = [...it.querySelectorAll('[data-testid=stPlotlyChart]')];
    return charts.length === nCharts
        && charts.every((chart) => chart.querySelector('.main-svg .xtick'))
        && !it.querySelector('[data-stale=true], [data-testid=stSkeleton]')
        && it.querySelector('h1') && bench.touched > bench.pressed
        && performance.now() - bench.touched > quiet && it.innerText !== bench.words;
}"""
_QUIET_MS = 700


@dataclass
class _Side:
    """One of the two pages; how many charts of Plotly it has, and the seconds it took."""

    url: str
    n_charts: int
    cold: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)


def compare(database: Path, folder: Path) -> Iterator[Row]:
    """Yield the figures of the page of the product beside those of the plain one."""
    executable = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if executable is None:
        yield plain(f"browser: skipped, none of {', '.join(_BROWSERS)} is on the PATH", "")
        return
    with ExitStack() as stack:
        ours, overview, theirs = stack.enter_context(_serving(database, folder))
        player = stack.enter_context(sync_playwright())
        browser = player.chromium.launch(executable_path=executable, args=list(_OPTIONS))
        stack.callback(browser.close)
        for _ in range(_N_COLD):
            for side in (ours, overview, theirs):
                side.cold.append(_cold(browser, side))
        _change(browser, (ours, theirs))
    yield from _rows(ours, overview, theirs)


@contextmanager
def _serving(database: Path, folder: Path) -> Iterator[tuple[_Side, _Side, _Side]]:
    """Serve the pages, each server over a copy of its own, and let each run once."""
    copy = folder / "plain.duckdb"
    shutil.copy(database, copy)
    with servers.product(database) as product:
        asyncio.run(product.first_page("subgroups"))
        asyncio.run(product.first_page("", _OVERVIEW))
        with servers.plain_subgroups(copy, folder) as plainly:
            asyncio.run(plainly.first_page())
            yield (
                _Side(f"http://localhost:{product.port}/{_PATH}", n_charts=0),
                _Side(f"http://localhost:{product.port}/?{_OVERVIEW}", n_charts=0),
                _Side(f"http://localhost:{plainly.port}/", n_charts=3),
            )
    copy.unlink()


def _open(browser: Browser, side: _Side) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(_PATIENCE_MS)
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.goto(side.url)
    _wait(page, side)
    return page


def _wait(page: Page, side: _Side) -> float:
    """Wait until the page is drawn; return the seconds from the key, or else from its opening."""
    page.wait_for_function(_IS_DRAWN, arg=[side.n_charts, _QUIET_MS], polling=50)
    return page.evaluate("bench.touched - bench.pressed") / 1000


def _cold(browser: Browser, side: _Side) -> float:
    page = _open(browser, side)
    seconds = page.evaluate("bench.touched") / 1000
    page.context.close()
    return seconds


def _change(browser: Browser, sides: Sequence[_Side]) -> None:
    """Choose each group twice, on one page and the other in turn; other load falls on both."""
    pages = [_open(browser, side) for side in sides]
    for is_first in (True, False):
        for group in _GROUPS:
            for page, side in zip(pages, sides, strict=True):
                page.bring_to_front()
                seconds = _choose(page, side, group)
                (side.first if is_first else side.again).append(seconds)
    for page in pages:
        page.context.close()


def _choose(page: Page, side: _Side, group: str) -> float:
    box = page.get_by_role("combobox", name="Subgroup", exact=True)
    box.click()
    box.fill(group)
    page.get_by_role("option", name=group, exact=True).wait_for()
    page.evaluate("bench.words = document.querySelector('[data-testid=stMain]').innerText")
    box.press("Enter")
    return _wait(page, side)


def _rows(ours: _Side, overview: _Side, theirs: _Side) -> Iterator[Row]:
    what = "Subgroups in a browser: change of group, median"
    yield beside(what, median(ours.first), median(theirs.first), most=_MOST_OF_CHANGE)
    yield beside("  a group chosen before", median(ours.again), median(theirs.again))
    what = "Subgroups in a browser: cold page, median"
    yield beside(what, median(ours.cold), median(theirs.cold), most=_MOST_OF_COLD)
    what = "Overview in a browser: cold page, median"
    yield beside(what, median(overview.cold), median(theirs.cold), most=_MOST_OF_COLD)
