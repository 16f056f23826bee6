"""Rules on the goals: where they start, what they count in, where they lead."""

import re
from typing import Any

import pandas as pd

from monitoring.health.facts import Facts, Found, at_goal
from monitoring.health.words import counted, listed, quoted, result_year
from monitoring.plan import Goal
from monitoring.plan import proposed_measures as readings
from monitoring.rows import each, where
from monitoring.wording import figures as wording
from monitoring.wording import labels

_TWO_UNITS = re.compile(r"\d+(?:\.\d+)?\s*%\s*(?:percentage\s+)?points?\b", re.IGNORECASE)
# "by 3%" of what? "By 90% of the students" and "from 60% to 65%" leave nothing open.
_BARE_PERCENT = re.compile(
    r"\bby\s+\d+(?:\.\d+)?\s*(?:%|percent\b)(?!\s*(?:percentage\s+)?points?\b)(?!\s+of\b)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom\b.*\d.*\bto\b.*\d", re.IGNORECASE)


def no_measure(facts: Facts) -> list[Found]:
    """Find goals that no measure judges."""
    judged = set(facts.measures["goal_id"])
    return [
        at_goal(
            goal.goal_id, f"No measure says by what the goal, {_said(goal.wording)}, is judged."
        )
        for goal in each(facts.goals)
        if goal.goal_id not in judged
    ]


def no_baseline(facts: Facts) -> list[Found]:
    """Find goals that state no value to start from, and say where their paths start instead."""
    found = []
    for goal in each(facts.goals):
        own = where(facts.measures, "goal_id", goal.goal_id)
        own = own[own["baseline_value_origin"] != "stated"]
        for period, rows in own.groupby("baseline_period", sort=False, dropna=False):
            start = "" if wording.is_missing(period) else str(period)
            words = f"The goal, {_said(goal.wording)}, states no value to start from"
            found.append(at_goal(goal.goal_id, f"{words}{_start(rows, start, facts.years)}"))
    return found


def _start(rows: pd.DataFrame, period: str, years: pd.DataFrame) -> str:
    measures = f"its {counted(len(rows), 'measure')}"
    if not period:
        return f", and no year is read as the start of {measures}."
    year = result_year(period, str(rows["indicator_id"].iloc[0]))
    before = _years_before(rows, period, years)
    if not before:
        return f"; the result of {year} is taken as the start of {measures}."
    told = "; ".join(
        f"{result_year(row.period, row.indicator_id)}: "
        f"{labels.data_state(row.data_state)}, {row.words}"
        for row in before
    )
    return (
        f" ({told}); the first comparable result, from which {measures} "
        f"{'starts' if len(rows) == 1 else 'start'}, is that of {year}."
    )


def _years_before(rows: pd.DataFrame, period: str, years: pd.DataFrame) -> list[Any]:
    """Return the years right before the start that have no result to compare, the first first."""
    is_own = years["indicator_id"].isin(rows["indicator_id"])
    is_own &= years["content_area"].isin(["", *rows["content_area"]])
    by_period = {row.period: row for row in each(years[is_own])}
    before: list[Any] = []
    at = int(period) - 1
    while str(at) in by_period:
        before.insert(0, by_period[str(at)])
        at -= 1
    return before


def baseline_without_year(facts: Facts) -> list[Found]:
    """Find goals that state a baseline and not of which year it is."""
    words = dict(zip(facts.goals["goal_id"], facts.goals["wording"], strict=True))
    found = []
    stated = where(facts.measures, "baseline_value_origin", "stated")
    for row in each(stated[stated["baseline_value"].notna()]):
        if row.baseline_period_origin != "stated":
            year = f"it is read as that of {result_year(row.baseline_period, row.indicator_id)}"
            told = (
                f"The goal, {_said(words[row.goal_id])}, gives no year for its baseline of "
                f"{row.baseline_value:g}%; {year} ({quoted(row.reading)})."
            )
            found.append(at_goal(row.goal_id, told))
    return found


def _said(goal_words: object) -> str:
    """Quote a goal inside a sentence that goes on."""
    return quoted(str(goal_words).removesuffix("."))


def ambiguous_unit(facts: Facts) -> list[Found]:
    """Find goals with a figure that can be read in percent and in percentage points."""
    found = []
    for goal in each(facts.goals):
        said = str(goal.wording)
        bare = None if _FROM_TO.search(said) else _BARE_PERCENT.search(said)
        if twice := _TWO_UNITS.search(said):
            told = f"The goal says {quoted(twice[0])}, which names two units at once"
        elif bare:
            told = (
                f"The goal says {quoted(bare[0])}, which may mean percentage points or a share of "
                "the value before"
            )
        else:
            continue
        read = _read_as(where(facts.measures, "goal_id", goal.goal_id))
        found.append(at_goal(goal.goal_id, f"{told}; {read}."))
    return found


def _read_as(measures: pd.DataFrame) -> str:
    points = measures["points_per_year"].dropna().unique().tolist()
    if points:
        return (
            f"it is read as {listed([f'{a_year:g}' for a_year in points])} percentage points a year"
        )
    if len(measures):
        return f"it is read as {listed(list(dict.fromkeys(map(_aim, each(measures)))))}"
    return "no measure reads it"


def target_unlike_words(facts: Facts) -> list[Found]:
    """Find measures whose aim or start differs from what the goal's own words say."""
    goals = [Goal(row.goal_id, row.need_id, row.number, row.wording) for row in each(facts.goals)]
    known = frozenset(where(facts.periods, "kind", "year")["period"])
    printed = next(iter(facts.plan["school_years"]), None)
    years = None if wording.is_missing(printed) else str(printed)
    said = readings.measures_of_goals(goals, years, known)
    words = {goal.goal_id: goal.wording for goal in goals}
    found = []
    for row in each(facts.measures):
        is_meant = (said["goal_id"] == row.goal_id) & (said["indicator_id"] == row.indicator_id)
        for meant in list(each(said[is_meant]))[:1]:
            found += [
                at_goal(
                    row.goal_id,
                    f"{row.measure_name} {does} {tell(row)}, where the goal, "
                    f"{_said(words[row.goal_id])}, says {tell(meant)}.",
                )
                for does, tell in (("aims at", _aim), ("starts from", _stated))
                if tell(row) != tell(meant)
            ]
    return found


def _aim(measure: Any) -> str:  # noqa: ANN401 - a row of a query
    by = f"by {result_year(measure.deadline_period, measure.indicator_id)}"
    if measure.target_kind == "reach_value":
        return f"{measure.target_value:g}% {by}"
    return f"{measure.points_per_year:g} percentage points a year {by}"


def _stated(measure: Any) -> str:  # noqa: ANN401 - a row of a query
    is_stated = measure.baseline_value_origin == "stated"
    is_stated &= not wording.is_missing(measure.baseline_value)
    return f"{measure.baseline_value:g}%" if is_stated else "no stated value"
