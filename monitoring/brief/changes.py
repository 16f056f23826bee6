"""What changed since last quarter: what was known at its end beside what is known now."""

from collections.abc import Iterator

import pandas as pd

from monitoring.brief.change_links import line, measure_place, step_place
from monitoring.brief.model import KINDS, Change
from monitoring.brief.new_results import clear_changes, new_results, revised_results
from monitoring.brief.quarter_reader import Known
from monitoring.rows import each, where
from monitoring.wording import labels, standings

MOVED, _, _, _, MISSING = KINDS
_AXES = ("level", "change")


def changes(known: Known) -> tuple[Change, ...]:
    """Return what changed since the review quarter before, in the order of ``KINDS``.

    Returns:
        One line a change, each with the page and choices that show its figure; none in the first
        review quarter, which has none before it.
    """
    if not known.before:
        return ()
    return (
        *_statuses(known),
        *_lanes(known),
        *clear_changes(known),
        *new_results(known),
        *revised_results(known),
        *_overdue_results(known),
        *_missing(known),
    )


def _statuses(known: Known) -> Iterator[Change]:
    """Tell on which axis the status of a measure is not what it was."""
    rows = each(known.rows("measure_standings", quarter=known.before))
    earlier = {row.measure_id: row for row in rows}
    for row in each(known.of_quarter("measure_standings")):
        before = earlier.get(row.measure_id)
        for axis in _AXES if before else ():
            old, new = getattr(before, axis), getattr(row, axis)
            if old != new:
                yield line(
                    MOVED,
                    f"{row.measure_name}, {axis}: from {old} to {new}.",
                    measure_place(known, row.goal_id, row.measure_id),
                    is_sample=row.batch_kind == "sample",
                )


def _lanes(known: Known) -> Iterator[Change]:
    """Tell which lanes moved; that there is no update is missing, and no move."""
    goal_ids = {row.step_id: row.goal_id for row in each(known.rows("step_heads"))}
    cells = known.of_quarter("step_cells")
    earlier = {row.step_id: row for row in each(where(cells, "quarter", known.before))}
    for row in each(where(cells, "quarter", known.quarter)):
        before = earlier.get(row.step_id)
        if before is None:
            continue
        place = step_place(known, goal_ids[row.step_id], row.step_id)
        if row.implementation not in ("no_update", before.implementation):
            yield line(
                MOVED,
                f"{row.step_id}, implementation: "
                f"from {labels.implementation(before.implementation)} "
                f"to {labels.implementation(row.implementation)}.",
                place,
                is_sample=bool(row.is_update_sample or before.is_update_sample),
            )
        if row.worked_measured != before.worked_measured:
            yield line(
                MOVED,
                f"{row.step_id}, effectiveness: from {before.worked_measured} to "
                f"{row.worked_measured}.",
                place,
                is_sample=bool(row.is_worked_sample or before.is_worked_sample),
            )


def _overdue_results(known: Known) -> Iterator[Change]:
    for row in each(known.of_quarter("measure_standings")):
        if late := standings.overdue(row):
            place = measure_place(known, row.goal_id, row.measure_id)
            told = f"{row.measure_name}: {late}"
            yield line(MISSING, told, place, is_sample=False)


def _missing(known: Known) -> Iterator[Change]:
    """Tell step by step how much is not in, and how late the oldest of it is."""
    items = known.of_quarter("due_items", as_of=known.as_of)
    for (step_id, goal_id), rows in items.groupby(["step_id", "goal_id"], sort=False):
        told = f"{step_id}: {_things(len(rows))} missing, {_longest(rows['days_overdue'])}."
        place = step_place(known, str(goal_id), str(step_id))
        yield line(MISSING, told, place, is_sample=False)


def _things(n: int) -> str:
    return "1 thing is" if n == 1 else f"{n} things are"


def _longest(days: "pd.Series[int]") -> str:
    most = int(days.max())
    if not most:
        return "none of them overdue yet" if len(days) > 1 else "not overdue yet"
    return (
        f"{'the longest ' if len(days) > 1 else ''}for {'1 day' if most == 1 else f'{most} days'}"
    )
