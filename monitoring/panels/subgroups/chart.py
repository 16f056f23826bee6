"""The gap chart: one row per group on one scale, words beside every row."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from monitoring import pictures
from monitoring.db.query_rows import SubgroupFindings
from monitoring.panels.html import join, sample_span
from monitoring.panels.subgroups.rows import in_period
from monitoring.panels.subgroups.untold import is_long, one_obstacle
from monitoring.rows import each, first
from monitoring.vocabulary import ALL_STUDENTS, Change, DataState, Gap, Level
from monitoring.vocabulary.groups import Family
from monitoring.wording import (
    figures,
    gaps,
    labels,
    many_looks,
    periods,
    since,
    subgroups,
    verdicts,
)
from monitoring.wording.measures import against_plan

Row = SubgroupFindings

_NO_MARK = "–"


class _Shown(NamedTuple):
    """What the rows of one chart have in common."""

    scale: pictures.Scale
    facts: subgroups.ChartFacts
    is_mixed: bool


def gap_chart(rows: Sequence[Row], rules: pd.DataFrame, period: str, order: str) -> Markup:
    """Write the gap chart of one period.

    Args:
        rows: rows of ``subgroup_findings``.
        rules: the row of ``rule_in_force``.
        period: the period shown.
        order: usual, name, size or distance.

    Returns:
        How to read the chart, and a row per group under the heading of its family: name, strip,
        students, status words. Groups without a figure keep their rows, with the reason. The two
        sides of a pair are one row: its hollow mark is the other side.
    """
    of_period = in_period(rows, period)
    row, shown = of_period[0], _shown(of_period)
    return Markup(
        '<p class="quiet reading">{} {}</p>'
        '<div class="gaps" role="group" aria-label="{}">{}{}{}</div>'
    ).format(
        subgroups.legend(row, shown.facts, first(rules).confidence),
        subgroups.source(of_period),
        subgroups.chart_name(of_period),
        _head(of_period, shown),
        _families(of_period, shown, order),
        _foot(row, shown),
    )


def _shown(rows: list[Row]) -> _Shown:
    scale = _scale(rows)
    # What is the same for every group is said once, above the rows.
    levels = {verdicts.level(row) for row in rows if not figures.is_missing(row.value)}
    is_common = len(levels) == 1 and {row.level for row in rows} == {Level.NO_STATUS}
    facts = subgroups.ChartFacts(
        target=scale.target,
        has_level=any(row.level != Level.NO_TARGET for row in rows),
        one_level=levels.pop() if is_common else "",
        one_obstacle=one_obstacle(rows),
        has_change=any(row.change != Change.NOT_COMPARABLE for row in rows),
        has_own_paths=any(pictures.has_own_path(row, scale) for row in rows),
    )
    return _Shown(scale, facts, gaps.is_mixed(rows))


def chosen_row(subgroup: str) -> Markup:
    """Mark the row of the chosen group, for eyes and ears, without writing the chart anew.

    A browser parses a piece of a page again only when its text changes, and the chart is the
    largest piece: another choice must not change it.
    """
    return Markup(
        "<style>.gap.{} {{ background: color-mix(in srgb, currentColor 7%, "
        "transparent); margin-left: -11px; padding-left: 8px; "
        'border-left: 3px solid currentColor; }}</style><p class="unseen">{}</p>'
    ).format(_class(subgroup), subgroups.chosen(subgroup))


def _class(subgroup: str) -> str:
    return "of-" + re.sub(r"[^a-z0-9]+", "-", subgroup.casefold()).strip("-")


def _scale(rows: list[Row]) -> pictures.Scale:
    """Return the scale of a chart, with what is asked of All Students as its one target."""
    target = next((row.expected for row in rows if row.subgroup == ALL_STUDENTS), None)
    return pictures.scale_of(rows, target)


def _axis(row: Row, scale: pictures.Scale) -> Markup:
    is_quarter = periods.is_quarter(row.period)
    return pictures.gap_axis(scale, row.unit, names_target=True, is_quarter=is_quarter)


def gap_strips(groups: pd.DataFrame, *, alt: str) -> dict[str, Markup]:
    """Return the strips of the chart by what stands beside each, to be taken away as a picture.

    Args:
        groups: rows of ``subgroup_findings`` of one period.
        alt: what they show together; names the axis.
    """
    rows = list(each(groups))
    if not rows:
        return {}
    scale = _scale(rows)
    strips = {alt: _axis(rows[0], scale)}
    for row in rows:
        label = gaps.sampled([row], subgroups.strip_label(row))
        strips[label] = pictures.gap_strip(row, scale, alt=gaps.finding(row))
    return strips


def _head(rows: Sequence[Row], shown: _Shown) -> Markup:
    group, students = subgroups.heads()
    heads = [subgroups.gap_axis_label()]
    heads.append(against_plan() if shown.facts.has_level and not shown.facts.one_level else "")
    heads.append(since.column(rows) if shown.facts.has_change else "")
    said = join(Markup("<div>{}</div>").format(it) for it in heads)
    return Markup(
        '<div class="gap head" aria-hidden="true"><span class="who">{}</span>'
        '<div class="across">{}</div><span class="n">{}</span><div class="said">{}</div></div>'
    ).format(group, _axis(rows[0], shown.scale), students, said)


def _foot(row: Row, shown: _Shown) -> Markup:
    axis = pictures.gap_axis(shown.scale, row.unit, names_target=False)
    return Markup(
        '<div class="gap foot" aria-hidden="true"><div class="across">{}</div></div>'
    ).format(axis)


def _families(rows: list[Row], shown: _Shown, order: str) -> Markup:
    pieces = []
    names = {row.subgroup for row in rows}
    told = [row for row in rows if not (row.is_other_side and row.complement in names)]
    others = {row.complement: row.subgroup for row in rows if row.is_other_side}
    for families in _under_one_heading(told):
        own = [
            row
            for family in families
            for row in ordered((it for it in told if it.family == family), order)
        ]
        name = subgroups.families(families)
        heading = Markup("<h3>{}</h3>").format(name) if name else ""
        items = join(_row(row, shown, others.get(row.subgroup, "")) for row in own)
        pieces.append(Markup('{}<div role="list">{}</div>').format(heading, items))
    return join(pieces)


def _under_one_heading(told: Sequence[Row]) -> list[list[str]]:
    """Put families of one row each, where they follow one another, under one heading."""
    found: list[list[str]] = []
    for family in dict.fromkeys(row.family for row in told):
        is_joined = found and all(map(_is_joined, (found[-1][-1], family)))
        if is_joined and all(_n_rows(told, it) == 1 for it in (*found[-1], family)):
            found[-1].append(family)
        else:
            found.append([family])
    return found


def _is_joined(family: str) -> bool:
    return family not in (Family.ALL, Family.RACE, Family.OTHER)


def _n_rows(rows: Sequence[Row], family: str) -> int:
    return sum(row.family == family for row in rows)


def ordered(rows: Iterable[Row], order: str) -> list[Row]:
    """Return the groups of a family in the order asked for; those without a figure last.

    By size the largest come first, by distance those furthest on the wrong side of the plan.
    """
    if order == "name":
        return sorted(rows, key=lambda row: row.subgroup)
    if order == "size":
        return sorted(rows, key=lambda row: _missing_last(-row.n))
    if order == "distance":
        return sorted(rows, key=lambda row: _missing_last(row.distance_points))
    return sorted(rows, key=lambda row: row.sort_order)


def _missing_last(number: float) -> tuple[bool, float]:
    return (True, 0.0) if figures.is_missing(number) else (False, number)


def _row(row: Row, shown: _Shown, other: str) -> Markup:
    """Write a group's row; ``other`` is the other side of its pair, "" for none."""
    empty = " empty" if figures.is_missing(row.value) else ""
    is_marked = shown.is_mixed and gaps.is_sample(row)
    alt = gaps.finding(row)
    if is_marked:
        alt = gaps.sampled([row], alt)
    return Markup(
        '<div class="gap {}{}" role="listitem"><div class="who">{} <b>{}</b>{}{}</div>'
        '<div class="across">{}</div>'
        '<div class="n">{}</div><div class="said{}">{}</div></div>'
    ).format(
        f"{_class(row.subgroup)} {_class(other)}" if other else _class(row.subgroup),
        empty,
        pictures.key(row.family),
        row.subgroup,
        Markup(" {}").format(sample_span()) if is_marked else "",
        Markup(' <span class="quiet">{}</span>').format(subgroups.beside(other)) if other else "",
        pictures.gap_strip(row, shown.scale, alt=alt),
        _students(row),
        " wide" if is_long(row, shown.facts.one_obstacle) else "",
        _verdicts(row, shown.facts),
    )


def _students(row: Row) -> Markup:
    n = subgroups.students(row)
    if figures.is_missing(row.n):
        # Of a group without a figure the reason beside it says the same.
        if figures.is_missing(row.value):
            return Markup("")
        return Markup('<span class="quiet">n {}</span>').format(n)
    needed = Markup("")
    if not figures.is_missing(row.smallest_change_points):
        told = subgroups.next_clear(row.smallest_change_points)
        needed = Markup('<span class="quiet">{}</span>').format(told)
    return Markup('<span><span class="quiet">n</span> {}</span>{}').format(n, needed)


def _verdicts(row: Row, facts: subgroups.ChartFacts) -> Markup:
    """Write what is said of a row: of its gap, against the plan, and since the result before."""
    levels: list[Markup] = []
    moved: list[Markup] = []
    state = labels.data_state(row.data_state)
    is_said = state == facts.one_obstacle and row.subgroup != ALL_STUDENTS
    if row.data_state != DataState.MEASURED and not gaps.is_own_obstacle(row) and not is_said:
        levels.append(_line(_NO_MARK, state))
    if facts.has_level and not facts.one_level and not figures.is_missing(row.value):
        levels += _level_lines(row)
    if facts.has_change and not figures.is_missing(row.change_points):
        mark = labels.CHANGE_MARKS[row.change]
        name = many_looks.verdict(since.verdict(row), row.change, row.change_survives)
        moved.append(_line(mark, name, figures.points(row.change_points)))
    return join(
        Markup("<div>{}</div>").format(it)
        for it in (_gap_line(row, facts), join(levels), join(moved))
    )


def _level_lines(row: Row) -> list[Markup]:
    """Write the verdict with its distance; a result of another year on a line of its own."""
    mark, name = labels.LEVEL_MARKS[row.level], verdicts.level(row)
    away = subgroups.distance(row)
    if not verdicts.is_of_other_year(row):
        return [_line(mark, name, away)]
    return [_line(mark, name), *([_line(_NO_MARK, away)] if away else [])]


def _gap_line(row: Row, facts: subgroups.ChartFacts) -> Markup:
    if row.subgroup == ALL_STUDENTS:
        return Markup("")
    if row.is_other_side:
        return _line(_NO_MARK, many_looks.gap_told_at(row.complement))
    if gaps.has_gap(row):
        return _line(
            gaps.GAP_MARKS[row.gap_verdict], gaps.gap_label(row), gaps.side(row.gap_points)
        )
    if gaps.is_own_obstacle(row):
        return _line(_NO_MARK, gaps.state(row))
    why = gaps.obstacle(row)
    is_said = why == facts.one_obstacle
    return _line(_NO_MARK, labels.gap(Gap.CANNOT_BE_SHOWN), "" if is_said else why)


def _line(mark: str, name: str, more: str = "") -> Markup:
    beside = Markup('<span class="quiet">, {}</span>').format(more) if more else ""
    return Markup('<span><span class="mark" aria-hidden="true">{}</span> {}{}</span>').format(
        mark, name, beside
    )
