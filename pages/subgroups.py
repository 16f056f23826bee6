"""Subgroups: which group of students is behind all others, did it move, and how sure is that?"""

import streamlit as st

from monitoring import ui
from monitoring.panels import subgroups
from monitoring.panels.html import folds
from monitoring.wording import compared
from monitoring.wording import pages as words

filters = ui.begin("subgroups")
review = ui.read("review_quarter", **filters.told)
indicators = ui.read("indicators")
rules = ui.read("rule_in_force")
rows = ui.read("subgroup_findings", **filters.scope, organisation_id=filters.organisation_id)
covered = ui.read("group_coverage", **filters.scope, organisation_id=filters.organisation_id)
# Of every group, so that another one asks for nothing more.
serving = ui.read("steps_of_group", goal_id=filters.goal_id)
steps = ui.made_once(subgroups.rows_of_group, serving, filters.subgroup)
equity = ui.read("equity_gaps", goal_id=filters.goal_id)
names = ui.read("subgroup_names")

if rows.empty or not filters.subgroup:
    st.info(words.no_groups())
    st.stop()

period, subgroup = filters.period, filters.subgroup
found = ui.made_once(subgroups.listed, rows)
ui.write(subgroups.subgroups_masthead, found, indicators, review, period)
ui.write_together(
    (subgroups.chosen_row, subgroup),
    (subgroups.group_headline, found, period, subgroup),
)
with st.container(horizontal=True, vertical_alignment="bottom"):
    others = ui.choose_several(
        "compare",
        compared.choose(subgroups.MOST),
        subgroups.comparable_groups(found),
        but=subgroup,
        at_most=subgroups.MOST,
        hint=compared.placeholder(),
    )
    order = ui.choose("order", words.order_of_groups(), words.orders(), default="usual")
ui.write(subgroups.groups_compared, found, period, subgroup, others)
ui.write(subgroups.count_heading, found, period)
ui.write(subgroups.gap_chart, found, rules, period, order)
ui.write(subgroups.group_coverage, covered, period, subgroup)
# A browser takes a piece apart anew when its text changes: these numbers are of every group.
ui.write(folds, (subgroups.gap_numbers, found, rules, period))
ui.write(subgroups.gaps_over_time, found, rules, period, subgroup)
ui.write(subgroups.all_gaps_over_time, found, period)
ui.write(
    folds,
    (subgroups.group_in_plan, equity, names, found, subgroup),
    (subgroups.steps_serving, steps, subgroup, filters.quarter),
    (subgroups.gap_notes, found, rules, period, subgroup),
)
shown = ui.made_once(subgroups.rows_of_period, rows, period)
ui.download(
    "groups",
    filters,
    tables={"groups_and_gaps": shown, "groups_and_gaps_over_time": rows},
    pictures={
        "groups_beside_others": (subgroups.gap_strips, shown),
        "gaps_over_time": (subgroups.gap_multiples, rows, period, subgroup),
        "groups_compared": (subgroups.compared_picture, rows, period, subgroup, others),
    },
)
