"""Action steps: which are done, which of them work, and for which is an update missing?"""

import streamlit as st

from monitoring import ui
from monitoring.panels.steps import matrix
from monitoring.wording import pages as words

filters = ui.begin("steps")
every = ui.read("step_heads")
facets = ui.read("step_facets")
cells = ui.read("step_cells", quarter=filters.quarter)
fresh = ui.read("due_steps", **filters.told)
earlier = ui.read("last_without_effect", quarter=filters.quarter)
owed = ui.read("due_items", **filters.told)
states = ui.read("lane_states", quarter=filters.quarter)

if every.empty:
    st.info(words.no_steps())
    st.stop()

heads = ui.made_once(matrix.chosen_steps, every, facets, filters.facets)

if heads.empty:
    st.info(words.no_fitting_steps())
    st.stop()

ui.write(matrix.matrix_finding, heads, cells, fresh, earlier, owed)
ui.write(matrix.not_updated, heads, owed, filters.quarter)
ui.write(matrix.two_by_two, heads, cells, filters.quarter)
ui.write(matrix.matrix, heads, cells, fresh)
ui.download(
    "steps",
    filters,
    tables={
        "lanes": (matrix.of_steps, heads, states),
        "quarter_by_quarter": (matrix.of_steps, heads, cells),
        "updates_and_evidence": (matrix.of_steps, heads, fresh),
        "owed": (matrix.of_steps, heads, owed),
    },
)
