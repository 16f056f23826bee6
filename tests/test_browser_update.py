"""The update of a step in a real browser, by the keyboard, and the form under axe."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.looking import drawn, paint, settled, violations
from tests.support.browser.opening import HEADINGS, NARROW, WIDE, new_context
from tests.support.browser.serving import serving

pytestmark = pytest.mark.browser


@pytest.fixture
def own_server(chromium, database, tmp_path):
    """A dashboard on a copy of the database, since this test writes to it."""
    with serving(database, tmp_path) as running:
        yield running
    assert running.faults() == []


def tab_to(page: Page, target) -> None:
    """Go on with the Tab key until the target has the focus."""
    for _ in range(120):
        if target.count() and target.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not reach {target}")


def typed(page: Page, label: str, words: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(words)


def attach(page: Page, file: Path) -> None:
    upload = page.get_by_test_id("stFileUploader").get_by_role("button", name=re.compile("Upload"))
    # Asked for beforehand: the browser must know by then that no window is to be opened.
    page.on("filechooser", lambda chooser: chooser.set_files(file))
    tab_to(page, upload)
    settled(page)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Attached: {file.name}")).to_be_visible()
    settled(page)


def test_an_overdue_step_is_updated_with_a_file_and_seen_in_the_matrix_by_keyboard_alone(
    chromium, own_server, tmp_path
):
    minutes = tmp_path / "minutes.pdf"
    minutes.write_bytes(b"%PDF-1.7\n")
    context, sight = new_context(chromium, WIDE)
    page = context.new_page()
    page.goto(own_server.url + "/steps?quarter=2022-23-Q2")
    drawn(page, HEADINGS["/steps"])

    tab_to(page, page.get_by_text("Overdue by 16 days").get_by_role("link", name="G1.3"))
    page.keyboard.press("Enter")
    drawn(page, HEADINGS["/step"])
    tab_to(page, page.locator("summary", has_text="Update G1.3 for 2022-23-Q2"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your name")).to_be_visible()
    typed(page, "Your name", "Ann Bell")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What happened", exact=True)).to_be_visible()
    settled(page)
    tab_to(page, page.get_by_role("radio", name="planned"))
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    typed(page, "What happened", "Two sessions were held.")
    typed(page, "What comes next", "A third one.")
    tab_to(page, page.get_by_role("checkbox", name="Meeting minutes (implementation)"))
    page.keyboard.press("Space")
    expect(page.get_by_label("Title of the document")).to_be_visible()
    settled(page)
    typed(page, "Title of the document", "Minutes")
    typed(page, "Its date, such as 2022-11-30", "2022-11-30")
    attach(page, minutes)
    tab_to(page, page.get_by_role("button", name="Save this update"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved: version 1 of G1.3 for 2022-23-Q2")).to_be_visible()
    settled(page)
    tab_to(page, page.get_by_role("link", name="See it in the matrix"))
    page.keyboard.press("Enter")
    drawn(page, HEADINGS["/steps"])

    expect(page.get_by_text("Overdue by 16 days")).to_have_count(0)
    row = page.locator("tbody", has=page.get_by_role("link", name="G1.3"))
    expect(row).to_contain_text("under_way")
    expect(row).to_contain_text("1 of 5")
    context.close()
    assert sight.errors == []
    assert sight.strangers() == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_in_the_open_form_in_light_and_dark(width, chromium, own_server):
    context, _ = new_context(chromium, width)
    page = context.new_page()
    page.goto(own_server.url + "/step?quarter=2022-23-Q2&goal=G1&step=G1.3")
    drawn(page, HEADINGS["/step"])
    page.locator("summary", has_text="Update G1.3").click()
    page.get_by_label("Your name").fill("Ann Bell")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What happened", exact=True)).to_be_visible()
    settled(page)
    page.get_by_role("checkbox", name="Meeting minutes (implementation)").press("Space")
    expect(page.get_by_label("Title of the document")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Save this update").click()
    expect(page.get_by_text("Not saved. What is to be mended:")).to_be_visible()
    settled(page)

    found = {}
    for scheme in ("light", "dark"):
        paint(page, scheme)
        found[scheme] = violations(page)
    too_wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    context.close()

    assert found == {"light": [], "dark": []}
    assert not too_wide
