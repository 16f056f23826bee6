"""Rows as the queries return them: a test gives the columns that matter to it, by name."""

import math
from datetime import date, datetime
from typing import Any, TypeVar

import pandas as pd

from monitoring.db.query_rows import SchoolFindings, SubgroupFindings
from monitoring.status import newcombe_interval, wilson_interval

T = TypeVar("T", bound=tuple[Any, ...])
Finding = TypeVar("Finding", SchoolFindings, SubgroupFindings)
CONFIDENCE = 0.95
EMPTY = {str: "", float: math.nan, int: 0, bool: False, date: pd.NaT, datetime: pd.NaT}
# The graduation rate of the class of 2024, judged and on its path.
JUDGED = {
    "indicator_id": "graduation_rate_4yr",
    "grade_span": "9-12",
    "organisation": "Clayton County",
    "period": "2024",
    "period_style": "class",
    "subgroup": "All Students",
    "family": "all",
    "unit": "percent",
    "better_direction": "higher",
    "data_state": "measured",
    "level": "on_track",
    "change": "not_comparable",
    "distance_students": None,
    "complement_basis": "none",
    "gap_verdict": "cannot_be_shown",
    "gap_change_verdict": "not_comparable",
    "change_survives": None,
    "school_survives": None,
    "gap_survives": None,
    "gap_change_survives": None,
    "rule_version": "1",
    "source": "State file",
    "batch_kind": "official",
}


def row(kind: type[T], /, **given: Any) -> T:
    """Return one row of a query; a column that is not given is empty.

    Raises:
        TypeError: the query has no column of a given name.
    """
    return kind(**{name: EMPTY[type_] for name, type_ in kind.__annotations__.items()} | given)


def table(kind: type[T], *rows: T) -> pd.DataFrame:
    """Return rows as the frame that the query gives, with all of its columns also without any."""
    return pd.DataFrame(list(rows), columns=list(kind.__annotations__))


def finding(kind: type[Finding], numerator: float, n: float, /, **given: Any) -> Finding:
    """Return a judged result with the interval that its counts give it."""
    value = 100 * numerator / n
    low, high = wilson_interval(value, n, CONFIDENCE)
    figures = {"numerator": numerator, "n": n, "value": value}
    interval = {"interval_low": float(low), "interval_high": float(high)}
    return row(kind, **JUDGED | figures | interval | given)


def gap_to(numerator: float, n: float, other_numerator: float, other_n: float) -> dict[str, float]:
    """Return the columns of a gap between a group and all others, worked out from both counts."""
    value, other = 100 * numerator / n, 100 * other_numerator / other_n
    low, high = newcombe_interval(value, n, other, other_n, CONFIDENCE)
    return {
        "complement_numerator": other_numerator,
        "complement_n": other_n,
        "complement_value": other,
        "gap_points": value - other,
        "gap_low": float(low),
        "gap_high": float(high),
    }
