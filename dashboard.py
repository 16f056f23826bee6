"""Entry point: `streamlit run dashboard.py`. Draws the frame that every page sits in."""

import streamlit as st

from monitoring import ui
from monitoring.commands import beside
from monitoring.commands.main import main
from monitoring.wording import pages

st.set_page_config(page_title=pages.product(), layout="wide")
page = ui.navigation()
ui.draw_filters(page)
if ui.is_served():
    beside.listen(main)
page.run()
ui.freeze_once()
