"""Choices: what can be chosen, how they travel with the reader, and how they are let go of."""

import re
from datetime import date

import pytest

from monitoring import clock, db
from monitoring.pipeline import load_file
from monitoring.pipeline.sample import remove_sample
from monitoring.vocabulary import PeriodStyle
from monitoring.wording import early_signs, goals, pages, periods
from monitoring.wording import filters as words
from tests.support.pages import headings, markup_of, opened, text_of
from tests.support.people import ANN

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
    return app.selectbox(key=key).options


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
    assert "content" not in {box.key for box in app.selectbox}


def test_an_earlier_quarter_offers_no_later_period():
    app = opened("subgroups", quarter="2022-23-Q2", goal="G2", period="2022")

    assert labels(app, "period")[0] == periods.in_row("2022", PeriodStyle.CLASS)
    assert not app.warning


def test_the_same_choices_stand_again_after_a_visit_to_other_pages():
    app = opened("subgroups", **GRADUATION | {"subgroup": "Homeless"})

    app.switch_page("pages/goals.py").run()
    on_goals = chosen(app)
    app.switch_page("pages/subgroups.py").run()

    assert on_goals == {"quarter": "2024-25-Q3", "goal": "G2", "measure": "graduation-4yr"}
    assert chosen(app) == GRADUATION | {"subgroup": "Homeless"}


def test_a_measure_chosen_on_goals_is_the_scope_on_subgroups():
    app = opened("goals", quarter="2023-24-Q2", goal="G1", measure="eog-ela")

    app.selectbox(key="measure").select("eoc-biology").run()
    app.switch_page("pages/subgroups.py").run()

    assert app.query_params["indicator"] == "milestones_eoc_proficient"
    assert app.query_params["content"] == "Biology"


def test_a_scope_chosen_on_subgroups_is_the_measure_on_goals():
    app = opened(
        "subgroups", quarter="2023-24-Q2", goal="G1", indicator="milestones_eog_proficient"
    )

    app.selectbox(key="content").select("Science").run()
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


def test_clear_lets_go_of_every_choice_but_the_quarter_that_a_reader_stands_in():
    app = opened("subgroups", **GRADUATION | {"subgroup": "Homeless"})

    next(b for b in app.button if b.label == words.clear()).click().run()

    assert not app.exception
    assert app.query_params["quarter"] == "2024-25-Q3"
    assert app.query_params["goal"] == "G1"
    assert app.query_params["subgroup"] == "English Learners"


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("subgroups", {"goal": "G2", "order": "distance"}),
        ("goals", {"goal": "G2", "georgia": "false"}),
    ],
)
def test_clear_leaves_alone_what_is_no_filter(page, address):
    app = opened(page, **address)

    next(b for b in app.button if b.label == words.clear()).click().run()

    assert not app.exception
    assert app.query_params["goal"] == "G1"


def test_where_nothing_is_filtered_there_is_nothing_to_clear_in_any_quarter():
    app = opened("subgroups", quarter="2024-25-Q3")

    assert words.clear() not in {button.label for button in app.button}


def test_quarters_stand_newest_first_up_to_the_one_under_way(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 11, 28))

    app = opened("goals", quarter="2023-24-Q2")
    offered = labels(app, "quarter")

    assert words.days_left(33) in text_of(app)
    known = goals.goal_known_on("G1", "2023-24-Q2", date(2023, 11, 28), is_over=False)
    assert known in text_of(app)
    assert offered[:2] == [
        "Q2 2023-24 (Oct-Dec 2023)",
        "Q1 2023-24 (Jul-Sep 2023)",
    ]
    assert offered[-1] == "Q1 2021-22 (Jul-Sep 2021)"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2019-20-Q4", "2021-22-Q1"),
        ("2023-24-Q3", "2023-24-Q2"),
        ("2031-32-Q1", "2023-24-Q2"),
        ("last", "2022-23-Q2"),
    ],
)
def test_an_address_with_a_quarter_that_is_not_here_shows_the_nearest(monkeypatch, asked, shown):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 11, 28))

    app = opened("goals", quarter=asked)

    assert app.query_params["quarter"] == shown
    assert len(app.warning) == 1


def test_with_sample_and_history_only_a_visit_looks_back_and_says_so(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 11, 28))
    app = opened("goals")
    looking_back = words.looking_back("2022-23-Q2", date(2022, 12, 31))

    assert app.query_params["quarter"] == "2022-23-Q2"
    assert looking_back in text_of(app)
    links = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', markup_of(app))
    assert ("?quarter=2023-24-Q2", words.go_to_today()) in links

    app.query_params["quarter"] = "2023-24-Q2"
    app.run()

    assert looking_back not in text_of(app)
    assert words.go_to_today() not in text_of(app)


@pytest.mark.parametrize(
    ("period", "opens_with"), [("2023-24-Q1", "2023-24-Q2"), ("2022-23-Q4", "2022-23-Q4")]
)
def test_with_figures_of_its_own_a_visit_opens_with_the_quarter_that_they_reach(
    own_database, tmp_path, monkeypatch, period, opens_with
):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 11, 28))
    file = tmp_path / "own.csv"
    file.write_text(
        "indicator,period,organisation_level,subgroup,grade_span,numerator,denominator\n"
        f"chronic_absenteeism,{period},district,All Students,K-12,900,5000\n"
    )
    load_file.load(file, by=ANN)

    app = opened("goals")

    assert own_database.is_file()
    assert app.query_params["quarter"] == opens_with


@pytest.mark.parametrize(
    ("shown", "ways"),
    [
        ("2022-23-Q2", [("earlier", "2022-23-Q1"), ("later", "2022-23-Q3")]),
        # What leads on where no quarter is keeps its place and leads nowhere.
        ("2021-22-Q1", [("earlier", ""), ("later", "2021-22-Q2")]),
        ("2023-24-Q2", [("earlier", "2023-24-Q1"), ("later", "")]),
    ],
)
def test_the_quarters_before_and_after_are_one_press_away(monkeypatch, shown, ways):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 11, 28))

    written = markup_of(opened("goals", quarter=shown))

    way = re.compile(r'<(?:a|span) class="way (\w+)"(?: href="\?quarter=([^"]+)")?')
    assert way.findall(written) == ways


def test_the_side_bar_holds_pages_alone_where_nobody_signs_in():
    assert list(opened("subgroups").sidebar.children.values()) == []


def test_without_sample_and_figures_a_visit_opens_where_the_newest_official_result_came(
    own_database,
):
    remove_sample(db.open_store(), ANN)

    assert own_database.is_file()
    assert opened("goals").query_params["quarter"] == "2025-26-Q2"


def test_the_tab_says_the_page_its_subject_the_quarter_and_the_district():
    assert (
        pages.tab("subgroups", "English Learners", "2024-25-Q2", "Clayton County")
        == "Subgroups: English Learners, Quarter 2, 2024-25 - Clayton County"
    )
    assert pages.tab("overview", "", "2024-25-Q2", "") == "Overview, Quarter 2, 2024-25"


@pytest.mark.parametrize("key", ["indicator", "grades", "school", "period", "subgroup"])
def test_an_unknown_value_falls_back_with_a_sentence(key):
    app = opened("subgroups", **GRADUATION | {key: "NOPE"})

    assert not app.exception
    box = app.selectbox(key=key)
    shown = box.options[box.index]
    assert [warning.value for warning in app.warning] == [words.unknown(key, "NOPE", shown)]
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


@pytest.mark.parametrize("key", ["quarter", "subgroup", "school"])
def test_no_words_of_an_address_pass_for_a_link_or_a_sentence_of_the_product(key):
    typed = "[Sign in again](https://a.example) ![now](https://a.example/b) or lose your data"

    app = opened("subgroups", **GRADUATION | {key: typed})

    told = app.warning[0].value
    assert not app.exception
    assert r"“\[Sign in again\](https\://" in told.replace("\N{WORD JOINER}", "")
    assert "![" not in told
    assert "lose your data" not in told


@pytest.mark.parametrize("asked", ["[now](https://a.example)", "9" * 5_000, "-1", "١"])
def test_an_address_of_a_review_that_is_no_number_is_answered_with_a_sentence(asked):
    app = opened("subgroups", **GRADUATION | {"release": asked})

    assert not app.exception
    (told,) = (error.value for error in app.error)
    assert "is not the number of a published review." in told
    assert "[now](" not in told
    assert len(told) < 150
