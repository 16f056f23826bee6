"""A percent that is shown coarsely carries only verdicts that the exact one has, too."""

import math

import numpy as np
import pandas as pd

from monitoring.disclosure import coarse_limits
from tests.support.results import judged_last, measure, result

# From 50 in 2020 by 10 points to 70 in 2022: 60 is asked for in 2021.
PATH = measure(baseline_value=50.0, baseline_period=2020, target_value=70.0, deadline_period=2022)


def whole(period, value, n, **other):
    """A whole percent without its count, as a review shows it of a small group."""
    return result(period, float(value), n, lowest=value - 0.5, highest=value + 0.5, **other)


def test_a_whole_percent_that_may_lie_on_either_side_of_the_plan_has_no_status():
    row = judged_last([whole(2021, 60, 200)], PATH)

    assert (row["level"], row["level_obstacle"]) == ("hidden", "hidden")


def test_a_whole_percent_has_the_verdict_of_every_percent_it_stands_for():
    # By statsmodels' Wilson intervals of 200 students: 75.5% has 69.1 to 80.9, 74.5% has 68.0 to
    # 80.0; 62.5% has 55.6 to 68.9, 61.5% has 54.6 to 68.0.
    assert judged_last([whole(2021, 75, 200)], PATH)["level"] == "on_track"
    assert judged_last([whole(2021, 62, 200)], PATH)["level"] == "narrowly_on_track"


def test_a_whole_percent_is_at_the_target_where_all_that_it_stands_for_are():
    # 69.5% is below 70%; 70.5% is not.
    below, at = judged_last([whole(2021, 70, 200)], PATH), judged_last([whole(2021, 71, 200)], PATH)

    assert [row["level"] for row in (below, at)] == ["on_track", "on_track"]
    assert [row["is_at_target"] for row in (below, at)] == [False, True]


def test_a_deadline_that_a_whole_percent_does_not_decide_is_undecided():
    row = judged_last([whole(2022, 70, 200)], PATH)

    assert (row["level"], row["level_obstacle"]) == ("undecided", "deadline_coded")
    assert row["deadline_verdict"] == "undecided"


def test_a_change_between_whole_percents_is_told_where_all_that_they_stand_for_agree():
    # By statsmodels' Wilson intervals, squared and added: from 50.5 to 59.5 the change is -0.74 at
    # the least, from 49.5 to 60.5 it is clear, so 50 to 60 is open; from 50.5 to 61.5 it is 1.28.
    still = judged_last([whole(2019, 50, 200), whole(2020, 60, 200)])
    clear = judged_last([whole(2019, 50, 200), whole(2020, 62, 200)])

    assert (still["change"], still["change_obstacle"]) == ("not_comparable", "hidden")
    assert math.isnan(still["change_low"])
    assert (clear["change"], clear["change_obstacle"]) == ("clear_improvement", "")


def test_coarse_are_the_ends_and_whole_percents_without_a_count_of_less_than_300():
    rows = pd.DataFrame(
        [
            (np.nan, 25, 90.0, "at_least", False),
            (np.nan, 200, 58.0, "", False),
            (116.0, 200, 58.0, "", False),
            (np.nan, 300, 58.0, "", False),
            (np.nan, 200, 58.3, "", False),
            (np.nan, 200, 58.0, "", True),
        ],
        columns=["numerator", "denominator", "value", "value_code", "is_public"],
    ).assign(data_state="measured", unit="percent")

    low, high = coarse_limits(rows)

    assert low[:2].tolist() == [90.0, 57.5]
    assert high[:2].tolist() == [100.0, 58.5]
    assert np.isnan(low[2:]).all()
    assert np.isnan(high[2:]).all()
