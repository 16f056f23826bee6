"""Data: bring files and the plan in, see what they change, and take a load back."""

from monitoring import ui
from monitoring.panels import data

filters = ui.begin("data")
by = ui.writer()
ui.load_form(by)
ui.template_button(filters)
loads = ui.read("loads")
ui.write(data.loads, loads)
ui.take_back_form(by)
ui.sample_notice()
ui.plan_form(by)
ui.target_form(by)
ui.deck_look_form()
ui.people_form()
ui.audit_trail()
ui.download("data", None, tables={"loads": loads})
