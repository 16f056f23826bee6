"""Results that became known within a quarter: the clear changes, the new ones, the revised ones."""

from collections.abc import Iterator

import pandas as pd

from monitoring.brief.change_facts import Change, ChangeFacts, GapMoved, NewResult, Revised
from monitoring.brief.change_links import Place, group_place, measure_place, step_place
from monitoring.brief.quarter_reader import QuarterView, Row, number
from monitoring.rows import each
from monitoring.vocabulary import ALL_STUDENTS, BatchKind, GapChange
from monitoring.vocabulary import Change as Movement
from monitoring.vocabulary.review import ChangeKind, ChangeList
from monitoring.wording.interims import sign_name
from monitoring.wording.numbers import is_missing
from monitoring.wording.verdict_facts import Facts

_CLEAR_RESULTS = (Movement.CLEAR_IMPROVEMENT, Movement.CLEAR_DECLINE)
_CLEAR_GAPS = (GapChange.CLEARLY_NARROWER, GapChange.CLEARLY_WIDER)
_SCOPE = ["indicator_id", "content_area", "grade_span"]
_OF_MEASURE, _OF_STEP = "measure", "step"


def clear_changes(view: QuarterView) -> Iterator[Change]:
    """Tell the clear changes: those of all students, then those of groups, then their gaps."""
    rows = list(each(_followed(view, "changed_findings")))
    clear = [row for row in rows if row.change in _CLEAR_RESULTS]
    of_all = [row for row in clear if row.subgroup == ALL_STUDENTS]
    of_groups = [
        row for row in clear if row.subgroup != ALL_STUDENTS and row.place_kind == _OF_MEASURE
    ]
    for row in (*of_all, *of_groups):
        yield _line(view, row, (ChangeList.CLEAR, ChangeKind.CLEAR_RESULT), _result(row))
    for row in rows:
        if row.gap_change_verdict in _CLEAR_GAPS and row.place_kind == _OF_MEASURE:
            yield _line(view, row, (ChangeList.CLEAR, ChangeKind.CLEAR_GAP), _gap(row))


def new_results(view: QuarterView) -> Iterator[Change]:
    """Tell which figures became known, one line each; those of groups are not told apart."""
    for row in each(_followed(view, "changed_findings")):
        if row.subgroup == ALL_STUDENTS and not is_missing(row.value):
            yield _line(view, row, (ChangeList.NEW, ChangeKind.NEW_RESULT), _result(row))


def revised_results(view: QuarterView) -> Iterator[Change]:
    """Tell which results were replaced; figures only of all students, and where both are seen."""
    rows = _followed(view, "changed_revisions")
    for _, own in rows.groupby([*_SCOPE, "period"], sort=False):
        replaced = list(each(own))
        of_all = [row for row in replaced if row.subgroup == ALL_STUDENTS]
        row = (of_all or replaced)[-1]
        yield Change(
            ChangeList.REVISED,
            ChangeKind.REVISED_RESULT,
            _revised(row, of_all, {one.subgroup for one in replaced} - {ALL_STUDENTS}),
            *_place(view, row),
            is_sample=bool(own["is_sample"].any()),
        )


def _line(
    view: QuarterView, row: Row, kind: tuple[ChangeList, ChangeKind], facts: ChangeFacts
) -> Change:
    is_sample = row.batch_kind == BatchKind.SAMPLE
    return Change(*kind, facts, *_place(view, row), is_sample=is_sample)


def _result(row: Row) -> NewResult:
    group = "" if row.subgroup == ALL_STUDENTS else row.subgroup
    return NewResult(_name(row), group, Facts.of(row))


def _gap(row: Row) -> GapMoved:
    return GapMoved(
        name=_name(row),
        subgroup=row.subgroup,
        period=row.period,
        period_style=row.period_style,
        from_period=row.gap_from_period,
        points=float(row.gap_points),
        old_points=float(row.gap_points - row.gap_change_points),
        verdict=row.gap_change_verdict,
    )


def _revised(row: Row, of_all: list[Row], groups: set[str]) -> Revised:
    first, last = (of_all[0], of_all[-1]) if of_all else (None, None)
    return Revised(
        name=_name(row),
        period=row.period,
        period_style=row.period_style,
        unit=row.unit,
        old_value=number(first.old_value) if first else None,
        new_value=number(last.new_value) if last else None,
        old_n=number(first.old_n) if first else None,
        new_n=number(last.new_n) if last else None,
        n_groups=len(groups),
        is_of_all=bool(of_all),
    )


def _followed(view: QuarterView, query: str) -> pd.DataFrame:
    """Read what came in, keep what the plan follows, and set it in the order of the plan."""
    scopes = view.rows("changed_scopes").rename(columns={"place": "place_kind"})
    scopes = scopes.assign(rank=range(len(scopes)))
    came_in = view.of_quarter(query, before=view.before)
    came_in = came_in.drop(columns="measure_id", errors="ignore")
    names = [*_SCOPE, "place_kind", "rank", "goal_id", "measure_id", "measure_name", "step_id"]
    joined = came_in.merge(scopes[[*names, "short_name"]], on=_SCOPE)
    return joined.sort_values("rank", kind="stable")


def _name(row: Row) -> str:
    return str(row.measure_name) if row.place_kind == _OF_MEASURE else sign_name(row)


def _place(view: QuarterView, row: Row) -> Place:
    """Return the page with the figure: groups, measure and its signs, or the first step."""
    if row.subgroup != ALL_STUDENTS and row.place_kind == _OF_MEASURE:
        return group_place(
            view,
            goal=row.goal_id,
            indicator=row.indicator_id,
            content=row.content_area,
            grades=row.grade_span,
            school="all",
            period=row.period,
            subgroup=row.subgroup,
        )
    if row.place_kind == _OF_STEP:
        return step_place(view, row.goal_id, row.step_id)
    return measure_place(view, row.goal_id, row.measure_id)
