"""How every action step stands, as plain text."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from monitoring.due.owed import Row
from monitoring.rows import each, where
from monitoring.wording import figures as wording
from monitoring.wording import labels


def listing(quarter: str, as_of: date, steps: pd.DataFrame, lanes: pd.DataFrame) -> str:
    """Write each step with what it owes, and under it both lanes.

    Args:
        quarter: the review quarter.
        as_of: the day to which days are counted.
        steps: rows of ``by_step``.
        lanes: rows of ``lane_states``.
    """
    lines = [f"Action steps in {quarter}, counted to {wording.day(as_of)}:"]
    for step in each(steps):
        lines += ["", f"{step.step_id}: {'; '.join(_step(step))}"]
        lines += [f"  {_lane(row)}" for row in each(where(lanes, "step_id", step.step_id))]
    return "\n".join(lines)


def _step(step: Row) -> Iterator[str]:
    if wording.is_missing(step.last_updated_on):
        yield "never updated"
    else:
        sample = " (Sample)" if step.is_sample else ""
        yield f"updated on {wording.day(step.last_updated_on)}{sample}"
    if step.n_overdue:
        yield f"{step.n_owed} not in, {step.n_overdue} overdue, for up to {_days(step)}"
    else:
        yield f"{step.n_owed} not in, none overdue" if step.n_owed else "all is in"
    if not wording.is_missing(step.next_due_on):
        yield f"next update due on {wording.day(step.next_due_on)}"


def _days(step: Row) -> str:
    days = step.longest_overdue_days
    return "1 day" if days == 1 else f"{days} days"


def _lane(row: Row) -> str:
    told = [
        labels.lane_state(row.state),
        f"measured: {labels.movement(row.measured_state)}",
    ]
    if row.evidence_expected:
        told.append(f"evidence {row.evidence_in} of {row.evidence_expected}")
    if row.is_sample or row.is_measured_sample:
        told.append("Sample")
    return f"{row.lane}: {'; '.join(told)}"
