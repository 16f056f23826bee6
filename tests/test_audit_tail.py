"""A trail that was cut off shows by what was done since, also where much is older than it."""

import json
from datetime import datetime, timedelta

import pytest

from monitoring import access, clock, db, saving
from monitoring.access import trail
from monitoring.db.query_rows import AuditRows
from monitoring.pipeline import build, load_file, undo
from monitoring.plan.file import default_plan
from monitoring.rows import each
from monitoring.updates import Entry
from monitoring.vocabulary import Implementation
from monitoring.vocabulary.access import Event
from tests.support.databases import copied, in_use
from tests.support.old_databases import PACKED, brought_up_to_date, few_results
from tests.support.people import ANN

QUARTER = "2022-23-Q2"


@pytest.fixture(scope="module", params=(PACKED[0], PACKED[3]), ids=lambda path: path.name[:4])
def upgraded(request, tmp_path_factory):
    """A database of an older version, brought up to date, with what was written before a trail."""
    return brought_up_to_date(request.param, tmp_path_factory)[0]


@pytest.fixture
def store(upgraded, few_database, tmp_path, monkeypatch):
    """A copy of it that the test may write to."""
    monkeypatch.setattr(build, "OFFICIAL_RESULTS", few_database.parent / "official_results.csv")
    with in_use(copied(upgraded, tmp_path)):
        yield db.open_store()


def update(store, now):
    entry = Entry("G1.1", QUARTER, Implementation.UNDER_WAY, happened="a", comes_next="b")
    saving.save(store, entry, by=ANN, base_revision=3, now=now)


def text(store, now):
    base = saving.text_of(store, QUARTER, "G1", "why").revision
    saving.save_text(store, (QUARTER, "G1", "why"), f"Words {base}.", by=ANN, base=base, now=now)


def cut(store, sequence):
    with store.write() as writer:
        writer.run("delete from audit_trail where sequence > $last", {"last": sequence})


def test_what_was_done_before_the_trail_began_is_missing_no_row(store):
    shown = {
        it.event: it.n_done
        for it in each(
            store.read(db.sql_text("audit_shown"), {"since": datetime.max}), trail.AuditShown
        )
    }

    assert shown == {"build": 1, "load": 2, "update": 2, "text": 3, "decision": 1, "mark": 1}
    assert access.verify(store).is_whole


def test_a_tail_that_was_cut_off_after_an_upgrade_is_missed(store):
    end = access.verify(store).n_rows
    update(store, clock.moment())
    text(store, clock.moment())
    text(store, clock.moment())
    assert access.verify(store).is_whole

    cut(store, end + 2)
    assert access.verify(store).missing == {"text": 1}
    cut(store, end)
    assert access.verify(store).missing == {"text": 2, "update": 1}


def test_loads_and_marks_alone_are_missed_and_a_rebuild_forgets_none_of_them(store, tmp_path):
    rows = "indicator,period,organisation_level,subgroup,numerator,denominator\n"
    file = tmp_path / "quarter.csv"
    file.write_text(rows + "chronic_absenteeism,2022-23-Q2,district,All Students,12300,51800\n")
    _, loaded = load_file.load(file, by=ANN)
    end = access.verify(store).n_rows
    undo.undo(loaded.batch_id, ANN)
    saving.mark_reviewed(store, QUARTER, by=ANN, now=clock.moment())
    assert access.verify(store).is_whole
    build.build(default_plan(), lambda _: None, ANN)
    store = db.open_store()
    assert access.verify(store).is_whole

    # The row of the rebuild goes with what was before it.
    cut(store, end)

    assert access.verify(store).missing == {"mark": 1, "undo": 1}


def unfold(store):
    """Make the trail one of a version whose builds counted nothing."""
    rows = list(each(store.read(db.sql_text("audit_rows")), AuditRows))
    before = "0" * 64
    with store.write() as writer:
        for row in rows:
            facts = {k: it for k, it in json.loads(row.after).items() if k != access.DONE_BEFORE}
            made = row._replace(after=json.dumps(facts, sort_keys=True), previous_sha256=before)
            before = trail._hash(made._asdict())
            writer.run(
                "update audit_trail set after = $after, previous_sha256 = $previous,"
                " sha256 = $sha256 where sequence = $sequence",
                {
                    "after": made.after,
                    "previous": made.previous_sha256,
                    "sha256": before,
                    "sequence": int(row.sequence),
                },
            )


def test_where_no_build_counted_what_is_younger_than_the_trail_by_any_clock_must_have_its_row(
    store,
):
    unfold(store)
    began = store.read("select min(done_at) as at from audit_trail")["at"].iloc[0].to_pydatetime()
    assert access.verify(store).is_whole
    text(store, began + timedelta(hours=13))
    text(store, began + timedelta(hours=15))
    update(store, began + timedelta(hours=15))
    assert access.verify(store).is_whole

    cut(store, 1)

    # The first could be older than the trail, by the clock of a machine far east.
    assert access.verify(store).missing == {"text": 1, "update": 1}


def test_a_database_that_was_made_by_bringing_a_plan_in_lacks_no_row(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "OFFICIAL_RESULTS", few_results(tmp_path))
    with in_use(tmp_path / "monitoring.duckdb"):
        build.build(default_plan(), lambda _: None, ANN, Event.PLAN)

        assert access.verify(db.open_store()).is_whole
        cut(db.open_store(), 0)
        assert access.verify(db.open_store()).missing == {"build": 1}
