"""The real pages on the real database, without a browser."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from monitoring import db
from monitoring.db.query_rows import MeasureStandings, RuleInForce
from monitoring.pipeline import build
from monitoring.rows import first, where
from monitoring.vocabulary import Change, DataState, Level
from monitoring.wording import filters, labels, methods, methods_tables, verdicts
from monitoring.wording import pages as words
from tests.support.pages import DASHBOARD, PAGES, headings, opened, table_row, text_of

# The first and the last review quarter, and those around each release of results.
QUARTERS = ("2021-22-Q1", "2021-22-Q2", "2022-23-Q1", "2022-23-Q2", "2023-24-Q2", "2026-27-Q1")
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
    assert app.sidebar.selectbox(key="quarter").value == "2022-23-Q2"
    assert app.sidebar.selectbox(key="goal").value == "G2"


def test_a_visit_without_choices_opens_at_the_opening_quarter_and_the_address_says_so():
    app = AppTest.from_file(DASHBOARD, default_timeout=60).run()

    assert not app.exception
    assert app.title[0].value == words.heading("overview")
    assert dict(app.query_params) == {"quarter": "2022-23-Q2", "goal": "G1"}


def test_choices_hold_across_pages():
    app = opened("overview")

    app.sidebar.selectbox(key="quarter").select("2021-22-Q2").run()
    app.sidebar.selectbox(key="goal").select("G2").run()
    app.switch_page("pages/goals.py").run()
    on_goals = (dict(app.query_params), app.sidebar.selectbox(key="quarter").value)
    says_goals = text_of(app)
    app.switch_page("pages/methods.py").run()
    on_methods = (dict(app.query_params), app.sidebar.selectbox(key="quarter").value)
    app.switch_page("pages/overview.py").run()

    assert on_goals == (
        {"quarter": "2021-22-Q2", "goal": "G2", "measure": "graduation-4yr"},
        "2021-22-Q2",
    )
    assert "Goal 2, as known on December 31, 2021 (2021-22-Q2)." in says_goals
    assert on_methods == ({"quarter": "2021-22-Q2", "goal": "G2"}, "2021-22-Q2")
    assert app.sidebar.selectbox(key="quarter").value == "2021-22-Q2"
    assert app.sidebar.selectbox(key="goal").value == "G2"


def test_every_choice_is_written_into_the_address():
    app = opened("goals", quarter="2022-23-Q2", goal="G1")

    app.sidebar.selectbox(key="quarter").select("2023-24-Q2").run()
    app.sidebar.selectbox(key="measure").select("eoc-biology").run()

    assert dict(app.query_params) == {
        "quarter": "2023-24-Q2",
        "goal": "G1",
        "measure": "eoc-biology",
    }
    assert headings(app)[-2:] == ["Biology", "Early signs of Biology"]


def test_a_change_of_goal_takes_the_first_measure_of_the_new_goal():
    app = opened("goals", quarter="2022-23-Q2", goal="G1", measure="eoc-biology")

    app.sidebar.selectbox(key="goal").select("G2").run()

    assert not app.exception
    assert not app.sidebar.warning
    assert app.query_params["measure"] == "graduation-4yr"
    assert headings(app)[-2] == "Four-year graduation rate"


@pytest.mark.parametrize("name", ["quarter", "goal", "measure"])
def test_an_unknown_choice_in_the_address_falls_back_and_says_so(name):
    app = opened("goals", **{name: "NOPE"})

    box = app.sidebar.selectbox(key=name)
    assert not app.exception
    assert [warning.value for warning in app.sidebar.warning] == [
        filters.unknown(name, "NOPE", box.options[box.index])
    ]
    assert dict(app.query_params) == {
        "quarter": "2022-23-Q2",
        "goal": "G1",
        "measure": "eog-ela",
    }


def standing(quarter, measure_id):
    """Return what is known of a measure at a quarter's end, as the pages read it."""
    rows = db.open_store().read(db.sql_text("measure_standings"), {"quarter": quarter})
    return first(where(rows, "measure_id", measure_id), MeasureStandings)


def test_before_the_first_comparable_result_goal_1_has_no_status_and_says_why():
    app = opened("overview", quarter="2021-22-Q2")

    known = [standing("2021-22-Q2", measure_id) for measure_id in MEASURES["G1"]]

    assert {row.level for row in known} == {Level.NO_STATUS}
    assert {row.data_state for row in known} == {DataState.NOT_COMPARABLE}
    assert labels.data_state(DataState.NOT_COMPARABLE) in text_of(app)
    assert "about 23% of the usual number of students was tested in 2021" in text_of(app)


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


@pytest.mark.parametrize(
    ("quarter", "points", "students", "change"),
    [
        ("2021-22-Q2", -7.2, -272, Change.NO_CLEAR_CHANGE),
        ("2022-23-Q2", -6.9, -271, Change.CLEAR_IMPROVEMENT),
    ],
)
def test_goal_2_is_off_track_and_says_by_how_much(quarter, points, students, change):
    app = opened("overview", quarter=quarter)

    known = standing(quarter, "graduation-4yr")

    assert (known.level, known.change) == (Level.OFF_TRACK, change)
    assert round(known.distance_points, 1) == points
    assert known.distance_students == students
    assert verdicts.headline(known) in text_of(app)
    assert labels.level(Level.OFF_TRACK) in text_of(app)
    assert labels.change(change) in text_of(app)
    assert f"{abs(points)}" in text_of(app)
    assert f"{abs(students)}" in text_of(app)


OFF_TRACK = f"{labels.LEVEL_MARKS[Level.OFF_TRACK]} {labels.level(Level.OFF_TRACK)}"
IMPROVED = f"▲ {labels.change(Change.CLEAR_IMPROVEMENT)}"
UNCLEAR = f"≈ {labels.change(Change.NO_CLEAR_CHANGE)}"
# class, result, students, interval, expected, points, students from the path, level, change, points
WORKED_EXAMPLE = [
    ["2019", "72.7%", "3,902", "71.26 to 74.06", "76.4%", "−3.7", "−145", OFF_TRACK],
    ["2020", "76.6%", "3,718", "75.19 to 77.91", "79.8%", "−3.2", "−120", OFF_TRACK],
    ["2021", "76.0%", "3,763", "74.59 to 77.31", "83.2%", "−7.2", "−272", OFF_TRACK],
    ["2022", "79.7%", "3,924", "78.40 to 80.92", "86.6%", "−6.9", "−271", OFF_TRACK],
]
WORKED_CHANGES = {
    "2020": [IMPROVED, "+3.89 (1.94 to 5.84)"],
    "2021": [UNCLEAR, "−0.60 (−2.52 to 1.33)"],
    "2022": [IMPROVED, "+3.71 (1.86 to 5.57)"],
}


@pytest.mark.parametrize("cells", WORKED_EXAMPLE, ids=[row[0] for row in WORKED_EXAMPLE])
def test_the_goals_page_shows_the_worked_example(cells):
    app = opened("goals", quarter="2022-23-Q2", goal="G2")

    row = table_row(app, "Four-year graduation rate", cells[0])

    assert row[:8] == cells
    if cells[0] in WORKED_CHANGES:
        assert row[8:10] == WORKED_CHANGES[cells[0]]


def test_the_reason_of_a_status_holds_every_figure_it_rests_on():
    app = opened("goals", quarter="2022-23-Q2", goal="G2")

    says = text_of(app)

    for figure in ("79.7%", "3,127", "3,924", "95%", "78.40", "80.92", "86.6%", "October 10, 2022"):
        assert figure in says
    assert "GaDOE, four-year cohort graduation rates, class of 2022" in says


@pytest.mark.parametrize(
    ("quarter", "figures"),
    [
        ("2021-22-Q2", ["78.6%", "80%", "76.1", "81.2", "80.4%", "95%", "74.7", "86.1", "90.0%"]),
        ("2022-23-Q2", ["81.1%", "95%", "77.3", "84.9", "90.0%"]),
    ],
)
def test_the_trend_is_told_until_the_deadline_with_its_bands(quarter, figures):
    app = opened("goals", quarter=quarter, goal="G2")

    said = verdicts.projection(standing(quarter, "graduation-4yr"))

    assert said in text_of(app)
    assert [figure for figure in figures if figure not in said] == []


def test_a_difference_is_written_with_a_minus_sign_and_never_with_a_hyphen():
    app = opened("goals", quarter="2021-22-Q2", goal="G2")

    assert re.findall(r"[ (]-\d[\d.]*", text_of(app)) == []


def test_the_page_says_which_years_have_no_result_and_why():
    app = opened("goals", quarter="2022-23-Q2", goal="G1", measure="eog-mathematics")

    says = text_of(app)

    for state, why in [
        (DataState.CANCELLED, "state tests were cancelled in spring 2020"),
        (
            DataState.NOT_COMPARABLE,
            "about 23% of the usual number of students was tested in 2021",
        ),
    ]:
        assert labels.data_state(state) in says
        assert why in says
    assert labels.data_state(DataState.NOT_DUE_YET) in says


def test_georgia_is_drawn_and_tabled_only_on_request():
    without = opened("goals", quarter="2022-23-Q2", goal="G2")
    with_state = opened("goals", quarter="2022-23-Q2", goal="G2", georgia="true")

    def drawn(app):
        return app.get("plotly_chart")[0].proto.spec

    # Georgia's rate for the class of 2022, 84.1%, stands nowhere else on the page.
    assert "84.1%" not in text_of(without)
    assert "84.1%" in text_of(with_state)
    assert '"name":"Georgia"' not in drawn(without)
    assert '"name":"Georgia"' in drawn(with_state)


def test_the_chart_says_its_finding_in_words():
    app = opened("goals", quarter="2022-23-Q2", goal="G2")

    (chart,) = app.get("plotly_chart")

    for fact in ("79.7%", "2022", "86.6%", labels.level(Level.OFF_TRACK)):
        assert fact in chart.proto.alt


def rule_in_force():
    return first(db.open_store().read(db.sql_text("rule_in_force")), RuleInForce)


def test_the_rule_is_printed_beside_the_statuses():
    app = opened("overview", quarter="2022-23-Q2")

    rule = rule_in_force()
    assert f"{methods.rule_heading(rule)} {methods.rule_in_short(rule)}" in text_of(app)


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
    year = db.open_store().read(db.sql_text("comparability")).iloc[-1]
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
        app.sidebar.selectbox(key="goal").select(goal_id).run()
        for measure_id in measure_ids:
            app.sidebar.selectbox(key="measure").select(measure_id).run()
            faults += app.exception
            shown.append((app.query_params["goal"], app.query_params["measure"]))
            assert app.get("plotly_chart")[0].proto.alt.strip()
            assert f"({quarter})." in text_of(app)

    assert faults == []
    assert shown == [(goal, measure) for goal, own in MEASURES.items() for measure in own]


def test_the_list_of_measures_here_is_the_plans():
    measures = db.open_store().read(db.sql_text("measures"))

    assert list(zip(measures["goal_id"], measures["measure_id"], strict=True)) == [
        (goal, measure) for goal, own in MEASURES.items() for measure in own
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_plan_without_measures_or_results_of_its_own_opens_on_every_page(
    page, tmp_path, monkeypatch
):
    db.close_store()
    monkeypatch.setenv("MONITORING_DATABASE", str(tmp_path / "small.duckdb"))
    build.build(Path(__file__).parent / "plan_documents/small_plan.txt", lambda _: None)

    app = opened(page)
    db.close_store()

    assert not app.exception
    assert "Sample" not in text_of(app)
