"""Student groups beside all others: the finding, the chart, its numbers, the plan's words."""

from monitoring.panels.subgroups.chart import chosen_row, gap_chart, gap_strips
from monitoring.panels.subgroups.compared import (
    MOST,
    comparable_groups,
    compared_picture,
    groups_compared,
)
from monitoring.panels.subgroups.coverage import group_coverage
from monitoring.panels.subgroups.headline import count_heading, group_headline, subgroups_masthead
from monitoring.panels.subgroups.numbers import gap_notes, gap_numbers
from monitoring.panels.subgroups.over_time import all_gaps_over_time, gap_multiples, gaps_over_time
from monitoring.panels.subgroups.plan_words import group_in_plan, steps_serving
from monitoring.panels.subgroups.rows import listed, rows_of_group, rows_of_period

__all__ = [
    "MOST",
    "all_gaps_over_time",
    "chosen_row",
    "comparable_groups",
    "compared_picture",
    "count_heading",
    "gap_chart",
    "gap_multiples",
    "gap_notes",
    "gap_numbers",
    "gap_strips",
    "gaps_over_time",
    "group_coverage",
    "group_headline",
    "group_in_plan",
    "groups_compared",
    "listed",
    "rows_of_group",
    "rows_of_period",
    "steps_serving",
    "subgroups_masthead",
]
