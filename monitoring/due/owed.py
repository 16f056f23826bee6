"""What is owed for one quarter, and by whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from monitoring.db.query_rows import ReviewDates
from monitoring.rows import where


@dataclass(frozen=True)
class Owed:
    """What is owed for one quarter.

    Args:
        items: rows of ``due_items``.
        review: the quarter's row of ``review_dates``.
        as_of: the day to which days are counted.
        people: position -> who holds it.
        results: rows of ``overdue_results``: official results that are not loaded.
    """

    items: pd.DataFrame
    review: ReviewDates
    as_of: date
    people: Mapping[str, str]
    results: pd.DataFrame = field(default_factory=pd.DataFrame)

    def by_role(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Yield each accountable position with what it owes, in the plan's order; "" for none."""
        named = self.items.assign(role=self.items["role"].fillna(""))
        for role in named["role"].unique():
            yield str(role), where(named, "role", role)
