"""Reads figures out of a goal's words, for a plan that has no measures file yet.

What is read is a proposal: its column ``interpretation`` stays empty, it is shown as one, and a
measures file replaces it. Words that do not say all that a path needs are not read; nothing is
guessed.
"""

import re
from collections.abc import Iterable, Sequence

import pandas as pd

from monitoring.plan import Goal, Plan
from monitoring.vocabulary import Origin, TargetKind

COLUMNS = (
    "measure_id",
    "goal_id",
    "sort_order",
    "measure_name",
    "indicator_id",
    "content_area",
    "grade_span",
    "baseline_value",
    "baseline_value_origin",
    "baseline_period",
    "baseline_period_origin",
    "target_kind",
    "target_value",
    "points_per_year",
    "deadline_period",
    "interpretation",
)
_FIGURE = r"(\d{1,3}(?:\.\d+)?)\s*(?:%|percent\b)"
_FROM_TO = re.compile(
    rf"\bfrom\s+{_FIGURE}.{{0,40}}?\bto\s+(?:at least\s+)?{_FIGURE}", re.IGNORECASE
)
_POINTS = re.compile(
    r"(?i)\bby\s+(\d{1,2}(?:\.\d+)?)\s*%?\s*percentage points?\b.*\b(?:each|every|per)\b.*\byear"
)
_DEADLINE = re.compile(
    r"\bby\s+(?:the end of\s+|spring\s+|may\s+|june\s+)?(20\d\d)\b", re.IGNORECASE
)
_TESTS = re.compile(r"(?i)state assessments?|milestones|\bproficien")
_EOG, _EOC = "milestones_eog_proficient", "milestones_eoc_proficient"
_STATE_TESTS = (
    ("eog-ela", "ELA, grades 3-8", _EOG, "English Language Arts"),
    ("eog-mathematics", "Mathematics, grades 3-8", _EOG, "Mathematics"),
    ("eog-science", "Science, grades 5 and 8", _EOG, "Science"),
    ("eog-social-studies", "Social Studies, grade 8", _EOG, "Social Studies"),
    ("eoc-american-literature", "American Literature", _EOC, "American Literature and Composition"),
    ("eoc-algebra", "Algebra: Concepts and Connections", _EOC, "Algebra: Concepts and Connections"),
    ("eoc-biology", "Biology", _EOC, "Biology"),
    ("eoc-us-history", "US History", _EOC, "US History"),
)


def proposed_measures(plan: Plan, known_periods: frozenset[str]) -> pd.DataFrame:
    """Read the goals that say all that a path needs: what, from where, to where, by when.

    Read are two kinds, both common in the state's plans: the graduation rate from one percentage
    to another by a year, and state tests by so many percentage points each year until a year.

    Args:
        plan: the plan as read.
        known_periods: the years of the calendar; a goal with another year is not read, nor is
            one with a figure over 100 percent.

    Returns:
        Rows of the table ``measures``, none for goals that are not read. A baseline year that
        the words do not give is the year before the plan's first, and marked as inferred.
    """
    return measures_of_goals(plan.goals, plan.school_years, known_periods)


def measures_of_goals(
    goals: Iterable[Goal], school_years: str | None, known_periods: frozenset[str]
) -> pd.DataFrame:
    """Read the goals as ``proposed_measures`` does, without the rest of their plan.

    Args:
        goals: the goals.
        school_years: as the plan's cover prints them, ``2021-22``; without them none is read.
        known_periods: the years of the calendar.
    """
    begins = first_school_year(school_years)
    rows: list[dict[str, object]] = []
    for goal in goals:
        read = _graduation(goal, begins) + _state_tests(goal, begins)
        rows += [row for row in read if _is_known(row, known_periods)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame["sort_order"] = range(1, len(frame) + 1)
    return frame


def first_school_year(school_years: str | None) -> int | None:
    """Return the year in which the plan's first school year ends."""
    found = re.match(r"(20\d\d)", school_years or "")
    return int(found[1]) + 1 if found else None


def _is_known(row: dict[str, object], periods: frozenset[str]) -> bool:
    start, end = str(row["baseline_period"]), str(row["deadline_period"])
    return start in periods and end in periods and start < end


def _graduation(goal: Goal, first_year: int | None) -> list[dict[str, object]]:
    wording = goal.wording or ""
    figures, deadline = _FROM_TO.search(wording), _DEADLINE.search(wording)
    if not (figures and deadline and first_year and "graduation rate" in wording.lower()):
        return []
    start, target = float(figures[1]), float(figures[2])
    if max(start, target) > 100:
        return []
    return [
        {
            "measure_id": f"{goal.goal_id.lower()}-graduation-4yr",
            "goal_id": goal.goal_id,
            "measure_name": "Four-year graduation rate",
            "indicator_id": "graduation_rate_4yr",
            "content_area": "",
            "grade_span": "9-12",
            "baseline_value": start,
            "baseline_value_origin": Origin.STATED,
            "baseline_period": str(first_year - 1),
            "baseline_period_origin": Origin.INFERRED,
            "target_kind": TargetKind.REACH_VALUE,
            "target_value": target,
            "deadline_period": deadline[1],
            "interpretation": "",
        }
    ]


def _state_tests(goal: Goal, first_year: int | None) -> list[dict[str, object]]:
    wording = goal.wording or ""
    points, deadline = _POINTS.search(wording), _DEADLINE.search(wording)
    if not (points and deadline and first_year and _TESTS.search(wording)):
        return []
    return [
        {
            "measure_id": f"{goal.goal_id.lower()}-{name}",
            "goal_id": goal.goal_id,
            "measure_name": words,
            "indicator_id": indicator_id,
            "content_area": content_area,
            "grade_span": "All tested grades",
            "baseline_value": None,
            "baseline_value_origin": Origin.INFERRED,
            "baseline_period": str(first_year),
            "baseline_period_origin": Origin.INFERRED,
            "target_kind": TargetKind.POINTS_PER_YEAR,
            "points_per_year": float(points[1]),
            "deadline_period": deadline[1],
            "interpretation": "",
        }
        for name, words, indicator_id, content_area in _state_tests_of(first_year)
    ]


def _state_tests_of(first_year: int) -> Sequence[tuple[str, str, str, str]]:
    """The algebra test of the year: Algebra I gave way to its successor in 2024."""
    if first_year >= 2024:
        return _STATE_TESTS
    algebra_one = ("eoc-algebra", "Algebra I", _EOC, "Algebra I")
    return [algebra_one if test[0] == "eoc-algebra" else test for test in _STATE_TESTS]
