"""Every action step in its two lanes, as the matrix shows them."""

from monitoring.brief.quarter_reader import QuarterView, text, whole
from monitoring.db.query_rows import LastWithoutEffect, StepCells, StepHeads
from monitoring.rows import each, where
from monitoring.wording.lanes import worked_state
from monitoring.wording.quarter_facts import Lane, Step

_COUNTS = (
    *("activities_held", "activities_planned"),
    *("done_improving", "done_unclear", "done_worsening", "done_waiting"),
    *("worked_improving", "worked_unclear", "worked_worsening", "worked_waiting"),
)


def steps(view: QuarterView) -> tuple[Step, ...]:
    """Return all action steps in the plan's order, as they stood in the quarter."""
    cells = where(view.of_quarter("step_cells"), "quarter", view.quarter)
    now = {row.step_id: row for row in each(cells, StepCells)}
    earlier = view.of_quarter("last_without_effect")
    last = {row.step_id: row for row in each(earlier, LastWithoutEffect)}
    return tuple(
        _step(head, now[head.step_id], last.get(head.step_id))
        for head in each(view.rows("step_heads"), StepHeads)
    )


def _step(head: StepHeads, cell: StepCells, last: LastWithoutEffect | None) -> Step:
    left_out = cell.worked_left_out
    return Step(
        step_id=head.step_id,
        goal_id=head.goal_id,
        wording=text(head.wording),
        role=text(head.role),
        done=Lane(cell.implementation, bool(cell.is_update_sample or cell.is_done_sample)),
        worked=Lane(worked_state(cell), bool(cell.is_worked_sample)),
        worked_left_out=tuple(left_out) if hasattr(left_out, "__len__") else (),
        has_outcome_measure=bool(cell.has_outcome_measure),
        done_naming=cell.done_naming,
        worked_naming=cell.worked_naming,
        outcome_naming=cell.outcome_naming,
        happened=cell.happened,
        comes_next=cell.comes_next,
        last_without_effect=last.quarter if last else "",
        is_last_sample=bool(last and last.is_sample),
        **{name: whole(getattr(cell, name)) for name in _COUNTS},
    )
