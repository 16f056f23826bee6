"""Words that people type, as a real browser shows and names them."""

import pytest
from playwright.sync_api import expect

from tests.support.browser.opening import WIDE, new_context
from tests.support.browser.serving import serving
from tests.support.browser.typed_words import TYPED

pytestmark = pytest.mark.browser
APP = ("streamlit", "run", "tests/support/browser/typed_words.py", "--server.port")


@pytest.fixture(scope="module")
def page(chromium, tmp_path_factory):
    folder = tmp_path_factory.mktemp("typed")
    (folder / "none.duckdb").touch()
    with serving(folder / "none.duckdb", folder, APP) as running:
        context, _ = new_context(chromium, WIDE)
        page = context.new_page()
        page.goto(running.url)
        expect(page.locator(f".st-key-typed-{len(TYPED) - 1} input")).to_be_attached()
        yield page
        context.close()


@pytest.mark.parametrize("number", range(len(TYPED)), ids=TYPED)
def test_what_somebody_typed_is_shown_as_typed_without_format_link_or_picture(page, number):
    place = page.locator(f".st-key-typed-{number} [data-testid=stMarkdownContainer]").first

    shown = place.evaluate("it => [it.innerText, it.querySelectorAll('p *').length, it.innerHTML]")

    # A browser runs lines of one paragraph together.
    words = shown[0].replace("\N{WORD JOINER}", "").split()
    assert words == TYPED[number].split()
    assert shown[1] == 0, shown[2]


@pytest.mark.parametrize("number", [0, 1])
def test_a_field_named_by_what_somebody_typed_is_spoken_without_backslashes(page, number):
    box = page.locator(f".st-key-typed-{number} input")

    name = box.get_attribute("aria-label").replace("\N{WORD JOINER}", "")

    assert name == TYPED[number]
