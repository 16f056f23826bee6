"""Every word of ours comes through the wording: nothing stays unmarked in the pseudo-locale."""

import re
from io import BytesIO
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from pptx import Presentation
from pypdf import PdfReader

from monitoring import db
from monitoring.brief.make import brief
from monitoring.commands.main import main
from monitoring.papers.page import page_html
from monitoring.papers.page_file import page_pdf
from monitoring.papers.slides.deck import deck
from monitoring.papers.wall import wall_html
from monitoring.plan.file import default_plan
from monitoring.ui.pages import PAGES
from monitoring.wording import extract, figures, i18n, numbers
from tests.support.pages import markup_of, opened
from tests.support.pseudo import data_of, said, texts_of_figure, unmarked


@pytest.fixture(autouse=True)
def pseudo_locale(database):
    i18n.use(i18n.PSEUDO)
    yield database
    i18n.use(i18n.DEFAULT)


def test_a_message_is_marked_and_longer_by_a_third_and_its_placeholders_are_filled():
    assert i18n.pseudo("abcdef {x}") == "«abcdef {x}~~~»"
    assert figures.grades("9") == "«grade 9~~»"
    assert numbers.percent(79.69) == "79.7%"


def test_the_template_for_translators_has_every_message():
    assert extract.TARGET.read_text(encoding="utf-8") == extract.template(), "run: make messages"


def test_a_word_outside_the_marks_is_found():
    data = data_of(str(db.database_path()))

    assert unmarked("«Off track~~~» Oops 79.7%", data) == ["Oops"]
    assert unmarked("«a «b» c» Clayton County", data) == []


ADDRESSES = [
    {"quarter": "2022-23-Q2", "goal": "G2"},
    {"quarter": "2024-25-Q2", "goal": "G1"},
    {"quarter": "2021-22-Q1", "goal": "G1"},
]


def words_on(app):
    """Return everything that a page says: pieces, labels, choices, charts."""
    for piece in [*app.main, *app.sidebar]:
        if piece.type == "plotly_chart":
            yield texts_of_figure(piece.proto.spec)
            yield said(piece.proto.alt)
            continue
        options = getattr(piece, "options", ())
        # The value of a choice is a code; its words stand among the options.
        names = ("label", "help") if options else ("label", "value", "placeholder", "help", "body")
        yield from (
            said(text) for name in names if isinstance(text := getattr(piece, name, None), str)
        )
        yield from map(str, options)


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda it: it["quarter"])
@pytest.mark.parametrize("page", PAGES)
def test_no_word_of_a_page_is_unmarked(page, address):
    app = opened(page, **address)
    data = data_of(str(db.database_path()))

    assert not app.exception
    assert [word for text in words_on(app) for word in unmarked(text, data)] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_address_holds_codes_and_no_words(page):
    app = opened(page, **ADDRESSES[0])

    markup = markup_of(app)
    links = [unquote(link) for link in re.findall(r'href="([^"]*)"', markup)]
    pages = [f"{piece.proto.page} {piece.proto.query_string}" for piece in app.get("page_link")]
    for address in (str(dict(app.query_params)), *links, *pages):
        assert i18n.OPENING not in address


def test_an_order_stands_in_the_address_by_its_code_and_is_opened_by_it():
    app = opened("subgroups", goal="G2")
    app.button_group(key="order").set_value("name").run()

    assert not app.exception
    assert app.query_params["order"] == "name"
    again = opened("subgroups", goal="G2", order="name")
    assert again.button_group(key="order").value == "name"
    assert list(again.main.warning) == []
    again.button_group(key="order").set_value("usual").run()
    assert "order" not in again.query_params


def shapes_of(slide):
    """Yield the words of a slide: shapes, tables, charts, names for readers' ears, notes."""
    for shape in slide.shapes:
        yield shape._element._nvXxPr.cNvPr.get("descr") or ""
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        if shape.has_chart:
            yield from (str(it) for plot in shape.chart.plots for it in plot.categories)
            yield from (series.name for series in shape.chart.series)
    if slide.has_notes_slide:
        yield slide.notes_slide.notes_text_frame.text


def papers_of(kind):
    quarter = brief(db.open_store(), "2022-23-Q2")
    if kind == "deck":
        slides = Presentation(BytesIO(deck(quarter))).slides
        return [text for slide in slides for text in shapes_of(slide)]
    if kind == "pdf":
        pages = PdfReader(BytesIO(page_pdf(quarter))).pages
        return [" ".join(page.extract_text() for page in pages)]
    made = page_html(quarter) if kind == "page" else wall_html(quarter)
    return [said(made)]


@pytest.mark.parametrize("kind", ["deck", "page", "pdf", "wall"])
def test_no_word_of_the_papers_is_unmarked(kind):
    data = data_of(str(db.database_path()))

    assert [word for text in papers_of(kind) for word in unmarked(text, data)] == []


COMMANDS = [
    [],
    ["plan", str(default_plan())],
    ["status", "--quarter", "2022-23-Q2"],
    ["steps", "--quarter", "2022-23-Q2"],
    ["due", "--quarter", "2022-23-Q2"],
    ["health"],
    ["sample"],
    ["releases"],
    ["load", "nothing.csv"],
    ["build", "--plan", "nothing.txt"],
    ["status", "--quarter", "NOPE"],
]
# What click itself says, and the parts of a command line, which are typed as they are.
CLICK = re.compile(
    r"Usage: .*|Options:|Commands:|Arguments:|Error:|Try .*|Show this message and exit\.|"
    r"Show the version and exit\.|--?[a-z-]+|\[[A-Z.-]+\]|\b[A-Z]{2,}\b|Invalid value for|"
    r"^  [a-z-]+ |\[[a-z]+: [^\]]*\]|\[required\]|\[default: [^\]]*\]|; required|required",
    re.MULTILINE,
)


def printed(arguments):
    answer = CliRunner().invoke(main, arguments, prog_name="monitoring")
    return CLICK.sub(" ", answer.output)


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda it: " ".join(it)[:30] or "none")
def test_no_word_of_a_command_is_unmarked(arguments):
    data = data_of(str(db.database_path()))

    assert unmarked(printed(arguments), data) == []


@pytest.mark.parametrize("command", sorted(main.commands))
def test_no_word_of_a_help_is_unmarked(command):
    data = data_of(str(db.database_path()))

    assert unmarked(printed([command, "--help"]), data) == []
