"""How fresh a goal's action steps are; said in a place of its own, never among verdicts."""

import pandas as pd
from markupsafe import Markup

from monitoring.panels.html import join, sample_mark
from monitoring.rows import each, where
from monitoring.wording import steps as wording


def updates_line(updates: pd.DataFrame, goal_id: str) -> Markup:
    """Write how many of a goal's action steps have no update, and how late it is.

    Args:
        updates: rows of ``goal_updates``.
        goal_id: which goal; one without action steps gets no sentence.
    """
    own = where(updates, "goal_id", goal_id)
    return join(
        Markup('<p class="updates">{}{}</p>').format(sample_mark(own), wording.updates_line(row))
        for row in each(own)
    )
