"""Names that nobody knows are matched once, by an option or on the page, or their rows left out."""

from dataclasses import replace

import pytest
from click.testing import CliRunner

from monitoring import db
from monitoring.commands.main import main
from monitoring.errors import Notice
from monitoring.pipeline import carry_over, load_file
from monitoring.pipeline.undo import undo
from monitoring.result_files import read_results
from monitoring.result_files.model import Answers
from monitoring.vocabulary.faults import Allowed, LoadNote
from monitoring.wording import data_page
from monitoring.wording import name_matches as words
from monitoring.wording.figures import plain
from tests.support.faulty import faults_of
from tests.support.pages import opened, text_of
from tests.support.people import ANN
from tests.support.result_files import context

ROWS = (
    "indicator,period,organisation_level,organisation,subgroup,numerator,denominator\n"
    "suspension,2022-23-Q2,district,Clayton County,All Students,1500,51800\n"
    "suspension,2022-23-Q2,district,Clayton County,LEP Monitored,120,5100\n"
    "Days out,2022-23-Q2,district,Clayton County,Black,900,36000\n"
)
MATCHES = {"lep monitored": "English Learners", "Days out": "suspension"}


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text(ROWS, encoding="utf-8")
    return file


def test_a_name_that_is_not_known_means_what_somebody_said(path):
    parsed = read_results(path, replace(context(), matches=MATCHES))

    assert parsed.rows[["indicator_id", "subgroup"]].to_numpy().tolist() == [
        ["suspension", "All Students"],
        ["suspension", "English Learners"],
        ["suspension", "Black"],
    ]
    assert parsed.notes == ()


def test_rows_of_a_name_that_nobody_wants_are_left_out_with_a_note(path):
    parsed = read_results(path, replace(context(), matches=dict.fromkeys(MATCHES, "")))

    assert parsed.rows["line"].tolist() == [2]
    names = ("LEP Monitored", "Days out")
    assert parsed.notes == (Notice(LoadNote.LEFT_OUT, n=2, names=names),)


def test_without_an_answer_each_name_is_a_fault(path):
    faults = faults_of(read_results, path, context())

    assert [(it.line, it.allowed.code) for it in faults] == [
        (3, Allowed.SUBGROUP),
        (4, Allowed.ONE_OF),
    ]


@pytest.mark.usefixtures("database")
def test_the_command_takes_matches_and_refuses_those_that_nobody_knows(path):
    unknown = CliRunner().invoke(main, ["load", "--match=LEP Monitored=Nobody", str(path)])
    broken = CliRunner().invoke(main, ["load", "--match=LEP Monitored", str(path)])

    assert (unknown.exit_code, broken.exit_code) == (1, 2)
    assert "Nobody" in unknown.stderr


def chosen(app):
    """Put the file into its field, as a browser keeps it from run to run."""
    field = next(it for it in app.get("file_uploader") if it.label == data_page.choose())
    field.set_value([("own.csv", ROWS.encode(), "text/csv")])
    app.run()


@pytest.mark.usefixtures("own_few")
def test_the_page_asks_what_a_name_means_and_shows_what_the_answers_change():
    app = opened("data", quarter="2022-23-Q2")
    before = len(db.open_store().rows("batches"))

    chosen(app)
    fields = {it.label: it for it in app.selectbox}
    fields[words.which_group(plain("LEP Monitored"))].select("English Learners")
    fields[words.which_indicator(plain("Days out"))].select("")
    chosen(app)

    assert not app.exception
    assert not app.error
    assert data_page.what_it_says(3, 0, 2, 0) in text_of(app)
    assert len(db.open_store().rows("batches")) == before


def loaded(path, **given):
    return load_file.load(path, Answers(**given), by=ANN)


def of_another_day(folder):
    file = folder / "later.csv"
    file.write_text(ROWS.replace(",120,", ",121,"), encoding="utf-8")
    return file


def test_what_a_name_means_is_asked_once_as_long_as_its_load_is_in_force(own_few, path, tmp_path):
    first = loaded(path, matches=MATCHES)[1]
    again, _ = loaded(of_another_day(tmp_path))

    assert own_few.is_file()
    assert [note for note in again.notes if note.code == LoadNote.MATCHED_BEFORE] == [
        Notice(LoadNote.MATCHED_BEFORE, name="LEP Monitored", meant="English Learners"),
        Notice(LoadNote.MATCHED_BEFORE, name="Days out", meant="suspension"),
    ]

    undo(first.batch_id, ANN)

    assert len(faults_of(loaded, of_another_day(tmp_path))) == 2


def test_another_answer_takes_the_place_of_the_one_before(own_few, path, tmp_path):
    loaded(path, matches=MATCHES)
    other = MATCHES | {"LEP  monitored": "Black"} | {"Days out": ""}

    parsed, _ = loaded(of_another_day(tmp_path), matches=other)
    remembered = db.open_store().read(db.sql_text("name_matches"))

    assert own_few.is_file()
    assert parsed.rows["subgroup"].tolist() == ["All Students", "Black"]
    assert remembered.to_numpy().tolist() == [["days out", ""], ["lep monitored", "Black"]]


def test_a_rebuild_keeps_what_names_mean(own_few, path):
    loaded(path, matches=MATCHES)

    found = carry_over.everything(own_few, own_few.with_name("scratch.duckdb"))

    assert [parsed.matches for parsed, _ in found.batches] == [
        {"lep monitored": "English Learners", "days out": "suspension"}
    ]
