"""What the deck, the page and the wall say."""

from dataclasses import replace
from datetime import date

import pytest

from monitoring.papers import findings as found
from monitoring.wording import deck, deck_charts, filters, lanes, papers, templates, wall
from monitoring.wording import findings as wording
from monitoring.wording.change_facts import Missing, Overdue
from monitoring.wording.joined import stopped
from tests.support import briefs

HEAD = briefs.HEAD
_LACKING = briefs.CHANGES[-1]
FALLING = replace(briefs.GRADUATION, better_direction="lower")
# An overdue result and steps that lack six things and one: eight things on three lines.
LACKING = (
    *(replace(_LACKING, facts=Missing("G1.3", 6, 16)), _LACKING),
    replace(_LACKING, facts=Overdue("Exams", "2023", "class", date(2022, 12, 1), "assumed", "")),
)


def test_titles_say_plan_quarter_and_copy():
    assert papers.heading(HEAD) == (
        "District Improvement Plan: review of Quarter 2, 2022-23 (Oct-Dec 2022)"
    )
    assert papers.under_heading(HEAD) == (
        "Plan for school year 2021-2022",
        "As known on December 31, 2022",
        "Published review, No. 3, January 17, 2023",
    )
    assert deck.foot(replace(HEAD, release=None)) == (
        "Clayton County Public Schools",
        "Quarter 2, 2022-23",
        "Draft",
    )


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ("2021-22", "Plan for school year 2021-22"),
        ("2099-00", "Plan for school year 2099-00"),
        ("2021-24", "Plan for school years 2021-24"),
        ("2021-2024", "Plan for school years 2021-2024"),
        ("2024", "Plan for school year 2024"),
    ],
)
def test_one_school_year_is_a_school_year_and_several_are_school_years(years, words):
    assert papers.under_heading(replace(HEAD, school_years=years))[0] == words


def test_a_plan_that_leaves_places_empty_is_told_so():
    assert papers.title(replace(HEAD, district="", plan="")) == (
        "District not named in the plan, A plan without a title: review of Quarter 2, 2022-23 "
        "(Oct-Dec 2022)"
    )
    assert papers.of_goal("G1", "") == "Goal 1: left empty in the plan"
    assert lanes.short(None) == "left empty in the plan"
    assert filters.step("G1.1", None) == "G1.1 left empty in the plan"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            found.signs_finding(briefs.SIGNS),
            "Compared with the same quarter a year earlier, 2 of 6 early signs clearly improved "
            "and 1 clearly declined. 2 early signs cannot be compared with the year before.",
        ),
        (
            found.signs_finding(
                [
                    replace(briefs.SIGNS[0], survives=False, n_looks=9),
                    replace(briefs.SIGNS[1], survives=True, n_looks=9),
                ]
            ),
            "Compared with the same quarter a year earlier, 0 of 2 early signs clearly improved "
            "and 1 clearly declined. This allows for 9 comparisons; 1 more moved clearly taken "
            "alone.",
        ),
        (
            papers.sign_change(replace(briefs.SIGNS[0], survives=False)),
            "▲ Clear improvement, taken alone",
        ),
        (found.signs_finding(()), "No early sign is known for this quarter."),
        (
            found.gap_finding(briefs.GAPS),
            "Furthest behind: Students with Disabilities in Graduation rate, by 20.8 points.",
        ),
        (
            found.gap_finding(briefs.GAPS[-1:]),
            "No group is clearly behind all other students.",
        ),
        (found.gap_finding(()), "No gap between groups is known."),
        (
            found.gap_text(briefs.GAPS[0], 0.95),
            "Goal 2. Graduation rate, class of 2022: Students with Disabilities 61.2%, all other "
            "students 82.0%, that is 20.8 points below (95% interval −23.20 to −18.40). Clearly "
            "behind.",
        ),
        (found.step_finding(briefs.STEPS), "Done, no effect seen yet: G1.3, G1.4, and G2.4."),
        (
            wording.step_finding(()),
            "No step is known to be done in this quarter without a visible effect.",
        ),
        (found.step_finding(()), "No action step is known."),
        (
            found.step_counts(briefs.STEPS),
            "13 action steps. Was it done? 1 planned (P), 5 under way (U), 5 done (D), 1 blocked "
            "(B), and 1 without an update. Did it work? 4 improving (I), 4 without a clear change "
            "(N), 2 worsening (W), and 3 not measurable yet.",
        ),
        (
            found.change_finding(briefs.CHANGES),
            "Since the quarter before: 1 status moved, 1 clear change, 1 new result, and 1 overdue "
            "or missing thing.",
        ),
        (
            found.change_finding(LACKING),
            "Since the quarter before: 8 overdue or missing things.",
        ),
        (found.change_finding(()), "Nothing changed since the quarter before."),
        (
            found.decision_finding(briefs.BRIEF),
            "2 decisions were taken in this quarter. 2 earlier decisions: 1 open and 1 done.",
        ),
        (wording.decision_finding(0, ()), "No decision was taken in this quarter."),
        (wording.unknown_finding(1), "There is 1 note on what is not known or not measured."),
        (wording.unknown_finding(9), "There are 9 notes on what is not known or not measured."),
        (wording.unknown_finding(0), "Nothing is noted as not known."),
        (
            wording.decision_outcome(briefs.EARLIER[0]),
            "G2.3: Hire a coordinator for English learners. (Chief of Human Resources, by November "
            "30, 2022) open: Posted twice, no applicant yet.",
        ),
        (found.distance(briefs.GRADUATION), "6.9 points below, about 270 students"),
        # Where lower is better, a row counts a result above the plan as negative.
        (found.distance(FALLING), "6.9 points above, about 270 students"),
        (papers.plan_for(briefs.GRADUATION), "Plan for the class of 2022"),
        (papers.target_for(briefs.GRADUATION), "Target for the class of 2023"),
        (papers.sign_label(briefs.SIGNS[1]), "Chronically absent (lower is better)"),
        (papers.level(briefs.GRADUATION), "◇ Off track"),
        (
            papers.sample_note(),
            "Sample: made up by the product to show how it works; nobody's results.",
        ),
        (wall.announced(3, 11, "A"), "Slide 3 of 11: A"),
        (templates.no_title([]).split("(")[1][:14], "layouts: none)"),
    ],
)
def test_what_a_part_comes_to(said, words):
    assert said == words


def test_heads_of_tables():
    assert papers.judged_head(0.95) == (
        *("Measure", "Years", "Result (95%)", "Plan", "Distance", "Verdicts"),
    )
    assert papers.plain_head()[5:] == ("Against the plan", "Since last year")
    assert papers.sign_head(briefs.SIGNS[0], is_all_sample=True) == (
        *("Early sign (all Sample)", "Q2 2021-22", "Q2 2022-23", "Target", "Since last year"),
    )
    assert papers.sign_head(briefs.SIGNS[0], is_all_sample=True, left_out=(8, 11))[0] == (
        "Early sign, 8 of 11 shown (all Sample)"
    )
    assert papers.of_quarter("Suspended", replace(briefs.SIGNS[0], period="2022-23-Q1")) == (
        "Suspended, Q1 2022-23"
    )


@pytest.mark.parametrize(
    "said",
    [
        papers.interval_name(0.9),
        papers.judged_head(0.9)[2],
        found.gap_text(briefs.GAPS[0], 0.9),
        deck.interval_note(0.9),
        deck_charts.gaps_note(0.9),
        deck_charts.gaps_head(0.9)[4],
        wall.gaps_note(0.9),
        wall.result("79.7%", "78.40 to 80.92", 0.9),
    ],
)
def test_a_level_is_that_of_the_rule_in_force(said):
    assert "90%" in said
    assert "95" not in said


def test_lines_one_under_the_other_do_not_run_on_when_they_are_read_out():
    assert stopped("Clear decline", "No clear difference from Georgia") == (
        "Clear decline.",
        "No clear difference from Georgia",
    )
    assert stopped("On track", "") == ("On track",)
