"""What is said of many looks, word for word."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from monitoring.wording import gap_counts, gap_movement, many_looks, schools, subgroups
from monitoring.wording.brief import change_line
from monitoring.wording.findings import gap_finding
from tests.support.briefs import CHANGES, GAPS
from tests.support.group_rows import MOVED, group


@pytest.mark.parametrize(
    ("looks", "clear", "names", "told"),
    [
        (52, 12, ["Ash", "Elm"], "12 of 52 schools changed clearly taken alone; 2 do so allowing "
         "for 52 looks. Allowing for all of them: Ash; Elm."),
        (52, 12, ["Ash"], "12 of 52 schools changed clearly taken alone; 1 does so allowing for 52 "
         "looks. Allowing for all of them: Ash."),
        (52, 6, [], "6 of 52 schools changed clearly taken alone; none do so allowing for 52 "
         "looks."),
        (52, 1, [], "1 of 52 schools changed clearly taken alone; none does so allowing for 52 "
         "looks."),
        (13, 0, [], "None of 13 schools changed clearly."),
        (1, 0, [], "The one school with a comparable result did not clearly change."),
        (0, 0, [], "No school's change since last year can be told."),
    ],
)  # fmt: skip
def test_a_list_of_schools_says_how_many_it_looked_at_and_what_survives(looks, clear, names, told):
    assert many_looks.schools_changed(looks, clear, names) == told


@pytest.mark.parametrize(
    ("improvers", "back", "told"),
    [
        (12, 3, " Of 12 schools that had clearly improved the time before, 3 fell back this time."),
        (1, 1, " Of 1 school that had clearly improved the time before, 1 fell back this time."),
        (0, 0, ""),
    ],
)
def test_regression_toward_the_mean_is_said_with_its_own_figure_or_with_none(improvers, back, told):
    assert many_looks.regression(improvers, back) == (
        "A school that moved far in one year often moves part of the way back in the next, by luck "
        "alone (regression toward the mean)." + told
    )


def told_of(*verdicts, looks=9):
    """Heading and counts over groups: each a verdict, whether it holds, and its side."""
    return gap_counts.count_words(
        [
            SimpleNamespace(
                subgroup=f"Group {number}",
                complement="",
                gap_verdict=code,
                gap_survives=survives,
                gap_looks=looks,
                is_other_side=is_other,
            )
            for number, (code, survives, is_other) in enumerate(verdicts)
        ]
    )


def test_the_heading_counts_the_groups_whose_gap_holds_allowing_for_all_looks():
    heading, counted = told_of(
        ("clearly_behind", True, False),
        ("clearly_behind", False, False),
        ("clearly_ahead", True, True),
        ("clearly_ahead", True, False),
        ("no_clear_difference", False, False),
        ("cannot_be_shown", None, False),
    )

    assert heading == "1 of 5 groups is clearly behind all other students"
    assert counted == (
        "1 clearly ahead, 1 without a clear difference, 1 with a gap that cannot be shown: the row "
        "says why. This allows for 9 looks, two sides of one pair being one; 1 group is clearly "
        "apart only when taken alone."
    )


def test_where_every_clear_gap_holds_it_is_said_for_how_many_looks():
    _, counted = told_of(("clearly_behind", True, False), ("no_clear_difference", False, False))
    assert counted.endswith(" This allows for 9 looks; two sides of one pair are one.")

    _, alone = told_of(("clearly_behind", True, False), looks=1)
    assert alone.endswith(" This allows for 1 look.")


def test_a_rule_that_says_nothing_of_many_looks_counts_every_verdict():
    heading, counted = told_of(("clearly_behind", None, False), looks=None)

    assert heading == "The one group here is clearly behind all other students"
    assert counted.endswith("the row says why.")


@pytest.mark.parametrize(
    ("looks", "clear", "surviving", "told"),
    [
        (9, 3, 1, "3 of 9 gaps moved clearly taken alone; 1 does so allowing for 9 looks."),
        (9, 3, 2, "3 of 9 gaps moved clearly taken alone; 2 do so allowing for 9 looks."),
        (9, 3, 0, "3 of 9 gaps moved clearly taken alone; none do so allowing for 9 looks."),
        (9, 0, 0, "None of 9 gaps clearly moved."),
        (1, 0, 0, "The one gap did not clearly move."),
        (0, 0, 0, ""),
    ],
)
def test_it_is_said_how_many_gaps_moved_alone_and_together(looks, clear, surviving, told):
    assert many_looks.gaps_moved(looks, clear, surviving) == told


def test_a_gap_that_moved_clearly_only_taken_alone_says_so_in_heading_and_sentence():
    narrower = MOVED | {"gap_change_points": 2.7, "gap_change_verdict": "clearly_narrower"}
    row = group(**narrower, gap_change_survives=False)

    assert gap_movement.heading(row) == (
        "The gap of English Learners is clearly narrower than in the class of 2023, taken alone"
    )
    assert "Clearly narrower, taken alone" in gap_movement.movement(row, is_short=True)
    held = group(**narrower, gap_change_survives=True)
    assert "taken alone" not in gap_movement.heading(held)


def test_the_other_side_of_a_pair_says_where_its_gap_is_told():
    assert many_looks.gap_told_at("English Learners") == "The gap is told at English Learners"


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((0, 3, 3, 0), ""),
        ((1, 0, 0, 0), "1 comparison became known since last quarter."),
        ((64, 0, 0, 0), "64 comparisons became known since last quarter."),
        ((64, 1, 1, 0), "1 of 1 change listed here is clear allowing for all comparisons of "
         "the district that became known since last quarter (64)."),
        ((182, 17, 11, 24), "11 of 17 changes listed here are clear allowing for all "
         "comparisons of the district that became known since last quarter (182). 24 changes of "
         "groups that moved as "
         "all students did are not told again."),
        ((64, 2, 0, 1), "0 of 2 changes listed here are clear allowing for all comparisons of "
         "the district that became known since last quarter (64). 1 change of a group that moved "
         "as all "
         "students did is not told again."),
    ],
)  # fmt: skip
def test_the_review_says_for_how_many_comparisons_its_clear_changes_allow(counts, told):
    assert many_looks.review_looks(*counts) == told


def test_a_gap_says_that_it_is_clear_only_taken_alone_beside_a_strip_and_in_a_schools_table():
    alone = group(gap_survives=False)

    assert subgroups.strip_label(alone).endswith("Clearly behind, taken alone")
    assert schools.beside_others(alone).startswith("Clearly behind, taken alone, ")


def test_a_line_of_the_review_says_that_it_is_clear_only_when_taken_alone():
    change = next(it for it in CHANGES if it.listed == "clear")
    line = change_line(change)

    assert change_line(replace(change, is_alone=True)) == f"{line} Clear only when taken alone."


def test_the_finding_on_gaps_says_how_many_are_clear_allowing_for_all_of_them():
    gap = replace(GAPS[0], is_largest=True, points=-17.6, subgroup="English Learners")
    gap = replace(gap, measure_name="ELA", n_looks=80, n_clear=51)

    assert gap_finding([gap]) == (
        "Furthest behind: English Learners in ELA, by 17.6 points. 51 of Goal 2's gaps, behind or "
        "ahead, are clear allowing for 80 looks."
    )
    assert gap_finding([replace(gap, n_looks=0)]) == (
        "Furthest behind: English Learners in ELA, by 17.6 points."
    )


def test_a_pair_of_which_neither_gap_can_be_shown_is_counted_once():
    rows = [
        SimpleNamespace(
            subgroup=name,
            complement=other,
            gap_verdict=code,
            gap_survives=True,
            gap_looks=1,
            is_other_side=False,
        )
        for name, other, code in (
            ("Migrant", "Not Migrant", "cannot_be_shown"),
            ("Not Migrant", "Migrant", "cannot_be_shown"),
            ("Homeless", "", "clearly_behind"),
        )
    ]

    assert gap_counts.count_words(rows)[0] == ("1 of 2 groups is clearly behind all other students")
