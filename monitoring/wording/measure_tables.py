"""The tables under a measure's chart: its own years, those without a result, Georgia's."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitoring.vocabulary import Basis, DataState, Direction, Level, Unit
from monitoring.wording import beside, figures, labels, measures, numbers, periods, since, verdicts
from monitoring.wording.i18n import _
from monitoring.wording.verdict_facts import Judged

if TYPE_CHECKING:
    from monitoring.db.query_rows import MeasureGaps, MeasureHistory, StateHistory

Cells = tuple[str, ...]
_NONE = "–"


def numbers_caption() -> str:
    """Label what opens with a measure's numbers."""
    return _("The numbers as a table")


def history_head(rows: Sequence["MeasureHistory"], *, is_amended: bool = False) -> Cells:
    """Return the heads of a measure's history; its interval has the confidence of its rule.

    Args:
        rows: the history.
        is_amended: another target than the plan's own is in force.
    """
    interval = measures.interval_name(rows[0]) if rows else _("Interval")
    by_plan = (_("Plan's own path"), _("By the plan's own target")) if is_amended else ()
    return (
        _("Year"),
        _("Result"),
        _("Students"),
        interval,
        _("Plan"),
        _("Distance from the plan"),
        _("Students from the plan"),
        measures.against_plan(),
        *by_plan,
        measures.since_last_year(),
        _("Points since last year"),
        _("Points in the rest of Georgia"),
        _("Difference from the rest of Georgia"),
        beside.head(),
        _("State of the result"),
        _("Why"),
        _("Known since"),
        _("Source"),
    )


def history_cells(row: "MeasureHistory", *, is_amended: bool = False) -> Cells:
    """Write one year of a measure's history in the cells of ``history_head``."""
    has_plan = not figures.is_missing(row.expected)
    has_own = not figures.is_missing(row.plan_expected)
    own = figures.value(row.plan_expected, row.unit) if has_own else _("no path")
    by_plan = (own, labels.level(row.plan_level or Level.NO_STATUS)) if is_amended else ()
    return (
        periods.label(str(row.period), row.period_style),
        figures.value(row.value, row.unit, figures.code_of(row)),
        figures.count(row.n),
        _interval(row),
        figures.value(row.expected, row.unit) if has_plan else _("no path"),
        _distance(row, row.distance_points, row.unit),
        _distance(row, row.distance_students, Unit.COUNT),
        verdict_of_year(row),
        *by_plan,
        since.with_mark(row),
        _with_margin(row.change_points, row.change_low, row.change_high),
        beside.beside_value(row),
        _with_margin(
            row.beside_difference_points, row.beside_difference_low, row.beside_difference_high
        ),
        beside.cell(row),
        labels.data_state(row.data_state),
        verdicts.reason(row),
        measures.known_since(row),
        row.source,
    )


def verdict_of_year(row: Judged) -> str:
    """Write in a table of years the verdict of a year; after the deadline a year has none."""
    if verdicts.is_of_other_year(row):
        return _("after the deadline")
    return verdicts.level_with_mark(row)


def _interval(row: "MeasureHistory") -> str:
    if row.data_state != DataState.MEASURED and figures.is_missing(row.interval_low):
        return _("none: the result is not judged")
    return figures.interval(row.interval_low, row.interval_high)


def _distance(row: "MeasureHistory", distance: float, unit: str) -> str:
    """Write a distance with its side: a sign alone says neither above nor better."""
    if figures.is_missing(distance):
        return _NONE
    is_lower_better = row.better_direction == Direction.LOWER
    return figures.distance(distance, unit, is_lower_better=is_lower_better)


def _with_margin(difference: float, low: float, high: float) -> str:
    """Write a difference in points with its margin: "+2.20 (1.44 to 2.96)"; "–" for none."""
    if figures.is_missing(difference):
        return _NONE
    points = numbers.signed(difference, 2)
    if figures.is_missing(low):
        return points
    return _("{points} ({interval})", points=points, interval=figures.interval(low, high))


def gaps_caption() -> str:
    """Return the caption of the table of years without a comparable result."""
    return _("Years without a comparable result")


def gaps_head() -> Cells:
    """Return the heads of that table."""
    return (_("Year"), _("State"), _("Why"))


def gap_cells(row: "MeasureGaps", style: str) -> Cells:
    """Say why a year has no comparable result; ``style`` is how its indicator names years."""
    period = periods.label(str(row.period), style)
    return (period, labels.data_state(row.data_state), _why(row))


def _why(row: "MeasureGaps") -> str:
    if figures.is_missing(row.released_on):
        return str(row.description)
    day = numbers.day(row.released_on)
    is_assumed = row.release_basis == Basis.ASSUMED
    if row.data_state == DataState.OVERDUE:
        if is_assumed:
            return _("due since {date} (assumed date)", date=day)
        return _("due since {date}", date=day)
    if is_assumed:
        return _("due on {date} (assumed date)", date=day)
    return _("due on {date}", date=day)


def state_caption() -> str:
    """Label what opens with Georgia's numbers."""
    return _("Georgia's numbers")


def state_head() -> Cells:
    """Return the heads of the table of Georgia's numbers."""
    return (_("Year"), _("Georgia"), _("Students"), _("Source"))


def state_cells(row: "StateHistory", unit: str, style: str) -> Cells:
    """Write one year of Georgia's."""
    period = periods.label(str(row.period), style)
    value = figures.value(row.value, unit, figures.code_of(row))
    return (period, value, figures.count(row.n), row.source)
