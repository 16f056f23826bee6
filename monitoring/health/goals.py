"""Rules on the goals: where they start, what they count in, where they lead."""

import re

import pandas as pd

from monitoring.db.query_rows import HealthYears, Measures
from monitoring.health.facts import Facts, Finding, Year, at_goal
from monitoring.plan import Goal, proposed_measures
from monitoring.rows import each, where
from monitoring.vocabulary import Origin, PeriodKind, TargetKind
from monitoring.vocabulary.plan_check import PlanRule
from monitoring.wording.numbers import is_missing

Target = tuple[TargetKind, float, Year]  # percent to reach, or points a year, and by when

_TWO_UNITS = re.compile(r"\d+(?:\.\d+)?\s*%\s*(?:percentage\s+)?points?\b", re.IGNORECASE)
# "by 3%" of what? "By 90% of the students" and "from 60% to 65%" leave nothing open.
_BARE_PERCENT = re.compile(
    r"\bby\s+\d+(?:\.\d+)?\s*(?:%|percent\b)(?!\s*(?:percentage\s+)?points?\b)(?!\s+of\b)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom\b.*\d.*\bto\b.*\d", re.IGNORECASE)


def no_measure(facts: Facts) -> list[Finding]:
    """Find goals that no measure judges."""
    judged = set(facts.measures["goal_id"])
    return [
        at_goal(PlanRule.NO_MEASURE, goal.goal_id, goal=goal.wording)
        for goal in each(facts.goals)
        if goal.goal_id not in judged
    ]


def no_baseline(facts: Facts) -> list[Finding]:
    """Find goals that state no value to start from, and where their paths start instead."""
    findings = []
    for goal in each(facts.goals):
        own = where(facts.measures, "goal_id", goal.goal_id)
        own = own[own["baseline_value_origin"] != Origin.STATED]
        for period, rows in own.groupby("baseline_period", sort=False, dropna=False):
            found = {
                "goal": goal.wording,
                "n_measures": len(rows),
                "start": None,
                "before": [],
            }
            if not is_missing(period):
                found["start"] = facts.year(str(period), str(rows["indicator_id"].iloc[0]))
                found["before"] = [
                    (facts.year(row.period, row.indicator_id), row.data_state, row.description)
                    for row in _years_before(rows, str(period), facts.years)
                ]
            findings.append(at_goal(PlanRule.NO_BASELINE, goal.goal_id, **found))
    return findings


def _years_before(rows: pd.DataFrame, period: str, years: pd.DataFrame) -> list[HealthYears]:
    """Return the years right before the start that have no result to compare, the first first."""
    is_own = years["indicator_id"].isin(rows["indicator_id"])
    is_own &= years["content_area"].isin(["", *rows["content_area"]])
    by_period = {row.period: row for row in each(years[is_own], HealthYears)}
    before: list[HealthYears] = []
    at = int(period) - 1
    while str(at) in by_period:
        before.insert(0, by_period[str(at)])
        at -= 1
    return before


def baseline_without_year(facts: Facts) -> list[Finding]:
    """Find goals that state a baseline and not of which year it is."""
    goals = dict(zip(facts.goals["goal_id"], facts.goals["wording"], strict=True))
    stated = where(facts.measures, "baseline_value_origin", Origin.STATED)
    return [
        at_goal(
            PlanRule.BASELINE_WITHOUT_A_YEAR,
            row.goal_id,
            goal=goals[row.goal_id],
            value=float(row.baseline_value),
            year=facts.year(row.baseline_period, row.indicator_id),
            interpretation=row.interpretation,
        )
        for row in each(stated[stated["baseline_value"].notna()])
        if row.baseline_period_origin != Origin.STATED
    ]


def ambiguous_unit(facts: Facts) -> list[Finding]:
    """Find goals with a figure that can be read in percent and in percentage points."""
    findings = []
    for goal in each(facts.goals):
        bare = None if _FROM_TO.search(goal.wording) else _BARE_PERCENT.search(goal.wording)
        twice = _TWO_UNITS.search(goal.wording)
        phrase = twice or bare
        if phrase is None:
            continue
        measures = where(facts.measures, "goal_id", goal.goal_id)
        points = measures["points_per_year"].dropna().unique().tolist()
        targets = (
            [] if points else list(dict.fromkeys(_target(facts, row) for row in each(measures)))
        )
        findings.append(
            at_goal(
                PlanRule.AMBIGUOUS_UNIT,
                goal.goal_id,
                phrase=phrase[0],
                has_two_units=twice is not None,
                points=points,
                targets=list(dict.fromkeys(targets)),
            )
        )
    return findings


def target_unlike_words(facts: Facts) -> list[Finding]:
    """Find measures whose target or start differs from what the goal's own words say."""
    goals = [Goal(row.goal_id, row.need_id, row.number, row.wording) for row in each(facts.goals)]
    known = frozenset(where(facts.periods, "kind", PeriodKind.YEAR)["period"])
    printed = next(iter(facts.plan["school_years"]), None)
    years = None if is_missing(printed) else str(printed)
    proposed = proposed_measures.measures_of_goals(goals, years, known)
    words = {goal.goal_id: goal.wording for goal in goals}
    findings = []
    for row in each(facts.measures):
        is_meant = proposed["goal_id"] == row.goal_id
        is_meant &= proposed["indicator_id"] == row.indicator_id
        for meant in list(each(proposed[is_meant]))[:1]:
            pairs = {
                "target": (_target(facts, row), _target(facts, meant)),
                "start": (_start(row), _start(meant)),
            }
            said = {"goal": words[row.goal_id], "measure": row.measure_name}
            rule = PlanRule.TARGET_UNLIKE_THE_GOALS_WORDS
            findings += [
                at_goal(rule, row.goal_id, **said, **{name: pair})
                for name, pair in pairs.items()
                if pair[0] != pair[1]
            ]
    return findings


def _target(facts: Facts, measure: Measures) -> Target:
    by = facts.year(measure.deadline_period, measure.indicator_id)
    if measure.target_kind == TargetKind.REACH_VALUE:
        return TargetKind.REACH_VALUE, float(measure.target_value), by
    return TargetKind.POINTS_PER_YEAR, float(measure.points_per_year), by


def _start(measure: Measures) -> float | None:
    is_stated = measure.baseline_value_origin == Origin.STATED
    return None if not is_stated or is_missing(measure.baseline_value) else measure.baseline_value
