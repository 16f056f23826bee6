"""Pieces of a page as HTML text: verdicts, facts and tables from rows that are already judged."""

from monitoring.panels.goals import goal, goal_heading, masthead
from monitoring.panels.measures import (
    measure_details,
    measure_heading,
    measure_tiles,
    picture_words,
)
from monitoring.panels.methods import rule_line, rule_page, states_page
from monitoring.panels.pieces import rows_table

__all__ = [
    "goal",
    "goal_heading",
    "masthead",
    "measure_details",
    "measure_heading",
    "measure_tiles",
    "picture_words",
    "rows_table",
    "rule_line",
    "rule_page",
    "states_page",
]
