"""Counts of a hidden group, and what would give them away, are in no byte that goes out."""

import re
from datetime import datetime

import pytest
from click.testing import CliRunner

from monitoring import db, releases
from monitoring.commands.main import main
from monitoring.pipeline import load_file
from monitoring.releases import make
from tests.support.databases import copied, in_use
from tests.support.outgoing import sent, text_of_file
from tests.support.pages import PAGES, opened
from tests.support.people import ANN

QUARTER = "2023-24-Q2"
# Seven migrant students: their row is hidden, and with it that of all others.
LOADED = (
    "indicator,period,organisation_level,subgroup,grade_span,numerator,denominator,released_on\n"
    "graduation_rate_4yr,2023,district,All Students,9-12,33123,43953,2023-10-11\n"
    "graduation_rate_4yr,2023,district,Migrant,9-12,3,7,2023-10-11\n"
    "graduation_rate_4yr,2023,district,Not Migrant,9-12,33120,43946,2023-10-11\n"
)
SHOWN = "43,?953"
HIDDEN = "43,?946|33,?120"


@pytest.fixture(scope="module")
def store(built_database, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hidden")
    with in_use(copied(built_database, folder)) as path:
        file = folder / "ours.csv"
        file.write_text(LOADED, encoding="utf-8")
        load_file.load(file, by=ANN)
        yield path


@pytest.mark.parametrize("page", PAGES)
def test_no_page_sends_it(store, page):
    app = opened(page, quarter=QUARTER, goal="G2", indicator="graduation_rate_4yr", period="2023")
    told = " ".join(sent(app.main))

    assert not app.exception
    assert re.findall(HIDDEN, told) == []


def test_the_pages_that_show_the_measure_show_what_is_not_hidden(store):
    app = opened("subgroups", quarter=QUARTER, goal="G2", indicator="graduation_rate_4yr")

    assert re.search(SHOWN, " ".join(sent(app.main)))


@pytest.mark.parametrize("command", ["status", "steps", "due", "health"])
def test_no_command_prints_it(store, command):
    done = CliRunner().invoke(main, [command, "--csv", "--quarter", QUARTER])

    assert done.exit_code == 0
    assert re.findall(HIDDEN, done.output) == []


@pytest.mark.slow
def test_no_file_of_a_published_review_holds_it(store):
    now = datetime(2024, 1, 20, 9, 30)
    request = make.ReleaseRequest(QUARTER, ANN, now)
    make.release(db.open_store(), request, lambda _: None)
    files = [file for file in releases.folder(store).iterdir() if file.suffix != ".duckdb"]
    told = {file.name: text_of_file(file.name, file.read_bytes()) for file in files}

    assert {file.suffix for file in files} == {".csv", ".html", ".pdf", ".pptx", ".json"}
    assert {name for name, text in told.items() if re.search(HIDDEN, text)} == set()
    assert {name for name, text in told.items() if re.search(SHOWN, text)} >= {
        "0001_2023-24-Q2.csv"
    }
