"""A plan that leaves places empty: the database says nothing there, and a reader is told so."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitoring import db
from monitoring.brief.make import brief
from monitoring.commands import main
from monitoring.papers.page import page_html
from monitoring.papers.slides.deck import deck
from monitoring.papers.wall import wall_html
from monitoring.pipeline import build, load_file, plan_rows
from monitoring.plan.file import read_plan_file
from monitoring.result_files import FileRefusedError
from monitoring.vocabulary.faults import FileFault
from monitoring.wording import plan
from monitoring.wording.board_facts import GoalCount
from monitoring.wording.board_stand import stand
from tests.support.databases import copied, in_use
from tests.support.documents import words_of_deck, words_of_html
from tests.support.pages import PAGES, opened, text_of
from tests.support.people import ANN

QUARTER = "2022-23-Q2"
SMALL_PLAN = Path(__file__).parent / "plan_documents" / "small_plan.txt"
FILE = (
    "Reporting Level,System ID,School ID,System Name,School Name,Reporting Label,"
    "Graduation Class Size,Total Graduated,Graduation Rate\n"
    "System,631,ALL,Clayton County,All Schools,ALL Students,100,80,80\n"
)


EMPTIED = """
update plan set title = null, district = null;
update needs set wording = null;
update goals set wording = null;
update equity_gaps set gap = null;
update action_steps set wording = null;
"""


@pytest.fixture(scope="module")
def empty(built_database, tmp_path_factory):
    with in_use(copied(built_database, tmp_path_factory.mktemp("empty"))):
        store = db.open_store()
        with store.write() as writer:
            writer.script(EMPTIED)
        yield store


@pytest.fixture
def document(tmp_path):
    """A plan that names no district, and whose goal and step have no words."""
    text = SMALL_PLAN.read_text(encoding="utf-8")
    for words in (
        "District\tPine County\n",
        "Raise reading by 3 points in 2024.",
        "Open the library",
    ):
        assert words in text
        text = text.replace(words, "")
    file = tmp_path / "plan.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_the_document_leaves_empty_has_no_text(document):
    frames = plan_rows.frames(read_plan_file(document), document)

    assert frames["plan"]["district"].isna().all()
    assert frames["action_steps"]["step_id"].tolist() == ["G1.1"]
    assert frames["action_steps"]["wording"].isna().all()
    assert frames["goals"]["wording"].isna().all()


def test_a_plan_without_a_district_is_built(document, tmp_path):
    with in_use(tmp_path / "monitoring.duckdb"):
        assert build.build(document, lambda _: None, ANN).district == ""


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(empty, page):
    app = opened(page, quarter=QUARTER, goal="G1")

    assert not app.exception


def test_pages_say_that_the_plan_says_nothing(empty):
    assert plan.district("") in text_of(opened("overview", quarter=QUARTER))
    assert plan.as_written(None) in text_of(opened("overview", quarter=QUARTER))
    assert plan.as_written(None) in text_of(opened("goals", quarter=QUARTER))
    assert plan.as_written(None) in text_of(opened("step", quarter=QUARTER, goal="G1"))


def test_papers_say_that_the_plan_says_nothing(empty):
    told = brief(empty, QUARTER)

    for words in (words_of_deck(deck(told)), words_of_html(page_html(told))):
        assert plan.district("") in words
        assert plan.plan_title("") in words
    assert plan.district("") in words_of_html(wall_html(told))


@pytest.fixture
def without_measures(small_database, tmp_path):
    with in_use(copied(small_database, tmp_path)):
        yield db.open_store()


UNKNOWN = "Without a measure, nobody can tell where this goal stands or whether it moves."
TO_DO = "To do: add the goal's measures to the plan's measures file and build again."


@pytest.mark.usefixtures("without_measures")
@pytest.mark.parametrize("page", ["overview", "goals", "review"])
def test_a_goal_without_measures_is_not_counted_and_what_is_not_known_is_apart_from_what_to_do(
    page,
):
    told = text_of(opened(page, quarter=QUARTER, goal="G1"))

    assert "0 tests" not in told
    assert "0 measures" not in told
    assert told.index(UNKNOWN) < told.index(TO_DO)


def test_papers_head_a_goal_without_measures_by_its_number_and_draw_no_empty_table(
    without_measures,
):
    told = brief(without_measures, QUARTER)

    page, wall = page_html(told), wall_html(told)
    slides = words_of_deck(deck(told))
    for words in (slides, words_of_html(page), words_of_html(wall)):
        assert UNKNOWN in words
        assert not re.search(r"\b0 (tests|measures)", words)
        assert "measures file" not in words
    for words in (slides, words_of_html(page)):
        assert "Goal 1 has no measure to be judged by" in words
        assert (
            "Goal 1 has no measure: nobody can tell where it stands or whether it moves." in words
        )
    # The rule is told by its name; no table stands under it.
    assert "Against the plan</th>" not in page
    assert "Against the plan" not in words_of_html(wall)


def test_a_plan_of_several_goals_without_measures_says_so_in_one_title():
    none = [
        GoalCount(it, 0, 0, 0, 0, are_tests=False, is_final=False, only=None)
        for it in ("G1", "G2", "G3")
    ]

    assert stand(none) == "None of the 3 goals has a measure to be judged by"
    assert stand(none[:2]) == "None of the 2 goals has a measure to be judged by"


@pytest.mark.parametrize("command", [["health"], ["steps"], ["due"], ["status"]])
def test_commands_run(empty, command):
    result = CliRunner().invoke(main.main, [*command, "--quarter", QUARTER])

    assert result.exit_code == 0, result.output
    assert "None" not in result.output


def test_a_file_of_districts_cannot_be_sorted_without_the_plans(empty, tmp_path):
    file = tmp_path / "2022.csv"
    file.write_text(FILE, encoding="utf-8")

    with pytest.raises(FileRefusedError) as refused:
        load_file.load(file, by=ANN)

    assert refused.value.code == FileFault.PLAN_WITHOUT_DISTRICT
