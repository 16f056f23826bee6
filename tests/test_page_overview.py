"""The first screen: what its headline says, in every quarter, and that nothing on it is broken."""

import re
from dataclasses import replace
from datetime import date

import pytest

from monitoring import db
from monitoring.brief.make import summary
from monitoring.panels.overview import first_screen
from monitoring.panels.overview.rows import table_of_measures
from monitoring.panels.overview.tiles import tile
from monitoring.pictures import outlook_picture
from monitoring.vocabulary.verdicts import Comparison
from monitoring.wording.goal_moves import moved_apart
from monitoring.wording.goal_names import goal_names
from monitoring.wording.plan_headline import by_attention, plan_headline
from monitoring.wording.quarter_facts import OverdueResult
from tests.support import briefs
from tests.support.other_district import missing_values
from tests.support.pages import plain


@pytest.fixture(scope="module")
def store(database):
    return db.open_store(database)


def headline(store, quarter):
    board = summary(store, quarter)
    return [it.text for it in plan_headline(board.goals, board.steps, quarter)]


def test_the_headline_says_by_how_much_and_whether_that_is_more_than_luck(store):
    assert headline(store, "2022-23-Q2") == [
        "Graduation is 6.9 points, about 270 students, below where the plan needs it; last year's "
        "gain of 3.7 points is more than luck and more than the rest of Georgia's.",
        "Proficiency cannot be judged before August 2023.",
        "Two action steps are done with no effect seen yet.",
    ]


def test_before_there_is_anything_to_start_from_the_headline_says_when_there_will_be(store):
    assert headline(store, "2021-22-Q2") == [
        "Graduation is 7.2 points, about 270 students, below where the plan needs it; last year's "
        "fall of 0.6 points could be luck.",
        "Proficiency cannot be judged yet: its starting results are due in August 2022.",
    ]


def test_after_the_deadline_what_is_missed_comes_first_and_what_is_not_known_has_its_reason(store):
    assert headline(store, "2024-25-Q3") == [
        "Proficiency: of 8 tests, 3 narrowly met and 5 missed the 2023 target; in 2023-24, of 6 "
        "tests, 4 clearly improved and none clearly declined.",
        "Graduation is undecided, because the class of 2023 is not known. The latest result, 83.0% "
        "for the class of 2024, is 7.0 points below the 2023 target; its gain of 3.3 points since "
        "the class of 2022 is more than luck and more than the rest of Georgia's.",
    ]


def test_the_change_of_an_earlier_year_is_not_counted_among_the_newest_results(store):
    # Algebra I has no comparable result after 2022-23, when it did better than Georgia.
    assert headline(store, "2025-26-Q2")[0] == (
        "Proficiency: of 8 tests, 3 narrowly met and 5 missed the 2023 target; in 2024-25, of 7 "
        "tests, 3 clearly improved and 1 clearly declined."
    )
    assert headline(store, "2023-24-Q2")[0] == (
        "Proficiency: of 8 tests, 3 narrowly met and 5 missed the 2023 target; in the newest "
        "results 4 clearly improved and 1 clearly declined."
    )


def test_what_the_headline_has_no_room_for_stands_below_the_tests(store):
    rows = summary(store, "2025-26-Q2").goals[0].measures

    assert moved_apart(rows) == (
        "2 tests, each taken alone, did better than the rest of Georgia. 1 test moved clearly only "
        "taken alone."
    )
    assert moved_apart(rows) in plain(table_of_measures(rows))


def test_figures_of_several_years_in_one_column_bear_their_years(store):
    first, *others = summary(store, "2022-23-Q2").goals[0].measures
    older = replace(first, period="2021")

    assert "<b>19.3% (2020-21)</b>" in table_of_measures((older, *others))
    assert "<b>13.7% (2021-22)</b>" in table_of_measures((older, *others))
    assert "<b>19.3%</b>" in table_of_measures((first, *others))


def test_who_did_worse_than_georgia_is_told_like_who_did_better(store):
    rows = summary(store, "2025-26-Q2").goals[0].measures
    turned = [replace(it, beside_verdict=Comparison.LESS_THAN) for it in rows]

    assert moved_apart(turned).startswith(
        "7 tests, each taken alone, did worse than the rest of Georgia. 1 test moved clearly only"
    )


def test_every_quarter_has_its_first_screen_without_a_hole_in_it(store):
    quarters = store.read(db.sql_text("review_quarters"))["quarter"]

    for quarter in quarters[:: 1 if len(quarters) < 8 else 3]:
        told = plain(first_screen(summary(store, quarter), ()))

        assert missing_values(told) == [], quarter
        assert "  " not in told
        assert " ." not in told
        assert told.count("Graduation") >= 2


def test_what_rests_on_the_sample_is_marked(store):
    told = first_screen(summary(store, "2022-23-Q2"), ())

    assert "Two action steps are done with no effect seen yet.</span> <span" in told
    assert told.count('class="sample"') == 3


def test_a_plan_of_one_goal_and_one_of_four_have_a_tile_for_each():
    for n in (1, 4):
        goals = tuple(replace(briefs.G2, goal_id=f"G{number}") for number in range(1, n + 1))
        told = first_screen(replace(briefs.BRIEF, goals=goals), ())

        assert told.count("<article") == n
        assert missing_values(plain(told)) == []


def test_what_needs_attention_comes_before_the_order_of_the_plan():
    assert [goal.goal_id for goal in by_attention(briefs.BRIEF.goals)] == ["G2", "G1"]


def test_a_goal_is_called_by_what_its_words_name_first():
    words = {
        "G1": "Raise the graduation rate, and reading proficiency",
        "G2": "Raise reading by 3 points",
        "G3": None,
        "G4": "More of it",
    }

    assert goal_names(words, {"G4": ["Seats filled"]}) == {
        "G1": "Graduation",
        "G2": "Reading",
        "G3": "Goal 3",
        "G4": "Seats filled",
    }
    assert goal_names({"G1": "Reading", "G2": "Reading"}, {}) == {
        "G1": "Reading (Goal 1)",
        "G2": "Reading (Goal 2)",
    }


def test_a_goal_is_called_by_both_school_subjects_that_it_names():
    words = {"G1": "Raise reading and mathematics", "G2": "Raise math, reading, and science"}

    assert goal_names(words, {}) == {"G1": "Reading and mathematics", "G2": "Mathematics"}


def test_absence_is_never_called_attendance():
    words = {"G1": "Lower chronic absenteeism to 15%", "G2": "Raise attendance"}

    assert goal_names({"G2": words["G2"]}, {"G2": ["Chronic absenteeism"]}) == {"G2": "Absence"}
    assert goal_names(words, {"G2": ["Staff attendance"]}) == {"G1": "Absence", "G2": "Attendance"}


def test_the_distance_from_the_path_is_told_off_the_line_of_georgia(store):
    (measure,) = summary(store, "2022-23-Q2").goals[1].measures
    drawn = str(outlook_picture(measure))

    (label,) = re.findall(r'<text[^>]* y="([\d.]+)"[^>]*>6\.9 points</text>', drawn)
    _trend, georgia, *_ = re.findall(r'<polyline points="([^"]+)"', drawn)
    line = float(georgia.split()[-1].split(",")[1])
    assert float(label) - 12 > line + 2


@pytest.mark.parametrize(("quarter", "side"), [("2021-22-Q1", "start"), ("2022-23-Q2", "end")])
def test_the_distance_from_the_path_is_told_off_the_path_itself(store, quarter, side):
    (measure,) = summary(store, quarter).goals[1].measures
    words = {"2021-22-Q1": "3.2 points", "2022-23-Q2": "6.9 points"}[quarter]

    drawn = str(outlook_picture(measure))

    assert re.findall(rf'text-anchor="(\w+)"[^>]*>{words}</text>', drawn) == [side]


def test_a_phone_has_a_picture_of_its_own_whose_words_keep_apart_and_their_size(store):
    """In 345 units across, a phone's 326 pixels, twelve of a letter are eleven pixels."""
    (measure,) = summary(store, "2022-23-Q2").goals[1].measures
    goal = summary(store, "2022-23-Q2").goals[1]
    shown = str(tile(goal, "Graduation", "2022-23-Q2"))

    drawn = str(outlook_picture(measure, is_narrow=True))
    years = re.findall(r">(20\d\d)</text>", drawn)

    assert 'viewBox="0 0 345 186"' in drawn
    assert years == ["2017", "2019", "2021", "2023"]
    # At the right stand Georgia's and the trend's names, at the left the path.
    assert "6.9 points</text>" not in drawn
    assert (shown.count('outlook"'), shown.count("outlook narrow")) == (1, 1)


def test_the_newest_result_is_told_at_the_right_under_georgia_and_on_no_line(store):
    (measure,) = summary(store, "2025-26-Q2").goals[1].measures
    places = re.findall(
        r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>(Georgia 87\.2%|86\.3%)</text>',
        str(outlook_picture(measure)),
    )

    assert [words for *_, words in sorted(places, key=lambda it: float(it[1]))] == [
        "Georgia 87.2%",
        "86.3%",
    ]
    assert len({x for x, *_ in places}) == 1


def test_of_many_missing_state_results_three_are_named_and_the_rest_counted():
    late = tuple(
        OverdueResult(str(year), date(year, 10, 31), "assumed", "") for year in range(2019, 2026)
    )
    goal = briefs.G2
    goal = replace(goal, measures=(replace(goal.measures[0], overdue=late),))

    told = plain(first_screen(replace(briefs.BRIEF, goals=(goal,)), ()))

    assert told.count("is not loaded") == 3
    assert "and 4 more" in told
