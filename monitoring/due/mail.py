"""What is due as plain text, one block for each position, ready to be pasted into a mail."""

from datetime import date

import pandas as pd

from monitoring.due.owed import Owed, Row, item_words
from monitoring.rows import each


def mail(owed: Owed) -> str:
    """Write what is due for a quarter.

    Returns:
        A heading, then for each position, in the plan's order, who holds it and a line for each
        item; one sentence where nothing is owed.
    """
    review = owed.review
    if owed.items.empty:
        return f"All that was due for {review.quarter} is in."
    assumed = " (an assumed date)" if review.basis == "assumed" else ""
    due = f"due on {_day(review.update_due_on)}{assumed}, counted to {_day(owed.as_of)}"
    lines = [f"Not in for {review.quarter}, {due}:"]
    for role, items in owed.by_role():
        lines += ["", owed.heading(role), *(_line(row) for row in each(items))]
    return "\n".join(lines)


def _line(row: Row) -> str:
    days = int(row.days_overdue)
    late = f", {days} {'day' if days == 1 else 'days'} overdue" if days else ""
    return f"{item_words(row)} - due {_day(row.due_on)}{late}"


def _day(when: date) -> str:
    """Write a date as mails do: ``15 Dec 2022``."""
    stamp = pd.Timestamp(when)
    return f"{stamp.day} {stamp:%b %Y}"
