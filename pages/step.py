"""One step: what does the plan say, was it done, did it work, and what is missing?"""

import streamlit as st

from monitoring import ui
from monitoring.panels import matched
from monitoring.panels.html import folds
from monitoring.panels.steps import as_adopted, page, people
from monitoring.panels.steps import measures as measures_panel
from monitoring.panels.steps import updates as updates_panel
from monitoring.wording import pages as words

filters = ui.begin("step")
steps = ui.read("steps", goal_id=filters.goal_id)

if not filters.step_id:
    st.info(words.no_steps_of_goal())
    st.stop()

lists = ui.read("step_lists", goal_id=filters.goal_id)
followed = ui.read("step_indicators", goal_id=filters.goal_id)
chosen = {"quarter": filters.quarter, "step_id": filters.step_id}
cells = ui.read("step_cells", quarter=filters.quarter)
# Of all steps, which costs the engine no more than one: another step then asks for nothing more.
measures, points, groups = (
    ui.made_once(page.rows_of_step, ui.read(it, quarter=filters.quarter), filters.step_id)
    for it in ("step_movements", "step_points", "step_groups")
)
matched_rows = ui.read("matched_students", quarter=filters.quarter)
history = ui.read("measure_history", quarter=filters.quarter)
items = ui.read("step_items", **chosen)
roles = ui.read("step_roles", step_id=filters.step_id)
owed = ui.read("due_items", **filters.told)
updates = ui.read("update_versions", **chosen)
documents = ui.read("update_documents", **chosen)

ui.write(page.step_head, steps, cells, filters.step_id)
ui.write(page.step_owed, owed, filters.step_id)
ui.update(filters)
ui.write(page.step_lanes, cells, filters.step_id)
ui.write(measures_panel.step_measures, measures, points, history, cells, filters.step_id)
ui.write(matched.matched_students, matched_rows, measures)
ui.write(updates_panel.step_updates, updates, documents)
ui.attached_files(documents)
ui.write(
    folds,
    (people.step_groups, groups),
    (page.step_items, items),
    (people.step_owners, roles),
    (as_adopted.step, steps, lists, followed, filters.step_id),
)
ui.download(
    "step",
    filters,
    tables={
        "measures": measures,
        "matched_students": matched_rows,
        "items": items,
        "updates": updates,
        "documents": documents,
        "groups_served": groups,
        "step_lists": lists,
        "followed_by": followed,
    },
    pictures={"quarterly_measures": (measures_panel.step_quarters, points)},
)
