"""A change beside that of the rest of Georgia, or of the rest of the district."""

import math
from datetime import date

import pandas as pd
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from monitoring.status import assess, compare_changes
from tests.support.results import RULES, counted, measure, result

# Students at Proficient or above, or graduates, of all tested or in the class, then and now: of
# the district, and of Georgia with it. Then both changes, and the difference with its interval.
WORKED = {
    "ELA 2022 to 2023": (
        ((4508, 23337), (5133, 22839), (294154, 763056), (302037, 762967)),
        (3.16, 0.96, 2.20, 1.44, 2.96, "clear_improvement", "more_than"),
    ),
    "Mathematics 2022 to 2023": (
        ((3190, 23310), (3946, 22796), (287442, 762288), (295566, 762230)),
        (3.62, 0.97, 2.65, 1.97, 3.33, "clear_improvement", "more_than"),
    ),
    "Science 2022 to 2023": (
        ((825, 6784), (916, 6631), (76850, 220367), (75385, 220085)),
        (1.65, -0.71, 2.36, 1.19, 3.53, "clear_improvement", "more_than"),
    ),
    "Social Studies 2022 to 2023": (
        ((711, 4187), (720, 4039), (49893, 133107), (47653, 132310)),
        (0.85, -1.56, 2.41, 0.72, 4.09, "no_clear_change", "more_than"),
    ),
    "American Literature 2022 to 2023": (
        ((1086, 4328), (869, 3934), (53203, 126307), (50680, 129596)),
        (-3.00, -3.09, 0.08, -1.78, 1.96, "clear_decline", "no_clear_difference"),
    ),
    "Algebra I 2022 to 2023": (
        ((704, 5127), (749, 4963), (51407, 136795), (49233, 136732)),
        (1.36, -1.71, 3.07, 1.65, 4.50, "no_clear_change", "more_than"),
    ),
    "Biology 2022 to 2023": (
        ((889, 3979), (1070, 4602), (62016, 133705), (63933, 139827)),
        (0.91, -0.63, 1.54, -0.28, 3.36, "no_clear_change", "no_clear_difference"),
    ),
    "US History 2022 to 2023": (
        ((625, 3231), (804, 3394), (37946, 97491), (37300, 99965)),
        (4.35, -1.80, 6.15, 4.12, 8.17, "clear_improvement", "more_than"),
    ),
    "ELA 2024 to 2025": (
        ((5431, 22110), (5147, 22446), (317242, 759126), (304058, 761397)),
        (-1.63, -1.86, 0.22, -0.58, 1.03, "clear_decline", "no_clear_difference"),
    ),
    "Mathematics 2024 to 2025": (
        ((4554, 22069), (4996, 22407), (317161, 758385), (330284, 760703)),
        (1.66, 1.60, 0.06, -0.72, 0.84, "clear_improvement", "no_clear_difference"),
    ),
    "Graduation 2021 to 2022": (
        ((2859, 3763), (3127, 3924), (109590, 130940), (112031, 133280)),
        (3.71, 0.27, 3.45, 1.57, 5.32, "clear_improvement", "more_than"),
    ),
    "Graduation 2022 to 2024": (
        ((3127, 3924), (3232, 3895), (112031, 133280), (117661, 137710)),
        (3.29, 1.32, 1.97, 0.22, 3.71, "clear_improvement", "more_than"),
    ),
}
STATE = {"organisation_id": "GA", "organisation_level": "state"}
SCHOOL = {"organisation_id": "district-0104", "organisation_level": "school"}
OTHER_SCHOOL = {"organisation_id": "district-0105", "organisation_level": "school"}
FIGURES = [
    *("beside_change_points", "beside_difference_points"),
    *("beside_difference_low", "beside_difference_high"),
]


def told(*results):
    """The comparisons of these results by organisation and period."""
    rows = pd.DataFrame(results).assign(result_id=range(len(results)))
    rows["released_on"] = pd.to_datetime(rows["released_on"])
    assessed = assess(rows, pd.DataFrame([measure()]), RULES).assessments
    shown = compare_changes(rows, assessed, RULES).set_index("result_id")
    whole = shown.join(assessed.drop_duplicates("result_id").set_index("result_id"))
    named = rows.loc[whole.index, ["organisation_id", "period"]]
    return whole.set_index(pd.MultiIndex.from_frame(named))


def told_last(*results):
    """The district's comparison of 2023."""
    return told(*results).loc[("district", 2023)]


@pytest.mark.parametrize(("counts", "said"), WORKED.values(), ids=list(WORKED))
def test_the_worked_changes_stand_beside_those_of_the_rest_of_georgia(counts, said):
    then, now, state_then, state_now = counts
    row = told_last(
        counted(2022, *then),
        counted(2023, *now),
        counted(2022, *state_then, **STATE),
        counted(2023, *state_now, **STATE),
    )

    names = ["change_points", *FIGURES]
    assert [round(row[name], 2) for name in names] == list(said[:5])
    assert (row["change"], row["beside_verdict"]) == said[5:]
    assert (row["beside_basis"], row["beside_obstacle"]) == ("rest", "")


def test_the_rest_is_georgia_less_the_district_with_newcombes_interval():
    row = told_last(
        counted(2022, 500, 1000),
        counted(2023, 600, 1000),
        counted(2022, 2500, 5000, **STATE),
        counted(2023, 2600, 5000, **STATE),
    )

    low, high = confint_proportions_2indep(
        2000, 4000, 2000, 4000, method="newcomb", compare="diff", correction=False
    )
    assert row["beside_change_points"] == 0.0
    assert (row["beside_change_low"], row["beside_change_high"]) == pytest.approx(
        (100 * low, 100 * high)
    )
    own_low, own_high = confint_proportions_2indep(
        600, 1000, 500, 1000, method="newcomb", compare="diff", correction=False
    )
    assert row["beside_difference_low"] == pytest.approx(
        10 - math.hypot(10 - 100 * own_low, 100 * high)
    )
    assert row["beside_difference_high"] == pytest.approx(
        10 + math.hypot(100 * own_high - 10, 100 * low)
    )
    assert row["beside_value"] == 52.0


@pytest.mark.parametrize(
    ("now", "verdict", "turned"),
    [
        (600, "more_than", "less_than"),
        (500, "no_clear_difference", "no_clear_difference"),
        (400, "less_than", "more_than"),
    ],
)
def test_where_lower_is_better_a_fall_is_more_than_that_of_the_rest(now, verdict, turned):
    for direction, expected in [("higher", verdict), ("lower", turned)]:
        way = {"better_direction": direction}
        row = told_last(
            counted(2022, 500, 1000, **way),
            counted(2023, now, 1000, **way),
            counted(2022, 2500, 5000, **STATE, **way),
            counted(2023, 2500, 5000, **STATE, **way),
        )
        assert row["beside_verdict"] == expected


def test_a_change_over_two_years_stands_beside_georgias_over_the_same_two_years():
    row = told_last(
        counted(2021, 500, 1000),
        counted(2023, 600, 1000),
        counted(2021, 2500, 5000, **STATE),
        counted(2022, 5000, 5000, **STATE),
        counted(2023, 2600, 5000, **STATE),
    )

    assert row["change_from_period"] == 2021
    assert row["beside_change_points"] == 0.0


def test_without_counts_georgia_stands_there_as_printed():
    row = told_last(
        result(2022, 50.0, 1000),
        counted(2023, 600, 1000),
        counted(2022, 2500, 5000, **STATE),
        counted(2023, 2600, 5000, **STATE),
    )

    assert row["beside_basis"] == "as_printed"
    assert row["beside_change_points"] == 2.0
    assert row["beside_verdict"] == "more_than"


def test_without_a_number_of_students_georgias_change_is_told_and_nothing_compared():
    row = told_last(
        counted(2022, 500, 1000),
        counted(2023, 600, 1000),
        result(2022, 80.6, **STATE),
        result(2023, 81.6, **STATE),
    )

    assert (row["beside_verdict"], row["beside_obstacle"]) == ("not_known", "n_unknown")
    assert row["beside_change_points"] == pytest.approx(1.0)
    assert row["beside_difference_points"] == pytest.approx(9.0)
    assert math.isnan(row["beside_difference_low"])


@pytest.mark.parametrize(
    ("state_then", "state_now", "obstacle"),
    [
        ([], counted(2023, 2600, 5000, **STATE), "no_other_result"),
        (
            [result(2022, math.nan, data_state="hidden", **STATE)],
            counted(2023, 2600, 5000, **STATE),
            "no_other_result",
        ),
        (
            [counted(2022, 2500, 5000, **STATE, series="old tests")],
            counted(2023, 2600, 5000, **STATE),
            "other_series",
        ),
        (
            [counted(2022, 505, 1014, **STATE)],
            counted(2023, 2600, 5000, **STATE),
            "others_too_few",
        ),
        (
            [counted(2022, 400, 5000, **STATE)],
            counted(2023, 2600, 5000, **STATE),
            "counts_disagree",
        ),
    ],
)
def test_what_keeps_the_comparison_from_being_known_is_named(state_then, state_now, obstacle):
    row = told_last(counted(2022, 500, 1000), counted(2023, 600, 1000), *state_then, state_now)

    assert (row["beside_verdict"], row["beside_obstacle"]) == ("not_known", obstacle)
    assert row["beside_basis"] == "none"
    assert row[FIGURES].isna().all()


def test_a_group_stands_beside_the_same_group():
    learners = {"subgroup": "English Learners"}
    row = told(
        counted(2022, 500, 1000, **learners),
        counted(2023, 600, 1000, **learners),
        counted(2022, 2500, 5000, **STATE),
        counted(2023, 2600, 5000, **STATE),
        counted(2022, 1500, 3000, **STATE, **learners),
        counted(2023, 1500, 3000, **STATE, **learners),
    ).loc[("district", 2023)]

    assert row["beside_change_points"] == pytest.approx(-5.0)


def test_a_school_stands_beside_the_rest_of_its_district():
    row = told(
        counted(2022, 50, 100, **SCHOOL),
        counted(2023, 80, 100, **SCHOOL),
        counted(2022, 100, 200, **OTHER_SCHOOL),
        counted(2023, 100, 200, **OTHER_SCHOOL),
        counted(2022, 500, 1000),
        counted(2023, 530, 1000),
    ).loc[("district-0104", 2023)]

    assert row["beside_basis"] == "rest"
    assert row["beside_change_points"] == pytest.approx(0.0)
    assert row["beside_value"] == 53.0
    assert row["beside_verdict"] == "more_than"


def test_the_rest_of_a_district_is_not_told_where_it_is_one_hidden_school():
    hidden = {"data_state": "hidden", **OTHER_SCHOOL}
    row = told(
        counted(2022, 50, 100, **SCHOOL),
        counted(2023, 80, 100, **SCHOOL),
        result(2022, math.nan, **hidden),
        counted(2023, 100, 200, **OTHER_SCHOOL),
        counted(2022, 70, 130),
        counted(2023, 180, 300),
    ).loc[("district-0104", 2023)]

    assert row["beside_obstacle"] == "others_hidden"
    assert row[FIGURES].isna().all()


def test_the_comparison_is_known_when_the_last_of_its_results_is():
    row = told_last(
        counted(2022, 500, 1000),
        counted(2023, 600, 1000),
        counted(2022, 2500, 5000, **STATE),
        counted(2023, 2600, 5000, **STATE, released_on="2023-12-15"),
    )

    assert pd.Timestamp(row["beside_known_on"]).date() == date(2023, 12, 15)
