"""Every action step in its two lanes, as the matrix shows them."""

from monitoring.brief.model import Lane, Step
from monitoring.brief.quarter_reader import Known, Row, text
from monitoring.rows import each, where
from monitoring.wording import movements
from monitoring.wording.lanes import DONE, WORKED, activities, short


def steps(known: Known) -> tuple[Step, ...]:
    """Return all action steps in the plan's order, as they stood in the quarter."""
    cells = where(known.of_quarter("step_cells"), "quarter", known.quarter)
    now = {row.step_id: row for row in each(cells)}
    return tuple(_step(head, now[head.step_id]) for head in each(known.rows("step_heads")))


def _step(head: Row, cell: Row) -> Step:
    return Step(
        step_id=head.step_id,
        goal_id=head.goal_id,
        name=short(head.wording),
        wording=head.wording,
        role=text(head.role),
        done=Lane(
            state=cell.implementation,
            letter=DONE[cell.implementation][1],
            reason=f"{_told_by(cell)} {movements.done_reason(cell)}",
            is_sample=bool(cell.is_update_sample or cell.is_done_sample),
        ),
        worked=Lane(
            state=cell.worked_measured,
            letter=WORKED[cell.worked_measured][1],
            reason=movements.worked_reason(cell),
            is_sample=bool(cell.is_worked_sample),
        ),
        happened=cell.happened,
        comes_next=cell.comes_next,
    )


def _told_by(cell: Row) -> str:
    """Say what the state of the implementation lane rests on: the update, and what it counts."""
    if cell.implementation == "no_update":
        return f"There is no update for {cell.quarter}."
    return f"Activities: {activities(cell)}."
