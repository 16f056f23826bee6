"""What a reader's browser saw, and the questions the tests put to a page."""

import io
import re
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

import numpy as np
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

SCHEMES = ("light", "dark")
# The rules of axe that look at colors.
COLOR_RULES = ["color-contrast", "link-in-text-block"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# On a link to a page below the root, Streamlit looks for its server beside the page first.
PROBES = re.compile(
    r"/(goals|subgroups|schools|steps?|review|wall|data|health|methods)/_stcore/(health|host-config)$"
)


@dataclass
class Sight:
    """What happened in one browser context.

    Args:
        errors: errors of the pages and of their consoles.
        asked: every address that was asked for, web sockets included.
    """

    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def strangers(self) -> list[str]:
        """Return the addresses outside this machine that were asked for."""
        return [url for url in self.asked if _is_elsewhere(url)]


def _is_elsewhere(url: str) -> bool:
    parts = urlsplit(url)
    # data: and blob: addresses name no machine.
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "localhost"


def watch(context: BrowserContext) -> Sight:
    """Write down whatever goes wrong or leaves the machine, from now on."""
    sight = Sight()
    context.on("request", lambda request: sight.asked.append(request.url))
    context.on("weberror", lambda error: sight.errors.append(str(error.error)))
    context.on("console", lambda message: _note(sight, message))
    context.on("page", lambda page: page.on("websocket", lambda it: sight.asked.append(it.url)))
    return sight


def _note(sight: Sight, message) -> None:
    where = message.location.get("url", "")
    is_probe = "404" in message.text and PROBES.search(where)
    if message.type == "error" and not is_probe:
        sight.errors.append(f"{message.text} ({where})")


def drawn(page: Page, heading: str | None = None) -> Page:
    """Wait until a page has its heading, its run is over and its chart, if any, is drawn."""
    if heading is None:
        page.wait_for_selector("h1")
    else:
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    settled(page)
    # On a narrow screen the side bar folds itself away after the first drawing.
    is_narrow = page.viewport_size["width"] < 768
    page.wait_for_selector(
        f'[data-testid=stSidebar][data-collapsed="{str(is_narrow).lower()}"]', state="attached"
    )
    return page


def settled(page: Page) -> None:
    """Wait until no run is under way, nothing is stale and every chart is drawn."""
    page.wait_for_function(
        """() => {
            const app = document.querySelector('[data-testid=stApp]');
            const charts = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
            return app && app.dataset.testScriptState === 'notRunning'
                && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
                && charts.every((chart) => chart.querySelector('.main-svg .xtick'))
                && document.fonts.status === 'loaded';
        }"""
    )


def link(page: Page) -> str:
    """Return path and query as the address bar has them; Playwright's own ``url`` lags behind."""
    return page.evaluate("location.pathname + location.search")


def address(page: Page) -> tuple[str, dict[str, str]]:
    """Return the path and the choices of the address bar; their order means nothing."""
    parts = urlsplit(link(page))
    return parts.path, dict(parse_qsl(parts.query))


def filter_box(page: Page, label: str):
    """Return one select of the bar."""
    return page.locator(".st-key-bar").get_by_role("combobox", name=label, exact=True)


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a select of the bar with the pointer."""
    box, wanted = filter_box(page, label), page.get_by_role("option", name=option)
    # A run that ends just then draws the select anew, and closed; then it is opened once more.
    for _ in range(5):
        settled(page)
        box.click()
        with suppress(PlaywrightTimeoutError):
            wanted.click(timeout=5_000)
            return
        page.keyboard.press("Escape")
    wanted.click()


def type_choice(page: Page, label: str, option: str) -> None:
    """Choose an option of a select of the bar by its name and Enter, as a reader types it."""
    box = filter_box(page, label)
    # As above: what a run closes meanwhile is typed once more.
    for _ in range(5):
        settled(page)
        box.focus()
        page.keyboard.press("Control+a")
        page.keyboard.type(option)
        with suppress(AssertionError):
            expect(page.get_by_role("option").first).to_contain_text(option, timeout=5_000)
            page.keyboard.press("Enter")
            expect(page.get_by_role("listbox")).to_have_count(0, timeout=5_000)
            expect(box).to_have_value(option, timeout=5_000)
            return
        page.keyboard.press("Escape")
    expect(box).to_have_value(option)


def paint(page: Page, scheme: str) -> None:
    """Turn to the light or the dark colors, as a reader's machine does at dusk."""
    page.emulate_media(color_scheme=scheme)
    # What lies under the text tells whether the colors have changed.
    page.wait_for_function(
        """(isDark) => {
            const app = document.querySelector('[data-testid=stApp]');
            const red = +getComputedStyle(app).backgroundColor.match(/\\d+/)[0];
            return red < 128 === isDark;
        }""",
        arg=scheme == "dark",
    )
    settled(page)


def unfold(page: Page) -> None:
    """Open everything that opens, and make the window as high as the page.

    Text outside the window is not looked at by axe.
    """
    page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true; })")
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    width = page.viewport_size["width"]
    page.set_viewport_size({"width": width, "height": max(3500, height + 50)})
    settled(page)


def violations(page: Page, within: str | None = None, *, colors_alone: bool = False) -> list[str]:
    """Return what axe finds against WCAG 2.2 A and AA, one line for each element.

    Args:
        page: as it stands.
        within: what to look at, as a CSS selector; all of it without one.
        colors_alone: of a page that was looked at in other colors, and in which nothing else can
            have changed.
    """
    rules = COLOR_RULES if colors_alone else RULES
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {node['target']} {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]


# Contrast of two colors as WCAG 2.2 defines it, and the ground an element stands on.
CONTRAST = """
const rgba = (text) => text.match(/[\\d.]+/g).map(Number);
const part = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
const over = (front, back) => {
    const a = front.length > 3 ? front[3] : 1;
    return [0, 1, 2].map((i) => a * front[i] + (1 - a) * back[i]);
};
const ground = (element) => {
    const layers = [];
    for (let it = element; it; it = it.parentElement) {
        layers.push(rgba(getComputedStyle(it).backgroundColor));
    }
    return layers.reverse().reduce((back, front) => over(front, back), [255, 255, 255]);
};
const veil = (element) => {
    let share = 1;
    for (let it = element; it; it = it.parentElement) share *= +getComputedStyle(it).opacity;
    return share;
};
const contrast = (text, element) => {
    const back = ground(element);
    const front = rgba(text);
    front[3] = (front.length > 3 ? front[3] : 1) * veil(element);
    const [high, low] = [light(over(front, back)), light(back)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
};
"""


def faint_words_in_pictures(page: Page) -> list[str]:
    """Return the words drawn in charts and pictures under 4.5 to 1; axe does not look at them."""
    return page.evaluate(
        "() => {"
        + CONTRAST
        + """
        const words = [...document.querySelectorAll('svg.picture text, .js-plotly-plot text')];
        return words
            .filter((it) => it.textContent.trim() && it.getBoundingClientRect().width > 0)
            .map((it) => [contrast(getComputedStyle(it).fill, it.closest('div')), it])
            .filter(([ratio]) => ratio < 4.5)
            .map(([ratio, it]) => `${it.textContent} ${ratio.toFixed(2)}`);
    }"""
    )


# Streamlit lays the native control of a switch invisibly under a drawn one, and a select's text
# field into a frame: there the sign of focus stands on the label and on the frame.
BEARER = """
const bearer = (it) => it.matches('input[role=combobox]') ? it.closest('[role=group]')
    : it.matches('input[role=switch]') ? it.closest('label') : it;
"""


def focused(page: Page) -> dict | None:
    """Tell what has the focus, and whether it can be seen; None when nothing has it."""
    return page.evaluate(
        "() => {"
        + BEARER
        + """
        const it = document.activeElement;
        if (!it || it === document.body) return null;
        it.dataset.wasReached = 'yes';
        // Words marked by the focus are no lasting sign of it: the first key takes the mark away.
        if (it.matches('input[role=combobox]')) it.setSelectionRange(0, 0);
        const box = bearer(it).getBoundingClientRect();
        const shown = {
            x: Math.max(box.x - 6, 0),
            y: Math.max(box.y - 6, 0),
            right: Math.min(box.right + 6, innerWidth),
            bottom: Math.min(box.bottom + 6, innerHeight),
        };
        const across = (shown.x + shown.right) / 2, down = (shown.y + shown.bottom) / 2;
        const top = document.elementFromPoint(across, down);
        return {
            // The name of an icon is text of the page as well, before the words.
            name: (it.getAttribute('aria-label') || it.innerText.trim()).split('\\n')
                .find((words) => words.trim() && !words.startsWith('keyboard_arrow')),
            isUncovered: !!top && (bearer(it).contains(top) || top.contains(it)),
            round: 2 * (box.width + box.height),
            clip: {
                x: shown.x,
                y: shown.y,
                width: shown.right - shown.x,
                height: shown.bottom - shown.y,
            },
        };
    }"""
    )


def pixels_of_focus(page: Page, clip: dict[str, float]) -> int:
    """Count the pixels that stand out by the focus alone: 3 to 1 against what was there before."""
    with_focus = _luminance(page, clip)
    page.evaluate("document.activeElement.blur()")
    without = _luminance(page, clip)
    high, low = np.maximum(with_focus, without), np.minimum(with_focus, without)
    return int(((high + 0.05) / (low + 0.05) >= 3).sum())


def _luminance(page: Page, clip: dict[str, float]) -> np.ndarray:
    """Return the relative luminance of each pixel, as WCAG 2.2 defines it."""
    shot = page.screenshot(clip=clip, caret="hide", animations="disabled")
    parts = np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")) / 255
    linear = np.where(parts <= 0.03928, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


def not_reached(page: Page) -> list[str]:
    """Return the controls that can be seen and that the focus has not been on."""
    return page.evaluate(
        """() => [...document.querySelectorAll(
            'a[href], button, input, select, textarea, summary, [tabindex]'
        )]
            .filter((it) => it.tabIndex >= 0 && !it.disabled && it.checkVisibility({
                visibilityProperty: true, opacityProperty: true,
            }))
            .filter((it) => it.dataset.wasReached !== 'yes')
            .map((it) => it.outerHTML.slice(0, 150))"""
    )
