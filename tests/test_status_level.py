"""Every level, in both directions, and every reason for there being none."""

import math

import pandas as pd
import pytest

from monitoring.status import assess
from monitoring.status.levels import RUNNING, verdict_of
from tests.support.results import RULES, counted, judged, judged_last, measure, result, steps

# 50% for 2017 to 80% for 2023: 60 for 2019, 65 for 2020. Turned: 50 to 20, 35 for 2020.
UP = measure(baseline_value=50.0, target_value=80.0)
DOWN = measure(baseline_value=50.0, target_value=20.0)


@pytest.mark.parametrize(
    ("period", "value", "n", "level"),
    [
        (2020, 80.0, 100, "on_track"),
        (2020, 70.0, 100, "narrowly_on_track"),
        (2020, 65.0, 100, "narrowly_on_track"),
        (2020, 66.0, math.nan, "on_track_margin_unknown"),
        (2020, 80.0, math.nan, "on_track_margin_unknown"),
        (2020, 60.0, 100, "narrowly_off_track"),
        (2020, 50.0, 100, "off_track"),
        (2020, 64.0, math.nan, "off_track_margin_unknown"),
        (2023, 90.0, 100, "met"),
        (2023, 80.0, 100, "narrowly_met"),
        (2023, 79.0, 100, "narrowly_missed"),
        (2023, 70.0, 100, "missed"),
        (2023, 81.0, math.nan, "met_margin_unknown"),
        (2023, 79.0, math.nan, "missed_margin_unknown"),
        (2024, 99.0, 100, "undecided"),
        (2017, 50.0, 100, "no_status"),
        (2016, 50.0, 100, "no_status"),
    ],
)
def test_the_level_follows_the_path_and_turns_where_lower_is_better(period, value, n, level):
    higher = judged_last([result(period, value, n)], UP)
    lower = judged_last([result(period, 100 - value, n, better_direction="lower")], DOWN)

    assert higher["level"] == level
    assert lower["level"] == level


def test_the_path_is_straight_to_the_deadline_and_there_is_none_after_it():
    rows = judged([result(period, 10.0, 50) for period in range(2016, 2026)], UP)

    assert rows["expected"].dropna().tolist() == [50, 55, 60, 65, 70, 75, 80]
    assert rows["expected"][[2016, 2024, 2025]].isna().all()
    assert rows["distance_points"][2025] == -70.0


def test_a_result_that_reaches_the_target_early_is_on_track_and_at_the_target_already():
    rows = judged([result(2020, 85.0, 400), result(2021, 77.0, 400), result(2023, 85.0, 400)], UP)

    assert rows["level"].tolist() == ["on_track", "on_track", "met"]
    assert rows["is_at_target"].tolist() == [True, False, False]
    assert rows["deadline_verdict"].tolist() == ["", "", "met"]


def test_points_per_year_climb_from_the_series_own_result():
    rows = judged([result(2017, 40.0, 50), result(2019, 46.0, 50)], steps(3.0))

    assert rows["expected"][2019] == 46.0
    assert rows["final_target"][2019] == 58.0
    assert rows["baseline_value"][2019] == 40.0
    assert rows["level"].tolist() == ["no_status", "narrowly_on_track"]


def test_points_per_year_start_from_the_own_result_even_where_the_plan_states_another():
    rows = judged([result(2017, 40.0, 50), result(2019, 46.0, 50)], steps(3.0, baseline_value=9.0))

    assert rows["baseline_value"].tolist() == [40.0, 40.0]


def test_points_per_year_are_signed_as_the_value_moves():
    rows = judged(
        [
            result(2017, 40.0, 50, better_direction="lower"),
            result(2019, 36.0, 50, better_direction="lower"),
            result(2020, 36.0, 50, better_direction="lower"),
        ],
        steps(-2.0),
    )

    assert rows["expected"].tolist() == [40.0, 36.0, 34.0]
    assert rows["final_target"][2020] == 28.0
    assert rows["level"].tolist() == ["no_status", "narrowly_on_track", "narrowly_off_track"]
    assert rows["distance_points"][2020] == -2.0
    assert rows["distance_students"][2020] == -1


def test_a_stated_target_may_start_from_the_series_own_result():
    path = measure(baseline_value=math.nan, target_value=80.0)

    rows = judged([result(2017, 50.0, 50), result(2020, 65.0, 50)], path)

    assert rows["expected"][2020] == 65.0
    assert rows["baseline_value"][2020] == 50.0
    assert rows["level"][2020] == "narrowly_on_track"


@pytest.mark.parametrize("value", [0.3, 0.1 + 0.2])
def test_a_value_exactly_on_the_path_does_not_fall_below_it_by_binary_noise(value):
    # A sixth of the way from 0.2 to 0.8 comes out as 0.30000000000000004.
    path = measure(baseline_value=0.2, target_value=0.8)

    row = judged_last([result(2018, value, 4000)], path)

    assert row["level"] == "narrowly_on_track"
    assert row["distance_points"] == pytest.approx(0, abs=1e-9)


def test_a_value_a_hair_below_the_path_is_below_it():
    row = judged_last([result(2020, 64.99, math.nan)], UP)

    assert row["level"] == "off_track_margin_unknown"


def test_a_path_on_the_edge_of_the_interval_is_near():
    # 50% of 100 has the interval 40.383153 to 59.616847.
    edge = 59.61684696

    inside = measure(baseline_value=edge - 1, target_value=edge + 1, deadline_period=2019)
    near = judged_last([counted(2018, 50, 100)], inside)
    off = judged_last([counted(2018, 50, 100)], inside | {"target_value": edge + 1.0001})

    assert near["level"] == "narrowly_off_track"
    assert off["level"] == "off_track"


def test_distance_is_told_in_points_and_in_students_and_negative_is_worse():
    below = judged_last([counted(2020, 110, 200)], UP)
    above = judged_last([counted(2020, 140, 200)], UP)
    below_where_lower_is_better = judged_last(
        [counted(2020, 60, 200, better_direction="lower")], DOWN
    )

    assert (below["distance_points"], below["distance_students"]) == (pytest.approx(-10), -20)
    assert (above["distance_points"], above["distance_students"]) == (pytest.approx(5), 10)
    assert below_where_lower_is_better["distance_points"] == pytest.approx(5)
    assert below_where_lower_is_better["distance_students"] == 10


def test_half_a_student_is_rounded_away_from_zero():
    # 2.5 points of 100 students, below and above the path.
    rows = judged([result(2020, 62.5, 100), result(2019, 62.5, 100)], UP)

    assert rows["distance_students"].tolist() == [-3, 3]


def test_without_n_there_are_no_students():
    row = judged_last([result(2020, 60.0)], UP)

    assert row["distance_points"] == -5.0
    assert row["distance_students"] is pd.NA


def test_fourteen_students_are_too_few_for_a_status_and_fifteen_are_not():
    fourteen = judged_last([counted(2020, 7, 14)], UP)
    fifteen = judged_last([counted(2020, 7, 15)], UP)

    assert fourteen["data_state"] == "too_few"
    assert fourteen["level"] == "no_status"
    assert math.isnan(fourteen["interval_low"])
    assert math.isnan(fourteen["distance_points"])
    assert math.isnan(fourteen["expected"])
    assert fourteen["level_obstacle"] == fourteen["change_obstacle"] == "too_few"
    assert not fourteen["is_measured"]
    assert fifteen["data_state"] == "measured"
    assert fifteen["level"] == "narrowly_off_track"


@pytest.mark.parametrize("state", ["hidden", "not_published", "cancelled", "not_comparable"])
def test_a_result_that_is_not_measured_says_which_state_it_is_in(state):
    row = judged_last([result(2020, math.nan, data_state=state)], UP)

    assert row["level"] == "no_status"
    assert row["data_state"] == state
    assert row["level_obstacle"] == row["change_obstacle"] == "no_result"
    assert math.isnan(row["expected"])


def test_a_value_behind_a_hidden_result_is_told_nowhere():
    row = judged_last([counted(2020, 33, 77, data_state="hidden")], UP)

    told = {it for it in row.tolist() if isinstance(it, float) and not math.isnan(it)}
    assert told == {50.0, 80.0}


def test_before_the_baseline_there_is_no_path():
    row = judged_last([result(2016, 60.0, 100)], UP)

    assert row["level_obstacle"] == "before_plan"
    assert math.isnan(row["pace_needed"])
    assert row["n_points"] is pd.NA


def test_the_baseline_year_is_named_as_such_and_asks_for_its_pace():
    stated = judged_last([result(2017, 50.0, 100)], UP)
    own = judged_last([result(2017, 50.0, 100)], steps(3.0))
    another_group = judged_last([result(2017, 44.0, 100)], UP)

    for row in (stated, own, another_group):
        assert row["level_obstacle"] == "baseline_year"
    assert (own["starts_from_own"], stated["starts_from_own"]) == (True, False)
    assert another_group["baseline_value"] == 50.0
    assert stated["pace_needed"] == 5.0
    assert own["pace_needed"] == 3.0
    assert math.isnan(stated["pace_achieved"])
    assert math.isnan(another_group["pace_achieved"])


@pytest.mark.parametrize(
    ("base", "state"),
    [
        ([], ""),
        ([result(2017, math.nan, data_state="cancelled")], "cancelled"),
        ([counted(2017, 7, 14)], "too_few"),
        ([result(2017, 40.0, 50, series="")], "measured"),
    ],
)
def test_without_a_baseline_of_its_own_a_series_has_no_status(base, state):
    row = judged_last([*base, result(2019, 46.0, 50)], steps(3.0))

    assert row["level"] == "no_status"
    assert (row["level_obstacle"], row["base_data_state"]) == ("no_baseline", state)
    assert math.isnan(row["expected"])
    assert math.isnan(row["final_target"])


def test_a_plan_without_a_baseline_year_gives_no_status():
    path = measure(baseline_value=math.nan, baseline_period=math.nan, baseline_origin="missing")

    row = judged_last([result(2019, 46.0, 50)], path)

    assert row["level"] == "no_status"
    assert row["level_obstacle"] == "no_baseline"
    assert row["baseline_period"] is pd.NA


@pytest.mark.parametrize("path", [UP, steps(3.0)])
def test_a_result_on_new_standards_is_not_set_against_a_baseline_on_the_old(path):
    row = judged_last(
        [
            result(2017, 50.0, 50, series="2015 standards"),
            result(2020, 70.0, 50, series="2020 standards"),
        ],
        path,
    )

    assert row["level"] == "no_status"
    assert row["level_obstacle"] == "other_series"
    assert math.isnan(row["expected"])
    assert math.isnan(row["pace_achieved"])


def test_a_stated_path_holds_where_the_series_has_no_result_in_the_baseline_year():
    row = judged_last([result(2020, 85.0, 50, series="2020 standards")], UP)

    assert row["level"] == "on_track"


def test_a_result_comparable_with_nothing_has_no_status():
    row = judged_last([result(2021, 70.0, 50, series="")], UP)

    assert row["level"] == "no_status"
    assert row["level_obstacle"] == "compares_with_none"


def test_other_units_have_neither_interval_nor_students():
    path = measure(baseline_value=500.0, target_value=200.0)

    row = judged_last([result(2020, 400.0, 90, unit="count", better_direction="lower")], path)

    assert row["level"] == "off_track_margin_unknown"
    assert math.isnan(row["interval_low"])
    assert row["distance_points"] == -50.0
    assert row["distance_students"] is pd.NA


def test_pace_counts_the_years_left_and_the_years_gone():
    rows = judged([result(2020, 62.0, 50), result(2023, 62.0, 50), result(2019, 85.0, 50)], UP)

    assert rows["pace_needed"][2020] == 6.0
    assert rows["pace_achieved"][2020] == 4.0
    assert math.isnan(rows["pace_needed"][2023])
    assert rows["pace_achieved"][2023] == 2.0
    assert math.isnan(rows["pace_needed"][2019])
    assert (rows["level"][2019], rows["is_at_target"][2019]) == ("on_track", True)


def test_the_parameters_are_the_rule():
    strict = type(RULES)(rule_version="2", confidence=0.5, min_n_for_status=200)
    results, measures = pd.DataFrame([result(2020, 60.0, 300)]), pd.DataFrame([UP])

    row = assess(results, measures, strict).assessments.iloc[0]

    assert row["rule_version"] == "2"
    assert row["level"] == "off_track"
    assert assess(results.assign(denominator=199), measures, strict).assessments["level"][0] == (
        "no_status"
    )


def test_a_year_before_its_own_baseline_knows_nothing_of_it():
    rows = judged([result(2016, 38.0, 50), result(2017, 40.0, 50)], steps(3.0))

    assert rows["level"].tolist() == ["no_status", "no_status"]
    assert math.isnan(rows["baseline_value"][2016])
    assert math.isnan(rows["final_target"][2016])
    assert rows["baseline_value"][2017] == 40.0


def test_what_is_asked_lies_within_the_margin_up_to_and_with_its_bounds():
    low, high = pd.Series([50.0, 40.0, 50.01, 40.0]), pd.Series([60.0, 50.0, 60.0, 49.99])
    asked = pd.Series([50.0] * 4)

    told = verdict_of(pd.Series([True, False, True, False]), (low, high), asked, RUNNING)

    assert told.tolist() == [
        "narrowly_on_track",
        "narrowly_off_track",
        "on_track",
        "off_track",
    ]


def test_a_value_at_the_target_is_on_track_also_where_its_path_comes_down_to_it():
    # From 80 in 2020 down to 70 in 2022: 75 is asked for in 2021, and 72 is at the target already.
    path = measure(
        baseline_value=80.0, baseline_period=2020, target_value=70.0, deadline_period=2022
    )

    row = judged_last([result(2021, 72.0, 100_000)], path)

    assert (row["level"], row["is_at_target"]) == ("on_track", True)
    assert judged_last([result(2021, 69.0, 100_000)], path)["level"] == "off_track"


def test_a_percent_that_a_computer_writes_a_hair_below_is_at_its_target_and_within_its_margin():
    hair_below = 0.58 * 100
    path = measure(
        baseline_value=40.0, baseline_period=2020, target_value=58.0, deadline_period=2022
    )
    one, above = pd.Series([58.0]), pd.Series([True])

    assert hair_below < 58
    assert judged_last([result(2021, hair_below, 100_000)], path)["is_at_target"]
    for low, asked, high in (
        (one, one * 0 + hair_below, one + 2),
        (one - 2, one, one * 0 + hair_below),
    ):
        assert verdict_of(above, (low, high), asked, RUNNING).tolist() == ["narrowly_on_track"]
