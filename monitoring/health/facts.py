"""What the rules look at, and what they find."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from urllib.parse import urlencode

import pandas as pd

from monitoring.vocabulary import PeriodStyle
from monitoring.vocabulary.plan_check import PlanPlace, PlanRule

Year = tuple[str, PeriodStyle]  # a period of the calendar, and how its indicator names it


class Read(Protocol):
    """Returns the rows of a query by its name, as ``ui.read`` does."""

    def __call__(self, name: str, **params: str | date) -> pd.DataFrame:
        """Return the rows of ``queries/<name>.sql``."""
        ...


@dataclass(frozen=True)
class Facts:
    """A plan, its data and its updates as known in one review quarter; rows of the queries named.

    Args:
        quarter: the review quarter.
        plan: ``plan``.
        goals: ``goals``.
        needs: ``health_needs``.
        steps: ``health_steps``.
        items: ``health_items``.
        positions: ``health_positions``.
        evidence: ``health_evidence``.
        measures: ``measures``.
        years: ``health_years``.
        gaps: ``health_gaps``.
        indicators: ``indicators``.
        periods: ``periods``.
    """

    quarter: str
    plan: pd.DataFrame
    goals: pd.DataFrame
    needs: pd.DataFrame
    steps: pd.DataFrame
    items: pd.DataFrame
    positions: pd.DataFrame
    evidence: pd.DataFrame
    measures: pd.DataFrame
    years: pd.DataFrame
    gaps: pd.DataFrame
    indicators: pd.DataFrame
    periods: pd.DataFrame

    def year(self, period: str, indicator_id: str) -> Year:
        """Return a year and how the indicator names it."""
        own = self.indicators.loc[self.indicators["indicator_id"] == indicator_id, "period_style"]
        return period, PeriodStyle(own.iloc[0])


def gather(read: Read, quarter: str, as_of: date) -> Facts:
    """Read all that the rules look at, as known in a review quarter.

    Args:
        read: reads a query by its name.
        quarter: the review quarter.
        as_of: its last day, or today before that.
    """
    return Facts(
        quarter=quarter,
        plan=read("plan"),
        goals=read("goals").fillna({"wording": ""}),
        needs=read("health_needs"),
        steps=read("health_steps"),
        items=read("health_items"),
        positions=read("health_positions", as_of=as_of),
        evidence=read("health_evidence", as_of=as_of),
        measures=read("measures"),
        years=read("health_years", quarter=quarter),
        gaps=read("health_gaps", quarter=quarter),
        indicators=read("indicators"),
        periods=read("periods"),
    )


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found; `monitoring/wording/health.py` says it.

    Args:
        rule: the rule that found it.
        place: what ``place_id`` names.
        place_id: ``G1``, ``N2``, ``G1.6`` or a position.
        facts: the evidence: name -> code, number, period, or words of the plan.
        address: page and choices of the screen where it shows, without the quarter.
    """

    rule: PlanRule
    place: PlanPlace
    place_id: str
    facts: Mapping[str, object]
    address: str


def at_goal(rule: PlanRule, goal_id: str, **facts: object) -> Finding:
    """Make a finding about a goal."""
    return Finding(rule, PlanPlace.GOAL, goal_id, facts, address("goals", goal=goal_id))


def at_step(rule: PlanRule, goal_id: str, step_id: str, **facts: object) -> Finding:
    """Make a finding about an action step."""
    where = address("step", step=step_id, goal=goal_id)
    return Finding(rule, PlanPlace.STEP, step_id, facts, where)


def by_step(rows: pd.DataFrame) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Yield goal_id, step_id and the rows of each step, in the order of the rows."""
    for (goal_id, step_id), own in rows.groupby(["goal_id", "step_id"], sort=False):
        yield str(goal_id), str(step_id), own


def address(page: str, **choices: str) -> str:
    """Return the address of a page with choices of its own."""
    return f"{page}?{urlencode(choices)}"
