"""Decisions taken and steps done beside a goal's chart: which there are, and how they are told."""

from datetime import datetime

import pytest

from monitoring import db, saving
from monitoring.db.query_rows import GoalEvents
from monitoring.rows import each
from monitoring.wording import events as wording
from tests.support.databases import in_use
from tests.support.pages import opened, table_row
from tests.support.people import machine
from tests.support.rows import row

NOW = datetime(2023, 1, 4, 15, 5)


def events(store, quarter, goal_id):
    scope = {"quarter": quarter, "goal_id": goal_id}
    found = each(store.read(db.sql_text("goal_events"), scope), GoalEvents)
    return [(it.kind, it.quarter, it.about) for it in found]


def test_steps_done_are_told_from_the_quarter_in_which_they_first_were(database):
    store = db.open_store(database)

    assert events(store, "2022-23-Q2", "G1") == [
        ("step_done", "2021-22-Q3", "G1.4"),
        ("step_done", "2021-22-Q4", "G1.6"),
        ("step_done", "2022-23-Q1", "G1.7"),
        ("step_done", "2022-23-Q2", "G1.1"),
    ]
    # What came later is not known in an earlier quarter.
    assert events(store, "2021-22-Q3", "G1") == [("step_done", "2021-22-Q3", "G1.4")]


@pytest.mark.usefixtures("own_few")
def test_a_decision_on_a_goal_or_its_step_is_told_beside_the_chart_by_its_number():
    store = db.open_store()
    for about, what in (("G2", "Coach ninth grade."), ("G1.2", "Hire two teachers.")):
        given = saving.DecisionInput("2022-23-Q1", about, what, "Superintendent", "2023-03-01")
        saving.save_decision(store, given, by=machine("Ann"), now=NOW)

    assert [it for it in events(store, "2022-23-Q2", "G2") if it[0] == "decision"] == [
        ("decision", "2022-23-Q1", "G2")
    ]
    assert ("decision", "2022-23-Q1", "G1.2") in events(store, "2022-23-Q2", "G1")


def test_the_choice_stands_in_the_address_and_brings_the_words(database):
    with in_use(database):
        app = opened("goals", quarter="2022-23-Q2", goal="G1", events="true")
        without = opened("goals", quarter="2022-23-Q2", goal="G1")

    assert table_row(app, wording.caption(), "1")[2].startswith("Action step done")
    assert not [it for it in without.markdown if wording.caption() in str(it.value)]


def test_an_event_is_told_in_words():
    taken = row(
        GoalEvents,
        kind="decision",
        quarter="2022-23-Q1",
        about="G2",
        what="Coach ninth grade.",
        role="Superintendent",
        is_sample=False,
    )

    assert wording.cells(1, taken) == (
        "1",
        "Q1 2022-23",
        "Decision taken",
        "G2",
        "Coach ninth grade. (Superintendent)",
    )
    assert wording.cells(2, taken._replace(is_sample=True))[2] == "Decision taken (Sample)"
