"""Results that became known within a quarter: the clear changes, the new ones, the revised ones."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from monitoring.brief.change_links import Place, group_place, measure_place, step_place
from monitoring.brief.quarter_reader import QuarterView, number
from monitoring.db.query_rows import (
    ChangedFindings,
    ChangedLooks,
    ChangedRevisions,
    ChangedScopes,
)
from monitoring.rows import each, query_name
from monitoring.vocabulary import ALL_STUDENTS, BatchKind, GapChange
from monitoring.vocabulary import Change as Movement
from monitoring.vocabulary.review import ChangeKind, ChangeList
from monitoring.wording.change_facts import Change, ChangeFacts, GapMoved, NewResult, Revised
from monitoring.wording.interims import sign_name
from monitoring.wording.numbers import is_missing
from monitoring.wording.verdict_facts import Facts

_CLEAR_RESULTS = (Movement.CLEAR_IMPROVEMENT, Movement.CLEAR_DECLINE)
_CLEAR_GAPS = (GapChange.CLEARLY_NARROWER, GapChange.CLEARLY_WIDER)
_OF_MEASURE, _OF_STEP = "measure", "step"

_CHANGE, _GAP_CHANGE = "change", "gap_change"

Looked = Mapping[tuple[int, str], ChangedLooks]
CameIn = TypeVar("CameIn", ChangedFindings, ChangedRevisions)


def looks(view: QuarterView) -> dict[tuple[int, str], ChangedLooks]:
    """Return the comparisons that became known: result_id and what is compared -> the row."""
    if not view.before:
        return {}
    rows = each(view.of_quarter(query_name(ChangedLooks), before=view.before), ChangedLooks)
    return {(row.result_id, row.compared): row for row in rows}


def clear_changes(view: QuarterView) -> Iterator[Change]:
    """Tell the clear changes: those of all students, then those of groups, then their gaps.

    Of two sides of one pair one is told, and no change of a group that moved as all students did.
    """
    looked = looks(view)
    followed = _followed(view, ChangedFindings)
    clear = [
        (of, row)
        for of, row in followed
        if row.change in _CLEAR_RESULTS and _is_told(looked, row, _CHANGE)
    ]
    of_all = [(of, row) for of, row in clear if row.subgroup == ALL_STUDENTS]
    of_groups = [
        (of, row)
        for of, row in clear
        if row.subgroup != ALL_STUDENTS and of.scope_kind == _OF_MEASURE
    ]
    for of, row in (*of_all, *of_groups):
        kind = (ChangeList.CLEAR, ChangeKind.CLEAR_RESULT)
        line = _line(view, of, row, kind, _result(of, row))
        yield replace(line, is_alone=_is_alone(looked, row, _CHANGE))
    for of, row in followed:
        is_clear = row.gap_change_verdict in _CLEAR_GAPS and of.scope_kind == _OF_MEASURE
        if is_clear and _is_told(looked, row, _GAP_CHANGE):
            line = _line(view, of, row, (ChangeList.CLEAR, ChangeKind.CLEAR_GAP), _gap(of, row))
            yield replace(line, is_alone=_is_alone(looked, row, _GAP_CHANGE))


def _is_told(looked: Looked, row: ChangedFindings, compared: str) -> bool:
    """Tell whether a clear change is told; all are where the rule says nothing of many looks."""
    own = looked.get((row.result_id, compared))
    return not looked or (own is not None and not own.is_echo)


def _is_alone(looked: Looked, row: ChangedFindings, compared: str) -> bool:
    own = looked.get((row.result_id, compared))
    return own is not None and not own.is_surviving


def new_results(view: QuarterView) -> Iterator[Change]:
    """Tell which figures became known, one line each; those of groups are not told apart."""
    for of, row in _followed(view, ChangedFindings):
        if row.subgroup == ALL_STUDENTS and not is_missing(row.value):
            yield _line(view, of, row, (ChangeList.NEW, ChangeKind.NEW_RESULT), _result(of, row))


def revised_results(view: QuarterView) -> Iterator[Change]:
    """Tell which results were replaced; figures only of all students, and where both are seen."""
    followed = _followed(view, ChangedRevisions)
    for (of, _), own in groupby(followed, key=lambda pair: (pair[0], pair[1].period)):
        replaced = [row for _, row in own]
        of_all = [row for row in replaced if row.subgroup == ALL_STUDENTS]
        yield Change(
            ChangeList.REVISED,
            ChangeKind.REVISED_RESULT,
            _revised(of, replaced, of_all),
            *_place(view, of, (of_all or replaced)[-1]),
            is_sample=any(row.is_sample for row in replaced),
        )


def _line(
    view: QuarterView,
    of: ChangedScopes,
    row: ChangedFindings,
    kind: tuple[ChangeList, ChangeKind],
    facts: ChangeFacts,
) -> Change:
    is_sample = row.batch_kind == BatchKind.SAMPLE
    return Change(*kind, facts, *_place(view, of, row), is_sample=is_sample)


def _result(of: ChangedScopes, row: ChangedFindings) -> NewResult:
    group = "" if row.subgroup == ALL_STUDENTS else row.subgroup
    # The list of a quarter says by itself what is clear only taken alone.
    return NewResult(_name(of), group, replace(Facts.of(row), survives_many_looks=True))


def _gap(of: ChangedScopes, row: ChangedFindings) -> GapMoved:
    return GapMoved(
        name=_name(of),
        subgroup=row.subgroup,
        period=row.period,
        period_style=row.period_style,
        from_period=row.gap_from_period,
        points=float(row.gap_points),
        old_points=float(row.gap_points - row.gap_change_points),
        verdict=row.gap_change_verdict,
    )


def _revised(
    of: ChangedScopes, replaced: Sequence[ChangedRevisions], of_all: Sequence[ChangedRevisions]
) -> Revised:
    first, last = (of_all[0], of_all[-1]) if of_all else (None, None)
    return Revised(
        name=_name(of),
        period=replaced[0].period,
        period_style=replaced[0].period_style,
        unit=replaced[0].unit,
        old_value=number(first.old_value) if first else None,
        new_value=number(last.new_value) if last else None,
        old_n=number(first.old_n) if first else None,
        new_n=number(last.new_n) if last else None,
        n_groups=len({row.subgroup for row in replaced} - {ALL_STUDENTS}),
        is_of_all=bool(of_all),
    )


def _followed(view: QuarterView, kind: type[CameIn]) -> list[tuple[ChangedScopes, CameIn]]:
    """Read what came in, keep what the plan follows, and set it in the order of the plan."""
    came_in = defaultdict(list)
    for row in each(view.of_quarter(query_name(kind), before=view.before), kind):
        came_in[row.indicator_id, row.content_area, row.grade_span].append(row)
    return [
        (of, row)
        for of in each(view.rows("changed_scopes"), ChangedScopes)
        for row in came_in[of.indicator_id, of.content_area, of.grade_span]
    ]


def _name(of: ChangedScopes) -> str:
    return of.measure_name if of.scope_kind == _OF_MEASURE else sign_name(of)


def _place(view: QuarterView, of: ChangedScopes, row: ChangedFindings | ChangedRevisions) -> Place:
    """Return the page with the figure: groups, measure and its signs, or the first step."""
    if row.subgroup != ALL_STUDENTS and of.scope_kind == _OF_MEASURE:
        return group_place(
            view,
            goal=of.goal_id,
            indicator=of.indicator_id,
            content=of.content_area,
            grades=of.grade_span,
            school="all",
            period=row.period,
            subgroup=row.subgroup,
        )
    if of.scope_kind == _OF_STEP:
        return step_place(view, of.goal_id, of.step_id)
    return measure_place(view, of.goal_id, of.measure_id)
