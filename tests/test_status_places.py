"""Schools beside their district: the limits, which side of them, and who is not placed."""

import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm
from statsmodels.stats.proportion import proportion_confint

from monitoring.status import places
from tests.support.results import RULES, counted, result

SCHEMA = Path(__file__).parents[1] / "queries" / "schema.sql"
DISTRICT = counted(2024, 500, 1000, organisation_id="GA-631")


def school(numerator, n, number=104, **other):
    own = {"organisation_id": f"GA-631-{number:04d}", "organisation_level": "school"}
    return counted(2024, numerator, n, result_id=number, **(own | other))


def placed(*results):
    """The places of these results by result_id."""
    return places(pd.DataFrame(results), RULES).set_index("result_id")


def test_the_limits_stand_around_the_district_for_the_schools_own_size():
    row = placed(DISTRICT, school(45, 100)).loc[104]

    # 50 +- 1.959964 x 5 and 50 +- 3.090232 x 5, for sqrt(50 x 50 / 100) = 5.
    assert (row["district_value"], row["district_n"]) == (50.0, 1000.0)
    assert (round(row["inner_low"], 4), round(row["inner_high"], 4)) == (40.2002, 59.7998)
    assert (round(row["outer_low"], 4), round(row["outer_high"], 4)) == (34.5488, 65.4512)
    assert row["funnel_zone"] == "within_limits"


@pytest.mark.parametrize(
    ("numerator", "place"),
    [
        (34, "below_outer_limits"),
        (35, "below_inner_limits"),
        (40, "below_inner_limits"),
        (41, "within_limits"),
        (59, "within_limits"),
        (60, "above_inner_limits"),
        (65, "above_inner_limits"),
        (66, "above_outer_limits"),
    ],
)
@pytest.mark.parametrize("better", ["higher", "lower"])
def test_above_is_a_higher_value_whichever_direction_is_better(numerator, place, better):
    rows = placed(
        DISTRICT | {"better_direction": better}, school(numerator, 100, better_direction=better)
    )

    assert rows["funnel_zone"].tolist() == [place]


def test_the_limits_are_those_of_the_normal_law_and_stay_within_0_and_100():
    draw = np.random.default_rng(5)
    sizes = draw.integers(15, 2000, 300)
    shares = draw.integers(0, 1001, 300)
    rows = []
    for number, (n, whole) in enumerate(zip(sizes, shares, strict=True)):
        district = f"D{number}"
        rows.append(
            DISTRICT | counted(2024, whole, 1000, result_id=1000 + number, organisation_id=district)
        )
        rows.append(school(n // 2, n, number, organisation_id=f"{district}-1"))

    shown = placed(*rows)

    share = shares / 1000
    for name, level in [("inner", 0.95), ("outer", 0.998)]:
        half = 100 * norm.ppf((1 + level) / 2) * np.sqrt(share * (1 - share) / sizes)
        low, high = np.clip(100 * share - half, 0, 100), np.clip(100 * share + half, 0, 100)
        assert shown[f"{name}_low"].to_numpy() == pytest.approx(low)
        assert shown[f"{name}_high"].to_numpy() == pytest.approx(high)


def test_by_luck_a_school_lies_outside_exactly_when_the_district_is_outside_its_wilson_interval():
    sizes = [15, 16, 40, 137, 600]
    rows = [
        school(count, n, 10_000 * n + count)
        for n in sizes
        for count in range(0, n + 1, max(1, n // 60))
    ]

    shown = placed(DISTRICT | {"value": 31.7, "numerator": 317.0}, *rows)

    assert len(shown) == len(rows)
    for row in rows:
        place = shown.loc[row["result_id"], "zone_by_luck"]
        for level, outside in [
            (0.95, place != "within_limits"),
            (0.998, place.endswith("outer_limits")),
        ]:
            low, high = proportion_confint(
                row["numerator"], row["denominator"], alpha=1 - level, method="wilson"
            )
            assert outside == (not low <= 0.317 <= high)


def test_a_value_on_a_limit_lies_within():
    district = DISTRICT | {"value": 100.0}

    rows = placed(district, school(30, 30), school(29, 30, 105))

    assert rows["funnel_zone"].tolist() == ["within_limits", "below_outer_limits"]


@pytest.mark.parametrize(
    "row",
    [
        school(7, 14),
        school(math.nan, math.nan) | {"value": 50.0},
        school(math.nan, math.nan) | {"data_state": "hidden"},
        school(45, 100, subgroup="Black"),
        school(45, 100, content_area="Mathematics"),
        school(45, 100, grade_span="3"),
        school(45, 100) | {"period": 2023},
        school(45, 100, indicator_id="attendance"),
        school(45, 100, organisation_id="GA-631-0104", quarter="Q2"),
        school(45, 100, organisation_level="state"),
    ],
)
def test_a_school_without_enough_students_or_without_its_districts_result_has_no_place(row):
    assert placed(DISTRICT, row).empty


def test_a_district_whose_result_is_not_measured_places_nobody():
    hidden = {"value": math.nan, "data_state": "hidden"}
    broken = {"data_state": "not_comparable"}
    rate = {"unit": "rate"}

    assert placed(DISTRICT | hidden, school(45, 100)).empty
    assert placed(DISTRICT | broken, school(45, 100)).empty
    assert placed(DISTRICT | rate, school(45, 100, **rate)).empty


def test_a_district_without_counts_still_places_its_schools():
    row = placed(result(2024, 50.0, organisation_id="GA-631"), school(20, 100)).loc[104]

    assert math.isnan(row["district_n"])
    assert row["funnel_zone"] == "below_outer_limits"


def test_a_school_belongs_to_the_district_its_code_begins_with():
    other = counted(2024, 900, 1000, result_id=1, organisation_id="GA-63")
    hidden = result(
        *(2024, math.nan),
        **{"result_id": 2, "organisation_id": "GA-700", "data_state": "not_published"},
    )

    rows = placed(
        *(DISTRICT, other, hidden, school(45, 100)),
        school(45, 100, 3, organisation_id="GA-63-0104"),
        school(45, 100, 4, organisation_id="GA-700-0104"),
        school(45, 100, 5, organisation_id="0104"),
    )

    assert rows["district_value"].to_dict() == {104: 50.0, 3: 90.0}


def test_a_school_whose_code_names_no_district_belongs_to_the_only_one():
    rows = placed(DISTRICT, school(45, 100, organisation_id="0104"))

    assert rows["district_value"].to_dict() == {104: 50.0}


def test_quarters_are_set_beside_the_same_quarter():
    rows = placed(
        DISTRICT,
        DISTRICT | {"result_id": 1, "organisation_id": "GA-631", "quarter": "Q1", "value": 10.0},
        DISTRICT | {"result_id": 2, "organisation_id": "GA-631", "quarter": "Q2", "value": 20.0},
        school(45, 100, 3, organisation_id="GA-631-0104", quarter="Q2"),
        school(45, 100, 4, organisation_id="0104", quarter="Q1"),
        school(45, 100, 5, organisation_id="0104", quarter="Q3"),
    )

    assert rows["district_value"].to_dict() == {3: 20.0, 4: 10.0}


def test_the_levels_of_the_limits_are_parameters_of_the_rule():
    rows = pd.DataFrame([DISTRICT, school(45, 100)])

    row = places(rows, replace(RULES, confidence=0.5, confidence_outer=0.9)).iloc[0]

    # 0.674490 x 5 and 1.644854 x 5.
    assert round(row["inner_low"], 4) == 46.6276
    assert round(row["outer_high"], 4) == 58.2243
    assert row["funnel_zone"] == "below_inner_limits"


def test_the_columns_are_those_of_the_table_and_the_results_are_left_as_they_were():
    results = pd.DataFrame([DISTRICT, school(45, 100), school(46, 100, 103)])
    before = results.copy()

    rows, none = places(results, RULES), places(results[:0], RULES)

    table = re.search(r"create table funnel_zones \((.+?)\n\);", SCHEMA.read_text(), re.DOTALL)[1]
    columns = re.findall(r"^    (\w+) (?:varchar|double|integer|date)", table, re.MULTILINE)
    # Until when a place holds is written with what was known, not by the rule.
    columns.remove("known_until")
    assert rows.columns.tolist() == none.columns.tolist() == columns
    assert rows["result_id"].tolist() == [104, 103]
    assert none.empty
    pd.testing.assert_frame_equal(results, before)


# Ordinary differences between schools ------------------------------------------------------


def tau_by_hand(values, rate, sizes):
    """Tau in points, written down once more: winsorized z-scores, then the method of moments."""
    p, n = rate / 100, np.asarray(sizes, float)
    s = np.sqrt(p * (1 - p) / n)
    z = np.sort((np.asarray(values) / 100 - p) / s)
    low, high = np.percentile(z, 10), np.percentile(z, 90)
    z = [min(max(it, low), high) for it in z]
    phi, k, w = sum(it * it for it in z) / len(z), len(z), 1 / s**2
    top = k * phi - (k - 1)
    return 100 * math.sqrt(max(top, 0) / (w.sum() - (w**2).sum() / w.sum()))


def test_tau_is_that_of_a_computation_by_hand():
    draw = np.random.default_rng(8)
    for size, spread in [(5, 12), (20, 6), (53, 4), (53, 0)]:
        n = draw.integers(30, 900, size)
        shares = np.clip(draw.normal(0.5, spread / 100, size), 0, 1)
        rows = [
            school(draw.binomial(a, b), a, i)
            for i, (a, b) in enumerate(zip(n, shares, strict=True))
        ]
        shown = placed(DISTRICT, *rows)

        values = [100 * row["numerator"] / row["denominator"] for row in rows]
        assert shown["tau"].to_numpy() == pytest.approx(tau_by_hand(values, 50, n), abs=1e-9)


def test_the_limits_take_in_tau_beside_luck():
    rows = placed(DISTRICT, school(20, 100, 1), school(50, 100, 2), school(80, 100, 3))
    row = rows.iloc[0]

    # z = -6, 0 and 6, drawn in to -4.8, 0 and 4.8: 46.08 less 2, over 3/25 less 1/25 = 2/25.
    assert row["tau"] == pytest.approx(math.sqrt(44.08 / 0.08))
    half = 1.959964 * math.hypot(5, row["tau"])
    assert row["inner_low"] == pytest.approx(max(50 - half, 0))
    assert rows["zone_by_luck"].tolist() == [
        "below_outer_limits",
        "within_limits",
        "above_outer_limits",
    ]
    assert rows["funnel_zone"].tolist() == ["within_limits"] * 3


def test_schools_no_further_apart_than_luck_takes_them_have_no_tau():
    rows = placed(DISTRICT, *[school(50 + step, 100, step + 10) for step in (-4, -1, 0, 2, 5)])

    assert rows["tau"].tolist() == [0.0] * 5
    assert rows["funnel_zone"].tolist() == rows["zone_by_luck"].tolist()


def test_one_far_school_does_not_make_the_limits_wide_for_all():
    near = [school(50 + step, 100, step + 20) for step in range(-9, 10)]
    rows = placed(DISTRICT, *near, school(98, 100, 99))

    assert rows.loc[99, "funnel_zone"] == "above_outer_limits"
    assert rows["tau"].iloc[0] < 3


def test_a_place_carries_the_day_since_which_the_districts_result_is_known():
    rows = placed(DISTRICT | {"released_on": "2024-10-01"}, school(45, 100))

    assert rows["district_released_on"].tolist() == ["2024-10-01"]


@pytest.mark.parametrize(
    ("district", "school_day", "n_placed"),
    [(True, False, 0), (True, True, 1), (False, False, 1), (False, True, 1)],
)
def test_a_school_with_a_stated_date_has_no_place_beside_an_assumed_one(
    district, school_day, n_placed
):
    rows = placed(
        DISTRICT | {"is_date_assumed": district}, school(45, 100, is_date_assumed=school_day)
    )

    assert len(rows) == n_placed
