"""Overview: is the plan working, goal by goal, as far as was known at the end of this quarter?"""

import streamlit as st

from monitoring import ui
from monitoring.panels import goals as goals_panel
from monitoring.panels import measures, methods
from monitoring.panels.steps import freshness
from monitoring.wording import pages as words

filters = ui.begin("overview")
plan = ui.read("plan")
review = ui.read("review_quarter", quarter=filters.quarter, as_of=filters.as_of)
rule = ui.read("rule_in_force")
goals = ui.read("goal_headlines", quarter=filters.quarter)
latest_results = ui.read("measure_latest_results", quarter=filters.quarter)
history = ui.read("measure_history", quarter=filters.quarter)
overdue = ui.read("overdue_results", quarter=filters.quarter)
updates = ui.read("goal_updates", quarter=filters.quarter, as_of=filters.as_of)

ui.write(goals_panel.masthead, plan, review)

if goals.empty:
    st.info(words.no_goals())
    st.stop()

for goal_id, label in ui.made_once(goals_panel.goal_labels, goals).items():
    ui.write(goals_panel.goal, goals, latest_results, history, goal_id)
    ui.write(goals_panel.not_known, latest_results, overdue, goal_id)
    ui.link("goals", words.goal_in_full(label), goal=goal_id, quarter=filters.quarter)
    ui.write(freshness.updates_line, updates, goal_id)
    ui.link("steps", words.steps_of_goal(label), goal=goal_id, quarter=filters.quarter)

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
