"""Reads the text of a Georgia district or school improvement plan into records."""

from monitoring.plan.read import read_plan
from monitoring.plan.records import (
    ActionStep,
    EquityGap,
    Fact,
    Goal,
    Intervention,
    Need,
    Plan,
    RootCause,
    UnreadLine,
)
from monitoring.plan.refusals import NotAPlanError

__all__ = [
    "ActionStep",
    "EquityGap",
    "Fact",
    "Goal",
    "Intervention",
    "Need",
    "NotAPlanError",
    "Plan",
    "RootCause",
    "UnreadLine",
    "read_plan",
]
