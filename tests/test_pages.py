"""The real pages on the real database, without a browser."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from monitoring import db
from monitoring.db.query_rows import RuleInForce
from monitoring.rows import each, first
from monitoring.ui.pages import PAGES as PAGES_TABLE
from monitoring.vocabulary import Change, DataState, Level, PeriodStyle
from monitoring.wording import (
    beside,
    early_signs,
    filters,
    goal_headlines,
    goals,
    labels,
    measure_tables,
    measures,
    methods,
    methods_tables,
    numbers,
    since,
    verdict_outlook,
    verdicts,
)
from monitoring.wording import pages as words
from monitoring.wording.sample import sample_word
from tests.support.databases import copied, in_use
from tests.support.pages import DASHBOARD, PAGES, headings, opened, plain, table_row, text_of
from tests.support.quarters import ended

# The first and the last review quarter, and two after results were released.
QUARTERS = ("2021-22-Q1", "2022-23-Q2", "2023-24-Q2", "2026-27-Q1")
MEASURES = {
    "G1": (
        "eog-ela",
        "eog-mathematics",
        "eog-science",
        "eog-social-studies",
        "eoc-american-literature",
        "eoc-algebra",
        "eoc-biology",
        "eoc-us-history",
    ),
    "G2": ("graduation-4yr",),
}

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_from_a_link_with_no_visit_before(page):
    app = opened(page, quarter="2022-23-Q2", goal="G2")

    assert not app.exception
    assert [title.value for title in app.title] == [words.heading(page)]
    assert app.selectbox(key="quarter").value == "2022-23-Q2"
    goals_drawn = [box.value for box in app.selectbox if box.key == "goal"]
    assert goals_drawn == (["G2"] if "goal" in PAGES_TABLE[page].choices else [])


def test_a_visit_without_choices_opens_at_the_opening_quarter_and_the_address_says_so():
    app = AppTest.from_file(DASHBOARD, default_timeout=60).run()

    assert not app.exception
    assert app.title[0].value == words.heading("overview")
    assert dict(app.query_params) == {"quarter": "2022-23-Q2"}


def test_choices_hold_across_pages():
    app = opened("overview")

    app.selectbox(key="quarter").select("2021-22-Q2").run()
    app.switch_page("pages/goals.py").run()
    app.selectbox(key="goal").select("G2").run()
    on_goals = (dict(app.query_params), app.selectbox(key="quarter").value)
    says_goals = text_of(app)
    app.switch_page("pages/methods.py").run()
    on_methods = (dict(app.query_params), app.selectbox(key="quarter").value)
    app.switch_page("pages/goals.py").run()

    assert on_goals == (
        {"quarter": "2021-22-Q2", "goal": "G2", "measure": "graduation-4yr"},
        "2021-22-Q2",
    )
    assert goals.goal_known_on("G2", "2021-22-Q2", date(2021, 12, 31)) in says_goals
    assert on_methods == ({"quarter": "2021-22-Q2"}, "2021-22-Q2")
    assert app.selectbox(key="quarter").value == "2021-22-Q2"
    assert app.selectbox(key="goal").value == "G2"


def test_every_choice_is_written_into_the_address():
    app = opened("goals", quarter="2022-23-Q2", goal="G1")

    app.selectbox(key="quarter").select("2023-24-Q2").run()
    app.selectbox(key="measure").select("eoc-biology").run()

    assert dict(app.query_params) == {
        "quarter": "2023-24-Q2",
        "goal": "G1",
        "measure": "eoc-biology",
    }
    assert headings(app)[-2:] == ["Biology", early_signs.heading("Biology")]


def test_a_change_of_goal_takes_the_first_measure_of_the_new_goal():
    app = opened("goals", quarter="2022-23-Q2", goal="G1", measure="eoc-biology")

    app.selectbox(key="goal").select("G2").run()

    assert not app.exception
    assert not app.warning
    assert app.query_params["measure"] == "graduation-4yr"
    assert headings(app)[-2] == "Four-year graduation rate"


@pytest.mark.parametrize("name", ["quarter", "goal", "measure"])
def test_an_unknown_choice_in_the_address_falls_back_and_says_so(name):
    app = opened("goals", **{name: "NOPE"})

    box = app.selectbox(key=name)
    assert not app.exception
    assert [warning.value for warning in app.warning] == [
        filters.unknown(name, "NOPE", box.options[box.index])
    ]
    assert dict(app.query_params) == {
        "quarter": "2022-23-Q2",
        "goal": "G1",
        "measure": "eog-ela",
    }


def rows_of(query, **asked):
    return list(each(db.open_store().read(db.sql_text(query), asked)))


def latest_result_of(measure_id, quarter):
    rows = rows_of("measure_latest_results", **ended(quarter))
    return next(row for row in rows if row.measure_id == measure_id)


def history_of(measure_id, quarter):
    rows = rows_of("measure_history", quarter=quarter)
    return [row for row in rows if row.measure_id == measure_id]


def tile_of(row):
    """Write what the overview shows of one verdict, as ``text_of`` reads it."""
    level = f"{labels.LEVEL_MARKS[row.level]} {labels.level(row.level)}"
    change = ". ".join(filter(None, [since.with_mark(row), beside.short(row)]))
    return f"{measures.against_plan()}: {level}. | {measures.since_last_year()}: {change}. |"


@pytest.mark.parametrize("quarter", ["2021-22-Q2", "2022-23-Q2"])
def test_a_goal_says_where_it_stands_and_what_is_not_known(quarter):
    says = text_of(opened("overview", quarter=quarter))

    for goal in MEASURES:
        rows = [
            row
            for row in rows_of("measure_latest_results", **ended(quarter))
            if row.goal_id == goal
        ]
        assert goal_headlines.goal_headline(rows) in says
        assert f"{goals.not_known()} {goal_headlines.goal_waiting(rows, {})}" in says


def test_before_the_first_comparable_result_goal_1_has_no_status():
    rows = [
        row
        for row in rows_of("measure_latest_results", **ended("2021-22-Q2"))
        if row.goal_id == "G1"
    ]

    assert {row.level for row in rows} == {Level.NO_STATUS}
    assert {row.data_state for row in rows} == {DataState.NOT_COMPARABLE}


@pytest.mark.parametrize("page", ["overview", "goals"])
def test_nothing_of_a_later_release_is_shown(page):
    app = opened(page, quarter="2021-22-Q2", goal="G1")
    drawn = str([chart.proto.spec for chart in app.get("plotly_chart")])

    # ELA in 2022 is 19.3%, released on August 31, 2022; 22.3 is the aim that follows from it.
    assert "19.6%" in text_of(app)
    assert "19.3" not in text_of(app)
    assert "22.3" not in text_of(app)
    assert "19.3" not in drawn
    assert "22.3" not in drawn


def test_in_december_2021_goal_2_shows_the_class_of_2021():
    row = latest_result_of("graduation-4yr", "2021-22-Q2")
    says = text_of(opened("overview", quarter="2021-22-Q2"))

    assert (row.period, row.level, row.change) == ("2021", Level.OFF_TRACK, Change.NO_CLEAR_CHANGE)
    assert tile_of(row) in says
    assert labels.change(Change.CLEAR_IMPROVEMENT) not in says


@pytest.mark.parametrize(
    ("quarter", "is_recent"), [("2022-23-Q2", True), ("2022-23-Q4", True), ("2023-24-Q4", False)]
)
def test_a_quarterly_figure_older_than_a_year_is_told_as_the_latest_known(quarter, is_recent):
    # The sample's last quarter is 2022-23-Q2.
    text = text_of(opened("goals", quarter=quarter, goal="G1", measure="eog-ela"))

    old = early_signs.none_recent(SimpleNamespace(period="2022-23-Q2", period_style="school_year"))
    assert early_signs.heading("") in text
    assert (old in text) != is_recent


@pytest.mark.parametrize(
    ("quarter", "n_past"), [("2022-23-Q2", 0), ("2022-23-Q4", 0), ("2023-24-Q1", 4)]
)
def test_an_early_sign_of_an_earlier_school_year_does_not_look_current(quarter, n_past):
    app = opened("goals", quarter=quarter, goal="G2")
    (tiles,) = [it.value for it in app.markdown if early_signs.why() in it.value]

    told = [plain(it) for it in tiles.split("<article")[1:]]
    past = [it for it in told if "Quarter 2, 2022-23" in it.partition(early_signs.why())[0]]
    assert (len(told), len(past)) == (4, n_past)
    assert plain(tiles).count(f"{early_signs.against_target()}:") == 4 - n_past


def test_in_december_2022_goal_2_is_off_track_and_clearly_better():
    row = latest_result_of("graduation-4yr", "2022-23-Q2")
    says = text_of(opened("overview", quarter="2022-23-Q2"))

    assert (row.level, row.change) == (Level.OFF_TRACK, Change.CLEAR_IMPROVEMENT)
    assert (round(row.distance_points, 1), row.distance_students) == (-6.9, -271)
    assert tile_of(row) in says
    assert "about 270 students, below where the plan needs it" in says
    assert "about 270 students, below the plan" in says


# Class, result, students, interval, plan, points and students from the plan, change in points.
WORKED_EXAMPLE = [
    ("2019", 72.7, 3902, (71.26, 74.06), 76.4, -3.7, -145, None),
    ("2020", 76.6, 3718, (75.19, 77.91), 79.8, -3.2, -120, (3.89, 1.94, 5.84)),
    ("2021", 76.0, 3763, (74.59, 77.31), 83.2, -7.2, -272, (-0.60, -2.52, 1.33)),
    ("2022", 79.7, 3924, (78.40, 80.92), 86.6, -6.9, -271, (3.71, 1.86, 5.57)),
]


@pytest.mark.parametrize("worked", WORKED_EXAMPLE, ids=[row[0] for row in WORKED_EXAMPLE])
def test_the_goals_page_shows_the_worked_example(worked):
    period, value, n, interval, plan, points, students, change = worked
    rows = history_of("graduation-4yr", "2022-23-Q2")
    row = next(row for row in rows if row.period == period)
    app = opened("goals", quarter="2022-23-Q2", goal="G2")

    cells = table_row(app, row.measure_name, measure_tables.history_cells(row)[0])

    assert cells == [cell.strip() for cell in measure_tables.history_cells(row)]
    assert (row.n, row.level, row.distance_students) == (n, Level.OFF_TRACK, students)
    assert (row.value, row.expected) == pytest.approx((value, plan), abs=0.05)
    assert row.distance_points == pytest.approx(points, abs=0.05)
    assert (row.interval_low, row.interval_high) == pytest.approx(interval, abs=0.005)
    if change:
        moved = (row.change_points, row.change_low, row.change_high)
        assert moved == pytest.approx(change, abs=0.005)


def test_the_reason_of_a_status_holds_every_figure_it_rests_on():
    says = text_of(opened("goals", quarter="2022-23-Q2", goal="G2"))

    facts = measures.reason_facts(latest_result_of("graduation-4yr", "2022-23-Q2"))

    assert len(facts) == 9
    for name, text in facts.items():
        assert f"{name} | {text} |" in says


@pytest.mark.parametrize("quarter", ["2021-22-Q2", "2022-23-Q2"])
def test_the_facts_under_a_chart_hold_the_trend(quarter):
    row = latest_result_of("graduation-4yr", quarter)
    says = text_of(opened("goals", quarter=quarter, goal="G2"))

    facts = measures.facts(row, history_of("graduation-4yr", quarter))

    assert verdicts.projection(row) in facts.values()
    for name, text in facts.items():
        assert f"{name} | {text} |" in says


@pytest.mark.parametrize(
    ("quarter", "numbers_told"),
    [
        ("2021-22-Q2", ["78.6%", "80%", "76.1", "81.2", "80.4%", "95%", "74.7", "86.1", "90.0%"]),
        ("2022-23-Q2", ["81.1%", "95%", "77.3", "84.9", "90.0%"]),
    ],
)
def test_the_trend_is_told_until_the_deadline_with_its_bands(quarter, numbers_told):
    trend = verdicts.projection(latest_result_of("graduation-4yr", quarter))

    assert [number for number in numbers_told if number not in trend] == []


def test_a_difference_is_written_with_a_minus_sign_and_never_with_a_hyphen():
    app = opened("goals", quarter="2021-22-Q2", goal="G2")

    assert re.findall(r"[ (]-\d[\d.]*", text_of(app)) == []


def test_the_page_says_which_years_have_no_result_and_why():
    app = opened("goals", quarter="2022-23-Q2", goal="G1", measure="eog-mathematics")

    asked = ended("2022-23-Q2") | {"measure_id": "eog-mathematics"}
    gaps = [
        row for row in rows_of("measure_gaps", **asked) if row.period in {"2020", "2021", "2023"}
    ]

    assert [row.data_state for row in gaps] == [
        DataState.CANCELLED,
        DataState.NOT_COMPARABLE,
        DataState.NOT_DUE_YET,
    ]
    for gap in gaps:
        cells = measure_tables.gap_cells(gap, PeriodStyle.SCHOOL_YEAR)
        assert table_row(app, measure_tables.gaps_caption(), cells[0]) == list(cells)


def test_georgia_is_drawn_and_tabled_unless_a_reader_leaves_it_out():
    without = opened("goals", quarter="2022-23-Q2", goal="G2", georgia="false")
    with_state = opened("goals", quarter="2022-23-Q2", goal="G2")

    assert measure_tables.state_caption() not in text_of(without)
    assert measure_tables.state_caption() in text_of(with_state)
    assert '"name":"state"' not in without.get("plotly_chart")[0].proto.spec
    assert '"name":"state"' in with_state.get("plotly_chart")[0].proto.spec


def test_the_chart_says_its_finding_in_words():
    app = opened("goals", quarter="2022-23-Q2", goal="G2")

    (chart,) = app.get("plotly_chart")

    row = latest_result_of("graduation-4yr", "2022-23-Q2")
    assert chart.proto.alt == f"{measures.shown(row)} {verdict_outlook.fan(row)}"
    assert verdict_outlook.fan(row) in text_of(app)


def rule_in_force():
    return first(db.open_store().read(db.sql_text("rule_in_force")), RuleInForce)


def test_the_rule_is_printed_beside_the_statuses():
    app = opened("overview", quarter="2022-23-Q2")

    rule = rule_in_force()
    in_short = methods.rule_in_short(rule.confidence, rule.min_n_for_status)
    assert f"{methods.rule_heading(rule.rule_version)} {in_short}" in text_of(app)


def test_every_page_but_methods_sends_to_methods_for_the_rest_of_the_rule():
    assert methods.rest_on_methods() in text_of(opened("overview"))
    assert methods.rest_on_methods() not in text_of(opened("methods"))


def test_every_part_of_methods_stands_in_its_list_with_a_link_to_it():
    shown = "".join(element.value for element in opened("methods").markdown)
    linked = re.findall(r'href="#(part-[a-z]+)"', shown)

    assert linked[:2] == ["part-rule", "part-examples"]
    assert linked == re.findall(r'<section id="(part-[a-z]+)"', shown)


def test_methods_tells_rule_states_sources_and_assumptions():
    app = opened("methods")

    says = text_of(app)

    assert headings(app) == list(methods.headings().values())
    for name, text in methods.rule_facts(rule_in_force()).items():
        assert f"{name} | {text} |" in says
    for name, text in methods.state_facts(rule_in_force()).items():
        assert f"{name} | {text} |" in says
    assert "GaDOE, four-year cohort graduation rates, class of 2022" in says
    loads = methods_tables.batches_caption()
    assert table_row(app, loads, "1")[1] == "official_results.csv"
    year = rows_of("comparability", quarter="2022-23-Q2")[-1]
    assert " | ".join(methods_tables.comparability_cells(year)) in says


@pytest.mark.parametrize("page", PAGES)
def test_without_a_database_a_sentence_names_the_command(page, monkeypatch, tmp_path):
    monkeypatch.setenv("MONITORING_DATABASE", str(tmp_path / "none.duckdb"))

    app = opened(page)

    assert not app.exception
    assert len(app.error) == 1
    assert "python -m monitoring build" in app.error[0].value


def test_the_pages_return_once_there_is_a_database(monkeypatch, tmp_path, database):
    with monkeypatch.context() as patch:
        patch.setenv("MONITORING_DATABASE", str(tmp_path / "none.duckdb"))
        app = opened("overview")
        was_refused = len(app.error) == 1

    app.run()

    assert was_refused
    assert db.database_path() == database
    assert not app.error
    assert app.title[0].value == words.heading("overview")


@pytest.mark.parametrize("quarter", QUARTERS)
def test_every_page_runs_for_every_goal_and_measure(quarter):
    faults = []
    app = opened("overview", quarter=quarter)
    faults += app.exception
    app.switch_page("pages/methods.py").run()
    faults += app.exception

    shown = []
    app.switch_page("pages/goals.py").run()
    for goal_id, measure_ids in MEASURES.items():
        app.selectbox(key="goal").select(goal_id).run()
        for measure_id in measure_ids:
            app.selectbox(key="measure").select(measure_id).run()
            faults += app.exception
            shown.append((app.query_params["goal"], app.query_params["measure"]))
            assert app.get("plotly_chart")[0].proto.alt.strip()
            assert numbers.quarter(quarter) in text_of(app)

    assert faults == []
    assert shown == [(goal, measure) for goal, own in MEASURES.items() for measure in own]


def test_the_list_of_measures_here_is_the_plans():
    rows = db.open_store().read(db.sql_text("measures"))

    assert list(zip(rows["goal_id"], rows["measure_id"], strict=True)) == [
        (goal, measure) for goal, own in MEASURES.items() for measure in own
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_plan_without_measures_or_results_of_its_own_opens_on_every_page(
    page, small_database, tmp_path
):
    with in_use(copied(small_database, tmp_path)):
        app = opened(page)

    assert not app.exception
    assert sample_word() not in text_of(app)
