"""What changed since last quarter: what was known at its end beside what is known now."""

from collections.abc import Iterator
from dataclasses import replace

from monitoring.brief.change_links import Place, measure_place, step_place
from monitoring.brief.new_results import clear_changes, new_results, revised_results
from monitoring.brief.quarter_reader import QuarterView
from monitoring.db.query_rows import (
    AmendedTargets,
    MeasureLatestResults,
    OverdueResults,
    StepCells,
    StepHeads,
)
from monitoring.rows import each, where
from monitoring.vocabulary import NO_UPDATE, BatchKind
from monitoring.vocabulary.review import ChangeKind, ChangeList
from monitoring.wording.change_facts import Change, ChangeFacts, Missing, Moved, Overdue
from monitoring.wording.lanes import worked_state


def changes(view: QuarterView) -> tuple[Change, ...]:
    """Return what changed since the review quarter before, in the order of ``ChangeList``.

    Returns:
        One line a change, each with the page and choices that show its figure; none in the first
        review quarter, which has none before it.
    """
    if not view.before:
        return ()
    return (
        *_statuses(view),
        *_lanes(view),
        *clear_changes(view),
        *new_results(view),
        *revised_results(view),
        *_overdue_results(view),
        *_missing(view),
    )


def _statuses(view: QuarterView) -> Iterator[Change]:
    """Tell on which axis the status of a measure is not what it was."""
    # Of the quarter before all days have passed.
    then = view.rows("measure_latest_results", quarter=view.before, as_of=view.begins_on)
    rows = each(then, MeasureLatestResults)
    earlier = {row.measure_id: row for row in rows}
    amended = {
        row.measure_id: row.adopted_on
        for row in each(view.told("amended_targets"), AmendedTargets)
        if row.adopted_on >= view.begins_on
    }
    for row in each(view.told("measure_latest_results"), MeasureLatestResults):
        before = earlier.get(row.measure_id)
        if before is None:
            continue
        name, place = row.measure_name, measure_place(view, row.goal_id, row.measure_id)
        is_sample = row.batch_kind == BatchKind.SAMPLE
        if before.level != row.level:
            moved = Moved(name, before.level, row.level, row.deadline_period)
            if row.measure_id in amended:
                day, year = amended[row.measure_id], before.deadline_period
                moved = replace(moved, amended_on=day, old_deadline_period=year)
            yield _moved(ChangeKind.AGAINST_PLAN, moved, place, is_sample=is_sample)
        if before.change != row.change:
            moved = Moved(name, before.change, row.change)
            yield _moved(ChangeKind.SINCE_LAST_YEAR, moved, place, is_sample=is_sample)


def _lanes(view: QuarterView) -> Iterator[Change]:
    """Tell which lanes moved; that there is no update is missing, and no move."""
    goal_ids = {row.step_id: row.goal_id for row in each(view.rows("step_heads"), StepHeads)}
    cells = view.of_quarter("step_cells")
    earlier = {row.step_id: row for row in each(where(cells, "quarter", view.before), StepCells)}
    for row in each(where(cells, "quarter", view.quarter), StepCells):
        before = earlier.get(row.step_id)
        if before is not None:
            yield from _step_moves(
                before, row, step_place(view, goal_ids[row.step_id], row.step_id)
            )


def _step_moves(before: StepCells, row: StepCells, place: Place) -> Iterator[Change]:
    if row.implementation not in (NO_UPDATE, before.implementation):
        yield _moved(
            ChangeKind.IMPLEMENTATION,
            Moved(row.step_id, before.implementation, row.implementation),
            place,
            is_sample=bool(row.is_update_sample or before.is_update_sample),
        )
    worked_before, worked = worked_state(before), worked_state(row)
    if worked != worked_before:
        yield _moved(
            ChangeKind.EFFECTIVENESS,
            Moved(row.step_id, worked_before, worked),
            place,
            is_sample=bool(row.is_worked_sample or before.is_worked_sample),
        )


def _moved(kind: ChangeKind, facts: Moved, place: Place, *, is_sample: bool) -> Change:
    return Change(ChangeList.MOVED, kind, facts, *place, is_sample=is_sample)


def _overdue_results(view: QuarterView) -> Iterator[Change]:
    for row in each(view.told("overdue_results"), OverdueResults):
        overdue = Overdue(
            name=row.measure_name,
            period=row.period,
            period_style=row.period_style,
            due_on=row.released_on,
            basis=row.basis,
            file_name=row.file_name,
        )
        place = measure_place(view, row.goal_id, row.measure_id)
        yield _missed(ChangeKind.OVERDUE_RESULT, overdue, place)


def _missing(view: QuarterView) -> Iterator[Change]:
    """Tell step by step how much is not in, and how late the oldest of it is."""
    for goal_id, missing in _owed(view):
        yield _missed(ChangeKind.MISSING_ITEMS, missing, step_place(view, goal_id, missing.step_id))


def owed(view: QuarterView) -> tuple[Missing, ...]:
    """Return of each step that owes something how much it is, and how late the oldest of it."""
    return tuple(missing for _, missing in _owed(view))


def _owed(view: QuarterView) -> Iterator[tuple[str, Missing]]:
    items = view.frame("due_items", as_of=view.as_of)
    for (step_id, goal_id), rows in items.groupby(["step_id", "goal_id"], sort=False):
        yield str(goal_id), Missing(str(step_id), len(rows), int(rows["days_overdue"].max()))


def _missed(kind: ChangeKind, facts: ChangeFacts, place: Place) -> Change:
    return Change(ChangeList.MISSING, kind, facts, *place, is_sample=False)
