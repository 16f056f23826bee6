"""Numbers in a person's text that the figures contradict are pointed out, others never."""

from dataclasses import replace

import pytest

from monitoring.brief import Goal
from monitoring.brief.fact_check.contradictions import contradictions
from tests.support import briefs

# Figures have more decimals than anybody writes.
GRADUATION = replace(
    briefs.GRADUATION, value=79.689093, distance_points=-6.910907, change_points=3.712
)


def goal(change="clear_improvement"):
    return replace(briefs.G2, measures=(replace(GRADUATION, change=change),))


ABSENCE = briefs.sign(
    "Chronic absenteeism", 21.24, 24.10, "clear_improvement", better_direction="lower"
)
LEARNERS = briefs.gap("English Learners", 69.45, 80.35, 400, "clearly_behind", is_largest=True)


def found(words, of=None, gaps=(), signs=()):
    return [(it.kind, it.said) for it in contradictions(words, of or goal(), gaps, signs)]


@pytest.mark.parametrize(
    "words",
    [
        "The graduation rate is 79.7 percent, in whole numbers 80%.",
        "We are 6.9 points, about 270 students, below where the plan needs us.",
        "We are 7 percentage points behind.",
        "3,127 of 3,924 students of the class of 2022 graduated; 797 students did not.",
        "From 69.6% to 90 percent by 2023, 10.3 points short; 86.6% was expected.",
        "Nearly 80 percent, with a 95% interval of 78.4 to 80.92 percent.",
        "The gain of 3.7 points was clear, a 10.1 point gain since 2017.",
        "On October 5, 2022 the 9th grade met for step G1.4 in 12 schools.",
        "Students of grade 9 students, the class of 2023 students, 1 in 5 students.",
        "We need 3.4 points a year.",
        "English Learners are 10.9 points behind, with 69.5 percent of 400 students.",
        "Chronic absenteeism fell from 24.1 to 21.2 percent.",
        "",
    ],
)
def test_what_the_figures_say_is_left_alone(words):
    assert contradictions(words, goal(), [LEARNERS], [ABSENCE]) == []


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ("The graduation rate is 82 percent.", "percent", "82 percent"),
        ("We reached 79.8% or 79.9%.", "percent", "79.9%"),
        ("we are 5 points below", "points", "5 points below"),
        ("We are 6.9 points above the path.", "points", "6.9 points above"),
        ("That is 270 students.", "students", "270 students"),
        ("Chronic absenteeism stands at 79.7 percent.", "sign", "79.7 percent"),
    ],
)
def test_a_number_that_is_no_figure_is_pointed_out(words, kind, said):
    assert found(words, gaps=[LEARNERS], signs=[ABSENCE]) == [(kind, said)]


def test_what_is_pointed_out_has_the_figures_it_is_not_one_of():
    (number,) = contradictions("Absenteeism stands at 79.7 percent.", goal(), [], [ABSENCE])

    assert (number.goal, number.signs, number.verdicts) == (goal(), (ABSENCE,), ())


def test_about_widens_to_a_twentieth_and_no_further():
    assert found("about 260 students below") == []
    assert len(found("about 250 students below")) == 1


@pytest.mark.parametrize("change", ["no_clear_change", "clear_decline"])
def test_a_clear_improvement_that_is_none_is_pointed_out(change):
    (verdict,) = contradictions("Graduation improved clearly.", goal(change), [], [ABSENCE])

    assert (verdict.kind, verdict.said) == ("verdict", "improved clearly")
    assert verdict.verdicts == ((change, "Graduation rate"),)


@pytest.mark.parametrize(
    "words",
    [
        "Graduation did not improve clearly, it was no clear improvement.",
        "We hope that it will have improved clearly by 2023.",
        "Absenteeism improved clearly.",
        "Much improved clearly.",
    ],
)
def test_what_is_denied_hoped_or_said_of_something_else_is_no_claim(words):
    assert contradictions(words, goal("no_clear_change"), [], [ABSENCE]) == []


def test_figures_of_other_goals_do_not_count():
    other = Goal("G1", "w", ())

    assert found("69.45 percent", other, [LEARNERS], [ABSENCE]) == [("percent", "69.45 percent")]


def test_the_same_number_is_pointed_out_once():
    assert len(found("82 percent. Again 82 percent.")) == 1
