"""Overview: is the plan working, by how much, and what needs attention in this quarter?"""

import streamlit as st

from monitoring import ui
from monitoring.panels import measures, methods, overview
from monitoring.wording import pages as words
from monitoring.wording.plan_headline import names_of

filters = ui.begin("overview")
board = ui.board(filters)
decisions = ui.decisions_open(filters)
rule = ui.read("rule_in_force")
goals = ui.read("goal_headlines", **filters.told)
latest_results = ui.read("measure_latest_results", **filters.told)
history = ui.read("measure_history", quarter=filters.quarter)
overdue = ui.read("overdue_results", **filters.told)
updates = ui.read("goal_updates", **filters.told)

if not board.goals:
    st.info(words.no_goals())
    st.stop()

ui.write(overview.first_screen, board, decisions)

names = ui.made_once(names_of, board.goals)
for goal in board.goals:
    ui.write(overview.goal_in_full, goal, names[goal.goal_id], latest_results, updates)
    with st.container(horizontal=True):
        ui.link(
            "goals",
            words.goal_in_full(names[goal.goal_id]),
            goal=goal.goal_id,
            quarter=filters.quarter,
        )
        ui.link(
            "steps",
            words.steps_of_goal(names[goal.goal_id]),
            goal=goal.goal_id,
            quarter=filters.quarter,
        )

ui.write(methods.rule_line, rule)
ui.download(
    "overview",
    filters,
    tables={
        "goals": goals,
        "measures": latest_results,
        "results_by_year": history,
        "updates": updates,
        "not_loaded": overdue,
    },
    pictures={"every_measure": (measures.small_paths, history)},
)
