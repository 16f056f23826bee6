"""The axes of a path: every year with why it has no result, and a range that holds all."""

import pandas as pd
import plotly.graph_objects as go

from monitoring.charts.path_words import room_below, years_below

_MIN_SPAN, _EDGE = 15.0, 2.5
# Of the height, for the words of one mark.
_MARK = 0.07
# Right of the last year, of all years: on a phone, half of the target's label.
_ROOM = 0.1


def lay_out(
    figure: go.Figure, shown: pd.DataFrame, gaps: pd.DataFrame, n_marks: int, style: str
) -> None:
    """Set both axes of a figure whose marks are drawn, with a name under every year.

    Args:
        figure: the figure.
        shown: its years with a result: year (int), deadline_period.
        gaps: its years without one: period, data_state.
        n_marks: changes of the target that are marked.
        style: how years are named.
    """
    states = dict(zip(gaps["period"].astype(int), gaps["data_state"], strict=True))
    years = set(shown["year"].tolist()) | set(states)
    if len(shown):
        years.add(int(shown["deadline_period"].iloc[-1]))
    span = range(min(years), max(years) + 1) if years else range(0)
    below = years_below(span, states, style)
    figure.update_xaxes(
        tickvals=list(span),
        ticktext=below,
        range=[min(span) - 0.4, max(span) + _ROOM * len(span)] if years else None,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        tickangle=0,
    )
    drawn = _value_range(figure, n_marks)
    figure.update_yaxes(ticksuffix="%", nticks=6, zeroline=False, fixedrange=True, range=drawn)
    foot = room_below(below)
    figure.update_layout(
        showlegend=False, height=340 + foot, margin={"t": 28, "r": 12, "b": foot, "l": 8}
    )


def _value_range(figure: go.Figure, n_marks: int) -> list[float] | None:
    """Span all that is drawn and no less than 15 points: a tight axis makes noise news.

    Marks of changes have a line of words each at the foot, below what is said of the lowest result.
    """
    values = [float(it) for trace in figure.data for it in trace["y"] if it == it]
    if not values:
        return None
    low, high = min(values), max(values)
    spare = max(_MIN_SPAN - (high - low), 2 * _EDGE) / 2
    foot = n_marks * _MARK * (high - low + 2 * spare)
    return [max(low - spare - foot, 0), high + spare]
