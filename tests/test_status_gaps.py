"""Groups beside all others: which gaps are shown, how sure they are, and how they moved."""

import math
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from monitoring.status import gaps, smallest_change
from tests.support.results import RULES, counted, result

SUBGROUPS = pd.read_csv(Path(__file__).parents[1] / "data" / "subgroups.csv")
SCHEMA = Path(__file__).parents[1] / "queries" / "schema.sql"
HIDDEN = {"data_state": "hidden"}


def told(*results):
    """The gaps of these results by subgroup and period, as (subgroup, period) rows."""
    rows = pd.DataFrame(results).assign(result_id=range(len(results)))
    shown = gaps(rows, SUBGROUPS, RULES)
    return shown.set_index(pd.MultiIndex.from_frame(rows[["subgroup", "period"]]))


def hidden(period, subgroup):
    return result(period, math.nan, subgroup=subgroup, **HIDDEN)


def test_english_learners_of_2024_stand_beside_all_others_worked_out_from_counts():
    row = told(
        counted(2024, 3232, 3895),
        counted(2024, 287, 363, subgroup="English Learners"),
    ).loc[("English Learners", 2024)]

    assert row["complement"] == "Not English Learners"
    assert row["complement_basis"] == "from_counts"
    assert (row["complement_numerator"], row["complement_n"]) == (2945, 3532)
    assert round(row["complement_value"], 2) == 83.38
    assert round(row["gap_points"], 2) == -4.32
    expected = confint_proportions_2indep(
        287, 363, 2945, 3532, method="newcomb", compare="diff", correction=False
    )
    assert (row["gap_low"], row["gap_high"]) == pytest.approx([100 * edge for edge in expected])
    # -8.95 to -0.25: zero lies outside.
    assert row["gap_verdict"] == "clearly_behind"
    assert row["gap_obstacle"] == ""


def test_rates_without_counts_have_no_complement_and_no_margin():
    rows = told(
        counted(2022, 3127, 3924),
        result(2022, 69.45, subgroup="English Learners"),
        result(2022, 79.69, subgroup="Economically Disadvantaged"),
    )

    learners = rows.loc[("English Learners", 2022)]
    assert learners["complement_basis"] == "none"
    assert learners["gap_verdict"] == "cannot_be_shown"
    assert learners["gap_obstacle"] == "no_counts"
    assert learners[["complement_value", "gap_points", "gap_low"]].isna().all()
    # An equal rate does not prove that the group is everybody.
    assert rows.loc[("Economically Disadvantaged", 2022), "gap_obstacle"] == "no_counts"


def test_a_published_complement_goes_before_one_worked_out():
    row = told(
        counted(2024, 40, 100, subgroup="Male"),
        result(2024, 70.0, 100, subgroup="Female"),
        counted(2024, 100, 200),
    ).loc[("Male", 2024)]

    assert row["complement"] == "Female"
    assert row["complement_basis"] == "published"
    assert row["complement_value"] == 70.0
    assert math.isnan(row["complement_numerator"])
    assert row["gap_points"] == -30.0


def test_a_race_stands_beside_all_other_students():
    row = told(counted(2024, 60, 100, subgroup="Black"), counted(2024, 70, 200)).iloc[0]

    assert row["complement"] == ""
    assert (row["complement_numerator"], row["complement_n"]) == (10, 100)
    assert row["complement_value"] == 10.0
    assert row["gap_points"] == 50.0
    assert row["gap_verdict"] == "clearly_ahead"


def test_all_students_are_the_whole_and_have_a_smallest_change():
    row = told(counted(2024, 50, 100)).iloc[0]

    assert row["complement"] == ""
    assert row["complement_basis"] == "none"
    assert row["gap_verdict"] == "cannot_be_shown"
    assert row["gap_obstacle"] == "whole"
    assert row["gap_change_verdict"] == "not_comparable"
    # 64 of 100 on 50 of 100 is clear (0.23 to 27.0), 63 of 100 is not (-0.76 to 26.0).
    assert 13 < row["smallest_change_points"] < 14


@pytest.mark.parametrize(
    ("count", "better", "verdict"),
    [
        (20, "higher", "clearly_behind"),
        (20, "lower", "clearly_ahead"),
        (80, "higher", "clearly_ahead"),
        (80, "lower", "clearly_behind"),
        (52, "higher", "no_clear_difference"),
    ],
)
def test_the_verdict_turns_where_lower_is_better(count, better, verdict):
    row = told(
        counted(2024, count, 100, subgroup="Male", better_direction=better),
        counted(2024, 50, 100, subgroup="Female", better_direction=better),
    ).iloc[0]

    assert row["gap_verdict"] == verdict
    assert row["gap_points"] == pytest.approx(count - 50)


WHOLE = counted(2024, 100, 200)
EL = {"subgroup": "English Learners"}
NOT_EL = {"subgroup": "Not English Learners"}


@pytest.mark.parametrize(
    ("rows", "obstacle"),
    [
        ([hidden(2024, "English Learners"), WHOLE], "no_result"),
        ([result(2024, math.nan, data_state="not_published", **EL), WHOLE], "no_result"),
        ([counted(2024, 4, 14, **EL), WHOLE], "too_few"),
        ([result(2024, 4.2, 100, unit="rate", **EL), WHOLE], "not_a_percentage"),
        (
            [counted(2024, 100, 200, subgroup="Economically Disadvantaged"), WHOLE],
            "nearly_all_economic",
        ),
        (
            [counted(2024, 100, 200, subgroup="Female"), WHOLE],
            "nearly_all",
        ),
        (
            [result(2024, 50.0, **EL), counted(2024, 50, 100, **NOT_EL)],
            "rate_without_counts",
        ),
        (
            [result(2024, 50.0, **EL), WHOLE],
            "no_counts",
        ),
        (
            [counted(2024, 50, 100, **EL), counted(2024, 7, 14, **NOT_EL)],
            "others_too_few",
        ),
        (
            [counted(2024, 50, 100, **EL), hidden(2024, "Not English Learners"), WHOLE],
            "others_hidden",
        ),
        (
            [counted(2024, 50, 100, **EL)],
            "whole_without_counts",
        ),
        (
            [counted(2024, 50, 100, **EL), result(2024, 50.0)],
            "whole_without_counts",
        ),
        (
            [counted(2024, 190, 191, subgroup="Black"), WHOLE],
            "nearly_all",
        ),
        (
            [counted(2024, 101, 110, **EL), WHOLE],
            "counts_disagree",
        ),
        (
            [counted(2024, 90, 186, **EL), WHOLE],
            "others_too_few",
        ),
    ],
)
def test_a_gap_that_cannot_be_shown_says_why(rows, obstacle):
    row = told(*rows).iloc[0]

    assert row["gap_obstacle"] == obstacle
    assert row["gap_verdict"] == "cannot_be_shown"
    assert row[["gap_points", "gap_low", "gap_high"]].isna().all()


def test_what_is_left_over_is_never_told_where_it_is_very_few():
    rows = told(counted(2024, 90, 186, **EL), hidden(2024, "White"), WHOLE)

    assert rows["complement_basis"].tolist() == ["none", "none", "none"]
    assert rows[["complement_numerator", "complement_n", "complement_value"]].isna().all(axis=None)


ECONOMIC = {"subgroup": "Economically Disadvantaged"}


@pytest.mark.parametrize(("n", "obstacle"), [(950, ""), (951, "nearly_all_economic")])
def test_the_economic_group_has_a_gap_where_all_others_are_one_in_twenty(n, obstacle):
    row = told(counted(2024, 400, n, **ECONOMIC), counted(2024, 420, 1000)).iloc[0]

    assert row["gap_obstacle"] == obstacle


def test_without_counts_the_economic_group_is_told_alike_where_another_year_has_them():
    rows = told(
        result(2022, 79.7, **ECONOMIC),
        counted(2022, 3127, 3924),
        counted(2024, 3231, 3894, **ECONOMIC),
        counted(2024, 3232, 3895),
        hidden(2025, "Economically Disadvantaged"),
    )

    economic = rows.loc["Economically Disadvantaged", "gap_obstacle"]
    assert economic.to_dict() == dict.fromkeys([2022, 2024, 2025], "nearly_all_economic")


def test_a_plan_that_counts_every_student_as_poor_leaves_no_gap_whatever_the_counts():
    eligible = {"is_community_eligible": True}
    row = told(
        counted(2024, 30, 100, **ECONOMIC, **eligible),
        counted(2024, 90, 200, is_community_eligible=False),
    ).iloc[0]

    assert row["gap_obstacle"] == "nearly_all_economic"
    assert row["gap_verdict"] == "cannot_be_shown"


def test_a_group_whose_few_others_are_published_is_compared_with_them():
    row = told(
        counted(2024, 500, 1000, **EL),
        counted(2024, 20, 40, **NOT_EL),
        counted(2024, 520, 1040),
    ).iloc[0]

    assert row["gap_obstacle"] == ""
    assert row["complement_basis"] == "published"


def test_a_percent_with_its_n_stands_for_about_its_count_and_the_margin_allows_for_the_rounding():
    row = told(
        result(2022, 9.6, 728, subgroup="Homeless"),
        counted(2022, 4508, 23337),
    ).iloc[0]

    # 9.6% of 728 is 69.9, about 70: 4,438 of 22,609 others.
    assert (row["complement_n"], row["complement_basis"]) == (22609, "from_counts")
    assert math.isnan(row["complement_numerator"])
    assert row["complement_value"] == pytest.approx(100 * 4438 / 22609)
    low, _ = proportion_confint(0.095 * 728, 728, method="wilson")
    others = 100 * 4438 / 22609 + 0.1 * 728 / 22609
    _, high = proportion_confint(others / 100 * 22609, 22609, method="wilson")
    gap = 9.6 - 100 * 4438 / 22609
    expected = gap - math.hypot(9.6 - 100 * low, 100 * high - 100 * 4438 / 22609)
    assert row["gap_low"] == pytest.approx(expected)
    assert row["gap_verdict"] == "clearly_behind"


def test_a_hidden_side_is_not_worked_out_from_counts():
    row = told(counted(2024, 50, 100, **EL), hidden(2024, "Not English Learners"), WHOLE).iloc[0]

    assert row["complement_basis"] == "none"
    assert row[["complement_numerator", "complement_n", "complement_value"]].isna().all()


def moved(before, now, **other):
    """The gap of 2024, from the percentages of the group and of its complement in each year."""
    years = [(2023, before), (2024, now)]
    rows = [
        counted(period, share * 10, 1000, subgroup=subgroup, **other)
        for period, shares in years
        for subgroup, share in zip(["Male", "Female"], shares, strict=True)
    ]
    return told(*rows).loc[("Male", 2024)]


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        ((40, 60), (55, 60), "clearly_narrower"),
        ((40, 60), (70, 60), "clearly_narrower"),
        ((40, 60), (30, 60), "clearly_wider"),
        ((40, 60), (41, 60), "no_clear_change"),
        ((60, 40), (70, 40), "clearly_wider"),
        ((60, 40), (50, 40), "clearly_narrower"),
        ((60, 55), (52, 55), "clearly_narrower"),
        ((60, 58), (40, 58), "clearly_wider"),
        ((50, 50), (60, 50), "clearly_wider"),
    ],
)
def test_a_gap_narrows_or_widens_by_the_same_words_in_both_directions(before, now, verdict):
    lower = [(100 - group, 100 - others) for group, others in (before, now)]

    assert moved(before, now)["gap_change_verdict"] == verdict
    assert moved(*lower, better_direction="lower")["gap_change_verdict"] == verdict


def test_the_change_of_a_gap_adds_the_margins_of_both_years_in_squares():
    row = moved((40, 60), (50, 62))

    low_now, high_now = confint_proportions_2indep(
        500, 1000, 620, 1000, method="newcomb", correction=False
    )
    low_then, high_then = confint_proportions_2indep(
        400, 1000, 600, 1000, method="newcomb", correction=False
    )
    assert row["gap_from_period"] == 2023
    assert row["gap_change_points"] == pytest.approx(8.0)
    assert row["gap_change_low"] == pytest.approx(
        8 - 100 * math.sqrt((-0.12 - low_now) ** 2 + (high_then + 0.20) ** 2)
    )
    assert row["gap_change_high"] == pytest.approx(
        8 + 100 * math.sqrt((high_now + 0.12) ** 2 + (-0.20 - low_then) ** 2)
    )
    low, high = confint_proportions_2indep(620, 1000, 600, 1000, method="newcomb", correction=False)
    assert row["complement_change_points"] == pytest.approx(2.0)
    assert row["complement_change_low"] == pytest.approx(100 * low)
    assert row["complement_change_high"] == pytest.approx(100 * high)


@pytest.mark.parametrize(
    "earlier",
    [
        {"series": "old tests"},
        {"quarter": "Q2"},
        {"denominator": math.nan, "numerator": math.nan},
    ],
)
def test_a_gap_without_a_comparable_one_a_year_earlier_has_no_change(earlier):
    pair = ["Male", "Female"]
    rows = [counted(2024, 50, 100, subgroup=subgroup) for subgroup in pair]
    rows += [counted(2023, 50, 100, subgroup=subgroup) | earlier for subgroup in pair]

    row = told(*rows).iloc[0]

    assert row["gap_change_verdict"] == "not_comparable"
    assert row["gap_from_period"] is pd.NA
    assert row[["gap_change_points", "complement_change_points"]].isna().all()


def test_a_gap_is_compared_with_that_of_two_years_before_where_the_year_between_is_missing():
    pair = ["Male", "Female"]
    rows = [counted(2024, 50, 100, subgroup=subgroup) for subgroup in pair]
    rows += [counted(2022, 50, 100, subgroup=subgroup) for subgroup in pair]

    row = told(*rows).iloc[0]

    assert row["gap_from_period"] == 2022
    assert row["gap_change_verdict"] == "no_clear_change"


def test_results_of_no_series_compare_with_nothing():
    assert moved((40, 60), (55, 60), series="")["gap_change_verdict"] == "not_comparable"


def test_every_gap_has_the_margin_of_two_independent_shares():
    draw = np.random.default_rng(7)
    rows = []
    for number in range(200):
        n, rest = draw.integers(15, 3000, 2)
        # Fewer others than one in twenty are nobody to compare with.
        rest = max(rest, n // 19 + 1)
        count, others = draw.integers(0, n + 1), draw.integers(0, rest + 1)
        of = {"organisation_id": f"district {number}"}
        rows.append(counted(2024, float(count), float(n), subgroup="Black", **of))
        rows.append(counted(2024, float(count + others), float(n + rest), **of))

    shown = told(*rows)

    for (index, row), whole in zip(list(enumerate(rows))[::2], rows[1::2], strict=True):
        count, n = row["numerator"], row["denominator"]
        low, high = confint_proportions_2indep(
            *(count, n, whole["numerator"] - count, whole["denominator"] - n),
            method="newcomb",
            correction=False,
        )
        found = shown.iloc[index]
        assert (found["gap_low"], found["gap_high"]) == pytest.approx((100 * low, 100 * high))
        signs = {(False, False): "no_clear_difference", (True, False): "clearly_ahead"}
        assert found["gap_verdict"] == signs.get((low > 0, high < 0), "clearly_behind")


@pytest.mark.parametrize(("count", "n"), [(287, 363), (40, 60), (0, 15)])
def test_the_smallest_change_is_the_first_step_that_is_clear(count, n):
    share = count / n

    found = smallest_change(100 * share, n, "higher", 0.95)

    # Stepped by a hundredth of a point, as a reader with a calculator would.
    steps = range(1, int(10_000 * (1 - share)))
    first = next(step for step in steps if _is_clear(share + step / 10_000, share, n, 1))
    assert (first - 1) / 100 < found <= first / 100


@pytest.mark.parametrize(("better", "turn"), [("higher", 1), ("lower", -1)])
def test_just_below_the_smallest_change_nothing_is_clear_and_just_above_it_is(better, turn):
    draw = np.random.default_rng(11)
    sizes = draw.integers(15, 4000, 200)
    shares = draw.random(200)

    points = smallest_change(100 * shares, sizes, [better] * 200, 0.95)

    for share, n, found in zip(shares, sizes, points, strict=True):
        if math.isnan(found):
            assert not _is_clear((1 + turn) / 2, share, n, turn)
        else:
            assert not _is_clear(share + turn * (found - 1e-4) / 100, share, n, turn)
            assert _is_clear(share + turn * (found + 1e-4) / 100, share, n, turn)


def _is_clear(now, before, n, turn):
    low, high = confint_proportions_2indep(
        now * n, n, before * n, n, method="newcomb", correction=False
    )
    return low > 0 if turn > 0 else high < 0


def test_the_smallest_change_is_unknown_where_nothing_would_be_clear():
    points = smallest_change([99.0, 1.0, 50.0, math.nan], [20, 20, math.nan, 20], "higher", 0.95)

    assert np.isnan(points).tolist() == [True, False, True, True]


def test_too_few_students_and_other_units_have_no_smallest_change():
    rows = told(
        counted(2024, 7, 14),
        result(2023, 50.0, 100, unit="rate", indicator_id="referrals"),
        result(2022, 50.0),
    )

    assert rows["smallest_change_points"].isna().all()


def test_one_row_per_result_in_their_order_with_the_columns_of_the_table():
    results = pd.DataFrame([counted(2024, 50, 100), counted(2023, 45, 100), result(2022, 44.0)])
    before = results.copy()

    rows = gaps(results, SUBGROUPS, RULES)
    none = gaps(results[:0], SUBGROUPS, RULES)

    table = re.search(r"create table gaps \((.+?)\n\);", SCHEMA.read_text(), re.DOTALL)[1]
    columns = re.findall(r"^    (\w+) (?:varchar|double|integer)", table, re.MULTILINE)
    assert rows["result_id"].tolist() == [2024, 2023, 2022]
    assert rows.columns.tolist() == none.columns.tolist() == columns
    assert none.empty
    assert str(rows["gap_from_period"].dtype) == "Int64"
    pd.testing.assert_frame_equal(results, before)


@pytest.mark.parametrize(("of_group", "of_whole"), [(True, False), (False, True)])
def test_a_group_is_not_taken_off_all_students_of_other_data(of_group, of_whole):
    row = told(counted(2024, 50, 100, is_sample=of_group, **EL), WHOLE | {"is_sample": of_whole})

    assert row.iloc[0]["gap_obstacle"] == "partly_sample"
    assert row.iloc[0]["complement_basis"] == "none"
    assert row.iloc[0][["complement_value", "gap_points"]].isna().all()


def test_sample_stands_beside_sample():
    row = told(counted(2024, 40, 100, is_sample=True, **EL), WHOLE | {"is_sample": True}).iloc[0]

    assert (row["complement_basis"], row["gap_points"]) == ("from_counts", -20.0)


def test_a_sample_row_of_the_complement_is_no_published_complement():
    row = told(
        counted(2024, 40, 100, is_sample=False, **EL),
        counted(2024, 90, 100, is_sample=True, **NOT_EL),
        WHOLE | {"is_sample": False},
    ).iloc[0]

    # 100 of 200 less 40 of 100, and not the 90 of 100 of the sample.
    assert row["complement_basis"] == "from_counts"
    assert row["complement_value"] == 60.0


def test_as_many_students_in_other_data_are_not_every_student():
    row = told(
        counted(2024, 90, 200, subgroup="Economically Disadvantaged", is_sample=True),
        WHOLE | {"is_sample": False},
    ).iloc[0]

    assert row["gap_obstacle"] == "partly_sample"


def test_a_gap_does_not_move_from_sample_to_real_figures():
    pair = ["Male", "Female"]
    rows = [counted(2024, 50, 100, subgroup=group, is_sample=False) for group in pair]
    rows += [counted(2023, 40, 100, subgroup=group, is_sample=True) for group in pair]

    row = told(*rows).iloc[0]

    assert row["gap_points"] == 0.0
    assert row["gap_change_verdict"] == "not_comparable"
    assert row["gap_from_period"] is pd.NA
