"""Who writes: whom the sign-in in front of the app names, or who says so."""

import streamlit as st

from monitoring.wording import figures, screen

_WHO = "X-Forwarded-User"  # set by a sign-in that stands before the app


def author() -> str:
    """Return the name, asked for where no sign-in gives it; "" until somebody says it."""
    named = (st.context.headers.get(_WHO) or "").strip()
    if named:
        st.caption(screen.writes_as(figures.plain(named)))
        return named
    by = st.text_input(
        screen.your_name(), value=st.session_state.get("_author", ""), max_chars=100, key="author"
    )
    st.session_state["_author"] = (by or "").strip()
    return str(st.session_state["_author"])
