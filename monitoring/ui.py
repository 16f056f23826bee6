"""The frame every page sits in, and the few ways a page puts something on the screen."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from monitoring import db, export
from monitoring.faults import InputError
from monitoring.kept import Kept
from monitoring.rows import each

T = TypeVar("T")
STYLE = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
_kept = Kept(max_entries=2048)
_WS_MAX_BYTES = 1_000_000


@dataclass(frozen=True)
class Filters:
    """The reader's choices in the side bar; the same on every page and in the address."""

    quarter: str
    goal_id: str
    measure_id: str


def navigation() -> Any:  # noqa: ANN401 - Streamlit's page type is not public
    """Declare the pages and return the one that was asked for.

    They are made anew on every run: a page remembers the run it belongs to.
    """
    return st.navigation(
        [
            st.Page("pages/overview.py", title="Overview", default=True),
            st.Page("pages/goals.py", title="Goals"),
            st.Page("pages/methods.py", title="Methods"),
        ]
    )


def kept(key: str, filters: Filters | None, build: Callable[..., T], *rows: object) -> T:
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


def draw_filters(page: Any) -> None:  # noqa: ANN401 - Streamlit's page type is not public
    """Draw the side bar. dashboard.py alone calls it, so the choices outlive a page switch."""
    st.html(f"<style>{STYLE}</style>")
    try:
        options = kept("filter-options", None, _options)
    except InputError as error:
        st.error(f"No data to show: {error}")
        st.stop()
    quarter = _choice("Review quarter", "quarter", options.quarters, options.opening)
    goal_id = _choice("Goal", "goal", options.goals, next(iter(options.goals), ""))
    measure_id = ""
    if page.title == "Goals":
        measures = options.measures.get(goal_id, {})
        measure_id = _choice("Measure", "measure", measures, next(iter(measures), ""))
    elif "measure" in st.query_params:
        del st.query_params["measure"]
    st.session_state["_filters"] = Filters(quarter, goal_id, measure_id)


@dataclass(frozen=True)
class _Options:
    quarters: Mapping[str, str]
    opening: str
    goals: Mapping[str, str]
    measures: Mapping[str, Mapping[str, str]]


def _options() -> _Options:
    quarters = read("review_quarters")
    measures: dict[str, dict[str, str]] = {}
    for row in each(read("measures")):
        measures.setdefault(row.goal_id, {})[row.measure_id] = row.measure_name
    return _Options(
        quarters={q.quarter: f"{q.quarter} (to {q.ends_on:%d %b %Y})" for q in each(quarters)},
        opening=next(row.quarter for row in each(quarters) if row.is_opening),
        goals={row.goal_id: f"Goal {row.goal_id.removeprefix('G')}" for row in each(read("goals"))},
        measures=measures,
    )


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


def write(key: str, filters: Filters | None, build: Callable[..., str], *rows: object) -> None:
    """Put a piece made by ``panels`` on the page; for the arguments see ``kept``.

    st.html would strip the pictures: it lets no SVG through. What goes in is escaped by ``panels``,
    and a blank line, which would end the HTML for Markdown, cannot stand in it.
    """
    html = kept(key, filters, lambda: f"<div>{build(*rows)}</div>".replace("\n", " "))
    st.markdown(html, unsafe_allow_html=True)


def link(page: str, label: str, **params: str) -> None:
    """Link to another page with choices of its own."""
    st.page_link(page, label=label, query_params=params)


def show(
    key: str, filters: Filters, build: Callable[..., go.Figure], *rows: object, alt: str
) -> None:
    """Put a chart on the page with ``alt``, the sentence that states the finding; see ``kept``."""
    figure = kept(f"figure-{key}", filters, build, *rows)
    st.plotly_chart(figure, key=key, alt=alt, config={"displayModeBar": False})


def download(
    label: str, file_name: str, select: Callable[..., pd.DataFrame], *rows: object
) -> None:
    """Offer the rows ``select(*rows)`` gives as CSV, written only when somebody asks for them."""
    st.download_button(
        label,
        lambda: export.csv_text(select(*rows)),
        file_name=file_name,
        mime="text/csv",
        key=file_name,
        on_click="ignore",
    )


@dataclass
class _Freezer:
    is_done: bool = False


_freezer = _Freezer()


def freeze_once() -> None:
    """After the first whole run, tell the garbage collector that what is loaded will stay.

    Otherwise every full collection walks all of pandas, DuckDB and Plotly again.
    """
    if not _freezer.is_done:
        _freezer.is_done = True
        gc.collect()
        gc.freeze()


def serve(host: str, port: int) -> None:
    """Serve the dashboard until it is stopped.

    ``streamlit run dashboard.py`` serves the same app. The difference is the listening socket:
    Streamlit's own leaves Nagle's algorithm on, and every page run then waits 40 ms for the
    acknowledgement of its first small message.
    """
    import uvicorn

    app = st.App(db.PROJECT / "dashboard.py")
    uvicorn.run(
        app,
        host=host,
        port=port,
        access_log=False,
        log_config=None,
        log_level="warning",
        ws_max_size=_WS_MAX_BYTES,
        ws_per_message_deflate=False,
    )
