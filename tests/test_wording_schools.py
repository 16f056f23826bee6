"""What is said of schools beside their district, word for word."""

from types import SimpleNamespace

import pytest

from monitoring.vocabulary import FunnelZone
from monitoring.wording import one_school, school_limits, schools, schools_page
from tests.support.school_rows import HIDDEN, INDICATORS, RULE, school


def row(name="Ash High School", **other):
    return school(name, **other)


@pytest.mark.parametrize(
    ("above", "below", "placed", "told"),
    [
        (4, 7, 52, "11 of 52 schools lie outside the 95% limits around the district's 80.0%: "
         "4 above, 7 below. Chance and ordinary differences alone put about 3 there."),
        (1, 0, 4, "1 of 4 schools lies outside the 95% limits around the district's 80.0%: "
         "1 above, 0 below. Chance and ordinary differences alone put fewer than 1 there."),
        (0, 0, 30, "None of 30 schools lies outside the 95% limits around the district's 80.0%. "
         "Chance and ordinary differences alone put about 2 there."),
        (1, 0, 1, "The one school with a result is above the 95% limits around the district's "
         "80.0%."),
        (0, 0, 1, "The one school with a result is within the 95% limits around the district's "
         "80.0%."),
    ],
)  # fmt: skip
def test_the_finding_counts_those_outside_beside_those_that_luck_puts_there(
    above, below, placed, told
):
    rule = SimpleNamespace(confidence=0.95)

    assert school_limits.differing(above, below, placed, "80.0%", rule) == told


def test_how_many_luck_puts_outside_comes_from_the_rule():
    told = school_limits.differing(4, 7, 52, "80.0%", SimpleNamespace(confidence=0.9))

    assert told == (
        "11 of 52 schools lie outside the 90% limits around the district's 80.0%: 4 above, "
        "7 below. Chance and ordinary differences alone put about 5 there."
    )


def test_a_place_is_named_with_the_level_of_the_rule():
    rule = SimpleNamespace(confidence=0.9, confidence_outer=0.995)

    assert [schools.place(it, rule) for it in FunnelZone] == [
        "Above the 99.5% limits",
        "Above the 90% limits only",
        "Within the 90% limits",
        "Below the 90% limits only",
        "Below the 99.5% limits",
    ]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"data_state": "too_few"}, "too few for a status (n < 15)"),
        (HIDDEN, "hidden to protect students"),
        ({"n": None}, "the number of students behind it is not published"),
        ({"unit": "score"}, "not a percentage: no limits can be drawn"),
        ({}, "the district's own result is not known"),
        ({"value_code": "at_most", "value": 5.0, "data_state": "coded_at_most"},
         "shown as a low range to protect students; a coded figure gets no place"),
    ],
)  # fmt: skip
def test_a_school_without_a_place_says_why(other, why):
    assert schools.silence(row(**other), RULE) == why


@pytest.mark.parametrize(
    ("other", "written"),
    [
        ({}, "90.0% (90 of 100 students)"),
        ({"numerator": None}, "90.0% (about 90 of 100 students)"),
        ({"n": None}, "90.0% (number of students not published)"),
        ({"value": 5.0, "value_code": "at_most", "numerator": None, "n": 12.0},
         "5% or less of 12 students"),
        (HIDDEN, "hidden to protect students"),
    ],
)  # fmt: skip
def test_a_result_is_written_with_the_students_behind_it(other, written):
    assert schools.figure(row(**other)) == written


@pytest.mark.parametrize(
    ("period", "style", "since", "told"),
    [
        ("2024", "class", "2023", "+2.0 points since the class of 2023"),
        ("2024", "school_year", "2023", "+2.0 points since 2022-23"),
        ("2024-25-Q2", "class", "2023-24-Q2", "+2.0 points since Quarter 2, 2023-24"),
    ],
)
def test_a_change_names_the_earlier_period_as_the_row_names_its_own(period, style, since, told):
    moved = row(period=period, period_style=style, change_points=2.0, change_from_period=since)

    assert schools.change(moved, None) == f"≈ No clear change, {told} (−7.50 to 9.50)"


def test_a_clear_change_that_does_not_hold_among_many_is_marked_as_taken_alone():
    moved = row(change="clear_improvement", change_points=2.0, change_from_period="2023")

    told = schools.change(moved, survives=False)
    assert told.startswith("▲ Clear improvement, taken alone, +2.0 points since the class of 2023")
    assert "taken alone" not in schools.change(moved, survives=True)
    assert "taken alone" not in schools.change(row(), survives=False)


@pytest.mark.parametrize(
    ("tau", "by_luck", "told"),
    [
        (3.8602, 23, "Schools ordinarily differ by more than chance, here by about 3.9 points "
         "(tau, one standard deviation), and the limits allow for that. Limits that allow for "
         "chance alone would leave 23 of 52 outside."),
        (0.0, 0, "These schools lie no further apart than chance takes schools that are all alike, "
         "so the limits allow for chance alone (tau = 0.0)."),
    ],
)  # fmt: skip
def test_it_is_said_for_which_ordinary_differences_the_limits_allow(tau, by_luck, told):
    assert school_limits.ordinary_differences(tau, 52, by_luck) == told


def test_one_school_says_its_result_its_distance_and_its_place():
    assert one_school.finding(row()) == (
        "90.0% (90 of 100 students). 5.0 points above the plan, about 5 students above. "
        "Above the limits around the district's 80.0%, which allow for chance and ordinary "
        "differences between schools."
    )
    within = row(distance_points=None, measure_id=None, funnel_zone=FunnelZone.WITHIN_LIMITS)
    assert one_school.finding(within) == (
        "90.0% (90 of 100 students). The plan sets no target for it. "
        "Within the limits around the district's 80.0%, which allow for chance and ordinary "
        "differences between schools."
    )


def test_what_is_looked_at_is_named_from_indicator_to_group():
    assert schools.scope(row(), "Graduation rate") == (
        "Graduation rate, class of 2024, All Students"
    )
    third = row(period_style="school_year", content_area="Mathematics", grade_span="3")
    assert schools.scope(third, "Proficient") == (
        "Proficient, Mathematics, grade 3, 2023-24, All Students"
    )


def test_the_chart_is_read_by_the_levels_of_the_rule():
    rule = SimpleNamespace(confidence=0.9, confidence_outer=0.995, rule_version="2")

    told = schools_page.legend(rule, is_graduation=True)

    assert (
        "about 1 in 10 would still lie outside the 90% limits and 1 in 200 outside the 99.5% limits"
    ) in told
    assert "School cohorts do not add up to the district's" in told
    assert "90% dotted, 99.5% solid, rule version 2. Source: GOSA." in (
        schools_page.unit_and_source(INDICATORS.iloc[0], rule, ["GOSA"])
    )


def test_it_is_said_what_to_load():
    told = schools_page.no_schools(INDICATORS.iloc[1], "2022-23-Q2", has_sample=True)

    assert told.startswith(
        "Suspension: no school's result was known by the end of Quarter 2, 2022-23. To see schools "
        "here, load a file of your own."
    )
    assert told.endswith("no invented figure is ever attached to a school.")
