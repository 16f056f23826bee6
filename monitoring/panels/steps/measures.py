"""The measures behind one action step: how each moved, in words and in pictures."""

import pandas as pd
from markupsafe import Markup

from monitoring import pictures
from monitoring.db.query_rows import StepCells
from monitoring.panels.html import join, sample_mark, table
from monitoring.panels.measures import small_paths
from monitoring.rows import each, first, where
from monitoring.vocabulary import ALL_STUDENTS, Lane
from monitoring.wording import labels, movements
from monitoring.wording import step_measures as wording

_SCOPE = ["indicator_id", "content_area", "grade_span", "subgroup"]


def step_measures(measures: pd.DataFrame, cells: pd.DataFrame, step_id: str, lane: str) -> Markup:
    """Write how each measure of one lane had moved, those that count first.

    Args:
        measures: rows of ``step_movements``.
        cells: rows of ``step_cells``.
        step_id: which step.
        lane: which lane.
    """
    rows = where(measures, "lane", lane)
    title = wording.title(lane)
    if rows.empty:
        return Markup("<h2>{}</h2><p>{}</p>").format(
            title, wording.no_measure(_naming(cells, step_id, lane))
        )
    lines = [
        [
            wording.measure_name(row),
            labels.movement(row.movement),
            wording.counts_for(row),
            wording.why(movements.measure_reason(row), is_sample=row.is_sample),
        ]
        for row in each(rows)
    ]
    return Markup("<h2>{}</h2>{}").format(
        title, table(wording.caption(lane), lines, wording.heads())
    )


def _naming(cells: pd.DataFrame, step_id: str, lane: str) -> str:
    now = first(where(cells, "step_id", step_id).tail(1), StepCells)
    return now.done_naming if lane == Lane.IMPLEMENTATION else now.worked_naming


def step_pictures(points: pd.DataFrame, measures: pd.DataFrame, history: pd.DataFrame) -> Markup:
    """Draw the step's measures: the quarterly ones by quarter, the state's by year.

    Args:
        points: rows of ``step_points``.
        measures: rows of ``step_movements``.
        history: rows of ``measure_history``.
    """
    drawn = step_quarters(points, alt=wording.by_quarter())
    quarterly = [
        _tile(name, picture, sample_mark(rows))
        for (name, rows), picture in zip(_named(points).items(), drawn.values(), strict=True)
    ]
    judged = set(measures["measure_id"].dropna())
    is_whole = set(measures["subgroup"]) <= {ALL_STUDENTS}
    yearly = small_paths(history[history["measure_id"].isin(judged)], alt=wording.by_year())
    official = [_tile(name, picture) for name, picture in (yearly.items() if is_whole else ())]
    if not official and not quarterly:
        return Markup("")
    return Markup('<h2>{}</h2><div class="tiles">{}</div>').format(
        wording.pictures_title(), join([*official, *quarterly])
    )


def _tile(name: str, picture: Markup, mark: str = "") -> Markup:
    return Markup('<article class="tile"><h3>{}{}</h3>{}</article>').format(mark, name, picture)


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
