"""A brief written out by hand: two goals, thirteen steps, the worked figures of graduation."""

import math
from dataclasses import replace
from datetime import date

from monitoring.brief import (
    Brief,
    Change,
    Decision,
    EarlySign,
    Gap,
    Goal,
    Head,
    Lane,
    Measure,
    Point,
    Rule,
    Step,
    Texts,
    Unknown,
)
from monitoring.vocabulary.review import ChangeKind, ChangeList, UnknownKind
from monitoring.wording.change_facts import Missing, Moved, NewResult
from monitoring.wording.unknown_facts import (
    AbsentYear,
    GroupCount,
    GroupsWithoutGap,
    OfGoal,
    OfSteps,
    Whose,
    Years,
)

RULE = Rule(
    version="1",
    description=(
        "Level against the path by the Wilson interval; change on one year earlier by the "
        "Newcombe interval; projection by ordinary least squares"
    ),
    confidence=0.95,
    min_n_for_status=15,
    band_narrow=0.8,
    band_wide=0.95,
)
HEAD = Head(
    district="Clayton County Public Schools",
    plan="District Improvement Plan",
    school_years="2021-2022",
    quarter="2022-23-Q2",
    begins_on=date(2022, 10, 1),
    ends_on=date(2022, 12, 31),
    known_on=date(2022, 12, 31),
    release=3,
    released_on=date(2023, 1, 17),
    released_by="Office of Research",
    corrects=None,
    correction="",
    digest="9f2c",
    is_sample=True,
    rule=RULE,
)

# A measured percentage of the district's students, judged by the first rule.
_JUDGED = {
    "unit": "percent",
    "better_direction": "higher",
    "counted_unit": "students",
    "organisation_level": "district",
    "data_state": "measured",
    "is_measured": True,
    "min_n_for_status": 15,
    "rule_version": "1",
}

GRADUATION = Measure(
    **_JUDGED,
    measure_id="graduation-4yr",
    measure_name="Graduation rate",
    period="2022",
    period_style="class",
    value=79.7,
    numerator=3127,
    n=3924,
    interval_low=78.40,
    interval_high=80.92,
    expected=86.6,
    final_target=90.0,
    deadline_period="2023",
    baseline_value=69.6,
    baseline_period="2017",
    distance_points=-6.9,
    distance_students=-271,
    level="off_track",
    change="clear_improvement",
    judged_against="plan",
    earlier_period="2021",
    earlier_n=3900,
    change_points=3.71,
    change_low=1.86,
    change_high=5.57,
    min_points_for_projection=4,
    next_period="2023",
    next_released_on=date(2023, 10, 10),
    next_basis="published",
    source="Georgia Department of Education, four-year cohort graduation rate 2022",
    points=(
        Point("2017", 69.6, 69.6, "measured"),
        Point("2018", 71.7, 73.0, "measured"),
        Point("2019", 72.7, 76.4, "measured"),
        Point("2020", 76.6, 79.8, "measured"),
        Point("2021", 76.0, 83.2, "measured"),
        Point("2022", 79.7, 86.6, "measured"),
        Point("2023", None, 90.0, "not_due_yet"),
    ),
)


def _milestones(measure_id: str, name: str, value: float) -> Measure:
    return Measure(
        **_JUDGED,
        measure_id=measure_id,
        measure_name=name,
        period="2022",
        period_style="school_year",
        value=value,
        expected=value,
        final_target=value + 3,
        deadline_period="2023",
        starts_from_own=True,
        baseline_value=value,
        baseline_period="2022",
        level="no_status",
        level_obstacle="baseline_year",
        change="not_comparable",
        change_obstacle="earlier_no_result",
        earlier_period="2021",
        earlier_data_state="not_comparable",
        earlier_description="23% of the usual number was tested",
        next_period="2023",
        next_released_on=date(2023, 7, 20),
        next_basis="assumed",
        source="Georgia Milestones 2022",
        points=(
            Point("2019", None, None, "not_comparable"),
            Point("2020", None, None, "cancelled"),
            Point("2021", None, None, "not_comparable"),
            Point("2022", value, value, "measured"),
            Point("2023", None, value + 3, "not_due_yet"),
        ),
    )


G1 = Goal(
    "G1",
    "Increase the percentage of students who are proficient in each content area by 3 points.",
    (
        _milestones("eog-ela", "ELA, grades 3-8", 28.4),
        _milestones("eog-mathematics", "Mathematics, grades 3-8", 21.5),
        _milestones("eog-science", "Science, grades 5 and 8", 24.7),
        _milestones("eog-social-studies", "Social Studies, grade 8", 25.6),
        _milestones("eoc-american-literature", "American Literature", 30.2),
        _milestones("eoc-biology", "Biology", 29.3),
    ),
)
G2 = Goal(
    "G2",
    "Raise the four-year graduation rate from 69.6% to 90% by the class of 2023.",
    (GRADUATION,),
)


def sign(name: str, now: float | None, before: float | None, change: str, **other) -> EarlySign:
    """Return an early sign of graduation, now and a year before, with other facts where given."""
    values = _JUDGED | {
        "goal_id": "G2",
        "period": "2022-23-Q2",
        "period_style": "school_year",
        "earlier_period": "2021-22-Q2",
        "is_sample": True,
        "source": "Sample results of the district",
    }
    if now is not None and before is not None:
        points = round(now - before, 2)
        values |= {"change_points": points, "change_low": points - 1.9, "change_high": points + 1.9}
    if change == "not_comparable":
        values["change_obstacle"] = "unit_without_margin" if now is not None else "no_result"
    return EarlySign(
        short_name=name,
        value=math.nan if now is None else now,
        earlier_value=before,
        change=change,
        **(values | other),
    )


SIGNS = (
    sign("Ninth graders on track", 78.3, 74.1, "clear_improvement", target_value=80.0),
    sign(
        "Chronically absent",
        24.9,
        22.2,
        "clear_decline",
        target_value=20.0,
        better_direction="lower",
    ),
    sign("On pace, ELA, grades 3-8", 34.6, 31.9, "clear_improvement", goal_id="G1"),
    sign("On pace, Mathematics, grades 3-8", 27.1, 26.8, "no_clear_change", goal_id="G1"),
    sign("On pace, Science, grades 5 and 8", 29.9, 29.2, "no_clear_change", goal_id="G1"),
    sign("Suspended at least once", 7.4, 7.6, "no_clear_change", better_direction="lower"),
    sign(
        "Office referrals a day per 100 students",
        0.64,
        0.71,
        "not_comparable",
        unit="rate",
        better_direction="lower",
    ),
    sign("Parents at an event", None, 1204.0, "not_comparable", unit="count"),
)


def gap(
    subgroup: str, value: float, other: float, n: float, verdict: str, *, is_largest: bool = False
) -> Gap:
    """Return a group of the class of 2022 beside all other students, in percent."""
    points = round(value - other, 1)
    return Gap(
        goal_id="G2",
        measure_id=GRADUATION.measure_id,
        measure_name=GRADUATION.measure_name,
        subgroup=subgroup,
        period=GRADUATION.period,
        period_style=GRADUATION.period_style,
        value=value,
        complement_value=other,
        numerator=None,
        n=n,
        points=points,
        low=round(points - 2.4, 2),
        high=round(points + 2.4, 2),
        verdict=verdict,
        is_largest=is_largest,
    )


GAPS = (
    gap("Students with Disabilities", 61.2, 82.0, 489, "clearly_behind", is_largest=True),
    gap("English Learners", 68.4, 81.5, 512, "clearly_behind"),
    gap("Hispanic", 74.6, 81.4, 988, "clearly_behind"),
    gap("Male", 75.3, 84.1, 1985, "clearly_behind"),
    gap("Black", 81.2, 76.7, 2594, "clearly_ahead"),
    gap("White", 78.8, 79.7, 62, "no_clear_difference"),
)

_STEPS = (
    ("G1.1", "Implement a guaranteed and viable curriculum", "done", "improving"),
    ("G1.2", "Offer English classes to parents of English learners", "under_way", "improving"),
    ("G1.3", "Meet with families and partners every quarter", "done", "no_clear_change"),
    ("G1.4", "Professional learning on social and emotional needs", "done", "worsening"),
    ("G1.5", "Coach teachers on standards-based lessons", "under_way", "no_clear_change"),
    ("G1.6", "Positive behavior support in all schools", "under_way", "worsening"),
    ("G1.7", "Early registration for kindergarten", "planned", "not_measurable_yet"),
    ("G2.1", "Monitor the improvement plan of every school", "done", "not_measurable_yet"),
    ("G2.2", "Develop leaders and keep teachers", "under_way", "no_clear_change"),
    ("G2.3", "Support English learners on their way to graduation", "blocked", "improving"),
    ("G2.4", "Multi-tiered support for attendance", "done", "no_clear_change"),
    ("G2.5", "Recruit for subjects with a shortage", "no_update", "not_measurable_yet"),
    ("G2.6", "Widen access to advanced courses", "under_way", "improving"),
)
STEPS = tuple(
    Step(
        step_id=step_id,
        goal_id=step_id[:2],
        wording=wording,
        role="Assistant Superintendent",
        done=Lane(done, is_sample=True),
        worked=Lane(worked, is_sample=True),
        activities_held=None if done == "no_update" else 1,
        activities_planned=None if done == "no_update" else 2,
        worked_improving=int(worked == "improving"),
        worked_unclear=int(worked == "no_clear_change"),
        worked_worsening=int(worked == "worsening"),
        worked_waiting=int(worked == "not_measurable_yet"),
        happened="Held as planned.",
        comes_next="The next round is in February.",
    )
    for step_id, wording, done, worked in _STEPS
)

_GOALS_PAGE = ("goals", (("goal", "G2"),))
CHANGES = (
    Change(
        ChangeList.MOVED,
        ChangeKind.SINCE_LAST_YEAR,
        Moved("Graduation rate", "no_clear_change", "clear_improvement"),
        *_GOALS_PAGE,
        is_sample=False,
    ),
    Change(
        ChangeList.CLEAR,
        ChangeKind.CLEAR_RESULT,
        NewResult("Ninth graders on track", "", SIGNS[0]),
        *_GOALS_PAGE,
        is_sample=True,
    ),
    Change(
        ChangeList.NEW,
        ChangeKind.NEW_RESULT,
        NewResult("Graduation rate", "", GRADUATION),
        *_GOALS_PAGE,
        is_sample=False,
    ),
    Change(
        ChangeList.MISSING,
        ChangeKind.MISSING_ITEMS,
        Missing("G2.5", 1, 16),
        "step",
        (("step", "G2.5"),),
        is_sample=True,
    ),
)

TEXTS = (
    Texts(
        "G1",
        "Tests were canceled in 2020 and few students were tested in 2021: there is no result "
        "to compare with. Benchmarks in ELA moved with the new curriculum.",
        "Keep the curriculum, look again in July when the state publishes.",
    ),
    Texts(
        "G2",
        "Attendance fell in grades 9 and 10 while on-track rates rose: the gain comes from credit "
        "recovery, and the absent are a risk for the classes of 2024 and 2025.",
        "Put the attendance team of step G2.4 into the five schools with most absent students.",
    ),
)

DECISIONS = (
    Decision(
        7,
        "2022-23-Q2",
        "G2.4",
        "Move two attendance coaches to the five high schools with most absent students.",
        "Deputy Superintendent of Student Support Services",
        date(2023, 2, 15),
        "open",
        "",
    ),
    Decision(
        8,
        "2022-23-Q2",
        "G1.4",
        "Stop the online course; bring a new proposal to the March meeting.",
        "Assistant Superintendent of Curriculum, Instruction, and Assessment",
        date(2023, 3, 6),
        "open",
        "",
    ),
)
EARLIER = (
    Decision(
        4,
        "2022-23-Q1",
        "G2.3",
        "Hire a coordinator for English learners.",
        "Chief of Human Resources",
        date(2022, 11, 30),
        "open",
        "Posted twice, no applicant yet.",
    ),
    Decision(
        5,
        "2022-23-Q1",
        "G1.1",
        "Publish the pacing guides.",
        "Assistant Superintendent of Curriculum, Instruction, and Assessment",
        date(2022, 10, 31),
        "done",
        "Published on October 24, 2022.",
    ),
)
UNKNOWN = (
    Unknown(UnknownKind.GOAL_WITHOUT_STATUS, OfGoal("G1", G1.measures)),
    Unknown(
        UnknownKind.YEARS_WITHOUT_RESULT,
        Years(
            Whose("G1", ()),
            (AbsentYear("2020", "school_year", "cancelled", "state tests were canceled"),),
        ),
    ),
    Unknown(UnknownKind.STEPS_WITHOUT_UPDATE, OfSteps("2022-23-Q2", ("G2.5",))),
    Unknown(
        UnknownKind.MORE_GROUPS,
        GroupsWithoutGap((), (GroupCount("Foster Care", 0, 0),)),
    ),
)

BRIEF = Brief(
    head=HEAD,
    goals=(G1, G2),
    early_signs=SIGNS,
    gaps=GAPS,
    steps=STEPS,
    owed=(Missing("G2.5", 1, 16),),
    changes=CHANGES,
    texts=TEXTS,
    decisions=DECISIONS,
    earlier_decisions=EARLIER,
    unknown=UNKNOWN,
)

LONG = (
    "The superintendent's team wrote a great deal here & <b>none of it may be lost</b> #panic() "
    "$x$ *bold* \\ [link]; “curly”, naïve, Hà Nội. "
)


def _renamed(change: Change, number: int) -> Change:
    """A line of what changed whose measure has a long name with markup in it."""
    facts = Moved(f"{number}: {LONG}", "no_clear_change", "clear_improvement")
    return replace(change, kind=ChangeKind.SINCE_LAST_YEAR, facts=facts)


def long_brief() -> Brief:
    """Return the same with more of everything than a page holds."""
    texts = tuple(replace(it, why=LONG * 12, next=LONG * 9) for it in TEXTS)
    decisions = tuple(
        replace(it, decision_id=number, what=LONG)
        for number, it in enumerate(DECISIONS * 5, start=20)
    )
    groups = GroupsWithoutGap((), (GroupCount(LONG, 0, 0),))
    return replace(
        BRIEF,
        texts=texts,
        decisions=decisions,
        changes=tuple(_renamed(it, number) for number, it in enumerate(CHANGES * 6)),
        earlier_decisions=decisions,
        unknown=tuple(Unknown(UnknownKind.MORE_GROUPS, groups) for _ in range(14)),
    )


def empty_brief() -> Brief:
    """Return a brief of a plan for which nothing is known yet."""
    bare = Measure(
        measure_id=GRADUATION.measure_id,
        measure_name=GRADUATION.measure_name,
        unit="percent",
        period_style="class",
        final_target=90.0,
        deadline_period="2023",
        level="no_status",
        change="not_comparable",
    )
    head = replace(HEAD, release=None, released_on=None, released_by="", is_sample=False)
    return Brief(head, goals=(replace(G2, measures=(bare,)),))


def judged_brief() -> Brief:
    """Return a brief in which every measure of the first goal has a status and a distance."""
    measures = tuple(
        replace(
            it,
            numerator=3127,
            n=23924,
            interval_low=round(it.value - 0.57, 2),
            interval_high=round(it.value + 0.57, 2),
            expected=round(it.value + 6.9, 1),
            distance_points=-6.9,
            distance_students=-1651,
            level="off_track",
            level_obstacle="",
            change="clear_improvement",
            change_obstacle="",
            change_points=1.2,
            change_low=0.4,
            change_high=2.0,
        )
        for it in G1.measures
    )
    return replace(BRIEF, goals=(replace(G1, measures=measures), G2))


def late_brief() -> Brief:
    """Return a brief two years after the deadline: tests decided in 2023, a class not known."""
    tests = tuple(
        replace(
            it,
            period="2025",
            is_late=True,
            is_settled=True,
            value=round(it.value + 4.5, 1),
            numerator=3127,
            n=23924,
            interval_low=round(it.value + 3.9, 2),
            interval_high=round(it.value + 5.1, 2),
            expected=math.nan,
            final_target=it.value + 3,
            distance_points=1.5,
            distance_students=359,
            level="narrowly_met",
            level_obstacle="",
            change="clear_decline",
            change_obstacle="",
            change_points=-1.6,
            change_low=-2.4,
            change_high=-0.8,
            earlier_period="2024",
            asked_points=3.0,
            since_base_points=3.2,
            since_base_low=2.4,
            since_base_high=3.9,
            base_n=23337,
            due_value=it.value + 3.2,
            due_n=22839,
            due_data_state="measured",
        )
        for it in G1.measures
    )
    rate = replace(
        GRADUATION,
        period="2024",
        is_late=True,
        value=83.0,
        numerator=3232,
        n=3895,
        interval_low=81.77,
        interval_high=84.13,
        expected=math.nan,
        distance_points=-7.0,
        distance_students=-274,
        level="undecided",
        level_obstacle="deadline_missing",
        earlier_period="2022",
        change_points=3.29,
        change_low=1.56,
        change_high=5.01,
    )
    goals = (replace(G1, measures=tests), replace(G2, measures=(rate,)))
    return replace(BRIEF, goals=goals)


def apart_brief() -> Brief:
    """Return a brief of a year later: each goal has a new figure that compares with no other."""
    retired = {
        **{"apart_period": "2024", "apart_value": 0.9, "apart_n": 107.0},
        **{"apart_description": "the test was retired; only 107 students took it"},
    }
    late = late_brief()
    tests, (rate,) = (goal.measures for goal in late.goals)
    of_2024 = Point("2024", 0.9, None, "not_comparable")
    tests = (replace(tests[0], **retired), *tests[1:])
    rate = replace(GRADUATION, points=(*GRADUATION.points, of_2024), **retired)
    goals = (replace(late.goals[0], measures=tests), replace(late.goals[1], measures=(rate,)))
    return replace(late, goals=goals)
