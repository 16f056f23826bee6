"""Subgroups: which group of students is behind all others, did it move, and how sure is that?"""

import streamlit as st

from monitoring import ui
from monitoring.panels import subgroups

filters = ui.begin("Subgroups")
review = ui.read("review_quarter", quarter=filters.quarter)
indicators = ui.read("indicators")
rows = ui.read("subgroup_findings", **filters.scope, organisation_id=filters.organisation_id)
chosen = {"goal_id": filters.goal_id, "subgroup": filters.subgroup}
steps = ui.read("steps_of_group", **chosen)
equity = ui.read("equity_gaps", goal_id=filters.goal_id)
names = ui.read("subgroup_names")

if rows.empty or not filters.subgroup:
    st.info(
        "No result by student group was known for this choice by the end of this quarter. Load a "
        "file with one row per group: the state's file by subgroup, or one in the tidy layout "
        "that data/README.md describes under “The tidy layout”, with subgroup, numerator and "
        "denominator."
    )
    st.stop()

period, subgroup = filters.period, filters.subgroup
scope = (*filters.scope.values(), filters.organisation_id)
found = ui.kept("groups-found", scope, subgroups.listed, rows)
ui.write("groups-of", filters, subgroups.subgroups_masthead, found, indicators, review, period)
ui.write("group", filters, subgroups.group_headline, found, period, subgroup)
ui.write("groups-counted", filters, subgroups.count_heading, found, period)
order = ui.choose(
    "order",
    "Order of the groups within their families; distance is that from the target",
    subgroups.ORDERS,
    default="usual",
)
of_period = (*scope, period)
ui.write("chosen-row", filters, subgroups.chosen_row, subgroup)
ui.write(f"gaps-{order}", of_period, subgroups.gap_chart, found, period, order)
ui.write("numbers", of_period, subgroups.gap_numbers, found, period)
ui.write("gap-over-time", filters, subgroups.gaps_over_time, found, period, subgroup)
ui.write("all-gaps-over-time", of_period, subgroups.all_gaps_over_time, found, period)
ui.write("group-in-plan", filters, subgroups.group_in_plan, equity, names, found, subgroup)
ui.write("steps-serving", filters, subgroups.steps_serving, steps, subgroup, filters.quarter)
ui.write("gap-notes", filters, subgroups.gap_notes, found, period, subgroup)
shown = ui.kept("rows-of-period", filters, subgroups.rows_of_period, rows, period)
ui.take_away(
    "groups",
    "the groups and their gaps",
    filters,
    tables={"Groups and gaps": shown, "Groups and gaps over time": rows},
    pictures={
        "Groups beside all others": (subgroups.gap_strips, shown),
        "Gaps over time": (subgroups.gap_multiples, rows, period, subgroup),
    },
)
