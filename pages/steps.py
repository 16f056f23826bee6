"""Action steps: what did the plan say it would do, for whom, and how is each step followed?"""

import streamlit as st

from monitoring import panels, ui

filters = ui.begin("Action steps")
steps = ui.read("steps", goal_id=filters.goal_id)
lists = ui.read("step_lists", goal_id=filters.goal_id)
indicators = ui.read("step_indicators", goal_id=filters.goal_id)

if not filters.step_id:
    st.info("The plan names no action steps for this goal.")
    st.stop()

ui.write("step", filters, panels.step, steps, lists, indicators, filters.step_id)
ui.take_away(
    "steps",
    "this goal's action steps",
    filters,
    tables={"Action steps": steps, "Their lists": lists, "Followed by": indicators},
)
