"""What one quarter says, as values: the page, the deck, the sheet and the wall are made from it."""

from monitoring.brief.change_facts import Change
from monitoring.brief.model import (
    Brief,
    Decision,
    EarlySign,
    Gap,
    Goal,
    Head,
    Lane,
    Measure,
    Point,
    Rule,
    Step,
    Texts,
)
from monitoring.brief.unknown_facts import Unknown

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
    "Point",
    "Rule",
    "Step",
    "Texts",
    "Unknown",
]
