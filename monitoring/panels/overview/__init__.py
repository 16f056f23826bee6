"""The first screen: is the plan working, what shows no effect, what is overdue, what is next?"""

from monitoring.panels.overview.columns import Decisions
from monitoring.panels.overview.screen import first_screen
from monitoring.panels.overview.whole import whole_overview

__all__ = ["Decisions", "first_screen", "whole_overview"]
