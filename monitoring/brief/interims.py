"""The quarterly figures: early signs of the goals' measures, beside the same quarter a year ago."""

from datetime import timedelta

import pandas as pd

from monitoring.brief.model import Interim
from monitoring.brief.quarter_reader import Known, Row, number, text
from monitoring.rows import each
from monitoring.wording import verdicts
from monitoring.wording.interims import KEY, sign_name

MOST = 8
CLEAR = ("clear_improvement", "clear_decline")


def interims(known: Known) -> tuple[Interim, ...]:
    """Return the latest quarter of each early sign: clear changes first, then the plan's order.

    Returns:
        At most eight, of the district and all students, of the year before the quarter's end: what
        is older is no early sign. An indicator that is a sign of several
        measures stands under the first.
    """
    told: dict[tuple[str, ...], Interim] = {}
    for measure in each(known.rows("measures")):
        found = known.of_quarter("interim_findings", measure_id=measure.measure_id)
        for key, rows in found[found["value"].notna()].groupby(KEY, sort=False):
            if _is_recent(rows, known):
                told.setdefault(tuple(map(str, key)), _interim(measure.goal_id, rows))
    return tuple(sorted(told.values(), key=lambda one: one.change not in CLEAR)[:MOST])


def _interim(goal_id: str, rows: pd.DataFrame) -> Interim:
    *_, last = each(rows)
    before = _year_before(rows, last)
    return Interim(
        goal_id=goal_id,
        name=sign_name(last),
        unit=last.unit,
        period=last.period,
        earlier_period=before.period if before else "",
        value=number(last.value),
        earlier=number(before.value) if before else None,
        target=number(last.target_value),
        change=last.change,
        change_low=number(last.change_low),
        change_high=number(last.change_high),
        is_better_higher=last.better != "lower",
        reason=verdicts.change_reason(last),
        is_sample=last.batch_kind == "sample",
        source=last.source,
    )


def _is_recent(rows: pd.DataFrame, known: Known) -> bool:
    released_on = rows["released_on"].max().date()
    return bool(released_on >= known.ends_on - timedelta(days=366))


def _year_before(rows: pd.DataFrame, last: Row) -> Row | None:
    """The row that the change was judged against; none where nothing compares."""
    wanted = text(last.change_from_period)
    return next((row for row in each(rows) if row.period == wanted), None)
