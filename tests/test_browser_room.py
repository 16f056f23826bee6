"""Room for words in a real browser: none run into a box, off a phone or over a line."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", ["schools", "health"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_last_words_of_a_page_end_above_the_box_of_downloads(open_page, page, width):
    shown = open_page(f"/{page}?quarter=2025-26-Q2", width=width)
    words = shown.locator("p.source, p.waiting").last
    box = shown.locator("[class*='st-key-take-'] details").first

    words_box, downloads = words.bounding_box(), box.bounding_box()
    assert words_box["y"] + words_box["height"] <= downloads["y"]


def test_on_a_phone_a_goals_one_early_sign_stands_under_what_is_said_of_it(open_page):
    shown = open_page("/goals?quarter=2022-23-Q2&goal=G1&measure=eog-ela", width=390)
    said, tiles = (shown.locator(".signs > *").nth(at).bounding_box() for at in (0, 1))

    assert tiles["y"] >= said["y"] + said["height"]
    assert tiles["width"] > 300


@pytest.mark.parametrize("quarter", ["2022-23-Q2", "2025-26-Q2"])
def test_on_a_phone_both_verdicts_of_every_measure_stand_on_the_screen(open_page, quarter):
    shown = open_page(f"/goals?quarter={quarter}&goal=G1", width=390)
    table = shown.locator(".goal-measures .table").first

    assert table.evaluate("(it) => it.scrollWidth - it.clientWidth") <= 0


def test_the_head_of_the_steps_breaks_no_year_at_its_dash(open_page):
    shown = open_page("/steps?quarter=2025-26-Q2")
    year = shown.locator(".matrix thead .whole", has_text="2025-26").first

    assert year.evaluate("(it) => it.getClientRects().length") == 1
    assert year.evaluate("(it) => getComputedStyle(it).whiteSpace") == "nowrap"


def test_the_words_of_a_switch_are_not_cut_between_a_phone_and_a_wide_screen(open_page):
    shown = open_page("/goals?quarter=2025-26-Q2&goal=G1")
    shown.set_viewport_size({"width": 768, "height": 900})
    words = shown.get_by_text("Show decisions and steps done").first

    cut = "(it) => it.closest('div').scrollWidth - it.closest('div').clientWidth"
    assert words.evaluate(cut) <= 1
