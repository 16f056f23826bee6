"""What is due as rows, for a spreadsheet."""

import pandas as pd

from monitoring.db.query_rows import OverdueResults
from monitoring.due.owed import Owed
from monitoring.rows import each
from monitoring.vocabulary.saving import OwedKind
from monitoring.wording import not_loaded

_COLUMNS = ["step", "lane", "kind", "item", "role", "due_on", "days_overdue"]


def due_table(owed: Owed) -> pd.DataFrame:
    """Return one row for each thing that is not in.

    Returns:
        step, lane, kind, item, role, due_on, days_overdue (counted to ``owed.as_of``): what the
        steps owe, in the plan's order; then the official results that are not loaded, which
        belong to no step.
    """
    items = owed.items.rename(columns={"step_id": "step"})[_COLUMNS]
    if owed.results.empty:
        return items
    due_on = owed.results["released_on"]
    results = pd.DataFrame(
        {
            "kind": OwedKind.OFFICIAL_RESULT,
            "item": [not_loaded.item(row) for row in each(owed.results, OverdueResults)],
            "due_on": due_on,
            "days_overdue": (pd.Timestamp(owed.as_of) - due_on).dt.days,
        }
    )
    return pd.concat([items, results.reindex(columns=_COLUMNS, fill_value="")], ignore_index=True)
