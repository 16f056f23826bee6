"""A brief written out by hand: two goals, thirteen steps, the worked figures of graduation."""

from dataclasses import replace
from datetime import date

from monitoring.brief import (
    Brief,
    Change,
    Decision,
    Gap,
    Goal,
    Head,
    Interim,
    Lane,
    Measure,
    Point,
    Step,
    Texts,
)

HEAD = Head(
    district="Clayton County Public Schools",
    plan="District Improvement Plan",
    school_years="2021-2022",
    quarter="2022-23-Q2",
    ends_on=date(2022, 12, 31),
    release=3,
    released_on=date(2023, 1, 17),
    released_by="Office of Research",
    corrects=None,
    correction="",
    digest="9f2c",
    is_sample=True,
    rule=(
        "Level against the path by the Wilson interval; change on one year earlier by the "
        "Newcombe interval; projection by ordinary least squares"
    ),
    rule_version="1",
)

GRADUATION = Measure(
    measure_id="graduation-4yr",
    name="Graduation rate",
    unit="percent",
    period="2022",
    value=79.7,
    numerator=3127,
    n=3924,
    interval_low=78.40,
    interval_high=80.92,
    expected=86.6,
    final_target=90.0,
    deadline="2023",
    distance_points=-6.9,
    distance_students=-271,
    level="off_track",
    change="clear_improvement",
    level_reason=(
        "79.7% is 6.9 points below the 86.6% that the path expects, and the 95% interval "
        "(78.40 to 80.92) does not reach it."
    ),
    change_reason="+3.71 points on the class of 2021 (95%: 1.86 to 5.57).",
    headline=(
        "Class of 2022: 6.9 points, 271 students, below where the plan needs it; the gain of 3.7 "
        "points on the class of 2021 is a clear improvement."
    ),
    waiting="The class of 2023 is expected on October 10, 2023.",
    source="Georgia Department of Education, four-year cohort graduation rate 2022",
    is_sample=False,
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
        measure_id=measure_id,
        name=name,
        unit="percent",
        period="2022",
        value=value,
        numerator=None,
        n=None,
        interval_low=None,
        interval_high=None,
        expected=value,
        final_target=value + 3,
        deadline="2023",
        distance_points=None,
        distance_students=None,
        level="no_status",
        change="not_comparable",
        level_reason="2022 is the baseline year: it is on its path by construction.",
        change_reason="2021 is not comparable: 23% of the usual number was tested.",
        headline=f"2021-22: {name} starts at {value}%; no status in the baseline year.",
        waiting="The results of 2022-23 are expected in July 2023.",
        source="Georgia Milestones 2022",
        is_sample=False,
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
    "Goal 1",
    "Increase the percentage of students who are proficient in each content area by 3 points.",
    "No status yet: 2022 is the first comparable state result and becomes the baseline.",
    "The results of 2022-23 are expected in July 2023.",
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
    "Goal 2",
    "Raise the four-year graduation rate from 69.6% to 90% by the class of 2023.",
    GRADUATION.headline,
    GRADUATION.waiting,
    (GRADUATION,),
)


def _interim(name: str, now: float | None, before: float | None, change: str, **other) -> Interim:
    told = {
        "goal_id": "G2",
        "unit": "percent",
        "period": "2022-23-Q2",
        "earlier_period": "2021-22-Q2",
        "target": None,
        "change_low": None,
        "change_high": None,
        "is_better_higher": True,
        "reason": f"{change}, by the interval of the difference.",
        "is_sample": True,
        "source": "Sample results of the district",
    }
    return Interim(name=name, value=now, earlier=before, change=change, **(told | other))


INTERIMS = (
    _interim(
        "Ninth graders on track",
        78.3,
        74.1,
        "clear_improvement",
        target=80.0,
        change_low=2.35,
        change_high=6.05,
    ),
    _interim(
        "Chronically absent",
        24.9,
        22.2,
        "clear_decline",
        target=20.0,
        is_better_higher=False,
        change_low=2.1,
        change_high=3.3,
    ),
    _interim("On pace, ELA, grades 3-8", 34.6, 31.9, "clear_improvement", goal_id="G1"),
    _interim("On pace, Mathematics, grades 3-8", 27.1, 26.8, "no_clear_change", goal_id="G1"),
    _interim("On pace, Science, grades 5 and 8", 29.9, 29.2, "no_clear_change", goal_id="G1"),
    _interim("Suspended at least once", 7.4, 7.6, "no_clear_change", is_better_higher=False),
    _interim(
        "Office referrals a day per 100 students",
        0.64,
        0.71,
        "not_comparable",
        unit="rate",
        is_better_higher=False,
    ),
    _interim("Parents at an event", None, 1204.0, "not_comparable", unit="count"),
)


def _gap(subgroup: str, value: float, other: float, n: float, verdict: str, **told) -> Gap:
    points = round(value - other, 1)
    side = "behind" if points < 0 else "ahead of"
    return Gap(
        goal_id="G2",
        measure_id="graduation-4yr",
        measure="Graduation rate",
        subgroup=subgroup,
        complement=f"not {subgroup}",
        period="2022",
        value=value,
        complement_value=other,
        n=n,
        points=points,
        low=round(points - 2.4, 2),
        high=round(points + 2.4, 2),
        verdict=verdict,
        sentence=f"{subgroup}: {abs(points)} points {side} all others.",
        is_largest=told.get("is_largest", False),
    )


GAPS = (
    _gap("Students with Disabilities", 61.2, 82.0, 489, "clearly_behind", is_largest=True),
    _gap("English Learners", 68.4, 81.5, 512, "clearly_behind"),
    _gap("Hispanic", 74.6, 81.4, 988, "clearly_behind"),
    _gap("Male", 75.3, 84.1, 1985, "clearly_behind"),
    _gap("Black", 81.2, 76.7, 2594, "clearly_ahead"),
    _gap("White", 78.8, 79.7, 62, "no_clear_difference"),
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
LETTERS = {
    "planned": "P",
    "under_way": "U",
    "done": "D",
    "blocked": "B",
    "improving": "I",
    "no_clear_change": "N",
    "worsening": "W",
}
STEPS = tuple(
    Step(
        step_id,
        step_id[:2],
        name,
        f"{name}, in all schools.",
        "Assistant Superintendent",
        Lane(done, LETTERS.get(done, ""), f"The update says {done}.", is_sample=True),
        Lane(worked, LETTERS.get(worked, ""), f"Its measures: {worked}.", is_sample=True),
        "Held as planned.",
        "The next round is in February.",
    )
    for step_id, name, done, worked in _STEPS
)

CHANGES = (
    Change(
        "Statuses that moved",
        "Graduation rate: Off path as before; the class of 2022 is a clear improvement.",
        "pages/goals.py",
        (("goal", "G2"),),
        is_sample=False,
    ),
    Change(
        "Clear changes",
        "Ninth graders on track: 74.1% to 78.3%, Clear improvement.",
        "pages/goals.py",
        (("goal", "G2"),),
        is_sample=True,
    ),
    Change(
        "New results",
        "Graduation rate, class of 2022: 79.7%, published on October 6, 2022.",
        "pages/goals.py",
        (("goal", "G2"),),
        is_sample=False,
    ),
    Change(
        "Overdue or missing",
        "G2.5: the update of 2022-23-Q2 is 16 days overdue.",
        "pages/step.py",
        (("step", "G2.5"),),
        is_sample=True,
    ),
)

TEXTS = (
    Texts(
        "G1",
        "Tests were cancelled in 2020 and few students were tested in 2021: there is no result "
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
    "Goal 1 has no status: 2022 is the first comparable state result.",
    "The School Climate Star Rating was not published for 2020 to 2023.",
    "Economically Disadvantaged equals All Students here, so that gap cannot be shown.",
    "No figure of parents at events is in for 2022-23-Q2.",
)

BRIEF = Brief(
    head=HEAD,
    goals=(G1, G2),
    interims=INTERIMS,
    gaps=GAPS,
    steps=STEPS,
    changes=CHANGES,
    texts=TEXTS,
    decisions=DECISIONS,
    earlier_decisions=EARLIER,
    unknown=UNKNOWN,
)

_LONG = (
    "The superintendent's team wrote a great deal here & <b>none of it may be lost</b> #panic() "
    "$x$ *bold* \\ [link]; “curly”, naïve, Hà Nội. "
)


def long_brief() -> Brief:
    """Return the same with more of everything than a page holds."""
    texts = tuple(replace(it, why=_LONG * 12, next=_LONG * 9) for it in TEXTS)
    decisions = tuple(
        replace(it, decision_id=number, what=_LONG)
        for number, it in enumerate(DECISIONS * 5, start=20)
    )
    changes = tuple(
        replace(it, sentence=f"{number}: {_LONG}") for number, it in enumerate(CHANGES * 6)
    )
    return replace(
        BRIEF,
        texts=texts,
        decisions=decisions,
        changes=changes,
        earlier_decisions=decisions,
        unknown=tuple(_LONG for _ in range(14)),
    )


def empty_brief() -> Brief:
    """Return a brief of a plan for which nothing is known yet."""
    bare = replace(
        GRADUATION,
        period="",
        value=None,
        numerator=None,
        n=None,
        interval_low=None,
        interval_high=None,
        expected=None,
        distance_points=None,
        distance_students=None,
        level="no_status",
        change="not_comparable",
        points=(),
    )
    goal = replace(G2, headline="No result is loaded.", measures=(bare,))
    head = replace(HEAD, release=None, released_on=None, released_by="", is_sample=False)
    return Brief(head, (goal,), (), (), (), (), (), (), (), ())


def judged_brief() -> Brief:
    """Return a brief in which every measure of the first goal has a status and a distance."""
    measures = tuple(
        replace(
            it,
            numerator=3127,
            n=23924,
            interval_low=round((it.value or 0) - 0.57, 2),
            interval_high=round((it.value or 0) + 0.57, 2),
            expected=round((it.value or 0) + 6.9, 1),
            distance_points=-6.9,
            distance_students=-1651,
            level="off_track",
            change="clear_improvement",
        )
        for it in G1.measures
    )
    return replace(BRIEF, goals=(replace(G1, measures=measures, headline=G2.headline), G2))
