"""What is said of a goal and of what is awaited: the only place where its English is asserted."""

from datetime import date
from types import SimpleNamespace

import pytest

from monitoring.wording import movements, standings

NOTHING = {
    **{"n_overdue": 0, "overdue_period": None, "overdue_released_on": None, "overdue_basis": None},
    **{"next_period": None, "next_released_on": None, "next_basis": None},
}
LATE = {
    **{"n_overdue": 1, "overdue_period": "2023", "overdue_released_on": date(2023, 10, 31)},
    "overdue_basis": "assumed",
}
NEXT = {"next_period": "2024", "next_released_on": date(2024, 10, 31), "next_basis": "published"}


def standing(name="Graduation", level="off_track", **facts):
    told = {
        **{"measure_name": name, "level": level, "period": "2022", "period_style": "class"},
        **{"baseline_value": 50.0, "baseline_value_origin": "stated", "baseline_period": "2022"},
        **{"level_obstacle": "", "rule_version": "1", "is_measured": True, "unit": "percent"},
        **{"value": 50.0, "starts_from_own": True, "data_state": "measured", "state_words": ""},
    }
    return SimpleNamespace(**(told | NOTHING | facts))


def test_what_is_overdue_and_what_comes_next_is_said_in_a_sentence_each():
    row = standing(**LATE, **NEXT)

    assert standings.awaited(row) == (
        "Overdue: the result for the class of 2023 was due on October 31, 2023 (assumed date) and "
        "has not been loaded.",
        "Not due yet: the result for the class of 2024 is due on October 31, 2024.",
    )
    assert standings.waiting(standing()) == "No further result is planned."


def test_what_every_measure_waits_for_is_said_once_and_what_one_waits_for_names_it():
    ela, math = standing("ELA", **NEXT), standing("Mathematics", **NEXT)
    other = standing("Science", **(NEXT | {"next_basis": "assumed"}))
    said = "Not due yet: the result for the class of 2024 is due on October 31, 2024"

    assert standings.goal_waiting([ela, math]) == f"{said}."
    assert standings.goal_waiting([ela, math, other]) == (
        f"ELA; Mathematics: {said}. Science: {said} (assumed date)."
    )


def test_a_goal_of_several_measures_lists_them_under_their_verdicts_and_averages_nothing():
    rows = [
        standing("ELA", "met"),
        standing("Mathematics", "missed"),
        standing("US History", "met"),
    ]

    assert standings.goal_headline(rows) == (
        "3 measures. Target met: 2 (ELA; US History). Target missed: 1 (Mathematics)."
    )
    assert standings.goal_headline([*rows, standing("Science", "no_status")]).endswith(
        " No status yet: 1 (Science)."
    )


def test_a_goal_without_a_status_says_each_reason_once():
    few = {
        **{"level": "no_status", "period": "2021", "period_style": "school_year"},
        **{"level_obstacle": "no_result", "is_measured": False, "data_state": "not_comparable"},
        **{"state_words": "few were tested", "baseline_value": None},
        **{"baseline_value_origin": "inferred"},
    }

    assert standings.goal_headline([standing("ELA", **few), standing("Mathematics", **few)]) == (
        "No status yet for any of the 2 measures. "
        "The result for 2020-21 is not comparable (few were tested). "
        "The plan states no baseline: the first comparable result becomes the baseline."
    )


def test_baselines_of_several_measures_are_told_together():
    first = {"level": "no_status", "level_obstacle": "baseline_year"}

    assert standings.goal_headline(
        [standing("ELA", **first), standing("Mathematics", **first)]
    ) == (
        "No status yet for any of the 2 measures. "
        "These results are the baselines that the plan starts from."
    )


def test_a_goal_that_nothing_is_known_of_says_so():
    assert standings.goal_headline([]) == (
        "No status: no measure says how this goal is to be judged."
    )
    assert "measures file" in standings.goal_waiting([])
    assert standings.goal_headline([standing(level="no_status", period=None)]) == (
        "No status: no result was known by the end of this quarter."
    )


MOVED = {
    **{"obstacle": "", "unpublished_words": "", "period": "2022", "period_style": "class"},
    **{"data_state": "measured", "state_words": "", "rule_version": "1"},
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
            {"obstacle": "not_published", "unpublished_words": "no stars were given"},
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
            "The last result known by then, for the class of 2022, is overdue.",
        ),
    ],
)
def test_a_measure_of_a_step_says_why_it_moved_or_cannot_be_measured(facts, words):
    assert movements.measure_reason(SimpleNamespace(**(MOVED | facts))) == words


def cell(up, unclear, down, waiting, left_out=(), *, has_outcome=True):
    counts = {"improving": up, "unclear": unclear, "worsening": down, "waiting": waiting}
    return SimpleNamespace(
        **{f"{lane}_{name}": n for lane in ("done", "worked") for name, n in counts.items()},
        worked_left_out=list(left_out),
        has_outcome_measure=has_outcome,
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


def test_implementation_leaves_nothing_out():
    assert movements.done_reason(cell(0, 0, 0, 0, ["Logs"], has_outcome=False)) == (
        "No measure counts here."
    )
