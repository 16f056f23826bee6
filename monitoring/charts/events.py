"""Decisions taken and steps done, as numbered lines on a chart of years."""

import pandas as pd
import plotly.graph_objects as go

from monitoring.charts.basis import PATH, require
from monitoring.rows import each
from monitoring.wording import charts, numbers


def add_events(figure: go.Figure, events: pd.DataFrame) -> None:
    """Mark what happened by its numbers: a table beside the chart has the words.

    Args:
        figure: with school years across.
        events: in their order: quarter ("2022-23-Q2") and school_year (int).
    """
    require(events, "quarter", "school_year")
    numbered: dict[float, list[str]] = {}
    for number, row in enumerate(each(events), start=1):
        # A school year's result stands where its last quarter ends.
        at = row.school_year - 1 + int(row.quarter[-1]) / 4
        numbered.setdefault(at, []).append(numbers.whole(number))
    for at, told in numbered.items():
        figure.add_shape(
            type="line",
            x0=at,
            x1=at,
            y0=0,
            y1=0.96,
            yref="paper",
            line={"color": PATH, "width": 1, "dash": "dot"},
        )
        figure.add_annotation(
            x=at, y=1, yref="paper", text=charts.events(told), showarrow=False, yanchor="top"
        )
