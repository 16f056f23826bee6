"""What a reader standing in a quarter can know of each measure and goal, and what is awaited."""

from collections.abc import Hashable
from datetime import date
from typing import Any

import pandas as pd

from monitoring.rows import each
from monitoring.wording import figures as wording

_VERDICT_ORDER = (
    "met",
    "on_track",
    "narrowly_off_track",
    "off_track",
    "off_track_margin_unknown",
    "missed",
)
_ONE_BASELINE = "this is the baseline the path starts from"
_MANY_BASELINES = "these results are the baselines that their paths start from"
_NAMED = ["measure_id", "goal_id", "measure_name", "baseline_value_origin"]
_JUDGED = ["result_id", "measure_id", "level", "headline", "level_reason", "baseline_value"]


def of_measures(
    quarters: pd.DataFrame, measures: pd.DataFrame, verdicts: pd.DataFrame, due: pd.DataFrame
) -> pd.DataFrame:
    """Find the latest result of each measure that was known at each quarter's end.

    Args:
        quarters: quarter, ends_on (date).
        measures: measure_id, deadline_period.
        verdicts: the district's own, measure_id, period, result_id, released_on (date).
        due: measure_id, period, period_words, released_on (date), basis, is_in (bool): every
            year's result.

    Returns:
        One row per quarter and measure_id: result_id (missing when none was known),
        next_period, next_released_on, next_basis (the next result to come), and waiting, a
        sentence on what is overdue and what comes next.
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
    columns = ["quarter", "measure_id", "result_id", "next_period", "next_released_on"]
    frame = pd.DataFrame(rows, columns=[*columns, "next_basis", "waiting"])
    return frame.astype({"result_id": "Int64"})


def _standing(results: list[Any], dates: list[Any], ends_on: date) -> dict[str, object]:
    known = [row for row in results if row.released_on <= ends_on]
    last = known[-1].period if known else ""
    late = [r for r in dates if r.released_on <= ends_on and not r.is_in and r.period > last]
    coming = [row for row in dates if row.released_on > ends_on]
    next_ = coming[0] if coming else None
    sentences = [_late_words(row) for row in late[-1:]] + [_next_words(row) for row in coming[:1]]
    return {
        "result_id": known[-1].result_id if known else None,
        "next_period": next_.period if next_ else None,
        "next_released_on": next_.released_on if next_ else None,
        "next_basis": next_.basis if next_ else None,
        "waiting": " ".join(sentences) or "No further result is planned.",
    }


def _late_words(row: Any) -> str:  # noqa: ANN401 - a row of a query
    return (
        f"Overdue: the result for {row.period_words} was due on {wording.day(row.released_on)}"
        f"{_assumed(row.basis)} and has not been loaded."
    )


def _next_words(row: Any) -> str:  # noqa: ANN401 - a row of a query
    return (
        f"Not due yet: the result for {row.period_words} is due on {wording.day(row.released_on)}"
        f"{_assumed(row.basis)}."
    )


def _assumed(basis: str) -> str:
    return " (assumed date)" if basis == "assumed" else ""


def of_goals(
    quarters: pd.DataFrame,
    standings: pd.DataFrame,
    goals: pd.DataFrame,
    measures: pd.DataFrame,
    verdicts: pd.DataFrame,
) -> pd.DataFrame:
    """Say in one sentence where each goal stands in each quarter.

    A goal of one measure takes that measure's own sentence. A goal of several is told measure by
    measure under each verdict: verdicts are never averaged.

    Args:
        quarters: quarter; a plan without measures has goals in each of them all the same.
        standings: as ``of_measures`` returns them.
        goals: goal_id.
        measures: measure_id, goal_id, measure_name, baseline_value_origin.
        verdicts: result_id, measure_id, level, headline, level_reason, baseline_value.

    Returns:
        One row per quarter and goal_id: headline, waiting.
    """
    named = standings.merge(measures[_NAMED], on="measure_id")
    told = named.merge(
        verdicts[_JUDGED],
        on=["result_id", "measure_id"],
        how="left",
    )
    groups = {key: rows for key, rows in told.groupby(["quarter", "goal_id"], sort=False)}
    rows = [
        {"quarter": quarter, "goal_id": goal_id} | _goal_words(groups, (quarter, goal_id))
        for quarter in quarters["quarter"]
        for goal_id in goals["goal_id"]
    ]
    return pd.DataFrame(rows, columns=["quarter", "goal_id", "headline", "waiting"])


def _goal_words(
    groups: dict[tuple[Hashable, ...], pd.DataFrame], key: tuple[Hashable, ...]
) -> dict[str, str]:
    if key not in groups:
        return {
            "headline": "No status: no measure says how this goal is to be judged.",
            "waiting": "Add its measures to the plan's measures file and build again.",
        }
    rows = groups[key]
    waiting = _waiting_words(rows)
    if len(rows) == 1 and rows["headline"].notna().all():
        return {"headline": rows["headline"].iloc[0], "waiting": waiting}
    judged = rows[rows["level"].isin(_VERDICT_ORDER)]
    if judged.empty:
        return {"headline": _no_status_words(rows), "waiting": waiting}
    return {"headline": _grouped_words(rows, judged), "waiting": waiting}


def _waiting_words(rows: pd.DataFrame) -> str:
    """What every measure waits for is said once; what one alone waits for names it."""
    told = rows["waiting"].value_counts(sort=False)
    return " ".join(
        str(words) if n == len(rows) else f"{', '.join(_named(rows, 'waiting', words))}: {words}"
        for words, n in told.items()
    )


def _named(rows: pd.DataFrame, column: str, words: Hashable) -> list[str]:
    return rows.loc[rows[column] == words, "measure_name"].tolist()


def _no_status_words(rows: pd.DataFrame) -> str:
    reasons = rows["level_reason"].dropna()
    if reasons.empty:
        return "No status: no result was known by the end of this quarter."
    # The first sentence holds a measure's figures, the last says why there is no status.
    whys = reasons.str.rstrip(".").str.split(". ", regex=False).str[-1].drop_duplicates()
    which = f" for any of the {len(rows)} measures" if len(rows) > 1 else ""
    words = f"No status{which} yet: " + "; ".join(why[0].lower() + why[1:] for why in whys) + "."
    if len(rows) > 1:
        words = words.replace(_ONE_BASELINE, _MANY_BASELINES)
    is_without = rows["baseline_value"].isna() & (rows["baseline_value_origin"] != "stated")
    if is_without.all():
        words += " The plan states no baseline: the path starts from the first comparable result."
    return words


def _grouped_words(rows: pd.DataFrame, judged: pd.DataFrame) -> str:
    parts = [
        f"{len(names)} {level[0].lower()}{level[1:]} ({'; '.join(names)})"
        for level in _VERDICT_ORDER
        if (names := _named(judged, "level", level))
    ]
    without = rows[~rows["level"].isin(_VERDICT_ORDER)]["measure_name"].tolist()
    if without:
        parts.append(f"{len(without)} without a status ({'; '.join(without)})")
    return f"Of {len(rows)} measures: " + ", ".join(parts) + "."
