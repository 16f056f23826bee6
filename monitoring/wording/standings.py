"""What is awaited of a measure, and where a goal stands: from the rows of its measures."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from monitoring.vocabulary import Basis, Level, Origin
from monitoring.vocabulary.verdicts import LevelObstacle
from monitoring.wording import labels, numbers, periods, verdicts
from monitoring.wording.i18n import _, n_


class Row(Protocol):
    """What is told of where a measure stands: a row of ``measure_standings``, or a brief's."""

    @property
    def measure_name(self) -> str: ...  # noqa: D102 - a column

    @property
    def level(self) -> str: ...  # noqa: D102 - a column

    @property
    def level_obstacle(self) -> str: ...  # noqa: D102 - a column

    @property
    def period(self) -> str: ...  # noqa: D102 - a column

    @property
    def period_style(self) -> str: ...  # noqa: D102 - a column

    @property
    def baseline_value(self) -> float: ...  # noqa: D102 - a column

    @property
    def baseline_value_origin(self) -> str: ...  # noqa: D102 - a column

    @property
    def n_overdue(self) -> int: ...  # noqa: D102 - a column

    @property
    def overdue_period(self) -> str | None: ...  # noqa: D102 - a column

    @property
    def overdue_released_on(self) -> date | None: ...  # noqa: D102 - a column

    @property
    def overdue_basis(self) -> str | None: ...  # noqa: D102 - a column

    @property
    def next_period(self) -> str | None: ...  # noqa: D102 - a column

    @property
    def next_released_on(self) -> date | None: ...  # noqa: D102 - a column

    @property
    def next_basis(self) -> str | None: ...  # noqa: D102 - a column


K = TypeVar("K", bound=Hashable)
# Verdicts in the order in which a goal's measures are listed under them.
VERDICTS = (
    Level.MET,
    Level.ON_TRACK,
    Level.NARROWLY_OFF_TRACK,
    Level.OFF_TRACK,
    Level.OFF_TRACK_MARGIN_UNKNOWN,
    Level.MISSED,
)


def overdue(row: Row) -> str:
    """Say which result has not come though its date has passed; "" where none has."""
    if not row.n_overdue:
        return ""
    of = _awaited(row, row.overdue_period, row.overdue_released_on)
    if row.overdue_basis == Basis.ASSUMED:
        return _(
            "Overdue: the result for {period} was due on {day} (assumed date) and has not been "
            "loaded.",
            **of,
        )
    return _("Overdue: the result for {period} was due on {day} and has not been loaded.", **of)


def coming(row: Row) -> str:
    """Say which result comes next, and when; "" where none is planned."""
    if numbers.is_missing(row.next_period):
        return ""
    of = _awaited(row, row.next_period, row.next_released_on)
    if row.next_basis == Basis.ASSUMED:
        return _("Not due yet: the result for {period} is due on {day} (assumed date).", **of)
    return _("Not due yet: the result for {period} is due on {day}.", **of)


def _awaited(row: Row, period: str | None, released_on: date | None) -> dict[str, str]:
    return {
        "period": periods.in_sentence(period or "", row.period_style),
        "day": numbers.day(released_on),
    }


def awaited(row: Row) -> tuple[str, ...]:
    """Say what is overdue and what comes next, each in a sentence; something is always said."""
    told = tuple(filter(None, (overdue(row), coming(row))))
    return told or (_("No further result is planned."),)


def waiting(row: Row) -> str:
    """Say what is overdue and what comes next."""
    return " ".join(awaited(row))


def goal_waiting(rows: Sequence[Row]) -> str:
    """Say what the measures of a goal wait for; what one alone waits for names it.

    Args:
        rows: the goal's rows of ``measure_standings``; none where the plan has no measure.
    """
    if not rows:
        return _("Add its measures to the plan's measures file and build again.")
    told = [
        words
        if len(own) == len(rows)
        else _("{measures}: {sentence}", measures=_names(own), sentence=words)
        for words, own in _gathered((waiting(row), row) for row in rows).items()
    ]
    return " ".join(told)


def goal_headline(rows: Sequence[Row]) -> str:
    """Say where a goal stands. Verdicts of several measures are listed, never averaged.

    Args:
        rows: the goal's rows of ``measure_standings``; none where the plan has no measure.
    """
    if not rows:
        return _("No status: no measure says how this goal is to be judged.")
    known = [row for row in rows if row.period and not numbers.is_missing(row.period)]
    if len(rows) == 1 and known:
        return verdicts.headline(rows[0])
    by_level = _gathered((row.level, row) for row in rows)
    if not any(level in by_level for level in VERDICTS):
        return " ".join(_without_status(rows, known))
    told = [n_("{n} measure.", "{n} measures.", len(rows))]
    told += [_listed(labels.level(it), by_level.pop(it)) for it in VERDICTS if it in by_level]
    without = [row for own in by_level.values() for row in own]
    if without:
        told.append(_listed(labels.level(Level.NO_STATUS), without))
    return " ".join(told)


def _listed(verdict: str, rows: Sequence[Row]) -> str:
    of = {"verdict": verdict, "n": numbers.whole(len(rows)), "measures": _names(rows)}
    return _("{verdict}: {n} ({measures}).", **of)


def _names(rows: Iterable[Row]) -> str:
    return "; ".join(row.measure_name for row in rows)


def _without_status(rows: Sequence[Row], known: Sequence[Row]) -> list[str]:
    """Say why none of a goal's measures has a status, each reason once."""
    if not known:
        return [_("No status: no result was known by the end of this quarter.")]
    told = [
        n_(
            "No status yet.",
            "No status yet for any of the {n} measures.",
            len(rows),
        )
    ]
    are_baselines = len(rows) > 1 and all(
        row.level_obstacle == LevelObstacle.BASELINE_YEAR for row in known
    )
    if are_baselines:
        told.append(_("These results are the baselines that the plan starts from."))
    else:
        told += dict.fromkeys(verdicts.obstacle(row) for row in known)
    if all(_has_no_baseline(row) for row in rows):
        told.append(
            _("The plan states no baseline: the first comparable result becomes the baseline.")
        )
    return told


def _has_no_baseline(row: Row) -> bool:
    is_missing = numbers.is_missing(row.baseline_value)
    return is_missing and row.baseline_value_origin != Origin.STATED


def _gathered(pairs: Iterable[tuple[K, Row]]) -> dict[K, list[Row]]:
    """Bring together the rows with the same key, in the order of the first of each."""
    gathered: dict[K, list[Row]] = {}
    for key, row in pairs:
        gathered.setdefault(key, []).append(row)
    return gathered
