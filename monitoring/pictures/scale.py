"""A light scale behind a small picture: few round values, each a hairline with its figure."""

import math
from collections.abc import Callable

from markupsafe import Markup

from monitoring.pictures import svg
from monitoring.pictures.svg import QUIET
from monitoring.vocabulary import Unit
from monitoring.wording import numbers

# So much room the figures take at the left.
FIGURES = 34
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MOST = 3  # steps


def light_scale(
    ends: tuple[float, float], unit: str, y: Callable[[float], float], x: tuple[float, float]
) -> Markup:
    """Draw at most four round values between two, whose figures stand at the left of the lines.

    Args:
        ends: the lowest and the highest value that is drawn.
        unit: of the values.
        y: the height at which a value stands.
        x: where the lines begin and end; figures end a little before.
    """
    written = numbers.percent if unit == Unit.PERCENT else numbers.decimal
    left, right = x
    return svg.group(
        *(
            svg.group(
                svg.line(left, y(tick), right, y(tick), stroke=QUIET, stroke_opacity=0.3),
                svg.text(
                    left - 4,
                    round(y(tick) + 4, 1),
                    written(tick, 0),
                    font_size=11,
                    text_anchor="end",
                    class_="quiet tick",
                ),
            )
            for tick in _ticks(*ends)
        )
    )


def _ticks(low: float, high: float) -> list[float]:
    step = next((it for it in _STEPS if (high - low) / it <= _MOST), _STEPS[-1])
    return [float(step * k) for k in range(math.ceil(low / step), math.floor(high / step) + 1)]
