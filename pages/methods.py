"""Methods: by what rule, from which sources and on what assumptions is every status given?"""

from monitoring import ui
from monitoring.panels import methods

filters = ui.begin("Methods")
rule = ui.read("rule_in_force")
years = ui.read("comparability")
indicators = ui.read("indicators")
measures = ui.read("measures")
assumed = ui.read("assumed_dates")
sources = ui.read("sources")
batches = ui.read("batches")
facts = ui.read("plan_facts")
unread = ui.read("unread_lines")

ui.write("methods-rule", None, methods.rule_page, rule)
ui.write("methods-states", None, methods.states_page, years)
ui.write("methods-indicators", None, methods.indicators_page, indicators)
ui.write("methods-measures", None, methods.measures_page, measures, indicators)
ui.write("methods-assumed", None, methods.assumed_page, assumed)
ui.write("methods-sources", None, methods.sources_page, sources, batches)
ui.write("methods-plan", None, methods.plan_page, facts, unread)
ui.take_away(
    "methods",
    "the rule, the definitions and the sources",
    None,
    tables={
        "Rule in force": rule,
        "Years without a comparable result": years,
        "Indicators": indicators,
        "Measures": measures,
        "Assumed dates": assumed,
        "Sources": sources,
        "Loads": batches,
        "What the plan says of itself": facts,
        "Lines that could not be placed": unread,
    },
)
