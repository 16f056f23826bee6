"""All action steps on one page: the matrix, its cards for a phone, and the two-by-two."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import DueSteps, LastWithoutEffect, StepCells, StepHeads
from monitoring.panels.html import join, sample_span
from monitoring.panels.steps.lanes import cell, key, now, step_link, step_links
from monitoring.rows import each, first, where
from monitoring.vocabulary import NO_UPDATE, Implementation, Lane, Movement
from monitoring.vocabulary.saving import OwedKind
from monitoring.wording import lanes, numbers, pages
from monitoring.wording import steps as wording
from monitoring.wording.lanes import DONE, WORKED, short, worked_state
from monitoring.wording.pictures import quarter_mark


def chosen_steps(
    heads: pd.DataFrame, facets: pd.DataFrame, chosen: Iterable[tuple[str, str]]
) -> pd.DataFrame:
    """Return the steps that fit every choice.

    Args:
        heads: rows of ``step_heads``.
        facets: rows of ``step_facets``.
        chosen: (facet, value) for each that is chosen.
    """
    fitting = set(heads["step_id"])
    for facet, value in chosen:
        fitting &= set(where(where(facets, "facet", facet), "value", value)["step_id"])
    return heads[heads["step_id"].isin(fitting)]


def of_steps(heads: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return those rows that are of the steps in ``heads``."""
    return rows[rows["step_id"].isin(heads["step_id"])]


def matrix_finding(
    heads: pd.DataFrame,
    cells: pd.DataFrame,
    fresh: pd.DataFrame,
    earlier: pd.DataFrame,
    items: pd.DataFrame,
) -> Markup:
    """Write the sentence a superintendent leaves with: what is done and shows no effect yet.

    Steps whose update is overdue are named where that is said, and not here as well.

    Args:
        heads: the chosen rows of ``step_heads``.
        cells: rows of ``step_cells``.
        fresh: rows of ``due_steps``.
        earlier: rows of ``last_without_effect``.
        items: rows of ``due_items``.
    """
    last = list(each(of_steps(heads, earlier), LastWithoutEffect))
    latest = _latest(heads, cells)
    states = [row.implementation for row in latest]
    without_effect = [row.step_id for row in latest if _corner(row) == (True, False)]
    waiting = [row.step_id for row in each(of_steps(heads, fresh)) if not row.has_update]
    overdue = set(_late(heads, items)["step_id"])
    named = [step_id for step_id in waiting if step_id not in overdue]
    is_sample = any(row.is_update_sample or row.is_worked_sample for row in latest)
    is_sample |= any(row.is_sample for row in last)
    return Markup(
        '<p class="finding">{sample} {finding} {last}</p><p class="waiting">{counts} {waiting}</p>'
    ).format(
        sample=sample_span() if is_sample else "",
        finding=wording.no_effect_yet(without_effect, has_updates=any(map(_has_update, latest))),
        last=wording.last_known((row.step_id, row.quarter) for row in last),
        counts=wording.counts({it: states.count(it) for it in DONE if states.count(it)}),
        waiting=wording.waiting(named) if named or not waiting else "",
    )


def _latest(heads: pd.DataFrame, cells: pd.DataFrame) -> list[StepCells]:
    return list(each(of_steps(heads, cells).groupby("step_id", sort=False).tail(1)))


def _corner(row: StepCells) -> tuple[bool, bool] | None:
    """Tell whether a step is done and whether it improves, None where either is not known."""
    if not _has_update(row) or row.worked_measured == Movement.NOT_MEASURABLE_YET:
        return None
    return row.implementation == Implementation.DONE, row.worked_measured == Movement.IMPROVING


def _has_update(row: StepCells) -> bool:
    return bool(row.implementation != NO_UPDATE)


def two_by_two(heads: pd.DataFrame, cells: pd.DataFrame, quarter: str) -> Markup:
    """Set done against improving, with named corners; each step is a link to its own page.

    Args:
        heads: the chosen rows of ``step_heads``.
        cells: rows of ``step_cells``.
        quarter: the review quarter.
    """
    goals = dict(zip(heads["step_id"], heads["goal_id"], strict=True))
    latest = _latest(heads, cells)
    boxes = join(
        _box(
            wording.corner(is_done=is_done, is_improving=is_improving),
            [row for row in latest if _corner(row) == (is_done, is_improving)],
            goals,
            quarter,
        )
        for is_done, is_improving in ((True, False), (True, True), (False, True), (False, False))
    )
    outside = [row for row in latest if _corner(row) is None]
    unmeasured = [row.step_id for row in outside if _has_update(row)]
    return Markup(
        '<h2>{title}</h2><div class="corners-beside"><div class="corners">{boxes}</div>'
        '<div><p class="reading">{legend}</p>{unmeasured}{silent}</div></div>'
    ).format(
        title=wording.corners_title(),
        boxes=boxes,
        legend=wording.corners_legend(),
        unmeasured=_reading(_not_measured(unmeasured, goals, quarter)),
        silent=_reading(wording.without_update(len(outside) - len(unmeasured))),
    )


def _reading(told: str) -> Markup:
    return Markup('<p class="reading">{}</p>').format(told) if told else Markup("")


def _not_measured(step_ids: Sequence[str], goals: Mapping[str, str], quarter: str) -> str:
    if not step_ids:
        return ""
    return wording.not_measured(
        numbers.and_list(step_link(it, goals[it], quarter) for it in step_ids)
    )


def _box(name: str, rows: Sequence[StepCells], goals: Mapping[str, str], quarter: str) -> Markup:
    dots = join(
        Markup("<li>{}</li>").format(
            step_link(row.step_id, goals[row.step_id], quarter, f"● {row.step_id}")
        )
        for row in rows
    )
    empty = Markup("<p>{}</p>").format(wording.none_here())
    body = Markup("<ul>{}</ul>").format(dots) if dots else empty
    return Markup('<section class="corner"><h3>{}</h3>{}</section>').format(name, body)


def matrix(heads: pd.DataFrame, cells: pd.DataFrame, fresh: pd.DataFrame) -> Markup:
    """Write the steps by quarters and questions, as a table and, on a phone, as cards.

    Args:
        heads: the chosen rows of ``step_heads``.
        cells: rows of ``step_cells``.
        fresh: rows of ``due_steps``.
    """
    if heads.empty:
        return Markup("<p>{}</p>").format(pages.no_fitting_steps())
    has_sample = bool(cells[["is_update_sample", "is_worked_sample"]].any(axis=None))
    rows = [
        (
            head,
            list(each(where(cells, "step_id", head.step_id))),
            first(where(fresh, "step_id", head.step_id)),
        )
        for head in each(heads)
    ]
    step, question, right = wording.matrix_heads()
    quarters = [_unbroken(numbers.short_quarter(it)) for it in dict.fromkeys(cells["quarter"])]
    columns = join(
        Markup('<th scope="col">{}</th>').format(name)
        for name in (step, question, *quarters, *right)
    )
    return Markup(
        '<h2>{title}</h2>{key}<div class="table wide" tabindex="0" role="region" '
        'aria-label="{caption}"><table class="matrix"><caption class="unseen">{caption}</caption>'
        '<thead><tr>{columns}</tr></thead>{body}</table></div><div class="cards">{cards}</div>'
    ).format(
        title=wording.matrix_title(),
        key=key(has_sample=has_sample),
        caption=wording.matrix_caption(),
        columns=columns,
        body=join(_table_rows(*row) for row in rows),
        cards=join(_card(*row) for row in rows),
    )


def _unbroken(words: str) -> Markup:
    """Write words that break between them and within none: no year at its dash."""
    return Markup(" ").join(
        Markup('<span class="whole">{}</span>').format(word) for word in words.split()
    )


def _head(head: StepHeads, quarter: str) -> Markup:
    facts = [fact for fact in (head.role, wording.evidence_level(head.evidence_level)) if fact]
    if head.supports_equity is True:
        facts.append(Markup('<abbr title="{1}">{0}</abbr>').format(*wording.equity()))
    name = f"{head.step_id} {short(head.wording)}"
    return Markup('{}<span class="quiet">{}</span>').format(
        step_link(head.step_id, head.goal_id, quarter, name), Markup(" · ").join(facts)
    )


def _done(cells: Sequence[StepCells], write: Callable[[StepCells, Markup], Markup]) -> Markup:
    return join(
        write(it, cell(it.implementation, DONE, is_sample=it.is_update_sample)) for it in cells
    )


def _worked(cells: Sequence[StepCells], write: Callable[[StepCells, Markup], Markup]) -> Markup:
    return join(
        write(it, cell(worked_state(it), WORKED, is_sample=it.is_worked_sample)) for it in cells
    )


def _table_rows(head: StepHeads, cells: Sequence[StepCells], fresh: DueSteps) -> Markup:
    def in_table(_: StepCells, state: Markup) -> Markup:
        return Markup("<td>{}</td>").format(state)

    right = join(Markup('<td rowspan="2">{}</td>').format(words) for words in _right(fresh))
    return Markup(
        '<tbody><tr><th scope="rowgroup" rowspan="2">{head}</th>'
        '<th scope="row" class="lane">{was_done}</th>{done}{right}</tr>'
        '<tr><th scope="row" class="lane">{did_work}</th>{worked}</tr></tbody>'
    ).format(
        head=_head(head, cells[-1].quarter),
        was_done=lanes.question(Lane.IMPLEMENTATION),
        done=_done(cells, in_table),
        right=right,
        did_work=lanes.question(Lane.EFFECTIVENESS),
        worked=_worked(cells, in_table),
    )


def _right(fresh: DueSteps) -> tuple[str, str, str]:
    """Return evidence, freshness and the next date, in words."""
    evidence = wording.documents_in(fresh.evidence_in, fresh.evidence_expected)
    return evidence, wording.last_update(fresh), wording.next_due(fresh.next_due_on)


def _card(head: StepHeads, cells: Sequence[StepCells], fresh: DueSteps) -> Markup:
    def on_card(_: StepCells, state: Markup) -> Markup:
        return Markup("<td>{}</td>").format(state)

    return Markup(
        '<article class="card"><h3>{head}</h3><p>{now}</p>'
        '<table class="run"><caption class="unseen">{caption}</caption>{quarters}'
        '<tbody><tr><th scope="row">{was_done}</th>{done}</tr>'
        '<tr><th scope="row">{did_work}</th>{worked}</tr></tbody></table>'
        '<p class="quiet">{foot}</p></article>'
    ).format(
        head=_head(head, cells[-1].quarter),
        now=now(cells[-1]),
        caption=wording.card_caption(head.step_id),
        quarters=_card_heads(cells),
        was_done=lanes.question(Lane.IMPLEMENTATION),
        done=_done(cells, on_card),
        did_work=lanes.question(Lane.EFFECTIVENESS),
        worked=_worked(cells, on_card),
        foot=wording.card_foot(*_right(fresh)),
    )


def _card_heads(cells: Sequence[StepCells]) -> Markup:
    """Write the quarters over a card's states, each year over its own."""
    years = [(year, len(list(of))) for year, of in groupby(it.quarter[:7] for it in cells)]
    return Markup("<thead><tr><td></td>{years}</tr><tr><td></td>{quarters}</tr></thead>").format(
        years=join(
            Markup('<th scope="colgroup" colspan="{}">{}</th>').format(n, year) for year, n in years
        ),
        quarters=join(
            Markup('<th scope="col">{}</th>').format(quarter_mark(it.quarter)) for it in cells
        ),
    )


def not_updated(heads: pd.DataFrame, items: pd.DataFrame, quarter: str) -> Markup:
    """Write which updates are overdue, and since when; beside the states, never among them.

    Args:
        heads: the chosen rows of ``step_heads``.
        items: rows of ``due_items``.
        quarter: the review quarter.
    """
    late = _late(heads, items)
    if late.empty:
        return Markup("")
    rows = [head for head in each(heads) if head.step_id in set(late["step_id"])]
    told = wording.late(step_links(rows, quarter), quarter, int(late["days_overdue"].max()))
    return Markup('<p class="waiting">{}</p>').format(told)


def _late(heads: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of updates that are overdue."""
    updates = of_steps(heads, where(items, "kind", OwedKind.UPDATE))
    return updates[updates["days_overdue"] > 0]
