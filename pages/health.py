"""Plan health: what in the plan itself keeps anybody from telling whether it works?"""

from monitoring import health, ui
from monitoring.panels import health as health_panel

filters = ui.begin("Plan health")
review = ui.read("review_quarter", quarter=filters.quarter)
facts = health.gather(ui.read, filters.quarter, filters.as_of)
findings = ui.kept("findings", filters, health.findings, facts)

ui.write("health", filters, health_panel.plan_health, findings, review)
ui.take_away("health", "the findings", filters, tables={"Plan health": (health.listing, findings)})
