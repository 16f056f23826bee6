"""Methods: by what rule, from which sources and on what assumptions is every status given?"""

import streamlit as st

from monitoring import panels, ui

filters = ui.begin("Methods")

st.header("The rule", divider="gray")
ui.write(panels.rule_page(ui.read("rule_in_force").iloc[0]))

st.header("Words for what is not there", divider="gray")
ui.write(panels.states_page())
ui.write(panels.rows_table("Years that do not compare", ui.read("comparability")))

st.header("Indicators", divider="gray")
ui.write(panels.rows_table("Each indicator and what it counts", ui.read("indicators")))

st.header("Measures", divider="gray")
ui.write(
    panels.rows_table(
        "How each goal is read, and where its baseline comes from", ui.read("measures")
    )
)

st.header("What is assumed", divider="gray")
ui.write(panels.rows_table("Dates that are assumed, not published", ui.read("assumed_dates")))

st.header("Sources", divider="gray")
ui.write(panels.rows_table("Where the results in force come from", ui.read("sources")))
ui.write(panels.rows_table("The loads they came by", ui.read("batches")))

st.header("The plan document", divider="gray")
ui.write(panels.rows_table("What the plan says of itself", ui.read("plan_facts")))
ui.write(
    panels.rows_table("Lines of the document that could not be placed", ui.read("unread_lines"))
)
