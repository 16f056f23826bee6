"""A build with faulty rows, damaged files and places where no database can be."""

import os
import shutil
from pathlib import Path

import duckdb
import pytest

from monitoring import db
from monitoring.errors import InputError, Notice
from monitoring.pipeline import build, load_file
from monitoring.plan.file import SchoolPlanError, default_plan, read_plan_file
from monitoring.vocabulary.faults import DatabaseFault, FileFault, Found, PlanFault
from monitoring.vocabulary.versions import VersionFault
from monitoring.wording.faults import said
from tests.support.databases import copied
from tests.support.faulty import cell, faults_of, refusal
from tests.support.people import ANN
from tests.support.quarters import ended

TIDY = "indicator,period,organisation_level,subgroup,grade_span,numerator,denominator,released_on\n"
RESULT = "graduation_rate_4yr,2023,district,All Students,9-12,{},100,{}\n"
LOADED = """
    select results.numerator
    from results
    inner join batches on results.batch_id = batches.batch_id
    where not batches.is_shipped
"""


@pytest.fixture
def target(tmp_path, monkeypatch):
    path = tmp_path / "store" / "monitoring.duckdb"
    monkeypatch.setenv("MONITORING_DATABASE", str(path))
    yield path
    db.close_store()


@pytest.fixture
def is_small(few_database, monkeypatch):
    """Have what is built anew take few official results."""
    monkeypatch.setattr(build, "OFFICIAL_RESULTS", few_database.parent / "official_results.csv")


@pytest.fixture
def few(target, few_database, is_small):
    """A database of few official results."""
    return copied(few_database, target.parent)


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A copy of data/ to spoil."""
    folder = tmp_path / "data"
    shutil.copytree(db.DATA, folder)
    monkeypatch.setattr(db, "DATA", folder)
    monkeypatch.setattr(build, "OFFICIAL_RESULTS", folder / "official_results.csv")
    return folder


def make(plan=None):
    return build.build(plan or default_plan(), lambda _: None, ANN)


def load(folder, name, *rows):
    file = folder / name
    file.write_text(TIDY + "".join(RESULT.format(*row) for row in rows), encoding="utf-8")
    return load_file.load(file, by=ANN)[1]


def read(sql):
    return db.open_store().read(sql)


def damaged(path):
    """Blank all of the file but its three headers of 4 KiB."""
    n_bytes = path.stat().st_size
    path.write_bytes(path.read_bytes()[:12_288] + bytes(n_bytes - 12_288))


@pytest.mark.usefixtures("few")
def test_a_file_named_like_the_shipped_one_is_carried_over(tmp_path):
    load(tmp_path, "official_results.csv", (80, ""))

    assert len(make().before.batches) == 1

    assert read(LOADED)["numerator"].tolist() == [80.0]


@pytest.mark.slow
@pytest.mark.usefixtures("few")
def test_a_batch_carried_over_keeps_the_counts_of_its_load(tmp_path):
    load(tmp_path, "first.csv", (80, ""))
    extra = RESULT.format(70, "").replace("All Students", "Black")
    second = tmp_path / "second.csv"
    second.write_text(TIDY + RESULT.format(80, "") + extra, encoding="utf-8")
    load_file.load(second, by=ANN)
    counts = "select * exclude (batch_id) from batches where not is_shipped order by loaded_at"
    before = read(counts)

    make()

    assert before["rows_unchanged"].tolist() == [0, 1]
    assert read(counts).to_dict("records") == before.to_dict("records")


def test_a_newer_vintage_does_not_hide_what_earlier_quarters_knew(few, tmp_path):
    load(tmp_path, "first.csv", (80, "2023-10-11"))
    load(tmp_path, "second.csv", (81, "2024-05-02"))

    known = db.open_store().read(db.sql_text("status"), ended("2023-24-Q2"))

    own = known[(known["measure_id"] == "graduation-4yr") & (known["period"] == "2023")]
    assert own["numerator"].tolist() == [81.0]


def told_in_order(error):
    """Tell whether a backup is named before a new database, and that the file stays."""
    told = said(error)
    first, second = "python -m monitoring restore FOLDER", "python -m monitoring build"
    kept = "this file is kept beside it under another name."
    return 0 < told.find(first) < told.find(second) < told.find(kept)


@pytest.mark.parametrize("code", [DatabaseFault.UNOPENED, DatabaseFault.DAMAGED])
def test_a_backup_is_named_before_a_new_database(code):
    assert told_in_order(InputError(code, database="m.duckdb", reason="IO Error"))


def test_a_database_that_is_gone_may_be_in_a_backup():
    assert said(InputError(DatabaseFault.MISSING, database="m.duckdb")) == (
        "There is no database at m.duckdb. Make one with: python -m monitoring build. If there was "
        "one, put a backup in its place instead: python -m monitoring restore FOLDER"
    )


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (
            "Trying to read a database file with version number 99, but we can only read 68.",
            VersionFault.NEWER_ENGINE,
        ),
        ('Cannot open file "m.duckdb": Permission denied', DatabaseFault.FORBIDDEN),
    ],
)
def test_a_database_that_is_whole_for_others_is_never_put_aside(few, monkeypatch, reason, code):
    db.close_store()
    content = few.read_bytes()

    def refusing(*_, **__):
        raise duckdb.IOException(reason)

    monkeypatch.setattr("monitoring.db.store.duckdb.connect", refusing)

    assert refusal(make).code == code
    assert refusal(db.open_store).code == code
    assert few.read_bytes() == content
    assert [path.name for path in few.parent.glob("*.before-*")] == []


def test_a_damaged_database_is_told_and_a_build_puts_it_aside(few):
    damaged(few)

    # Its list of tables is gone, so that the damage is told where the file is opened.
    error = refusal(db.open_store)
    assert (type(error), error.code) == (db.DatabaseUnreadableError, DatabaseFault.UNOPENED)
    assert told_in_order(error)
    db.close_store()
    made = make()

    assert made.moved_aside is not None
    assert made.moved_aside.is_file()
    assert made.moved_aside.name.startswith("monitoring.before-")
    assert len(read("select * from plan")) == 1


@pytest.mark.usefixtures("is_small")
def test_a_log_left_beside_a_damaged_database_goes_aside_with_it(target):
    target.parent.mkdir()
    target.write_bytes(b"no database" * 1000)
    log = Path(f"{target}.wal")
    log.write_bytes(b"no log")

    made = make()

    assert not log.exists()
    assert Path(f"{made.moved_aside}.wal").read_bytes() == b"no log"


def test_a_folder_or_a_pipe_in_the_databases_place_is_refused_before_anything_is_read(target):
    target.mkdir(parents=True)
    assert refusal(make, Path("no plan")).code == DatabaseFault.PLACE_IS_FOLDER

    target.rmdir()
    os.mkfifo(target)
    assert refusal(make, Path("no plan")).code == DatabaseFault.PLACE_NOT_A_FILE
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_place_that_cannot_be_made_is_refused_with_its_folder(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("MONITORING_DATABASE", str(tmp_path / "file" / "new.duckdb"))

    error = refusal(make)

    assert error.code == DatabaseFault.NO_PLACE
    assert error.facts["folder"] == str(tmp_path / "file")


def test_a_build_that_fails_half_way_leaves_nothing_behind(target, data):
    with (data / "official_results.csv").open("a", encoding="utf-8") as file:
        file.write("graduation_rate_4yr,2022,district,,,,All Students,,,many,,,,,,\n")

    (fault,) = faults_of(make)

    assert fault.found == cell("many")

    assert list(target.parent.iterdir()) == []


def test_faults_of_the_measures_file_and_of_data_are_told_together(target, data, tmp_path):
    plan = tmp_path / "my_plan.txt"
    shutil.copyfile(default_plan(), plan)
    measures = default_plan().with_suffix(".measures.csv").read_text(encoding="utf-8")
    (tmp_path / "my_plan.measures.csv").write_text(
        measures.replace(",3,2023,", ",nan,2023,", 1), encoding="utf-8"
    )
    rules = data / "rules.csv"
    rules.write_text(rules.read_text(encoding="utf-8").replace(",yes,", ",no,"), encoding="utf-8")

    found = [(it.file, it.line, it.column, it.found) for it in faults_of(make, plan)]

    assert ("rules.csv", 1, "is_current", Notice(Found.NO_YES)) in found
    assert ("my_plan.measures.csv", 2, "points_per_year", cell("nan")) in found


@pytest.mark.usefixtures("is_small")
def test_a_goal_with_an_impossible_figure_is_not_read(target, tmp_path):
    plan = tmp_path / "plan.txt"
    text = default_plan().read_text(encoding="utf-8")
    assert "90%" in text
    plan.write_text(text.replace("90%", "190%"), encoding="utf-8")

    assert "graduation_rate_4yr" not in set(
        read("select indicator_id from measures")["indicator_id"]
        if make(plan).source.n_proposed
        else ()
    )


def test_a_schools_plan_is_read_but_not_judged(target, tmp_path):
    plan = tmp_path / "school.txt"
    text = default_plan().read_text(encoding="utf-8")
    plan.write_text(
        text.replace("District Improvement Plan", "School Improvement Plan"), encoding="utf-8"
    )
    assert read_plan_file(plan).kind == "school"

    error = refusal(make, plan)

    assert isinstance(error, SchoolPlanError)
    assert error.facts["path"] == str(plan)
    assert not target.exists()


def test_what_is_not_a_file_is_refused_before_it_is_opened(few, tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)

    for path, code, plan_code in (
        (tmp_path, FileFault.FOLDER, PlanFault.FOLDER),
        (Path(), FileFault.FOLDER, PlanFault.FOLDER),
        (pipe, FileFault.NOT_A_FILE, PlanFault.NOT_A_FILE),
    ):
        assert refusal(load_file.load, path, by=ANN).code == code
        assert refusal(make, path).code == plan_code
