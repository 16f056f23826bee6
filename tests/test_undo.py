"""A load that was wrong is taken back: what was before it, or is said by another, is in force."""

from datetime import datetime

import pandas as pd
import pytest

from monitoring import db
from monitoring.pipeline import build, load_file, preview
from monitoring.pipeline.sample import remove_sample
from monitoring.pipeline.undo import LaterBatch, take_out, undo
from monitoring.plan.file import default_plan
from monitoring.result_files.model import Answers
from monitoring.vocabulary.faults import UndoFault
from monitoring.vocabulary.row_faults import Allowed
from tests.support.databases import copied, in_use
from tests.support.faulty import faults_of, refusal
from tests.support.people import ANN
from tests.support.sequences import (
    Sequence,
    absent,
    assert_same,
    compare,
    file,
    fresh,
    state,
    taken_in,
)

ABSENCES = """
select numerator, released_on, is_date_assumed from results
where
    indicator_id = 'chronic_absenteeism' and period = '2022-23-Q2' and grade_span = 'K-12'
    and subgroup = 'All Students' and organisation_id = 'GA-631' and superseded_by is null
"""
CLASS = (
    "Reporting Level,System ID,School ID,System Name,School Name,Reporting Label,"
    "Graduation Class Size,Total Graduated,Graduation Rate\n"
)
OF_2018 = "select numerator from results where period = '2018' and superseded_by is null"


@pytest.fixture
def small(own_few):
    """A database of about 100 official results, for this test alone."""
    return own_few


def rebuilt():
    build.build(default_plan(), lambda _: None, ANN)


def load(path, year=None):
    return load_file.load(path, Answers(year, may_add_schools=True), by=ANN)[1]


def loaded(path):
    """Load a file as a command does, but for the verdicts: for tests of what is in force."""
    with db.open_store().write() as writer:
        return taken_in(writer, path)


def taken_back(number):
    with db.open_store().write() as writer:
        return take_out(writer, number, "Ann Bell", datetime(2026, 6, 1))[0]


def absences():
    rows = db.open_store().read(ABSENCES)
    return [(int(n), f"{day:%Y-%m-%d}", bool(it)) for n, day, it in rows.itertuples(index=False)]


def left_alone():
    """Return the results that are gone, but that something judged or hidden still speaks of."""
    rows = db.open_store().read(
        "select result_id from (select result_id from assessments union all"
        " select result_id from projections union all select result_id from secondary_suppression)"
        " where result_id not in (select result_id from results)"
    )
    return rows["result_id"].tolist()


def test_the_first_file_loaded_again_after_another_ends_in_force(small, tmp_path):
    first, second = file(tmp_path, "a.csv", absent(800)), file(tmp_path, "b.csv", absent(900))

    loaded(first)
    loaded(second)
    again = loaded(first)
    once_more = loaded(first)

    assert small.is_file()
    assert (again.n_superseding, again.is_repeat, again.batch_id) == (1, False, 5)
    assert (once_more.is_repeat, once_more.batch_id) == (True, 3)
    assert absences() == [(800, "2022-12-15", True)]


def test_a_file_loaded_with_the_wrong_year_is_taken_back_and_loads_right(small, tmp_path):
    row = "System,631,ALL,Clayton County,All Schools,ALL Students,3750,3000,80"
    path = file(tmp_path, "4-Year Cohort Graduation Rate.csv", row, header=CLASS)
    before = state(db.open_store())

    wrong = load(path, 2018)
    assert 3000 in db.open_store().read(OF_2018)["numerator"].tolist()
    undo(wrong.batch_id, ANN)
    assert_same(state(db.open_store()), before)
    assert left_alone() == []
    right = load(path, 2017)

    assert small.is_file()
    assert not right.is_repeat
    assert 3000 not in db.open_store().read(OF_2018)["numerator"].tolist()


def test_a_misspelled_school_that_was_taken_back_is_asked_about_again(small, tmp_path):
    path = file(tmp_path, "a.csv", absent(40, whose="school,Jonesborro High School"))

    wrong = loaded(path)
    taken_back(wrong.batch_id)
    faults = faults_of(load_file.load, path, by=ANN)

    assert small.is_file()
    assert [fault.allowed.code for fault in faults] == [Allowed.KNOWN_SCHOOL]


def test_what_a_later_batch_repeated_is_in_force_after_the_first_is_taken_back(small, tmp_path):
    loaded(file(tmp_path, "a.csv", absent(800)))
    loaded(file(tmp_path, "b.csv", absent(800), absent(90, whose="school,Pine High")))
    loaded(file(tmp_path, "c.csv", absent(91, whose="school,Pine High")))

    undone = taken_back(3)

    assert small.is_file()
    assert absences() == [(800, "2022-12-15", True)]
    assert (undone.n_gone, undone.n_back, undone.n_not_in_force) == (0, 1, 0)
    assert undone.later == (LaterBatch(4, "b.csv", 1, 0),)
    second = taken_back(4)
    assert second.later == (LaterBatch(5, "c.csv", 0, 1),)
    # The sample gives the district's figure again, and the school's was not in force.
    assert (second.n_gone, second.n_back, second.n_not_in_force) == (0, 1, 1)


def test_what_is_in_force_again_without_a_date_is_known_from_the_day_of_its_own_load(
    small, tmp_path
):
    of_year = [absent(n).replace("2022-23-Q2", "2023") for n in (800, 900)]
    loaded(file(tmp_path, "a.csv", of_year[0]))
    loaded(file(tmp_path, "b.csv", of_year[1]))
    with db.open_store().write() as writer:
        writer.run("update batches set loaded_at = timestamp '2026-01-05' where batch_id = 3")

    taken_back(4)

    rows = db.open_store().read(ABSENCES.replace("2022-23-Q2", "2023"))
    assert small.is_file()
    assert rows["numerator"].tolist() == [800]
    assert [f"{day:%Y-%m-%d}" for day in rows["released_on"]] == ["2026-01-05"]


def test_a_date_that_a_batch_stated_goes_with_it(small, tmp_path):
    loaded(file(tmp_path, "undated.csv", absent(800)))
    loaded(file(tmp_path, "dated.csv", absent(800, "2022-12-20")))
    assert absences() == [(800, "2022-12-20", False)]

    taken_back(4)

    assert small.is_file()
    assert absences() == [(800, "2022-12-15", True)]


def test_what_cannot_be_taken_back_is_refused_and_nothing_changes(small, tmp_path):
    loaded(file(tmp_path, "a.csv", absent(800)))
    taken_back(3)
    version = db.open_store().version

    assert [refusal(undo, number, ANN).code for number in (1, 2, 3, 9)] == [
        UndoFault.SHIPPED,
        UndoFault.SAMPLE,
        UndoFault.TAKEN_BACK_BEFORE,
        UndoFault.NO_BATCH,
    ]
    assert small.is_file()
    assert db.open_store().version == version


def test_a_rebuild_keeps_what_batches_said_and_what_was_taken_back(small, tmp_path):
    kept = "select * exclude (batch_id) from batches where not is_shipped order by loaded_at"
    said = (
        "select batch_rows.* from batch_rows inner join batches using (batch_id) "
        "where not is_shipped order by batch_id, sort_order"
    )
    loaded(file(tmp_path, "a.csv", absent(800)))
    loaded(file(tmp_path, "b.csv", absent(800), absent(90, whose="school,Pine High")))
    taken_back(3)
    before = [db.open_store().read(sql) for sql in (kept, said)]

    rebuilt()

    after = [db.open_store().read(sql) for sql in (kept, said)]
    assert small.is_file()
    assert before[0]["taken_back_at"].notna().tolist() == [True, False]
    assert len(before[1]) == 3
    assert_same(after, before)
    assert absences() == [(800, "2022-12-15", True)]
    assert taken_back(4).n_gone == 1


def test_the_sample_taken_out_leaves_no_date_of_its_own_on_what_was_measured(small, tmp_path):
    loaded(file(tmp_path, "a.csv", absent(800, "2022-12-30")))

    remove_sample(db.open_store(), ANN)

    assert small.is_file()
    assert absences() == [(800, "2022-12-30", False)]


def test_a_preview_tells_what_would_change_and_stores_nothing(small, tmp_path):
    row = "graduation_rate_4yr,2023,district,,All Students,9-12,3000,3750,2023-10-20"
    path = file(tmp_path, "rates.csv", row)
    before = small.read_bytes()

    with preview.trial() as writer:
        parsed = load_file.read_file(writer, path)
        loaded, effect = preview.preview_load(writer, path, parsed)
        undone, back = preview.preview_undo(writer, loaded.batch_id)

    assert (loaded.n_new, undone.n_gone) == (1, 1)
    (change,) = effect.figures.itertuples()
    assert pd.isna(change.old_data_state)
    assert (change.new_value, change.new_n) == (80.0, 3750.0)
    assert effect.shown_from == {"2023-24-Q2": 1}
    graduation = [it for it in effect.levels if it.before == "undecided"]
    assert [(it.from_quarter, it.after) for it in graduation] == [("2023-24-Q2", "missed")]
    assert [it.after for it in back.levels] == ["undecided"]
    db.close_store()
    assert small.read_bytes() == before


@pytest.mark.slow
def test_sequences_of_loads_and_undos_end_as_loads_of_what_is_in_force(small, tmp_path):
    # `python -m tests.support.sequences` compares a hundred.
    compare(db.open_store(), tmp_path, range(10))

    assert small.is_file()


@pytest.mark.slow
def test_a_sequence_with_a_rebuild_in_it_ends_in_the_same(few_database, small, tmp_path):
    done = Sequence(101, tmp_path / "files")
    with db.open_store().write() as writer:
        done.go(writer, 5, is_judged=False)
    rebuilt()
    with db.open_store().write() as writer:
        done.go(writer, 4)
    found = state(db.open_store())
    rebuilt()
    again = state(db.open_store())

    with in_use(copied(few_database, tmp_path / "fresh")):
        expected = fresh(db.open_store(), done.in_force.values())
    assert small.is_file()
    assert_same(found, expected)
    assert_same(again, expected)
