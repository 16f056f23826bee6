"""Reads the text of a Georgia district or school improvement plan into records."""

from monitoring.plan_text.reading import read_plan
from monitoring.plan_text.records import (
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
from monitoring.plan_text.refusals import NotAPlanError

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
