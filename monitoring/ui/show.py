"""The few ways a page puts something on the screen."""

import re
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TypeVar

import pandas as pd
import streamlit as st

from monitoring import db
from monitoring.ui.cache import Kept
from monitoring.ui.source import KEY, is_release, source

T = TypeVar("T")
_LINK = re.compile(r'href="([a-z]*)\?')
_kept = Kept(max_entries=2048)


def kept(key: str, filters: Hashable, build: Callable[..., T], *rows: object) -> T:
    """Return what ``build(*rows)`` makes, made once for these filters and this state of the data.

    Args:
        key: names the piece; unique among those with the same filters.
        filters: the choices it depends on, None when on none.
        build: a pure function.
        rows: its arguments; all that tells them apart must be in ``key`` or ``filters``.
    """
    store = source()
    return _kept.get((key, filters, store.key, store.version), partial(build, *rows))


def read(name: str, **params: db.Param) -> pd.DataFrame:
    """Return the rows of ``queries/<name>.sql``, shared by all readers until the data change."""
    store = source()
    key = ("rows", name, tuple(params.items()), store.key, store.version)
    return _kept.get(key, lambda: store.read(db.sql_text(name), params))


def write(key: str, filters: Hashable, build: Callable[..., str], *rows: object) -> None:
    """Put a piece made by ``panels`` on the page; for the arguments see ``kept``.

    st.html would strip the pictures: it lets no SVG through. What goes in is escaped by ``panels``,
    and a blank line, which would end the HTML for Markdown, cannot stand in it.
    """
    html = kept(key, filters, lambda: f"<div>{build(*rows)}</div>".replace("\n", " "))
    st.markdown(_within_release(html), unsafe_allow_html=True)


def _within_release(html: str) -> str:
    """Let plain links to other pages stay in the release that is read."""
    if not is_release():
        return html
    release = f"{KEY}={st.session_state['_release']}"
    return _LINK.sub(rf'href="\1?{release}&amp;', html)


def link(page: str, label: str, **params: str) -> None:
    """Link to another page with choices of its own."""
    if is_release():
        params[KEY] = st.session_state["_release"]
    st.page_link(page, label=label, query_params=params)


def choose(key: str, label: str, options: Sequence[str], *, default: str) -> str:
    """Draw a choice among a few words that lives in the address; an unknown one says so.

    Args:
        key: its name in the address.
        label: what is chosen.
        options: what there is.
        default: what is chosen where nobody did.
    """
    asked = st.query_params.get(key)
    if asked is not None and asked not in options:
        st.warning(
            f"This address asks for {key} “{asked}”, which is not here. Shown instead: {default}."
        )
    return st.segmented_control(
        label, options, default=default, required=True, key=key, bind="query-params"
    )
