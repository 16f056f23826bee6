"""The measures behind one action step: how each moved, in words and in pictures."""

from html import escape
from typing import Any

import pandas as pd

from monitoring import pictures
from monitoring.panels.html import sample_mark, table
from monitoring.panels.measures import small_paths
from monitoring.rows import each, where
from monitoring.wording import figures as wording
from monitoring.wording import movements

Row = Any  # a row of a query
_SCOPE = ["indicator_id", "content_area", "grade_span", "subgroup"]
_NAMES = {"implementation": "Was it done?", "effectiveness": "Did it work?"}


def step_measures(measures: pd.DataFrame, lane: str) -> str:
    """Write how each measure of one lane had moved, those that count first.

    Args:
        measures: rows of ``step_movements``.
        lane: which lane.
    """
    rows = where(measures, "lane", lane)
    title = f"<h2>{_NAMES[lane]} The measures of the {lane} lane</h2>"
    if rows.empty:
        return f"{title}<p>The plan names no measure of the catalogue for this lane.</p>"
    lines = [
        [_name(row), row.movement, _count_words(row), _sample(row) + movements.measure_reason(row)]
        for row in each(rows)
    ]
    head = ("Measure", "Moved", "Counts for the lane", "Why")
    return f"{title}{table(f'Measures of the {lane} lane', lines, head)}"


def _name(row: Row) -> str:
    group = "" if row.subgroup == "All Students" else row.subgroup
    scope = filter(None, (row.content_area, wording.grades(row.grade_span), group))
    return ", ".join([row.short_name, *scope])


def _sample(row: Row) -> str:
    return "Sample. " if row.is_sample else ""


def _count_words(row: Row) -> str:
    if row.is_counted:
        return "yes"
    if row.added_by == "district":
        return "no: not named by the plan"
    return "no: an output, which does not say that it worked"


def step_pictures(points: pd.DataFrame, measures: pd.DataFrame, history: pd.DataFrame) -> str:
    """Draw the step's measures: the quarterly ones by quarter, the state's by year.

    Args:
        points: rows of ``step_points``.
        measures: rows of ``step_movements``.
        history: rows of ``measure_history``.
    """
    quarterly = [
        f'<article class="tile"><h3>{sample_mark(rows)}{escape(name)}</h3>{picture}</article>'
        for (name, rows), picture in zip(
            _named(points).items(), step_quarters(points, alt="By quarter").values(), strict=True
        )
    ]
    judged = set(measures["measure_id"].dropna())
    is_whole = set(measures["subgroup"]) <= {"All Students"}
    yearly = small_paths(history[history["measure_id"].isin(judged)], alt="By year")
    official = [
        f'<article class="tile"><h3>{escape(name)}</h3>{picture}</article>'
        for name, picture in (yearly.items() if is_whole else ())
    ]
    tiles = "".join([*official, *quarterly])
    return f'<h2>Its measures in pictures</h2><div class="tiles">{tiles}</div>' if tiles else ""


def step_quarters(points: pd.DataFrame, *, alt: str) -> dict[str, str]:
    """Draw every quarterly measure of a step small, by name; see ``pictures.quarters_picture``."""
    return {
        name: pictures.quarters_picture(rows, alt=f"{alt}: {name}")
        for name, rows in _named(points).items()
    }


def _named(points: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {_name(next(each(rows))): rows for _, rows in points.groupby(_SCOPE, sort=False)}
