"""Overview: is the plan working, goal by goal, as far as was known at the end of this quarter?"""

import streamlit as st

from monitoring import ui
from monitoring.panels import goals as goals_panel
from monitoring.panels import measures, methods
from monitoring.panels.steps import freshness

filters = ui.begin("Is the plan working?")
plan = ui.read("plan")
review = ui.read("review_quarter", quarter=filters.quarter)
rule = ui.read("rule_in_force")
goals = ui.read("goal_standings", quarter=filters.quarter)
standings = ui.read("measure_standings", quarter=filters.quarter)
history = ui.read("measure_history", quarter=filters.quarter)
updates = ui.read("goal_updates", quarter=filters.quarter, as_of=filters.as_of)

ui.write("masthead", filters, goals_panel.masthead, plan, review)

if goals.empty:
    st.info("The plan names no goals.")
    st.stop()

for goal_id, label in ui.kept("goal-labels", None, goals_panel.goal_labels, goals).items():
    ui.write(f"goal-{goal_id}", filters, goals_panel.goal, goals, standings, history, goal_id)
    ui.link("pages/goals.py", f"{label} in full", goal=goal_id, quarter=filters.quarter)
    ui.write(f"updates-{goal_id}", filters, freshness.updates_line, updates, goal_id)
    ui.link("pages/steps.py", f"{label}: action steps", goal=goal_id, quarter=filters.quarter)

ui.write("rule", None, methods.rule_line, rule)
ui.take_away(
    "overview",
    "where every goal and measure stands",
    filters,
    tables={"Goals": goals, "Measures": standings, "Results by year": history, "Updates": updates},
    pictures={"Every measure": (measures.small_paths, history)},
)
