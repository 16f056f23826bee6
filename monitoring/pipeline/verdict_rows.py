"""Writes periods of verdicts as the calendar does, as the database stores them."""

import pandas as pd

from monitoring import status

_YEARS = ["baseline_period", "deadline_period", "first_period"]


def projections_stored(projections: pd.DataFrame, rules: status.RuleParameters) -> pd.DataFrame:
    """Write the periods of trends as the calendar does, under the version of the rule."""
    return projections.assign(
        rule_version=rules.rule_version,
        period=projections["period"].astype("Int64").astype("string"),
        first_period=projections["first_period"].astype("Int64").astype("string"),
    )


def as_stored(assessments: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Write periods as the calendar does; the first result of a new series is not comparable."""
    by_id = results.set_index("result_id")
    shown = assessments["result_id"].map(by_id["shown_state"])
    return assessments.assign(
        data_state=shown.fillna(assessments["data_state"]),
        earlier_period=earlier_stored(assessments, "earlier_period", results),
        change_from_period=earlier_stored(assessments, "change_from_period", results),
        **{name: assessments[name].astype("string") for name in _YEARS},
    )


def earlier_stored(rows: pd.DataFrame, column: str, results: pd.DataFrame) -> pd.Series:
    """Write the school years in ``column`` as periods: a quarter's is the same quarter of it."""
    quarter_of = dict(zip(results["result_id"], results["quarter"], strict=True))
    stored = [
        None if pd.isna(year) else _period(int(year), quarter_of[result_id])
        for result_id, year in zip(rows["result_id"], rows[column].tolist(), strict=True)
    ]
    return pd.Series(stored, index=rows.index, dtype="string")


def _period(school_year: int, quarter: str) -> str:
    if not quarter:
        return str(school_year)
    return f"{school_year - 1}-{school_year % 100:02d}-{quarter}"
