"""Counts of a hidden group, and what would give them away, are in no byte that goes out."""

import re
from datetime import datetime

import pytest
import streamlit as st
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from monitoring import db, releases
from monitoring.commands.main import main
from monitoring.pipeline import load_file
from monitoring.releases import make
from tests.support.databases import copied, in_use
from tests.support.outgoing import sent, text_of_file
from tests.support.pages import DASHBOARD, PAGES, opened
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
HIDDEN = "43,?946|33,?120|42\\.857"
ADDRESS = {"quarter": QUARTER, "goal": "G2", "indicator": "graduation_rate_4yr", "period": "2023"}
# What each page offers under a heading that opens.
SECTIONS = {
    "overview": ["overview"],
    "goals": ["measure"],
    "subgroups": ["groups"],
    "schools": ["schools", "school"],
    "steps": ["steps"],
    "step": ["step"],
    "data": ["data"],
    "health": ["health"],
    "methods": ["methods"],
}
# Of all findings: the fewest students of any figure or its counterpart, of any rest of a district,
# and how many counterparts are told that the state itself hides.
RESTS_ON_FEW = """
select
    count(*) as n_findings,
    least(
        min(told.n), min(told.complement_n), min(told.base_n), min(told.due_n), min(told.earlier_n)
    ) as least,
    min(whole.n - told.n) filter (told.beside_basis = 'rest') as least_of_rest,
    count(*) filter (
        hidden.data_state = 'hidden' and told.complement_value is not null
    ) as n_worked_out
from findings as told
left join findings as whole
    on
        told.organisation_level = 'school'
        and whole.organisation_level = 'district'
        and whole.is_own
        and told.indicator_id = whole.indicator_id
        and told.content_area = whole.content_area
        and told.grade_span = whole.grade_span
        and told.subgroup = whole.subgroup
        and told.period = whole.period
left join shown_results as hidden
    on
        told.complement = hidden.subgroup
        and told.organisation_id = hidden.organisation_id
        and told.indicator_id = hidden.indicator_id
        and told.content_area = hidden.content_area
        and told.grade_span = hidden.grade_span
        and told.period = hidden.period
"""


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


@pytest.fixture(scope="module")
def downloaded(store):
    """Every file that pages offer beside their tables and pictures, by page and name."""
    files = {}

    def pressed(_label, data, *, file_name, **_more):
        files[page, file_name] = data() if callable(data) else data

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "download_button", pressed)
        for page, sections in SECTIONS.items():
            app = AppTest.from_file(DASHBOARD, default_timeout=60)
            for name, value in ADDRESS.items():
                app.query_params[name] = value
            for section in sections:
                app.session_state[f"take-{section}"] = True
            assert not app.switch_page(f"pages/{page}.py").run().exception, page
    return {where: text_of_file(where[1], data) for where, data in files.items()}


@pytest.mark.slow
def test_no_file_that_a_page_offers_holds_it(downloaded):
    told = {where for where, text in downloaded.items() if re.search(HIDDEN, text)}
    whole = {where for where, text in downloaded.items() if re.search(SHOWN, text)}

    assert {page for page, _ in downloaded} == set(SECTIONS)
    assert {name.rsplit(".")[-1] for _, name in downloaded} == {
        *("csv", "xlsx", "svg", "pdf"),
    }
    assert told == set()
    # What is not hidden is in files of both kinds, so that looking for it finds it.
    assert {name.rsplit(".")[-1] for _, name in whole} >= {"csv", "xlsx"}


def test_no_figure_anywhere_rests_on_fewer_than_ten_students(store):
    (told,) = db.open_store().read(RESTS_ON_FEW).to_dict("records")

    assert told["n_findings"] > 15_000
    assert told["least"] == 10
    assert told["least_of_rest"] > 500
    # The other side of a pair that the state hides is worked out nowhere.
    assert told["n_worked_out"] == 0


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
    signed = (".duckdb", ".sig", ".pub")  # the figures, and what the list is signed with
    files = [file for file in releases.folder(store).iterdir() if file.suffix not in signed]
    told = {file.name: text_of_file(file.name, file.read_bytes()) for file in files}

    assert {file.suffix for file in files} == {".csv", ".html", ".pdf", ".pptx", ".json"}
    assert {name for name, text in told.items() if re.search(HIDDEN, text)} == set()
    assert {name for name, text in told.items() if re.search(SHOWN, text)} >= {
        "0001_2023-24-Q2.csv"
    }
