"""The deadline year settles whether a target was met, whatever later years bring."""

import math

import pytest

from tests.support.results import judged, judged_last, measure, result, steps

UP = measure(baseline_value=50.0, target_value=80.0)
DOWN = measure(baseline_value=50.0, target_value=20.0)
SCORES = measure(baseline_value=10.0, target_value=15.2)


@pytest.mark.parametrize(
    ("due", "later", "level"),
    [
        (70.0, 85.0, "missed"),
        (79.0, 85.0, "narrowly_missed"),
        (79.0, 70.0, "narrowly_missed"),
        (80.0, 70.0, "narrowly_met"),
        (90.0, 70.0, "met"),
    ],
)
def test_the_deadline_year_settles_the_verdict_in_both_directions(due, later, level):
    higher = judged([result(2023, due, 100), result(2024, later), result(2026, later)], UP)
    lower = judged(
        [
            result(2023, 100 - due, 100, better_direction="lower"),
            result(2024, 100 - later, 100, better_direction="lower"),
            result(2026, 100 - later, better_direction="lower"),
        ],
        DOWN,
    )

    for rows in (higher, lower):
        assert rows["level"].tolist() == [level] * 3
        assert rows["deadline_verdict"].tolist() == [level] * 3
        assert rows["is_settled"].tolist() == [False, True, True]
        assert rows["expected"].isna().tolist() == [False, True, True]
    assert higher["distance_points"][2024] == pytest.approx(later - 80)
    assert lower["distance_points"][2024] == pytest.approx(later - 80)
    assert lower["distance_students"][2024] == later - 80


def test_a_target_missed_by_its_deadline_and_reached_later_was_not_met():
    row = judged_last([result(2023, 13.8), result(2025, 20.1, 500)], SCORES)

    assert row["level"] == "missed_margin_unknown"
    assert (row["is_settled"], row["is_late"]) == (True, True)
    assert (row["due_value"], row["deadline_period"]) == (13.8, 2023)
    assert row["level_obstacle"] == ""


NEW = {"series": "2024 standards"}


@pytest.mark.parametrize(
    ("later", "obstacle"),
    [
        (result(2024, 55.0, **NEW), "other_series"),
        (result(2024, 55.0, series=""), "compares_with_none"),
        (result(2024, math.nan, data_state="hidden"), "no_result"),
        (result(2024, 50.0, 14), "too_few"),
    ],
)
def test_the_verdict_holds_where_the_later_year_itself_cannot_be_judged(later, obstacle):
    base = result(2017, 10.7, 100)
    met = judged_last([base, result(2023, 17.0, 100), later], steps(1.0))
    missed = judged_last([base, result(2023, 16.0, 100), later], steps(1.0))

    assert met["level"] == "narrowly_met"
    assert missed["level"] == "narrowly_missed"
    assert (met["level_obstacle"], met["later_obstacle"]) == ("", obstacle)
    assert met["is_settled"]
    numbers = ["distance_points", "distance_students", "expected", "pace_needed", "pace_achieved"]
    assert met[numbers].isna().all()


@pytest.mark.parametrize(
    ("due", "obstacle"),
    [
        ([], "deadline_missing"),
        ([result(2023, math.nan, data_state="overdue")], "deadline_missing"),
        ([result(2023, math.nan, data_state="cancelled")], "deadline_cancelled"),
        ([result(2023, math.nan, data_state="not_published")], "deadline_not_published"),
        ([result(2023, math.nan, data_state="hidden")], "deadline_hidden"),
        ([result(2023, 90.0, 60, value_code="at_least")], "deadline_coded"),
        ([result(2023, 90.0, 14)], "deadline_too_few"),
        ([result(2023, 90.0, 60, data_state="not_comparable")], "deadline_not_comparable"),
        ([result(2023, 90.0, 60, series="")], "deadline_not_comparable"),
        ([result(2023, 90.0, 60, series="another")], "deadline_other_series"),
    ],
)
def test_without_a_result_of_the_deadline_year_no_other_year_decides(due, obstacle):
    base = result(2017, 50.0, 100)
    rows = judged([base, *due, result(2024, 95.0, 60), result(2025, 5.0, 60)], UP)

    after = rows.iloc[1:]
    assert after["level"].tolist() == ["undecided"] * len(after)
    assert after["deadline_verdict"].tolist() == ["undecided"] * len(after)
    assert after["level_obstacle"].tolist() == [obstacle] * len(after)
    assert not after["is_settled"].any()
    assert rows["distance_points"][[2024, 2025]].tolist() == [15.0, -75.0]
    assert rows["later_obstacle"].tolist() == [""] * len(rows)


def test_a_later_year_that_cannot_be_judged_is_told_apart_from_the_open_decision():
    hidden = judged_last([result(2025, math.nan, data_state="not_published")], UP)

    assert (hidden["level"], hidden["level_obstacle"]) == ("undecided", "deadline_missing")
    assert hidden["later_obstacle"] == "no_result"


def test_without_a_baseline_there_is_no_target_that_could_be_met():
    rootless = judged_last([result(2023, 70.0, 100), result(2024, 90.0, 100)], steps(3.0))

    assert (rootless["level"], rootless["level_obstacle"]) == ("no_status", "no_baseline")
    assert (rootless["deadline_verdict"], rootless["later_obstacle"]) == ("", "")


def test_each_measure_keeps_the_verdict_of_its_own_deadline():
    rows = judged(
        [result(2022, 70.0), result(2023, 85.0), result(2024, 60.0)],
        UP,
        UP | {"measure_id": "G3", "deadline_period": 2022},
    )

    below, met = "off_track_margin_unknown", "met_margin_unknown"
    assert rows["level"][rows["measure_id"] == "G2"].tolist() == [below, met, met]
    assert rows["level"][rows["measure_id"] == "G3"].tolist() == ["missed_margin_unknown"] * 3


def test_no_pace_is_needed_from_the_deadline_on():
    rows = judged([result(year, 60.0, 50) for year in range(2021, 2027)], UP)

    assert rows["pace_needed"].tolist()[:2] == [10.0, 20.0]
    assert rows["pace_needed"][[2023, 2024, 2025, 2026]].isna().all()
    assert rows["pace_achieved"][2025] == 1.25
