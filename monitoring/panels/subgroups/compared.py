"""Up to four groups on one scale over time, with the verdict on each one's change."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from monitoring import pictures
from monitoring.db.query_rows import SubgroupFindings
from monitoring.panels.html import details, join, table
from monitoring.panels.subgroups.over_time import alike, axis_of
from monitoring.panels.subgroups.rows import listed
from monitoring.vocabulary import DataState
from monitoring.wording import compared as words
from monitoring.wording import gaps, labels, subgroup_table, subgroups

Row = SubgroupFindings

MOST = 3  # beside the one chosen


class _Compared(NamedTuple):
    """The rows of each group in the order of every page, and the periods they stand on."""

    groups: tuple[tuple[Row, ...], ...]
    axis: tuple[pictures.Axis, ...]


def comparable_groups(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the groups that can be compared, in the order of every page.

    Args:
        rows: rows of ``subgroup_findings``.
    """
    in_order = sorted(rows, key=lambda row: row.sort_order)
    return tuple(dict.fromkeys(row.subgroup for row in in_order))


def groups_compared(
    rows: Sequence[Row], period: str, subgroup: str, others: tuple[str, ...]
) -> Markup:
    """Write how the chosen group and others moved, with their results on one scale.

    Args:
        rows: rows of ``subgroup_findings``.
        period: the period shown; of quarters only those of the same name are drawn.
        subgroup: the group chosen.
        others: the groups it is compared with; "" is returned for none.

    Returns:
        A heading with the verdict on each group's change, the picture, the change of each in
        words, and the results as a table that opens on request.
    """
    if not others:
        return Markup("")
    shown = _compared(rows, period, {subgroup, *others})
    now = [row for group in shown.groups for row in group if row.period == period]
    heading = Markup("<h3>{}</h3>").format(words.heading(now)) if now else Markup("")
    return Markup('<div class="compared">{}{}{}<p class="quiet reading">{}</p>{}</div>').format(
        heading,
        _picture(shown),
        _changes(now),
        words.legend(subgroups.unit(rows[0].unit)),
        _numbers(shown),
    )


def compared_picture(
    rows: pd.DataFrame, period: str, subgroup: str, others: tuple[str, ...], *, alt: str
) -> Markup:
    """Return the picture to be taken away as a file.

    Args:
        rows: rows of ``subgroup_findings``.
        period: the period shown.
        subgroup: the group chosen.
        others: the groups it is compared with; without any it stands alone.
        alt: what it is called; stands where nothing can be drawn.
    """
    shown = _compared(listed(rows), period, {subgroup, *others})
    if not _has_marks(shown):
        return pictures.no_picture(alt)
    return pictures.rates_over_time(shown.groups, shown.axis, alt=words.picture(shown.groups))


def _compared(rows: Sequence[Row], period: str, names: set[str]) -> _Compared:
    like = [row for row in alike(rows, period) if row.subgroup in names]
    in_order = sorted(like, key=lambda row: (row.sort_order, row.period))
    by_name = dict.fromkeys(row.subgroup for row in in_order)
    groups = tuple(tuple(row for row in in_order if row.subgroup == name) for name in by_name)
    axis = tuple(
        pictures.Axis(code, label, _note([row for row in like if row.period == code]))
        for code, label in axis_of(like)
    )
    return _Compared(groups, axis)


def _note(rows: Sequence[Row]) -> str:
    """Say under a period why none of its results compares with others."""
    if not rows:
        return words.no_result()
    states = {row.data_state for row in rows}
    is_told = len(states) == 1 and states.isdisjoint({DataState.MEASURED})
    return labels.data_state(states.pop()) if is_told else ""


def _has_marks(shown: _Compared) -> bool:
    return any(pictures.is_drawn(row) for group in shown.groups for row in group)


def _picture(shown: _Compared) -> Markup:
    if not _has_marks(shown):
        return Markup('<p class="adopted">{}</p>').format(words.nothing_drawn())
    alt = words.picture(shown.groups)
    drawn = pictures.rates_over_time(shown.groups, shown.axis, alt=alt)
    return Markup('<div class="table" tabindex="0" role="region" aria-label="{}">{}</div>').format(
        words.caption([group[0].subgroup for group in shown.groups]), drawn
    )


def _changes(now: Sequence[Row]) -> Markup:
    names = {row.subgroup for row in now}
    told = [Markup("{} {}").format(pictures.key(row.family), gaps.change_words(row)) for row in now]
    told += [
        Markup("{}").format(words.pair(row))
        for row in now
        if row.complement in names and not row.is_other_side and gaps.has_gap(row)
    ]
    told.append(Markup("{}").format(words.each_by_itself()))
    return join(Markup('<p class="counted">{}</p>').format(it) for it in told)


def _numbers(shown: _Compared) -> Markup:
    names = [group[0].subgroup for group in shown.groups]
    found = {(row.subgroup, row.period): row for group in shown.groups for row in group}
    cells = [
        (at.label, *(_cell(found.get((name, at.period))) for name in names)) for at in shown.axis
    ]
    caption = words.caption(names)
    return details(subgroup_table.summary(), table(caption, cells, (words.period_head(), *names)))


def _cell(row: Row | None) -> str:
    if row is None:
        return words.no_result()
    counts = subgroup_table.counts(row.numerator, row.n, row.data_state)
    return words.result_with_counts(row, counts)
