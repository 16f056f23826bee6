"""The deadline year settles whether a target was met, whatever later years bring."""

import math

import pytest

from tests.support.results import judged, judged_last, measure, result, steps

UP = measure(baseline_value=50.0, target_value=80.0)
DOWN = measure(baseline_value=50.0, target_value=20.0)
SCORES = measure(baseline_value=10.0, target_value=15.2)


@pytest.mark.parametrize(
    ("due", "later", "level"),
    [(79.0, 85.0, "missed"), (79.0, 70.0, "missed"), (80.0, 70.0, "met"), (81.0, 85.0, "met")],
)
def test_the_deadline_year_settles_the_verdict_in_both_directions(due, later, level):
    higher = judged([result(2023, due, 100), result(2024, later), result(2026, later)], UP)
    lower = judged(
        [
            result(2023, 100 - due, better="lower"),
            result(2024, 100 - later, 100, better="lower"),
            result(2026, 100 - later, better="lower"),
        ],
        DOWN,
    )

    assert higher["level"].tolist() == [level] * 3
    assert lower["level"].tolist() == [level] * 3
    assert higher["distance_points"][2024] == pytest.approx(later - 80)
    assert lower["distance_points"][2024] == pytest.approx(later - 80)
    assert lower["distance_students"][2024] == later - 80


def test_a_target_missed_by_its_deadline_and_reached_later_was_not_met():
    row = judged_last([result(2023, 13.8), result(2025, 20.1, 500)], SCORES)

    assert (row["level"], row["is_settled"], row["is_late"]) == ("missed", True, True)
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

    assert met["level"] == "met"
    assert missed["level"] == "missed"
    assert met["level_obstacle"] == obstacle
    assert met["is_settled"]
    numbers = ["distance_points", "distance_students", "expected", "pace_needed", "pace_achieved"]
    assert met[numbers].isna().all()


@pytest.mark.parametrize(
    ("due", "state"),
    [
        ([], ""),
        ([result(2023, math.nan, data_state="cancelled")], "cancelled"),
        ([result(2023, 90.0, 14)], "too_few"),
        ([result(2023, 90.0, series="")], "measured"),
        ([result(2023, 90.0, series="another")], "measured"),
    ],
)
def test_without_a_result_of_the_deadline_year_the_later_one_is_judged(due, state):
    base = result(2017, 50.0, 100)
    reached = judged_last([base, *due, result(2025, 81.0)], UP)
    below = judged_last([base, *due, result(2025, 79.0)], UP)

    assert (reached["level"], below["level"]) == ("met", "missed")
    for row in (reached, below):
        assert (row["is_late"], row["is_settled"]) == (True, False)
        assert row["due_data_state"] == state


def test_a_later_year_that_cannot_be_judged_has_no_status_where_nothing_is_settled():
    hidden = judged_last([result(2025, math.nan, data_state="not_published")], UP)
    rootless = judged_last([result(2023, 70.0, 100), result(2024, 90.0, 100)], steps(3.0))
    other = judged_last([result(2017, 50.0), result(2023, 70.0, **NEW), result(2024, 90.0, **NEW)])

    assert [hidden["level"], rootless["level"], other["level"]] == ["no_status"] * 3


def test_each_measure_keeps_the_verdict_of_its_own_deadline():
    rows = judged(
        [result(2022, 70.0), result(2023, 85.0), result(2024, 60.0)],
        UP,
        UP | {"measure_id": "G3", "deadline_period": 2022},
    )

    below = "off_track_margin_unknown"
    assert rows["level"][rows["measure_id"] == "G2"].tolist() == [below, "met", "met"]
    assert rows["level"][rows["measure_id"] == "G3"].tolist() == ["missed"] * 3


def test_no_pace_is_needed_from_the_deadline_on():
    rows = judged([result(year, 60.0, 50) for year in range(2021, 2027)], UP)

    assert rows["pace_needed"].tolist()[:2] == [10.0, 20.0]
    assert rows["pace_needed"][[2023, 2024, 2025, 2026]].isna().all()
    assert rows["pace_achieved"][2025] == 1.25
