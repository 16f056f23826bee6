"""How the facts of a quarter are said: what changed, what is not known, what a text gets wrong."""

from dataclasses import replace
from datetime import date

import pytest

from monitoring.brief import Change, Unknown
from monitoring.vocabulary.review import ChangeKind, ChangeList, ContradictionKind, UnknownKind
from monitoring.wording import brief as wording
from monitoring.wording.change_facts import GapMoved, Missing, Moved, NewResult, Overdue, Revised
from monitoring.wording.fact_check import Contradiction, pointed_out
from monitoring.wording.unknown import unknown_line
from monitoring.wording.unknown_facts import (
    AbsentYear,
    GroupCount,
    GroupsWithoutGap,
    OfGoal,
    OfMeasures,
    OfSteps,
    Whose,
    Years,
)
from tests.support import briefs

SIGN = briefs.SIGNS[0]
# Where lower is better, a row counts a result above the plan as negative.
FALLING = replace(briefs.G2, measures=(replace(briefs.GRADUATION, better_direction="lower"),))


@pytest.mark.parametrize(
    ("kind", "facts", "line"),
    [
        (
            ChangeKind.AGAINST_PLAN,
            Moved("Exams", "off_track", "narrowly_off_track"),
            "Exams, against the plan: from “Off track” to “Narrowly off track”.",
        ),
        (
            ChangeKind.SINCE_LAST_YEAR,
            Moved("Exams", "no_clear_change", "clear_improvement"),
            "Exams, since last year: from “No clear change” to “Clear improvement”.",
        ),
        (
            ChangeKind.IMPLEMENTATION,
            Moved("G1.1", "no_update", "done"),
            "G1.1, was it done: from “No update” to “Done”.",
        ),
        (
            ChangeKind.EFFECTIVENESS,
            Moved("G1.1", "improving", "worsening"),
            "G1.1, did it work: from “Improving” to “Worsening”.",
        ),
        (
            ChangeKind.CLEAR_RESULT,
            NewResult("On track", "", SIGN),
            "On track: 78.3% in Quarter 2, 2022-23. Up 4.2 points since Quarter 2, 2021-22: Clear "
            "improvement.",
        ),
        (
            ChangeKind.CLEAR_GAP,
            GapMoved("Exams", "Owls", "2022", "school_year", "2021", -9.0, -5.0, "clearly_wider"),
            "Exams, Owls: the gap to all other students was −5.0 points in 2020-21 and is −9.0 "
            "points in 2021-22. Clearly wider.",
        ),
        (
            ChangeKind.NEW_RESULT,
            NewResult("Graduation rate", "", briefs.GRADUATION),
            "Graduation rate: 79.7% (3,127 of 3,924) for the class of 2022.",
        ),
        (
            ChangeKind.REVISED_RESULT,
            Revised("Exams", "2021", "school_year", "percent", 60, 61, 100, 100, 2, is_of_all=True),
            "Exams, 2020-21: the result was revised from 60.0% to 61.0%, and so were 2 groups.",
        ),
        (
            ChangeKind.REVISED_RESULT,
            Revised("Exams", "2021", "school_year", "percent", 60, 60, 99, 101, 0, is_of_all=True),
            "Exams, 2020-21: the result was revised from 60.0% (n = 99) to 60.0% (n = 101).",
        ),
        (
            ChangeKind.REVISED_RESULT,
            Revised(
                "Exams", "2021", "class", "percent", None, None, None, None, 1, is_of_all=False
            ),
            "Exams, class of 2021: results of 1 group were revised.",
        ),
        (
            ChangeKind.OVERDUE_RESULT,
            Overdue("Exams", "2023", "class", date(2022, 12, 1), "assumed", "Exams_2023.csv"),
            "Exams: the result for the class of 2023 was due on December 1, 2022 (assumed date) "
            "and has not been loaded. "
            "Load Georgia's file Exams_2023.csv on the page Data.",
        ),
        (
            ChangeKind.MISSING_ITEMS,
            Missing("G1.1", 3, 16),
            "G1.1: 3 things of this quarter are missing, up to 16 days overdue.",
        ),
        (
            ChangeKind.MISSING_ITEMS,
            Missing("G1.1", 1, 0),
            "G1.1: 1 thing of this quarter is missing, not overdue yet.",
        ),
    ],
)
def test_what_changed(kind, facts, line):
    change = Change(ChangeList.MOVED, kind, facts, "goals", (), is_sample=False)

    assert wording.change_line(change) == line


MEASURES = briefs.G1.measures
ALL, SOME = Whose("G1", ()), Whose("G1", ("Biology",))


@pytest.mark.parametrize(
    ("kind", "facts", "line"),
    [
        (
            UnknownKind.FIRST_QUARTER,
            OfSteps("2021-22-Q1", ()),
            "Quarter 1, 2021-22 is the first review quarter: there is no earlier one to compare it "
            "with.",
        ),
        (
            UnknownKind.GOAL_WITHOUT_STATUS,
            OfGoal("G1", MEASURES),
            "Goal 1: No status yet for any of the 6 measures. These results are the baselines that "
            "the plan starts from.",
        ),
        (
            UnknownKind.MEASURES_WITHOUT_STATUS,
            OfMeasures(SOME, MEASURES[0]),
            "Goal 1, Biology: no status. This is the baseline the plan starts from.",
        ),
        (
            UnknownKind.COMING,
            OfMeasures(ALL, MEASURES[0]),
            "Goal 1: Not due yet: the result for 2022-23 is due on July 20, 2023 (assumed date).",
        ),
        (
            UnknownKind.NONE_PLANNED,
            OfMeasures(SOME, MEASURES[0]),
            "Goal 1, Biology: No further result is planned.",
        ),
        (
            UnknownKind.YEARS_WITHOUT_RESULT,
            Years(
                ALL,
                (
                    AbsentYear("2020", "school_year", "cancelled", "spring 2020"),
                    AbsentYear("2021", "school_year", "not_comparable", ""),
                ),
            ),
            "Goal 1: the result for 2019-20 is canceled (spring 2020) and the result for 2020-21 "
            "is not comparable.",
        ),
        (
            UnknownKind.STEPS_WITHOUT_UPDATE,
            OfSteps("2022-23-Q2", ("G1.3", "G2.6")),
            "No update for Quarter 2, 2022-23: G1.3 and G2.6.",
        ),
        (
            UnknownKind.STEPS_NOT_MEASURABLE,
            OfSteps("2022-23-Q2", ("G1.1", "G1.2", "G1.3")),
            "Whether it worked cannot be measured yet: G1.1, G1.2, and G1.3.",
        ),
        (
            UnknownKind.STEPS_NOT_MAPPED,
            OfSteps("2022-23-Q2", ("G1.2",)),
            "Not mapped yet whether what the plan names measures students' outcomes: G1.2.",
        ),
        (
            UnknownKind.STEPS_WITHOUT_OUTCOME,
            OfSteps("2022-23-Q2", ("G1.1",)),
            "The plan names no measure of students' outcomes: G1.1.",
        ),
        (
            UnknownKind.GROUPS_WITHOUT_GAP,
            GroupsWithoutGap(
                ("G1", "G2"),
                (GroupCount("Migrant", 2, 2), GroupCount("White", 1, 8)),
                data_state="hidden",
            ),
            "Goal 1 and Goal 2, Migrant; White (1 of 8 measures): the gap cannot be shown: hidden "
            "to protect students.",
        ),
        (
            UnknownKind.MORE_GROUPS,
            GroupsWithoutGap((), (GroupCount("Foster Care", 0, 0), GroupCount("White", 0, 0))),
            "More gaps cannot be shown, of Foster Care; White. The page Subgroups says why.",
        ),
    ],
)
def test_what_is_not_known(kind, facts, line):
    assert unknown_line(Unknown(kind, facts)) == line


@pytest.mark.parametrize(
    ("contradiction", "line"),
    [
        (
            Contradiction(ContradictionKind.PERCENT, "82 percent", briefs.G2),
            "“82 percent” is not one of this goal's figures. The latest result is 79.7% (class of "
            "2022).",
        ),
        (
            Contradiction(ContradictionKind.POINTS, "5 points below", briefs.G2),
            "“5 points below” is not one of this goal's figures. Against the plan: 6.9 points "
            "below.",
        ),
        (
            Contradiction(ContradictionKind.POINTS, "5 points above", FALLING),
            "“5 points above” is not one of this goal's figures. Against the plan: 6.9 points "
            "above.",
        ),
        (
            Contradiction(ContradictionKind.STUDENTS, "270 students", briefs.G2),
            "“270 students” is not one of this goal's figures. Against the plan: about 270 "
            "students below.",
        ),
        (
            Contradiction(ContradictionKind.POINTS, "5 points", briefs.G1),
            "“5 points” is not one of this goal's figures. No distance from the plan is known.",
        ),
        (
            Contradiction(ContradictionKind.SIGN, "79.7 percent", briefs.G2, (SIGN,)),
            "“79.7 percent” is not one of the figures of the early sign. The latest result is "
            "78.3% (Ninth graders on track, Quarter 2, 2022-23).",
        ),
        (
            Contradiction(
                ContradictionKind.VERDICT,
                "improved clearly",
                briefs.G2,
                verdicts=(("clear_decline", "Graduation rate"),),
            ),
            "“improved clearly” is not what the figures say: Clear decline (Graduation rate).",
        ),
    ],
)
def test_what_contradicts_the_figures(contradiction, line):
    assert pointed_out(contradiction) == line


def test_which_copy_it_is():
    assert wording.copy_name(None, None) == "Draft"
    assert wording.copy_name(3, date(2023, 1, 17)) == "Published review, No. 3, January 17, 2023"
    assert wording.corrects(2, "A wrong date") == "Corrects published review No. 2: A wrong date"


def test_a_quarter_that_is_not_reviewed():
    assert wording.not_a_review_quarter("2019-20-Q1", ["2022-23-Q1", "2022-23-Q2"]) == (
        "2019-20-Q1 is not a review quarter. Choose one of 2022-23-Q1, 2022-23-Q2."
    )
