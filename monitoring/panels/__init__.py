"""Pieces of a page as HTML text: verdicts, facts and tables from rows that are already judged."""

from monitoring.panels.goals import goal, goal_in_full, goal_labels, masthead
from monitoring.panels.measures import (
    chart_words,
    measure_details,
    measure_heading,
    rows_of_measure,
)
from monitoring.panels.methods import (
    assumed_page,
    indicators_page,
    measures_page,
    plan_page,
    rule_line,
    rule_page,
    sources_page,
    states_page,
)

__all__ = [
    "assumed_page",
    "chart_words",
    "goal",
    "goal_in_full",
    "goal_labels",
    "indicators_page",
    "masthead",
    "measure_details",
    "measure_heading",
    "measures_page",
    "plan_page",
    "rows_of_measure",
    "rule_line",
    "rule_page",
    "sources_page",
    "states_page",
]
