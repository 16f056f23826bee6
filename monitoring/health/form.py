"""Rules on what the form asks and on the groups of students that the plan names."""

import re

from monitoring.health.facts import Facts, Finding, address, at_step, by_step
from monitoring.rows import each
from monitoring.vocabulary.plan_check import PlanPlace, PlanRule
from monitoring.vocabulary.verdicts import WITHOUT_OTHERS
from monitoring.wording.numbers import is_missing

_NO_ANSWER = re.compile(r"\W*(n\W?a\W?|none|not applicable)\W*", re.IGNORECASE)


def question_under_another_need(facts: Facts) -> list[Finding]:
    """Find questions on equity gaps that ask of one need and stand under another."""
    findings = []
    for need in each(facts.needs):
        asked = re.search(r"#\s*(\d+)", str(need.equity_question))
        if asked is None or int(asked[1]) == need.number:
            continue
        found = {
            "question": need.equity_question,
            "number": int(need.number),
            "answer": None if is_missing(need.is_equity_gap) else bool(need.is_equity_gap),
        }
        rule, where = PlanRule.QUESTION_UNDER_ANOTHER_NEED, address("goals", goal=f"G{need.number}")
        findings.append(Finding(rule, PlanPlace.NEED, need.need_id, found, where))
    return findings


def gap_without_others(facts: Facts) -> list[Finding]:
    """Find groups of an equity gap that are all students here, so that no gap can be shown."""
    findings = []
    for (_, gap, group), rows in facts.gaps.groupby(
        ["equity_gap_id", "gap", "subgroup"], sort=False, dropna=False
    ):
        alone = rows[rows["gap_obstacle"].isin(WITHOUT_OTHERS)]
        if alone.empty:
            continue
        found = {
            "gap": gap,
            "group": rows["subgroup_words"].iloc[0],
            "n_alone": len(alone),
            "n_measures": len(rows),
            "years": sorted(alone["period"].unique()),
            "style": str(alone["period_style"].iloc[0]),
            "obstacle": str(alone["gap_obstacle"].mode().iloc[0]),
        }
        goal_id, need_id = rows["goal_id"].iloc[0], str(rows["need_id"].iloc[0])
        where = address("subgroups", goal=goal_id, subgroup=str(group))
        rule = PlanRule.GAP_THAT_CANNOT_BE_SHOWN
        findings.append(Finding(rule, PlanPlace.NEED, need_id, found, where))
    return findings


def no_subgroup(facts: Facts) -> list[Finding]:
    """Find steps that serve no group of students by name; N/A is an answer, and told as one."""
    findings = []
    for goal_id, step_id, rows in by_step(facts.steps):
        answers = rows["subgroup_words"].dropna().tolist()
        if all(map(_NO_ANSWER.fullmatch, answers)):
            answer = answers[0] if answers else ""
            findings.append(at_step(PlanRule.NO_SUBGROUP_NAMED, goal_id, step_id, answer=answer))
    return findings
