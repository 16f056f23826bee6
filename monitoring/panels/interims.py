"""Interim indicators under a measure: early signs, never the measure's own status."""

from html import escape
from typing import Any

import pandas as pd

from monitoring import pictures
from monitoring.panels.html import opened, sample_mark, table
from monitoring.panels.measures import verdict
from monitoring.rows import each, first, where
from monitoring.wording import figures as wording
from monitoring.wording import labels, verdicts
from monitoring.wording.interims import KEY, sign_name

Row = Any  # a row of a query
_HEAD = (
    "Quarter",
    "Result",
    "Of",
    "Same quarter a year before, points",
    "Change",
    "Interim target",
    "Level",
    "Data state",
    "Why",
    "Known since",
    "Source",
)


def interims(
    findings: pd.DataFrame, signs: pd.DataFrame, standings: pd.DataFrame, measure_id: str
) -> str:
    """Write the early signs of one measure as small multiples, one point a quarter.

    Args:
        findings: rows of ``interim_findings``.
        signs: rows of ``early_signs``, with or without results.
        standings: rows of ``measure_standings``.
        measure_id: the measure they are early signs of.

    Returns:
        A section that says first what an interim result cannot do: change the status above.
    """
    row = first(where(standings, "measure_id", measure_id))
    head = f"<h2>Early signs of {escape(row.measure_name)}</h2>"
    if signs.empty:
        return f"{head}<p>No interim indicator is taken as an early sign of this measure.</p>"
    if findings.empty:
        names = ", ".join(dict.fromkeys(signs["short_name"]))
        return (
            f"{head}<p>No interim results are loaded. Taken as early signs: {escape(names)}. Load "
            "them by quarter in the tidy layout: one row each with indicator, period (such as "
            "2022-23-Q1), organisation_level, subgroup, numerator and denominator; data/README.md "
            "describes every column.</p>"
        )
    tiles = "".join(_tile(rows) for _, rows in findings.groupby(KEY, sort=False))
    return f'{head}{_lead(findings, row)}<div class="tiles">{tiles}</div>{_numbers(findings)}'


def small_quarters(findings: pd.DataFrame, *, alt: str) -> dict[str, str]:
    """Draw every indicator of ``interim_findings`` small, by name; for a file of all of them."""
    named = {sign_name(next(each(rows))): rows for _, rows in findings.groupby(KEY, sort=False)}
    return {
        name: pictures.quarters_picture(rows, alt=f"{alt}: {name}") for name, rows in named.items()
    }


def _lead(findings: pd.DataFrame, row: Row) -> str:
    """Say what moved, and that the official result is another matter."""
    latest = findings.groupby(KEY, sort=False).tail(1)
    moved = latest[latest["change"].isin(["clear_improvement", "clear_decline"])]
    words = [
        f"{sign_name(one)} ({one.change.lower()}, {wording.points(one.change_points)} points)"
        for one in each(moved)
    ]
    said = (
        f"Moved clearly against the same quarter a year before: {'; '.join(words)}."
        if words
        else "No interim indicator moved clearly against the same quarter a year before."
    )
    until = (
        f"the official result is not out until {wording.day(row.next_released_on)}"
        if not wording.is_missing(row.next_released_on)
        else "no further official result is planned"
    )
    return (
        f'<p class="finding">{sample_mark(findings)}{escape(said)}</p>'
        f'<p class="waiting">An interim indicator never changes the status above: {until}. Dots '
        "are results, hollow dots the same quarter a year before, ticks the interim target. That "
        "they foretell the official result is an assumption.</p>"
    )


def _tile(rows: pd.DataFrame) -> str:
    last = next(each(rows.tail(1)))
    alt = _picture_words(rows)
    by = "named by the plan" if last.added_by == "plan" else "added by the district"
    return (
        f'<article class="tile"><h3>{sample_mark(rows)}{escape(sign_name(last))}</h3>'
        f"{verdict(last.level, last.change)}{_direction(last)}"
        f"{pictures.quarters_picture(rows, alt=alt)}"
        f"<details><summary>Why, and since when it is a sign<span class='unseen'>: "
        f"{escape(sign_name(last))}</span></summary><p>{escape(verdicts.level_reason(last))} "
        f"{escape(verdicts.change_reason(last))}</p>"
        f"<p>Taken as an early sign since {last.since_period}, "
        f"{by}: {escape(last.basis)}.</p></details></article>"
    )


def _direction(row: Row) -> str:
    return '<p class="quiet">Lower is better.</p>' if row.better == "lower" else ""


def _picture_words(rows: pd.DataFrame) -> str:
    last = next(each(rows.tail(1)))
    words = f"{sign_name(last)}: "
    if wording.is_missing(last.value):
        words += f"{labels.data_state(last.data_state)} in {last.period}"
    else:
        words += f"{wording.value(last.value, last.unit)} in {last.period}"
    if not wording.is_missing(last.target_value):
        words += f", target {wording.value(last.target_value, last.unit)}"
    return f"{words}. {labels.level(last.level)}; {labels.change(last.change).lower()}."


def _numbers(findings: pd.DataFrame) -> str:
    pieces = [
        table(sign_name(next(each(rows))), [_cells(row) for row in each(rows)], _HEAD)
        for _, rows in findings.groupby(KEY, sort=False)
    ]
    return opened("The interim numbers as tables", "".join(pieces))


def _cells(row: Row) -> tuple[str, ...]:
    shown = "–" if wording.is_missing(row.value) else wording.value(row.value, row.unit)
    change = "–" if wording.is_missing(row.change_points) else wording.points(row.change_points)
    target = "–"
    if not wording.is_missing(row.target_value):
        target = wording.value(row.target_value, row.unit)
    return (
        row.period,
        shown,
        "–" if wording.is_missing(row.n) else wording.count(row.n),
        change,
        f"{wording.CHANGE_MARKS[row.change]} {labels.change(row.change)}",
        target,
        f"{wording.LEVEL_MARKS[row.level]} {labels.level(row.level)}",
        row.data_state,
        f"{verdicts.level_reason(row)} {verdicts.change_reason(row)}",
        wording.day(row.released_on),
        row.source,
    )
