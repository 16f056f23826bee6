"""A path that was changed: the one before it, and a mark where the change was decided."""

import plotly.graph_objects as go

from monitoring.charts.basis import PATH
from monitoring.db.query_rows import AmendedTargets
from monitoring.wording import targets
from monitoring.wording.numbers import is_missing

_FAINT = {"color": PATH, "dash": "dot", "width": 1}
_FULL = {"color": PATH, "dash": "dash", "width": 2}
End = tuple[float, float]


def add_line(figure: go.Figure, name: str, ends: tuple[End, End], change: float | None) -> None:
    """Draw a path, in full where it is in force and faint where it is not.

    Args:
        figure: with school years across.
        name: of the part in force; the faint one is called after it.
        ends: (year, value) of its start and its end.
        change: where it begins to be in force, or with a minus where it ends to be; None where it
            is in force from start to end.
    """
    (start, low), (end, high) = ends
    at = None if change is None else min(max(abs(change), start), end)
    if at is None or change is None:
        _add(figure, name, ends, _FULL)
        return
    value = low + (high - low) * (at - start) / (end - start)
    before, after = ((start, low), (at, value)), ((at, value), (end, high))
    in_force, faint = (after, before) if change > 0 else (before, after)
    _add(figure, name, in_force, _FULL)
    _add(figure, f"{name}_not_in_force", faint, _FAINT)


def _add(figure: go.Figure, name: str, ends: tuple[End, End], line: dict[str, object]) -> None:
    figure.add_scatter(
        x=[x for x, _ in ends],
        y=[y for _, y in ends],
        name=name,
        mode="lines",
        line=line,
        hoverinfo="skip",
    )


def add_former(figure: go.Figure, row: AmendedTargets) -> None:
    """Draw the path before a change, with its target, and mark the change by its date."""
    end = float(row.former_deadline_period)
    if not is_missing(row.former_start) and not is_missing(row.former_end):
        start = float(row.former_baseline_period)
        ends = (start, float(row.former_start)), (end, float(row.former_end))
        add_line(figure, "former_path", ends, -row.adopted_at)
        figure.add_annotation(
            x=end,
            y=row.former_end,
            text=targets.former_target(row),
            showarrow=False,
            yshift=14,
            xanchor="right",
        )
    figure.add_shape(
        type="line",
        x0=row.adopted_at,
        x1=row.adopted_at,
        y0=0,
        y1=0.94,
        yref="paper",
        line={"color": PATH, "width": 1},
        name="amended",
    )
    figure.add_annotation(
        x=row.adopted_at,
        y=0,
        yref="paper",
        text=targets.mark(row),
        showarrow=False,
        yanchor="bottom",
        xanchor="right",
        xshift=-4,
    )
