"""The few ways a page puts something on the screen."""

import re
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cache
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from monitoring.panels.html import together
from monitoring.ui.kept import made_once
from monitoring.ui.pages import PageId, file_of
from monitoring.ui.source import KEY, is_release
from monitoring.wording import pages
from monitoring.wording.filters import unknown
from monitoring.wording.i18n import locale

Picks = tuple[str, ...]
_LINK = re.compile(r'href="([a-z]*)\?')


def write(build: Callable[..., str], *arguments: object) -> None:
    """Put a piece made by ``panels`` on the page; for the arguments see ``made_once``.

    st.html would strip the pictures: it lets no SVG through. What goes in is escaped by ``panels``,
    and a blank line, which would end the HTML for Markdown, cannot stand in it.
    """
    html = made_once(_framed, build, *arguments)
    st.markdown(_within_release(html), unsafe_allow_html=True)


def write_together(*pieces: tuple[Any, ...]) -> None:
    """Put pieces that change together on the page as one, for each what makes it and its rows."""
    write(together, *pieces)


def _framed(build: Callable[..., str], *arguments: object) -> str:
    return f"<div>{build(*arguments)}</div>".replace("\n", " ")


def _within_release(html: str) -> str:
    """Let plain links to other pages stay in the release that is read."""
    if not is_release():
        return html
    release = f"{KEY}={st.session_state['_release']}"
    return _LINK.sub(rf'href="\1?{release}&amp;', html)


def write_now(html: str) -> None:
    """Put a piece on the page that holds people's words, which change without the data."""
    if html:
        st.markdown(f"<div>{html}</div>".replace("\n", " "), unsafe_allow_html=True)


def link(page_id: str, label: str, **params: str) -> None:
    """Link to another page with choices of its own."""
    if is_release():
        params[KEY] = st.session_state["_release"]
    st.page_link(page_of(page_id), label=label, query_params=params)


def page_of(page_id: str) -> Any:  # noqa: ANN401 - Streamlit's page type is not public
    """Return a page, for a link to it or to declare it.

    A page remembers the run it belongs to, so each run has copies; to make it takes ten times as
    long, since its file is looked for.
    """
    # Outside of a run a page is half made.
    is_in_run = get_script_run_ctx(suppress_warning=True) is not None
    return copy(_page(page_id, locale())) if is_in_run else _make_page(page_id)


@cache
def _page(page_id: str, _: str) -> Any:  # noqa: ANN401 - Streamlit's page type is not public
    return _make_page(page_id)


def _make_page(page_id: str) -> Any:  # noqa: ANN401 - Streamlit's page type is not public
    is_default = page_id == PageId.OVERVIEW
    return st.Page(file_of(page_id), title=pages.title(page_id), default=is_default)


def choose(key: str, label: str, options: Mapping[str, str], *, default: str) -> str:
    """Draw a choice among a few words that lives in the address; an unknown one says so.

    Streamlit's own binding would write the words into the address, and in another language nobody
    could open it; here the code is written, and nothing for the default.

    Args:
        key: its name in the address.
        label: what is chosen.
        options: what there is: code -> words.
        default: the code chosen where nobody did.
    """
    asked, in_address = st.query_params.get(key, default), f"_{key}"
    if asked not in options:
        st.warning(unknown(key, asked, options[default]))
        asked = default
    if key not in st.session_state or asked != st.session_state.get(in_address):
        st.session_state[key] = asked
    words = options.__getitem__
    picked = str(
        st.segmented_control(label, list(options), format_func=words, required=True, key=key)
    )
    st.session_state[in_address] = picked
    if picked == default:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = picked
    return picked


def choose_several(
    key: str, label: str, options: Sequence[str], *, but: str, at_most: int, hint: str
) -> Picks:
    """Draw a choice of several things that lives in the address, each by its name.

    What an address asks for and is not here is left out, as is what is over the most.

    Args:
        key: its name in the address, where it stands once for each that is chosen.
        label: what is chosen.
        options: what there is, in the order in which it is returned. Best they and the label are
            the same in each run: a browser draws the whole choice twice for others.
        but: one of them that is not taken, since it is there already.
        at_most: so many can be chosen.
        hint: stands in the field while nothing is chosen.
    """
    asked, in_address = tuple(st.query_params.get_all(key)), f"_{key}"
    if key not in st.session_state or asked != st.session_state.get(in_address):
        st.session_state[key] = list(asked)
    known = [it for it in options if it in st.session_state[key] and it != but][:at_most]
    if known != st.session_state[key]:
        st.session_state[key] = known
    picked = st.multiselect(
        label, options, key=key, max_selections=at_most, placeholder=hint, select_all=False
    )
    st.session_state[in_address] = picks = tuple(name for name in options if name in picked)
    if picks:
        st.query_params[key] = list(picks)
    else:
        st.query_params.pop(key, None)
    return picks
