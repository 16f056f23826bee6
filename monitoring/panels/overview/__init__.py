"""The first screen: is the plan working, what shows no effect, what is overdue, what is next?"""

from monitoring.panels.overview.columns import Decisions
from monitoring.panels.overview.folded import goal_in_full
from monitoring.panels.overview.screen import first_screen

__all__ = ["Decisions", "first_screen", "goal_in_full"]
