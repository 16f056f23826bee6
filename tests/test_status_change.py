"""The change since the latest earlier comparable year, and every reason it cannot be told."""

import math

import pandas as pd
import pytest

from monitoring.status import newcombe_interval
from tests.support.results import counted, judged, judged_last, measure, result


@pytest.mark.parametrize(
    ("now", "change", "turned"),
    [
        (70, "clear_improvement", "clear_decline"),
        (55, "no_clear_change", "no_clear_change"),
        (50, "no_clear_change", "no_clear_change"),
        (30, "clear_decline", "clear_improvement"),
    ],
)
def test_the_change_is_clear_where_zero_lies_outside_its_interval(now, change, turned):
    higher = judged_last([counted(2019, 50, 100), counted(2020, now, 100)])
    lower = judged_last(
        [
            counted(2019, 50, 100, better_direction="lower"),
            counted(2020, now, 100, better_direction="lower"),
        ],
        measure(target_value=10.0),
    )

    assert higher["change"] == change
    assert lower["change"] == turned
    assert higher["change_points"] == lower["change_points"] == pytest.approx(now - 50)
    assert higher["change_low"] == lower["change_low"]
    assert higher["change_from_period"] == 2019


def test_the_interval_of_the_change_is_newcombes():
    row = judged_last([counted(2019, 50, 100), counted(2020, 70, 100)])

    low, high = newcombe_interval(70, 100, 50, 100, 0.95)
    assert (row["change_low"], row["change_high"]) == (low, high)
    assert (round(row["change_low"], 2), round(row["change_high"], 2)) == (6.42, 32.58)


def test_a_percent_without_its_count_may_be_off_by_its_rounding():
    # By statsmodels' Wilson intervals: 0.02 to 8.75 from counts; from percents that may be a tenth
    # of a point off, the bounds of 54.4 - 0.1 and 50.0 + 0.1 are used, and those the other way.
    exact = judged_last([counted(2019, 500, 1000), counted(2020, 544, 1000)])
    printed = judged_last([result(2019, 50.0, 1000), result(2020, 54.4, 1000)])

    assert (exact["change"], printed["change"]) == ("clear_improvement", "no_clear_change")
    assert [round(exact[end], 2) for end in ("change_low", "change_high")] == [0.02, 8.75]
    assert [round(printed[end], 2) for end in ("change_low", "change_high")] == [-0.12, 8.89]


def test_change_is_told_for_results_without_a_target():
    row = judged_last(
        [
            counted(2019, 50, 100, organisation_level="state"),
            counted(2020, 70, 100, organisation_level="state"),
        ]
    )

    assert row["level"] == "no_target"
    assert row["change"] == "clear_improvement"
    assert row["change_points"] == 20.0


@pytest.mark.parametrize(
    ("before", "now"), [(math.nan, 100), (100, math.nan), (math.nan, math.nan)]
)
def test_without_either_n_the_change_has_no_margin(before, now):
    row = judged_last([result(2019, 50.0, before), result(2020, 70.0, now)])

    assert row["change"] == "not_comparable"
    assert row["change_points"] == 20.0
    assert math.isnan(row["change_low"])
    assert math.isnan(row["change_high"])
    assert row["change_obstacle"] == "n_unknown"
    assert row["earlier_n"] == before or math.isnan(before)


@pytest.mark.parametrize(
    ("earlier", "now", "obstacle"),
    [
        (
            result(2019, 50.0, 100, subgroup="English Learners"),
            result(2020, 70.0, 100),
            "none_earlier",
        ),
        (
            result(2019, math.nan, data_state="cancelled"),
            result(2020, 70.0, 100),
            "earlier_no_result",
        ),
        (result(2019, 50.0, 14), result(2020, 70.0, 100), "earlier_too_few"),
        (result(2019, 50.0, 100), result(2020, 70.0, 14), "too_few"),
        (
            result(2019, 50.0, 100),
            result(2020, math.nan, data_state="not_published"),
            "no_result",
        ),
        (
            result(2019, 50.0, 100),
            result(2020, 70.0, 100, series="2020 standards"),
            "other_series",
        ),
        (result(2019, 50.0, 100, series=""), result(2020, 70.0, 100, series=""), "other_series"),
    ],
)
def test_where_nothing_can_be_compared_the_obstacle_is_named(earlier, now, obstacle):
    row = judged_last([earlier, now])

    assert row["change"] == "not_comparable"
    assert row["change_obstacle"] == obstacle
    assert row["earlier_period"] == 2019
    assert row[["change_points", "change_low", "change_high"]].isna().all()
    assert row["change_from_period"] is pd.NA


def test_state_tests_of_2021_are_compared_neither_backward_nor_forward():
    tests = {"indicator_id": "tests", "series": "2015 standards"}
    few = {"data_state": "not_comparable"}

    rows = judged(
        [
            result(2020, 50.0, 100, **tests),
            result(2021, 50.0, 23, **(tests | few | {"series": ""})),
            result(2022, 70.0, 100, **tests),
        ]
    )
    alone = judged_last(
        [
            result(2021, 50.0, 23, **(tests | few | {"series": ""})),
            result(2022, 70.0, 100, **tests),
        ]
    )

    assert rows["change"].tolist() == ["not_comparable", "not_comparable", "clear_improvement"]
    assert rows["change_from_period"].isna().tolist() == [True, True, False]
    assert rows.loc[2022, "change_from_period"] == 2020
    assert alone["change"] == "not_comparable"
    assert alone["change_obstacle"] == "earlier_no_result"
    assert alone["earlier_data_state"] == "not_comparable"


def test_the_class_of_2024_is_compared_with_2022_where_2023_is_missing():
    row = judged_last([counted(2022, 3127, 3924), counted(2024, 3232, 3895)])

    assert row["change"] == "clear_improvement"
    assert (row["earlier_period"], row["change_from_period"]) == (2022, 2022)
    figures = row[["change_points", "change_low", "change_high"]]
    assert [round(it, 2) for it in figures] == [3.29, 1.56, 5.01]


@pytest.mark.parametrize(
    "between",
    [
        result(2023, math.nan, data_state="hidden"),
        result(2023, 50.0, 14),
        result(2023, 50.0, 100, series="other standards"),
        result(2023, 50.0, 100, series=""),
    ],
)
def test_a_year_that_does_not_compare_is_passed_over(between):
    row = judged_last([counted(2022, 3127, 3924), between, counted(2024, 3232, 3895)])

    assert row["change_from_period"] == 2022
    assert row["change"] == "clear_improvement"


def test_without_a_comparable_year_the_latest_earlier_one_tells_why():
    few = judged_last([result(2018, 50.0, 14), result(2020, 70.0, 100)])
    other = judged_last([result(2017, 50.0, 100, series="old"), result(2020, 70.0, 100)])

    assert (few["change_obstacle"], few["earlier_period"]) == ("earlier_too_few", 2018)
    assert (other["change_obstacle"], other["earlier_period"]) == ("other_series", 2017)


def test_a_quarter_is_compared_with_the_same_quarter_a_year_before_only():
    second = {"quarter": "Q2"}
    row = judged_last([result(2018, 50.0, 100, **second), result(2020, 70.0, 100, **second)])

    assert row["change_obstacle"] == "none_earlier"
    assert row["earlier_period"] == 2019


def test_other_units_tell_the_change_without_a_margin():
    row = judged_last(
        [
            result(2019, 1400.0, unit="count", better_direction="lower"),
            result(2020, 1200.5, unit="count", better_direction="lower"),
        ],
        measure(baseline_value=1500.0, target_value=900.0),
    )

    assert row["change"] == "not_comparable"
    assert row["change_points"] == -199.5
    assert row["change_obstacle"] == "unit_without_margin"


def test_an_unchanged_value_is_no_clear_change():
    row = judged_last([counted(2019, 50, 100), counted(2020, 50, 100)])

    assert (row["change_points"], row["change"]) == (0.0, "no_clear_change")
