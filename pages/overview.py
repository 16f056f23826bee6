"""Overview: is the plan working, goal by goal, as far as was known at the end of this quarter?"""

import streamlit as st

from monitoring import panels, ui

filters = ui.begin("Is the plan working?")
plan = ui.read("plan").iloc[0]
review = ui.read("review_quarter", quarter=filters.quarter).iloc[0]
goals = ui.read("goal_standings", quarter=filters.quarter)
standings = ui.read("measure_standings", quarter=filters.quarter)
history = ui.read("measure_history", quarter=filters.quarter)

ui.write(panels.masthead(plan, review))

if goals.empty:
    st.info("The plan names no goals.")
    st.stop()

for goal in goals.itertuples():
    st.header(f"Goal {goal.goal_id.removeprefix('G')}", divider="gray")
    own = standings[standings["goal_id"] == goal.goal_id]
    ui.write(panels.goal(goal, own, history))
    ui.link(
        "pages/goals.py",
        f"Goal {goal.goal_id.removeprefix('G')} in full",
        goal=goal.goal_id,
        quarter=filters.quarter,
    )

ui.write(panels.rule_line(ui.read("rule_in_force").iloc[0]))
