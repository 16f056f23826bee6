"""Who may do what, and what was done, as tables."""

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import AuditRows
from monitoring.panels.html import table
from monitoring.rows import each
from monitoring.wording import audit as wording

MOST_ROWS = 200


def trail(rows: pd.DataFrame) -> Markup:
    """List the end of the audit trail, the newest first.

    Args:
        rows: of ``audit_rows``.
    """
    newest = rows.iloc[::-1].head(MOST_ROWS)
    cells = [wording.trail_cells(row) for row in each(newest, AuditRows)]
    return table(wording.trail_caption(len(cells), len(rows)), cells, wording.trail_head())
