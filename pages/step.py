"""One step: what does the plan say, was it done, did it work, and what is missing?"""

import streamlit as st

from monitoring import ui
from monitoring.panels.steps import as_adopted, page, people
from monitoring.panels.steps import measures as measures_panel
from monitoring.panels.steps import updates as updates_panel

filters = ui.begin("One step")
steps = ui.read("steps", goal_id=filters.goal_id)

if not filters.step_id:
    st.info("The plan names no action steps for this goal.")
    st.stop()

lists = ui.read("step_lists", goal_id=filters.goal_id)
followed = ui.read("step_indicators", goal_id=filters.goal_id)
chosen = {"quarter": filters.quarter, "step_id": filters.step_id}
cells = ui.read("step_cells", quarter=filters.quarter)
measures = ui.read("step_movements", **chosen)
points = ui.read("step_points", **chosen)
history = ui.read("measure_history", quarter=filters.quarter)
items = ui.read("step_items", **chosen)
roles = ui.read("step_roles", step_id=filters.step_id)
groups = ui.read("step_groups", **chosen)
owed = ui.read("due_items", quarter=filters.quarter, as_of=filters.as_of)
updates = ui.read("update_versions", step_id=filters.step_id)
documents = ui.read("update_documents", step_id=filters.step_id)

ui.write("step-head", filters, page.step_head, steps, cells, filters.step_id)
ui.write("step-owed", filters, page.step_owed, owed, filters.step_id)
ui.update(filters)
ui.write("step-lanes", filters, page.step_lanes, cells, filters.step_id)
ui.write("step-worked", filters, measures_panel.step_measures, measures, "effectiveness")
ui.write("step-done", filters, measures_panel.step_measures, measures, "implementation")
ui.write("step-pictures", filters, measures_panel.step_pictures, points, measures, history)
ui.write("step-items", filters, page.step_items, items)
ui.write("step-updates", filters, updates_panel.step_updates, updates, documents)
ui.attached_files(documents)
ui.write("step-groups", filters, people.step_groups, groups)
ui.write("step-roles", filters, people.step_owners, roles)
ui.write("step", filters, as_adopted.step, steps, lists, followed, filters.step_id)
ui.take_away(
    "step",
    "this step's measures, evidence and updates",
    filters,
    tables={
        "Measures": measures,
        "Monitoring items": items,
        "Updates": updates,
        "Documents": documents,
        "Groups it serves": groups,
        "Its lists": lists,
        "Followed by": followed,
    },
    pictures={"Quarterly measures": (measures_panel.step_quarters, points)},
)
