"""What a reader standing in a quarter can know of each measure, its verdict, what is awaited."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

import pandas as pd

from monitoring.rows import each
from monitoring.vocabulary import DataState, Level
from monitoring.vocabulary.verdicts import LevelObstacle

FIRST_DAY = date(1890, 1, 1)
LAST_DAY = date(2199, 12, 31)
_AWAITED = ["period", "released_on", "basis"]
_COLUMNS = [
    *["quarter", "measure_id", "told_from", "told_until", "target_version", "result_id"],
    *["level", "level_obstacle", "n_overdue"],
    *[f"next_{name}" for name in _AWAITED],
]
_OVERDUE = ["quarter", "measure_id", *_AWAITED, "file_name"]
# What people noted of a year in which there is nothing to wait for.
_NOTED = {
    DataState.CANCELLED: LevelObstacle.DEADLINE_CANCELLED,
    DataState.NOT_PUBLISHED: LevelObstacle.DEADLINE_NOT_PUBLISHED,
}


class _Told(NamedTuple):
    """Days of a quarter on which the same results are due.

    Args:
        ends_on: the quarter's last day: what is known is what is known by then.
        due_by: the first of the days; what was due by then is due on all of them.
        since, until: the days, of which the quarter's first have no beginning and its last no end.
    """

    ends_on: date
    due_by: date
    since: date
    until: date


def latest_known_results(
    quarters: pd.DataFrame, deadlines: pd.DataFrame, verdicts: pd.DataFrame, due: pd.DataFrame
) -> pd.DataFrame:
    """Find the latest comparable result of each measure that was known at each quarter's end.

    A figure that compares with no other is never the latest result, however new it is. In a
    quarter that is under way nothing is overdue before its date: a quarter has rows for the days
    before a date on which a result is planned, and for the days from then on.

    Args:
        quarters: quarter, begins_on and ends_on (dates).
        deadlines: one row per measure and version of its target: measure_id, target_version,
            adopted_on and in_force_until (dates between which it is in force), deadline_period,
            released_on (date on which the result of that year is due, None where none is planned),
            data_state (what people noted of that year, missing for nothing), noted_from and
            noted_until (dates between which that was what is known).
        verdicts: the district's own, measure_id, period, result_id, known_since and known_until
            (dates between which this is the verdict on the result), data_state, level,
            level_obstacle.
        due: measure_id, period, planned_on (date), released_on (date on which it came; the planned
            one where it did not), basis, file_name, is_in (bool), not_held_from and not_held_until
            (dates between which it was known that there is no such result, missing where there is
            one): every year's result.

    Returns:
        One row per quarter, measure_id and told_from (date from which a reader is told this;
        told_until is the last such date): target_version (the one in force), result_id (missing
        when none was known), level and level_obstacle (its own: undecided once the result of the
        deadline's year is due and not known, whatever else is; before that the verdict of that
        result), n_overdue (results whose date has passed and that are not loaded), next_period,
        next_released_on and next_basis (the next result to come).
    """
    rows: list[dict[str, object]] = []
    of_measure, due_of = _by_measure(verdicts), _by_measure(due)
    reviews = list(each(quarters))
    for deadline in each(deadlines):
        measure_id = deadline.measure_id
        results, dates = of_measure[measure_id], due_of[measure_id]
        for quarter in reviews:
            if not deadline.adopted_on <= quarter.ends_on <= deadline.in_force_until:
                continue
            known = [row for row in results if _holds(row, quarter.ends_on)]
            told = _comparable(known)
            rows.extend(
                {
                    "quarter": quarter.quarter,
                    "measure_id": measure_id,
                    "told_from": days.since,
                    "told_until": days.until,
                    "target_version": deadline.target_version,
                    "result_id": told[-1].result_id if told else None,
                }
                | _verdict(known, deadline, days)
                | _awaiting(dates, days)
                for days in _told(quarter, dates)
            )
    # Column by column: row by row pandas would look at every name of every row.
    columns = {name: [row[name] for row in rows] for name in _COLUMNS}
    return pd.DataFrame(columns).astype({"result_id": "Int64"})


def with_plan_level(known: pd.DataFrame, by_plan: pd.DataFrame) -> pd.DataFrame:
    """Add the verdict by the plan's own target where another one is in force.

    Args:
        known: what ``latest_known_results`` returns by the targets in force.
        by_plan: what it returns by the plan's own, of the measures whose target was amended.

    Returns:
        The rows with plan_level and plan_level_obstacle, "" where the plan's own is in force.
    """
    names = {"level": "plan_level", "level_obstacle": "plan_level_obstacle"}
    key = ["quarter", "measure_id", "told_from"]
    own = by_plan[[*key, *names]].rename(columns=names)
    told = known.merge(own, how="left", on=key)
    is_amended = known["target_version"].to_numpy() != 1
    return told.assign(
        **{name: told[name].astype("object").where(is_amended, "") for name in names.values()}
    )


def _by_measure(rows: pd.DataFrame) -> defaultdict[str, list[Any]]:
    by_measure: defaultdict[str, list[Any]] = defaultdict(list)
    for row in each(rows):
        by_measure[row.measure_id].append(row)
    return by_measure


def _told(quarter: Any, dates: list[Any]) -> Iterator[_Told]:  # noqa: ANN401
    """Split a quarter at each date on which a result was planned."""
    planned = {row.planned_on for row in dates}
    within = sorted(day for day in planned if quarter.begins_on < day <= quarter.ends_on)
    since = [FIRST_DAY, *within]
    until = [*(day - timedelta(days=1) for day in within), LAST_DAY]
    for first, last, due_by in zip(since, until, [quarter.begins_on, *within], strict=True):
        yield _Told(quarter.ends_on, due_by, first, last)


def overdue_results(quarters: pd.DataFrame, due: pd.DataFrame) -> pd.DataFrame:
    """List every result that is due by a quarter's end and is not loaded.

    A later result does not take the place of an earlier one: a year stays on the list of each
    quarter until it is loaded. Before the quarter's end those are overdue whose date has passed.

    Args:
        quarters: quarter, ends_on (date).
        due: as ``latest_known_results`` takes it.

    Returns:
        One row per quarter, measure_id and period: released_on (the date on which it is due),
        basis and file_name, in the order of ``quarters`` and ``due``.
    """
    dates = list(each(due))
    listed = [
        (quarter.quarter, row.measure_id, row.period, row.released_on, row.basis, row.file_name)
        for quarter in each(quarters)
        for row in _late(dates, quarter.ends_on, quarter.ends_on)
    ]
    return pd.DataFrame(listed, columns=_OVERDUE)


def _late(dates: list[Any], ends_on: date, due_by: date) -> list[Any]:
    awaited = _to_wait_for(dates, ends_on)
    return [row for row in awaited if row.released_on <= due_by and not row.is_in]


def _to_wait_for(dates: list[Any], ends_on: date) -> list[Any]:
    """Leave out the results of which it was known that there would be none."""
    return [row for row in dates if not _is_not_held(row, ends_on)]


def _holds(verdict: Any, ends_on: date) -> bool:  # noqa: ANN401
    return bool(verdict.known_since <= ends_on <= verdict.known_until)


def _is_not_held(due: Any, ends_on: date) -> bool:  # noqa: ANN401
    return _is_known(due.not_held_from, due.not_held_until, ends_on)


def _is_known(since: Any, until: Any, ends_on: date) -> bool:  # noqa: ANN401
    return not pd.isna(since) and since <= ends_on <= until


def _comparable(known: list[Any]) -> list[Any]:
    return [row for row in known if row.data_state != DataState.NOT_COMPARABLE]


def _verdict(known: list[Any], deadline: Any, days: _Told) -> dict[str, object]:  # noqa: ANN401
    """Return level and level_obstacle: of the latest result, or that nothing decides.

    Whatever is known from the deadline on carries the verdict of the deadline's year.
    """
    last = known[-1] if known else None
    if last is not None and last.period < deadline.deadline_period:
        last = (_comparable(known) or known)[-1]
    is_decided = any(row.period == deadline.deadline_period for row in known)
    # A plan that starts from nothing has no target that could be met.
    has_target = last is None or last.level_obstacle != LevelObstacle.NO_BASELINE
    if has_target and not is_decided and _has_passed(last, deadline, days.due_by):
        is_noted = _is_known(deadline.noted_from, deadline.noted_until, days.ends_on)
        missing = LevelObstacle.DEADLINE_MISSING
        why = _NOTED.get(deadline.data_state, missing) if is_noted else missing
        return {"level": Level.UNDECIDED, "level_obstacle": why}
    if last is None:
        return {"level": Level.NO_STATUS, "level_obstacle": LevelObstacle.NONE}
    return {"level": last.level, "level_obstacle": last.level_obstacle}


def _has_passed(last: Any, deadline: Any, due_by: date) -> bool:  # noqa: ANN401
    """Tell whether the result of the deadline's year is due, or a later one known without it."""
    is_due = not pd.isna(deadline.released_on) and deadline.released_on <= due_by
    return is_due or (last is not None and last.period > deadline.deadline_period)


def _awaiting(dates: list[Any], days: _Told) -> dict[str, object]:
    coming = [row for row in _to_wait_for(dates, days.ends_on) if _is_to_come(row, days)]
    return {
        "n_overdue": len(_late(dates, days.ends_on, days.due_by)),
        **_awaited("next", coming[:1]),
    }


def _is_to_come(due: Any, days: _Told) -> bool:  # noqa: ANN401
    is_later = due.released_on > days.ends_on
    return bool(is_later or (due.released_on > days.due_by and not due.is_in))


def _awaited(prefix: str, rows: list[Any]) -> dict[str, object]:
    """Return period, date and basis of an awaited result; None where there is none."""
    return {f"{prefix}_{name}": getattr(rows[0], name) if rows else None for name in _AWAITED}
