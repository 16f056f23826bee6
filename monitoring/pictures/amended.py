"""The paths of a measure before its target was changed, and where among the years that was."""

from collections.abc import Iterable
from math import floor, inf
from typing import NamedTuple

from monitoring.wording import targets
from monitoring.wording.numbers import is_missing
from monitoring.wording.quarter_facts import Measure


class Former(NamedTuple):
    """A straight path from one year to a later one, and until when it was in force.

    Args:
        start, low: its first year, and the value in it.
        end, high: its last year, and the value in it.
        since: from where on it was in force among the years; its start for the first.
        until: where the change was decided among the years: 2023 is the end of 2022-23.
        mark: what stands at that place.
    """

    start: int
    low: float
    end: int
    high: float
    since: float
    until: float
    mark: str

    def at(self, year: float) -> float:
        """Return the value of the path in a year, or between two."""
        return self.low + (self.high - self.low) * (year - self.start) / (self.end - self.start)

    def held(self) -> tuple[float, float]:
        """Return from where to where on the path it was in force."""
        begins = min(max(self.since, self.start), self.end)
        return begins, min(max(self.until, begins), self.end)

    def in_force(self, years: Iterable[int]) -> list[float | None]:
        """Return the value from the year in which it came into force to the last one, else None.

        A line has two ends: what was in force for less than a year is drawn to the next one.
        """
        first = max(self.start, floor(max(self.since, self.start)))
        last = min(self.end, max(self.until, first + 1))
        return [self.at(year) if first <= year <= last else None for year in years]


def formers_of(measure: Measure) -> list[Former]:
    """Return the path of a measure before each change of its target, the oldest first."""
    since, found = -inf, []
    for row in measure.changes:
        if not is_missing(row.former_start) and not is_missing(row.former_end):
            start, low = int(row.former_baseline_period), float(row.former_start)
            end, high = int(row.former_deadline_period), float(row.former_end)
            until = float(row.adopted_at)
            found.append(Former(start, low, end, high, since, until, targets.mark(row)))
        since = float(row.adopted_at)
    return found
