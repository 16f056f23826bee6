"""Numbers in a person's text that the figures contradict are pointed out, others never."""

import pytest

from monitoring.brief import Gap, Goal, Interim, Measure, Point
from monitoring.brief.fact_check.contradictions import contradictions

SPACE = "\N{NO-BREAK SPACE}"
RESULT = f"the latest result is 79.7{SPACE}% (class of 2022)"
DISTANCE = "the distance from the path is −6.9 points"


def graduation(change="clear_improvement"):
    return Measure(
        measure_id="graduation-4yr",
        name="Four-year graduation rate",
        unit="percent",
        period="2022",
        value=79.689093,
        numerator=3127.0,
        n=3924.0,
        interval_low=78.40,
        interval_high=80.92,
        expected=86.6,
        final_target=90.0,
        deadline="2023",
        distance_points=-6.910907,
        distance_students=-271,
        level="off_track",
        change=change,
        level_reason="",
        change_reason="+3.71 points on the class of 2021 (95% interval 1.86 to 5.57).",
        headline="Class of 2022: 6.9 points, about 271 students, below where the plan needs it.",
        waiting="",
        source="s",
        is_sample=False,
        points=(
            Point("2017", 69.6, 69.6, "measured"),
            Point("2020", 76.573, 79.8, "measured"),
            Point("2021", 75.977, 83.2, "measured"),
            Point("2022", 79.689, 86.6, "measured"),
            Point("2023", None, 90.0, "not_due_yet"),
        ),
    )


def goal(change="clear_improvement"):
    return Goal("G2", "Goal 2", "w", "h", "", (graduation(change),))


ABSENCE = Interim(
    goal_id="G2",
    name="Chronic absenteeism, grades 9-12",
    unit="percent",
    period="2022-23-Q1",
    earlier_period="2021-22-Q1",
    value=21.24,
    earlier=24.10,
    target=22.6,
    change="clear_improvement",
    change_low=-3.78,
    change_high=-1.92,
    is_better_higher=False,
    reason="−2.85 points on 2021-22-Q1.",
    is_sample=True,
    source="s",
)
LEARNERS = Gap(
    goal_id="G2",
    measure_id="graduation-4yr",
    measure="Four-year graduation rate",
    subgroup="English Learners",
    complement="Not English Learners",
    period="2022",
    value=69.45,
    complement_value=80.3,
    n=400.0,
    points=-10.9,
    low=-15.0,
    high=-7.0,
    verdict="clearly_behind",
    sentence="",
    is_largest=True,
)


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
    ("words", "pointed_out"),
    [
        (
            "The graduation rate is 82 percent.",
            f"“82 percent” is none of this goal's figures; {RESULT}.",
        ),
        ("We reached 79.8% or 79.9%.", f"“79.9%” is none of this goal's figures; {RESULT}."),
        (
            "we are 5 points below",
            f"“5 points below” is none of this goal's figures; {DISTANCE}.",
        ),
        (
            "We are 6.9 points above the path.",
            f"“6.9 points above” is none of this goal's figures; {DISTANCE}.",
        ),
        (
            "That is 270 students.",
            "“270 students” is none of this goal's figures; the distance from the path is about "
            "271 students below.",
        ),
        (
            "Chronic absenteeism stands at 79.7 percent.",
            "“79.7 percent” is none of the figures of the early sign; the latest result is "
            f"21.2{SPACE}% (Chronic absenteeism, grades 9-12, 2022-23-Q1).",
        ),
    ],
)
def test_a_number_that_is_no_figure_is_pointed_out_with_what_the_figures_say(words, pointed_out):
    assert contradictions(words, goal(), [LEARNERS], [ABSENCE]) == [pointed_out]


def test_about_widens_to_a_twentieth_and_no_further():
    near = "about 260 students below"
    far = "about 250 students below"

    assert contradictions(near, goal(), [], []) == []
    assert len(contradictions(far, goal(), [], [])) == 1


@pytest.mark.parametrize("change", ["no_clear_change", "clear_decline"])
def test_a_clear_improvement_that_is_none_is_pointed_out(change):
    assert contradictions("Graduation improved clearly.", goal(change), [], [ABSENCE]) == [
        f"“improved clearly” is not what the figures say: {change} (Four-year graduation rate)."
    ]


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
    other = Goal("G1", "Goal 1", "w", "h", "", ())

    assert contradictions("69.45 percent", other, [LEARNERS], [ABSENCE]) == [
        "“69.45 percent” is none of this goal's figures; no result is known."
    ]


def test_the_same_number_is_pointed_out_once():
    assert len(contradictions("82 percent. Again 82 percent.", goal(), [], [])) == 1
