"""Puts a chart on the page, with a button of its own that saves it as a picture."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from monitoring import export
from monitoring.ui.downloads import facts_for, file_stem, least_n, present_address
from monitoring.ui.filters import Filters
from monitoring.ui.kept import made_once, read

_SOURCE_COLUMNS = ("source", "rule_version", "batch_kind", "is_sample", "data_state")


class _Ready(go.Figure):
    """A finished figure, of which Streamlit would make the same values for every run anew."""

    def __init__(self, figure: go.Figure) -> None:
        super().__init__(figure)
        # As it will be sent: what is no number is nothing.
        self._ready: dict[str, Any] = json.loads(figure.to_json(validate=False))

    def to_dict(self) -> dict[str, Any]:
        """Return what is sent; nobody may change it."""
        return self._ready


def show(
    key: str, filters: Filters, build: Callable[..., go.Figure], *rows: object, alt: str
) -> None:
    """Put a chart on the page, with a button that saves it as a PNG; see ``made_once``.

    The picture is made by the reader's own browser. It carries ``alt``, the quarter, the choices,
    the sources, the word Sample where it applies and the address of the view.

    Args:
        key: unique on its page.
        filters: the choices it depends on.
        build: a function of ``charts``.
        rows: its arguments; of frames, those rows are named as sources that are of the measure.
        alt: the sentence that states the finding.
    """
    figure = made_once(
        _drawn, build, alt, filters, read("plan"), least_n(), present_address(), *rows
    )
    image = {
        "format": "png",
        "filename": file_stem(key, filters),
        "width": export.CHART_WIDTH,
        "height": export.chart_height(figure),
        "scale": 2,
    }
    buttons = {"modeBarButtons": [["toImage"]], "displayModeBar": True, "displaylogo": False}
    config = {**buttons, "toImageButtonOptions": image}
    st.plotly_chart(figure, key=key, alt=alt, config=config)


def _drawn(
    build: Callable[..., go.Figure],
    alt: str,
    filters: Filters,
    plan: pd.DataFrame,
    least_n: int,
    address: str,
    *rows: object,
) -> go.Figure:
    facts = facts_for(_rows_drawn(filters, rows), filters, plan, least_n, address)
    return _Ready(export.chart_file(build(*rows), alt, facts))


def _rows_drawn(filters: Filters, rows: tuple[object, ...]) -> pd.DataFrame:
    """Return what the frames among the arguments say of where their rows come from."""
    parts = []
    for frame in rows:
        if isinstance(frame, pd.DataFrame) and len(frame):
            is_of_measures = "measure_id" in frame.columns and bool(filters.measure_id)
            own = frame[frame["measure_id"] == filters.measure_id] if is_of_measures else frame
            parts.append(own[[name for name in _SOURCE_COLUMNS if name in frame.columns]])
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
