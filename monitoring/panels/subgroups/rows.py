"""Walks over the rows of the page Subgroups, read once for all its pieces."""

from collections.abc import Sequence

import pandas as pd

from monitoring.db.query_rows import SubgroupFindings
from monitoring.rows import each, where

Row = SubgroupFindings


def listed(rows: pd.DataFrame) -> list[Row]:
    """Return the rows of ``subgroup_findings``, walked over once for all pieces of the page."""
    return list(each(rows))


def in_period(rows: Sequence[Row], period: str) -> list[Row]:
    """Return the rows of one period."""
    return [row for row in rows if row.period == period]


def the_row(rows: Sequence[Row], period: str, subgroup: str) -> Row:
    """Return one group's row of one period.

    Raises:
        LookupError: there is none.
    """
    for row in rows:
        if row.subgroup == subgroup and row.period == period:
            return row
    raise LookupError(f"no row of {subgroup!r} in {period!r}")


def rows_of_period(rows: pd.DataFrame, period: str) -> pd.DataFrame:
    """Return the rows of one period, to be taken away as a file."""
    return where(rows, "period", period)


def rows_of_group(rows: pd.DataFrame, subgroup: str) -> pd.DataFrame:
    """Return a group's rows of those of every group."""
    return where(rows, "subgroup", subgroup)
