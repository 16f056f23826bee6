"""Verdicts on figures that are shown coarsely: only those that the exact figures have, too."""

import pandas as pd

from monitoring.status.cases import pair
from monitoring.status.change import judge_change
from monitoring.status.intervals import wilson_interval
from monitoring.status.levels import judge_level
from monitoring.status.printed import ENDS
from monitoring.status.rules import NOT_COMPARABLE, RuleParameters
from monitoring.vocabulary import Level
from monitoring.vocabulary.verdicts import ChangeObstacle, LevelObstacle


def without_open_verdicts(
    cases: pd.DataFrame, rows: pd.DataFrame, paths: pd.DataFrame, rules: RuleParameters
) -> pd.DataFrame:
    """Take back each verdict that the exact figures behind coarse ones might not have.

    A whole percent stands for all that round to it. Verdicts move with the figures in one
    direction: one that stays the same from the lowest figure beside the highest earlier one to the
    highest beside the lowest is that of every figure between. It tells no more than the percent.

    Args:
        cases: from ``judge_level`` and ``judge_change``.
        rows: from ``read_results``.
        paths: from ``read_measures``.
        rules: the rule's parameters.

    Returns:
        The cases. What is open is hidden, of a deadline's year undecided, and of a change not
        comparable; the obstacle is then HIDDEN, of a deadline's year DEADLINE_CODED.
    """
    if not rows["is_coarse"].any():
        return cases
    low, high = (_at(rows, end, rules) for end in ENDS)
    one, other = (
        judge_change(judge_level(pair(own, paths, others), rules), rules)
        for own, others in ((low, high), (high, low))
    )
    is_open = one["level"] != other["level"]
    is_final = is_open & (cases["deadline_verdict"] != "")
    is_running = is_open & ~is_final
    cases["level"] = cases["level"].mask(is_running, Level.HIDDEN)
    cases["level"] = cases["level"].mask(is_final, Level.UNDECIDED)
    cases["deadline_verdict"] = cases["deadline_verdict"].mask(is_final, Level.UNDECIDED)
    obstacle = cases["level_obstacle"].mask(is_running, LevelObstacle.HIDDEN)
    cases["level_obstacle"] = obstacle.mask(is_final, LevelObstacle.DEADLINE_CODED)
    cases["is_settled"] &= ~is_final
    is_moved = one["change"] != other["change"]
    cases["change"] = cases["change"].mask(is_moved, NOT_COMPARABLE)
    cases["change_obstacle"] = cases["change_obstacle"].mask(is_moved, ChangeObstacle.HIDDEN)
    for bound in ("change_low", "change_high"):
        cases[bound] = cases[bound].mask(is_moved)
    return cases


def _at(rows: pd.DataFrame, end: str, rules: RuleParameters) -> pd.DataFrame:
    """Return the rows as if each coarse figure were the lowest or the highest it stands for."""
    coarse = rows["is_coarse"]
    at = rows.assign(value=rows["value"].mask(coarse, rows[end]))
    at["within"] = rows["within"].mask(coarse, 0.0)
    low, high = wilson_interval(
        at["value"].where(coarse), at["denominator"], rules.confidence, at["within"]
    )
    at["interval_low"] = rows["interval_low"].mask(coarse, low)
    at["interval_high"] = rows["interval_high"].mask(coarse, high)
    return at
