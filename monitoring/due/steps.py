"""What each step owes, in numbers, and the day on which a quarter is looked at."""

from datetime import date

import pandas as pd


def as_of(ends_on: date, today: date) -> date:
    """Return the day to which a quarter's days are counted: its last one, or today before that.

    Args:
        ends_on: the quarter's last day.
        today: this day.
    """
    return min(pd.Timestamp(ends_on).date(), today)


def by_step(items: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """Count what each step owes beside how fresh it is.

    Args:
        items: rows of ``due_items``.
        steps: rows of ``due_steps`` for the same quarter and day.

    Returns:
        The rows of ``steps``, each with n_owed (items), n_overdue (items past their day) and
        longest_overdue_days (0 where nothing is overdue).
    """
    days = items.groupby("step_id")["days_overdue"]
    counts = pd.DataFrame(
        {
            "n_owed": days.size(),
            "n_overdue": (items["days_overdue"] > 0).groupby(items["step_id"]).sum(),
            "longest_overdue_days": days.max(),
        }
    )
    counted = counts.reindex(steps["step_id"], fill_value=0).astype("int64")
    return pd.concat([steps.reset_index(drop=True), counted.reset_index(drop=True)], axis=1)
