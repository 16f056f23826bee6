"""The frame every page sits in: style, navigation, filters, heading."""

from pathlib import Path
from typing import Any

import streamlit as st

from monitoring.errors import InputError
from monitoring.ui import filters
from monitoring.ui.filters import Filters
from monitoring.ui.release_notice import draw_release_notice
from monitoring.ui.sample_notice import draw_sample_notice
from monitoring.ui.source import keep_release

STYLE = (Path(__file__).parent.parent / "style.css").read_text(encoding="utf-8")


def navigation() -> Any:  # noqa: ANN401 - Streamlit's page type is not public
    """Declare the pages and return the one that was asked for.

    They are made anew on every run: a page remembers the run it belongs to.
    """
    return st.navigation(
        [
            st.Page("pages/overview.py", title="Overview", default=True),
            st.Page("pages/goals.py", title="Goals"),
            st.Page("pages/subgroups.py", title="Subgroups"),
            st.Page("pages/schools.py", title="Schools"),
            st.Page("pages/steps.py", title="Action steps"),
            st.Page("pages/step.py", title="One step"),
            st.Page("pages/review.py", title="Review"),
            st.Page("pages/wall.py", title="Wall"),
            st.Page("pages/health.py", title="Plan health"),
            st.Page("pages/methods.py", title="Methods"),
        ]
    )


def draw_filters(page: Any) -> None:  # noqa: ANN401 - Streamlit's page type is not public
    """Draw the side bar. dashboard.py alone calls it, so the choices outlive a page switch."""
    st.html(f"<style>{STYLE}</style>")
    try:
        keep_release()
        st.session_state["_filters"] = filters.draw(page.title)
        draw_sample_notice()
    except InputError as error:
        st.error(f"No data to show: {error}")
        st.stop()


def begin(title: str) -> Filters:
    """Open a page: heading and filters. Every page calls it first.

    Until st.navigation has run once in a server process, Streamlit takes a folder named
    ``pages`` for its older kind of app and runs a linked page without dashboard.py.
    Then declare the pages and run again.
    """
    chosen: Filters | None = st.session_state.pop("_filters", None)
    if chosen is None:
        navigation()
        st.rerun()
    st.title(title)
    draw_release_notice()
    return chosen
