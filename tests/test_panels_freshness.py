"""The sentence on updates: how many are not in, since when, and in a place of its own."""

import re
from datetime import date

import pytest

from monitoring import clock, db
from monitoring.db.query_rows import GoalUpdates
from monitoring.due import as_of
from monitoring.panels.steps.freshness import updates_line
from monitoring.rows import each
from monitoring.wording import steps as wording
from monitoring.wording.sample import sample_word
from tests.support.pages import markup_of, opened, plain, text_of
from tests.support.pine_plan import made
from tests.support.rows import row, table

END = date(2022, 12, 31)
OVERDUE = {"n_steps": 7, "n_updated": 4, "days_overdue": 16, "batch_kind": "district"}


def line(goal_id="G1", **facts):
    updates = row(
        GoalUpdates,
        goal_id="G1",
        quarter="2022-23-Q2",
        update_due_on=date(2022, 12, 15),
        basis="assumed",
        as_of=date(2022, 12, 31),
        **(OVERDUE | facts),
    )
    return updates, plain(updates_line(table(GoalUpdates, updates), goal_id))


def test_a_goal_has_the_sentence_on_its_updates():
    updates, told = line()

    assert told == f"{wording.updates_line(updates)} | "


def test_what_rests_on_made_up_updates_says_sample():
    _, made_up = line(batch_kind="sample")
    _, real = line()

    assert made_up.startswith(sample_word())
    assert sample_word() not in real


def test_a_goal_without_action_steps_gets_no_sentence():
    assert line("G2")[1] == ""


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


def overview(quarter="2022-23-Q2"):
    """Return the overview, what it says, and the sentence that each goal's updates come to."""
    app = opened("overview", quarter=quarter)
    asked = {"quarter": quarter, "as_of": as_of(END, clock.today())}
    rows = db.open_store().read(db.sql_text("goal_updates"), asked)
    return app, text_of(app), list(each(rows, GoalUpdates))


@pytest.mark.usefixtures("database")
def test_the_overview_says_under_each_goal_how_many_updates_are_not_in():
    _, told, updates = overview()

    assert [(it.n_steps, it.n_updated, it.days_overdue) for it in updates] == [
        (7, 6, 16),
        (6, 5, 16),
    ]
    assert all(wording.updates_line(it) in told for it in updates)


@pytest.mark.usefixtures("database")
def test_the_overview_leads_to_the_action_steps_of_each_goal_in_its_quarter():
    app = opened("overview", quarter="2021-22-Q2")

    links = re.findall(r'<p class="further"><a href="([^"]+)".*?<a href="([^"]+)"', markup_of(app))

    assert links == [
        ("goals?goal=G1&amp;quarter=2021-22-Q2", "steps?goal=G1&amp;quarter=2021-22-Q2"),
        ("goals?goal=G2&amp;quarter=2021-22-Q2", "steps?goal=G2&amp;quarter=2021-22-Q2"),
    ]


@pytest.mark.usefixtures("database")
def test_the_overview_leads_to_the_presentation_of_its_quarter_and_other_pages_do_not():
    to_wall = re.compile(r'<a [^>]*href="(wall[^"]+)"')

    assert to_wall.findall(markup_of(opened("overview", quarter="2021-22-Q2"))) == [
        "wall?quarter=2021-22-Q2"
    ]
    assert to_wall.findall(markup_of(opened("goals", quarter="2021-22-Q2"))) == []


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(("today", "days"), [(date(2022, 12, 17), 2), (date(2022, 12, 14), 0)])
def test_in_a_quarter_that_goes_on_days_are_counted_to_today(monkeypatch, today, days):
    monkeypatch.setattr("monitoring.clock.today", lambda: today)

    _, told, updates = overview()

    assert [(it.as_of, it.days_overdue) for it in updates] == [(today, days)] * 2
    assert all(wording.updates_line(it) in told for it in updates)


@pytest.mark.usefixtures("database")
def test_how_late_an_update_is_stands_in_no_verdict():
    app, _, _ = overview()
    markup = markup_of(app)
    late = re.findall(r'<p class="updates">.*?</p>', markup)
    verdicts = re.findall(r"<article.*?</article>", markup)

    assert len(late) == 2
    assert wording.days(16) in plain(" ".join(late))
    assert len(verdicts) == 2
    assert wording.days(16) not in plain(" ".join(verdicts))
