"""The change on the year before, in both directions, and every reason it cannot be told."""

import math

import pandas as pd
import pytest

from monitoring.status import newcombe_interval
from tests.support.results import counted, judged_last, measure, result


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
        [counted(2019, 50, 100, better="lower"), counted(2020, now, 100, better="lower")],
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


def test_change_is_told_for_results_without_a_target():
    row = judged_last(
        [
            counted(2019, 50, 100, organisation_level="state"),
            counted(2020, 70, 100, organisation_level="state"),
        ]
    )

    assert row["level"] == "no_target"
    assert row["change"] == "clear_improvement"
    assert row["headline"] == (
        "Class of 2020: 70.0%, for which the plan sets no target; "
        "the gain of 20.0 points on the class of 2019 is a clear improvement."
    )


@pytest.mark.parametrize(
    ("before", "now", "lacking"),
    [
        (math.nan, 100, "the result for the class of 2019"),
        (100, math.nan, "this result"),
        (math.nan, math.nan, "this result and the result for the class of 2019"),
    ],
)
def test_without_either_n_the_change_has_no_margin(before, now, lacking):
    row = judged_last([result(2019, 50.0, before), result(2020, 70.0, now)])

    assert row["change"] == "not_comparable"
    assert row["change_points"] == 20.0
    assert math.isnan(row["change_low"])
    assert math.isnan(row["change_high"])
    assert row["change_reason"] == (
        f"+20.00 points on the class of 2019. The number of students behind {lacking} "
        "is not published, so no margin can be given: Not comparable."
    )
    assert row["headline"].endswith("the gain of 20.0 points on the class of 2019 has no margin.")


@pytest.mark.parametrize(
    ("earlier", "now", "reason"),
    [
        (
            result(2018, 50.0, 100),
            result(2020, 70.0, 100),
            "There is no result for the class of 2019 to compare with: Not comparable.",
        ),
        (
            result(2019, 50.0, 100, subgroup="English Learners"),
            result(2020, 70.0, 100),
            "There is no result for the class of 2019 to compare with: Not comparable.",
        ),
        (
            result(2019, math.nan, data_state="cancelled", comparability_words="closed schools"),
            result(2020, 70.0, 100),
            "There is nothing to compare with, because the result for the class of 2019 "
            "is cancelled (closed schools): Not comparable.",
        ),
        (
            result(2019, 50.0, 14),
            result(2020, 70.0, 100),
            "Fewer than 15 students stand behind the result for the class of 2019, "
            "too few to speak of a change: Not comparable.",
        ),
        (
            result(2019, 50.0, 100),
            result(2020, 70.0, 14),
            "Fewer than 15 students stand behind this result, "
            "too few to speak of a change: Not comparable.",
        ),
        (
            result(2019, 50.0, 100),
            result(2020, math.nan, data_state="not_published"),
            "There is no change to tell, because this result is not published: Not comparable.",
        ),
        (
            result(2019, 50.0, 100),
            result(2020, 70.0, 100, series="2020 standards", comparability_words="new standards"),
            "This result cannot be compared with the result for the class of 2019 "
            "(new standards): Not comparable.",
        ),
        (
            result(2019, 50.0, 100, series="", comparability_words="a quarter tested"),
            result(2020, 70.0, 100, series=""),
            "This result cannot be compared with the result for the class of 2019 "
            "(a quarter tested): Not comparable.",
        ),
    ],
)
def test_where_nothing_can_be_compared_the_reason_is_given(earlier, now, reason):
    row = judged_last([earlier, now])

    assert row["change"] == "not_comparable"
    assert row["change_reason"] == reason
    assert row[["change_points", "change_low", "change_high"]].isna().all()
    assert row["change_from_period"] is pd.NA


def test_state_tests_of_2021_are_compared_neither_backward_nor_forward():
    tests = {"indicator_id": "tests", "series": "2015 standards"}
    few = {"data_state": "not_comparable", "comparability_words": "23% of the usual number"}

    row = judged_last(
        [
            result(2020, 50.0, 100, period_label="2019-20", **tests),
            result(2021, 50.0, 23, period_label="2020-21", **(tests | few | {"series": ""})),
            result(2022, 70.0, 100, period_label="2021-22", **tests),
        ]
    )

    assert row["change"] == "not_comparable"
    assert row["change_reason"] == (
        "There is nothing to compare with, because the result for 2020-21 is not comparable "
        "(23% of the usual number): Not comparable."
    )


def test_other_units_tell_the_change_without_a_margin():
    row = judged_last(
        [
            result(2019, 1400.0, unit="count", better="lower"),
            result(2020, 1200.5, unit="count", better="lower"),
        ],
        measure(baseline_value=1500.0, target_value=900.0),
    )

    assert row["change"] == "not_comparable"
    assert row["change_points"] == -199.5
    assert row["change_reason"] == (
        "−199.50 on the class of 2019; this unit has no margin: Not comparable."
    )
    assert row["headline"] == (
        "Class of 2020: 0.5 above where the plan needs it; "
        "the fall of 199.5 on the class of 2019 has no margin."
    )


def test_an_unchanged_value_is_told_as_the_same():
    row = judged_last([counted(2019, 50, 100), counted(2020, 50, 100)])

    assert row["change_reason"].startswith("+0.00 points on the class of 2019")
    assert row["headline"].endswith("; the result is the same as for the class of 2019.")
