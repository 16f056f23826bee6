"""A database of an older version opens with everything that people wrote in it."""

import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from monitoring import db, releases, saving
from monitoring.commands.main import main
from monitoring.pipeline import build
from monitoring.pipeline.undo import take_out
from monitoring.pipeline.upgrade import upgrade
from monitoring.plan import file as plan_file
from monitoring.updates import Document, Entry
from monitoring.vocabulary.versions import VersionFault
from monitoring.wording import screen
from monitoring.wording import upgrades as wording
from monitoring.wording.faults import said
from monitoring.wording.figures import plain
from tests.support.databases import in_use
from tests.support.old_databases import PACKED, brought_up_to_date, few_results, unpacked
from tests.support.pages import opened, text_of
from tests.support.people import ANN

QUARTER = "2022-23-Q2"
TESTS = Path(__file__).parent
FILE = "4f0721b2855d0ba9449d707e357a71b818155573a87bd0b3bb57f66627230175"
MINUTES = Document("implementation", "PD logs", "Minutes", "2022-11-30", "", FILE, "minutes.pdf")
HELD = Entry(
    "G1.1",
    QUARTER,
    "under_way",
    "3",
    "4",
    "Three meetings were held.",
    "The fourth one.",
)
ALL_HELD = Entry(
    "G1.1",
    QUARTER,
    "done",
    "4",
    "4",
    "All meetings were held.",
    "The same again.",
    "too_early_to_tell",
    "The tests are in spring.",
    (MINUTES,),
)
DRAFT = Entry("G1.2", QUARTER, "under_way", happened="Half of this is written")


@pytest.fixture(scope="module", params=PACKED, ids=lambda path: path.name[:4])
def upgraded(request, tmp_path_factory):
    """A database of each older version, brought up to date, and what the upgrade said."""
    path, told = brought_up_to_date(request.param, tmp_path_factory)
    return copied(path, tmp_path_factory.mktemp("upgraded")), told


@pytest.fixture(scope="module")
def upgraded_oldest(tmp_path_factory):
    """The oldest database, brought up to date: what follows is the same for all."""
    return brought_up_to_date(PACKED[0], tmp_path_factory)[0]


@pytest.fixture(params=(PACKED[0], PACKED[-1]), ids=lambda path: path.name[:4])
def mine(request, tmp_path, monkeypatch):
    """The oldest database and the newest, each of its own, which the commands use."""
    db.close_store()
    path = unpacked(request.param, tmp_path)
    at(monkeypatch, path, tmp_path)
    yield path
    db.close_store()


@pytest.fixture
def today(upgraded_oldest, tmp_path, monkeypatch):
    """A copy of the oldest one, brought up to date, that may be changed."""
    db.close_store()
    path = copied(upgraded_oldest, tmp_path)
    at(monkeypatch, path, tmp_path)
    yield path
    db.close_store()


def copied(path, folder):
    shutil.copytree(path.parent, folder / "store")
    return folder / "store" / path.name


def at(patch, path, folder):
    patch.setenv("MONITORING_DATABASE", str(path))
    patch.setattr(build, "OFFICIAL_RESULTS", few_results(folder))


@pytest.fixture
def store(upgraded, monkeypatch):
    db.close_store()
    monkeypatch.setenv("MONITORING_DATABASE", str(upgraded[0]))
    yield db.open_store()
    db.close_store()


def run(*arguments):
    return CliRunner().invoke(main, arguments)


def texts_of(reader):
    rows = reader.rows("review_texts").sort_values(["goal_id", "part"])
    return rows[["quarter", "goal_id", "part", "saved_by", "text"]].to_numpy().tolist()


def own_updates(reader):
    saved = saving.versions(reader, "G1.1")
    return [one for one in saved if one.entry.quarter == QUARTER and one.origin == "district"]


def test_every_saved_version_of_an_update_is_there(store):
    first, second = own_updates(store)

    assert (first.revision, first.saved_by, first.entry) == (2, "Ann Bell", HELD)
    assert (second.revision, second.saved_by, second.entry) == (3, "Bo Carr", ALL_HELD)
    assert str(second.saved_at) == "2022-12-20 09:30:00"


def test_the_attached_file_is_there_byte_for_byte(store):
    content = saving.attached(store, FILE)

    assert content.startswith(b"%PDF-1.7\n")
    assert len(content) == 77


def test_the_draft_opens_in_the_form_as_it_was_left(store):
    draft = saving.draft_of(store, "G1.2", QUARTER, ANN)

    assert (draft.entry, draft.base_revision) == (DRAFT, 0)


def test_the_texts_the_decision_and_the_mark_of_the_review_are_there(store):
    decisions = store.rows("review_decisions")
    marks = store.rows("review_marks")

    assert texts_of(store) == [
        [QUARTER, "G1", "why", "Ann Bell", "Written after the release."],
        [QUARTER, "G2", "next", "Ann Bell", "Visit every school."],
        [QUARTER, "G2", "why", "Ann Bell", "More students were kept on course."],
    ]
    told = decisions[["about", "what", "role", "due_on", "state", "saved_by"]].astype(str)
    assert told.to_numpy().tolist() == [
        ["G1.4", "Hold the visits.", "Principal", "2023-01-31", "open", "Ann Bell"]
    ]
    assert marks[["quarter", "marked_by"]].to_numpy().tolist() == [[QUARTER, "Cy Dorn"]]


def test_the_files_that_the_district_loaded_are_there_with_their_results(store):
    rows = store.read(
        "select batches.file_name, period, numerator, denominator, data_state "
        "from results inner join batches on results.batch_id = batches.batch_id "
        "where not batches.is_shipped order by file_name, period, numerator nulls last"
    )

    assert rows.astype(object).where(rows.notna(), None).to_numpy().tolist() == [
        ["absences.csv", "2021-22-Q2", 900, 5000, "measured"],
        ["absences.csv", QUARTER, 800, 5000, "measured"],
        ["graduation_of_one_school.csv", "2022", 80, 100, "measured"],
        ["graduation_of_one_school.csv", "2022", None, None, "hidden"],
    ]


def test_the_list_of_releases_and_its_files_are_untouched(upgraded, request, tmp_path):
    old = unpacked(request.node.callspec.params["upgraded"], tmp_path)
    before, after = releases.folder(old), releases.folder(upgraded[0])

    assert [one.number for one in releases.listed(upgraded[0])] == [1]
    for path in before.iterdir():
        assert (after / path.name).read_bytes() == path.read_bytes()


@pytest.mark.usefixtures("store")
def test_the_review_opens_with_what_was_written():
    app = opened("review", quarter=QUARTER)

    assert not app.exception
    assert not app.error
    assert "Visit every school." in text_of(app)


def test_the_upgrade_says_what_it_did(upgraded):
    told = upgraded[1]
    if told is None:
        pytest.skip("this database has the tables of today")

    assert told["lines"] == [
        wording.done(Path(told["path"]), "Clayton County", told["n_results"]),
        wording.forward(told["version"], db.newest_version()),
        wording.files_carried(2),
        wording.updates_carried(2),
        wording.drafts_carried(1),
        wording.reviews_carried(5),
    ]


def test_nothing_but_the_database_and_its_folders_is_left(upgraded):
    assert sorted(path.name for path in upgraded[0].parent.iterdir()) == [
        "monitoring.duckdb",
        "monitoring.duckdb.attachments",
        "monitoring.duckdb.releases",
    ]


def test_what_was_loaded_before_can_be_taken_back(upgraded, tmp_path):
    path = copied(upgraded[0], tmp_path)
    with in_use(path), db.open_store().write() as writer:
        names = writer.read(db.sql_text("loads")).set_index("file_name")["number"]
        of_school, of_absences = (
            take_out(writer, int(names[name]), "Ann Bell", datetime(2026, 6, 1))[0]
            for name in ("graduation_of_one_school.csv", "absences.csv")
        )
        left = writer.read("select distinct batch_id from results order by batch_id")

    assert (of_school.n_gone, of_school.n_back) == (2, 0)
    # What the sample said is in force again.
    assert (of_absences.n_gone, of_absences.n_back) == (0, 2)
    assert left["batch_id"].tolist() == [1, 2]


@pytest.mark.usefixtures("store")
def test_a_database_that_is_up_to_date_is_left_alone(upgraded):
    before = upgraded[0].read_bytes()

    done = run("upgrade")

    assert (done.exit_code, done.output) == (0, f"{wording.current(upgraded[0])}\n")
    assert upgraded[0].read_bytes() == before


def test_without_its_document_the_plan_is_taken_over_by_name(mine):
    with closing(db.Store(mine)) as old:
        wordings = old.rows("action_steps")["wording"].tolist()
    with duckdb.connect(str(mine)) as connection:
        connection.execute("update plan set document = 'elsewhere.txt'")
        connection.execute("alter table plan drop column team_lead")

    made = upgrade(lambda _: None, ANN)

    steps, lists, measures = (
        db.open_store().rows(name) for name in ("action_steps", "action_step_lists", "measures")
    )
    assert made.source.is_carried
    assert steps["wording"].tolist() == wordings
    assert set(lists["list"]) == {"funding_source", "subgroup", "system"}
    assert set(measures["target_kind"]) == {"reach_value", "points_per_year"}
    assert texts_of(db.open_store())[1][4] == "Visit every school."


def test_a_column_that_the_old_plan_lacks_takes_nothing_away_from_a_build(today):
    with duckdb.connect(str(today)) as connection:
        connection.execute("alter table plan drop column team_lead")

    made = build.build(plan_file.default_plan(), lambda _: None, ANN)

    store = db.open_store()
    assert made.moved_aside is None
    assert own_updates(store)[1].entry == ALL_HELD
    assert len(texts_of(store)) == 3
    assert store.rows("review_decisions")["what"].tolist() == ["Hold the visits."]
    assert [one.number for one in releases.listed(today)] == [1]


def test_a_column_that_is_gone_is_dropped_only_where_nobody_wrote_in_it(today):
    with duckdb.connect(str(today)) as connection:
        connection.execute("alter table review_texts add column mood varchar")
    upgrade(lambda _: None, ANN)
    assert len(texts_of(db.open_store())) == 3
    db.close_store()
    with duckdb.connect(str(today)) as connection:
        connection.execute("alter table review_texts add column mood varchar")
        connection.execute("update review_texts set mood = 'glad' where goal_id = 'G1'")
    before = today.read_bytes()

    with pytest.raises(db.UpgradeError) as refused:
        upgrade(lambda _: None, ANN)

    assert refused.value.code == "no_place"
    assert refused.value.facts["columns"] == ("mood",)
    assert today.read_bytes() == before


def test_a_value_that_no_migration_maps_is_told_and_nothing_is_changed(today):
    with duckdb.connect(str(today)) as connection:
        connection.execute(
            "create or replace table review_decisions as "
            "select * replace ('put off' as state) from review_decisions"
        )
        connection.execute("alter table plan drop column team_lead")
    before = today.read_bytes()

    with pytest.raises(db.UpgradeError) as refused:
        upgrade(lambda _: None, ANN)
    done = run("upgrade")

    assert done.exit_code == 1
    assert refused.value.code == VersionFault.STOPPED
    assert said(refused.value) in done.output
    assert today.read_bytes() == before


@pytest.fixture
def newer(today):
    """A database of a version that does not exist yet."""
    with duckdb.connect(str(today)) as connection:
        connection.execute("update schema_version set version = 99")
    return today


def sentence_on(newer):
    known = db.newest_version()
    fault = VersionFault.NEWER
    return said(db.DatabaseNewerError(fault, database=str(newer), version=99, known=known))


@pytest.mark.parametrize("command", ["upgrade", "build", "status", "serve"])
def test_a_newer_database_is_refused_with_a_sentence_and_stays_as_it_is(newer, command):
    before = newer.read_bytes()

    done = run(command)

    assert done.exit_code == 1
    assert done.output.splitlines()[-1] == f"Error: {sentence_on(newer)}"
    assert newer.read_bytes() == before
    assert [path.name for path in newer.parent.glob("*.before-*")] == []


def test_a_newer_database_is_refused_by_a_page_with_the_same_sentence(newer):
    app = opened("overview")

    assert not app.exception
    assert app.error[0].value == screen.no_data(plain(sentence_on(newer)))


def test_every_table_has_one_kind_and_so_a_way_through_an_upgrade():
    kinds = [
        *(db.USER_TABLES, db.PLAN_TABLES, db.REFERENCE_TABLES, db.LOADED_TABLES),
        *(db.RELEASE_TABLES, db.DERIVED_TABLES, db.STATE_TABLES),
    ]
    names = [name for kind in kinds for name in kind]

    assert sorted(names) == sorted(db.schema_tables())
    assert set(db.USER_TABLES) == {
        *("step_updates", "update_evidence", "update_drafts", "attachments"),
        *("review_texts", "review_decisions", "review_marks", "target_versions"),
    }
