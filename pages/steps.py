"""Action steps: which are done, which of them work, and for which is an update missing?"""

import streamlit as st

from monitoring import ui
from monitoring.panels.steps import matrix

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

heads = ui.kept("heads", filters, matrix.chosen_steps, every, facets, filters.facets)

if heads.empty:
    st.info("No action step fits all of these choices; “Clear filters” shows them all.")
    st.stop()

ui.write("matrix-finding", filters, matrix.matrix_finding, heads, cells, fresh)
ui.write("matrix-late", filters, matrix.not_updated, heads, owed, filters.quarter)
ui.write("corners", filters, matrix.two_by_two, heads, cells, filters.quarter)
ui.write("matrix", filters, matrix.matrix, heads, cells, fresh)
ui.take_away(
    "steps",
    "the action steps and their two lanes",
    filters,
    tables={
        "Lanes of this quarter": (matrix.of_steps, heads, states),
        "Quarter by quarter": (matrix.of_steps, heads, cells),
        "Updates and evidence": (matrix.of_steps, heads, fresh),
        "What is owed": (matrix.of_steps, heads, owed),
    },
)
