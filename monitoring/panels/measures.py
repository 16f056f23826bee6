"""One measure: its verdict on two axes, its figures, the reason, its numbers."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from monitoring import pictures
from monitoring.brief import Measure
from monitoring.db.query_rows import (
    AmendedTargets,
    MeasureGaps,
    MeasureHistory,
    MeasureLatestResults,
    StateHistory,
    TargetChanges,
)
from monitoring.panels.html import details, facts_list, join, table
from monitoring.rows import each, first, where
from monitoring.wording import (
    apart,
    beside,
    figures,
    labels,
    periods,
    since,
    targets,
    verdict_outlook,
    verdicts,
)
from monitoring.wording import measure_tables as tables
from monitoring.wording import measures as wording
from monitoring.wording.joined import headed, paragraph, stop

_STOP = Markup('<span class="unseen">.</span>')


def small_paths(history: pd.DataFrame, *, alt: str) -> dict[str, Markup]:
    """Draw every measure of ``measure_history`` small, by name; for a file of all of them."""
    return {
        str(name): pictures.path_picture(rows, alt=headed(alt, str(name)))
        for name, rows in history.groupby("measure_name", sort=False)
    }


def apart_note(row: MeasureLatestResults) -> Markup:
    """Write a later figure that compares with no other, gray, with its reason."""
    told = apart.note(row)
    return Markup('<p class="apart">{}</p>').format(told) if told else Markup("")


class Axis(NamedTuple):
    """One of the two axes of a status.

    Args:
        name: what it is called.
        mark, tone: its mark, and the class of that mark's color.
        verdict: in words.
        comparison: how that is beside Georgia, "" for nothing.
    """

    name: str
    mark: str
    tone: str
    verdict: str
    comparison: str = ""


def axes(row: "wording.Axes | Measure", *, against: str = "") -> tuple[Axis, Axis]:
    """Return the two axes of a status: against the plan, and since last year.

    Args:
        row: what was judged.
        against: what the first axis is called, where that is not the plan.
    """
    plan = Axis(
        against or wording.against_plan(),
        labels.LEVEL_MARKS[row.level],
        labels.LEVEL_TONES.get(row.level, "quiet"),
        verdicts.level(row),
    )
    moved = Axis(
        since.axis(row),
        labels.CHANGE_MARKS[row.change],
        labels.CHANGE_TONES.get(row.change, "quiet"),
        since.shown(row),
        beside.short(row),
    )
    return plan, moved


def verdict(row: wording.Axes, *, against: str = "") -> Markup:
    """Write the two axes of a status side by side, each a mark and words; never one color.

    A verdict and a result of different years never share a line: then the result stands between
    the two, on a line of its own.

    Args:
        row: what was judged.
        against: what the first axis is called, where that is not the plan.
    """
    plan, moved = (_mark(*axis) for axis in axes(row, against=against))
    if not verdicts.is_of_other_year(row):
        return Markup('<p class="verdict">{} {}</p>').format(plan, moved)
    return Markup(
        '<p class="verdict">{}</p><p class="distance later">{}</p><p class="verdict">{}</p>'
    ).format(plan, wording.later(row), moved)


def _mark(axis: str, shape: str, tone: str, label: str, comparison: str = "") -> Markup:
    after = Markup("")
    if comparison:
        after = Markup('{} <span class="beside">{}</span>').format(_STOP, comparison)
    # What size and place part for the eye, marks part for the ear and in copied text.
    return Markup(
        '<span class="axis"><span class="quiet">{}<span class="unseen">:</span></span> '
        '<span class="mark {}" aria-hidden="true">{}</span> <b>{}</b>{}{}</span>'
    ).format(axis, tone, shape, label, after, _STOP)


def reason(row: wording.Judged, name: str = "") -> Markup:
    """Write the reason behind a status, opened on request: every figure it rests on.

    Args:
        row: what was judged.
        name: what is judged, for those who hear the page; by itself, the measure.
    """
    return Markup(
        '<details><summary>{}<span class="unseen">{}</span></summary>{}</details>'
    ).format(
        wording.why_this_status(),
        wording.of_measure(name or getattr(row, "measure_name", "")),
        facts_list(wording.reason_facts(row)),
    )


def distance_news(history: pd.DataFrame) -> Markup:
    """Write how the distance from Georgia moved, where that is news."""
    told = beside.distance_news(list(each(history, MeasureHistory)))
    return Markup('<p class="quiet">{}</p>').format(told) if told else Markup("")


def measure_heading(latest_results: pd.DataFrame, history: pd.DataFrame, measure_id: str) -> Markup:
    """Write a measure's result large, both verdicts, and the finding of its chart."""
    row = first(where(latest_results, "measure_id", measure_id), MeasureLatestResults)
    return Markup('<div class="measure-head"><h2>{}</h2>{}{}{}{}{}</div>').format(
        row.measure_name,
        _figure(row),
        verdict(row),
        _finding(row),
        apart_note(row),
        distance_news(where(history, "measure_id", measure_id)),
    )


def _finding(row: MeasureLatestResults) -> Markup:
    """Write the finding of a measure's chart, where it says more than the verdict above it."""
    finding = verdicts.headline(row)
    if finding == stop(verdicts.level(row)):
        return Markup("")
    return Markup('<p class="finding">{}</p>').format(finding)


def _figure(row: MeasureLatestResults) -> Markup:
    """Write the latest result large, with its year beside it."""
    if figures.is_missing(row.value):
        return Markup("")
    return Markup('<p class="figure"><b>{}</b> <span class="quiet">{}</span></p>').format(
        figures.value(row.value, row.unit, figures.code_of(row)),
        periods.label(row.period, row.period_style),
    )


def chart_source(latest_results: pd.DataFrame, measure_id: str) -> Markup:
    """Write unit and source of a measure's chart, and how to read it."""
    row = first(where(latest_results, "measure_id", measure_id), MeasureLatestResults)
    return Markup('<p class="quiet source">{}</p>').format(
        paragraph(wording.under_the_heading(row), verdict_outlook.fan(row))
    )


def chart_words(
    latest_results: pd.DataFrame, amended: pd.DataFrame, changes: pd.DataFrame, measure_id: str
) -> str:
    """Say in sentences what a measure's chart shows, and how its path was changed.

    Args:
        latest_results: rows of ``measure_latest_results``.
        amended: rows of ``amended_targets``.
        changes: rows of ``target_changes``.
        measure_id: which measure.
    """
    row = first(where(latest_results, "measure_id", measure_id), MeasureLatestResults)
    last = each(where(amended, "measure_id", measure_id), AmendedTargets)
    every = [*each(where(changes, "measure_id", measure_id), TargetChanges)]
    return paragraph(
        wording.shown(row),
        verdict_outlook.fan(row),
        *map(targets.drawn, last),
        *map(targets.drawn_before, reversed(every[:-1])),
    )


def rows_of_measure(rows: pd.DataFrame, measure_id: str) -> pd.DataFrame:
    """Return a measure's rows, such as those of ``measure_history``."""
    return where(rows, "measure_id", measure_id)


def measure_details(
    latest_results: pd.DataFrame,
    history: pd.DataFrame,
    gaps: pd.DataFrame,
    state: pd.DataFrame | None,
    measure_id: str,
) -> Markup:
    """Write what stands under a chart: figures, the reason, the numbers as a table.

    Args:
        latest_results: rows of ``measure_latest_results``.
        history: rows of ``measure_history``.
        gaps: rows of ``measure_gaps``.
        state: rows of ``state_history``, None where they are not to be shown.
        measure_id: which measure.
    """
    row = first(where(latest_results, "measure_id", measure_id), MeasureLatestResults)
    own = list(each(where(history, "measure_id", measure_id), MeasureHistory))
    facts = details(wording.facts_title(), facts_list(wording.facts(row, own)))
    pieces = [facts, reason(row), _history(row, own)]
    if len(gaps):
        cells = [tables.gap_cells(gap, row.period_style) for gap in each(gaps, MeasureGaps)]
        caption = tables.gaps_caption()
        pieces.append(details(caption, table(caption, cells, tables.gaps_head())))
    if state is not None:
        cells = [
            tables.state_cells(year, row.unit, row.period_style)
            for year in each(state, StateHistory)
        ]
        caption = tables.state_caption()
        pieces.append(details(caption, table(caption, cells, tables.state_head())))
    return Markup('<div class="folds">{}</div>').format(join(pieces))


def _history(row: MeasureLatestResults, own: Sequence[MeasureHistory]) -> Markup:
    is_amended = any(year.plan_level for year in own)
    cells = [tables.history_cells(year, is_amended=is_amended) for year in own]
    numbers = table(row.measure_name, cells, tables.history_head(own, is_amended=is_amended))
    return details(tables.numbers_caption(), numbers)
