"""All that the Overview says, as one piece: the first screen, each goal in full, the rule."""

from urllib.parse import urlencode

import pandas as pd
from markupsafe import Markup

from monitoring.brief import Brief, Goal
from monitoring.panels.html import join
from monitoring.panels.methods import rule_line
from monitoring.panels.overview.columns import Decisions
from monitoring.panels.overview.folded import goal_in_full
from monitoring.panels.overview.screen import first_screen
from monitoring.wording import pages
from monitoring.wording.plan_headline import names_of


def whole_overview(
    board: Brief,
    decisions: Decisions,
    latest_results: pd.DataFrame,
    updates: pd.DataFrame,
    rules: pd.DataFrame,
) -> Markup:
    """Write the page, as one piece: each piece more is a message more in every run.

    Args:
        board: the quarter, as ``summary`` makes it.
        decisions: the open ones, each as (what, role, due_on).
        latest_results: rows of ``measure_latest_results``.
        updates: rows of ``goal_updates``.
        rules: the row of ``rule_in_force``.
    """
    names = names_of(board.goals)
    told = join(
        goal_in_full(goal, names[goal.goal_id], latest_results, updates)
        + _further(goal, names[goal.goal_id], board.head.quarter)
        for goal in board.goals
    )
    return first_screen(board, decisions) + told + rule_line(rules)


def _further(goal: Goal, name: str, quarter: str) -> Markup:
    """Write links to the goal's own page and to its steps."""
    address = urlencode({"goal": goal.goal_id, "quarter": quarter})
    return Markup(
        '<p class="further"><a href="goals?{address}" target="_self">{goal}</a> '
        '<a href="steps?{address}" target="_self">{steps}</a></p>'
    ).format(address=address, goal=pages.goal_in_full(name), steps=pages.steps_of_goal(name))
