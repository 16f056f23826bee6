"""Action steps: which are done, which of them work, and for which is an update missing?"""

import streamlit as st

from monitoring import panels, ui

filters = ui.begin("Action steps")
every = ui.read("step_heads")
facets = ui.read("step_facets")
cells = ui.read("step_cells", quarter=filters.quarter)
of_quarter = {"quarter": filters.quarter, "as_of": filters.as_of}
fresh = ui.read("due_steps", **of_quarter)
owed = ui.read("due_items", **of_quarter)
states = ui.read("lane_states", quarter=filters.quarter)

if every.empty:
    st.info("The plan names no action steps.")
    st.stop()

heads = ui.kept("heads", filters, panels.chosen_steps, every, facets, filters.facets)

if heads.empty:
    st.info("No action step fits all of these choices; “Clear filters” shows them all.")
    st.stop()

ui.write("matrix-finding", filters, panels.matrix_finding, heads, cells, fresh)
ui.write("matrix-late", filters, panels.not_updated, heads, owed, filters.quarter)
ui.write("corners", filters, panels.two_by_two, heads, cells, filters.quarter)
ui.write("matrix", filters, panels.matrix, heads, cells, fresh)
ui.take_away(
    "steps",
    "the action steps and their two lanes",
    filters,
    tables={
        "Lanes of this quarter": (panels.of_steps, heads, states),
        "Quarter by quarter": (panels.of_steps, heads, cells),
        "Updates and evidence": (panels.of_steps, heads, fresh),
        "What is owed": (panels.of_steps, heads, owed),
    },
)
