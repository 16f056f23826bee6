"""How many schools changed, alone and together, and why far moves come back."""

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import SchoolFindings
from monitoring.panels.html import sample_mark
from monitoring.rows import each
from monitoring.vocabulary import Change, Direction
from monitoring.wording import many_looks
from monitoring.wording import schools as words
from monitoring.wording.numbers import is_missing


def schools_changes(schools: pd.DataFrame) -> Markup:
    """Write how many schools changed clearly, and how many of last time's improvers fell back.

    Args:
        schools: rows of ``school_findings``, by name; at least one.

    Returns:
        The two sentences; "" where no school's change can be told.
    """
    compared = [row for row in each(schools, SchoolFindings) if not is_missing(row.change_p)]
    if not compared or is_missing(compared[0].school_looks):
        return Markup("")
    clear = [row for row in compared if row.change in many_looks.CLEAR]
    surviving = [words.name(row) for row in clear if row.school_survives]
    improvers = [row for row in compared if row.earlier_change == Change.CLEAR_IMPROVEMENT]
    return Markup('<p class="counted">{}{}</p><p class="quiet">{}</p>').format(
        sample_mark(schools),
        many_looks.schools_changed(int(compared[0].school_looks), len(clear), surviving),
        many_looks.regression(len(improvers), sum(map(_is_back, improvers))),
    )


def _is_back(row: SchoolFindings) -> bool:
    """Tell whether a school moved the wrong way, clearly or not."""
    is_down = row.change_points < 0
    return bool(is_down != (row.better_direction == Direction.LOWER) and row.change_points)
