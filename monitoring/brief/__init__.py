"""What one quarter says, as values: the page, the deck, the sheet and the wall are made from it."""

from monitoring.brief.model import (
    Brief,
    Change,
    Decision,
    Gap,
    Goal,
    Head,
    Interim,
    Lane,
    Measure,
    Point,
    Step,
    Texts,
)

__all__ = [
    "Brief",
    "Change",
    "Decision",
    "Gap",
    "Goal",
    "Head",
    "Interim",
    "Lane",
    "Measure",
    "Point",
    "Step",
    "Texts",
]
