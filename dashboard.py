"""Entry point: `streamlit run dashboard.py`. Draws the frame that every page sits in."""

import streamlit as st

from monitoring import ui
from monitoring.commands import beside
from monitoring.commands.main import main
from monitoring.wording import pages

st.set_page_config(page_title=pages.product(), layout="wide")
page = ui.navigation()
if ui.is_served():
    beside.hold(main)
ui.draw_filters(page)
page.run()
ui.freeze_once()
