"""The path of a measure before its target was changed, and where among the years that was."""

from collections.abc import Iterable
from typing import NamedTuple

from monitoring.wording import targets
from monitoring.wording.numbers import is_missing
from monitoring.wording.quarter_facts import Measure


class Former(NamedTuple):
    """A straight path from one year to a later one, and until when it was in force.

    Args:
        start, low: its first year, and the value in it.
        end, high: its last year, and the value in it.
        until: where the change was decided among the years: 2023 is the end of 2022-23.
        mark: what stands at that place.
    """

    start: int
    low: float
    end: int
    high: float
    until: float
    mark: str

    def at(self, year: float) -> float:
        """Return the value of the path in a year, or between two."""
        return self.low + (self.high - self.low) * (year - self.start) / (self.end - self.start)

    def in_force(self, years: Iterable[int]) -> list[float | None]:
        """Return the value in each year up to the change, None in all others."""
        last = min(self.end, self.until)
        return [self.at(year) if self.start <= year <= last else None for year in years]


def former_of(measure: Measure) -> Former | None:
    """Return the path of a measure before its target was changed, None where there is none."""
    row = measure.amended
    if row is None or is_missing(row.former_start) or is_missing(row.former_end):
        return None
    return Former(
        start=int(row.former_baseline_period),
        low=float(row.former_start),
        end=int(row.former_deadline_period),
        high=float(row.former_end),
        until=float(row.adopted_at),
        mark=targets.mark(row),
    )
