"""What a projection rests on, and where none is due."""

import math

import pandas as pd
import pytest

from monitoring.status import assess
from tests.support.results import RULES, judged_last, measure, result

UP = measure(baseline_value=50.0, target_value=80.0)


def trend(*values, **other):
    return [result(2017 + year, value, 500, **other) for year, value in enumerate(values)]


@pytest.mark.parametrize("period", [2016, 2023])
def test_before_the_plan_and_at_its_deadline_nothing_is_projected(period):
    rows = [result(year, 50.0 + year - 2010, 500) for year in range(2012, period + 1)]

    row = judged_last(rows, UP)

    assert row["n_points"] is pd.NA
    assert math.isnan(row["last_value"])


def test_a_trend_rests_only_on_measured_comparable_results_since_the_baseline():
    rows = [
        result(2015, 10.0, 500),
        result(2016, 90.0, 500),
        result(2017, 50.0, 500),
        result(2018, 52.0, 500),
        result(2019, 10.0, 14),
        result(2020, math.nan, data_state="cancelled"),
        result(2021, 58.0, 500),
        result(2022, 60.0, 500),
        result(2018, 99.0, 500, result_id=1, subgroup="English Learners"),
    ]
    broken = [result(2018, 52.0, 500, series="another") if r["period"] == 2018 else r for r in rows]

    fan = assess(pd.DataFrame(rows), pd.DataFrame([UP]), RULES).projections
    shorter = judged_last(broken[:8], UP)

    assert fan["result_id"].tolist() == [2022]
    assert fan["period"].tolist() == [2023]
    assert fan["value"].round(6).tolist() == [62.0]
    assert fan["n_points"].tolist() == [4]
    assert fan["first_period"].tolist() == [2017]
    assert (shorter["n_points"], math.isnan(shorter["last_value"])) == (3, True)


def test_a_target_reached_early_is_still_projected_and_each_measure_has_its_own_fan():
    rows = pd.DataFrame(trend(50.0, 60.0, 71.0, 82.0))
    plans = pd.DataFrame([UP, UP | {"measure_id": "G3", "deadline_period": 2022}])

    assessed = assess(rows, plans, RULES)

    assert assessed.assessments["is_at_target"].tolist()[-2:] == [True, True]
    assert assessed.projections["measure_id"].tolist() == ["G2"] * 3 + ["G3"] * 2
    assert assessed.projections["period"].tolist() == [2021, 2022, 2023, 2021, 2022]
