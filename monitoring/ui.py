"""The frame every page sits in, and the few ways a page puts something on the screen."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from monitoring import charts, db, export, panels, wording
from monitoring.rows import each

__all__ = ["Filters", "begin", "charts", "panels", "read", "wording"]

STYLE = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Filters:
    """The reader's choices in the side bar; the same on every page and in the address."""

    quarter: str
    goal_id: str
    measure_id: str


@st.cache_resource(show_spinner=False)
def _pages() -> list[Any]:
    return [
        st.Page("pages/overview.py", title="Overview", default=True),
        st.Page("pages/goals.py", title="Goals"),
        st.Page("pages/methods.py", title="Methods"),
    ]


def navigation() -> Any:  # noqa: ANN401 - Streamlit's page type is not public
    """Declare the pages and return the one that was asked for."""
    return st.navigation(_pages())


@st.cache_resource(max_entries=512, show_spinner=False)
def _read(sql: str, params: dict[str, db.Param], path: str, version: int) -> pd.DataFrame:
    """Run ``sql``; ``path`` and ``version`` make changed data a new cache entry."""
    return db.open_store(Path(path)).read(sql, params)


@st.cache_resource(max_entries=64, show_spinner=False)
def _sql(name: str) -> str:
    return db.sql_text(name)


def read(name: str, **params: db.Param) -> pd.DataFrame:
    """Return the rows of ``queries/<name>.sql``, shared by all sessions until the data change.

    The rows are shared: nobody may change them.
    """
    store = db.open_store()
    return _read(_sql(name), params, str(store.path), store.version)


def draw_filters(page: Any) -> None:  # noqa: ANN401 - Streamlit's page type is not public
    """Draw the side bar. dashboard.py alone calls it, so the choices outlive a page switch."""
    st.html(f"<style>{STYLE}</style>")
    try:
        quarters = read("review_quarters")
    except (db.DatabaseMissingError, db.DatabaseBusyError) as error:
        st.error(f"No data to show: {error}")
        st.stop()
    opening = quarters.loc[quarters["is_opening"], "quarter"].iloc[0]
    labels = {
        row.quarter: f"{row.quarter} (to {wording.day(row.ends_on)})" for row in each(quarters)
    }
    quarter = _choice("Review quarter", "quarter", labels, opening)
    goals = read("goals")
    goal_labels = {goal_id: f"Goal {goal_id.removeprefix('G')}" for goal_id in goals["goal_id"]}
    goal_id = _choice("Goal", "goal", goal_labels, next(iter(goal_labels), ""))
    measure_id = ""
    if page.title == "Goals":
        measures = read("measures")
        own = measures[measures["goal_id"] == goal_id]
        names = dict(zip(own["measure_id"], own["measure_name"], strict=True))
        measure_id = _choice("Measure", "measure", names, next(iter(names), ""))
    elif "measure" in st.query_params:
        del st.query_params["measure"]
    st.session_state["_filters"] = Filters(quarter, goal_id, measure_id)


def _choice(label: str, key: str, options: Mapping[str, str], default: str) -> str:
    """Draw one filter and keep it in step with the address, whichever of the two changed.

    Streamlit's own binding leaves a default out of the address, so that a shared link would mean
    another quarter next term; here every choice is always written out.
    """
    if not options:
        return default
    chosen: dict[str, str] = st.session_state.setdefault("_chosen", {})
    asked = st.query_params.get(key)
    if asked is not None and asked != chosen.get(key):
        if asked in options:
            st.session_state[key] = asked
        else:
            st.sidebar.warning(
                f"This address asks for {label.lower()} “{asked}”, which is not here. "
                f"Shown instead: {options[default]}."
            )
    if st.session_state.get(key, chosen.get(key)) not in options:
        st.session_state[key] = default
    elif key not in st.session_state:
        st.session_state[key] = chosen[key]
    picked = str(
        st.sidebar.selectbox(label, list(options), format_func=options.__getitem__, key=key)
    )
    chosen[key] = picked
    if st.query_params.get(key) != picked:
        st.query_params[key] = picked
    return picked


def begin(title: str) -> Filters:
    """Open a page: heading and filters. Every page calls it first.

    Until st.navigation has run once in a server process, Streamlit takes a folder named
    ``pages`` for its older kind of app and runs a linked page without dashboard.py.
    Then declare the pages and run again.
    """
    filters: Filters | None = st.session_state.pop("_filters", None)
    if filters is None:
        navigation()
        st.rerun()
    st.title(title)
    return filters


def write(html: str) -> None:
    """Put a piece made by ``panels`` on the page.

    st.html would strip the pictures: it lets no SVG through. What goes in is escaped by ``panels``,
    and a blank line, which would end the HTML for Markdown, cannot stand in it.
    """
    st.markdown(f"<div>{html}</div>".replace("\n", " "), unsafe_allow_html=True)


def link(page: str, label: str, **params: str) -> None:
    """Link to another page with choices of its own."""
    st.page_link(page, label=label, query_params=params)


@st.cache_resource(max_entries=256, show_spinner=False)
def _figure(
    build: str, names: tuple[str, ...], version: int, _make: Callable[[], Any]
) -> go.Figure:
    """Build a figure once for what it shows; nobody changes it afterwards."""
    figure: go.Figure = _make()
    return figure


def show(
    make: Callable[[], go.Figure], *, alt: str, key: str, filters: Filters, variant: str = ""
) -> None:
    """Put a chart on the page with its text alternative.

    Args:
        make: builds the figure; called only when no session has asked for it yet.
        alt: the sentence that states the finding.
        key: short and stable; names the chart in the page.
        filters: what the figure depends on, with ``variant``.
        variant: a page's own choices.
    """
    store = db.open_store()
    names = (filters.quarter, filters.goal_id, filters.measure_id, variant, str(store.path))
    figure = _figure(key, names, store.version, make)
    st.plotly_chart(figure, key=key, alt=alt, config={"displayModeBar": False})


def download(label: str, rows: pd.DataFrame, file_name: str, key: str) -> None:
    """Offer rows as CSV, written only when somebody asks for them."""
    st.download_button(
        label,
        lambda: export.csv_text(rows),
        file_name=file_name,
        mime="text/csv",
        key=key,
        on_click="ignore",
    )


def freeze_once() -> None:
    """After the first whole run, tell the garbage collector that what is loaded will stay.

    Otherwise every full collection walks all of pandas, DuckDB and Plotly again.
    """
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()
