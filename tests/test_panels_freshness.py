"""The sentence on updates: how many are not in, since when, and in a place of its own."""

from datetime import date

import pandas as pd
import pytest

from monitoring import db, panels
from tests.support.pages import opened, plain, text_of
from tests.support.pine_plan import made


def row(n_steps, n_updated, days_overdue, *, basis="assumed", batch_kind="district"):
    return pd.DataFrame(
        {
            "goal_id": ["G1"],
            "quarter": ["2022-23-Q2"],
            "n_steps": [n_steps],
            "n_updated": [n_updated],
            "update_due_on": [date(2022, 12, 15)],
            "basis": [basis],
            "as_of": [date(2022, 12, 31)],
            "days_overdue": [days_overdue],
            "batch_kind": [batch_kind],
        }
    )


@pytest.mark.parametrize(
    ("updates", "sentence"),
    [
        (
            row(7, 4, 16),
            "3 of 7 action steps have no update for 2022-23-Q2; due on December 15, 2022 "
            "(assumed date) and overdue for 16 days (counted to December 31, 2022).",
        ),
        (
            row(7, 6, 1, basis="published"),
            "1 of 7 action steps has no update for 2022-23-Q2; due on December 15, 2022 and "
            "overdue for 1 day (counted to December 31, 2022).",
        ),
        (
            row(1, 0, 0),
            "1 of 1 action step has no update for 2022-23-Q2 yet; due on December 15, 2022 "
            "(assumed date).",
        ),
        (row(7, 7, 16), "all 7 action steps have their update for 2022-23-Q2."),
        (row(1, 1, 16), "the update of the one action step for 2022-23-Q2 is in."),
    ],
)
def test_the_sentence_says_how_many_updates_are_not_in_and_how_late(updates, sentence):
    assert plain(panels.updates_line(updates, "G1")) == f"Updates: {sentence} | "


def test_what_rests_on_made_up_updates_says_sample():
    made_up = panels.updates_line(row(7, 4, 16, batch_kind="sample"), "G1")

    assert plain(made_up).startswith("Sample Updates: 3 of 7")
    assert "Sample" not in panels.updates_line(row(7, 4, 16), "G1")


def test_a_goal_without_action_steps_gets_no_sentence():
    assert panels.updates_line(row(7, 4, 16), "G2") == ""


def test_updates_are_counted_by_goal_and_days_to_the_day_that_is_given(tmp_path):
    store = made(tmp_path / "pine.duckdb")
    asked = {"quarter": "2022-23-Q2", "as_of": date(2022, 12, 20)}
    told = store.read(db.sql_text("goal_updates"), asked)
    store.close()

    columns = ["goal_id", "n_steps", "n_updated", "days_overdue", "batch_kind"]
    assert told[columns].to_numpy().tolist() == [
        ["G1", 3, 2, 5, "sample"],
        ["G2", 1, 0, 5, "district"],
    ]


@pytest.mark.usefixtures("database")
def test_the_overview_says_under_each_goal_how_many_updates_are_not_in():
    told = text_of(opened("overview", quarter="2022-23-Q2"))

    late = "due on December 15, 2022 (assumed date) and overdue for 16 days"
    assert f"1 of 7 action steps has no update for 2022-23-Q2; {late}" in told
    assert f"1 of 6 action steps has no update for 2022-23-Q2; {late}" in told


@pytest.mark.usefixtures("database")
def test_the_overview_leads_to_the_action_steps_of_each_goal_in_its_quarter():
    app = opened("overview", quarter="2021-22-Q2")

    links = {link.proto.label: link.proto for link in app.get("page_link")}

    assert list(links) == [
        *("Goal 1 in full", "Goal 1: action steps"),
        *("Goal 2 in full", "Goal 2: action steps"),
    ]
    assert links["Goal 2: action steps"].page == "steps"
    assert links["Goal 2: action steps"].query_string == "goal=G2&quarter=2021-22-Q2"


@pytest.mark.usefixtures("database")
def test_in_a_quarter_that_goes_on_days_are_counted_to_today(monkeypatch):
    monkeypatch.setattr("monitoring.clock.today", lambda: date(2022, 12, 17))

    told = text_of(opened("overview", quarter="2022-23-Q2"))
    monkeypatch.setattr("monitoring.clock.today", lambda: date(2022, 12, 14))
    before = text_of(opened("overview", quarter="2022-23-Q2"))

    assert "overdue for 2 days (counted to December 17, 2022)" in told
    assert "1 of 6 action steps has no update for 2022-23-Q2 yet; due on" in before


@pytest.mark.usefixtures("database")
def test_how_late_an_update_is_changes_no_verdict():
    late = text_of(opened("overview", quarter="2022-23-Q2"))

    for sentence in late.split(" | "):
        assert not ("overdue" in sentence and ("path" in sentence or "improvement" in sentence))
