"""A measure beside its path, year by year, as a Plotly figure."""

import math

import pandas as pd
import plotly.graph_objects as go

from monitoring.charts.amended import add_former, add_line
from monitoring.charts.basis import FAN, PATH, RESULT, require
from monitoring.charts.events import add_events
from monitoring.charts.path_axes import lay_out
from monitoring.charts.path_words import MOVES, clear
from monitoring.db.query_rows import TargetChanges
from monitoring.rows import each, where
from monitoring.vocabulary import DataState, PeriodStyle
from monitoring.wording import charts, figures, numbers

_APART = (DataState.NOT_COMPARABLE, DataState.CANCELLED)
_NO_MORE = "<extra></extra>"  # Plotly's own box with the name of the trace is left away


def value_against_path(
    history: pd.DataFrame,
    measure_id: str,
    projection: pd.DataFrame,
    gaps: pd.DataFrame,
    state: pd.DataFrame | None = None,
    events: pd.DataFrame | None = None,
    changes: pd.DataFrame | None = None,
) -> go.Figure:
    """Draw a measure's yearly results against its path, with the projection to the deadline.

    Args:
        history: one row per measure and year, sorted: measure_id, period (str year), value,
            interval_low, interval_high, expected (percent), data_state, baseline_period,
            baseline_value, final_target, deadline_period; period_style, where years are not those
            of classes; n, confidence and released_on, where they are to be told at a dot.
        measure_id: which measure to draw.
        projection: one row per year to come: period, value, low_narrow, high_narrow.
        gaps: one row per year without a comparable result: period, data_state.
        state: the state's results (period, value), or None to leave them out.
        events: what happened, in its order: quarter ("2022-23-Q2") and school_year (int); each is
            a number at the top over a thin line at the quarter's end. None to leave them out.
        changes: rows of ``target_changes``, of any measures. None where nothing was changed.

    A result that is only an end of the scale (value_code, which may be missing) is not drawn.

    Returns:
        Traces "result" (dots, with margins on the last two), "not_comparable" (hollow dots),
        "path" (dashed; where the target was amended from then on, before it faint as
        "path_not_in_force", with "former_path" up to then and a mark between; before that stands
        "former_path_2" where it was amended before), "band" and "trend"
        where there is a projection, "state" with "state_line" on request; their names are codes
        that no reader sees. Years without a result are named on the axis; nothing is drawn for
        them.

    Raises:
        ValueError: a frame lacks one of those columns.
    """
    require(
        history,
        "measure_id",
        "period",
        "value",
        "interval_low",
        "interval_high",
        "expected",
        "data_state",
    )
    require(history, "baseline_period", "baseline_value", "final_target", "deadline_period")
    require(projection, "period", "value", "low_narrow", "high_narrow")
    require(gaps, "period", "data_state")
    shown = _since_start(where(history, "measure_id", measure_id), gaps)
    shown, gaps = _without_ends(shown, gaps)
    figure = go.Figure()
    _add_projection(figure, projection, shown)
    amended = _changes(changes, measure_id)
    add_former(figure, amended)
    _add_path(figure, shown, amended[-1].adopted_at if amended else None)
    if state is not None:
        _add_state(figure, state, shown, gaps)
    _add_results(figure, shown)
    if events is not None:
        add_events(figure, events)
    lay_out(figure, shown, gaps, len(amended), _style(shown))
    return clear(figure)


def _since_start(history: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """Keep the years the plan speaks of; a gap just before the baseline belongs to the story."""
    starts = history["baseline_period"].dropna().astype(int).tolist()
    starts += gaps["period"].astype(int).tolist()
    start = min(starts) if starts else 0
    shown = history.assign(year=history["period"].astype(int))
    return shown[shown["year"] >= start]


def _without_ends(shown: pd.DataFrame, gaps: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Name years that are shown only as an end of the scale on the axis: they are no dots."""
    if "value_code" not in shown:
        return shown, gaps
    is_end = shown["value_code"] != ""
    named = shown.loc[is_end, ["period", "data_state"]]
    gaps = pd.concat([gaps, named], ignore_index=True) if len(named) else gaps
    return shown.assign(value=shown["value"].mask(is_end)), gaps


def _style(shown: pd.DataFrame) -> str:
    styles = shown["period_style"].tolist() if "period_style" in shown else []
    return styles[-1] if styles else PeriodStyle.CLASS


def _names(years: "pd.Series[str]", shown: pd.DataFrame) -> list[str]:
    """Name years for those who point at a mark."""
    return [charts.year(int(year), _style(shown)) for year in years]


def _changes(changes: pd.DataFrame | None, measure_id: str) -> list[TargetChanges]:
    rows = () if changes is None else each(changes, TargetChanges)
    return [row for row in rows if row.measure_id == measure_id]


def _add_path(figure: go.Figure, shown: pd.DataFrame, since: float | None) -> None:
    drawn = shown.dropna(subset=["baseline_value", "baseline_period", "final_target"])
    if drawn.empty:
        return
    row = drawn.iloc[-1]
    start, end = int(row["baseline_period"]), int(row["deadline_period"])
    ends = (start, float(row["baseline_value"])), (end, float(row["final_target"]))
    add_line(figure, "path", ends, since)
    target = float(row["final_target"])
    _note(figure, end, target, charts.target(target), 14)
    judged = drawn[drawn["expected"].notna() & (drawn["year"] < end)]
    if len(judged) and int(judged["year"].iloc[-1]) > start:
        last = judged.iloc[-1]
        text = charts.expected(float(last["expected"]))
        _note(figure, int(last["year"]), float(last["expected"]), text, 12, anchor="right")


def _note(
    figure: go.Figure, year: int, height: float, text: str, shift: int, *, anchor: str = "center"
) -> None:
    name = "value" if text.startswith("<b>") else MOVES
    figure.add_annotation(
        x=year, y=height, text=text, showarrow=False, yshift=shift, xanchor=anchor, name=name
    )


def _add_projection(figure: go.Figure, projection: pd.DataFrame, shown: pd.DataFrame) -> None:
    if projection.empty:
        return
    measured = shown[shown["data_state"] == DataState.MEASURED]
    years = projection["period"].astype(int).tolist()
    low, high = projection["low_narrow"].tolist(), projection["high_narrow"].tolist()
    if len(measured):
        # The fan opens at the last measured dot, where nothing is uncertain any more.
        last = measured.iloc[-1]
        years = [int(last["year"]), *years]
        low, high = [float(last["value"]), *low], [float(last["value"]), *high]
    figure.add_scatter(
        x=[*years, *reversed(years)],
        y=[*low, *reversed(high)],
        name="band",
        mode="lines",
        fill="toself",
        fillcolor=FAN,
        line={"width": 0},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=projection["period"].astype(int).tolist(),
        y=projection["value"].tolist(),
        name="trend",
        mode="markers",
        marker={"symbol": "line-ew-open", "size": 14, "color": RESULT, "line": {"width": 2}},
        text=_names(projection["period"], shown),
        hovertemplate=f"{charts.trend_at()}{_NO_MORE}",
    )
    end = projection.iloc[-1]
    text = charts.trend(float(end["value"]))
    _note(figure, int(end["period"]), float(end["low_narrow"]), text, -20)


def _add_state(
    figure: go.Figure, state: pd.DataFrame, shown: pd.DataFrame, gaps: pd.DataFrame
) -> None:
    require(state, "period", "value")
    start = int(shown["year"].min()) if len(shown) else 0
    rows = state[state["period"].astype(int) >= start]
    if "value_code" in rows:
        rows = rows[rows["value_code"] == ""]
    if rows.empty:
        return
    # A year without a result, or with one that compares with none, is never bridged.
    apart = set(gaps.loc[gaps["data_state"].isin(_APART), "period"].astype(int))
    values = dict(zip(rows["period"].astype(int), rows["value"].astype(float), strict=True))
    span = range(min(values), max(values) + 1)
    figure.add_scatter(
        x=list(span),
        y=[math.nan if year in apart else values.get(year, math.nan) for year in span],
        name="state_line",
        mode="lines",
        line={"color": PATH, "width": 1},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=rows["period"].astype(int).tolist(),
        y=rows["value"].tolist(),
        name="state",
        mode="markers",
        marker={"symbol": "square-open", "size": 7, "color": PATH, "line": {"width": 1.5}},
        text=_names(rows["period"], shown),
        hovertemplate=f"{charts.state_at()}{_NO_MORE}",
    )
    # Named at its first dot: at its last the path's own words stand.
    named = rows.iloc[0]
    _note(figure, int(named["period"]), float(named["value"]), charts.state(), 16)


def _add_results(figure: go.Figure, shown: pd.DataFrame) -> None:
    measured = shown[shown["data_state"] == DataState.MEASURED]
    apart = shown[(shown["data_state"] != DataState.MEASURED) & shown["value"].notna()]
    with_margin = measured.index.isin(measured.index[-2:])
    up = (measured["interval_high"] - measured["value"]).where(with_margin).fillna(0)
    down = (measured["value"] - measured["interval_low"]).where(with_margin).fillna(0)
    figure.add_scatter(
        x=measured["year"].tolist(),
        y=measured["value"].tolist(),
        name="result",
        mode="markers",
        marker={"color": RESULT, "size": 11},
        error_y={
            "type": "data",
            "symmetric": False,
            "array": up.tolist(),
            "arrayminus": down.tolist(),
            "thickness": 2,
            "width": 5,
            "color": RESULT,
        },
        hovertext=[charts.result_told(row, _style(shown)) for row in each(measured)],
        hovertemplate=f"%{{hovertext}}{_NO_MORE}",
    )
    for row, drop in zip(each(measured), down.tolist(), strict=True):
        # Under the dot, or under the margin where one is drawn.
        _note(
            figure,
            row.year,
            row.value - drop,
            f"<b>{numbers.decimal(row.value, 0 if figures.is_whole(row) else 1)}</b>",
            -10 if drop else -18,
        )
    if len(apart):
        figure.add_scatter(
            x=apart["year"].tolist(),
            y=apart["value"].tolist(),
            name=DataState.NOT_COMPARABLE,
            mode="markers",
            marker={"symbol": "circle-open", "size": 10, "color": PATH, "line": {"width": 2}},
            hovertext=[charts.apart_told(row, _style(shown)) for row in each(apart)],
            hovertemplate=f"%{{hovertext}}{_NO_MORE}",
        )
