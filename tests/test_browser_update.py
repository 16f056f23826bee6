"""The update of a step in a real browser, by the keyboard, and the form under axe."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from monitoring.wording import filters, labels, screen
from monitoring.wording import update_form as form
from monitoring.wording.pages import title
from monitoring.wording.updates import field_name
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
    expect(page.get_by_text(form.attached(file.name))).to_be_visible()
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

    tab_to(page, page.get_by_text(re.compile(r"\b16\b")).get_by_role("link", name="G1.3"))
    page.keyboard.press("Enter")
    drawn(page, HEADINGS["/step"])
    tab_to(page, page.locator("summary", has_text=form.form_title("G1.3", "2022-23-Q2")))
    page.keyboard.press("Enter")
    expect(page.get_by_label(screen.your_name())).to_be_visible()
    typed(page, screen.your_name(), "Ann Bell")
    page.keyboard.press("Enter")
    expect(page.get_by_label(field_name("happened"), exact=True)).to_be_visible()
    settled(page)
    tab_to(page, page.get_by_role("radio", name=labels.implementation("planned")))
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    typed(page, field_name("happened"), "Two sessions were held.")
    typed(page, field_name("comes_next"), "A third one.")
    tab_to(page, page.get_by_role("checkbox", name=re.compile("^Meeting minutes")))
    page.keyboard.press("Space")
    expect(page.get_by_label(field_name("title"))).to_be_visible()
    settled(page)
    typed(page, field_name("title"), "Minutes")
    tab_to(page, page.get_by_role("spinbutton", name=re.compile("^month")))
    page.keyboard.type("11302022")
    page.keyboard.press("Escape")
    settled(page)
    attach(page, minutes)
    tab_to(page, page.get_by_role("button", name=form.save()))
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=form.see_matrix())).to_be_visible()
    settled(page)
    tab_to(page, page.get_by_role("link", name=form.see_matrix()))
    page.keyboard.press("Enter")
    drawn(page, HEADINGS["/steps"])

    expect(page.get_by_text(re.compile(r"\b16\b"))).to_have_count(0)
    row = page.locator("tbody", has=page.get_by_role("link", name="G1.3"))
    expect(row).to_contain_text(labels.lane_state("under_way"))
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
    page.locator("summary", has_text=form.form_title("G1.3", "2022-23-Q2")).click()
    page.get_by_label(screen.your_name()).fill("Ann Bell")
    page.keyboard.press("Enter")
    expect(page.get_by_label(field_name("happened"), exact=True)).to_be_visible()
    settled(page)
    page.get_by_role("checkbox", name=re.compile("^Meeting minutes")).press("Space")
    expect(page.get_by_label(field_name("title"))).to_be_visible()
    settled(page)
    # A document without a title is a fault, whatever was saved here before.
    page.get_by_label(field_name("title")).fill("")
    page.keyboard.press("Tab")
    settled(page)
    # By the keyboard: a click goes to a place, and what is drawn late can push the button from it.
    page.get_by_role("button", name=form.save()).press("Enter")
    expect(page.get_by_text(form.not_saved_yet(6))).to_be_visible()
    settled(page)

    found = {}
    for scheme in ("light", "dark"):
        paint(page, scheme)
        found[scheme] = violations(page)
    too_wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    context.close()

    assert found == {"light": [], "dark": []}
    assert not too_wide


def open_form(page: Page, url: str):
    """Open the form of a step anew, give a name, and return its first field of words."""
    page.goto(url + "/step?quarter=2023-24-Q2&goal=G1&step=G1.1")
    drawn(page, HEADINGS["/step"])
    field = page.get_by_label(field_name("happened"), exact=True)
    if not field.count():
        page.locator("summary", has_text=form.form_title("G1.1", "2023-24-Q2")).click()
        page.get_by_label(screen.your_name()).fill("Ann Bell")
        page.keyboard.press("Enter")
    expect(field).to_be_visible()
    settled(page)
    return field


def test_what_is_typed_is_kept_while_somebody_types_and_when_a_link_leads_away_at_once(
    chromium, own_server
):
    context, sight = new_context(chromium, WIDE)
    page = context.new_page()
    kept = page.get_by_text(form.draft_kept(datetime(2026, 1, 1)).split(",")[0])

    open_form(page, own_server.url).click()
    page.keyboard.type("One session")
    expect(kept).to_be_visible()
    page.keyboard.type(" was held")
    field = page.get_by_label(field_name("happened"), exact=True)
    expect(field).to_have_value("One session was held")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=title("schools")).click()
    drawn(page, HEADINGS["/schools"])

    field = open_form(page, own_server.url)
    expect(field).to_have_value("One session was held")
    field.click()
    page.keyboard.press("End")
    page.keyboard.type(" in May")
    page.get_by_role("link", name=filters.go_to_today()).click()
    expect(page.get_by_text(filters.go_to_today())).to_have_count(0)

    expect(open_form(page, own_server.url)).to_have_value("One session was held in May")
    context.close()
    assert sight.errors == []
