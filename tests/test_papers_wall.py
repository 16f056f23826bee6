"""A quarter on the wall: one message at a time."""

import re

import pytest
from playwright.sync_api import expect

from monitoring.papers import findings
from monitoring.papers.findings import headline, reasons
from monitoring.papers.messages import messages_of
from monitoring.papers.wall import wall_html
from monitoring.wording import wall as wording
from monitoring.wording.findings import unknown_finding
from monitoring.wording.sample import sample_word
from tests.support import briefs
from tests.support.browser.looking import faint_words_in_pictures, focused, violations
from tests.support.documents import BRIEFS, LOADS, Reading, told_figures

HEADLINE = headline(briefs.G2)
WORDS = wording.controls()


@pytest.fixture
def wall(chromium, tmp_path):
    """Open a wall as a file of its own; nothing in it may go wrong."""
    opened, faults = [], []

    def opening(brief=briefs.BRIEF, *, width=1920, height=1080, place="", **told):
        path = tmp_path / "wall.html"
        path.write_text(wall_html(brief), encoding="utf-8")
        context = chromium.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **told
        )
        opened.append(context)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        page = context.new_page()
        page.goto(path.as_uri() + place)
        return page

    yield opening
    for context in opened:
        context.close()
    assert faults == []


def heading(page):
    return page.locator(".message:visible :is(h1, h2)")


def place(page):
    return page.evaluate("location.hash")


def test_the_wall_asks_for_no_other_file():
    html = wall_html(briefs.BRIEF)

    assert [told for _, told in Reading(html).tags if LOADS & set(told)] == []
    assert not re.search(r"url\((?!\"data:font/woff2)|@import|https?:", html)


def test_the_wall_prints_the_figures_of_the_brief():
    assert Reading(wall_html(briefs.BRIEF)).figures == told_figures()


def test_what_people_wrote_is_text_and_never_markup():
    html = wall_html(briefs.long_brief())

    assert "<b>none of it" not in html
    assert html.count("&lt;b&gt;none of it may be lost") >= 14 + 24


def test_the_cover_is_not_marked_sample_since_the_states_results_behind_it_are_real():
    cover, *others = messages_of(briefs.BRIEF)

    assert not cover.is_sample
    assert any(it.is_sample for it in others)


def test_sample_is_said_on_what_rests_on_it_alone():
    html = wall_html(briefs.BRIEF)
    sections = html.split('<section class="message"')[1:]
    marked = [
        int(re.search('id="message-([0-9]+)"', it)[1]) for it in sections if 'class="sample"' in it
    ]
    messages = messages_of(briefs.BRIEF)

    assert marked == [at for at, message in enumerate(messages, 1) if message.is_sample]
    assert {messages[at - 1].title for at in marked} == {
        findings.signs_finding(briefs.SIGNS),
        "3 steps done with no effect seen yet; 1 step with something overdue",
        findings.change_finding(briefs.CHANGES),
    }
    assert sample_word() not in wall_html(briefs.empty_brief()).partition("</style>")[2]


@pytest.mark.browser
def test_the_keyboard_walks_the_wall(wall):
    page = wall()
    expect(heading(page)).to_have_text("Clayton County Public Schools")

    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(heading(page)).to_have_text(HEADLINE)
    expect(page.get_by_role("status")).to_have_text(wording.announced(3, 11, HEADLINE))
    assert place(page) == "#3"
    page.keyboard.press("ArrowLeft")
    assert place(page) == "#2"
    page.keyboard.press("End")
    expect(heading(page)).to_have_text(unknown_finding(4))
    page.keyboard.press("ArrowRight")
    assert place(page) == "#11"
    page.keyboard.press("Home")
    assert place(page) == "#1"
    assert page.locator(".message:visible").count() == 1


@pytest.mark.browser
def test_a_link_opens_at_its_message_and_a_wrong_one_at_the_first(wall):
    expect(heading(wall(place="#3"))).to_have_text(HEADLINE)
    expect(heading(wall(place="#nonsense"))).to_have_text("Clayton County Public Schools")
    assert place(wall(place="#99")) == "#11"


@pytest.mark.browser
def test_buttons_and_notes_work_and_show_their_focus(wall):
    page = wall()
    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        seen = focused(page)
        names.append(seen["name"])
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px"
    page.get_by_role("button", name=WORDS["next"]).click()
    page.get_by_role("button", name=WORDS["next"]).click()
    page.keyboard.press("n")
    notes = page.get_by_role("region", name=wording.notes_name(3))
    expect(notes).to_contain_text(reasons(briefs.GRADUATION)[0])
    expect(page.get_by_role("button", name=WORDS["notes"])).to_have_attribute(
        "aria-pressed", "true"
    )
    page.get_by_role("button", name=WORDS["notes"]).click()
    expect(notes).to_be_hidden()
    page.get_by_role("button", name=WORDS["previous"]).click()

    assert names == [WORDS[name] for name in ("previous", "next", "notes")]
    assert place(page) == "#2"


@pytest.mark.browser
def test_a_finger_walks_the_wall(wall):
    page = wall(width=390, height=844, has_touch=True)

    page.evaluate(
        """() => {
            const touch = (x) => new Touch({identifier: 1, target: document.body, clientX: x,
                clientY: 300});
            const send = (name, x) => document.body.dispatchEvent(new TouchEvent(name, {
                bubbles: true, touches: name === 'touchend' ? [] : [touch(x)],
                changedTouches: [touch(x)],
            }));
            send('touchstart', 300);
            send('touchend', 120);
        }"""
    )

    assert place(page) == "#2"


SCREENS = ((1280, 720), (1440, 900), (1920, 1080))


@pytest.mark.browser
@pytest.mark.parametrize("brief", BRIEFS)
def test_nothing_is_cut_on_any_screen_and_headlines_are_large(wall, brief):
    faults = []
    for width, height in SCREENS:
        page = wall(brief, width=width, height=height)
        for number in range(page.locator(".message").count()):
            size, letters, clipped = looked_at(page, number + 1)
            is_small = letters < 0.059 * min(width, height)
            if clipped or size[0] > width or size[1] > height or is_small:
                faults.append((number + 1, width, size, letters))

    assert faults == []


@pytest.mark.browser
def test_nothing_runs_over_the_side_of_a_phone(wall):
    page = wall(briefs.long_brief(), width=390, height=844)
    widths = {
        looked_at(page, number + 1)[0][0] for number in range(page.locator(".message").count())
    }

    assert widths == {390}


def looked_at(page, number):
    """Return size of the document, size of the headline, and how many boxes are cut."""
    page.evaluate(f"location.hash = '#{number}'")
    page.wait_for_function(
        f"() => !document.getElementById('message-{number}').hidden", timeout=5_000
    )
    return page.evaluate(
        """() => {
            const root = document.documentElement;
            const title = document.querySelector('.message:not([hidden]) :is(h1, h2)');
            const boxes = [...document.querySelectorAll('.message:not([hidden]) *')];
            const cut = boxes.filter((it) => it.clientHeight > 1
                && it.scrollHeight > it.clientHeight + 2
                && getComputedStyle(it).overflowY !== 'visible');
            const letters = parseFloat(getComputedStyle(title).fontSize);
            return [[root.scrollWidth, root.scrollHeight], letters, cut.length];
        }"""
    )


@pytest.mark.browser
def test_the_typefaces_of_the_house_come_with_the_file(wall):
    page = wall()
    loaded = page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts]"
        ".filter((it) => it.status === 'loaded').map((it) => it.family.replaceAll('\"', '')))"
    )

    assert sorted(loaded) == ["Source Sans 3", "Source Serif 4"]


@pytest.mark.browser
def test_a_clicker_and_the_arrows_up_and_down_turn_the_pages(wall):
    page = wall()
    places = []
    for key in ("PageDown", "ArrowDown", "PageUp", "ArrowUp"):
        page.keyboard.press(key)
        places.append(place(page))

    assert places == ["#2", "#3", "#2", "#1"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_message(wall, width, scheme):
    page = wall(width=width, height=3500, color_scheme=scheme)
    page.keyboard.press("n")
    found = []
    for _ in range(11):
        found += violations(page) + faint_words_in_pictures(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("ArrowRight")

    assert found == []
