"""What is said of a group beside all other students, word for word."""

import pytest

from monitoring.vocabulary import Gap
from monitoring.wording import gap_counts, gap_movement, gaps, subgroup_table, subgroups
from tests.support.group_rows import (
    ALL,
    GROUPS,
    MIGRANT,
    MOVED,
    NAN,
    NO_GAP,
    TURNED,
    group,
)


def test_the_finding_states_value_gap_counts_bounds_and_verdict():
    assert gaps.finding(group()) == (
        "English Learners, class of 2024: 79.1% (287 of 363), 4.3 points below all other students, "
        "83.4% (2,945 of 3,532). Clearly behind: the gap is between 0.2 and 9.0 points."
    )


@pytest.mark.parametrize(
    ("low", "high", "verdict", "sentence"),
    [
        (-2.0, 3.1, Gap.NO_CLEAR_DIFFERENCE,
         "No clear difference: the gap is between 2.0 points below and 3.1 points above."),
        (0.02, 3.1, Gap.CLEARLY_AHEAD,
         "Clearly ahead: the gap is between less than 0.1 and 3.1 points."),
    ],
)  # fmt: skip
def test_the_bounds_of_a_gap_say_their_sides(low, high, verdict, sentence):
    row = group(gap_low=low, gap_high=high, gap_verdict=verdict)

    assert gaps.gap_margin(row) == sentence


def test_a_group_without_counts_says_why_its_gap_cannot_be_shown():
    row = group(**NO_GAP, gap_obstacle="no_counts", n=NAN, numerator=NAN)

    assert gaps.finding(row) == (
        "English Learners, class of 2024: 79.1%. The gap cannot be shown: the rate is published "
        "without counts, so all other students cannot be worked out."
    )


def test_a_hidden_group_says_so_once_and_a_coded_one_gives_its_end():
    assert gaps.finding(group(**MIGRANT)) == "Migrant, class of 2024: hidden to protect students."
    coded = group(value=5.0, n=12.0, numerator=NAN, value_code="at_most")
    assert gaps.own_figure(coded) == "5% or less (n = 12)"


def test_the_whole_has_no_gap_of_its_own():
    assert gaps.finding(group(**ALL)) == (
        "All Students, class of 2024: 83.0% (3,232 of 3,895). "
        "All Students is the whole and has no gap of its own."
    )


def test_the_change_of_a_quarter_names_the_same_quarter_a_year_before():
    row = group(
        period="2022-23-Q2",
        change="clear_improvement",
        change_from_period="2021-22-Q2",
        change_points=-6.7,
        change_low=-9.72,
        change_high=-3.71,
    )

    assert gaps.change_words(row) == (
        "English Learners since Quarter 2, 2021-22: −6.7 points, between −9.7 and −3.7. "
        "Clear improvement."
    )


@pytest.mark.parametrize(
    ("better", "points", "written"),
    [
        ("higher", -10.94, "10.9 points below the plan"),
        ("higher", 1.44, "1.4 points above the plan"),
        ("lower", 1.44, "1.4 points below the plan"),
        ("lower", -10.94, "10.9 points above the plan"),
        ("higher", 0.01, "less than 0.1 points above the plan"),
    ],
)
def test_a_distance_says_its_side_as_the_axis_shows_it(better, points, written):
    assert gaps.distance(group(better_direction=better, distance_points=points)) == written


@pytest.mark.parametrize(
    ("points", "written"), [(5.614, "5.7"), (3.2, "3.2"), (3.2000001, "3.3"), (0.04, "0.1")]
)
def test_the_smallest_change_is_rounded_up_so_that_it_is_clear(points, written):
    assert gaps.clear_from(points) == written


def test_the_count_names_every_verdict_and_no_average():
    rows = [
        *GROUPS[1:],
        group(gap_verdict=Gap.CLEARLY_AHEAD),
        group(gap_verdict=Gap.NO_CLEAR_DIFFERENCE),
        group(),
    ]

    assert gap_counts.count_words(rows) == (
        "2 of 5 groups are clearly behind all other students",
        "1 clearly ahead, 1 without a clear difference, 1 with a gap that cannot be shown: the row "
        "says why.",
    )


@pytest.mark.parametrize(
    ("verdicts", "heading"),
    [
        ([], "No groups to compare"),
        ([Gap.CLEARLY_BEHIND], "The one group here is clearly behind all other students"),
        ([Gap.CLEARLY_AHEAD], "The one group here is not clearly behind all other students"),
        ([Gap.CANNOT_BE_SHOWN], "The one group here has no gap that can be shown"),
        ([Gap.CLEARLY_AHEAD] * 2, "None of 2 groups is clearly behind all other students"),
        ([Gap.CANNOT_BE_SHOWN] * 2, "None of 2 groups has a gap that can be shown"),
        ([Gap.CLEARLY_BEHIND, Gap.CLEARLY_AHEAD],
         "1 of 2 groups is clearly behind all other students"),
    ],
)  # fmt: skip
def test_the_count_is_right_for_any_number_of_groups(verdicts, heading):
    assert gap_counts.count_words([group(gap_verdict=it) for it in verdicts])[0] == heading


def test_a_gap_says_who_moved_it_and_whether_that_is_clear():
    row = group(**MOVED, period="2024", period_style="school_year")

    assert gap_movement.movement(row, is_short=False) == (
        "Since 2022-23 the gap widened by 0.7 points, from −9.4 to −10.1. All other students rose "
        "more (1.7 points) than English Learners (1.0 points). No clear change: the change is "
        "between −2.5 and +1.1 points. Taken alone, the change of English Learners (+1.0 points) "
        "is within year-to-year luck. That of all other students (+1.7 points) is clear."
    )


@pytest.mark.parametrize(
    ("gap", "change", "group_moved", "others_moved", "sentence"),
    [
        (-5.0, 3.0, 2.0, -1.0, "narrowed by 3.0 points, from −8.0 to −5.0. English Learners rose "
         "(2.0 points) and all other students fell (1.0 points)."),
        (-5.0, 3.0, -1.0, -4.0, "narrowed by 3.0 points, from −8.0 to −5.0. All other students "
         "fell more (4.0 points) than English Learners (1.0 points)."),
        (-8.0, -3.0, 0.0, 3.0, "widened by 3.0 points, from −5.0 to −8.0. All other students rose "
         "(3.0 points); English Learners stood still."),
        (1.0, 3.0, 3.5, 0.5, "turned from −2.0 to +1.0 points. English Learners rose more (3.5 "
         "points) than all other students (0.5 points)."),
        (-5.0, 0.0, 1.0, 1.0, "did not change."),
    ],
)  # fmt: skip
def test_each_way_a_gap_can_move(gap, change, group_moved, others_moved, sentence):
    row = group(
        **MOVED
        | {
            "gap_points": gap,
            "gap_change_points": change,
            "change_points": group_moved,
            "complement_change_points": others_moved,
        }
    )

    assert gap_movement.movement(row, is_short=True) == (
        f"Since the class of 2023 the gap {sentence} No clear change."
    )


def test_without_a_comparable_year_before_no_movement_is_told():
    assert gap_movement.movement(group(), is_short=False) == (
        "Whether it moved cannot be told: no comparable gap is known for the year before."
    )


@pytest.mark.parametrize(
    ("better", "turned"),
    [("higher", "was behind and is now ahead"), ("lower", "was ahead and is now behind")],
)
def test_a_gap_that_clearly_changed_sides_is_called_neither_narrower_nor_wider(better, turned):
    row = group(**MOVED | TURNED, better_direction=better)

    assert gap_movement.movement(row, is_short=True).endswith(
        f"It clearly turned: the group {turned}."
    )
    assert gap_movement.heading(row) == f"The gap of English Learners turned: it {turned}"


def test_a_gap_that_kept_its_side_or_moved_by_luck_has_not_turned():
    wide = group(**MOVED | TURNED | {"gap_points": 9.0})
    lucky = group(**MOVED | TURNED | {"gap_change_verdict": "no_clear_change"})

    headings = [gap_movement.heading(row) for row in (wide, lucky)]
    assert headings == [
        "The gap of English Learners is clearly narrower than in the class of 2023",
        "The gap of English Learners shows no clear change since the class of 2023",
    ]


def test_sample_stands_before_whatever_rests_on_it():
    sample = group(batch_kind="sample")

    assert gaps.sampled([sample], "Text") == "Sample. Text"
    assert gaps.sampled([sample, group()], "Text") == "Partly Sample. Text"
    assert gaps.sampled([group()], "Text") == "Text"


def test_the_smallest_change_is_explained_once_by_the_chosen_group():
    notes = subgroup_table.notes(group(), 0.95)

    assert notes["Clear from"].startswith(
        "From this result on, with as many students (363 in English Learners), a rise of about 5.7 "
        "points or more by next year would be clear. The smaller a group,"
    )
    assert "about 5 in 100 look clear by luck alone" in notes["95% interval"]
    assert "fewer than 10 students" in notes["Hidden"]


def test_a_quarter_has_a_target_and_a_year_a_plan():
    quarter, year = group(period="2022-23-Q2"), group()

    assert subgroup_table.head([quarter], 0.9)[4:6] == ("Target", "Distance from the target")
    assert subgroup_table.head([year], 0.9)[3:6] == (
        "90% interval",
        "Plan",
        "Distance from the plan",
    )


@pytest.mark.parametrize(("better", "side"), [("higher", "below"), ("lower", "above")])
def test_a_later_result_lies_on_the_side_of_the_target_on_which_its_figure_is(better, side):
    of_2023 = {"period": "2024", "deadline_period": "2023", "level": "missed", "is_late": True}
    row = group(**of_2023, better_direction=better, distance_points=-2.0)

    assert subgroups.later_distance(row) == f"Class of 2024: 2.0 points {side} it"


def test_the_chart_says_how_it_is_read():
    facts = subgroups.ChartFacts(90.0, has_level=True, has_change=False, has_own_paths=True)

    assert subgroups.legend(group(state_description="tested anew"), facts, 0.95) == (
        "Percent. The scale is cut. Filled mark: the group; hollow mark: all other students; thin "
        "line with ends: the 95% interval of the gap, seen from the others. Dashed line: the plan "
        "for All Students, 90.0%. Short upright line: a group's own plan, from its own result. No "
        "group has an earlier comparable result, so no change is told. Class of 2024: tested "
        "anew."
    )
