"""What a picture shows, said in a sentence, and the few words inside it."""

import json
from collections.abc import Collection, Sequence
from typing import Protocol

from monitoring.vocabulary import DataState, Unit
from monitoring.wording import figures, labels, numbers, periods, targets
from monitoring.wording.i18n import _, marked
from monitoring.wording.quarter_facts import Measure, Point
from monitoring.wording.sample import sample_word

# Drawn where a value would be, for a quarter without one: the first letter, and three of what is
# overdue, whose first would be taken for a hollow dot.
_STATE_LETTERS: dict[str, str] = {
    DataState.CANCELLED: marked("c"),
    DataState.OVERDUE: marked("due"),
    DataState.HIDDEN: marked("h"),
    DataState.TOO_FEW: marked("f"),
    DataState.NOT_PUBLISHED: marked("n"),
}


class YearShown(Protocol):
    """One year of a picture: its result, or the code of why there is none."""

    @property
    def period(self) -> str:
        """What the year is called."""

    @property
    def value(self) -> float | None:
        """The result, None for none."""

    @property
    def expected(self) -> float | None:
        """The plan's path at that year, None where it is not drawn."""

    @property
    def state(self) -> str:
        """The data state, "" for none."""

    @property
    def value_code(self) -> str:
        """How the result is to be written, "" for in full."""


def no_result() -> str:
    """Say that there is nothing to draw."""
    return _("No result yet")


def target(value: float, unit: str) -> str:
    """Label the end of the plan's path: ``90.0% target``."""
    return _("{value} target", value=figures.value(value, unit))


def target_for_all(value: float, unit: str, *, is_quarter: bool) -> str:
    """Name the line of what the plan asks of All Students over a chart of groups."""
    written = figures.value(value, unit)
    if is_quarter:
        return _("Target for all: {value}", value=written)
    return _("Plan for all: {value}", value=written)


def target_of(value: float, unit: str, year: str = "") -> str:
    """Name the end of the plan's path beside a picture: ``Target 90.0%``, with its year if told."""
    if year:
        return _("{year} target {value}", year=year, value=figures.value(value, unit))
    return _("Target {value}", value=figures.value(value, unit))


def georgia_of(point: Point, measure: Measure) -> str:
    """Name Georgia's line by its last year: ``Georgia 84.1%``."""
    return _("Georgia {value}", value=figures.value(point.georgia, measure.unit))


def trend_of(measure: Measure) -> tuple[str, str]:
    """Name the end of the trend, and its range: ``Trend 81%`` and ``95% range 77 to 85``."""
    decimals = 0 if measure.unit == Unit.PERCENT else numbers.decimals_of(measure.unit)
    ends = (measure.last_value, measure.last_low, measure.last_high)
    value, low, high = (numbers.decimal(it, decimals) for it in ends)
    if measure.unit == Unit.PERCENT:
        value = numbers.percent(measure.last_value, 0)
    level = numbers.share(measure.band_wide)
    return _("Trend {value}", value=value), _(
        "{level} range {low} to {high}", level=level, low=low, high=high
    )


def axis_value(value: float, unit: str) -> str:
    """Write a value at an axis: ``80%``."""
    if unit == Unit.PERCENT:
        return numbers.percent(value, 0)
    return numbers.decimal(value, 0 if value == int(value) else numbers.decimals_of(unit))


def outlook(measure: Measure, years: str) -> str:
    """Say what the wide picture of a measure shows: its years, the target, Georgia, the trend.

    Args:
        measure: what is drawn.
        years: what ``path`` says of its years.
    """
    told = [years]
    beside = [it for it in measure.points if it.georgia is not None]
    if beside:
        told.append(
            _("{georgia} in the last of these years.", georgia=georgia_of(beside[-1], measure))
        )
    if measure.last_value == measure.last_value:
        deadline = periods.in_sentence(measure.deadline_period, measure.period_style)
        trend, its_range = trend_of(measure)
        of = {"trend": trend, "range": its_range, "deadline": deadline}
        told.append(_("{trend} for {deadline}, {range}.", **of))
    if measure.amended is not None:
        told.append(targets.drawn(measure.amended))
        told += map(targets.drawn_before, reversed(measure.changes[:-1]))
    return " ".join(told)


def no_gap() -> str:
    """Name the line on which a group stands level with all other students."""
    return _("no gap")


def no_gap_known() -> str:
    """Say that there is no gap to draw."""
    return _("No gap is known")


def sample() -> str:
    """Mark a picture that rests on the sample."""
    return sample_word()


def letters(states: Collection[str]) -> str:
    """Say what letters stand for that are drawn in the place of values; "due" says it itself."""
    listed = [
        _("“{letter}” {state}", letter=_(letter), state=labels.data_state(state))
        for state, letter in _STATE_LETTERS.items()
        if state in states and state != DataState.OVERDUE
    ]
    return _("Letters: {letters}.", letters=", ".join(listed)) if listed else ""


def state_letter(state: str) -> str:
    """Return what stands in the place of a quarter's value: the first letter of its state."""
    letter = _STATE_LETTERS.get(state)
    return _(letter) if letter else "–"


def quarter_state(period: str, state: str) -> str:
    """Say why a quarter has no value."""
    return _("{quarter}: {state}", quarter=numbers.quarter(period), state=labels.data_state(state))


def quarter_mark(period: str) -> str:
    """Name a quarter under an axis, over its year: ``Q2``."""
    return _("Q{number}", number=period[-1])


def path(name: str, unit: str, years: Sequence[YearShown]) -> str:
    """Say what a measure's picture shows: its years, with a result or why not, and its target."""
    listed = numbers.and_list(_year(it, unit) for it in years if it.value is not None or it.state)
    ends = [it for it in years if it.expected is not None]
    if not listed:
        return _("{measure}. No result is known.", measure=name)
    if not ends:
        return _("{measure}. {years}.", measure=name, years=listed)
    return _(
        "{measure}. {years}. The plan's path ends at {value} in {period}.",
        measure=name,
        years=listed,
        value=figures.value(ends[-1].expected, unit),
        period=ends[-1].period,
    )


def _year(year: YearShown, unit: str) -> str:
    if year.value is None:
        return _("{period}: {state}", period=year.period, state=labels.data_state(year.state))
    value = figures.value(year.value, unit, year.value_code)
    return _("{period}: {value}", period=year.period, value=value)


def in_browser() -> str:
    """Return as JSON what the script says that opens small pictures large."""
    said = {"open": _("Open large"), "close": _("Close")}
    # A sign that could open a tag would end the script.
    return json.dumps(said).replace("<", "\\u003c")
