"""What is said of a verdict: the only place where its English is asserted."""

import math
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.db.query_rows import MeasureLatestResults
from monitoring.wording import i18n, verdicts
from tests.support.results import RULES, apart, counted, measure, result, steps
from tests.support.rows import row as row_of
from tests.support.verdict_rows import told, told_last

UP = measure(baseline_value=50.0, target_value=80.0)
DOWN = measure(baseline_value=50.0, target_value=20.0)
SAID = (
    verdicts.level_reason,
    verdicts.change_reason,
    verdicts.projection,
    verdicts.reason,
    verdicts.headline,
    verdicts.level,
    verdicts.later,
    verdicts.later_reason,
)
YEAR = {"period_style": "school_year"}
GRADUATION = [
    result(2017, 69.6),
    result(2018, 71.7),
    counted(2019, 2836, 3902),
    counted(2020, 2847, 3718),
    counted(2021, 2859, 3763),
    counted(2022, 3127, 3924),
]


@pytest.fixture(scope="module")
def graduation():
    return {row.period: row for row in told(GRADUATION)}


def test_the_class_of_2022_is_told_in_words(graduation):
    row = graduation["2022"]

    assert verdicts.level_reason(row) == (
        "79.7% (3,127 of 3,924 students) for the class of 2022 is 6.9 points, about 270 students, "
        "below the plan, 86.6%. Off track: all of the margin, 78.4% to 80.9%, is below the plan."
    )
    assert verdicts.change_reason(row) == (
        "Up 3.7 points since the class of 2021 (between +1.9 and +5.6 points). "
        "Clear improvement: more than year-to-year luck."
    )
    assert verdicts.projection(row) == (
        "At the trend since 2017, expect 81.1% for the class of 2023 (95% range: 77.3% to 84.9%). "
        "The target, 90.0%, lies outside that range."
    )
    assert verdicts.headline(row) == (
        "Class of 2022: 6.9 points, about 270 students, below the plan. "
        "Up 3.7 points since the class of 2021: Clear improvement."
    )


def test_a_decline_and_both_ranges_are_told_with_a_true_minus_sign(graduation):
    row = graduation["2021"]

    assert verdicts.change_reason(row) == (
        "Down 0.6 points since the class of 2020 (between −2.5 and +1.3 points). "
        "No clear change: year-to-year luck could explain it."
    )
    assert verdicts.projection(row) == (
        "At the trend since 2017, expect 78.6% for the class of 2022 (80% range: 76.1% to 81.2%) "
        "and 80.4% for the class of 2023 (95% range: 74.7% to 86.1%). "
        "The target, 90.0%, lies outside that range."
    )


@pytest.mark.parametrize(
    ("row", "path", "words"),
    [
        (
            counted(2020, 66, 100),
            UP,
            "66.0% (66 of 100 students) for the class of 2020 is 1.0 points, about 1 student, "
            "above the plan, 65.0%. Narrowly on track: the margin, 56.3% to 74.5%, reaches "
            "across the plan.",
        ),
        (
            result(2020, 65.0, 100),
            UP,
            "65.0% of 100 students for the class of 2020 is exactly at the plan, 65.0%. Narrowly "
            "on "
            "track: the margin, 55.2% to 73.7%, reaches across the plan.",
        ),
        (
            result(2020, 60.0, 100),
            UP,
            "60.0% of 100 students for the class of 2020 is 5.0 points, about 5 students, below "
            "the plan, 65.0%. Narrowly off track: the margin, 50.1% to 69.2%, reaches across the "
            "plan.",
        ),
        (
            result(2020, 60.0),
            UP,
            "60.0% (number of students not published) for the class of 2020 is 5.0 points below "
            "the plan, 65.0%. Off track, margin not published. The number behind it is not "
            "published, so there is no margin.",
        ),
        (
            result(2020, 64.99),
            UP,
            "64.99% (number of students not published) for the class of 2020 is less than 0.1 "
            "points below the plan, 65.00%. Off track, margin not published. The number behind it "
            "is not published, so there is no margin.",
        ),
        (
            result(2020, 34.0, 100, better_direction="lower", **YEAR),
            DOWN,
            "34.0% of 100 students in 2019-20 is 1.0 points, about 1 student, below the plan, "
            "35.0%. Lower is better. Narrowly on track: the margin, 25.4% to 43.8%, reaches "
            "across the plan.",
        ),
        (
            result(2020, 50.0, 100, better_direction="lower", **YEAR),
            DOWN,
            "50.0% of 100 students in 2019-20 is 15.0 points, about 15 students, above the plan, "
            "35.0%. Lower is better. Off track: all of the margin, 40.3% to 59.7%, is above the "
            "plan.",
        ),
        (
            result(2020, 400.0, 90, unit="count", better_direction="lower"),
            measure(baseline_value=500.0, target_value=200.0),
            "400.0 (90 students) for the class of 2020 is 50.0 above the plan, 350.0. Lower is "
            "better. Off track, margin not published. This kind of figure has no margin.",
        ),
        (
            result(2020, 81.0),
            UP,
            "81.0% (number of students not published) for the class of 2020 is 16.0 points above "
            "the plan, 65.0%. That is at the 2023 target already. On track, margin not published. "
            "The number behind it is not published, so there is no margin.",
        ),
        (
            result(2023, 79.96, **YEAR),
            UP,
            "79.96% (number of students not published) in 2022-23 is less than 0.1 points below "
            "the 2023 target, 80.00%. 2023 target: missed, margin not published. The number behind "
            "it is not published, so there is no margin.",
        ),
        (
            result(2023, 79.0, 100),
            UP,
            "79.0% of 100 students for the class of 2023 is 1.0 points, about 1 student, below the "
            "2023 target, 80.0%. 2023 target: narrowly missed. The margin, 69.9% to 85.9%, "
            "reaches across the target, so year-to-year luck could have decided it.",
        ),
        (
            result(2023, 81.0, 100),
            UP,
            "81.0% of 100 students for the class of 2023 is 1.0 points, about 1 student, above the "
            "2023 target, 80.0%. 2023 target: narrowly met. The margin, 72.1% to 87.6%, reaches "
            "across "
            "the target, so year-to-year luck could have decided it.",
        ),
        (
            result(2023, 95.0, 100),
            UP,
            "95.0% of 100 students for the class of 2023 is 15.0 points, about 15 students, above "
            "the 2023 target, 80.0%. 2023 target: met. All of the margin, 88.7% to 97.9%, is "
            "above the target.",
        ),
        (
            result(2023, 30.0, better_direction="lower"),
            DOWN,
            "30.0% (number of students not published) for the class of 2023 is 10.0 points above "
            "the 2023 target, 20.0%. Lower is better. 2023 target: missed, margin not published. "
            "The number behind it is not published, so there is no margin.",
        ),
        (
            result(2020, 70.0, 100, organisation_level="state"),
            UP,
            "The result for the class of 2020 is 70.0% of 100 students. "
            "The plan sets targets for the district and its schools, not for Georgia.",
        ),
        (
            result(2020, 70.0, 100, counted_unit="days", subgroup="x", indicator_id="attendance"),
            UP,
            "The result for the class of 2020 is 70.0% (n = 100). The plan sets no target for it.",
        ),
        (
            result(2020, math.nan, data_state="cancelled", state_description="new  law."),
            UP,
            "The result for the class of 2020 is canceled (new law).",
        ),
        (
            counted(2020, 7, 14),
            UP,
            "Fewer than 15 students are behind the result for the class of 2020, too few for a "
            "status.",
        ),
        (
            result(2020, 5.0, 40, value_code="at_most"),
            UP,
            "The result for the class of 2020 is 5% or less of 40 students. "
            "Off track, whichever figure the range stands for.",
        ),
        (
            result(2020, 80.0, 18, value_code="at_least"),
            UP,
            "The result for the class of 2020 is 80% or more of 18 students. Hidden to protect "
            "students: not all figures that the range stands for have the same status.",
        ),
        (
            result(2020, 20.0, 14, value_code="at_most"),
            UP,
            "The result for the class of 2020 is 20% or less of 14 students. "
            "The result is shown as a low range to protect students. "
            "Fewer than 15 students are behind it, too few for a status.",
        ),
    ],
)
def test_the_level_is_given_its_reason(row, path, words):
    assert verdicts.level_reason(told_last([row], path)) == words


@pytest.mark.parametrize(
    ("rows", "path", "words"),
    [
        (
            [result(2016, 60.0, 100)],
            UP,
            "The plan starts from the class of 2017, which comes after this result.",
        ),
        ([result(2017, 50.0, 100)], UP, "This is the baseline the plan starts from."),
        (
            [result(2017, 44.0, 100)],
            UP,
            "This is the baseline year; the plan starts from 50.0%.",
        ),
        (
            [result(2019, 46.0, 50)],
            measure(baseline_value=math.nan, baseline_period=math.nan),
            "The plan states no baseline, so there is nothing to start from.",
        ),
        (
            [result(2019, 46.0, 50)],
            steps(3.0),
            "There is no baseline: there is no result for the class of 2017.",
        ),
        (
            [result(2017, math.nan, data_state="cancelled"), result(2019, 46.0, 50)],
            steps(3.0),
            "There is no baseline: the result for the class of 2017 is canceled.",
        ),
        (
            [counted(2017, 7, 14), result(2019, 46.0, 50)],
            steps(3.0),
            "There is no baseline: fewer than 15 students are behind the result for the class of "
            "2017.",
        ),
        (
            [
                result(2017, 40.0, 50, series="", state_description="a quarter tested"),
                result(2019, 46.0, 50),
            ],
            steps(3.0),
            "There is no baseline: the result for the class of 2017 cannot be compared with any "
            "other year (a quarter tested).",
        ),
        (
            [result(2021, 70.0, 50, series="", state_description="23% tested")],
            UP,
            "This result cannot be compared with any other year (23% tested).",
        ),
        (
            [
                result(2017, 50.0),
                result(2020, 70.0, series="new", state_description="new standards"),
            ],
            UP,
            "The baseline of the class of 2017 rests on an earlier series, with which this result "
            "cannot be compared (new standards).",
        ),
    ],
)
def test_what_keeps_a_result_from_a_status_is_said_in_one_sentence(rows, path, words):
    row = told_last(rows, path)

    assert verdicts.obstacle(row) == words
    assert verdicts.level_reason(row).endswith(f". {words}")
    assert verdicts.headline(row).split(": ", 1)[1].startswith(f"No status yet. {words}")


@pytest.mark.parametrize(
    ("earlier", "now", "words"),
    [
        (
            result(2018, 50.0, 100, **YEAR),
            result(2020, 70.0, 100, series="new", **YEAR),
            "Not comparable: this result cannot be compared with the result for 2017-18.",
        ),
        (
            result(2020, 70.0, 100, subgroup="English Learners", result_id=1),
            result(2020, 70.0, 100),
            "Not comparable: there is no result for the class of 2019.",
        ),
        (
            counted(2022, 3127, 3924),
            counted(2024, 3232, 3895),
            "Up 3.3 points since the class of 2022 (between +1.6 and +5.0 points). Clear "
            "improvement over two years: more than year-to-year luck.",
        ),
        (
            counted(2017, 50, 100),
            counted(2023, 51, 100),
            "Up 1.0 points since the class of 2017 (between −12.6 and +14.6 points). "
            "No clear change over 6 years: year-to-year luck could explain it.",
        ),
        (
            result(2019, math.nan, data_state="cancelled", state_description="closed schools"),
            result(2020, 70.0, 100),
            "Not comparable: the result for the class of 2019 is canceled (closed schools).",
        ),
        (
            result(2019, 50.0, 14),
            result(2020, 70.0, 100),
            "Not comparable: fewer than 15 students are behind the result for the class of 2019.",
        ),
        (
            result(2019, 50.0, 100),
            result(2020, 70.0, 14),
            "Not comparable: fewer than 15 students are behind this result.",
        ),
        (
            result(2019, 50.0, 100),
            result(2020, math.nan, data_state="not_published"),
            "Not comparable: this result is not published.",
        ),
        (
            result(2019, 50.0, 100),
            result(2020, math.nan, data_state="not_comparable"),
            "Not comparable: this result cannot be compared with any other year.",
        ),
        (
            result(2019, 50.0, 100),
            result(2020, 70.0, 100, series="new", state_description="new standards"),
            "Not comparable: this result cannot be compared with the result for the class of 2019 "
            "(new standards).",
        ),
        (
            result(2019, 50.0, 100, series="", state_description="a quarter tested"),
            result(2020, 70.0, 100, series=""),
            "Not comparable: this result cannot be compared with the result for the class of 2019 "
            "(a quarter tested).",
        ),
        (
            result(2019, 50.0),
            result(2020, 70.0, 100),
            "Up 20.0 points since the class of 2019. Not judged: the number behind the result "
            "for the class of 2019 is not published, so there is no margin.",
        ),
        (
            result(2019, 50.0, 100),
            result(2020, 70.0),
            "Up 20.0 points since the class of 2019. Not judged: the number behind this result "
            "is not published, so there is no margin.",
        ),
        (
            result(2019, 50.0),
            result(2020, 70.0),
            "Up 20.0 points since the class of 2019. Not judged: the numbers behind this "
            "result and the result for the class of 2019 are not published, so there is no margin.",
        ),
        (
            result(2019, 1400.0, unit="count", better_direction="lower"),
            result(2020, 1200.5, unit="count", better_direction="lower"),
            "Down 199.5 since the class of 2019. Not judged: this kind of figure has no margin.",
        ),
        (
            counted(2019, 50, 100),
            counted(2020, 50, 100),
            "The same as the class of 2019 (between −13.6 and +13.6 points). "
            "No clear change: year-to-year luck could explain it.",
        ),
        (
            counted(2019, 50, 100, better_direction="lower"),
            counted(2020, 70, 100, better_direction="lower"),
            "Up 20.0 points since the class of 2019 (between +6.4 and +32.6 points). "
            "Lower is better. Clear decline: more than year-to-year luck.",
        ),
    ],
)
def test_the_change_is_given_its_reason(earlier, now, words):
    assert verdicts.change_reason(told_last([earlier, now])) == words


NONE_EARLIER = "There is no earlier comparable result."


@pytest.mark.parametrize(
    ("row", "path", "words"),
    [
        (result(2020, 65.0, 100), UP, "exactly at the plan. That is within the margin."),
        (
            result(2020, 66.0, 100),
            UP,
            "1.0 points, about 1 student, above the plan. That is within the margin.",
        ),
        (result(2020, 76.0, 400), UP, "11.0 points, about 40 students, above the plan."),
        (result(2020, 66.0), UP, "1.0 points above the plan. No margin is published."),
        (
            result(2020, 60.0, 100),
            UP,
            "5.0 points, about 5 students, below the plan. That is within the margin.",
        ),
        (result(2020, 60.0), UP, "5.0 points below the plan. No margin is published."),
        (
            result(2020, 34.0, 200, better_direction="lower"),
            DOWN,
            "1.0 points, about 2 students, below the plan. That is within the margin.",
        ),
        (
            result(2020, 81.0, 100),
            UP,
            "16.0 points, about 16 students, above the plan. At the 2023 target already.",
        ),
        (
            result(2020, 70.0, organisation_level="state"),
            UP,
            "70.0%. The plan sets no target.",
        ),
    ],
)
def test_the_headline_says_where_the_value_stands(row, path, words):
    assert verdicts.headline(told_last([row], path)) == (
        f"Class of {row['period']}: {words} {NONE_EARLIER}"
    )


def test_the_headline_of_a_result_without_a_value_says_why():
    hidden = result(2020, math.nan, data_state="hidden")

    assert verdicts.headline(told_last([hidden], UP)) == (
        "Class of 2020: No status yet. The result is hidden to protect students."
    )
    assert verdicts.headline(told_last([hidden | {"organisation_level": "state"}], UP)) == (
        "Class of 2020: no result. The result is hidden to protect students."
    )


@pytest.mark.parametrize(
    ("value", "n", "words"),
    [
        (90.0, 100, "2023 target: met, with 90.0% against 80.0%."),
        (79.96, 100, "2023 target: narrowly missed, with 79.96% against 80.00%."),
        (70.0, 100, "2023 target: missed, with 70.0% against 80.0%."),
        (81.0, math.nan, "2023 target: met, margin not published, with 81.0% against 80.0%."),
    ],
)
def test_the_headline_of_the_deadline_names_its_year(value, n, words):
    assert verdicts.headline(told_last([result(2023, value, n)], UP)) == f"{words} {NONE_EARLIER}"


def test_a_later_result_is_a_fact_on_a_line_of_its_own():
    row = told_last([result(2023, 70.0, 100), result(2024, 75.0)], UP)

    assert verdicts.level(row) == "2023 target: missed"
    assert verdicts.level_reason(row) == (
        "The result for the class of 2023, 70.0%, did not reach the target, 80.0%. 2023 target: "
        "missed. All of the margin, 60.3% to 78.2%, is below the target."
    )
    assert verdicts.headline(row) == "2023 target: missed, with 70.0% against 80.0%."
    assert verdicts.later(row) == (
        "Class of 2024: 75.0%, 5.0 points below the 2023 target. "
        "Up 5.0 points since the class of 2023, not known to be more than luck."
    )
    assert verdicts.later_reason(row) == (
        "75.0% (number of students not published) for the class of 2024 is 5.0 points below the "
        "2023 target, 80.0%."
    )
    assert verdicts.reason(row).startswith(verdicts.later_reason(row))


def test_a_school_year_after_the_deadline_is_named_as_any_other_is():
    rows = [counted(2022, 4508, 23337, **YEAR), counted(2023, 5133, 22839, **YEAR)]
    row = told_last(
        [*rows, counted(2025, 5147, 22446, **YEAR)],
        steps(3.0, baseline_period=2022, deadline_period=2023),
    )

    assert verdicts.level(row) == "2023 target: narrowly met"
    assert verdicts.later_figures(row) == "2024-25: 22.9%, 0.6 points above the 2023 target"
    assert verdicts.later_distance(row) == "2024-25: 0.6 points above the 2023 target"


def test_points_per_year_are_told_with_the_change_made_and_the_change_asked_for():
    row = told_last(
        [counted(2022, 3190, 23310, **YEAR), counted(2023, 3946, 22796, **YEAR)],
        steps(3.0, baseline_period=2022, deadline_period=2023),
    )

    assert verdicts.level_reason(row) == (
        "17.3% (3,946 of 22,796 students) in 2022-23 is 0.6 points, about 140 students, above the "
        "2023 target, 16.7%. The change since 2021-22, the baseline, is +3.62 points (between "
        "+2.96 and +4.29), and the plan asks for +3.00. 2023 target: narrowly met. The margin of "
        "the change reaches across what the plan asks for, so year-to-year luck could have "
        "decided it."
    )


@pytest.mark.parametrize(
    ("n_before", "n_now", "words"),
    [
        (math.nan, 500, "The number behind the result for the class of 2017 is not published, so "),
        (500, math.nan, "The number behind it is not published, so there is no margin."),
    ],
)
def test_points_per_year_without_a_margin_say_which_number_is_missing(n_before, n_now, words):
    row = told_last([result(2017, 10.0, n_before), result(2023, 40.0, n_now)], steps(3.0))

    assert f"2023 target: met, margin not published. {words}" in verdicts.level_reason(row)


def test_a_later_result_that_cannot_be_judged_says_why_on_its_own_line():
    base, due = result(2017, 10.7, 100, **YEAR), result(2023, 17.0, 100, **YEAR)
    later = result(2024, math.nan, data_state="hidden", **YEAR)
    row = told_last([base, due, later], steps(1.0))

    assert verdicts.headline(row) == "2023 target: narrowly met, with 17.0% against 16.7%."
    assert verdicts.later(row) == "2023-24: no result. The result is hidden to protect students."
    assert verdicts.later_reason(row) == "The result for 2023-24 is hidden to protect students."


@pytest.mark.parametrize(
    ("due", "why"),
    [
        ([], "the class of 2023 is not known"),
        (
            [result(2023, math.nan, data_state="cancelled")],
            "the result for the class of 2023 was canceled",
        ),
        (
            [result(2023, math.nan, data_state="not_published")],
            "the result for the class of 2023 was not published",
        ),
        (
            [result(2023, math.nan, data_state="hidden")],
            "the result for the class of 2023 is hidden to protect students",
        ),
        (
            [result(2023, 90.0, 60, value_code="at_least")],
            "the result for the class of 2023 is shown only as an end of the scale",
        ),
        (
            [result(2023, 90.0, 14)],
            "fewer than 15 students are behind the result for the class of 2023",
        ),
        ([result(2023, 90.0, series="")], "the result for the class of 2023 is not comparable"),
        (
            [result(2023, 90.0, series="new")],
            "the result for the class of 2023 cannot be compared with the baseline",
        ),
    ],
)
def test_without_a_result_of_the_deadline_year_nothing_is_decided_and_each_cause_is_said(due, why):
    row = told_last([result(2017, 50.0, 100), *due, result(2025, 81.0)], UP)

    assert verdicts.level(row) == f"Not decided: {why}"
    assert verdicts.headline(row) == verdicts.level_reason(row) == f"Not decided: {why}."
    assert verdicts.obstacle(row) == f"Not decided: {why}."
    assert verdicts.later_figures(row) == "Class of 2025: 81.0%, 1.0 points above the 2023 target"


def test_a_school_years_missing_result_is_named_as_a_result():
    row = told_last([result(2017, 50.0, 100, **YEAR), result(2025, 81.0, **YEAR)], UP)

    assert verdicts.level(row) == "Not decided: the result for 2022-23 is not known"


def test_in_a_quarter_after_the_deadline_the_last_result_before_it_is_a_fact(graduation):
    row = graduation["2022"]._replace(level="undecided", level_obstacle="deadline_missing")

    assert verdicts.headline(row) == "Not decided: the class of 2023 is not known."
    assert verdicts.later(row) == (
        "Class of 2022: 79.7%, 6.9 points below the plan. "
        "Up 3.7 points since the class of 2021: Clear improvement."
    )


NO_YEAR_EARLIER = "There is no comparable result a year earlier."
QUARTER = {"quarter": "Q2", "result_id": 1, **YEAR}
TARGETS = pd.DataFrame(
    {
        **{"indicator_id": ["graduation"], "content_area": [""], "grade_span": [""]},
        **{"period": [2023], "quarter": ["Q2"], "target_value": [65.0]},
    }
)
NO_MEASURE = measure(indicator_id="another")


@pytest.mark.parametrize(
    ("row", "reason", "headline"),
    [
        (
            counted(2023, 310, 500, **QUARTER),
            "62.0% (310 of 500 students) in Quarter 2, 2022-23 is 3.0 points, about 20 students, "
            "below the target, 65.0%. Narrowly off track: the margin, 57.7% to 66.1%, reaches "
            "across the target.",
            "3.0 points, about 20 students, below the target. That is within the margin. "
            f"{NO_YEAR_EARLIER}",
        ),
        (
            counted(2023, 325, 500, **QUARTER),
            "65.0% (325 of 500 students) in Quarter 2, 2022-23 is exactly at the target, 65.0%. "
            "Narrowly on track: the margin, 60.7% to 69.1%, reaches across the target.",
            f"exactly at the target. That is within the margin. {NO_YEAR_EARLIER}",
        ),
        (
            counted(2023, 275, 500, **QUARTER),
            "55.0% (275 of 500 students) in Quarter 2, 2022-23 is 10.0 points, about 50 students, "
            "below the target, 65.0%. Off track: all of the margin, 50.6% to 59.3%, is below the "
            "target.",
            f"10.0 points, about 50 students, below the target. {NO_YEAR_EARLIER}",
        ),
        (
            result(2023, 64.5, unit="rate", better_direction="lower", **QUARTER),
            "64.50 in Quarter 2, 2022-23 is 0.50 below the target, 65.00. Lower is better. On "
            "track, margin not published. This kind of figure has no margin.",
            f"0.50 below the target. {NO_YEAR_EARLIER}",
        ),
        (
            result(2023, math.nan, data_state="overdue", **QUARTER),
            "The result for Quarter 2, 2022-23 is overdue.",
            "No status yet. The result is overdue.",
        ),
    ],
)
def test_an_early_sign_is_told_beside_its_target(row, reason, headline):
    row = told_last([row], NO_MEASURE, targets=TARGETS)

    assert verdicts.level_reason(row) == reason
    assert verdicts.headline(row) == f"Quarter 2, 2022-23: {headline}"


def trend(*values, **other):
    return [result(2017 + year, value, 500, **other) for year, value in enumerate(values)]


@pytest.mark.parametrize(
    ("rows", "path", "words"),
    [
        (
            trend(50.0),
            UP,
            "No projection: there is 1 comparable result, and 4 are needed.",
        ),
        (
            trend(50.0, 52.0, 54.0),
            UP,
            "No projection: there are 3 comparable results, and 4 are needed.",
        ),
        (trend(50.0, 55.0, 60.0, 66.0), UP, " The target, 80.0%, lies inside that range."),
        (trend(50.0, 51.0, 52.0, 53.1), UP, " The target, 80.0%, lies outside that range."),
        (
            trend(50.0, 56.0, 62.0, 68.1),
            UP,
            " All of that range is better than the target, 80.0%.",
        ),
        (
            trend(50.0, 49.0, 48.0, 46.9, better_direction="lower"),
            DOWN,
            " The target, 20.0%, lies outside that range.",
        ),
        (
            trend(50.0, 44.0, 38.0, 31.9, better_direction="lower"),
            DOWN,
            " All of that range is better than the target, 20.0%.",
        ),
        (
            trend(80.0, 85.0, 91.0, 96.0),
            measure(baseline_value=80.0, target_value=99.0),
            " The range runs past 100%, which no percentage can.",
        ),
        (
            trend(20.0, 14.0, 9.0, 3.0, better_direction="lower"),
            measure(baseline_value=20.0, target_value=1.0),
            " The range runs below 0%, which no percentage can.",
        ),
    ],
)
def test_the_projection_is_put_into_words_or_refused(rows, path, words):
    assert verdicts.projection(told_last(rows, path)).endswith(words)


def test_the_trend_names_school_years_as_the_results_do():
    row = told_last(trend(50.0, 52.0, 54.0, 56.0, **YEAR), UP)

    assert verdicts.projection(row) == (
        "At the trend since 2016-17, expect 58.0% for 2020-21 (80% range: 58.0% to 58.0%) and "
        "62.0% for 2022-23 (95% range: 62.0% to 62.0%). "
        "The target, 80.0%, lies outside that range."
    )


@pytest.mark.parametrize("period", [2016, 2023])
def test_before_the_plan_and_at_its_deadline_nothing_is_projected(period):
    rows = [result(year, 50.0 + year - 2010, 500) for year in range(2012, period + 1)]
    row = told_last(rows, UP)

    assert verdicts.projection(row) == ""
    assert verdicts.reason(row) == f"{verdicts.level_reason(row)} {verdicts.change_reason(row)}"


def test_the_numbers_of_the_rule_come_with_the_row():
    rules = type(RULES)(
        rule_version="2",
        min_n_for_status=20,
        min_points_for_projection=5,
        band_narrow=0.7,
        band_wide=0.9,
    )
    few = told_last([counted(2020, 7, 19)], UP, rules=rules)
    short = told_last(trend(50.0, 52.0, 54.0, 56.0), UP, rules=rules)
    long = told_last(trend(50.0, 52.0, 54.0, 56.0, 58.0), UP, rules=rules)

    assert "Fewer than 20 students" in verdicts.level_reason(few)
    assert "fewer than 20 students" in verdicts.change_reason(few)
    assert verdicts.projection(short).endswith("and 5 are needed.")
    assert "(70% range:" in verdicts.projection(long)
    assert "(90% range:" in verdicts.projection(long)


@st.composite
def any_result(draw):
    state = draw(st.sampled_from(["measured"] * 5 + ["hidden", "cancelled"]))
    n = draw(st.one_of(st.just(math.nan), st.integers(0, 400)))
    value = draw(st.one_of(st.floats(0, 100), st.sampled_from([0.0, 50.0, 100.0])))
    return {
        "value": value if state == "measured" else math.nan,
        "denominator": n,
        "numerator": draw(st.sampled_from([math.nan, 1.0])),
        "data_state": state,
        "unit": draw(st.sampled_from(["percent", "percent", "count"])),
        "better_direction": draw(st.sampled_from(["higher", "lower"])),
        "series": draw(st.sampled_from(["a", "a", "a", "b", ""])),
        "state_description": draw(st.sampled_from(["", "new  standards.", None])),
        "organisation_level": draw(st.sampled_from(["state", "district", "school", "school"])),
        "period_style": draw(st.sampled_from(["class", "school_year"])),
    }


@st.composite
def any_results(draw):
    periods = draw(st.lists(st.integers(2014, 2025), min_size=1, max_size=9, unique=True))
    return [result(period, 0.0) | draw(any_result()) for period in periods]


@st.composite
def any_measure(draw):
    start = draw(st.one_of(st.just(math.nan), st.floats(0, 100)))
    path = measure(baseline_value=start, target_value=draw(st.floats(0, 100)))
    return draw(st.sampled_from([path, steps(draw(st.floats(-5, 5)))]))


# To judge ten cases takes as long as to judge one.
@settings(deadline=None, derandomize=True, max_examples=10)
@given(st.lists(st.tuples(any_results(), any_measure()), min_size=6, max_size=6))
def test_no_sentence_has_a_hole_in_it_and_every_verdict_has_its_reason(cases):
    results, paths = apart(cases)
    for row in told(results, *paths):
        for say in SAID:
            text = say(row)
            assert not re.search(
                r"\bnan\b|None|<NA>|\{|  |\.\.|\(\)|[-−]0\.0+\b|(?<!\d)-\d| [.,;:]", text
            ), text
            assert text == "" or text.endswith(".") or say is verdicts.level, text
        assert verdicts.level_reason(row)
        assert verdicts.change_reason(row)
        assert ": " in verdicts.headline(row)
        if verdicts.is_of_other_year(row):
            assert verdicts.later(row)


def test_every_sentence_is_a_marked_message():
    i18n.use(i18n.PSEUDO)
    try:
        for row in told(GRADUATION):
            for say in SAID:
                said = say(row)
                bare = re.sub(r"«[^«»]*»", "", said)
                while bare != (bare := re.sub(r"«[^«»]*»", "", bare)):
                    pass
                assert not re.search(r"[A-Za-z]{2,}", bare), said
    finally:
        i18n.use(i18n.DEFAULT)


@pytest.mark.parametrize(
    ("students", "n", "low", "high", "words"),
    [
        (-271, 3924, 78.40, 80.92, "about 270 students below"),  # a margin of 49 students
        (36, 22839, 21.94, 23.02, "about 40 students above"),  # of 123
        (-145, 3902, 71.26, 74.06, "about 150 students below"),
        (15, 100, 40.4, 59.6, "about 15 students above"),  # of less than 10
        (271, 280, 4.0, 8.0, "about 270 students above"),  # of 6, larger than 1
        (-1, 100, 40.4, 59.6, "about 1 student below"),
        (0, 100, 40.4, 59.6, "no student short"),
        (None, None, None, None, "students: not known, the number tested or in the cohort is not "
         "published"),
    ],
)  # fmt: skip
def test_students_are_told_as_precisely_as_their_margin_allows(students, n, low, high, words):
    facts = {"distance_students": students, "n": n, "interval_low": low, "interval_high": high}
    judged = row_of(MeasureLatestResults, distance_points=students or 0, **facts)

    assert verdicts.students_apart(judged) == words


def test_where_lower_is_better_students_are_above_their_target_when_they_are_too_many():
    facts = {"distance_students": -500, "distance_points": -3.3, "n": 15637}
    judged = row_of(MeasureLatestResults, better_direction="lower", interval_low=23.4,
                 interval_high=24.8, **facts)  # fmt: skip

    assert verdicts.students_apart(judged) == "about 500 students above"
