"""The measures behind one action step: how each moved, in words and in pictures."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from markupsafe import Markup

from monitoring import pictures
from monitoring.db.query_rows import StepCells, StepMovements
from monitoring.panels.html import join, table
from monitoring.rows import each, first, where
from monitoring.vocabulary import ALL_STUDENTS, Lane
from monitoring.wording import labels, movements
from monitoring.wording import lanes as lane_words
from monitoring.wording import pictures as picture_words
from monitoring.wording import step_measures as wording
from monitoring.wording.joined import paragraph

_SCOPE = ["indicator_id", "content_area", "grade_span", "subgroup"]
_LANES = (Lane.EFFECTIVENESS, Lane.IMPLEMENTATION)


def step_measures(
    measures: pd.DataFrame,
    points: pd.DataFrame,
    history: pd.DataFrame,
    cells: pd.DataFrame,
    step_id: str,
) -> Markup:
    """Write each measure of a step once: its picture, how it moved, what it counts for, and why.

    Args:
        measures: rows of ``step_movements``.
        points: rows of ``step_points``.
        history: rows of ``measure_history``.
        cells: rows of ``step_cells``.
        step_id: which step.

    Returns:
        A table, those that tell whether it worked first; a sentence for a question without any.
    """
    by_scope = _by_scope(measures)
    drawn = dict(_pictures(points, measures, history))
    lines = [_line(lanes, drawn.get(scope, Markup(""))) for scope, lanes in by_scope.items()]
    told = join(
        Markup("<p><b>{}</b> {}</p>").format(
            lane_words.question(lane), wording.no_measure(_naming(cells, step_id, lane))
        )
        for lane in _LANES
        if where(measures, "lane", lane).empty
    )
    shown = Markup("")
    if lines:
        letters = picture_words.letters(pictures.states_drawn(points, _SCOPE))
        reads = Markup('<p class="of-pictures quiet">{}</p>').format(
            paragraph(wording.how_pictures_read(), letters)
        )
        shown = reads + table(wording.caption(), lines, wording.heads())
    return Markup('<h2>{}</h2>{}<div class="step-measures">{}</div>').format(
        wording.title(), told, shown
    )


def _by_scope(measures: pd.DataFrame) -> dict[tuple[Any, ...], dict[str, StepMovements]]:
    """Return the rows of each measure by lane, in the order in which they are told."""
    found: dict[tuple[Any, ...], dict[str, StepMovements]] = {}
    for lane in _LANES:
        for row in each(where(measures, "lane", lane), StepMovements):
            found.setdefault(_scope(row), {})[lane] = row
    return found


def _scope(row: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a row of a query
    return tuple(getattr(row, name) for name in _SCOPE)


def _line(lanes: dict[str, StepMovements], picture: Markup) -> list[str]:
    row = next(iter(lanes.values()))
    return [
        wording.measure_name(row),
        picture,
        labels.movement(row.movement),
        wording.counts_for(lanes),
        wording.why(movements.measure_reason(row), is_sample=row.is_sample),
    ]


def _naming(cells: pd.DataFrame, step_id: str, lane: str) -> str:
    now = first(where(cells, "step_id", step_id).tail(1), StepCells)
    return now.done_naming if lane == Lane.IMPLEMENTATION else now.worked_naming


def _pictures(
    points: pd.DataFrame, measures: pd.DataFrame, history: pd.DataFrame
) -> Iterator[tuple[tuple[Any, ...], Markup]]:
    """Draw each measure by its scope: the quarterly ones by quarter, the state's by year."""
    for scope, rows in points.groupby(_SCOPE, sort=False):
        name = wording.measure_name(next(each(rows)))
        alt = wording.alt(wording.by_quarter(), name)
        yield scope, pictures.quarters_picture(rows, alt=alt, room=pictures.IN_ROW)
    for row in each(measures[measures["measure_id"].notna()], StepMovements):
        own = where(history, "measure_id", row.measure_id)
        if row.subgroup == ALL_STUDENTS and len(own):
            alt = wording.alt(wording.by_year(), wording.measure_name(row))
            yield _scope(row), pictures.path_picture(own, alt=alt, size=pictures.ROW)


def step_quarters(points: pd.DataFrame, *, alt: str) -> dict[str, Markup]:
    """Draw every quarterly measure of a step small, by name; see ``pictures.quarters_picture``."""
    return {
        name: pictures.quarters_picture(rows, alt=wording.alt(alt, name))
        for name, rows in _named(points).items()
    }


def _named(points: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {
        wording.measure_name(next(each(rows))): rows
        for _, rows in points.groupby(_SCOPE, sort=False)
    }
