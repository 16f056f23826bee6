"""The frame every page sits in: style, navigation, filters, heading."""

from typing import Any

import streamlit as st

from monitoring import db
from monitoring.errors import InputError
from monitoring.panels.bar import bar
from monitoring.ui import filters, tables
from monitoring.ui.amended import draw_amended
from monitoring.ui.elements import page_of, write
from monitoring.ui.filters import Filters
from monitoring.ui.kept import read
from monitoring.ui.looking_back import draw_looking_back, is_looking_back
from monitoring.ui.options import district_name
from monitoring.ui.pages import GROUPS, PageId
from monitoring.ui.people import let_in
from monitoring.ui.plan_form import first_plan_form
from monitoring.ui.release_notice import draw_release_notice
from monitoring.ui.releases import offer_board
from monitoring.ui.server import is_served
from monitoring.ui.source import keep_release
from monitoring.wording import faults, pages, screen
from monitoring.wording.figures import plain

# What a page is about: of its choices, the first of these.
_SUBJECTS = ("subgroup", "step", "measure")
_STYLE = tables.ReadyHtml(f"<style>{tables.STYLE}</style>")


def navigation() -> Any:  # noqa: ANN401 - Streamlit's page type is not public
    """Declare the pages and return the one that was asked for."""
    return st.navigation(
        {pages.group(name): [page_of(page_id) for page_id in ids] for name, ids in GROUPS.items()}
    )


def draw_filters(page: Any) -> None:  # noqa: ANN401 - Streamlit's page type is not public
    """Draw the bar of a page. dashboard.py alone calls it, so the choices outlive a page switch."""
    is_ready = is_served() and tables.is_in_document()
    if not is_ready:
        st.html(_STYLE)
    try:
        let_in()
        keep_release()
        st.session_state["_filters"] = chosen = _draw_bar(_id_of(page))
        st.set_page_config(page_title=_tab(chosen))
        if not is_ready:
            tables.draw_script()
    except db.DatabaseMissingError as error:
        st.error(screen.no_data(faults.said(error)))
        first_plan_form()
        st.stop()
    except InputError as error:
        # Its words may be those of an address.
        st.error(screen.no_data(plain(faults.said(error))))
        st.stop()


def _draw_bar(page_id: str) -> Filters:
    """Draw what stays in view: the page, its quarter, whose plan it is, and its filters."""
    offered = filters.offer(page_id)
    chosen = offered.chosen
    shown = read("review_quarter", **chosen.told)
    release = read("next_release", **chosen.told)
    has_board = page_id == PageId.OVERVIEW
    presented = chosen.quarter if has_board else ""
    ways = filters.beside(offered)
    told = (shown, release, is_looking_back(chosen), offered.filtered, presented)
    with st.container(horizontal=True, vertical_alignment="center", gap=None, key="bar"):
        st.title(pages.heading(page_id), width="content")
        filters.draw_quarter(offered)
        write(bar, ways, read("plan"), *told)
        if has_board:
            offer_board(chosen)
        filters.draw_others(offered)
    for problem in offered.unknown:
        st.warning(problem)
    return chosen


def _tab(chosen: Filters) -> str:
    """Write the title of the browser's tab: the page, what is chosen on it, whose plan it is."""
    labels = dict(chosen.words)
    subject = next((labels[key] for key in _SUBJECTS if key in labels), "")
    return pages.tab(chosen.page, subject, chosen.quarter, district_name())


def _id_of(page: Any) -> str:  # noqa: ANN401 - Streamlit's page type is not public
    """Return a page's id: its address, which is empty for the one that opens first."""
    return str(page.url_path or PageId.OVERVIEW)


def begin(page_id: str) -> Filters:
    """Open a page: take its filters and say what is special of them. Every page calls it first.

    Until st.navigation has run once in a server process, Streamlit takes a folder named
    ``pages`` for its older kind of app and runs a linked page without dashboard.py.
    Then declare the pages and run again.
    """
    chosen: Filters | None = st.session_state.pop("_filters", None)
    if chosen is None:
        navigation()
        st.rerun()
    draw_release_notice()
    if is_looking_back(chosen):
        draw_looking_back(chosen)
    draw_amended(chosen)
    return chosen
