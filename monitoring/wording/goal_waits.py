"""Why a goal cannot be judged yet, and from when on it may be: a clause of the headline."""

from collections.abc import Sequence

from monitoring.vocabulary import Level, Origin
from monitoring.wording import numbers
from monitoring.wording.i18n import _
from monitoring.wording.quarter_facts import Measure


def not_judged(name: str, rows: Sequence[Measure]) -> str:
    """Say of a goal without a verdict why there is none; no stop stands at the end.

    Args:
        name: what the goal is called.
        rows: its measures, all without a status, without a target or hidden.
    """
    levels = {row.level for row in rows}
    if levels == {Level.HIDDEN}:
        return _(
            "{goal} cannot be told, because its results are hidden to protect students", goal=name
        )
    if levels == {Level.NO_TARGET}:
        return _("{goal} has no target to be judged by", goal=name)
    due = [row for row in rows if row.next_released_on]
    if not due:
        if any(row.overdue for row in rows):
            return _("{goal} cannot be judged before its overdue result is loaded", goal=name)
        return _("{goal} cannot be judged, and no further result is planned", goal=name)
    month = numbers.month(min(row.next_released_on for row in due if row.next_released_on))
    if all(_is_start(row) for row in due):
        return _(
            "{goal} cannot be judged yet: its starting results are due in {month}",
            goal=name,
            month=month,
        )
    return _("{goal} cannot be judged before {month}", goal=name, month=month)


def _is_start(row: Measure) -> bool:
    """Tell whether the result that comes next is only the one that the plan starts from."""
    if row.baseline_value_origin == Origin.STATED:
        return False
    return not row.baseline_period or (row.next_period or "") <= row.baseline_period
