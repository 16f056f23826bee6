"""What is due as plain text, one block for each position, ready to be pasted into a mail."""

from monitoring.db.query_rows import DueItems, OverdueResults
from monitoring.due.owed import Owed
from monitoring.rows import each
from monitoring.wording import due as wording
from monitoring.wording import not_loaded


def mail(owed: Owed) -> str:
    """Write what is due for a quarter.

    Returns:
        A heading, then for each position, in the plan's order, who holds it and a line for each
        item; one sentence where nothing is owed. Official results that are not loaded, of
        whichever year, come last: no position answers for them.
    """
    if owed.items.empty:
        lines = [wording.all_is_in(owed.review.quarter)]
    else:
        lines = [wording.mail_heading(owed.review, owed.as_of)]
    for role, items in owed.by_role():
        lines += ["", wording.heading(role, owed.people)]
        lines += [wording.mail_line(row) for row in each(items, DueItems)]
    if not owed.results.empty:
        lines += ["", not_loaded.heading()]
        lines += [not_loaded.line(row) for row in each(owed.results, OverdueResults)]
    return "\n".join(lines)
