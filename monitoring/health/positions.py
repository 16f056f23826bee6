"""Rules on who answers for a step: positions, never people."""

import pandas as pd

from monitoring.health.facts import Facts, Found, address, at_step, by_step
from monitoring.health.words import counted, listed, quoted
from monitoring.rows import each


def written_in_several_ways(facts: Facts) -> list[Found]:
    """Find positions that the plan writes in more than one way."""
    found = []
    for role, rows in facts.positions.groupby("role", sort=False):
        ways = [
            f"{quoted(written)} ({listed(own['step_id'].unique().tolist())})"
            for written, own in rows.groupby("written", sort=False)
        ]
        if len(ways) > 1:
            words = f"The plan writes this position in {len(ways)} ways: {listed(ways)}."
            found.append(_at_position(str(role), rows, words))
    return found


def nobody_accountable(facts: Facts) -> list[Found]:
    """Find steps that name several positions and none that answers for the step."""
    found = []
    for goal_id, step_id, rows in by_step(facts.positions):
        if len(rows) > 1:
            words = (
                f"The plan names {counted(len(rows), 'position')} and does not say which of them "
                f"answers for the step; the first, {quoted(rows['written'].iloc[0])}, is taken."
            )
            found.append(at_step(goal_id, step_id, words))
    return found


def nobody_assigned(facts: Facts) -> list[Found]:
    """Find positions that nobody holds, as far as the district has said."""
    found = []
    for role, rows in facts.positions[~facts.positions["is_held"]].groupby("role", sort=False):
        first = rows[rows["is_accountable"]]["step_id"].tolist()
        others = rows[~rows["is_accountable"]]["step_id"].tolist()
        does = [f"answers for {listed(first)}"] if first else []
        does += [f"contributes to {listed(others)}"] if others else []
        words = f"Nobody is assigned to this position, which {' and '.join(does)}."
        found.append(_at_position(str(role), rows, words))
    return found


def _at_position(role: str, rows: pd.DataFrame, words: str) -> Found:
    first = next(each(rows))
    return Found(role, words, address("step", step=first.step_id, goal=first.goal_id))
