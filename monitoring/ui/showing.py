"""The few ways a page puts something on the screen."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TypeVar

import pandas as pd
import streamlit as st

from monitoring import db
from monitoring.kept import Kept

T = TypeVar("T")
_kept = Kept(max_entries=2048)


def kept(key: str, filters: Hashable, build: Callable[..., T], *rows: object) -> T:
    """Return what ``build(*rows)`` makes, made once for these filters and this state of the data.

    Args:
        key: names the piece; unique among those with the same filters.
        filters: the choices it depends on, None when on none.
        build: a pure function.
        rows: its arguments; all that tells them apart must be in ``key`` or ``filters``.
    """
    store = db.open_store()
    return _kept.get((key, filters, store.key, store.version), partial(build, *rows))


def read(name: str, **params: db.Param) -> pd.DataFrame:
    """Return the rows of ``queries/<name>.sql``, shared by all readers until the data change."""
    store = db.open_store()
    key = ("rows", name, tuple(params.items()), store.key, store.version)
    return _kept.get(key, lambda: store.read(db.sql_text(name), params))


def write(key: str, filters: Hashable, build: Callable[..., str], *rows: object) -> None:
    """Put a piece made by ``panels`` on the page; for the arguments see ``kept``.

    st.html would strip the pictures: it lets no SVG through. What goes in is escaped by ``panels``,
    and a blank line, which would end the HTML for Markdown, cannot stand in it.
    """
    html = kept(key, filters, lambda: f"<div>{build(*rows)}</div>".replace("\n", " "))
    st.markdown(html, unsafe_allow_html=True)


def link(page: str, label: str, **params: str) -> None:
    """Link to another page with choices of its own."""
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
