"""Plan check: what in the plan itself keeps anybody from telling whether it works?"""

from monitoring import health, ui
from monitoring.panels import health as health_panel

filters = ui.begin("health")
review = ui.read("review_quarter", **filters.told)
facts = ui.made_once(health.gather, ui.read, filters.quarter, filters.as_of)
findings = ui.made_once(health.findings, facts)

ui.write(health_panel.plan_health, findings, review)
ui.download("health", filters, tables={"plan_check": (health.listing, findings)})
