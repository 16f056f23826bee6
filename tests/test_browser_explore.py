"""Subgroups and Schools in a real browser: links, the keyboard, and what goes over the wire."""

import re
from contextlib import closing

import pytest
from playwright.sync_api import expect

from monitoring import db
from monitoring.vocabulary import NO_UPDATE
from monitoring.wording import filters, labels, pages, screen
from tests.support.browser.looking import (
    address,
    choose,
    drawn,
    focused,
    link,
    not_reached,
    settled,
)
from tests.support.browser.opening import HEADINGS, WIDE, new_context
from tests.support.browser.serving import serving
from tests.support.pages import opened

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database")]

GROUPS = "/subgroups?quarter=2024-25-Q3&goal=G2&subgroup=Homeless"
MATHEMATICS = (
    "?quarter=2023-24-Q2&goal=G1&indicator=milestones_eog_proficient"
    "&content=Mathematics&grades=All+tested+grades&period=2023"
)
FIGURES = """
    select
        results.numerator,
        results.denominator,
        secondary_suppression.result_id is not null as is_hidden
    from results
    inner join organisations using (organisation_id)
    left join secondary_suppression on results.result_id = secondary_suppression.result_id
    where superseded_by is null and indicator_id = 'milestones_eog_proficient'
        and content_area = 'Mathematics' and grade_span = 'All tested grades'
        and organisation_level = 'district'
"""


def counts(rows):
    """Large counts as they would be written: a small one stands for something else on any page."""
    found = [*rows["denominator"].dropna(), *rows["numerator"].dropna()]
    return {f"{int(n):,}" for n in found if n >= 1000}


def main_text(page):
    settled(page)
    return page.get_by_role("main").inner_text()


def test_a_filtered_view_is_the_same_for_a_stranger_after_a_restart(chromium, database, tmp_path):
    seen = []
    shared = GROUPS
    for place in ("first", "second"):
        (tmp_path / place).mkdir()
        with serving(database, tmp_path / place) as server:
            context, _ = new_context(chromium, WIDE)
            page = context.new_page()
            page.goto(server.url + shared)
            drawn(page, HEADINGS["/subgroups"])
            if place == "first":
                choose(page, filters.label("subgroup"), "Students with Disabilities")
                found = page.locator(".finding", has_text="Students with Disabilities")
                expect(found).to_be_visible()
                page.wait_for_function("() => location.search.includes('Disabilities')")
            seen.append(main_text(page))
            shared = link(page)
            context.close()

    assert "subgroup=Students+with+Disabilities" in shared.replace("%20", "+")
    assert seen[0] == seen[1]
    assert "71.2" in seen[1]


def test_a_view_stands_again_after_a_page_change_and_back(open_page):
    page = open_page(GROUPS)
    before = (address(page), main_text(page))

    menu = page.get_by_test_id("stSidebarNav")
    menu.get_by_role("link", name=pages.title("methods")).click()
    drawn(page, HEADINGS["/methods"])
    menu.get_by_role("link", name=pages.title("subgroups")).click()
    drawn(page, HEADINGS["/subgroups"])
    page.wait_for_function("() => location.search.includes('Homeless')")

    assert (address(page), main_text(page)) == before


@pytest.fixture(scope="module")
def strict_server(strict_database, tmp_path_factory):
    """A dashboard of a district that protects official results like its own."""
    with serving(strict_database, tmp_path_factory.mktemp("strict")) as running:
        yield running


@pytest.mark.parametrize("path", ["/subgroups", "/schools"])
def test_nothing_hidden_goes_over_the_wire(path, chromium, strict_server, strict_database):
    with closing(db.Store(strict_database, read_only=True)) as store:
        found = store.read(FIGURES)
    secret = counts(found[found["is_hidden"]]) - counts(found[~found["is_hidden"]])
    context, _ = new_context(chromium, WIDE)
    page = context.new_page()
    frames = []
    page.on(
        "websocket", lambda socket: socket.on("framereceived", lambda data: frames.append(data))
    )
    page.goto(strict_server.url + path + MATHEMATICS)
    drawn(page, HEADINGS[path])
    settled(page)
    context.close()
    sent = b" ".join(f if isinstance(f, bytes) else str(f).encode() for f in frames).decode(
        "latin-1"
    )

    assert len(secret) >= 3
    assert "22,796" in sent
    for number in secret:
        digits = re.escape(number).replace(",", ",?")
        assert not re.search(rf"(?<!\d){digits}(?!\d)", sent), number


def test_the_funnel_holds_no_school_that_is_hidden():
    app = opened(
        "schools",
        quarter="2024-25-Q3",
        goal="G2",
        indicator="graduation_rate_4yr",
        grades="9-12",
        period="2024",
        subgroup="English Learners",
    )
    found = db.open_store().read(
        "select organisation, n from findings where is_own and period = '2024'"
        " and indicator_id = 'graduation_rate_4yr' and organisation_level = 'school'"
        " and subgroup = 'English Learners'"
    )
    spec = " ".join(str(chart.proto.spec) for chart in app.get("plotly_chart"))
    without = found[found["n"].isna()]["organisation"].tolist()
    with_n = found[found["n"] >= 15]["organisation"].tolist()

    assert "Martha Ellen Stilwell School for the Performing Arts" in without
    assert "Charles R. Drew High School" in with_n
    assert [name for name in without if name in spec] == []
    assert [name for name in with_n if name not in spec] == []


@pytest.mark.parametrize("path", ["/subgroups", "/schools", "/steps", "/step"])
def test_the_keyboard_reaches_everything_on_the_page(path, open_page):
    page = open_page(path + "?quarter=2024-25-Q3&goal=G2")

    for _ in range(90):
        page.keyboard.press("Tab")
        if focused(page) is None:
            break

    # The orders are one stop of the keyboard, with arrows between them.
    left = [it for it in not_reached(page) if "segmented_control" not in it]
    assert left == []


def test_a_step_that_is_overdue_is_found_and_opened_by_the_keyboard_alone(open_page):
    page = open_page("/steps?quarter=2022-23-Q2")

    overdue = page.get_by_text(re.compile(r"\b16\b")).get_by_role("link", name="G1.3")
    for _ in range(30):
        page.keyboard.press("Tab")
        if overdue.evaluate("it => it === document.activeElement"):
            break
    page.keyboard.press("Enter")

    drawn(page, HEADINGS["/step"])
    expect(page.get_by_role("heading", level=2, name="G1.3")).to_be_visible()
    expect(page.get_by_text(labels.lane_state(NO_UPDATE)).first).to_be_visible()


def test_the_order_is_changed_by_the_arrow_keys_and_stands_in_the_address(open_page):
    page = open_page("/subgroups?quarter=2024-25-Q3&goal=G2")

    page.get_by_role("radio", name=pages.orders()["usual"]).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('order=name')")

    expect(page.get_by_role("radio", name=pages.orders()["name"], exact=True)).to_be_checked()


def test_the_sample_goes_out_by_the_keyboard_alone(chromium, database, tmp_path):
    with serving(database, tmp_path) as server:
        context, _ = new_context(chromium, WIDE)
        page = context.new_page()
        page.goto(server.url + "/data?quarter=2022-23-Q2&goal=G2")
        drawn(page, HEADINGS["/data"])
        page.locator("summary", has_text=screen.sample_data()).focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name=screen.remove_sample()).focus()
        page.keyboard.press("Enter")
        expect(page.locator("summary", has_text=screen.sample_data())).to_have_count(0)
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=pages.title("goals")).click()
        expect(page.get_by_text("organisation_level")).to_be_visible()
        settled(page)
        words = page.locator("body").inner_text()
        context.close()

    assert "Sample" not in words
    assert "SAMPLE" not in words
