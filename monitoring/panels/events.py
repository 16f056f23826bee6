"""What happened on a goal: decisions taken and steps done, with the numbers its chart has."""

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import GoalEvents
from monitoring.panels.html import table
from monitoring.rows import each
from monitoring.wording import events as wording


def goal_events(events: pd.DataFrame | None) -> Markup:
    """Write what the numbers over a chart stand for.

    Args:
        events: rows of ``goal_events``; None while nobody asks for them, and then nothing is said.

    Returns:
        A table, a row for each number; a sentence where nothing happened.
    """
    if events is None:
        return Markup("")
    if events.empty:
        return Markup("<p>{}</p>").format(wording.none())
    rows = each(events, GoalEvents)
    lines = [wording.cells(number, row) for number, row in enumerate(rows, start=1)]
    return table(wording.caption(), lines, wording.heads())
