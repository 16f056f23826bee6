"""Goals: how does each measure of one goal stand against its path, and how sure is that?"""

import streamlit as st

from monitoring import charts, ui
from monitoring.panels import events as events_panel
from monitoring.panels import goals as goals_panel
from monitoring.panels import interims, matched, measures
from monitoring.wording import events as event_words
from monitoring.wording import pages as words

filters = ui.begin("goals")
review = ui.read("review_quarter", **filters.told)
goals = ui.read("goal_headlines", **filters.told)
latest_results = ui.read("measure_latest_results", **filters.told)
history = ui.read("measure_history", quarter=filters.quarter)
overdue = ui.read("overdue_results", **filters.told)
events = ui.later("goal_events", quarter=filters.quarter, goal_id=filters.goal_id)
projection = ui.read("measure_projection", **filters.told, measure_id=filters.measure_id)
# Of all measures, as the review reads them too: another measure then asks for nothing more.
every_gap = ui.read("measure_gaps", **filters.told, measure_id=None)
every_interim = ui.read("interim_findings", quarter=filters.quarter, measure_id=None)
gaps = ui.made_once(measures.rows_of_measure, every_gap, filters.measure_id)
interim = ui.made_once(measures.rows_of_measure, every_interim, filters.measure_id)
amended = ui.read("amended_targets", **filters.told)
changes = ui.read("target_changes", **filters.told)
state = ui.read("state_history", quarter=filters.quarter, measure_id=filters.measure_id)
signs = ui.read("early_signs", measure_id=filters.measure_id)
matched_rows = ui.read("matched_students", quarter=filters.quarter)

if not filters.goal_id:
    st.info(words.no_goals())
    st.stop()

ui.write_together(
    (goals_panel.goal_in_full, latest_results, history, review, filters.goal_id),
    (goals_panel.goal_folds, goals, latest_results, overdue, filters.goal_id),
)

if not filters.measure_id:
    st.info(words.no_measures())
    st.stop()

with st.container(key="measure-told"):
    ui.write(measures.measure_heading, latest_results, history, filters.measure_id)
    has_state = st.toggle(words.georgia(), value=True, key="georgia", bind="query-params")
    has_events = st.toggle(event_words.shown(), key="events", bind="query-params")
    shown_state, shown_events = state if has_state else None, events() if has_events else None
    given = (history, filters.measure_id, projection, gaps, shown_state, shown_events, changes)
    alt = ui.made_once(measures.chart_words, latest_results, amended, changes, filters.measure_id)
    key = f"path-{has_state}{'-events' if has_events else ''}"
    ui.show(key, filters, charts.value_against_path, *given, alt=alt)
ui.write_together(
    (measures.chart_source, latest_results, filters.measure_id),
    (events_panel.goal_events, shown_events),
    (measures.measure_details, latest_results, history, gaps, shown_state, filters.measure_id),
    (interims.interims, interim, signs, latest_results, review, filters.measure_id),
    (matched.matched_students, matched_rows, signs),
)
ui.download(
    "measure",
    filters,
    tables={
        "results_by_year": (measures.rows_of_measure, history, filters.measure_id),
        "years_not_comparable": gaps,
        "georgia": state,
        "early_signs": interim,
        "events": (events,),
        "amended_targets": amended,
        "matched_students": matched_rows,
    },
    pictures={
        "every_measure": (measures.small_paths, history),
        "early_signs": (interims.small_quarters, interim),
    },
)
