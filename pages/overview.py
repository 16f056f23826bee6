"""Overview: is the plan working, by how much, and what needs attention in this quarter?"""

import streamlit as st

from monitoring import ui
from monitoring.panels import measures, overview
from monitoring.wording import pages as words

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

ui.write(overview.whole_overview, board, decisions, latest_results, updates, rule)
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
