"""What one quarter says, as values: the page, the deck, the sheet and the wall are made from it."""

from monitoring.brief.model import Brief
from monitoring.wording.change_facts import Change, Missing
from monitoring.wording.people_facts import Decision, Texts
from monitoring.wording.quarter_facts import (
    EarlySign,
    Gap,
    Goal,
    Head,
    Lane,
    Measure,
    Point,
    Rule,
    Step,
)
from monitoring.wording.unknown_facts import Unknown

__all__ = [
    "Brief",
    "Change",
    "Decision",
    "EarlySign",
    "Gap",
    "Goal",
    "Head",
    "Lane",
    "Measure",
    "Missing",
    "Point",
    "Rule",
    "Step",
    "Texts",
    "Unknown",
]
