"""What a reader standing in a quarter can know of each measure, and what is awaited."""

from datetime import date
from typing import Any

import pandas as pd

from monitoring.rows import each

_AWAITED = ["period", "released_on", "basis"]
_COLUMNS = [
    *["quarter", "measure_id", "result_id", "n_overdue"],
    *[f"overdue_{name}" for name in _AWAITED],
    *[f"next_{name}" for name in _AWAITED],
]


def of_measures(
    quarters: pd.DataFrame, measures: pd.DataFrame, verdicts: pd.DataFrame, due: pd.DataFrame
) -> pd.DataFrame:
    """Find the latest result of each measure that was known at each quarter's end.

    Args:
        quarters: quarter, ends_on (date).
        measures: measure_id, deadline_period.
        verdicts: the district's own, measure_id, period, result_id, released_on (date).
        due: measure_id, period, released_on (date), basis, is_in (bool): every year's result.

    Returns:
        One row per quarter and measure_id: result_id (missing when none was known), n_overdue
        (results later than it whose date has passed and that were not loaded), overdue_period,
        overdue_released_on and overdue_basis (the last of those), next_period, next_released_on
        and next_basis (the next result to come).
    """
    rows: list[dict[str, object]] = []
    for measure_id in measures["measure_id"]:
        results = list(each(verdicts[verdicts["measure_id"] == measure_id]))
        dates = list(each(due[due["measure_id"] == measure_id]))
        rows += [
            {"quarter": quarter.quarter, "measure_id": measure_id}
            | _standing(results, dates, quarter.ends_on)
            for quarter in each(quarters)
        ]
    return pd.DataFrame(rows, columns=_COLUMNS).astype({"result_id": "Int64"})


def _standing(results: list[Any], dates: list[Any], ends_on: date) -> dict[str, object]:
    known = [row for row in results if row.released_on <= ends_on]
    last = known[-1].period if known else ""
    late = [r for r in dates if r.released_on <= ends_on and not r.is_in and r.period > last]
    coming = [row for row in dates if row.released_on > ends_on]
    return {
        "result_id": known[-1].result_id if known else None,
        "n_overdue": len(late),
        **_awaited("overdue", late[-1:]),
        **_awaited("next", coming[:1]),
    }


def _awaited(prefix: str, rows: list[Any]) -> dict[str, object]:
    """Return period, date and basis of an awaited result; None where there is none."""
    return {f"{prefix}_{name}": getattr(rows[0], name) if rows else None for name in _AWAITED}
