"""What a reader in a quarter can know, and what is said of the rest."""

from datetime import date

import pandas as pd

from monitoring.status import standings as standing

QUARTERS = pd.DataFrame(
    {
        "quarter": ["2021-22-Q2", "2022-23-Q2", "2023-24-Q2"],
        "ends_on": [date(2021, 12, 31), date(2022, 12, 31), date(2023, 12, 31)],
    }
)
MEASURES = pd.DataFrame(
    {
        "measure_id": ["grad", "ela", "math"],
        "goal_id": ["G2", "G1", "G1"],
        "measure_name": ["Graduation", "ELA", "Mathematics"],
        "deadline_period": ["2023", "2023", "2023"],
        "baseline_value_origin": ["stated", "inferred", "inferred"],
    }
)
GOALS = pd.DataFrame({"goal_id": ["G1", "G2", "G3"]})


def verdicts(*rows):
    columns = [
        "measure_id",
        "period",
        "result_id",
        "released_on",
        "level",
        "headline",
        "level_reason",
        "baseline_value",
    ]
    return pd.DataFrame(rows, columns=columns)


def due(*rows):
    return pd.DataFrame(
        rows, columns=["measure_id", "period", "period_words", "released_on", "basis", "is_in"]
    )


GRAD = verdicts(
    ("grad", "2021", 1, date(2021, 10, 25), "off_track", "7.2 points below.", "r", 69.6),
    ("grad", "2022", 2, date(2022, 10, 10), "off_track", "6.9 points below.", "r", 69.6),
)
GRAD_DUE = due(
    ("grad", "2021", "the class of 2021", date(2021, 10, 25), "published", True),
    ("grad", "2022", "the class of 2022", date(2022, 10, 10), "published", True),
    ("grad", "2023", "the class of 2023", date(2023, 10, 31), "assumed", False),
    ("grad", "2024", "the class of 2024", date(2024, 10, 31), "assumed", False),
)


def row(frame, **where):
    for name, value in where.items():
        frame = frame[frame[name] == value]
    (only,) = frame.to_dict("records")
    return only


def test_a_quarter_shows_the_latest_result_that_was_known_at_its_end():
    standings = standing.of_measures(QUARTERS, MEASURES[:1], GRAD, GRAD_DUE)

    assert standings["result_id"].tolist() == [1, 2, 2]


def test_what_comes_next_is_named_with_its_date_and_whether_it_is_assumed():
    standings = standing.of_measures(QUARTERS, MEASURES[:1], GRAD, GRAD_DUE)

    assert row(standings, quarter="2021-22-Q2")["waiting"] == (
        "Not due yet: the result for the class of 2022 is due on October 10, 2022."
    )
    assert row(standings, quarter="2022-23-Q2")["waiting"] == (
        "Not due yet: the result for the class of 2023 is due on October 31, 2023 (assumed date)."
    )


def test_a_result_whose_date_has_passed_is_overdue_until_it_is_loaded():
    standings = standing.of_measures(QUARTERS, MEASURES[:1], GRAD, GRAD_DUE)

    assert row(standings, quarter="2023-24-Q2")["waiting"] == (
        "Overdue: the result for the class of 2023 was due on October 31, 2023 (assumed date) "
        "and has not been loaded. Not due yet: the result for the class of 2024 is due on "
        "October 31, 2024 (assumed date)."
    )


def test_a_goal_of_one_measure_takes_its_measures_own_sentence():
    standings = standing.of_measures(QUARTERS, MEASURES[:1], GRAD, GRAD_DUE)

    goals = standing.of_goals(QUARTERS, standings, GOALS, MEASURES[:1], GRAD)

    assert row(goals, quarter="2022-23-Q2", goal_id="G2")["headline"] == "6.9 points below."


def test_a_goal_of_several_measures_lists_them_under_their_verdicts_and_averages_nothing():
    known = verdicts(
        ("ela", "2023", 3, date(2023, 8, 31), "met", "h", "r", 19.3),
        ("math", "2023", 4, date(2023, 8, 31), "missed", "h", "r", 13.7),
    )
    standings = standing.of_measures(QUARTERS, MEASURES, known, due())

    goals = standing.of_goals(QUARTERS, standings, GOALS, MEASURES, known)

    assert row(goals, quarter="2023-24-Q2", goal_id="G1")["headline"] == (
        "Of 2 measures: 1 met (ELA), 1 not met (Mathematics)."
    )


def test_a_goal_without_a_comparable_result_says_why_and_that_no_baseline_is_stated():
    why = "The result for 2020-21 is not comparable (few were tested)."
    known = verdicts(
        ("ela", "2021", 3, date(2021, 8, 31), "no_status", "h", why, None),
        ("math", "2021", 4, date(2021, 8, 31), "no_status", "h", why, None),
    )
    standings = standing.of_measures(QUARTERS, MEASURES, known, due())

    goals = standing.of_goals(QUARTERS, standings, GOALS, MEASURES, known)

    assert row(goals, quarter="2021-22-Q2", goal_id="G1")["headline"] == (
        "No status for any of the 2 measures yet: the result for 2020-21 is not comparable (few "
        "were tested). The plan states no baseline: the path starts from the first comparable "
        "result."
    )


def test_what_only_one_measure_waits_for_names_it():
    dates = due(
        ("ela", "2022", "2021-22", date(2022, 8, 31), "assumed", False),
        ("math", "2022", "2021-22", date(2022, 9, 30), "published", False),
    )
    standings = standing.of_measures(QUARTERS[:1], MEASURES[1:], verdicts(), dates)

    goals = standing.of_goals(QUARTERS[:1], standings, GOALS[:1], MEASURES, verdicts())

    assert goals["waiting"].tolist() == [
        "ELA: Not due yet: the result for 2021-22 is due on August 31, 2022 (assumed date). "
        "Mathematics: Not due yet: the result for 2021-22 is due on September 30, 2022."
    ]


def test_a_goal_without_measures_says_what_to_add():
    standings = standing.of_measures(QUARTERS, MEASURES[:1], GRAD, GRAD_DUE)

    goals = standing.of_goals(QUARTERS, standings, GOALS, MEASURES[:1], GRAD)

    told = row(goals, quarter="2022-23-Q2", goal_id="G3")
    assert told["headline"] == "No status: no measure says how this goal is to be judged."
    assert "measures file" in told["waiting"]


def test_a_goal_with_no_result_at_all_says_so():
    standings = standing.of_measures(QUARTERS, MEASURES[:1], verdicts(), due())

    goals = standing.of_goals(QUARTERS, standings, GOALS, MEASURES[:1], verdicts())

    assert row(goals, quarter="2022-23-Q2", goal_id="G2")["headline"] == (
        "No status: no result was known by the end of this quarter."
    )
