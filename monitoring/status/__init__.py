"""The status rule: judges results against the plan's path and against the year before."""

from monitoring.status.assess import Assessed, assess
from monitoring.status.beside import compare_changes
from monitoring.status.gaps import gaps
from monitoring.status.interim import judge_interim
from monitoring.status.intervals import newcombe_interval, wilson_interval
from monitoring.status.looks import looks, told_together
from monitoring.status.movement import step_lanes, step_measures
from monitoring.status.places import places
from monitoring.status.read import read_results, some_of
from monitoring.status.rules import RuleParameters
from monitoring.status.smallest import smallest_change
from monitoring.status.trend import project

__all__ = [
    "Assessed",
    "RuleParameters",
    "assess",
    "compare_changes",
    "gaps",
    "judge_interim",
    "looks",
    "newcombe_interval",
    "places",
    "project",
    "read_results",
    "smallest_change",
    "some_of",
    "step_lanes",
    "step_measures",
    "told_together",
    "wilson_interval",
]
