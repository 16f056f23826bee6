"""Schools: which differ from the district by more than is ordinary, and how is one doing?"""

import streamlit as st

from monitoring import charts, ui
from monitoring.panels import schools as schools_panel
from monitoring.status.funnel import funnel_curves
from monitoring.vocabulary.groups import SchoolsShown
from monitoring.wording import pages as words
from monitoring.wording import schools_moved as moved

filters = ui.begin("schools")
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
    shown = (filters.period, filters.subgroup)
    ui.write(schools_panel.school_panel, own, measures, indicators, rules, shown)
    ui.link(
        "subgroups",
        words.school_groups(),
        school=filters.school_id,
        quarter=filters.quarter,
        goal=filters.goal_id,
        indicator=filters.indicator_id,
        content=filters.content_area,
        grades=filters.grade_span,
        period=filters.period,
        subgroup=filters.subgroup,
    )
    ui.download(
        "school",
        filters,
        tables={"one_school": own},
        pictures=schools_panel.school_pictures(own, measures, filters.subgroup),
    )

ui.write(schools_panel.schools_finding, schools, district, indicators, rules)
ui.write(schools_panel.schools_changes, schools)
groups = ui.read("school_changes", **filters.scope, period=filters.period)
ui.write(schools_panel.changes_by_group, groups, filters.asked)
limits = ui.made_once(funnel_curves, schools, rules)
if not limits.empty:
    alt = ui.made_once(schools_panel.schools_chart_words, schools, indicators, rules)
    drawn = (schools, limits, rules, filters.school_id)
    ui.show("funnel", filters, charts.funnel, *drawn, alt=alt)
    ui.write(schools_panel.schools_reading, schools, indicators, rules)
if not filters.school_id:
    ui.write(schools_panel.choose_school)
shown = ui.choose("show", moved.shown_label(), moved.shown(), default=SchoolsShown.ALL)
ui.write(schools_panel.schools_numbers, schools, indicators, rules, shown)
ui.download("schools", filters, tables={"schools": schools})
