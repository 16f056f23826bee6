"""What a picture shows, said in a sentence, and the few words inside it."""

from collections.abc import Sequence
from typing import Protocol

from monitoring.wording import figures, labels, numbers
from monitoring.wording.i18n import _


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


def no_result() -> str:
    """Say that there is nothing to draw."""
    return _("No result yet")


def target(value: float, unit: str) -> str:
    """Label the end of the plan's path: ``90.0% target``."""
    return _("{value} target", value=figures.value(value, unit))


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
    return _("{period}: {value}", period=year.period, value=figures.value(year.value, unit))
