"""A path that was changed: those before it, and a mark where each change was decided."""

from collections.abc import Sequence

import plotly.graph_objects as go

from monitoring.charts.basis import PATH
from monitoring.charts.path_words import MOVES
from monitoring.db.query_rows import TargetChanges
from monitoring.wording import targets
from monitoring.wording.numbers import is_missing

_FAINT = {"color": PATH, "dash": "dot", "width": 1}
_FULL = {"color": PATH, "dash": "dash", "width": 2}
End = tuple[float, float]


def add_line(
    figure: go.Figure,
    name: str,
    ends: tuple[End, End],
    since: float | None = None,
    until: float | None = None,
) -> None:
    """Draw a path, in full where it is in force and faint where it is not.

    Args:
        figure: with school years across.
        name: of the part in force; a faint one is called after it.
        ends: (year, value) of its start and its end.
        since: where it begins to be in force, None where it is from its start on.
        until: where it ends to be in force, None where it is to its end.
    """
    (start, low), (end, high) = ends

    def place(year: float) -> End:
        return year, low + (high - low) * (year - start) / (end - start)

    begins = start if since is None else min(max(since, start), end)
    stops = end if until is None else min(max(until, begins), end)
    _add(figure, name, (place(begins), place(stops)), _FULL)
    if begins > start:
        _add(figure, f"{name}_not_in_force", (ends[0], place(begins)), _FAINT)
    if stops < end:
        _add(figure, f"{name}_not_in_force", (place(stops), ends[1]), _FAINT)


def _add(figure: go.Figure, name: str, ends: tuple[End, End], line: dict[str, object]) -> None:
    figure.add_scatter(
        x=[x for x, _ in ends],
        y=[y for _, y in ends],
        name=name,
        mode="lines",
        line=line,
        hoverinfo="skip",
    )


def add_former(figure: go.Figure, changes: Sequence[TargetChanges]) -> None:
    """Draw the path before each change, with its target, and mark the changes by their dates.

    Args:
        figure: with school years across.
        changes: of one measure, the oldest first.
    """
    since = None
    for place, row in enumerate(changes):
        n_later = len(changes) - 1 - place
        name = f"former_path_{n_later + 1}" if n_later else "former_path"
        _add_path(figure, row, name, since)
        _mark(figure, row, n_later)
        since = row.adopted_at


def _add_path(figure: go.Figure, row: TargetChanges, name: str, since: float | None) -> None:
    if is_missing(row.former_start) or is_missing(row.former_end):
        return
    start, end = float(row.former_baseline_period), float(row.former_deadline_period)
    ends = (start, float(row.former_start)), (end, float(row.former_end))
    add_line(figure, name, ends, since, row.adopted_at)
    figure.add_annotation(
        x=end,
        y=row.former_end,
        text=targets.former_target(row),
        showarrow=False,
        yshift=14,
        xanchor="right",
        name=MOVES,
    )


def _mark(figure: go.Figure, row: TargetChanges, n_later: int) -> None:
    """Mark a change by a line and its date; marks of later ones stand below each other's words."""
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
        yshift=16 * n_later,
    )
