"""Goals: how does each measure of one goal stand against its path, and how sure is that?"""

import streamlit as st

from monitoring import charts, ui
from monitoring.panels import goals as goals_panel
from monitoring.panels import interims, measures
from monitoring.wording import pages as words

filters = ui.begin("goals")
review = ui.read("review_quarter", quarter=filters.quarter)
goals = ui.read("goal_standings", quarter=filters.quarter)
standings = ui.read("measure_standings", quarter=filters.quarter)
history = ui.read("measure_history", quarter=filters.quarter)
scope = {"quarter": filters.quarter, "measure_id": filters.measure_id}
projection = ui.read("measure_projection", **scope)
gaps = ui.read("measure_gaps", **scope)
state = ui.read("state_history", **scope)
signs = ui.read("early_signs", measure_id=filters.measure_id)
interim = ui.read("interim_findings", **scope)

if not filters.goal_id:
    st.info(words.no_goals())
    st.stop()

ui.write(goals_panel.goal_in_full, goals, standings, history, review, filters.goal_id)

if not filters.measure_id:
    st.info(words.no_measures())
    st.stop()

ui.write(measures.measure_heading, standings, filters.measure_id)
has_state = st.toggle(words.georgia(), key="georgia", bind="query-params")
shown_state = state if has_state else None
ui.show(
    f"path-{has_state}",
    filters,
    charts.value_against_path,
    history,
    filters.measure_id,
    projection,
    gaps,
    shown_state,
    alt=ui.kept(measures.chart_words, standings, filters.measure_id),
)
ui.write(
    measures.measure_details,
    standings,
    history,
    gaps,
    shown_state,
    filters.measure_id,
)
ui.write(interims.interims, interim, signs, standings, filters.measure_id)
ui.download(
    "measure",
    filters,
    tables={
        "results_by_year": (measures.rows_of_measure, history, filters.measure_id),
        "years_not_comparable": gaps,
        "georgia": state,
        "early_signs": interim,
    },
    pictures={
        "every_measure": (measures.small_paths, history),
        "early_signs": (interims.small_quarters, interim),
    },
)
