"""Rules on who answers for a step: positions, never people."""

import pandas as pd

from monitoring.health.facts import Facts, Finding, address, at_step, by_step
from monitoring.rows import each
from monitoring.vocabulary.plan_check import PlanPlace, PlanRule


def written_in_several_ways(facts: Facts) -> list[Finding]:
    """Find positions that the plan writes in more than one way."""
    findings = []
    for role, rows in facts.positions.groupby("role", sort=False):
        ways = [
            (written, own["step_id"].unique().tolist())
            for written, own in rows.groupby("name_in_plan", sort=False)
        ]
        if len(ways) > 1:
            rule = PlanRule.POSITION_WRITTEN_IN_SEVERAL_WAYS
            findings.append(_at_position(rule, str(role), rows, ways=ways))
    return findings


def nobody_accountable(facts: Facts) -> list[Finding]:
    """Find steps that name several positions and none that answers for the step."""
    return [
        at_step(
            PlanRule.NO_POSITION_ACCOUNTABLE,
            goal_id,
            step_id,
            n_positions=len(rows),
            first=rows["name_in_plan"].iloc[0],
        )
        for goal_id, step_id, rows in by_step(facts.positions)
        if len(rows) > 1
    ]


def nobody_assigned(facts: Facts) -> list[Finding]:
    """Find positions that nobody holds, as far as the district has said."""
    return [
        _at_position(
            PlanRule.NOBODY_ASSIGNED,
            str(role),
            rows,
            answers_for=rows[rows["is_accountable"]]["step_id"].tolist(),
            contributes_to=rows[~rows["is_accountable"]]["step_id"].tolist(),
        )
        for role, rows in facts.positions[~facts.positions["is_held"]].groupby("role", sort=False)
    ]


def _at_position(rule: PlanRule, role: str, rows: pd.DataFrame, **facts: object) -> Finding:
    first = next(each(rows))
    where = address("step", step=first.step_id, goal=first.goal_id)
    return Finding(rule, PlanPlace.POSITION, role, facts, where)
