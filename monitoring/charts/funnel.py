"""Schools beside their district: a funnel plot, as a Plotly figure."""

from collections.abc import Iterator
from html import escape

import pandas as pd
import plotly.graph_objects as go

from monitoring.charts import labels
from monitoring.charts.basis import PATH, RESULT, require
from monitoring.charts.funnel_axes import Axes, Words, axes_of
from monitoring.charts.school_names import names_of, shorter_names
from monitoring.rows import each, first
from monitoring.vocabulary import FunnelZone
from monitoring.wording import charts

_HEIGHT, _MARGIN = 520, {"t": 16, "r": 10, "b": 52, "l": 52}
_KEY_LINE = 17  # pixels
_LINE = {"width": 2, "color": RESULT}
_LINES = {"dashed": charts.dashed, "dotted": charts.dotted, "solid": charts.solid}
# An arrow where a school lies beyond the axes.
_SHAPES = {
    "is_below": "triangle-down",
    "is_above": "triangle-up",
    "is_beside": "triangle-right",
    "is_alternative": "square",
}
WITHIN = FunnelZone.WITHIN_LIMITS


def funnel(
    schools: pd.DataFrame, limits: pd.DataFrame, rules: pd.DataFrame, school_id: str = ""
) -> go.Figure:
    """Draw each school's percentage over its number of students, with the district's limits.

    Args:
        schools: one row per school of one scope, period and group, by name: organisation_id,
            organisation, is_alternative, n, value, district_value (percent), funnel_zone; rows
            without one are left out.
        limits: one row per number of students, rising: n, inner_low, inner_high, outer_low,
            outer_high (percent).
        rules: the row of ``rule_in_force``: confidence, confidence_outer (0 to 1).
        school_id: the school to mark, "" for none.

    Returns:
        Traces "inner_low" and so on for the limits, "district" (a line), "within_limits" (hollow)
        and "outside_limits" (filled), squares for alternative schools, and "chosen" (a ring);
        their names are codes that no reader sees. The line and the limits are always named: on
        them, or above the plot where marks leave no room. Schools outside, alternative schools and
        the chosen one are named where there is room; pointing at a mark names any.

    Raises:
        ValueError: a frame lacks one of those columns.
    """
    require(schools, "organisation_id", "organisation", "is_alternative")
    require(schools, "n", "value", "district_value", "funnel_zone")
    require(limits, "n", "inner_low", "inner_high", "outer_low", "outer_high")
    require(rules, "confidence", "confidence_outer")
    placed = schools[schools["funnel_zone"].notna()].reset_index(drop=True)
    figure = go.Figure()
    if placed.empty:
        return figure
    axes = axes_of(placed, limits, _HEIGHT - _MARGIN["t"] - _MARGIN["b"])
    drawn = axes.placed(placed)
    _add_limits(figure, limits, "inner")
    _add_limits(figure, limits, "outer")
    _add_district(figure, limits, drawn)
    _add_schools(figure, drawn, [charts.school(row, first(rules)) for row in each(drawn)])
    _add_chosen(figure, drawn, school_id)
    _lay_out(figure, axes)
    room = axes.room(drawn)
    crowded = []
    within = limits[limits["n"] <= axes.across[1]]
    for line, places in _own_words(rules, drawn, within, axes.across[1]):
        free = next((it for it in places if axes.takes(room, it)), None)
        if free:
            _add_words(figure, free)
        else:
            crowded.append(_LINES[line](places[0].text))
    _add_key(figure, crowded)
    names = names_of(drawn, school_id)
    found = room.place(names)
    short = shorter_names(drawn, school_id, {label.index for label in found})
    _add_names(figure, drawn, [*found, *room.place(short)], school_id)
    return figure


def _add_limits(figure: go.Figure, limits: pd.DataFrame, which: str) -> None:
    for side in ("low", "high"):
        figure.add_scatter(
            x=limits["n"].tolist(),
            y=limits[f"{which}_{side}"].tolist(),
            name=f"{which}_{side}",
            mode="lines",
            line={"color": PATH, "width": 1.5, "dash": "dot" if which == "inner" else "solid"},
            hoverinfo="skip",
        )


def _add_district(figure: go.Figure, limits: pd.DataFrame, drawn: pd.DataFrame) -> None:
    rate = float(drawn["district_value"].iloc[0])
    figure.add_scatter(
        x=[0, float(limits["n"].iloc[-1])],
        y=[rate, rate],
        name="district",
        mode="lines",
        line={"color": PATH, "width": 2.5, "dash": "dash"},
        hoverinfo="skip",
    )


def _add_schools(figure: go.Figure, drawn: pd.DataFrame, told: list[str]) -> None:
    schools, is_within = drawn.assign(told=told), drawn["funnel_zone"] == WITHIN
    for name, rows in [(WITHIN, schools[is_within]), ("outside_limits", schools[~is_within])]:
        fill = "-open" if name == WITHIN else ""
        kinds = zip(*(rows[name].tolist() for name in _SHAPES), strict=True)
        shapes = [_shape(*kind) + fill for kind in kinds]
        figure.add_scatter(
            x=rows["at_n"].tolist(),
            y=rows["at_value"].tolist(),
            cliponaxis=False,
            name=name,
            mode="markers",
            marker={"symbol": shapes, "size": 10, "color": RESULT, "line": _LINE},
            hovertext=rows["told"].tolist(),
            hovertemplate="%{hovertext}<extra></extra>",
        )


def _shape(*is_it: bool) -> str:
    """Return the mark of a school, by what is true of it: see ``_SHAPES``."""
    return next(
        (shape for shape, one in zip(_SHAPES.values(), is_it, strict=True) if one), "circle"
    )


def _add_chosen(figure: go.Figure, drawn: pd.DataFrame, school_id: str) -> None:
    chosen = drawn[drawn["organisation_id"] == school_id]
    if len(chosen):
        figure.add_scatter(
            x=chosen["at_n"].tolist(),
            y=chosen["at_value"].tolist(),
            name="chosen",
            mode="markers",
            marker={"symbol": "circle-open", "size": 20, "color": RESULT, "line": {"width": 2}},
            hoverinfo="skip",
        )


def _lay_out(figure: go.Figure, axes: Axes) -> None:
    figure.update_yaxes(
        range=list(axes.up), ticksuffix="%", nticks=7, zeroline=False, fixedrange=True
    )
    figure.update_xaxes(
        range=list(axes.across),
        title={"text": charts.students(), "standoff": 8},
        nticks=6,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_layout(showlegend=False, height=_HEIGHT, margin=_MARGIN)


def _own_words(
    rules: pd.DataFrame, drawn: pd.DataFrame, limits: pd.DataFrame, end: float
) -> Iterator[tuple[str, list[Words]]]:
    """Name the line at an end, or along it, and each limit; the first free place is to be taken.

    The inner limits are named inside and to the left, the outer ones outside and to the right:
    there no curve runs through the words.
    """
    rate = float(drawn["district_value"].iloc[0])
    text = charts.district(rate)
    along = [(float(n), "left") for n in limits["n"].iloc[8::2]]
    yield (
        "dashed",
        [
            Words(x, rate, text, up, anchor)
            for x, anchor in [(0.0, "left"), (end, "right"), *along]
            for up in (10, -10)
        ],
    )
    sides = [("low", 10), ("high", -10)] if rate >= 50 else [("high", -10), ("low", 10)]
    for which, line, level, way, anchor in [
        ("inner", "dotted", "confidence", 1, "right"),
        ("outer", "solid", "confidence_outer", -1, "left"),
    ]:
        text = charts.limits(float(rules[level].iloc[0]))
        yield (
            line,
            [
                Words(float(row["n"]), float(row[f"{which}_{side}"]), text, way * up, anchor)
                for side, up in sides
                for _, row in limits.iloc[8::4].iterrows()
            ],
        )


def _add_words(figure: go.Figure, words: Words) -> None:
    figure.add_annotation(
        x=words.x,
        y=words.y,
        text=words.text,
        showarrow=False,
        yshift=words.up,
        xanchor=words.anchor,
    )


def _add_key(figure: go.Figure, lines: list[str]) -> None:
    """Name lines above the plot, and make room for that, so that the plot keeps its size."""
    if not lines:
        return
    figure.add_annotation(
        text="<br>".join(lines),
        x=0,
        y=1,
        xref="paper",
        yref="paper",
        yshift=4,
        xanchor="left",
        yanchor="bottom",
        align="left",
        showarrow=False,
    )
    room = _KEY_LINE * len(lines)
    figure.update_layout(height=_HEIGHT + room, margin={"t": _MARGIN["t"] + room})


def _add_names(
    figure: go.Figure, drawn: pd.DataFrame, found: list[labels.Label], school_id: str
) -> None:
    for label in found:
        row = drawn.iloc[label.index]
        is_chosen = row["organisation_id"] == school_id
        figure.add_annotation(
            x=row["at_n"],
            y=row["at_value"],
            text=f"<b>{escape(label.text, quote=False)}</b>"
            if is_chosen
            else escape(label.text, quote=False),
            ax=label.across,
            ay=label.down,
            xanchor="left" if label.across > 0 else "right",
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=PATH if label.has_leader else "rgba(0, 0, 0, 0)",
            standoff=6,
        )
