"""The review and the wall in a real browser: axe, the keyboard, and the way back."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pptx import Presentation

from monitoring.ui.pages import PageId
from monitoring.vocabulary.versions import Paper
from monitoring.wording import review_form, screen, wall
from monitoring.wording.pages import heading
from tests.support.browser.looking import RULES, drawn, settled
from tests.support.browser.opening import HEADINGS, NARROW, WIDE, new_context
from tests.support.browser.serving import serving

pytestmark = pytest.mark.browser


def on_the_wall(page, server):
    page.goto(server.url + "/wall?quarter=2022-23-Q2")
    page.wait_for_selector("[data-testid=stIFrame]")
    frame = page.frame_locator("[data-testid=stIFrame]")
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
    return frame


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_on_the_wall(width, scheme, chromium, server):
    context, sight = new_context(chromium, width)
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    on_the_wall(page, server)
    run_only = {"runOnly": {"type": "tag", "values": RULES}}
    found = [one["id"] for one in Axe().run(page, options=run_only).response["violations"]]
    context.close()

    assert found == []
    assert sight.strangers() == []


def test_the_wall_fills_the_screen_is_walked_by_arrow_keys_and_left_by_a_link(chromium, server):
    context, _ = new_context(chromium, WIDE)
    page = context.new_page()
    frame = on_the_wall(page, server)
    box = page.locator("[data-testid=stIFrame]").bounding_box()

    frame.get_by_role("button", name=wall.controls()["next"]).focus()
    page.keyboard.press("ArrowRight")
    expect(frame.get_by_text(re.compile(r"^2 / \d+$"))).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(frame.get_by_text(re.compile(r"^1 / \d+$"))).to_be_visible()
    page.get_by_role("link", name=screen.leave()).focus()
    page.keyboard.press("Enter")
    drawn(page, HEADINGS["/review"])
    context.close()

    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1280, 900)


def test_keys_and_a_clicker_turn_the_wall_at_once_and_leave_other_pages_alone(chromium, server):
    context, _ = new_context(chromium, WIDE)
    page = context.new_page()
    frame = on_the_wall(page, server)
    # Nobody has clicked into the frame, and the keys go to the page around it.
    page.evaluate("document.activeElement.blur()")
    for place, key in ((2, "PageDown"), (3, "ArrowRight"), (4, "Space"), (3, "PageUp")):
        page.keyboard.press(key)
        expect(frame.get_by_text(re.compile(rf"^{place} / \d+$"))).to_be_visible()
    page.get_by_role("link", name=screen.leave()).click()
    drawn(page, HEADINGS["/review"])
    is_kept = page.evaluate(
        """() => {
            const event = new KeyboardEvent('keydown',
                {key: 'PageDown', bubbles: true, cancelable: true});
            return document.body.dispatchEvent(event);
        }"""
    )
    context.close()

    assert is_kept


def test_the_deck_of_a_quarter_is_two_clicks_away_from_an_open_page(chromium, server):
    context, _ = new_context(chromium, WIDE)
    page = context.new_page()
    page.goto(server.url + "/?quarter=2022-23-Q2")
    drawn(page, HEADINGS["/"])
    clicks = 0
    for find in (
        lambda: page.get_by_role("link", name=heading(PageId.REVIEW), exact=True).first,
        lambda: page.get_by_role(
            "button", name=review_form.draft(review_form.paper(Paper.DECK)), exact=True
        ),
    ):
        clicks += 1
        if clicks < 2:
            find().click()
            drawn(page, HEADINGS["/review"])
            continue
        with page.expect_download(timeout=60_000) as coming:
            find().click()
    slides = Presentation(coming.value.path()).slides
    context.close()

    assert clicks == 2
    assert coming.value.suggested_filename == "draft_2022-23-Q2.pptx"
    assert slides[0].shapes.title.text_frame.text == (
        "Four-year graduation rate 6.9 points below plan; 8 tests not judged yet"
    )


def test_a_text_of_the_review_is_written_by_the_keyboard_and_saves_itself(
    chromium, database, tmp_path
):
    with serving(database, tmp_path) as own:
        context, sight = new_context(chromium, WIDE)
        page = context.new_page()
        page.goto(own.url + "/review?quarter=2022-23-Q2")
        drawn(page, HEADINGS["/review"])
        page.get_by_label(screen.your_name()).focus()
        page.keyboard.type("Ann Bell")
        page.keyboard.press("Enter")
        expect(page.get_by_label(review_form.part("why")).last).to_be_visible()
        settled(page)
        page.get_by_label(review_form.part("why")).last.focus()
        page.keyboard.type("The graduation rate is 82 percent.")
        page.keyboard.press("Tab")
        expect(page.get_by_text(review_form.version_kept_now(1))).to_be_visible()
        expect(page.get_by_text("“82 percent”")).to_be_visible()
        context.close()

    assert sight.errors == []
