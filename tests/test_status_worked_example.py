"""The worked example of the status rule, version 1, to the last printed digit."""

import pandas as pd
import pytest

from monitoring.status import assess, project
from tests.support.results import RULES, counted, measure, result

GRADUATION = [
    result(2017, 69.6),
    result(2018, 71.7),
    counted(2019, 2836, 3902),
    counted(2020, 2847, 3718),
    counted(2021, 2859, 3763),
    counted(2022, 3127, 3924),
]


@pytest.fixture(scope="module")
def assessed():
    return assess(pd.DataFrame(GRADUATION), pd.DataFrame([measure()]), RULES)


@pytest.mark.parametrize(
    ("period", "low", "high", "expected", "points", "students"),
    [
        (2019, 71.26, 74.06, 76.4, -3.7, -145),
        (2020, 75.19, 77.91, 79.8, -3.2, -120),
        (2021, 74.59, 77.31, 83.2, -7.2, -272),
        (2022, 78.40, 80.92, 86.6, -6.9, -271),
    ],
)
def test_each_class_lies_off_its_path_by_the_printed_distance(
    assessed, period, low, high, expected, points, students
):
    row = assessed.assessments.set_index("result_id").loc[period]

    assert round(row["interval_low"], 2) == low
    assert round(row["interval_high"], 2) == high
    assert round(row["expected"], 6) == expected
    assert round(row["distance_points"], 1) == points
    assert row["distance_students"] == students
    assert row["level"] == "off_track"


@pytest.mark.parametrize(
    ("period", "points", "low", "high", "change"),
    [
        (2020, 3.89, 1.94, 5.84, "clear_improvement"),
        (2021, -0.60, -2.52, 1.33, "no_clear_change"),
        (2022, 3.71, 1.86, 5.57, "clear_improvement"),
    ],
)
def test_each_class_changes_on_the_year_before_as_printed(
    assessed, period, points, low, high, change
):
    row = assessed.assessments.set_index("result_id").loc[period]

    assert row["change_from_period"] == period - 1
    assert round(row["change_points"], 2) == points
    assert round(row["change_low"], 2) == low
    assert round(row["change_high"], 2) == high
    assert row["change"] == change


def test_early_classes_without_counts_say_that_no_margin_is_published(assessed):
    rows = assessed.assessments.set_index("result_id")

    assert rows["level"][[2017, 2018]].tolist() == [
        "no_status",
        "off_track_margin_unknown",
    ]
    assert rows["change"][[2017, 2018, 2019]].tolist() == ["not_comparable"] * 3


def test_the_projections_are_the_printed_ones(assessed):
    fan = assessed.projections.set_index(["result_id", "period"]).round(1)

    assert fan.loc[(2021, 2022), ["value", "low_narrow", "high_narrow"]].tolist() == [
        78.6,
        76.1,
        81.2,
    ]
    assert fan.loc[(2021, 2023), ["value", "low_wide", "high_wide"]].tolist() == [80.4, 74.7, 86.1]
    assert fan.loc[(2022, 2023), ["value", "low_wide", "high_wide"]].tolist() == [81.1, 77.3, 84.9]
    assert fan["n_points"].tolist() == [4, 4, 4, 5, 5, 6]
    assert fan["first_period"].tolist() == [2017] * 6


def test_the_projection_alone_gives_the_printed_figures_from_the_printed_percentages():
    years, rates = [2017, 2018, 2019, 2020, 2021], [69.6, 71.7, 72.7, 76.6, 76.0]

    narrow = project(years, rates, [2022], 0.80)
    wide = project(years, rates, [2023], 0.95)

    assert [round(float(bound[0]), 1) for bound in narrow] == [78.6, 76.1, 81.2]
    assert [round(float(bound[0]), 1) for bound in wide] == [80.4, 74.7, 86.1]


def test_the_pace_needed_and_achieved_is_told_per_year(assessed):
    row = assessed.assessments.set_index("result_id").loc[2022]

    assert round(row["pace_needed"], 2) == 10.31
    assert round(row["pace_achieved"], 2) == 2.02


def test_what_a_projection_is_told_with_stands_in_the_assessment(assessed):
    row = assessed.assessments.set_index("result_id").loc[2021]

    near = row[["next_value", "next_low", "next_high"]].astype(float)
    last = row[["last_value", "last_low", "last_high"]].astype(float)
    assert near.round(1).tolist() == [78.6, 76.1, 81.2]
    assert last.round(1).tolist() == [80.4, 74.7, 86.1]
    assert (row["n_points"], row["first_period"]) == (5, 2017)
