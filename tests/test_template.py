"""The workbook in which a district fills in a quarter's figures, and what a load makes of it."""

import datetime

import openpyxl
import pytest
from click.testing import CliRunner

from monitoring import db
from monitoring.commands.main import main
from monitoring.errors import Notice
from monitoring.export.template import COLUMNS, template_file, template_of
from monitoring.pipeline import load_file
from monitoring.vocabulary.faults import Allowed, FileFault, LoadNote
from monitoring.wording import template as words
from tests.support.databases import copied, in_use
from tests.support.faulty import faults_of, refusal
from tests.support.pages import opened
from tests.support.people import ANN

QUARTER = "2022-23-Q2"
TODAY = datetime.date(2026, 11, 29)
HEAD = (
    "indicator,period,organisation_level,organisation,subgroup,grade_span,numerator,denominator\n"
)
YEAR_BEFORE = HEAD + (
    "chronic_absenteeism,2021-22-Q2,district,Clayton County,All Students,K-12,12300,51800\n"
    "chronic_absenteeism,2021-22-Q2,district,Clayton County,Black,K-12,9000,36000\n"
    "chronic_absenteeism,2021-22-Q2,school,Jonesboro High School,All Students,K-12,300,1500\n"
    "walkthrough_fidelity,2021-22-Q2,district,Clayton County,All Students,,*,*\n"
    "suspension,2022-23-Q1,district,Clayton County,All Students,K-12,700,51000\n"
)


def read(name, **asked):
    return db.open_store().read(db.sql_text(name), asked)


def load(path):
    return load_file.load(path, by=ANN)


def made(folder):
    path = folder / "template.xlsx"
    path.write_bytes(template_file(template_of(read, QUARTER, TODAY)))
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    (head,) = [row[0].row for row in page.iter_rows() if row[0].value == "indicator"]
    return path, book, page, head


def rows_of(page, head):
    lines = page.iter_rows(min_row=head + 1, values_only=True)
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines]


def fill(path, book, cells):
    for place, value in cells.items():
        book.worksheets[0].cell(place[0], COLUMNS.index(place[1]) + 1, value)
    book.save(path)


@pytest.fixture(scope="module", autouse=True)
def reported(built_database, tmp_path_factory):
    """A database with what a district reported a year before, to which one test loads a quarter."""
    folder = tmp_path_factory.mktemp("reported")
    with in_use(copied(built_database, folder)):
        path = folder / "before.csv"
        path.write_text(YEAR_BEFORE, encoding="utf-8")
        load(path)
        yield


def test_a_template_lists_what_was_reported_a_year_before_with_its_figures(tmp_path):
    _, _, page, head = made(tmp_path)

    rows = rows_of(page, head)
    own = [row for row in rows if row["indicator"].startswith("Chronic absenteeism")]
    assert [(row["organization"], row["subgroup"], row["last_year_value"]) for row in own] == [
        ("Clayton County", "All Students", 23.75),
        ("Clayton County", "Black", 25),
        ("Jonesboro High School", "All Students", 20),
    ]
    assert [own[0][name] for name in ("last_year_numerator", "last_year_denominator")] == [
        12300,
        51800,
    ]
    (walks,) = [row for row in rows if row["indicator"].startswith("Walkthroughs")]
    assert walks["last_year_value"] == "Hidden to protect students"
    assert {row["period"] for row in rows} == {"Q2 2022-23"}
    assert {row["released_on"] for row in rows} == {datetime.datetime(2022, 12, 31)}
    assert not any(row[name] for row in rows for name in ("numerator", "denominator", "value"))


def test_what_was_not_reported_a_year_before_is_asked_for_as_it_was_told_last(tmp_path):
    _, _, page, head = made(tmp_path)

    (row,) = [row for row in rows_of(page, head) if row["indicator"].startswith("Students susp")]
    assert (row["grade_span"], row["last_year_value"]) == ("K-12", None)


def test_a_template_left_empty_holds_nothing_to_load(tmp_path):
    path, *_ = made(tmp_path)

    assert refusal(load, path).code == FileFault.NO_RESULTS


def test_a_row_that_is_half_filled_is_a_fault(tmp_path):
    path, book, _, head = made(tmp_path)
    fill(path, book, {(head + 1, "numerator"): 12000})

    (fault,) = faults_of(load, path)

    assert (fault.line, fault.allowed.code) == (head + 1, Allowed.NUMBER_MARK_OR_STATE)


def test_a_template_offers_the_names_that_are_known_from_lists(tmp_path):
    _, book, page, head = made(tmp_path)

    offered = {
        str(rule.sqref).split(":")[0]: rule.formula1
        for rule in page.data_validations.dataValidation
    }
    lists = book["Lists"]
    column = {cell.value for cell in lists["C"]}
    assert set(offered) == {f"{letter}{head + 1}" for letter in "ADEFL"}
    assert lists.sheet_state == "hidden"
    assert {"Clayton County", "Jonesboro High School"} <= column
    assert {cell.value for cell in lists["D"]} >= {"All Students", "English Learners"}


def test_the_command_writes_it_and_the_page_offers_it(tmp_path):
    file = tmp_path / "q.xlsx"

    done = CliRunner().invoke(main, ["template", "--quarter", QUARTER, str(file)])

    assert done.exit_code == 0
    assert openpyxl.load_workbook(file).sheetnames == [
        "Q2 2022-23",
        "Lists",
    ]
    app = opened("data", quarter=QUARTER)
    assert words.offer(QUARTER) in [one.label for one in app.get("download_button")]
    wrong = CliRunner().invoke(main, ["template", "--quarter", "2022-Q9", str(file)])
    assert wrong.exit_code == 2


def test_a_template_is_not_written_over_one_that_may_be_filled_in(tmp_path):
    file = tmp_path / "q.xlsx"
    file.write_bytes(b"filled in")

    done = CliRunner().invoke(main, ["template", "--quarter", QUARTER, str(file)])

    assert done.exit_code == 1
    assert file.read_bytes() == b"filled in"


def test_a_filled_template_loads_without_a_question_and_stands_in_its_quarter(tmp_path):
    path, book, _, head = made(tmp_path)
    absent, hidden = head + 1, head + 3
    figures = {(absent, "numerator"): 12000, (absent, "denominator"): 52000}
    fill(path, book, figures | {(hidden, "data_state"): words.states()[0]})

    parsed, loaded = load(path)

    assert parsed.rows[["period", "subgroup", "data_state"]].to_numpy().tolist() == [
        ["2022-23-Q2", "All Students", "measured"],
        ["2022-23-Q2", "All Students", "hidden"],
    ]
    n_left = len(rows_of(openpyxl.load_workbook(path).worksheets[0], head)) - 2
    assert parsed.notes == (Notice(LoadNote.LEFT_EMPTY, n=n_left),)
    assert loaded.n_new + loaded.n_superseding == 2
    due = read("due_items", quarter=QUARTER, as_of=datetime.date(2022, 12, 31))
    assert not due["figures"].str.contains("Chronic").any()
    asked = {"quarter": QUARTER, "measure_id": "graduation-4yr"}
    assert not read("interim_findings", **asked).empty
