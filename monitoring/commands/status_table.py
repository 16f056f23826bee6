"""The rows of `status` as they are printed: figures rounded, reasons said."""

from typing import Any

import numpy as np
import pandas as pd

from monitoring.db.query_rows import Status
from monitoring.rows import each
from monitoring.vocabulary import OrganisationLevel
from monitoring.vocabulary.verdicts import Comparison, ComparisonObstacle
from monitoring.wording import verdicts

_ROUNDED = (
    *("value", "interval_low", "interval_high", "expected", "distance_points", "change_points"),
    *("change_low", "change_high", "pace_needed", "pace_achieved", "final_target"),
    *("asked_points", "since_base_points", "since_base_low", "since_base_high"),
)
_WHOLE = ("numerator", "n")
_BESIDE = {
    "change": "beside_change_points",
    "difference": "beside_difference_points",
    "difference_low": "beside_difference_low",
    "difference_high": "beside_difference_high",
}
COLUMNS = (
    *("measure_id", "indicator_id", "organisation_level", "organisation", "subgroup"),
    *("content_area", "grade_span", "period", "value", "value_code", "published_value"),
    *("numerator", "n"),
    *("interval_low", "interval_high", "expected", "distance_points", "distance_students"),
    *("final_target", "asked_points", "since_base_points", "since_base_low", "since_base_high"),
    *("level", "deadline_verdict", "deadline_period", "is_at_target"),
    *("change", "change_from_period", "change_points", "change_low", "change_high"),
    *("state_change", "state_difference", "state_difference_low", "state_difference_high"),
    *("state_verdict", "district_change", "district_difference", "district_difference_low"),
    *("district_difference_high", "district_verdict"),
    *("survives_many_looks", "pace_needed", "pace_achieved"),
    *("projection", "data_state", "level_obstacle", "later_obstacle"),
    "change_obstacle",
    *("level_reason", "reason", "rule_version", "source", "batch_kind", "released_on"),
)


def status_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``queries/commands/status.sql`` with the columns that the command prints.

    Returns:
        One row per row, in their order: ``COLUMNS``, percentages and points to two decimals.
    """
    said = [verdicts.reasons(row) for row in each(rows, Status)]
    table = rows.assign(
        projection=[it.projection for it in said],
        level_reason=[it.level for it in said],
        reason=[it.whole for it in said],
        **{name: _rounded(rows[name]) for name in _ROUNDED},
        **{name: rows[name].astype("Int64") for name in _WHOLE},
        **_beside(rows, OrganisationLevel.DISTRICT, "state"),
        **_beside(rows, OrganisationLevel.SCHOOL, "district"),
    )
    return table[list(COLUMNS)]


def _beside(rows: pd.DataFrame, level: str, whole: str) -> dict[str, "pd.Series[Any]"]:
    """Return the comparison with the rest of a whole, for its parts alone, by printed column.

    Args:
        rows: rows of the query.
        level: of the parts.
        whole: what begins the columns' names.
    """
    is_part = rows["organisation_level"] == level
    is_known = is_part & (rows["beside_obstacle"] != ComparisonObstacle.NOT_KNOWN_YET)
    verdict = rows["beside_verdict"].fillna(Comparison.NOT_KNOWN).where(is_part)
    figures = {
        f"{whole}_{printed}": _rounded(rows[name].where(is_known))
        for printed, name in _BESIDE.items()
    }
    return {**figures, f"{whole}_verdict": verdict}


def _rounded(numbers: "pd.Series[Any]") -> "pd.Series[float]":
    """Round to two decimals, half away from zero, as the database does."""
    values = numbers.to_numpy(dtype=np.float64, na_value=np.nan)
    whole = np.copysign(np.floor(np.abs(values * 100) + 0.5), values)
    return pd.Series(whole / 100, index=numbers.index)
