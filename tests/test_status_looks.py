"""Many looks: what holds when a whole list is looked at together, and what is told only once."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import false_discovery_control
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

from monitoring.status import assess, gaps, looks
from monitoring.status.intervals import Term, two_sided_p
from monitoring.status.lists import survivors
from tests.support.results import RULES, counted, result

GROUPS = pd.DataFrame(
    {
        "subgroup": ["All Students", "English Learners", "Not English Learners", "Female", "Male"],
        "complement": [None, "Not English Learners", "English Learners", "Male", "Female"],
        "sort_order": [0, 40, 41, 50, 51],
        "is_named": [False, True, False, False, False],
    }
)
NO_MEASURES = pd.DataFrame(
    columns=[
        *("measure_id", "indicator_id", "content_area", "grade_span", "target_kind"),
        *("baseline_value", "baseline_period", "target_value", "points_per_year"),
        "deadline_period",
    ]
)


def looked(rows, groups=GROUPS):
    """What the looks say of these results, by result_id."""
    results = pd.DataFrame(rows).assign(result_id=range(len(rows)))
    verdicts = assess(results, NO_MEASURES, RULES).assessments
    beside = gaps(results, groups, RULES)
    said = [
        verdicts[["change", "change_points"]],
        beside[["gap_change_verdict"]],
        looks(results, verdicts, beside, groups, RULES),
    ]
    return pd.concat([results.drop(columns="result_id"), *said], axis="columns")


def years(then, now, **other):
    """A series of two years: (numerator, n) of 2023 and of 2024."""
    return [counted(2023, *then, **other), counted(2024, *now, **other)]


def schools(*moves):
    """The rows of 2024 of schools that moved from so many of 100 to so many of 100."""
    rows = []
    for number, (then, now) in enumerate(moves):
        own = {"organisation_id": f"district-{number:04d}", "organisation_level": "school"}
        rows += years((then, 100), (now, 100), **own)
    return looked(rows).query("period == 2024")


# The list -----------------------------------------------------------------------------------


def test_what_survives_is_what_scipy_and_statsmodels_say_on_random_lists():
    draw = np.random.default_rng(3)
    for size in (1, 2, 7, 52, 400):
        for share in (0.02, 0.3, 1.0):
            p = draw.random(size) ** (1 / share)
            told = survivors(p, 0.05)

            assert told.tolist() == (false_discovery_control(p) <= 0.05).tolist()
            assert told.tolist() == multipletests(p, 0.05, method="fdr_bh")[0].tolist()


def test_a_comparison_without_a_p_value_neither_counts_nor_holds():
    assert survivors([0.02, math.nan, 0.9], 0.05).tolist() == [True, False, False]
    assert survivors([0.02, 0.9, 0.9], 0.05).tolist() == [False, False, False]
    assert survivors([], 0.05).tolist() == []
    # Version 1 of the rule has no rate, and says nothing of many looks.
    assert survivors([0.0], math.nan).tolist() == [False]


# The p-value --------------------------------------------------------------------------------


def test_the_p_value_is_the_level_at_which_newcombes_interval_just_reaches_zero():
    draw = np.random.default_rng(4)
    for _ in range(40):
        n, n_before = draw.integers(15, 900, 2)
        x, before = draw.integers(0, n + 1), draw.integers(0, n_before + 1)
        now, then = Term(1, 100 * x / n, n), Term(-1, 100 * before / n_before, n_before)
        p = float(two_sided_p(now, then))
        if 1e-6 < p < 0.98:
            low, high = confint_proportions_2indep(
                x, n, before, n_before, method="newcomb", compare="diff", alpha=p
            )
            assert min(abs(low), abs(high)) == pytest.approx(0, abs=1e-6)


def test_a_p_value_is_below_5_percent_exactly_where_the_verdict_is_clear():
    draw = np.random.default_rng(5)
    shown = schools(*draw.integers(20, 60, (300, 2)))

    assert ((shown["change_p"] < 0.05) == (shown["change"] != "no_clear_change")).all()
    assert (shown["change"] != "no_clear_change").sum() > 50


def test_the_p_value_of_a_gaps_move_agrees_with_its_interval():
    draw = np.random.default_rng(6)
    rows = []
    for number in range(200):
        own = {"organisation_id": f"d{number}"}
        for subgroup in ("English Learners", "Not English Learners"):
            then, now = draw.integers(20, 60, 2)
            rows += years((then, 100), (now, 100), subgroup=subgroup, **own)
    shown = looked(rows).query("period == 2024")

    is_clear = shown["gap_change_verdict"].isin(["clearly_narrower", "clearly_wider"])
    assert ((shown["gap_change_p"] < 0.05) == is_clear).all()
    assert 20 < is_clear.sum() < 380


def test_no_difference_at_all_has_a_p_value_of_1_and_no_n_has_none():
    p = two_sided_p(
        Term(1, [40.0, 40.0, 100.0], [90, math.nan, 5000]),
        Term(-1, [40.0, 10.0, 0.0], [80, 80, 5000]),
    )

    assert p[0] == 1
    assert math.isnan(p[1])
    assert p[2] == pytest.approx(0, abs=1e-300)


# Schools ------------------------------------------------------------------------------------


def test_of_three_schools_that_changed_clearly_taken_alone_the_one_far_out_survives():
    # By hand: z = 2.0, p about 0.04, twice; z = 6, p far below 0.05 / 12; nine that did not move.
    shown = schools((30, 44), (30, 44), (20, 60), *[(30, 30)] * 9)

    assert shown["change"].tolist()[:3] == ["clear_improvement"] * 3
    assert shown["school_looks"].tolist() == [12] * 12
    assert shown["school_survives"].tolist() == [False, False, True, *[False] * 9]


def test_what_a_school_compares_with_brings_its_own_verdict():
    own = {"organisation_id": "district-1", "organisation_level": "school"}
    rows = [counted(2022, 20, 100, **own), *years((50, 100), (40, 100), **own)]
    shown = looked(rows).set_index("period")

    assert shown["earlier_change"].tolist() == ["", "not_comparable", "clear_improvement"]
    assert shown.loc[2024, "change_points"] == pytest.approx(-10)


# Groups -------------------------------------------------------------------------------------


def test_results_of_a_quarter_are_one_list_and_early_signs_hold_among_them_or_not():
    # p of 40 to 55 and of 40 to 70 of 100: 0.034 and below 0.001; among four only the second holds.
    moves = {"a": (40, 55), "b": (40, 70), "c": (40, 41), "d": (40, 42)}
    rows = [
        row
        for name, (then, now) in moves.items()
        for row in years((then, 100), (now, 100), indicator_id=name, quarter="Q2")
    ]
    told = looked(rows).query("period == 2024").set_index("indicator_id")

    assert told["change_looks"].tolist() == [4, 4, 4, 4]
    assert told["change"].tolist()[:2] == ["clear_improvement"] * 2
    assert told["change_survives"].tolist()[:2] == [False, True]


def group_of(subgroup, then, now):
    return years(then, now, subgroup=subgroup)


def test_two_sides_of_a_pair_are_one_comparison_on_the_side_the_plan_names():
    rows = [
        *group_of("English Learners", (20, 100), (20, 100)),
        *group_of("Not English Learners", (40, 100), (45, 100)),
        *group_of("Female", (30, 100), (30, 100)),
        *group_of("Male", (30, 100), (30, 100)),
    ]
    shown = looked(rows).query("period == 2024").set_index("subgroup")

    assert shown["is_other_side"].to_dict() == {
        "English Learners": False,
        "Not English Learners": True,
        "Female": False,
        "Male": True,
    }
    assert shown["gap_looks"].tolist() == [2, 2, 2, 2]
    assert shown["change_looks"].tolist() == [2, 2, 2, 2]
    # The other side is the same comparison and has the same fate.
    assert shown["gap_p"].iloc[0] == pytest.approx(shown["gap_p"].iloc[1])
    assert shown["gap_survives"].tolist() == [True, True, False, False]


def test_where_the_plan_names_the_second_side_the_first_gives_way():
    named = GROUPS.assign(is_named=[False, False, True, False, False])
    rows = [
        *group_of("English Learners", (20, 100), (30, 100)),
        *group_of("Not English Learners", (40, 100), (45, 100)),
    ]
    shown = looked(rows, named).query("period == 2024").set_index("subgroup")

    assert shown["is_other_side"].tolist() == [True, False]


def test_a_side_that_stands_alone_is_told_whichever_it_is():
    shown = looked(group_of("Male", (20, 100), (60, 100))).query("period == 2024").iloc[0]

    assert not shown["is_other_side"]
    assert (shown["change_looks"], bool(shown["change_survives"])) == (1, True)


@pytest.mark.parametrize(
    ("learners", "others", "is_echo"),
    [
        # Both rise by 20 points: the group moved with all students.
        ((40, 200), (300, 1000), True),
        # The group falls by 12 points while all rise: it is no echo.
        ((12, 200), (300, 1000), False),
        # The group rises by 40 points, clearly more than all others.
        ((100, 200), (300, 1000), False),
    ],
)
def test_an_event_that_all_students_tell_is_an_echo_in_a_group_that_moved_with_them(
    learners, others, is_echo
):
    then = {"English Learners": (20, 200), "Not English Learners": (200, 1000)}
    now = {"English Learners": learners, "Not English Learners": others}
    rows = [row for name in then for row in group_of(name, then[name], now[name])]
    both = [tuple(map(sum, zip(*it.values(), strict=True))) for it in (then, now)]
    shown = looked([*rows, *group_of("All Students", *both)]).query("period == 2024")
    shown = shown.set_index("subgroup")

    assert shown.loc["All Students", "change"] == "clear_improvement"
    assert bool(shown.loc["English Learners", "is_echo"]) is is_echo
    assert not shown.loc["All Students", "is_echo"]


def test_without_a_gap_an_echo_is_a_change_whose_interval_holds_that_of_all_students():
    rows = [
        *group_of("All Students", (300, 1000), (350, 1000)),
        *group_of("English Learners", (30, 100), (44, 100)),
        *group_of("Female", (30, 100), (75, 100)),
    ]
    # The other sides are hidden, so that no gap is known.
    rows += [
        result(period, math.nan, subgroup=subgroup, data_state="hidden")
        for subgroup in ("Not English Learners", "Male")
        for period in (2023, 2024)
    ]
    shown = looked(rows).query("period == 2024").set_index("subgroup")

    assert shown["gap_change_p"].isna().all()
    echoes = shown.loc[["All Students", "English Learners", "Female"], "is_echo"]
    assert shown.loc[echoes.index, "change"].tolist() == ["clear_improvement"] * 3
    assert echoes.tolist() == [False, True, False]


def test_sample_figures_are_looked_at_apart_from_measured_ones():
    rows = [
        *group_of("Female", (30, 100), (44, 100)),
        *[
            row | {"is_sample": True, "series": "sample"}
            for row in group_of("Migrant", (1, 50), (9, 50))
        ],
    ]
    rows = [{"is_sample": False} | row for row in rows]
    shown = looked(rows).query("period == 2024")

    assert shown["change_looks"].tolist() == [1, 1]
