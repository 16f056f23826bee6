"""Schools: which differ from the district by more than chance explains, and how is one doing?"""

import streamlit as st

from monitoring import charts, ui
from monitoring.panels import schools as schools_panel

filters = ui.begin("Schools")
indicators = ui.read("indicators")
rules = ui.read("rule_in_force")
measures = ui.read("measures")
chosen = {"period": filters.period, "subgroup": filters.subgroup}
schools = ui.read("school_findings", **filters.scope, **chosen)

if schools.empty:
    batches = ui.read("batches")
    st.info(schools_panel.no_schools(indicators, batches, filters.indicator_id, filters.quarter))
    st.stop()

district_id = "".join(ui.read("own_district")["organisation_id"])
district = ui.read("subgroup_findings", **filters.scope, organisation_id=district_id)

if filters.school_id:
    own = ui.read("subgroup_findings", **filters.scope, organisation_id=filters.school_id)
    ui.write(
        "school", filters, schools_panel.one_school, own, measures, indicators, *chosen.values()
    )
    ui.link(
        "pages/subgroups.py",
        "This school's groups beside all others, year by year",
        school=filters.school_id,
        quarter=filters.quarter,
        goal=filters.goal_id,
        indicator=filters.indicator_id,
        content=filters.content_area,
        grades=filters.grade_span,
        period=filters.period,
        subgroup=filters.subgroup,
    )
    ui.take_away(
        "school",
        "this school's numbers",
        filters,
        tables={"One school": own},
        pictures=schools_panel.school_pictures(own, measures, filters.subgroup),
    )

ui.write("schools", filters, schools_panel.schools_finding, schools, district, indicators, rules)
limits = ui.kept("limits", filters, charts.funnel_curves, schools, rules)
if not limits.empty:
    words = ui.kept("alt", filters, schools_panel.schools_chart_words, schools, indicators)
    drawn = (schools, limits, rules, filters.school_id)
    ui.show("funnel", filters, charts.funnel, *drawn, alt=words)
    ui.write("reading", filters, schools_panel.schools_reading, schools, indicators, rules)
if not filters.school_id:
    ui.write("choose-school", None, schools_panel.choose_school)
ui.write("numbers", filters, schools_panel.schools_numbers, schools, indicators, rules)
ui.take_away("schools", "the schools' numbers", filters, tables={"Schools": schools})
