"""How every action step stands, as plain text."""

from datetime import date

import pandas as pd

from monitoring.db.query_rows import DueSteps, LaneStates
from monitoring.rows import each, where
from monitoring.wording import due as wording


def listing(quarter: str, as_of: date, steps: pd.DataFrame, lanes: pd.DataFrame) -> str:
    """Write each step with what it owes, and under it both lanes.

    Args:
        quarter: the review quarter.
        as_of: the day to which days are counted.
        steps: rows of ``by_step``.
        lanes: rows of ``lane_states``.
    """
    lines = [wording.listing_heading(quarter, as_of)]
    counts = zip(steps["n_owed"], steps["n_overdue"], steps["longest_overdue_days"], strict=True)
    for step, (n_owed, n_overdue, longest) in zip(each(steps, DueSteps), counts, strict=True):
        lines += ["", wording.step_line(step, n_owed, n_overdue, longest)]
        own = where(lanes, "step_id", step.step_id)
        lines += [f"  {wording.lane_line(row)}" for row in each(own, LaneStates)]
    return "\n".join(lines)
