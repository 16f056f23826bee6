"""Methods: by what rule, from which sources and on what assumptions is every status given?"""

from monitoring import ui
from monitoring.panels import methods

filters = ui.begin("methods")
rule = ui.read("rule_in_force")
results = ui.read("measure_latest_results", **filters.told)
spreads = ui.read("school_spreads", quarter=filters.quarter)
history = ui.read("measure_history", quarter=filters.quarter)
years = ui.read("comparability", quarter=filters.quarter)
indicators = ui.read("indicators")
links = ui.read("indicator_links")
counting = ui.read("counting_rules")
measures = ui.read("measures")
versions = ui.read("target_versions", measure_id=None)
assumed = ui.read("assumed_dates")
sources = ui.read("sources")
batches = ui.read("batches")
facts = ui.read("plan_facts")
unread = ui.read("unread_lines")
scope = methods.example_scope(measures, ui.read("own_district"))
groups = ui.read("subgroup_findings", quarter=filters.quarter, **scope)

ui.write(methods.index)
ui.write(methods.rule_page, rule)
ui.write(methods.examples_page, results, spreads, history, groups)
ui.write(methods.questions_page, rule, spreads, history, results)
ui.write(methods.states_page, years, rule)
ui.write(methods.indicators_page, indicators, links)
ui.write(methods.counting_page, counting)
ui.write(methods.measures_page, measures, indicators, versions)
ui.write(methods.assumed_page, assumed)
ui.write(methods.sources_page, sources, batches)
ui.write(methods.plan_page, facts, unread)
ui.download(
    "methods",
    None,
    tables={
        "rule": rule,
        "school_spreads": spreads,
        "years_not_comparable": years,
        "indicators": indicators,
        "indicator_links": links,
        "counting_rules": counting,
        "measures": measures,
        "target_versions": versions,
        "assumed_dates": assumed,
        "sources": sources,
        "loads": batches,
        "plan_facts": facts,
        "unread_lines": unread,
    },
)
