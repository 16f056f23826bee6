"""The wall view inside the app: it fills the screen, with one way back."""

import streamlit as st

from monitoring.brief import Brief
from monitoring.ui.elements import link
from monitoring.ui.pages import PageId
from monitoring.wording import screen

_FILL = (
    "<style>[data-testid='stIFrame'] { position: fixed; inset: 0; width: 100vw; height: 100vh; "
    "z-index: 999980; border: 0; } "
    ".st-key-leave-wall { position: fixed; top: .5rem; right: .75rem; width: auto; "
    "z-index: 999990; } [data-testid='stSidebar'], [data-testid='stHeader'] { display: none; } "
    # Under the frame nothing may take the focus.
    ":is(.st-key-bar :is(a, button, input, .tools), .looking-back a) { visibility: hidden; }"
    "</style>"
)


def wall(quarter_brief: Brief) -> None:
    """Show a quarter one message at a time on the whole screen."""
    # What the frame runs is the product's own; every word of a person in it is escaped.
    from monitoring.papers.wall import wall_html

    st.html(_FILL)
    with st.container(key="leave-wall"):
        link(PageId.REVIEW, screen.leave(), quarter=quarter_brief.head.quarter)
    st.iframe(wall_html(quarter_brief), height=900, alt=screen.presentation())
