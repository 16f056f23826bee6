"""The axes of the funnel: how far they reach, and where schools and words stand on them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from monitoring.charts import labels

# The widths of the plot on a phone and on desks: a name must have room on each of them.
_WIDTHS = (280, 560, 830)
# One school may not take as much room as all others; of a handful each is worth its place.
_SQUEEZING, _HANDFUL = 2, 6


@dataclass(frozen=True)
class Words:
    """Words of the figure itself: where they stand, and how far above that point in pixels."""

    x: float
    y: float
    text: str
    up: float
    anchor: str


@dataclass(frozen=True)
class Axes:
    """Turns students and percent into shares of the plot, from its top left corner."""

    across: tuple[float, float]
    up: tuple[float, float]
    height: float  # of the plot, pixels

    def placed(self, drawn: pd.DataFrame) -> pd.DataFrame:
        """Add where a school is drawn (``at_n``, ``at_value``): at the edge if it lies beyond."""
        at_n, at_value = drawn["n"].clip(*self.across), drawn["value"].clip(*self.up)
        return drawn.assign(
            at_n=at_n,
            at_value=at_value,
            is_beside=at_n != drawn["n"],
            is_above=at_value < drawn["value"],
            is_below=at_value > drawn["value"],
        )

    def room(self, placed: pd.DataFrame) -> labels.Room:
        """Return the room for words, with the marks of the schools in it."""
        (left, right), (low, high) = self.across, self.up
        return labels.Room(
            ((placed["at_n"] - left) / (right - left)).to_numpy(),
            ((high - placed["at_value"]) / (high - low)).to_numpy(),
            [(width, self.height) for width in _WIDTHS],
        )

    def takes(self, room: labels.Room, words: Words) -> bool:
        """Put words into the room if their place is free; say whether it was."""
        (left, right), (low, high) = self.across, self.up
        x = (words.x - left) / (right - left)
        y = (high - words.y) / (high - low) - words.up / self.height
        return room.take(x, y, words.text, 1 if words.anchor == "left" else -1)


def axes_of(schools: pd.DataFrame, limits: pd.DataFrame, height: float) -> Axes:
    """Return the ends of the axes: of all schools and the limits' mouth, or of all but one.

    Args:
        schools: n and value (percent) of each school that is drawn.
        limits: rows of the curves: n, outer_low, outer_high (percent).
        height: of the plot, pixels.
    """
    most = _without_one(schools["n"], 0.0, 0.0)[1]
    across = (0.0, float(limits["n"].iloc[-1]) if most == schools["n"].max() else 1.05 * most)
    nearest = int(np.searchsorted(limits["n"], schools["n"].min()))
    mouth = limits.iloc[min(nearest, len(limits) - 1)]
    ends = float(mouth["outer_low"]), float(mouth["outer_high"])
    low, high = _without_one(schools["value"], *ends)
    spare = max(0.08 * (high - low), 2.0)
    return Axes(across, (max(low - spare, -7.0), min(high + spare, 105.0)), height)


def _without_one(values: "pd.Series[float]", least: float, most: float) -> tuple[float, float]:
    """Return the ends of all values and these limits; one that squeezes the others lies beyond."""
    low, high = min(values.min(), least), max(values.max(), most)
    for one in (values.idxmin(), values.idxmax()) if len(values) >= _HANDFUL else ():
        others = values.drop(one)
        ends = min(others.min(), least), max(others.max(), most)
        if high - low > _SQUEEZING * (ends[1] - ends[0]):
            return ends
    return low, high
