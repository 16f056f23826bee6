"""Early signs of the goals' measures: each quarter's result beside the same quarter a year ago."""

from datetime import timedelta
from typing import Any

import pandas as pd

from monitoring.brief.quarter_reader import QuarterView, facts_of, number
from monitoring.db.query_rows import InterimFindings, Measures
from monitoring.rows import each
from monitoring.vocabulary import BatchKind, Change
from monitoring.wording import figures
from monitoring.wording.interims import KEY
from monitoring.wording.numbers import is_missing
from monitoring.wording.quarter_facts import EarlySign

_CLEAR = (Change.CLEAR_IMPROVEMENT, Change.CLEAR_DECLINE)
RECENT = timedelta(days=366)


def early_signs(view: QuarterView) -> tuple[EarlySign, ...]:
    """Return the latest quarter of each early sign: clear changes first, then the plan's order.

    Returns:
        All of the district and all students, of the year before the quarter's end: what is older is
        not an early sign. An indicator that is a sign of several measures stands under the first.
    """
    signs: dict[tuple[str, ...], EarlySign] = {}
    goals = {row.measure_id: row.goal_id for row in each(view.rows("measures"), Measures)}
    findings = view.frame("interim_findings", measure_id=None)
    known = findings[findings["value"].notna()]
    for (measure_id, *key), rows in known.groupby(["measure_id", *KEY], sort=False):
        if _is_recent(rows, view):
            signs.setdefault(tuple(map(str, key)), _early_sign(goals[str(measure_id)], rows))
    return tuple(sorted(signs.values(), key=lambda sign: sign.change not in _CLEAR))


def _early_sign(goal_id: str, rows: pd.DataFrame) -> EarlySign:
    *_, last = each(rows, InterimFindings)
    return EarlySign(
        goal_id=goal_id,
        short_name=last.short_name,
        content_area=last.content_area,
        grade_span=last.grade_span,
        **_earlier(rows, last),
        target_value=number(last.target_value),
        source=last.source,
        is_sample=last.batch_kind == BatchKind.SAMPLE,
        survives=None if is_missing(last.change_survives) else bool(last.change_survives),
        n_looks=int(number(last.change_looks) or 0),
        **facts_of(last),
    )


def _is_recent(rows: pd.DataFrame, view: QuarterView) -> bool:
    released_on = rows["released_on"].max().date()
    return bool(released_on >= view.ends_on - RECENT)


def _earlier(rows: pd.DataFrame, last: InterimFindings) -> dict[str, Any]:
    """Return the value that the change was judged against; nothing where nothing compares."""
    values = (
        {"earlier_value": number(row.value), "earlier_code": figures.code_of(row)}
        for row in each(rows, InterimFindings)
        if row.period == last.change_from_period
    )
    return next(values, {})
