import math

import pandas as pd
import pytest

from monitoring.disclosure import MIN_SHOWN, hide_small, secondary_suppression

FIGURES = ["numerator", "denominator", "value", "published_value"]


def rows_of(*rows: tuple[float | None, float | None, float | None, str]) -> pd.DataFrame:
    numerators, denominators, values, states = zip(*rows, strict=True)
    return pd.DataFrame(
        {
            "numerator": pd.array(numerators, dtype="float64"),
            "denominator": pd.array(denominators, dtype="float64"),
            "value": pd.array(values, dtype="float64"),
            "published_value": pd.array(values, dtype="float64"),
            "data_state": list(states),
        }
    )


def test_a_group_of_nine_is_hidden_and_a_group_of_ten_is_shown():
    rows = rows_of((4, 9, 44.4, "measured"), (4, 10, 40.0, "measured"))

    protected = hide_small(rows)

    assert MIN_SHOWN == 10
    assert protected["data_state"].tolist() == ["hidden", "measured"]
    assert protected.loc[0, FIGURES].isna().all()
    assert protected.loc[1, FIGURES].tolist() == [4, 10, 40.0, 40.0]


def test_a_small_group_that_count_and_percent_give_away_is_hidden():
    rows = rows_of((3, math.nan, 60.0, "measured"), (6, math.nan, 60.0, "measured"))

    protected = hide_small(rows)

    assert protected["data_state"].tolist() == ["hidden", "measured"]
    assert protected.loc[0, FIGURES].isna().all()


def test_a_rate_without_counts_is_shown():
    protected = hide_small(rows_of((math.nan, math.nan, 79.7, "measured")))

    assert protected["value"].tolist() == [79.7]
    assert protected["data_state"].tolist() == ["measured"]


def test_a_row_marked_hidden_loses_the_figures_it_still_carries():
    protected = hide_small(rows_of((8, 20, 40.0, "hidden")))

    assert protected[FIGURES].isna().all(axis=None)


def test_the_rows_given_stay_as_they_were():
    rows = rows_of((4, 9, 44.4, "measured"))

    hide_small(rows)

    assert rows["denominator"].tolist() == [9]


def test_no_rows_give_no_rows():
    assert hide_small(rows_of((4, 9, 44.4, "measured")).iloc[:0]).empty


SUBGROUPS = pd.DataFrame(
    [
        ("All Students", "all", None),
        ("Asian", "race/ethnicity", None),
        ("Asian/Pacific Islander", "race/ethnicity", None),
        ("Black", "race/ethnicity", None),
        ("Hispanic", "race/ethnicity", None),
        ("Native Hawaiian/Pacific Islander", "race/ethnicity", None),
        ("White", "race/ethnicity", None),
        ("Economically Disadvantaged", "economic", "Not Economically Disadvantaged"),
        ("Not Economically Disadvantaged", "economic", "Economically Disadvantaged"),
        ("Female", "gender", "Male"),
        ("Male", "gender", "Female"),
        ("Homeless", "other", None),
    ],
    columns=["subgroup", "family", "complement"],
)
SMALL = "small"
RATE = "rate"


def published(*rows, **columns):
    """Results from (organisation, grade span, subgroup, students or SMALL or RATE)."""
    table = pd.DataFrame(
        rows, columns=["organisation_id", "grade_span", "subgroup", "students"]
    ).assign(indicator_id="tested", period="2024", content_area="Science", **columns)
    counts = [math.nan if n in (SMALL, RATE) else float(n) for n in table.pop("students")]
    is_small = [row[3] == SMALL for row in rows]
    level = {True: "school", False: "district"}
    return table.assign(
        organisation_level=["state" if r[0] == "GA" else level["-" in r[0]] for r in rows],
        denominator=counts,
        numerator=[count // 2 for count in counts],
        value=[math.nan if small else 50.0 for small in is_small],
        data_state=["hidden" if small else "measured" for small in is_small],
    )


def also_hidden(*rows):
    """The rows suppressed, told by what tells them apart from All Students of the district."""
    flags = secondary_suppression(published(*rows), SUBGROUPS)
    return [row for row, flag in zip(rows, flags, strict=True) if flag]


def here(subgroup, students):
    return ("D", "All", subgroup, students)


def test_where_all_is_shown_and_adds_up_nothing_is_suppressed():
    assert not also_hidden(
        here("All Students", 100),
        here("Black", 60),
        here("White", 40),
        here("Female", 50),
        here("Male", 50),
        here("Homeless", 12),
    )


def test_a_group_is_hidden_with_its_complement():
    rows = [here("All Students", 100), here("Female", 95), here("Male", SMALL)]

    assert also_hidden(*rows) == [here("Female", 95)]


def test_a_rate_without_counts_is_hidden_with_its_complement():
    rows = [here("All Students", 100), here("Female", RATE), here("Male", SMALL)]

    assert also_hidden(*rows) == [here("Female", RATE)]


def test_a_group_that_leaves_out_nine_is_hidden_and_one_that_leaves_out_ten_or_nobody_is_not():
    rows = [here("All Students", 100), here("Homeless", 91), here("Female", 90)]
    rows.append(here("Economically Disadvantaged", 100))

    assert also_hidden(*rows) == [here("Homeless", 91)]


def test_one_hidden_race_takes_the_next_smallest_with_it():
    rows = [here("All Students", 100), here("Black", 60), here("White", 32), here("Asian", SMALL)]

    assert also_hidden(*rows) == [here("White", 32)]


def test_two_hidden_races_take_another_only_when_they_are_under_ten_together():
    nine = [here("All Students", 100), here("Black", 51), here("White", 40)]
    ten = [here("All Students", 100), here("Black", 50), here("White", 40)]
    two = [here("Asian", SMALL), here("Hispanic", SMALL)]

    assert also_hidden(*nine, *two) == [here("White", 40)]
    assert also_hidden(*ten, *two) == []


def test_races_without_a_row_take_the_smallest_shown_when_they_are_under_ten():
    assert also_hidden(here("All Students", 100), here("Black", 60), here("White", 31)) == [
        here("White", 31)
    ]
    assert not also_hidden(here("All Students", 100), here("Black", 60), here("White", 30))


def test_a_joint_group_is_hidden_or_shown_with_its_parts_and_counted_once():
    rows = [here("All Students", 100), here("Black", 60), here("Asian", 24)]
    rows += [here("Asian/Pacific Islander", 40), here("Native Hawaiian/Pacific Islander", 16)]
    small = [*rows[:2], here("Asian", 34), here("Asian/Pacific Islander", 40)]
    small.append(here("Native Hawaiian/Pacific Islander", SMALL))

    assert also_hidden(*rows) == []
    assert also_hidden(*small) == small[2:4]


def test_everything_under_an_all_students_of_too_few_is_hidden():
    rows = [here("All Students", SMALL), here("Homeless", RATE), here("Female", RATE)]

    assert also_hidden(*rows) == rows[1:]


def test_a_row_of_too_few_that_still_has_figures_is_suppressed():
    assert also_hidden(here("All Students", 9)) == [here("All Students", 9)]


def grade(span, subgroup, students):
    return ("D", span, subgroup, students)


def test_one_hidden_grade_takes_the_next_smallest_with_it():
    everyone = [grade(span, "All Students", 40) for span in ("3", "4", "5")]
    everyone.append(grade("All tested grades", "All Students", 120))
    total = grade("All tested grades", "Homeless", 40)
    three, four = grade("3", "Homeless", 20), grade("4", "Homeless", 14)

    assert also_hidden(*everyone, total, three, four, grade("5", "Homeless", SMALL)) == [four]
    assert also_hidden(*everyone, total, three, four) == [four]  # grade 5 has no row
    assert also_hidden(*everyone, total, three, four, grade("5", "Homeless", RATE)) == [four]
    assert also_hidden(*everyone, three, four, grade("5", "Homeless", SMALL)) == []  # no total


def test_one_hidden_span_of_grades_takes_the_next_smallest_with_it():
    # 41 in K-12 less 19 and 13 would tell of the 9 in grades 6-8.
    everyone = [
        grade(span, "All Students", n)
        for span, n in (("K-12", 900), ("K-5", 400), ("6-8", 300), ("9-12", 200))
    ]
    hispanic = [
        grade("K-12", "Hispanic", 41),
        grade("K-5", "Hispanic", 19),
        grade("6-8", "Hispanic", SMALL),
        grade("9-12", "Hispanic", 13),
    ]

    assert grade("9-12", "Hispanic", 13) in also_hidden(*everyone, *hispanic)


def school(number, subgroup, students):
    return (f"D-{number}", "All", subgroup, students)


def test_one_hidden_school_takes_the_next_smallest_with_it_and_the_state_none():
    everyone = [school(number, "All Students", 100) for number in (1, 2, 3)]
    state = [("GA", "All", "All Students", 999), ("GA", "All", "Homeless", 50)]
    rows = [here("All Students", 300), *everyone, *state, here("Homeless", 50)]
    rows += [school(1, "Homeless", 30), school(2, "Homeless", 15)]

    assert also_hidden(*rows, school(3, "Homeless", SMALL)) == [school(2, "Homeless", 15)]
    assert also_hidden(*rows) == [school(2, "Homeless", 15)]  # school 3 has no row
    assert also_hidden(*rows, school(3, "Homeless", 12)) == []  # they need not quite add up


def test_a_hidden_school_is_covered_within_its_own_district():
    rows = [("D", "All", "All Students", 60), ("E", "All", "All Students", 70)]
    rows += [("D-1", "All", "All Students", SMALL), ("D-2", "All", "All Students", 55)]
    rows += [("E-1", "All", "All Students", 30), ("E-2", "All", "All Students", 40)]

    assert also_hidden(*rows) == [("D-2", "All", "All Students", 55)]


def test_the_district_is_hidden_where_no_school_can_cover_another():
    rows = [here("All Students", 150), here("Female", 65), here("Male", 85)]
    rows += [school(1, "All Students", 100), school(2, "All Students", 50)]
    rows += [school(1, "Female", SMALL), school(1, "Male", 92), school(2, "Female", 50)]

    # School 2 is all girls, so its Female row would be read off its All Students.
    assert also_hidden(*rows) == [here("Female", 65), here("Male", 85), school(1, "Male", 92)]


def test_an_all_students_suppressed_for_another_school_cannot_be_added_up_again():
    rows = [here("All Students", 150), school(1, "All Students", SMALL)]
    rows += [school(2, "All Students", 60), school(3, "All Students", 82)]
    rows += [school(2, "Female", 30), school(2, "Male", 30), school(2, "Homeless", 12)]
    rows += [school(2, "Black", 20), school(2, "White", 40)]

    assert also_hidden(*rows) == [
        school(2, "All Students", 60),
        school(2, "Female", 30),
        school(2, "Male", 30),
        school(2, "Black", 20),
    ]


def test_a_school_without_a_row_is_not_told_by_the_others_however_many_it_has():
    rows = [
        here("All Students", 200),
        school(1, "All Students", 100),
        school(2, "All Students", 100),
    ]

    # 60 less 45 would tell of the 15 of school 2.
    assert also_hidden(*rows, here("Homeless", 60), school(1, "Homeless", 45)) == [
        school(1, "Homeless", 45)
    ]


def test_hidden_groups_of_nobody_are_not_told_by_the_shown_ones():
    rows = [here("All Students", 100), here("Black", 60), here("White", 40)]

    hidden = also_hidden(*rows, here("Hispanic", SMALL), here("Asian", SMALL))

    assert hidden == [here("White", 40)]


def test_a_part_is_not_told_by_the_joint_group_whose_other_part_has_no_row():
    rows = [here("All Students", 300), here("Black", 150), here("Asian", 95)]

    # 100 less 95 would tell of five; 55 students have no row of theirs.
    assert also_hidden(*rows, here("Asian/Pacific Islander", 100)) == [
        here("Asian", 95),
        here("Asian/Pacific Islander", 100),
    ]


def test_what_the_state_prints_covers_nothing():
    rows = [here("All Students", 300)]
    rows += [school(1, "All Students", 180), school(2, "All Students", 70)]
    rows += [school(3, "All Students", 45), school(4, "All Students", SMALL)]
    results = published(*rows, is_public=[False, False, False, True, False])

    flags = secondary_suppression(results, SUBGROUPS)

    assert [row for row, flag in zip(rows, flags, strict=True) if flag] == [rows[2]]


def test_what_was_made_up_and_what_was_measured_are_never_parts_of_one_sum():
    rows = [here("All Students", 100), here("Homeless", 95)]
    results = published(*rows, is_sample=[False, True])

    assert not secondary_suppression(results, SUBGROUPS).any()


def test_flags_keep_the_index_and_no_results_give_no_flags():
    results = published(here("All Students", 100), here("Homeless", 95)).set_axis([7, 3])

    assert secondary_suppression(results, SUBGROUPS).to_dict() == {7: False, 3: True}
    assert secondary_suppression(results.iloc[:0], SUBGROUPS).empty


def test_what_the_state_prints_is_never_hidden_to_cover_another_figure():
    rows = (("D", "8", "All Students", 100), ("D", "8", "Economically Disadvantaged", 95))

    own = secondary_suppression(published(*rows), SUBGROUPS).tolist()
    printed = secondary_suppression(published(*rows, is_public=[True, True]), SUBGROUPS).tolist()

    # All others are 5 students.
    assert own == [False, True]
    assert printed == [False, False]


def test_a_part_beside_its_joint_row_is_hidden_where_fewer_than_ten_are_left():
    everyone = ("D", "8", "All Students", 1000)
    joint = ("D", "8", "Asian/Pacific Islander", 40)
    nine_left, ten_left = ("D", "8", "Asian", 31), ("D", "8", "Asian", 30)

    assert also_hidden(everyone, joint, nine_left) == [joint, nine_left]
    assert also_hidden(everyone, joint, ten_left) == []


# What is hidden for another's sake, and what is not. Values by hand.


def test_a_group_of_a_total_that_nobody_sees_leaves_out_nobody():
    rows = [school(1, "All Students", 20), school(1, "Homeless", 15), school(2, "Homeless", 12)]
    rows += [here("All Students", 29), school(2, "All Students", 9)]

    # All Students of school 1 goes for school 2, so that its 5 others cannot be told.
    assert school(1, "Homeless", 15) not in also_hidden(*rows)


def test_what_is_hidden_of_all_students_is_hidden_before_any_group_is():
    rows = [here("All Students", 20), here("Black", 15), school(1, "All Students", 9)]

    assert also_hidden(*rows) == [rows[0], rows[2]]


def test_a_group_that_the_state_prints_is_not_taken_for_hidden():
    rows = [here("Male", 53), school(1, "All Students", 19), school(1, "Male", 10)]

    assert flagged(rows, is_public=[False, False, True]) == []


def test_a_group_that_all_students_are_goes_where_its_total_is_gone():
    rows = [here("All Students", 35), here("White", 30)]
    rows += [school(1, "All Students", 30), school(1, "White", 30)]

    # Five others are told by the total, and the total by the school.
    assert also_hidden(*rows) == [rows[1], rows[3]]


def test_no_all_students_is_hidden_for_a_race_that_has_no_cover():
    assert also_hidden(here("All Students", 50), here("Asian", SMALL)) == []


def test_a_total_is_not_hidden_for_a_grade_that_has_no_row():
    rows = [grade("4", "All Students", 60), grade("All tested grades", "Homeless", 15)]

    assert also_hidden(*rows) == []


def test_a_total_is_hidden_with_the_only_school_that_has_a_row():
    rows = [here("Male", 19), school(1, "Male", SMALL)]

    assert also_hidden(*rows) == [rows[0]]


def test_a_rate_of_fewer_than_ten_is_not_told_by_a_total_beside_what_the_state_prints():
    nine = [
        here("All Students", 49),
        school(1, "All Students", RATE),
        school(3, "All Students", 40),
    ]
    ten = [here("All Students", 50), *nine[1:]]

    # 49 less 40 would tell that the rate of school 1 is of 9 students.
    assert flagged(nine, is_public=[False, False, True]) == [nine[0]]
    assert flagged(ten, is_public=[False, False, True]) == []


def test_a_total_that_the_state_prints_is_not_taken_for_hidden():
    rows = [grade("4", "All Students", 16), grade("4", "White", 11)]
    rows += [("D-3", "4", "All Students", 24), ("D-3", "All tested grades", "All Students", 9)]

    # Nobody hides the 16 of the state, and 16 less 11 would tell of five.
    assert flagged(rows, is_public=[True, False, False, False]) == rows[1:]


def test_one_hidden_race_takes_another_also_where_all_students_have_no_row():
    rows = [here("White", 20), here("Black", 9), here("Hispanic", 30)]

    assert also_hidden(*rows) == rows[:2]


def test_five_students_that_a_rate_alone_is_of_are_not_told_by_the_other_school():
    rows = [
        here("All Students", 51),
        school(1, "All Students", 46),
        school(2, "All Students", RATE),
    ]
    more = [here("All Students", 143), school(1, "All Students", 79), rows[2]]

    assert also_hidden(*rows) == [rows[1]]
    # 64 are left, and a rate alone is no part of a sum.
    assert also_hidden(*more) == []


def test_a_rate_alone_covers_a_hidden_school_where_the_state_prints_the_others():
    rows = [here("All Students", 100), school(1, "All Students", SMALL)]
    rows += [school(2, "All Students", RATE), school(3, "All Students", 60)]

    assert flagged(rows, is_public=[False, False, False, True]) == []
    # Without it the 40 of school 1 would be told.
    del rows[2]
    assert flagged(rows, is_public=[False, False, True]) == [rows[0]]


def test_fewer_than_ten_in_grades_without_a_row_are_not_told_by_the_others():
    rows = [grade("3", "Homeless", 20), grade("All tested grades", "Homeless", 24)]

    assert also_hidden(*rows) == rows


def test_schools_that_all_have_a_row_need_not_quite_add_up_to_their_district():
    rows = [here("All Students", 105), school(1, "All Students", 21)]

    assert also_hidden(*rows, school(2, "All Students", 60), school(3, "All Students", 21)) == []


def test_a_grade_without_a_row_is_told_by_nothing_where_there_is_no_total():
    assert also_hidden(grade("3", "All Students", 19), grade("4", "Homeless", 60)) == []


def test_a_school_without_a_row_of_whom_nobody_is_left_takes_none_with_it():
    rows = [here("Homeless", 100), school(1, "All Students", 190), school(2, "All Students", 65)]

    assert also_hidden(*rows, school(1, "Homeless", 100)) == []


def test_a_race_without_a_row_takes_none_with_it_where_ten_are_left():
    rows = [here("All Students", 100), here("White", 40), here("Black", 30)]

    assert also_hidden(*rows, here("Asian/Pacific Islander", 15)) == []


def test_a_hidden_grade_of_unknown_size_is_not_covered_by_a_grade_without_a_row():
    rows = [grade("3", "All Students", 19), grade("4", "Homeless", SMALL)]
    rows.append(grade("All tested grades", "Homeless", 15))

    assert also_hidden(*rows) == [rows[2]]


def test_ten_students_are_enough_to_be_shown():
    assert also_hidden(school(1, "Male", 10)) == []
    assert also_hidden(school(1, "Male", 9)) == [school(1, "Male", 9)]


def test_fewer_than_ten_of_a_school_with_results_in_other_grades_are_not_told():
    rows = [grade("3", "Male", 28), ("D-1", "3", "Male", 19)]

    assert also_hidden(*rows) == []
    assert also_hidden(*rows, ("D-3", "All tested grades", "All Students", 40)) == rows


@pytest.mark.parametrize("everyone", [20, SMALL])
def test_the_group_of_a_school_that_has_only_all_students_is_told_by_no_other(everyone):
    rows = [here("Black", 40), school(1, "All Students", everyone), school(2, "Black", 30)]

    assert also_hidden(*rows) == [rows[2]]


def test_a_joint_group_alone_is_a_race_like_others():
    rows = [here("All Students", 41), here("Asian/Pacific Islander", 12), here("White", 24)]

    assert also_hidden(*rows) == [rows[1]]


def test_a_joint_group_that_the_state_prints_is_not_added_to_its_own_part():
    rows = [here("All Students", 24), here("Asian/Pacific Islander", 12), here("White", 11)]
    rows.append(here("Native Hawaiian/Pacific Islander", 10))

    # The part would tell of two; 24 less 12 and 11 is no sum of three races.
    assert flagged(rows, is_public=[False, True, False, False]) == [rows[3]]


def test_what_the_state_prints_of_nine_is_not_flagged():
    rows = [here("All Students", 9), here("Homeless", 12)]

    assert flagged(rows, is_public=[True, False]) == [rows[1]]


def test_a_school_with_an_id_of_its_own_belongs_to_the_only_district():
    rows = [("D", "All", "All Students", 60), ("X-1", "All", "All Students", SMALL)]
    rows.append(("X-2", "All", "All Students", 48))

    assert also_hidden(*rows) == [rows[2]]
    assert also_hidden(*rows, ("E", "All", "All Students", 70)) == []


def flagged(rows, **columns):
    flags = secondary_suppression(published(*rows, **columns), SUBGROUPS)
    return [row for row, flag in zip(rows, flags, strict=True) if flag]
