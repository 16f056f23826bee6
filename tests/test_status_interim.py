"""Quarterly results against interim targets: the levels, and what is left alone."""

import math

import pandas as pd
import pytest

from monitoring.status import assess, judge_interim
from tests.support.results import RULES, counted, measure, result

NO_MEASURE = pd.DataFrame(columns=list(measure()))


def in_quarter(numerator, n, **other):
    """One result of 2022-23-Q2 for the whole district."""
    of = {"quarter": "Q2", "result_id": 1}
    of["counted_unit"] = "students"
    return counted(2023, numerator, n, **of) | other


def target(value=65.0, **other):
    row = {
        "indicator_id": "graduation",
        "content_area": "",
        "grade_span": "",
        "period": 2023,
        "quarter": "Q2",
        "target_value": value,
    }
    return row | other


def both(rows, *targets, measures=NO_MEASURE):
    """Assessments before and after the interim targets were looked at."""
    results = pd.DataFrame(rows)
    before = assess(results, measures, RULES).assessments
    kept = before.copy()
    after = judge_interim(before, results, pd.DataFrame(list(targets) or [target()]))
    pd.testing.assert_frame_equal(before, kept)
    return before, after


def judged(row, *targets):
    return both([row], *targets)[1].iloc[0]


def test_a_near_miss_is_measured_in_points_and_in_students():
    row = judged(in_quarter(310, 500))

    assert row["level"] == "narrowly_off_track"
    assert row["expected"] == 65.0
    assert row["distance_points"] == pytest.approx(-3.0)
    assert row["distance_students"] == -15
    # Wilson: 57.67 to 66.15.
    assert row["interval_high"] > 65.0
    assert row["judged_against"] == "interim_target"
    assert row["change_obstacle"] == "none_earlier"


@pytest.mark.parametrize(
    ("numerator", "n", "better", "level", "points"),
    [
        (350, 500, "higher", "on_track", 5.0),
        (340, 500, "higher", "narrowly_on_track", 3.0),
        (325, 500, "higher", "narrowly_on_track", 0.0),
        (310, 500, "higher", "narrowly_off_track", -3.0),
        (275, 500, "higher", "off_track", -10.0),
        (275, 500, "lower", "on_track", 10.0),
        (310, 500, "lower", "narrowly_on_track", 3.0),
        (340, 500, "lower", "narrowly_off_track", -3.0),
        (375, 500, "lower", "off_track", -10.0),
    ],
)
def test_the_level_turns_where_lower_is_better(numerator, n, better, level, points):
    row = judged(in_quarter(numerator, n, better_direction=better))

    assert row["level"] == level
    assert row["distance_points"] == pytest.approx(points)


def test_a_result_exactly_at_its_target_is_narrowly_on_track():
    row = judged(in_quarter(325, 500))

    assert (row["level"], row["distance_points"]) == ("narrowly_on_track", 0.0)


def test_half_a_student_is_rounded_away_from_zero():
    assert judged(in_quarter(64, 100), target(66.5))["distance_students"] == -3


def test_a_percentage_without_counts_has_no_margin():
    below = judged(in_quarter(math.nan, math.nan) | {"value": 62.0})
    above = judged(in_quarter(math.nan, math.nan) | {"value": 68.0})

    assert below["level"] == "off_track_margin_unknown"
    assert above["level"] == "on_track_margin_unknown"
    assert below["distance_students"] is pd.NA


@pytest.mark.parametrize(
    ("value", "level"), [(4.6, "off_track_margin_unknown"), (3.5, "on_track_margin_unknown")]
)
def test_a_rate_has_no_margin_and_no_students(value, level):
    row = judged(
        in_quarter(math.nan, math.nan, unit="rate", better_direction="lower") | {"value": value},
        target(4.0),
    )

    assert row["level"] == level
    assert row["distance_students"] is pd.NA


@pytest.mark.parametrize(
    ("state", "numerator", "n", "obstacle"),
    [("measured", 7, 14, "too_few"), ("overdue", math.nan, math.nan, "no_result")],
)
def test_a_result_without_a_value_has_no_status(state, numerator, n, obstacle):
    row = judged(in_quarter(numerator, n, data_state=state))

    assert row["level"] == "no_status"
    assert row["expected"] == 65.0
    assert math.isnan(row["distance_points"])
    assert row["level_obstacle"] == obstacle


def test_every_subgroup_and_school_is_set_against_the_target_but_not_the_state():
    of = [
        {"subgroup": "Black"},
        {"organisation_id": "school", "organisation_level": "school"},
        {"organisation_id": "state", "organisation_level": "state"},
    ]
    rows = [in_quarter(275, 500, **other, result_id=place) for place, other in enumerate(of)]

    assert both(rows)[1]["level"].tolist() == ["off_track", "off_track", "no_target"]


@pytest.mark.parametrize(
    "other",
    [
        {"indicator_id": "attendance"},
        {"content_area": "Mathematics"},
        {"grade_span": "3-5"},
        {"period": 2022},
        {"quarter": "Q1"},
        {"quarter": ""},
    ],
)
def test_a_target_of_another_scope_or_time_leaves_the_result_as_it_was(other):
    before, after = both([in_quarter(275, 500)], target(**other))

    pd.testing.assert_frame_equal(before, after)


def test_what_a_measure_judges_is_never_touched():
    rows = [in_quarter(275, 500), in_quarter(275, 500, indicator_id="attendance", result_id=2)]

    before, after = both(
        rows,
        target(),
        target(indicator_id="attendance"),
        measures=pd.DataFrame([measure()]),
    )

    assert before["measure_id"].tolist() == ["G2", None]
    pd.testing.assert_frame_equal(before[:1], after[:1])
    assert after["level"].tolist() == ["missed", "off_track"]


def test_the_change_on_the_same_quarter_a_year_earlier_stays_as_it_was():
    earlier = {"period": 2022, "result_id": 2}
    rows = [in_quarter(310, 500), in_quarter(250, 500, **earlier)]

    before, after = both(rows)

    unchanged = [name for name in before if name.startswith("change")]
    pd.testing.assert_frame_equal(before[unchanged], after[unchanged])
    assert after["change"][0] == "clear_improvement"
    pd.testing.assert_frame_equal(before[1:], after[1:])


def test_columns_types_and_order_stay():
    before, after = both([in_quarter(310, 500), in_quarter(1, 50, subgroup="Black", result_id=0)])

    assert after["result_id"].tolist() == [1, 0]
    assert after.dtypes.equals(before.dtypes)


def test_without_targets_nothing_changes():
    results = pd.DataFrame([in_quarter(310, 500)])
    before = assess(results, NO_MEASURE, RULES).assessments

    after = judge_interim(before, results, pd.DataFrame(columns=list(target())))

    pd.testing.assert_frame_equal(before, after)


def test_targets_that_contradict_one_another_or_lack_columns_are_refused():
    with pytest.raises(ValueError, match="the same interim target stands twice"):
        judged(in_quarter(310, 500), target(), target(66.0))
    with pytest.raises(ValueError, match="targets lack columns: quarter"):
        judged(result(2023, 50.0), {"target_value": 1.0} | _without(target(), "quarter"))


def _without(row, name):
    return {key: value for key, value in row.items() if key != name}


def test_only_students_are_told_as_students():
    row = judged(in_quarter(310, 500, counted_unit="posts"))

    assert row["distance_points"] == pytest.approx(-3.0)
    assert pd.isna(row["distance_students"])


@pytest.mark.parametrize(
    ("is_sample", "origin", "level"),
    [
        (False, "sample", "no_target"),
        (True, "sample", "narrowly_off_track"),
        (False, "district", "narrowly_off_track"),
        (True, "plan", "narrowly_off_track"),
    ],
)
def test_what_a_district_measured_is_not_held_against_a_sample_target(is_sample, origin, level):
    row = in_quarter(310, 500, is_sample=is_sample)

    assert judged(row, target(origin=origin))["level"] == level
