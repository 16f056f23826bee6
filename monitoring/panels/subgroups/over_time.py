"""The gap of every group over the years, and whether it moved by the group or by all others."""

from collections.abc import Sequence
from html import escape
from typing import Any, NamedTuple

import pandas as pd

from monitoring import pictures
from monitoring.panels.subgroups.headline import SAMPLE_MARK
from monitoring.wording import figures as wording
from monitoring.wording import gaps as words
from monitoring.wording.spoken import label_like

Row = Any  # a row of ``subgroup_findings``

# More than so many school years do not stand side by side in full.
_MANY = 3


class _Marks(NamedTuple):
    """What sets one small picture apart from the others."""

    is_chosen: bool
    is_mixed: bool


def gaps_over_time(rows: Sequence[Row], period: str, subgroup: str) -> str:
    """Write how the gap of the chosen group moved, with its picture.

    Args:
        rows: rows of ``subgroup_findings``.
        period: the period shown; of quarters only those of the same name are drawn.
        subgroup: the group chosen.

    Returns:
        A heading that states the finding, the picture and a sentence on what moved. One sentence
        where fewer than two periods have a gap.
    """
    like = _alike(rows, period)
    heading = f"<h2>{escape(_heading(like, period, subgroup))}</h2>"
    known = [row for row in like if words.has_gap(row)]
    if not _has_times(known):
        return f'{heading}<p class="adopted">{escape(_only(known))}</p>'
    reading = f'<p class="quiet reading">{escape(_reading(like[0]))}</p>'
    if subgroup not in _names(known, subgroup):
        return f'{heading}{reading}<p class="adopted">{escape(_missing(subgroup))}</p>'
    marks = _Marks(is_chosen=True, is_mixed=words.is_mixed(like))
    tile = _tile(_own(like, subgroup), _frame(known), period, marks=marks)
    return f'{heading}{reading}<div class="multiples">{tile}</div>'


def all_gaps_over_time(rows: Sequence[Row], period: str) -> str:
    """Write the gaps of every group over time as small pictures on one scale.

    It does not depend on the group chosen: what a browser has drawn stays when another is.

    Args:
        rows: rows of ``subgroup_findings``.
        period: the period shown; of quarters only those of the same name are drawn.

    Returns:
        For each group with a gap in any period its picture and a sentence on what moved; "" where
        fewer than two periods have a gap.
    """
    like = _alike(rows, period)
    known = [row for row in like if words.has_gap(row)]
    if not _has_times(known):
        return ""
    frame, marks = _frame(known), _Marks(is_chosen=False, is_mixed=words.is_mixed(like))
    tiles = "".join(
        _tile(_own(like, name), frame, period, marks=marks) for name in _names(known, "")
    )
    prefix = words.sample_prefix(like)
    return f'<h3>{prefix}Every group, on the same scale</h3><div class="multiples">{tiles}</div>'


def _has_times(known: Sequence[Row]) -> bool:
    return len({row.period for row in known}) >= 2


def gap_multiples(rows: pd.DataFrame, period: str, subgroup: str, *, alt: str) -> dict[str, str]:
    """Return the small pictures by group, the chosen first, to be taken away as one picture.

    Args:
        rows: rows of ``subgroup_findings``.
        period: the period shown; of quarters only those of the same name are drawn.
        subgroup: the group chosen.
        alt: what they show together; stands where there is no gap to draw.
    """
    like = _alike(words.listed(rows), period)
    known = [row for row in like if words.has_gap(row)]
    if not known:
        return {_only(known): pictures.no_picture(alt)}
    frame, drawn = _frame(known), {}
    for name in _names(known, subgroup):
        own = _own(like, name)
        label = words.sample_prefix(own) + name
        drawn[label] = pictures.gap_over_time(own, frame, alt=_alt(own))
    return drawn


def _frame(known: Sequence[Row]) -> pictures.Frame:
    """Return the scales: every year from the first to the last in which any group has a gap."""
    label, quarter = known[0].period_label, known[0].period.partition("-Q")[2]
    years = [_school_year(row.period) for row in known]
    between = range(min(years), max(years) + 1)
    is_dense = len(between) > _MANY
    periods = [
        (_period(year, quarter), _short(_label(label, year), is_dense=is_dense)) for year in between
    ]
    return pictures.frame_of(known, periods)


def _label(label: str, year: int) -> str:
    """Write a school year in the manner of a period's label; a quarter's without its quarter."""
    return label_like(label.partition("-Q")[0], year)


def _school_year(period: str) -> int:
    """Return the year in which a period's school year ends: 2022 of ``2021-22-Q2``."""
    return int(period[:4]) + ("-Q" in period)


def _period(year: int, quarter: str) -> str:
    return f"{year - 1}-{year % 100:02d}-Q{quarter}" if quarter else str(year)


def _own(like: Sequence[Row], subgroup: str) -> list[Row]:
    return [row for row in like if row.subgroup == subgroup]


def _names(known: Sequence[Row], subgroup: str) -> list[str]:
    """Return the groups with a gap, the chosen one first, the others as on every page."""
    in_order = sorted(known, key=lambda row: row.position)
    names = dict.fromkeys(str(row.subgroup) for row in in_order)
    return sorted(names, key=lambda name: name != subgroup)


def _alike(rows: Sequence[Row], period: str) -> list[Row]:
    """Return the periods that compare with one: years, or the same quarter of each year."""
    _, mark, quarter = period.partition("-Q")
    return [row for row in rows if row.period.endswith(mark + quarter)]


def _heading(like: Sequence[Row], period: str, subgroup: str) -> str:
    row = words.the_row(like, period, subgroup)
    if wording.is_missing(row.gap_change_points):
        return "The gaps over time"
    verdict = words.turned(row) or {
        "clearly_narrower": "is clearly narrower than a year before",
        "clearly_wider": "is clearly wider than a year before",
    }.get(row.gap_change_verdict, "shows no clear change on a year before")
    return f"{words.sample_prefix([row])}The gap of {subgroup} {verdict}"


def _only(known: Sequence[Row]) -> str:
    if not known:
        return "No gap is known for any period, so there is nothing to draw over time."
    label = known[0].period_label
    return (
        f"Gaps are known for one period only, {label}: whether any of them moves cannot be told "
        "before a second period is published with counts."
    )


def _missing(subgroup: str) -> str:
    if subgroup == words.ALL:
        return "All Students is the whole and has no gap; each group's is shown below."
    return f"{subgroup}: no gap can be shown for any period; the table says why."


def _reading(row: Row) -> str:
    same = " The same quarter of each school year." if "-Q" in row.period else ""
    return (
        f"Points from all other students; below the line of no gap the group is lower.{same} "
        f"Upright lines are {words.SHARE} intervals; a hollow mark does not compare with "
        "the years before; a period without a mark has no gap that can be shown. All on one scale."
    )


def _short(label: str, *, is_dense: bool) -> str:
    """Shorten a period to stand under an axis: ``class of 2024`` -> ``2024``."""
    short = label.removeprefix("class of ")
    return short.removeprefix("20") if is_dense and "-" in short else short


def _tile(own: Sequence[Row], frame: pictures.Frame, period: str, *, marks: _Marks) -> str:
    row, labels, is_chosen = own[0], words.labels_of(own), marks.is_chosen
    picture = pictures.gap_over_time(own, frame, alt=_alt(own))
    said = [
        words.movement(now, labels, is_short=not is_chosen) for now in words.in_period(own, period)
    ]
    invented = [item for item in own if words.is_sample(item)]
    mark = f" {SAMPLE_MARK}" if marks.is_mixed and invented else ""
    if words.is_mixed(own):
        said.append(f"Sample: {', '.join(item.period_label for item in invented)}.")
    size = "multiple-tile chosen" if is_chosen else "multiple-tile"
    return (
        f'<article class="{size}"><h3>{pictures.key(row.family)} {escape(row.subgroup)}{mark}</h3>'
        f'<div class="pair">{picture}<p>'
        f"{escape(' '.join(said) or 'No result for the period chosen.')}</p></div></article>"
    )


def _alt(own: Sequence[Row]) -> str:
    row = own[0]
    parts = [
        f"{item.period_label} {words.side(item.gap_points)}" for item in own if words.has_gap(item)
    ]
    return f"{words.sample_prefix(own)}{row.subgroup} beside {row.complement}: {'; '.join(parts)}."
