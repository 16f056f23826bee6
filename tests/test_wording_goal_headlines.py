"""What is said of a goal and of what is awaited: the only place where its English is asserted."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from monitoring.vocabulary.review import UnknownKind
from monitoring.wording import (
    board_stand,
    board_titles,
    board_unknown,
    goal_clauses,
    goal_headlines,
    movements,
    short_columns,
)
from monitoring.wording.board_facts import GoalCount, MeasureCount, StepFacts
from monitoring.wording.goal_moves import moved_counts
from monitoring.wording.quarter_facts import Measure, OverdueResult
from monitoring.wording.unknown_facts import OfMeasures, OfSteps, Unknown, Whose
from tests.support import briefs

NOTHING = {
    "measure_id": "m",
    **{"next_period": None, "next_released_on": None, "next_basis": None},
}
LATE = OverdueResult("2023", date(2023, 10, 31), "assumed", "Rates_2022-23.csv")
LATER = OverdueResult("2025", date(2025, 10, 1), "published", "Rates_2024-25")
NEXT = {"next_period": "2024", "next_released_on": date(2024, 10, 31), "next_basis": "published"}


def latest_result(name="Graduation", level="off_track", **facts):
    told = {
        **{"measure_name": name, "level": level, "period": "2022", "period_style": "class"},
        **{"deadline_period": "2023", "judged_against": "plan"},
        **{"baseline_value": 50.0, "baseline_value_origin": "stated", "baseline_period": "2022"},
        **{"level_obstacle": "", "rule_version": "1", "is_measured": True, "unit": "percent"},
        **{
            "value": 50.0,
            "starts_from_own": True,
            "data_state": "measured",
            "state_description": "",
        },
    }
    return SimpleNamespace(**(told | NOTHING | facts))


def test_what_is_overdue_and_what_comes_next_is_said_in_a_sentence_each():
    row = latest_result(**NEXT)

    assert goal_headlines.awaited(row, (LATE,)) == (
        "Overdue: the result for the class of 2023 was due on October 31, 2023 (assumed date) and "
        "has not been loaded. "
        "Load Georgia's file Rates_2022-23.csv on the page Data.",
        "Not due yet: the result for the class of 2024 is due on October 31, 2024.",
    )
    assert goal_headlines.waiting(latest_result(), ()) == "No further result is planned."


def test_every_missing_year_is_named_with_its_file():
    assert goal_headlines.overdue(latest_result(), (LATE, LATER)) == (
        "Overdue: the result for the class of 2023 was due on October 31, 2023 (assumed date) and "
        "has not been loaded. "
        "Overdue: the result for the class of 2025 was due on October 1, 2025 and has not been "
        "loaded. "
        "Load Georgia's files Rates_2022-23.csv and Rates_2024-25… on the page "
        "Data."
    )


def test_a_missing_year_whose_file_is_not_known_is_loaded_alike():
    late = (replace(LATER, file_name=""),)

    assert goal_headlines.overdue(latest_result(), late) == (
        "Overdue: the result for the class of 2025 was due on October 1, 2025 and has not been "
        "loaded. Load Georgia's file on the page Data."
    )


def test_what_every_measure_waits_for_is_said_once_and_what_one_waits_for_names_it():
    ela, math = latest_result("ELA", **NEXT), latest_result("Mathematics", **NEXT)
    other = latest_result("Science", **(NEXT | {"next_basis": "assumed"}))
    said = "Not due yet: the result for the class of 2024 is due on October 31, 2024"

    assert goal_headlines.goal_waiting([ela, math], {}) == f"{said}."
    assert goal_headlines.goal_waiting([ela, math, other], {}) == (
        f"ELA; Mathematics: {said}. Science: {said} (assumed date)."
    )


def test_each_thing_that_is_not_known_is_said_once_whatever_else_a_measure_waits_for():
    ela = latest_result("ELA", measure_id="ela", **NEXT)
    math = latest_result("Mathematics", **NEXT)
    late = {ela.measure_id: (LATER,)}
    overdue = goal_headlines.overdue(ela, (LATER,))

    assert goal_headlines.goal_waiting_lines([ela, math], late) == (
        f"ELA: {overdue}",
        "Not due yet: the result for the class of 2024 is due on October 31, 2024.",
    )


def test_a_goal_of_several_measures_counts_them_by_verdict_and_averages_nothing():
    rows = [
        latest_result("ELA", "narrowly_met", content_area="ELA"),
        latest_result("Science", "missed", content_area="Science"),
        latest_result("US History", "narrowly_met", content_area="US History"),
    ]

    assert goal_headlines.goal_headline(rows) == (
        "2023 target, 3 tests: 2 narrowly met, 1 missed. "
        "Target narrowly met: ELA; US History. Target missed: Science."
    )
    assert goal_headlines.goal_headline([*rows, latest_result("Attendance", "no_status")]) == (
        "4 measures: 2 narrowly met, 1 missed, 1 without a status yet. "
        "Target narrowly met: ELA; US History. Target missed: Science. No status yet: Attendance."
    )


def test_measures_of_one_goal_are_told_apart_before_and_after_their_deadlines():
    rows = [
        latest_result("ELA", "on_track", deadline_period="2025"),
        latest_result("Science", "undecided"),
    ]

    assert goal_headlines.goal_headline(rows) == (
        "2 measures: 1 on track, 1 not decided. On track: ELA. Not decided: Science."
    )


def test_results_after_the_deadline_stand_on_lines_of_their_own():
    later = {
        **{"period": "2025", "period_style": "school_year", "is_late": True, "value": 22.93},
        **{"distance_points": 0.61, "earlier_period": "2024", "change": "clear_decline"},
        **{"change_points": -1.63, "level": "narrowly_met"},
    }
    alone = latest_result("ELA", **later)
    of_two = [alone, latest_result("Science")]
    told = (
        "2024-25: 22.9%, 0.6 points above the 2023 target. Down 1.6 points since 2023-24: Clear "
        "decline."
    )

    assert goal_headlines.goal_later([alone]) == (told,)
    assert goal_headlines.goal_later(of_two) == (f"ELA, {told}",)


RETIRED = {
    **{"apart_period": "2024", "apart_value": 0.9, "apart_n": 107, "period_style": "school_year"},
    **{"apart_description": "the test was retired", "unit": "percent"},
    **{"counted_unit": "students"},
}


def test_a_figure_that_compares_with_none_is_told_with_its_reason_beside_the_goal():
    rows = [latest_result("Science"), latest_result("Algebra I", **RETIRED)]
    note = "2023-24: 0.9% of 107 students, not comparable (the test was retired)."

    assert goal_headlines.goal_apart(rows) == (f"Algebra I, {note}",)
    assert goal_headlines.goal_apart(rows[1:]) == (note,)
    assert goal_headlines.goal_apart(rows[:1]) == ()


def test_figures_that_compare_with_none_for_one_reason_are_told_together():
    rows = [latest_result("Science", **RETIRED), latest_result("Algebra I", **RETIRED)]

    assert goal_headlines.goal_apart(rows) == (
        "2023-24, not comparable: Science 0.9%; Algebra I 0.9% (the test was retired).",
    )


def test_a_goal_of_which_nothing_known_compares_says_so():
    rows = [
        latest_result("Science", "no_status", **RETIRED | {"period": ""}),
        latest_result("Algebra I", "no_status", **RETIRED | {"period": ""}),
    ]

    assert goal_headlines.goal_headline(rows) == (
        "No status: no comparable result was known by the end of this quarter."
    )


def test_which_of_the_plans_years_can_be_judged_is_said_with_what_waits():
    steps = {
        **{"target_kind": "points_per_year", "baseline_period": "2022", "period_style": ""},
        **{"plan_first_period": "2022", "before_plan_state": "not_comparable"},
        **{"before_plan_description": "few were tested"},
    }
    said = (
        "Of the plan's 2 school years only 2022-23 can be judged: 2020-21 is not comparable "
        "(few were tested)."
    )

    told = goal_headlines.goal_waiting([latest_result(**steps)], {})
    assert told == f"{said} No further result is planned."
    for other in (
        {"before_plan_state": None},
        {"target_kind": "reach_value"},
        {"baseline_period": "2021"},
    ):
        assert goal_headlines.goal_waiting([latest_result(**(steps | other))], {}) == (
            "No further result is planned."
        )


def test_a_goal_without_a_status_says_each_reason_once():
    few = {
        **{"level": "no_status", "period": "2021", "period_style": "school_year"},
        **{"level_obstacle": "no_result", "is_measured": False, "data_state": "not_comparable"},
        **{"state_description": "few were tested", "baseline_value": None},
        **{"baseline_value_origin": "inferred"},
    }

    assert goal_headlines.goal_headline(
        [latest_result("ELA", **few), latest_result("Mathematics", **few)]
    ) == (
        "No status yet for any of the 2 measures. "
        "The result for 2020-21 is not comparable (few were tested). "
        "The plan states no baseline: the first comparable result becomes the baseline."
    )


def test_baselines_of_several_measures_are_told_together():
    first = {"level": "no_status", "level_obstacle": "baseline_year"}

    assert goal_headlines.goal_headline(
        [latest_result("ELA", **first), latest_result("Mathematics", **first)]
    ) == (
        "No status yet for any of the 2 measures. "
        "These results are the baselines that the plan starts from."
    )


def test_a_goal_that_nothing_is_known_of_says_so():
    assert goal_headlines.goal_headline([]) == (
        "No status: no measure says how this goal is to be judged."
    )
    assert goal_headlines.goal_waiting([], {}) == (
        "Without a measure, nobody can tell where this goal stands or whether it moves."
    )
    assert goal_headlines.goal_headline([latest_result(level="no_status", period=None)]) == (
        "No status: no result was known by the end of this quarter."
    )


MOVED = {
    **{"obstacle": "", "unpublished_description": "", "period": "2022", "period_style": "class"},
    **{"data_state": "measured", "state_description": "", "rule_version": "1"},
    **{"measured_period": "2021", "measured_value": 76.0, "unit": "percent"},
    **{"measured_change": "no_clear_change"},
}


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {"change_obstacle": "none_earlier", "obstacle": "not_comparable"}
            | {"change": "not_comparable", "earlier_period": "2021"},
            "Class of 2022: Not comparable: there is no result for the class of 2021.",
        ),
        ({"obstacle": "none_known", "period": None}, "No result was known by then."),
        (
            {"obstacle": "not_published", "unpublished_description": "no stars were given"},
            "The state published no result (no stars were given).",
        ),
        (
            {"obstacle": "before_plan"},
            "The last result known by then, for the class of 2022, is from before the plan.",
        ),
        (
            {"obstacle": "too_old"},
            "The last result known by then, for the class of 2022, is more than a year old.",
        ),
        (
            {"obstacle": "no_result", "data_state": "overdue"},
            "The result for the class of 2022 is overdue. The last comparable result, for the "
            "class of 2021, is 76.0%. Since the year before: No clear change.",
        ),
        (
            {"obstacle": "no_result", "data_state": "not_comparable"}
            | {"state_description": "few took it", "measured_change": "not_comparable"},
            "The result for the class of 2022 is not comparable (few took it). The last comparable "
            "result, for the class of 2021, is 76.0%.",
        ),
        (
            {"obstacle": "no_result", "data_state": "hidden", "measured_period": None},
            "The result for the class of 2022 is hidden to protect students. No comparable result "
            "was known by then.",
        ),
    ],
)
def test_a_measure_of_a_step_says_why_it_moved_or_cannot_be_measured(facts, words):
    assert movements.measure_reason(SimpleNamespace(**(MOVED | facts))) == words


def cell(up, unclear, down, waiting, left_out=(), *, has_outcome=True, naming="mapped"):
    counts = {"improving": up, "unclear": unclear, "worsening": down, "waiting": waiting}
    return SimpleNamespace(
        **{f"{lane}_{name}": n for lane in ("done", "worked") for name, n in counts.items()},
        worked_left_out=list(left_out),
        has_outcome_measure=has_outcome,
        done_naming=naming,
        worked_naming=naming,
        outcome_naming=naming,
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            cell(1, 0, 1, 1),
            "2 measures can be compared with the year before: 1 clearly improved, 1 clearly "
            "declined, 0 without a clear change. They point both ways. "
            "1 more cannot be measured yet.",
        ),
        (
            cell(0, 0, 0, 0, ["Logs"], has_outcome=False),
            "No measure counts here. Shown but not counted: Logs. "
            "The plan names no measure of students' outcomes here.",
        ),
        (
            cell(0, 0, 0, 1, ["Extra"]),
            "Its one measure cannot be compared with the year before yet. "
            "Shown but not counted: Extra.",
        ),
        (cell(0, 0, 0, 2), "None of its 2 measures can be compared with the year before yet."),
        (cell(None, None, None, None, has_outcome=False), "No measure counts here."),
    ],
)
def test_a_lane_is_summed_up_by_its_counts(row, words):
    assert movements.worked_reason(row) == words


@pytest.mark.parametrize(
    ("naming", "words"),
    [
        ("not_mapped", "Not mapped yet: no measure stands for what the plan names here."),
        ("no_measure", "Nothing that the plan names here is a measure."),
        ("not_named", "The plan names nothing here."),
    ],
)
def test_what_nobody_has_mapped_is_not_what_nobody_named(naming, words):
    row = cell(None, None, None, None, has_outcome=False, naming=naming)

    assert (movements.done_reason(row), movements.worked_reason(row)) == (words, words)


def test_outcomes_that_nobody_has_mapped_are_not_said_to_be_missing_from_the_plan():
    row = cell(0, 0, 0, 1, has_outcome=False, naming="not_mapped")

    assert movements.worked_reason(row) == (
        "Its one measure cannot be compared with the year before yet. "
        "No measure of students' outcomes is mapped here yet."
    )


def test_implementation_leaves_nothing_out():
    assert movements.done_reason(cell(0, 0, 0, 0, ["Logs"], has_outcome=False)) == (
        "No measure counts here."
    )


def test_first_results_of_some_measures_are_not_said_to_be_those_of_all():
    first = latest_result("Graduation", "no_status", level_obstacle="baseline_year")
    none = latest_result("ELA", "no_status", period="", level_obstacle="no_result")

    assert goal_headlines.goal_headline([first, first]) == (
        "No status yet for any of the 2 measures. These results are the baselines that the plan "
        "starts from."
    )
    assert goal_headlines.goal_headline([first, none, none]) == (
        "No status yet for any of the 3 measures. 1 of them has its first result, from which the "
        "plan starts; the others have none."
    )


def measure(name="Graduation", change="no_clear_change", **facts):
    told = {"period": "2022", "period_style": "class", "unit": "percent", "change": change}
    return Measure(measure_id=name, measure_name=name, **told | facts)


@pytest.mark.parametrize(
    ("change", "survives", "words"),
    [
        ("no_clear_change", True, "for the class of 2022, Graduation did not clearly change"),
        ("clear_improvement", True, "for the class of 2022, Graduation clearly improved"),
        ("clear_decline", True, "for the class of 2022, Graduation clearly declined"),
        ("clear_decline", False, "for the class of 2022, Graduation moved clearly only taken "
         "alone"),
    ],
)  # fmt: skip
def test_the_one_measure_that_compares_is_named_and_not_counted(change, survives, words):
    others = measure("ELA", "not_comparable", period="")

    rows = [measure(change=change, survives_many_looks=survives), others]
    assert moved_counts(rows) == words


@pytest.mark.parametrize(
    ("n_narrow", "is_final", "words"),
    [
        (0, True, "3 of 8 tests met target"),
        (1, True, "3 of 8 tests met target, 1 narrowly"),
        (3, True, "3 of 8 tests narrowly met target"),
        (0, False, "3 of 8 tests on track"),
        (1, False, "3 of 8 tests on track, 1 narrowly"),
        (3, False, "3 of 8 tests narrowly on track"),
    ],
)
def test_a_title_of_the_board_claims_no_more_than_the_margins_allow(n_narrow, is_final, words):
    goal = GoalCount("G1", 8, 3, 5, n_narrow, are_tests=True, is_final=is_final, only=None)

    assert board_stand.stand([goal]) == words


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("met", "Graduation met its 2023 target"),
        ("narrowly_met", "Graduation narrowly met its 2023 target"),
        ("narrowly_missed", "Graduation narrowly missed its 2023 target"),
        ("missed", "Graduation missed its 2023 target"),
    ],
)
def test_the_title_of_one_measure_says_narrowly_where_its_verdict_does(level, words):
    only = measure(level=level, deadline_period="2023")
    goal = GoalCount("G2", 1, 1, 0, 0, are_tests=False, is_final=True, only=only)

    assert board_stand.stand([goal]) == words


def test_a_title_too_long_for_one_line_is_said_shorter_before_it_is_only_counted():
    only = measure("Four-year graduation rate", level="undecided", deadline_period="2023")
    tests = GoalCount("G1", 8, 3, 5, 3, are_tests=True, is_final=True, only=None)
    other = GoalCount("G2", 1, 0, 0, 0, are_tests=False, is_final=True, only=only)

    assert board_stand.stand([tests, other]) == (
        "3 of 8 tests narrowly met. Four-year graduation rate: 2023 not decided"
    )


def test_a_title_of_several_goals_counts_on_the_side_that_is_better():
    # A rate of absence that is too high lies above the plan, and is short of it all the same.
    goals = [
        GoalCount("G1", 2, 1, 0, 0, are_tests=True, is_final=False, only=None),
        GoalCount("G2", 3, 0, 1, 0, are_tests=False, is_final=False, only=None),
        GoalCount("G3", 2, 0, 2, 0, are_tests=False, is_final=False, only=None),
    ]

    assert board_stand.stand(goals) == (
        "Of 7 measures, 1 at plan or better, 3 short of it, 3 not judged"
    )


def test_a_title_says_that_a_rate_of_absence_above_the_plan_is_above_it():
    absent = measure("Absence", level="off_track", distance_points=-2.0, better_direction="lower")
    goal = GoalCount("G1", 1, 0, 1, 0, are_tests=False, is_final=False, only=absent)

    assert board_stand.stand([goal]) == "Absence 2.0 points above plan"


def test_a_title_of_two_goals_has_no_capital_within_a_sentence():
    rate = measure("Graduation rate", level="off_track", distance_points=-6.9)
    judged = GoalCount("G2", 1, 0, 1, 0, are_tests=False, is_final=False, only=rate)
    tests = GoalCount("G1", 8, 0, 0, 0, are_tests=True, is_final=False, only=None)

    assert board_stand.stand([tests, judged]) == (
        "Graduation rate 6.9 points below plan; 8 tests not judged yet"
    )
    other = replace(judged, only=replace(rate, measure_name="Attendance"))
    assert board_stand.stand([judged, other]) == (
        "Graduation rate 6.9 points below plan. Attendance 6.9 points below plan"
    )


def test_titles_of_the_board_count_what_is_not_decided_and_name_no_count_of_one():
    goal = GoalCount(
        "G1", n=3, n_reached=0, n_short=1, are_tests=False, n_narrow=0, is_final=True, only=None
    )
    count = MeasureCount(
        n=3, n_known=1, n_compared=1, n_reached=0, n_short=1, n_improved=0, n_declined=0,
        newest_period="2022", period_style="class", are_tests=False, is_final=False,
        are_baselines=False, deadline="",
    )  # fmt: skip

    assert board_stand.stand([goal]) == "0 of 3 measures met target, 2 not decided"
    assert board_titles.table(count) == (
        "The one measure that compares did not clearly change for the class of 2022"
    )
    assert board_titles.table(replace(count, n_improved=1)) == (
        "The one measure that compares clearly improved for the class of 2022"
    )


@pytest.mark.parametrize(
    ("obstacle", "years", "words"),
    [
        ("", ("2024", "2024"), "Reading: none of 2 measures is decided, because no result for "
         "2024 is known"),
        ("deadline_hidden", ("2024", "2024"), "Reading: none of 2 measures is decided"),
        ("", ("2024", "2025"), "Reading: none of 2 measures is decided"),
    ],
)  # fmt: skip
def test_a_goal_none_of_whose_measures_is_decided_says_so_and_why(obstacle, years, words):
    rows = [
        measure(f"M{year}", level="undecided", level_obstacle=obstacle, deadline_period=year)
        for year in years
    ]

    assert goal_clauses.stands_clause("Reading", rows) == words


def test_a_gain_without_a_margin_is_not_called_more_than_luck_and_not_said_to_have_none():
    rows = [
        measure(
            change="not_comparable",
            change_points=3.3,
            change_obstacle="n_unknown",
            change_from_period="2021",
            earlier_period="2021",
            value=86.3,
        )
    ]

    assert goal_clauses.moved_clause(rows, "2022-23-Q2") == (
        "last year's gain of 3.3 points is not known to be more than luck"
    )
    assert board_titles.path(rows) == (
        "Up 3.3 points since the class of 2021, not known to be more than luck"
    )


def test_a_missing_result_of_the_district_is_not_called_georgias():
    rows = [measure(overdue=(LATE,))]

    assert short_columns.not_loaded(rows) == (
        "The result for the class of 2023, due October 31, 2023, is not loaded",
    )


def test_a_title_counts_only_the_early_signs_that_compare_with_the_year_before():
    moved, still, new = (
        replace(briefs.SIGNS[0], change=it, survives=None)
        for it in ("clear_improvement", "no_clear_change", "not_comparable")
    )

    assert board_titles.signs((moved, still)) == (
        "1 of 2 early signs clearly improved in a year, 0 clearly declined"
    )
    assert board_titles.signs((moved, still, new, new)) == (
        "1 of 2 early signs that compare clearly improved, 0 clearly declined"
    )
    assert board_titles.signs((new, new)) == ("2 early signs, none comparable with the year before")


def test_a_title_of_steps_does_not_deny_what_was_last_known():
    step = briefs.BRIEF.steps[0]
    last = StepFacts(3, without_effect=(), last_without_effect=(step, step), overdue=())

    assert board_titles.steps(last) == (
        "2 steps last known done with no effect seen; nothing overdue"
    )
    assert board_titles.steps(replace(last, last_without_effect=())) == (
        "No step known to be done without effect, and nothing overdue"
    )


def test_a_result_missing_for_measures_of_several_files_is_said_once_where_no_file_is_named():
    def missing(names, file_name, period="2026"):
        late = OverdueResult(period, date(2026, 8, 31), "assumed", file_name)
        of = replace(briefs.GRADUATION, overdue=(late,))
        return Unknown(UnknownKind.OVERDUE, OfMeasures(Whose("G1", names), of))

    first = Unknown(UnknownKind.FIRST_QUARTER, OfSteps("2022-23-Q2", ()))
    told = [first, missing(("A", "B", "C", "D"), "eog"), missing(("E", "F", "G"), "eoc")]

    assert board_unknown.lines(told)[1:] == [
        "Goal 1, 7 measures: The result for the class of 2026 was due on August 31, 2026 and has "
        "not come."
    ]
    assert len(board_unknown.lines([*told, missing(("H",), "eoc", "2025")])) == 3
