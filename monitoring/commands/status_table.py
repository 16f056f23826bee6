"""The rows of `status` as they are printed: figures rounded, reasons said."""

from typing import Any

import numpy as np
import pandas as pd

from monitoring.rows import each
from monitoring.wording import verdicts

_ROUNDED = (
    *("value", "interval_low", "interval_high", "expected", "distance_points", "change_points"),
    *("change_low", "change_high", "pace_needed", "pace_achieved"),
)
_WHOLE = ("numerator", "n")
COLUMNS = (
    *("measure_id", "indicator_id", "organisation_level", "organisation", "subgroup"),
    *("content_area", "grade_span", "period", "value", "published_value", "numerator", "n"),
    *("interval_low", "interval_high", "expected", "distance_points", "distance_students"),
    *("level", "change", "change_points", "change_low", "change_high", "pace_needed"),
    *("pace_achieved", "projection", "data_state", "level_obstacle", "change_obstacle"),
    *("reason", "rule_version", "source", "batch_kind", "released_on"),
)


def status_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``queries/commands/status.sql`` with the columns that the command prints.

    Returns:
        One row per row, in their order: ``COLUMNS``, percentages and points to two decimals.
    """
    said = [(verdicts.projection(row), verdicts.reason(row)) for row in each(rows)]
    table = rows.assign(
        projection=[projection for projection, _ in said],
        reason=[reason for _, reason in said],
        **{name: _rounded(rows[name]) for name in _ROUNDED},
        **{name: rows[name].astype("Int64") for name in _WHOLE},
    )
    return table[list(COLUMNS)]


def _rounded(numbers: "pd.Series[Any]") -> "pd.Series[float]":
    """Round to two decimals, half away from zero, as the database does."""
    values = numbers.to_numpy(dtype=np.float64, na_value=np.nan)
    whole = np.copysign(np.floor(np.abs(values * 100) + 0.5), values)
    return pd.Series(whole / 100, index=numbers.index)
