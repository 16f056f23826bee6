"""The status rule: judges results against the plan's path and against the year before."""

from monitoring.status.assess import Assessed, assess
from monitoring.status.intervals import newcombe_interval, wilson_interval
from monitoring.status.rules import RuleParameters
from monitoring.status.trend import project

__all__ = [
    "Assessed",
    "RuleParameters",
    "assess",
    "newcombe_interval",
    "project",
    "wilson_interval",
]
