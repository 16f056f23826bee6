"""Goals: how does each measure of one goal stand against its path, and how sure is that?"""

import streamlit as st

from monitoring import charts, panels, ui

filters = ui.begin("Goals")
goals = ui.read("goal_standings", quarter=filters.quarter)
standings = ui.read("measure_standings", quarter=filters.quarter)
history = ui.read("measure_history", quarter=filters.quarter)
review = ui.read("review_quarter", quarter=filters.quarter).iloc[0]

goal = goals[goals["goal_id"] == filters.goal_id].iloc[0]
own = standings[standings["goal_id"] == filters.goal_id]
ui.write(panels.goal_heading(goal, review, n_measures=len(own)))

if own.empty:
    st.info(goal["waiting"])
    st.stop()

if len(own) > 1:
    st.header(f"All {len(own)} measures", divider="gray")
    ui.write(panels.measure_tiles(own, history))

measure = own[own["measure_id"] == filters.measure_id].iloc[0]
results = history[history["measure_id"] == filters.measure_id]
scope = {"quarter": filters.quarter, "measure_id": filters.measure_id}
projection = ui.read("measure_projection", **scope)
gaps = ui.read("measure_gaps", **scope)
state = ui.read("state_history", **scope)

st.header(measure["measure_name"], divider="gray")
ui.write(panels.measure_heading(measure))
has_state = st.toggle("Show Georgia's results", key="georgia", bind="query-params")
ui.show(
    lambda: charts.value_against_path(
        results, projection=projection, gaps=gaps, state=state if has_state else None
    ),
    alt=panels.picture_words(measure),
    key="path",
    filters=filters,
    variant=str(has_state),
)
ui.write(panels.measure_details(measure, results, gaps, state if has_state else None))
ui.download(
    "Download these numbers (CSV)",
    results,
    f"{filters.measure_id}_{filters.quarter}.csv",
    key="history-csv",
)
