"""What is owed for one quarter, and to whom it is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from monitoring.rows import where

NOBODY = "nobody is assigned"
NO_POSITION = "No position is named in the plan"

Row = Any  # a row of a query


@dataclass(frozen=True)
class Owed:
    """What is owed for one quarter.

    Args:
        items: rows of ``due_items``.
        review: the quarter's row of ``review_dates``.
        as_of: the day to which days are counted.
        people: position -> who holds it.
    """

    items: pd.DataFrame
    review: Row
    as_of: date
    people: Mapping[str, str]

    def by_role(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Yield each accountable position with what it owes, in the plan's order; "" for none."""
        named = self.items.assign(role=self.items["role"].fillna(""))
        for role in named["role"].unique():
            yield str(role), where(named, "role", role)

    def heading(self, role: str) -> str:
        """Name a position and who holds it."""
        return f"{role} ({self.people.get(role, NOBODY)})" if role else NO_POSITION


def item_words(row: Row) -> str:
    """Name an item in the plan's words, and what it lacks where these do not tell it."""
    figures = f"figures of {row.figures}" if row.figures else ""
    is_told = row.expects.casefold() == row.item.casefold()
    document = ("the document" if figures else "") if is_told else row.expects
    missing = " and ".join(filter(None, (document, figures)))
    lacks = f" ({missing})" if missing else ""
    return f"{row.step_id} {row.lane}: {row.item}{lacks}"
