"""The gap of every group over the years, and whether it moved by the group or by all others."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from monitoring import pictures
from monitoring.db.query_rows import SubgroupFindings
from monitoring.panels.html import details, join, sample_span
from monitoring.panels.subgroups.rows import in_period, listed, the_row
from monitoring.rows import first
from monitoring.vocabulary import PeriodStyle
from monitoring.wording import gap_movement, gaps, numbers, periods
from monitoring.wording.joined import paragraph

Row = SubgroupFindings

# More than so many school years do not stand side by side in full.
_MANY = 3


class _Marks(NamedTuple):
    """What sets one small picture apart from the others."""

    is_chosen: bool
    is_mixed: bool
    legend: str = ""


def gaps_over_time(rows: Sequence[Row], rules: pd.DataFrame, period: str, subgroup: str) -> Markup:
    """Write how the gap of the chosen group moved, with its picture.

    Args:
        rows: rows of ``subgroup_findings``.
        rules: the row of ``rule_in_force``.
        period: the period shown; of quarters only those of the same name are drawn.
        subgroup: the group chosen.

    Returns:
        A heading that states the finding, the picture and a sentence on what moved. One sentence
        where fewer than two periods have a gap.
    """
    like = alike(rows, period)
    told = gap_movement.heading(the_row(like, period, subgroup))
    heading = Markup("<h2>{}</h2>").format(told)
    known = [row for row in like if gaps.has_gap(row)]
    if not _has_times(known):
        return heading + _adopted(gap_movement.one_period_only(known))
    legend = gap_movement.legend(like[0], first(rules).confidence)
    if subgroup not in _names(known, subgroup):
        told = _adopted(gap_movement.never_shown(subgroup))
        return heading + told + Markup('<p class="quiet reading">{}</p>').format(legend)
    marks = _Marks(is_chosen=True, is_mixed=gaps.is_mixed(like), legend=legend)
    tile = _tile(_own(like, subgroup), _frame(known), period, marks=marks)
    return heading + _multiples(tile)


def _adopted(text: str) -> Markup:
    return Markup('<p class="adopted">{}</p>').format(text)


def _multiples(tiles: Markup) -> Markup:
    return Markup('<div class="multiples">{}</div>').format(tiles)


def all_gaps_over_time(rows: Sequence[Row], period: str) -> Markup:
    """Write the gaps of every group over time as small pictures on one scale.

    It does not depend on the group chosen: what a browser has drawn stays when another is.

    Args:
        rows: rows of ``subgroup_findings``.
        period: the period shown; of quarters only those of the same name are drawn.

    Returns:
        How many gaps moved, and for each group with a gap in any period its picture and a sentence
        on what moved, of two sides of one pair only the one told; "" where fewer than two periods
        have a gap.
    """
    like = alike(rows, period)
    known = [row for row in like if gaps.has_gap(row)]
    if not _has_times(known):
        return Markup("")
    frame, marks = _frame(known), _Marks(is_chosen=False, is_mixed=gaps.is_mixed(like))
    told = [row for row in known if not row.is_other_side]
    tiles = join(_tile(_own(like, name), frame, period, marks=marks) for name in _names(told, ""))
    counted = Markup('<p class="counted">{}</p>').format(
        gap_movement.counted(in_period(told, period))
    )
    every = details(gap_movement.every_group(like), _multiples(tiles))
    return Markup('<div class="folds">{}{}</div>').format(counted, every)


def _has_times(known: Sequence[Row]) -> bool:
    return len({row.period for row in known}) >= 2


def gap_multiples(rows: pd.DataFrame, period: str, subgroup: str, *, alt: str) -> dict[str, Markup]:
    """Return the small pictures by group, the chosen first, to be taken away as one picture.

    Args:
        rows: rows of ``subgroup_findings``.
        period: the period shown; of quarters only those of the same name are drawn.
        subgroup: the group chosen.
        alt: what they show together; stands where there is no gap to draw.
    """
    like = alike(listed(rows), period)
    known = [row for row in like if gaps.has_gap(row)]
    if not known:
        return {gap_movement.one_period_only(known): pictures.no_picture(alt)}
    frame, drawn = _frame(known), {}
    for name in _names(known, subgroup):
        own = _own(like, name)
        label = gaps.sampled(own, name)
        drawn[label] = pictures.gap_over_time(own, frame, alt=gap_movement.picture(own))
    return drawn


def _frame(known: Sequence[Row]) -> pictures.Frame:
    """Return the scales: every year from the first to the last in which any group has a gap."""
    return pictures.frame_of(known, axis_of(known))


def axis_of(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Return every period from the first to the last of these rows, and what stands under it.

    Args:
        rows: of years, or of the same quarter of several years; at least one.
    """
    style, quarter = rows[0].period_style, rows[0].period.partition("-Q")[2]
    years = [_school_year(row.period) for row in rows]
    codes = [_period(year, quarter) for year in range(min(years), max(years) + 1)]
    is_dense = len(codes) > _MANY
    return [(code, _on_axis(code, style, is_dense=is_dense)) for code in codes]


def _on_axis(period: str, style: str, *, is_dense: bool) -> str:
    """Write a year under an axis; of a quarter too, since all are of the same one."""
    if style == PeriodStyle.CLASS and not periods.is_quarter(period):
        return period
    return numbers.school_year(_school_year(period))[2 if is_dense else 0 :]


def _school_year(period: str) -> int:
    """Return the year in which a period's school year ends: 2022 of ``2021-22-Q2``."""
    return int(period[:4]) + periods.is_quarter(period)


def _period(year: int, quarter: str) -> str:
    return f"{numbers.school_year(year)}-Q{quarter}" if quarter else str(year)


def _own(like: Sequence[Row], subgroup: str) -> list[Row]:
    return [row for row in like if row.subgroup == subgroup]


def _names(known: Sequence[Row], subgroup: str) -> list[str]:
    """Return the groups with a gap, the chosen one first, the others as on every page."""
    in_order = sorted(known, key=lambda row: row.sort_order)
    names = dict.fromkeys(str(row.subgroup) for row in in_order)
    return sorted(names, key=lambda name: name != subgroup)


def alike(rows: Sequence[Row], period: str) -> list[Row]:
    """Return the periods that compare with one: years, or the same quarter of each year."""
    _, mark, quarter = period.partition("-Q")
    return [row for row in rows if row.period.endswith(mark + quarter)]


def _tile(own: Sequence[Row], frame: pictures.Frame, period: str, *, marks: _Marks) -> Markup:
    row, is_chosen = own[0], marks.is_chosen
    told = [
        gap_movement.movement(now, is_short=not is_chosen) for now in in_period(own, period)
    ] or [gap_movement.no_result()]
    invented = [item for item in own if gaps.is_sample(item)]
    mark = Markup(" {}").format(sample_span()) if marks.is_mixed and invented else ""
    if gaps.is_mixed(own):
        told.append(gap_movement.invented(invented))
    # The heading over the one that is chosen names its group.
    heading = "" if is_chosen and not mark else _group(row, mark)
    legend = Markup('<p class="quiet reading">{}</p>').format(marks.legend)
    return Markup(
        '<article class="{}">{}<div class="pair">{}<div><p>{}</p>{}</div></div></article>'
    ).format(
        "multiple-tile chosen" if is_chosen else "multiple-tile",
        heading,
        pictures.gap_over_time(own, frame, alt=gap_movement.picture(own)),
        paragraph(*told),
        legend if marks.legend else "",
    )


def _group(row: Row, mark: str) -> Markup:
    return Markup("<h3>{} {}{}</h3>").format(pictures.key(row.family), row.subgroup, mark)
