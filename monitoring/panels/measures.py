"""One measure: its verdict on two axes, its figures, the reason, its numbers."""

from html import escape
from typing import Any

import pandas as pd

from monitoring import pictures
from monitoring.panels.html import facts_list, opened, table
from monitoring.rows import each, first, where
from monitoring.wording import figures as wording
from monitoring.wording import labels, verdicts

Row = Any  # a row of a query


def measure(row: Row, history: pd.DataFrame, *, is_alone: bool) -> str:
    """Write one measure: verdict, distance in points and students, and its picture."""
    alt = picture_words(row)
    name = "" if is_alone else f"<h3>{escape(row.measure_name)}</h3>"
    size = "tile alone" if is_alone else "tile"
    return (
        f'<article class="{size}">{name}{verdict(row.level, row.change)}'
        f"{_distance(row)}{pictures.path_picture(history, alt=alt)}{reason(row)}</article>"
    )


def small_paths(history: pd.DataFrame, *, alt: str) -> dict[str, str]:
    """Draw every measure of ``measure_history`` small, by name; for a file of all of them."""
    return {
        str(name): pictures.path_picture(rows, alt=f"{alt}: {name}")
        for name, rows in history.groupby("measure_name", sort=False)
    }


def _distance(row: Row) -> str:
    if wording.is_missing(row.distance_points):
        words = wording.value(row.value, row.unit) + f" in {row.period}" if row.period else ""
        return f'<p class="distance">{words or "No result yet"}</p>'
    return (
        f'<p class="distance"><b>{wording.points(row.distance_points)} points</b> from the path, '
        f"{wording.students(row.distance_students)}</p>"
    )


def verdict(level: str, change: str) -> str:
    """Write the two axes of a status side by side, each a mark and words; never one color."""
    return (
        '<p class="verdict">'
        + _mark(wording.LEVEL_MARKS[level], level, wording.LEVEL_TONES.get(level, "quiet"), "Level")
        + _mark(
            wording.CHANGE_MARKS[change],
            change,
            wording.CHANGE_TONES.get(change, "quiet"),
            "Change on a year before",
        )
        + "</p>"
    )


def _mark(shape: str, words: str, tone: str, axis: str) -> str:
    return (
        f'<span class="axis"><span class="quiet">{axis}</span> '
        f'<span class="mark {tone}" aria-hidden="true">{shape}</span> <b>{escape(words)}</b></span>'
    )


def picture_words(row: Row) -> str:
    """Say in a sentence what a measure's picture shows."""
    if wording.is_missing(row.value):
        return f"{row.measure_name}: no result was known by the end of this quarter."
    words = f"{row.measure_name}: {wording.value(row.value, row.unit)} in {row.period}"
    if not wording.is_missing(row.expected):
        words += f", where the path expects {wording.value(row.expected, row.unit)}"
    return f"{words}. {labels.level(row.level)}; {labels.change(row.change).lower()}."


def reason(row: Row) -> str:
    """Write the reason behind a status, opened on request: every figure it rests on."""
    facts = {
        "Level": verdicts.level_reason(row),
        "Change": verdicts.change_reason(row),
        "Result": _result_words(row),
        "95% interval": _interval(row),
        "Expected on the path": wording.value(row.expected, row.unit),
        "Data state": row.data_state,
        "Known since": _known_since(row),
        "Source": row.source,
        "Rule": _or(row.rule_version, f"version {row.rule_version}", ""),
    }
    known = {
        name: words for name, words in facts.items() if not wording.is_missing(words) and words
    }
    return f"<details><summary>Why this status{_of(row)}</summary>{facts_list(known)}</details>"


def _of(row: Row) -> str:
    """The measure's name for those who hear the page: eight summaries must not sound alike."""
    return f'<span class="unseen">: {escape(row.measure_name)}</span>'


def _result_words(row: Row) -> str:
    words = wording.value(row.value, row.unit)
    if not wording.is_missing(row.numerator):
        return f"{words}, {wording.count(row.numerator)} of {wording.count(row.n)} students"
    if not wording.is_missing(row.n):
        return f"{words} of {wording.count(row.n)} students"
    return words


def measure_heading(standings: pd.DataFrame, measure_id: str) -> str:
    """Write the finding of a measure's chart, with unit and source under it."""
    row = first(where(standings, "measure_id", measure_id))
    unit = "Percent" if row.unit == "percent" else row.unit.capitalize()
    source = row.source if isinstance(row.source, str) else "no result yet"
    finding = verdicts.headline(row)
    return (
        f'<h2>{escape(row.measure_name)}</h2><p class="finding">{escape(finding)}</p>'
        f'{verdict(row.level, row.change)}<p class="quiet">{unit}. {escape(row.indicator_name)}. '
        f"Source of the last result: {escape(source)}. Dots are results, the dashed line is the "
        "plan's path.</p>"
    )


def chart_words(standings: pd.DataFrame, measure_id: str) -> str:
    """Say in a sentence what a measure's chart shows."""
    return picture_words(first(where(standings, "measure_id", measure_id)))


def rows_of_measure(history: pd.DataFrame, measure_id: str) -> pd.DataFrame:
    """Return a measure's rows of ``measure_history``."""
    return where(history, "measure_id", measure_id)


def measure_facts(row: Row, history: pd.DataFrame) -> str:
    """Write what stands under a measure's chart: baseline, last three values, expected, final."""
    last = [
        f"{result.period}: {wording.value(result.value, result.unit)}"
        + ("" if result.data_state == "measured" else f" ({labels.data_state(result.data_state)})")
        for result in each(history.tail(3))
    ]
    baseline = "none yet"
    if not wording.is_missing(row.baseline_value):
        baseline = (
            f"{wording.value(row.baseline_value, row.unit)} in {row.baseline_period} "
            f"(value {row.baseline_value_origin}, year {row.baseline_period_origin})"
        )
    final = "not fixed before there is a baseline"
    if not wording.is_missing(row.final_target):
        final = f"{wording.value(row.final_target, row.unit)} in {row.deadline_period}"
    return facts_list(
        {
            "Baseline": baseline,
            "Last results": "; ".join(last) or "none",
            f"Expected in {row.period}": _or(
                row.expected, wording.value(row.expected, row.unit), "no path for this result"
            ),
            "Final aim": final,
            f"Pace needed after {row.period}": _pace_needed(row),
            f"Pace from the baseline to {row.period}": _pace(row),
            "Projection": verdicts.projection(row),
            "How the goal is read": row.reading,
        }
    )


def _or(tested: object, words: str, otherwise: str) -> str:
    return otherwise if wording.is_missing(tested) else words


def _pace_needed(row: Row) -> str:
    if row.level in ("met", "missed"):
        return "none: the aim is reached" if row.level == "met" else "the deadline has passed"
    words = f"{wording.points(row.pace_needed)} points a year to {row.deadline_period}"
    return _or(row.pace_needed, words, "no path for this result")


def _pace(row: Row) -> str:
    if row.period == row.baseline_period:
        return "this is the baseline year"
    words = f"{wording.points(row.pace_achieved)} points a year"
    return _or(row.pace_achieved, words, "no baseline that this result compares with")


def _interval(row: Row) -> str:
    if row.data_state != "measured" and wording.is_missing(row.interval_low):
        return "none: the result is not judged"
    return wording.interval(row.interval_low, row.interval_high)


def _known_since(row: Row) -> str:
    assumed = " (assumed date)" if row.release_basis == "assumed" else ""
    return _or(row.released_on, f"{wording.day(row.released_on)}{assumed}", "not yet")


def measure_details(
    standings: pd.DataFrame,
    history: pd.DataFrame,
    gaps: pd.DataFrame,
    state: pd.DataFrame | None,
    measure_id: str,
) -> str:
    """Write what stands under a chart: figures, the reason, the numbers as a table."""
    row = first(where(standings, "measure_id", measure_id))
    own = where(history, "measure_id", measure_id)
    pieces = [measure_facts(row, own), reason(row)]
    rows = history_rows(own)
    pieces.append(opened("The numbers as a table", table(row.measure_name, rows, HISTORY_HEAD)))
    if len(gaps):
        cells = [(gap.period, gap.data_state, gap.words) for gap in each(gaps)]
        missing = table("Years without a comparable result", cells, ("Year", "State", "Why"))
        pieces.append(opened("Years without a comparable result", missing))
    if state is not None:
        numbers = [
            (r.period, wording.value(r.value), wording.count(r.n), r.source) for r in each(state)
        ]
        head = ("Year", "Georgia", "Students", "Source")
        pieces.append(opened("Georgia's numbers", table("Georgia", numbers, head)))
    return "".join(pieces)


HISTORY_HEAD = (
    "Year",
    "Result",
    "Students",
    "95% interval",
    "Expected",
    "Points from the path",
    "Students from the path",
    "Level",
    "Change",
    "Points since a year before",
    "Data state",
    "Reason",
    "Known since",
    "Source",
)


def history_rows(history: pd.DataFrame) -> list[tuple[str, ...]]:
    """Write a measure's history as the cells of ``HISTORY_HEAD``."""
    return [
        (
            row.period,
            wording.value(row.value, row.unit),
            wording.count(row.n),
            _interval(row),
            _or(row.expected, wording.value(row.expected, row.unit), "no path"),
            _or(row.distance_points, wording.points(row.distance_points), "–"),
            _or(row.distance_students, _signed(row.distance_students), "–"),
            f"{wording.LEVEL_MARKS[row.level]} {labels.level(row.level)}",
            f"{wording.CHANGE_MARKS[row.change]} {labels.change(row.change)}",
            _or(row.change_points, _change_words(row), "–"),
            row.data_state,
            verdicts.reason(row),
            _known_since(row),
            row.source,
        )
        for row in each(history)
    ]


def _signed(number: float | None) -> str:
    whole = 0 if wording.is_missing(number) else int(number)  # type: ignore[arg-type]
    return f"{'+' if whole > 0 else wording.MINUS if whole < 0 else ''}{abs(whole):,}"


def _change_words(row: Row) -> str:
    points = f"{row.change_points:+.2f}".replace("-", wording.MINUS)
    if wording.is_missing(row.change_low):
        return points
    return f"{points} ({wording.interval(row.change_low, row.change_high)})"
