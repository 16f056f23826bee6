"""Students tested in two windows: how many improved, stayed or fell back; beside early signs."""

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import MatchedStudents
from monitoring.panels.html import details, join, table
from monitoring.rows import each
from monitoring.vocabulary.exports import ON_PACE
from monitoring.wording import matched as wording


def matched_students(rows: pd.DataFrame, followed: pd.DataFrame) -> Markup:
    """Write how the students moved whose test is followed; nothing where none is.

    Args:
        rows: rows of ``matched_students``.
        followed: what is followed: indicator_id and content_area, one row each.
    """
    areas = set(followed.loc[followed["indicator_id"] == ON_PACE, "content_area"])
    shown = [row for row in each(rows, MatchedStudents) if row.content_area in areas]
    if not shown:
        return Markup("")
    numbers = table(wording.caption(), [wording.cells(row) for row in shown], wording.head())
    return Markup('<div class="matched"><h2>{}</h2>{}{}</div>').format(
        wording.heading(),
        join(Markup("<p>{}</p>").format(wording.told(row)) for row in shown),
        details(
            wording.caption(),
            Markup('<p class="quiet">{}</p>{}').format(wording.caution(), numbers),
        ),
    )
