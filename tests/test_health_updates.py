"""What the plan check knows of updates and holders, quarter by quarter, and how it is printed."""

import csv
import io
import shutil
from datetime import date

import duckdb
import pytest
from click.testing import CliRunner

from monitoring import db, health
from monitoring.commands.main import main
from monitoring.health import lanes, positions
from monitoring.vocabulary import Lane
from monitoring.vocabulary.plan_check import PlanPlace, PlanRule
from monitoring.wording import health as wording
from monitoring.wording import health_page
from tests.support.databases import copied, in_use

# The last is a quarter to come, read on a day of this one.
AS_OF = {
    "2022-23-Q1": date(2022, 9, 30),
    "2022-23-Q2": date(2022, 12, 31),
    "2197-98-Q4": date(2023, 6, 1),
}


@pytest.fixture
def filled(database, tmp_path, monkeypatch):
    """A copy of the database, and a function that adds rows to it and gathers the facts."""
    copy = tmp_path / "monitoring.duckdb"
    db.close_store()
    shutil.copy(database, copy)
    monkeypatch.setenv("MONITORING_DATABASE", str(copy))

    def facts(*statements, quarter="2022-23-Q2"):
        db.close_store()
        with duckdb.connect(str(copy)) as connection:
            # The sample's own updates, if there are any, are no part of these tests.
            connection.execute("delete from update_evidence; delete from step_updates")
            for statement, values in statements:
                connection.execute(statement, values)

        def read(name, **asked):
            return db.open_store(copy).read(db.sql_text(name), asked)

        return health.gather(read, quarter, AS_OF[quarter])

    yield facts
    db.close_store()


def update(number, quarter, *, revision=1, origin="district"):
    return (
        "insert into step_updates values (?, 'G1.5', ?, ?, ?, '2023-01-01', 'a coordinator', "
        "'under_way', null, null, '', '', 'no_judgment', '')",
        [number, quarter, revision, origin],
    )


def evidence(number):
    return (
        "insert into update_evidence values "
        "(?, 'implementation', 'collaborative planning logs', 'Logs', '2022-10-01', 'file:x', "
        "'', '')",
        [number],
    )


def facts_on(findings, step_id):
    return [one.facts for one in findings if one.place_id == step_id]


def test_a_document_that_came_in_once_is_no_finding(filled):
    facts = filled(update(1, "2021-22-Q3"), evidence(1))

    assert facts_on(lanes.evidence_never_delivered(facts), "G1.5") == []
    assert len(lanes.evidence_never_delivered(facts)) == 10


def test_a_document_that_a_later_revision_took_back_is_not_in(filled):
    facts = filled(update(1, "2021-22-Q3"), evidence(1), update(2, "2021-22-Q3", revision=2))

    assert len(facts_on(lanes.evidence_never_delivered(facts), "G1.5")) == 1


def test_what_came_in_for_a_quarter_after_the_review_quarter_is_not_known_in_it(filled):
    facts = filled(update(1, "2022-23-Q2"), evidence(1), quarter="2022-23-Q1")

    (missing,) = facts_on(lanes.evidence_never_delivered(facts), "G1.5")
    assert missing["quarter"] == "2022-23-Q1"
    assert missing["n_quarters"] == 5
    assert missing["documents"] == [(Lane.IMPLEMENTATION, ["collaborative planning logs"])]
    assert missing["n_in_sample"] == 0


def test_a_document_of_the_sample_does_not_count_and_says_sample(filled):
    facts = filled(update(1, "2021-22-Q3", origin="sample"), evidence(1))

    (missing,) = facts_on(lanes.evidence_never_delivered(facts), "G1.5")
    assert missing["n_missing"] == missing["n_in_sample"] == 1


def test_a_quarter_that_is_not_over_yet_is_not_asked_for_its_documents(filled):
    coming = (
        "insert into calendar values ('2197-98-Q4', 'quarter', 2198, '2198-04-01', '2198-06-30', "
        "true, 'assumed', 'a test')"
    )

    facts = filled((coming, []), quarter="2197-98-Q4")

    # Seven review quarters of the calendar are over by then, this one is not.
    assert set(facts.evidence["n_quarters"]) == {7}


def test_a_position_is_held_from_the_day_that_somebody_took_it(filled):
    taken = (
        "insert into role_holders values ('Chief of Human Resources', 'A. Bell', '2022-10-15'), "
        "('CTAE Director', 'B. Cole', '2023-01-01')"
    )

    now, before = filled((taken, [])), filled(quarter="2022-23-Q1")

    missing = [one.place_id for one in positions.nobody_assigned(now)]
    assert "Chief of Human Resources" not in missing
    assert "CTAE Director" in missing
    assert len(missing) == 13
    assert len(positions.nobody_assigned(before)) == 14


def test_a_plan_without_an_items_file_is_built_and_all_its_items_are_unmapped(
    small_database, tmp_path
):
    with in_use(copied(small_database, tmp_path)):
        store = db.open_store()
        found = health.findings(
            health.gather(
                lambda name, **asked: store.read(db.sql_text(name), asked),
                "2022-23-Q2",
                date(2022, 12, 31),
            )
        )

    assert [(one.rule, one.place_id) for one in found] == [
        (PlanRule.NO_MEASURE, "G1"),
        (PlanRule.UNMAPPED_ITEM, "G1.1"),
        (PlanRule.NOBODY_ASSIGNED, "Principal"),
    ]
    assert found[1].facts["items"] == [
        ("Opening hours", Lane.IMPLEMENTATION),
        ("Loans", Lane.EFFECTIVENESS),
    ]


def printed(*arguments):
    done = CliRunner().invoke(main, ["health", *arguments])
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.usefixtures("database")
def test_the_command_prints_the_three_columns_that_others_read():
    code, out, _ = printed("--csv")
    listed = list(csv.reader(io.StringIO(out)))

    assert code == 0
    assert listed[0] == ["rule", "where", "finding"]
    assert len(listed) == 75
    assert listed[3][:2] == [PlanRule.AMBIGUOUS_UNIT, wording.place(PlanPlace.GOAL, "G1")]
    assert "“3% percentage points”" in listed[3][2]


@pytest.mark.usefixtures("database")
def test_the_command_prints_findings_under_their_rules_for_a_quarter():
    code, out, _ = printed("--quarter", "2021-22-Q2")

    assert code == 0
    title, _, rest = out.partition("\n\n")
    assert title == health_page.command_title("2021-22-Q2", 70)
    assert rest.startswith(health_page.rule_with_count(PlanRule.NO_BASELINE, 1) + "\n  ")
    unmapped = health_page.rule_with_count(PlanRule.UNMAPPED_ITEM, 2)
    assert f"\n\n{unmapped}\n  {health_page.place_before('G2.2')} " in out
    # Nearly everyone counts as economically disadvantaged, in the results of 2020-21 already.
    assert health_page.rule_with_count(PlanRule.GAP_THAT_CANNOT_BE_SHOWN, 1) in out


@pytest.mark.usefixtures("database")
def test_a_quarter_nobody_can_stand_in_is_wrong_usage():
    code, _, err = printed("--quarter", "2020-21-Q1")

    assert code == 2
    assert "--quarter" in err
    assert "2020-21-Q1" in err
    assert "2021-22-Q1" in err
