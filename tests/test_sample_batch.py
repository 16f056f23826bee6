"""The sample in the database: in by the build, out whole on request, and never in the way."""

import pytest
from click.testing import CliRunner

from monitoring import db
from monitoring.commands.main import main
from monitoring.pipeline import build, load_file
from monitoring.pipeline import sample as sample_batch
from monitoring.plan.file import default_plan
from monitoring.wording import commands as words
from monitoring.wording import screen
from tests.support.databases import copied, in_use
from tests.support.pages import PAGES, opened, text_of
from tests.support.people import ANN

COUNTS = """
    select
        (select count(*) from results inner join batches using (batch_id)
            where batches.kind = 'sample') as n_results,
        (select count(*) from findings where batch_kind = 'sample') as n_findings,
        (select count(*) from interim_targets where origin = 'sample') as n_targets,
        (select count(*) from batches where kind = 'sample') as n_batches,
        (select count(*) from step_updates where origin = 'sample') as n_updates,
        (select count(*) from step_updates) as n_all_updates,
        (select count(*) from update_evidence) as n_evidence,
        (select count(*) from results) as n_all,
        (select count(*) from assessments) as n_verdicts
"""
TIDY = (
    "indicator,period,organisation_level,subgroup,grade_span,numerator,denominator\n"
    "chronic_absenteeism,2022-23-Q1,district,All Students,K-12,9000,50000\n"
)


def counts():
    return db.open_store().read(COUNTS).iloc[0].to_dict()


def said(*arguments):
    result = CliRunner().invoke(main, ["sample", *arguments])
    assert result.exit_code == 0, result.output
    return result.output.strip()


def words_of(app):
    offered = [str(box.options) for box in app.selectbox]
    return " ".join([text_of(app), *offered, *(e.label for e in app.expander)])


def test_the_build_puts_the_sample_in_beside_the_official_results(own_database):
    found = counts()

    assert found["n_results"] == found["n_findings"] == 3910
    assert found["n_all"] == 15864 + 3910
    assert found["n_targets"] == 153
    assert found["n_batches"] == 1
    assert found["n_updates"] == 77


def test_the_evidence_of_the_sample_is_of_items_that_the_plan_asks_for(own_database):
    strays = """
        select update_evidence.item from update_evidence
        inner join step_updates using (update_id)
        anti join item_links
            on step_updates.step_id = item_links.step_id
            and update_evidence.lane = item_links.lane
            and update_evidence.item = item_links.item
            and item_links.kind = 'evidence'
    """

    assert db.open_store().read(strays).empty


@pytest.mark.slow
def test_evidence_comes_and_goes_with_the_sample(own_few):
    store = db.open_store()
    sample_batch.remove_sample(store, ANN)
    with store.write() as writer:
        writer.run(
            "insert into item_links (step_id, lane, item, kind, expects)"
            " values ('G1.1', 'implementation', 'a document of this test', 'evidence', 'it')"
        )
    of_item = """
        select step_updates.quarter from update_evidence
        inner join step_updates using (update_id)
        where update_evidence.item = 'a document of this test' order by step_updates.quarter
    """

    sample_batch.add_sample(store, ANN)
    shown = store.read(of_item)["quarter"].tolist()
    sample_batch.remove_sample(store, ANN)

    assert shown == ["2021-22-Q3", "2021-22-Q4", "2022-23-Q1", "2022-23-Q2"]
    assert counts()["n_evidence"] == 0


def test_removing_takes_it_out_whole_and_leaves_everything_else(own_database):
    said("--remove")
    found = counts()

    assert (found["n_results"], found["n_findings"]) == (0, 0)
    assert (found["n_targets"], found["n_batches"]) == (0, 0)
    assert found["n_all"] == 15864
    assert (found["n_all_updates"], found["n_evidence"]) == (0, 0)
    assert db.open_store().read("select count(*) as n from findings")["n"].tolist() == [15864]


def test_the_command_says_what_there_is_and_what_it_did(own_few):
    assert said() == words.sample_is_there(is_there=True)
    assert said("--remove") == words.sample_removed(was_there=True)
    assert said("--remove") == words.sample_removed(was_there=False)
    assert said() == words.sample_is_there(is_there=False)
    assert said("--add") == words.sample_added(580, 77)
    assert said("--add") == words.sample_added(0, 0)


def test_both_at_once_is_a_mistake_of_usage(own_few):
    assert CliRunner().invoke(main, ["sample", "--add", "--remove"]).exit_code == 2


@pytest.mark.slow
def test_a_sample_taken_out_stays_out_at_the_next_build(own_few):
    said("--remove")
    db.close_store()

    built = build.build(default_plan(), lambda _: None, ANN)

    assert built.before.is_without_sample
    assert counts()["n_results"] == 0


@pytest.mark.slow
def test_a_real_result_takes_the_place_of_the_sample_and_never_the_other_way(own_few, tmp_path):
    file = tmp_path / "absence.csv"
    file.write_text(TIDY, encoding="utf-8")
    in_force = """
        select results.numerator, batches.kind from results inner join batches using (batch_id)
        where superseded_by is null and indicator_id = 'chronic_absenteeism'
            and period = '2022-23-Q1' and grade_span = 'K-12' and subgroup = 'All Students'
    """

    load_file.load(file, by=ANN)
    after_load = db.open_store().read(in_force).values.tolist()
    sample_batch.remove_sample(db.open_store(), ANN)
    after_removal = db.open_store().read(in_force).values.tolist()
    sample_batch.add_sample(db.open_store(), ANN)
    after_addition = db.open_store().read(in_force).values.tolist()

    assert after_load == after_removal == after_addition == [[9000.0, "district"]]


DISTRICT_UPDATE = """
    insert into step_updates values ({number}, 'G1.1', '2022-23-Q2', {revision}, 'district',
        '2022-12-14 10:00:00', 'Ann Bell', 'under_way', 1, 2, 'h', 'c', 'working', 'j')
"""
IN_FORCE = """
    select origin, revision from current_updates where step_id = 'G1.1' and quarter = '2022-23-Q2'
"""
DISTRICT_EVIDENCE = """
    insert into update_evidence
    values ({number}, 'implementation', 'Minutes', 'Ours', '2022-12-01', 'https://e.org', '', '')
"""


def test_a_district_update_takes_the_place_of_the_samples_and_stays_without_it(own_few):
    store = db.open_store()
    with store.write() as writer:
        writer.run(DISTRICT_UPDATE.format(number=900, revision=2))
        writer.run(DISTRICT_EVIDENCE.format(number=900))

    with_sample = store.read(IN_FORCE).values.tolist()
    sample_batch.remove_sample(store, ANN)
    without = store.read(IN_FORCE).values.tolist()
    left = counts()

    assert with_sample == without == [["district", 2]]
    assert (left["n_all_updates"], left["n_evidence"]) == (1, 1)


def test_the_sample_leaves_a_district_update_alone_and_fills_the_others(own_few):
    store = db.open_store()
    sample_batch.remove_sample(store, ANN)
    with store.write() as writer:
        writer.run(DISTRICT_UPDATE.format(number=1, revision=1))
        writer.run(DISTRICT_EVIDENCE.format(number=1))

    sampled = sample_batch.add_sample(store, ANN)

    of_step = """
        select quarter, origin from step_updates where step_id = 'G1.1' order by quarter
    """
    assert (sampled.n_results, sampled.n_updates) == (580, 76)
    assert store.read(IN_FORCE).values.tolist() == [["district", 1]]
    assert store.read(of_step)["origin"].tolist() == [*["sample"] * 5, "district"]
    evidence = store.read("select title from update_evidence where update_id = 1")
    assert evidence["title"].tolist() == ["Ours"]
    assert counts()["n_all_updates"] == 77


@pytest.fixture(scope="module")
def without_sample(built_database, tmp_path_factory):
    """A database from which the sample was taken out, for tests that only read it."""
    with in_use(copied(built_database, tmp_path_factory.mktemp("sampleless"))):
        sample_batch.remove_sample(db.open_store(), ANN)
        yield


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("goal", ["G1", "G2"])
@pytest.mark.usefixtures("without_sample")
def test_without_the_sample_every_page_stands_and_none_says_sample(page, goal):
    app = opened(page, quarter="2022-23-Q2", goal=goal)

    assert not app.exception
    assert "Sample" not in words_of(app)


@pytest.mark.usefixtures("without_sample")
def test_without_the_sample_goals_says_what_to_load_and_in_which_layout():
    app = opened("goals", quarter="2022-23-Q2", goal="G2")

    says = text_of(app)
    assert "Chronic absenteeism" in says
    assert "organisation_level" in says
    assert "data/README.md" in says


def test_the_button_on_the_page_data_takes_it_out(own_few):
    app = opened("goals", quarter="2022-23-Q2", goal="G2")
    assert "Sample" in words_of(app)

    app.switch_page("pages/data.py")
    app.session_state["sample"] = True
    app.run()
    next(b for b in app.button if b.label == screen.remove_sample()).click().run()
    app.switch_page("pages/goals.py").run()

    assert not app.exception
    assert counts()["n_results"] == 0
    assert "Sample" not in words_of(app)
