"""Says on a page that its quarter is not the one under way, and leads to that one."""

import streamlit as st

from monitoring.ui.filters import Filters, go_to
from monitoring.ui.options import opening
from monitoring.ui.pages import PageId
from monitoring.ui.source import is_release
from monitoring.wording import filters as words


def is_looking_back(chosen: Filters) -> bool:
    """Tell whether a later quarter is under way than the one that is shown."""
    # On Data the quarter is that of the template alone.
    is_data = chosen.page == PageId.DATA
    return not is_release() and not is_data and chosen.quarter < opening().under_way


def draw_looking_back(chosen: Filters) -> None:
    """Say on which day what is shown was known, and lead to the quarter under way."""
    with st.container(horizontal=True, vertical_alignment="center", key="looking-back"):
        st.caption(words.looking_back(chosen.quarter, chosen.ends_on), width="content")
        st.button(
            words.go_to_today(),
            key="go-to-today",
            type="tertiary",
            on_click=go_to,
            args=("quarter", opening().under_way),
        )
