"""Gaps that cannot be shown: what is the same of most of them is said once, above the rows."""

from collections import Counter
from collections.abc import Sequence

from monitoring.db.query_rows import SubgroupFindings
from monitoring.vocabulary import ALL_STUDENTS
from monitoring.wording import gaps

Row = SubgroupFindings

_LONG = 40  # letters


def one_obstacle(rows: Sequence[Row]) -> str:
    """Return what keeps most gaps from being shown where none can be, "" where none is of most."""
    told = Counter(gaps.obstacle(row) for row in rows if _is_untold(row))
    if not told or any(gaps.has_gap(row) for row in rows):
        return ""
    why, n = told.most_common(1)[0]
    return why if n > 2 and 2 * n > told.total() else ""


def is_long(row: Row, common: str) -> bool:
    """Tell whether a row says in many words why its gap cannot be shown, and not ``common``."""
    is_told = gaps.has_gap(row) or row.is_other_side or row.subgroup == ALL_STUDENTS
    why = gaps.obstacle(row)
    return not is_told and why != common and len(why) > _LONG


def _is_untold(row: Row) -> bool:
    """Tell whether a row's gap cannot be shown, for a reason that is not of its own figure."""
    is_apart = row.subgroup == ALL_STUDENTS or row.is_other_side or gaps.is_own_obstacle(row)
    return not is_apart and not gaps.has_gap(row)
