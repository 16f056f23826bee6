"""Where the years and values of the wide picture of a measure stand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from monitoring.pictures.amended import formers_of
from monitoring.wording.quarter_facts import Measure, Point
from monitoring.wording.verdict_facts import is_known

WIDTH, HEIGHT = 520, 186
# On a phone, where the letters of the wide picture would be seven pixels high.
NARROW = 345
LEFT, RIGHT, TOP, BOTTOM = 42, 118, 14, 36
# From one line of words to the next.
LINE = 14
_STEPS = (1, 2, 5, 10, 20, 25)
_MOST_TICKS = 4
_MIN_SPAN = 6.0
# What the name of a year takes across.
_YEAR = 32


@dataclass(frozen=True)
class Places:
    """Where years and values stand; the value axis is cut."""

    points: tuple[Point, ...]
    years: tuple[int, ...]
    low: float
    high: float
    step: float
    width: int = WIDTH

    @classmethod
    def of(cls, measure: Measure, width: int = WIDTH) -> "Places | None":
        """Find room for all that is drawn; None where there is nothing."""
        points = measure.points
        values = [
            *(it for point in points for it in (point.value, point.expected, point.georgia)),
            *(measure.last_low, measure.last_high, measure.next_low, measure.next_high),
        ]
        formers = formers_of(measure)
        values += [it for former in formers for it in (former.low, former.high)]
        told = [float(it) for it in values if it is not None and is_known(it)]
        if not points or not told:
            return None
        low, high = min(told), max(told)
        spare = max(_MIN_SPAN - (high - low), 0) / 2
        low, high = max(low - spare, 0), high + spare
        fitting = (it for it in _STEPS if (high - low) / it <= _MOST_TICKS)
        step = next(fitting, 10 ** math.ceil(math.log10((high - low) / _MOST_TICKS)))
        ends = [int(points[0].period), int(points[-1].period)]
        if measure.deadline_period:
            ends.append(int(measure.deadline_period))
        ends += [former.end for former in formers]
        return cls(points, tuple(range(min(ends), max(ends) + 1)), low, high, step, width)

    def x(self, period: str | float) -> float:
        """Return where a year stands across, or a moment between two."""
        wide = (self.width - LEFT - RIGHT) / max(len(self.years) - 1, 1)
        return round(LEFT + wide * (float(period) - self.years[0]), 1)

    def named_years(self) -> list[int]:
        """Return the years that have room for their names: all, or every second to the last."""
        is_close = self.x(self.years[-1]) - self.x(self.years[0]) < _YEAR * (len(self.years) - 1)
        return list(self.years[::-2] if is_close else self.years)

    def y(self, value: float) -> float:
        """Return where a value stands down."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - share), 1)

    def ticks(self) -> list[float]:
        """Return the values that are named at the axis."""
        first = math.ceil(self.low / self.step)
        return [self.step * it for it in range(first, math.floor(self.high / self.step) + 1)]


def spread(ends: Sequence[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    """Move labels down until each has a line of its own, and all up again where they leave it."""
    placed: list[tuple[float, str, str]] = []
    for y, words, look in sorted(ends):
        least = placed[-1][0] + LINE if placed else y
        placed.append((max(y, least), words, look))
    over = placed[-1][0] - (HEIGHT - BOTTOM) if placed else 0
    return [(y - max(over, 0), words, look) for y, words, look in placed]


def runs(known: dict[str, float]) -> list[list[tuple[str, float]]]:
    """Part years that follow each other from those after a gap."""
    parted: list[list[tuple[str, float]]] = []
    for period, value in known.items():
        if parted and int(parted[-1][-1][0]) + 1 == int(period):
            parted[-1].append((period, value))
        else:
            parted.append([(period, value)])
    return parted
