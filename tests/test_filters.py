"""Choices: what can be chosen, how they travel with the reader, and how they are let go of."""

import pytest

from monitoring.vocabulary import PeriodStyle
from monitoring.wording import early_signs, periods
from monitoring.wording import filters as words
from tests.support.pages import headings, opened

pytestmark = pytest.mark.usefixtures("database")

GRADUATION = {
    "quarter": "2024-25-Q3",
    "goal": "G2",
    "indicator": "graduation_rate_4yr",
    "content": "",
    "grades": "9-12",
    "school": "all",
    "period": "2024",
    "subgroup": "English Learners",
}


def chosen(app):
    return dict(app.query_params)


def labels(app, key):
    return app.sidebar.selectbox(key=key).options


def test_a_visit_to_subgroups_writes_every_choice_into_the_address():
    app = opened("subgroups", quarter="2024-25-Q3", goal="G2")

    assert not app.exception
    assert chosen(app) == GRADUATION


def test_options_hold_only_what_exists_in_words_a_reader_knows():
    app = opened("subgroups", quarter="2024-25-Q3", goal="G2")

    official = words.indicator("Graduation rate", is_official=True, is_sample=False)
    early_sign = words.indicator("Chronic absenteeism", is_official=False, is_sample=True)
    assert {official, early_sign} <= set(labels(app, "indicator"))
    assert labels(app, "period")[:2] == [
        periods.in_row(year, PeriodStyle.CLASS) for year in ("2024", "2022")
    ]
    assert labels(app, "grades") == [words.grades("9-12")]
    assert "Charles R. Drew High School" in labels(app, "school")
    assert "Suder Elementary School" not in labels(app, "school")
    assert "Not Migrant" not in labels(app, "subgroup")
    assert "content" not in {box.key for box in app.sidebar.selectbox}


def test_an_earlier_quarter_offers_no_later_period():
    app = opened("subgroups", quarter="2022-23-Q2", goal="G2", period="2022")

    assert labels(app, "period")[0] == periods.in_row("2022", PeriodStyle.CLASS)
    assert not app.sidebar.warning


def test_the_same_choices_stand_again_after_a_visit_to_other_pages():
    app = opened("subgroups", **GRADUATION | {"subgroup": "Homeless"})

    app.switch_page("pages/goals.py").run()
    on_goals = chosen(app)
    app.switch_page("pages/subgroups.py").run()

    assert on_goals == {"quarter": "2024-25-Q3", "goal": "G2", "measure": "graduation-4yr"}
    assert chosen(app) == GRADUATION | {"subgroup": "Homeless"}


def test_a_measure_chosen_on_goals_is_the_scope_on_subgroups():
    app = opened("goals", quarter="2023-24-Q2", goal="G1", measure="eog-ela")

    app.sidebar.selectbox(key="measure").select("eoc-biology").run()
    app.switch_page("pages/subgroups.py").run()

    assert app.query_params["indicator"] == "milestones_eoc_proficient"
    assert app.query_params["content"] == "Biology"


def test_a_scope_chosen_on_subgroups_is_the_measure_on_goals():
    app = opened(
        "subgroups", quarter="2023-24-Q2", goal="G1", indicator="milestones_eog_proficient"
    )

    app.sidebar.selectbox(key="content").select("Science").run()
    app.switch_page("pages/goals.py").run()

    assert app.query_params["measure"] == "eog-science"
    assert headings(app)[-1] == early_signs.heading("Science, grades 5 and 8")


def test_an_interim_indicator_chosen_on_subgroups_stands_again_after_goals():
    app = opened("subgroups", quarter="2022-23-Q2", goal="G2", indicator="chronic_absenteeism")
    before = chosen(app)

    app.switch_page("pages/goals.py").run()
    app.switch_page("pages/subgroups.py").run()

    assert before["indicator"] == "chronic_absenteeism"
    assert chosen(app) == before


def test_clear_lets_go_of_every_choice():
    app = opened("subgroups", **GRADUATION | {"subgroup": "Homeless"})

    next(b for b in app.sidebar.button if b.label == words.clear()).click().run()

    assert not app.exception
    assert app.query_params["quarter"] == "2022-23-Q2"
    assert app.query_params["goal"] == "G1"
    assert app.query_params["subgroup"] == "English Learners"


@pytest.mark.parametrize(
    ("page", "address"),
    [("subgroups", {"goal": "G2", "order": "distance"}), ("goals", {"georgia": "false"})],
)
def test_clear_leaves_alone_what_is_no_filter(page, address):
    app = opened(page, **address)

    next(b for b in app.sidebar.button if b.label == words.clear()).click().run()

    assert not app.exception
    assert app.query_params["goal"] == "G1"


@pytest.mark.parametrize("key", ["indicator", "grades", "school", "period", "subgroup"])
def test_an_unknown_value_falls_back_with_a_sentence(key):
    app = opened("subgroups", **GRADUATION | {key: "NOPE"})

    assert not app.exception
    box = app.sidebar.selectbox(key=key)
    shown = box.options[box.index]
    assert [warning.value for warning in app.sidebar.warning] == [words.unknown(key, "NOPE", shown)]
    assert chosen(app) == GRADUATION


def test_a_school_is_chosen_on_both_pages_at_once():
    app = opened("schools", **GRADUATION | {"subgroup": "All Students", "school": "GA-631-0115"})

    app.switch_page("pages/subgroups.py").run()

    assert not app.exception
    assert app.query_params["school"] == "GA-631-0115"


@pytest.mark.parametrize("page", ["subgroups", "schools"])
@pytest.mark.parametrize("quarter", ["2021-22-Q1", "2022-23-Q2", "2026-27-Q1"])
@pytest.mark.parametrize("goal", ["G1", "G2"])
def test_both_pages_open_in_every_quarter_and_goal(page, quarter, goal):
    app = opened(page, quarter=quarter, goal=goal)

    assert not app.exception
