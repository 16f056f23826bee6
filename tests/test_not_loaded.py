"""Official results that have not come stay on every list of what is missing."""

import csv
import io
from datetime import date
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from monitoring import clock, db
from monitoring.brief import make
from monitoring.commands.main import main
from monitoring.db.query_rows import OverdueResults
from monitoring.pipeline import verdicts
from monitoring.rows import each
from monitoring.vocabulary.review import ChangeKind, UnknownKind
from monitoring.wording import measure_tables, not_loaded
from monitoring.wording.goal_headlines import goal_waiting
from tests.support.pages import opened, text_of
from tests.support.quarters import ended

FILE = "Graduation_Rate_2022-23_2023-12-15_18_55_15.csv"
SINCE = ["2023-24-Q2", "2024-25-Q2", "2025-26-Q2"]
HEADER = "indicator,period,organisation_level,subgroup,numerator,denominator,released_on\n"
CLASS_OF_2023 = "graduation_rate_4yr,2023,district,All Students,3000,3750,2023-12-15\n"
NOTED = (
    "insert into comparability values "
    "('graduation_rate_4yr', '', '2023', '{}', false, 'none was counted', 's', '', '{}')"
)


def missing(quarter):
    rows = db.open_store().read(db.sql_text("overdue_results"), ended(quarter))
    return [
        (row.measure_id, row.period, f"{row.released_on:%Y-%m-%d}", row.file_name)
        for row in each(rows, OverdueResults)
    ]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("quarter", SINCE)
def test_the_class_of_2023_is_missing_whatever_came_after_it(quarter):
    assert missing(quarter) == [("graduation-4yr", "2023", "2023-10-31", FILE)]


@pytest.mark.usefixtures("database")
def test_a_year_before_the_plans_baseline_is_not_overdue():
    """The plan starts from 2017; the classes of 2014 and 2016, not loaded, it never awaited."""
    asked = ended("2022-23-Q2") | {"measure_id": "graduation-4yr"}
    years = db.open_store().read(db.sql_text("measure_gaps"), asked)
    goal = next(it for it in make.brief(db.open_store(), "2022-23-Q2").goals if it.goal_id == "G2")

    assert list(zip(years["period"], years["data_state"], strict=True)) == [("2023", "not_due_yet")]
    assert goal.measures[0].points[0].period == "2017"
    text = text_of(opened("goals", quarter="2022-23-Q2", goal="G2"))
    told = text[
        text.rindex(measure_tables.gaps_caption()) : text.rindex(measure_tables.state_caption())
    ]
    assert "| Class of 2023 |" in told
    assert "| Class of 2014 |" not in told


@pytest.mark.usefixtures("database")
def test_nothing_is_missing_before_the_class_of_2023_is_due_and_no_test_that_was_not_held():
    for quarter in ("2021-22-Q1", "2022-23-Q2", "2023-24-Q1"):
        assert missing(quarter) == []


def test_a_missing_year_goes_from_every_list_with_its_load(own_database, tmp_path):
    (tmp_path / "grad.csv").write_text(HEADER + CLASS_OF_2023, encoding="utf-8")

    done = CliRunner().invoke(main, ["load", str(tmp_path / "grad.csv")])

    assert own_database.is_file()
    assert done.exit_code == 0, done.output
    assert [missing(quarter) for quarter in SINCE] == [[], [], []]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("quarter", SINCE)
def test_review_overview_and_goal_name_the_missing_year_and_its_file(quarter):
    brief = make.brief(db.open_store(), quarter)
    (line,) = [it.facts for it in brief.changes if it.kind == ChangeKind.OVERDUE_RESULT]
    (unknown,) = [it.facts.first for it in brief.unknown if it.kind == UnknownKind.OVERDUE]
    goal = next(goal for goal in brief.goals if goal.goal_id == "G2")

    assert (line.period, line.file_name) == ("2023", FILE)
    assert [(one.period, one.file_name) for one in unknown.overdue] == [("2023", FILE)]
    assert FILE in goal_waiting(goal.measures, goal.late)
    assert FILE in text_of(opened("overview", quarter=quarter))
    assert FILE in text_of(opened("goals", quarter=quarter, goal="G2"))


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("quarter", SINCE)
def test_due_lists_the_missing_year_with_its_file_and_how_to_load_it(quarter):
    mail = CliRunner().invoke(main, ["due", "--quarter", quarter]).output.splitlines()
    table = CliRunner().invoke(main, ["due", "--quarter", quarter, "--csv"]).output
    rows = [it for it in csv.DictReader(io.StringIO(table)) if it["kind"] == "official_result"]

    assert mail[-2:] == [
        not_loaded.heading(),
        "Four-year graduation rate, class of 2023 - due Oct 31, 2023 (assumed date), "
        f"Georgia's file {FILE}",
    ]
    assert [(row["step"], row["item"], row["role"], row["due_on"]) for row in rows] == [
        ("", f"Four-year graduation rate, class of 2023: {FILE}", "", "2023-10-31")
    ]
    assert int(rows[0]["days_overdue"]) >= 61


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("quarter", SINCE)
def test_the_calendar_of_what_is_due_has_the_missing_year_on_its_day_in_every_quarter(
    quarter, tmp_path
):
    done = CliRunner().invoke(main, ["due", "--quarter", quarter, "--ics", str(tmp_path / "due")])
    events = Calendar.from_ical((tmp_path / "due").read_bytes()).walk("VEVENT")
    (event,) = [it for it in events if str(it["summary"]) == not_loaded.event_title(1)]

    assert done.exit_code == 0
    assert event.decoded("dtstart") == date(2023, 10, 31)
    assert str(event["description"]).splitlines() == [
        not_loaded.event_heading(),
        "Four-year graduation rate, class of 2023 - due Oct 31, 2023 (assumed date), "
        f"Georgia's file {FILE}",
    ]
    # A later file takes the place of this event, whichever quarter it is made for.
    assert str(event["uid"]) == "598b690f-0ff8-5d10-89d3-bf184490136c"


@pytest.mark.parametrize("state", ["cancelled", "not_published"])
def test_what_was_not_held_or_not_published_is_not_missing(own_database, state):
    with db.open_store().write() as writer:
        writer.run(NOTED.format(state, "2024-06-01"))
        verdicts.assess_all(writer)

    assert own_database.is_file()
    # Before it was known that there would be none, the quarter waited for it.
    assert [len(missing(quarter)) for quarter in SINCE] == [1, 0, 0]


def test_what_the_data_call_overdue_has_not_come(own_few):
    with db.open_store().write() as writer:
        writer.run(
            "update results set data_state = 'overdue', value = null, numerator = null "
            "where indicator_id = 'graduation_rate_4yr' and period = '2022'"
        )
    due = db.open_store().read(db.sql_text("due_results"))

    assert own_few.is_file()
    rates = due[due["measure_id"] == "graduation-4yr"]
    assert rates[~rates["is_in"]]["period"].tolist() == ["2022", "2023", "2026", "2027"]


def row(**facts):
    usual = {
        **{"measure_name": "Graduation", "period": "2023", "period_style": "class"},
        **{"released_on": None, "basis": "published", "file_name": ""},
    }
    return SimpleNamespace(**usual | facts)


def test_a_result_is_named_with_its_file_where_that_is_known():
    named = row(file_name="Rates.csv")

    assert not_loaded.heading() == (
        "Official results that have not been loaded. "
        "Load them on the page Data or with “python -m monitoring load FILE”:"
    )
    assert not_loaded.item(named) == "Graduation, class of 2023: Rates.csv"
    assert not_loaded.item(row()) == "Graduation, class of 2023"


COMMANDS = ("status", "due")


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("today", "status", "told"),
    [
        (date(2023, 10, 30), "Off track", "is due on October 31, 2023 (assumed date)."),
        (date(2023, 10, 31), "Not decided", "was due on October 31, 2023 (assumed date) and has"),
    ],
)
def test_in_the_quarter_under_way_a_result_is_missing_from_its_date_on(
    monkeypatch, today, status, told
):
    monkeypatch.setattr(clock, "today", lambda: today)
    of = {"quarter": "2023-24-Q2", "goal": "G2"}
    overview, goals, review = (text_of(opened(it, **of)) for it in ("overview", "goals", "review"))
    says = f"the result for the class of 2023 {told}"
    commands = {it: CliRunner().invoke(main, [it, "--quarter", of["quarter"]]) for it in COMMANDS}

    assert says in goals
    assert says in review
    assert (f"Against the plan: ◇ {status}" in overview) == (status == "Off track")
    assert (f"Against the plan: ? {status}" in overview) == (status == "Not decided")
    assert (f"graduation-4yr: {status}" in commands["status"].output) == (status == "Not decided")
    assert ("class of 2023 - due Oct 31" in commands["due"].output) == (status == "Not decided")


PUBLISHED = """
insert into release_facts by name
select
    1 as release_number, '2023-24-Q2' as quarter, '2' as rule_version,
    '2023-10-30 12:00'::timestamp as released_at,
    'Ann' as released_by, null as corrects, '' as correction, '' as digest
"""


@pytest.mark.usefixtures("own_few")
def test_a_published_review_counts_to_the_day_of_its_publication_whenever_it_is_read():
    with db.open_store().write() as writer:
        writer.run(PUBLISHED)
    text = text_of(opened("goals", quarter="2023-24-Q2", goal="G2"))

    assert make.told_on(db.open_store(), "2023-24-Q2") == date(2023, 10, 30)
    assert "Goal 2, as known on October 30, 2023." in text
    assert "the result for the class of 2023 is due on October 31, 2023 (assumed date)." in text
