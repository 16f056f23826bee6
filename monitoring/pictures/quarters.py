"""An interim indicator as a small picture: one point a quarter, beside the year before."""

from html import escape
from typing import Any

import pandas as pd

from monitoring.rows import each
from monitoring.wording import figures as wording

WIDTH, HEIGHT = 360, 132
LEFT, RIGHT, TOP, BOTTOM = 8, 48, 20, 34
# Legible on white and on near-black alike: at least 3 to 1 against both.
RESULT, QUIET = "#2f7ebc", "#7d838b"
_MIN_SPAN, _SHOWN = 6.0, 8
# Drawn where a value would be, for a quarter without one.
_STATE_LETTERS = {
    "cancelled": "c",
    "overdue": "o",
    "hidden": "h",
    "too_few": "f",
    "not_published": "n",
}


def quarters_picture(rows: pd.DataFrame, *, alt: str) -> str:
    """Draw the last eight quarters of one indicator, small.

    Args:
        rows: one row per quarter, sorted: period ("2022-23-Q2"), value (the indicator's unit, may
            be missing), data_state, target_value (may be missing), unit, batch_kind.
        alt: the sentence that says what the picture shows.

    Returns:
        One ``svg`` element with role img and ``alt`` as its name: results as dots, the result of
        the same quarter a year before as a hollow dot beside it, the target as a tick. A quarter
        without a value holds the first letter of its state, explained by a title.
    """
    before = dict(zip(rows["period"], rows["value"], strict=True))
    shown = rows.tail(_SHOWN)
    drawn = [v for v in [*before.values(), *rows["target_value"]] if not wording.is_missing(v)]
    if not drawn:
        return _frame(alt, '<text x="8" y="70">No result yet</text>')
    scale = _Scale(len(shown), drawn)
    parts = [_point(scale, place, row, before) for place, row in enumerate(each(shown))]
    parts.append(_last_value(scale, shown))
    parts += _axis(scale, shown["period"].tolist())
    if (rows["batch_kind"] == "sample").any():
        parts.append(f'<text x="{WIDTH - 4}" y="12" text-anchor="end" class="quiet">Sample</text>')
    return _frame(alt, "".join(parts))


class _Scale:
    """Turns quarters and values into places; the value axis is cut, and never goes below 0."""

    def __init__(self, n_quarters: int, values: list[float]) -> None:
        low, high = min(values), max(values)
        spare = max(_MIN_SPAN - (high - low), 0) / 2
        self.low, self.high = max(low - spare, 0), high + spare
        self.step = (WIDTH - LEFT - RIGHT) / n_quarters

    def x(self, place: int) -> float:
        return round(LEFT + self.step * (place + 0.5), 1)

    def y(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1)
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - share), 1)


def _point(scale: _Scale, place: int, row: Any, before: dict[str, float]) -> str:  # noqa: ANN401
    x, parts = scale.x(place), []
    if not wording.is_missing(row.target_value):
        y = scale.y(row.target_value)
        parts.append(
            f'<line x1="{x - 9}" y1="{y}" x2="{x + 9}" y2="{y}" stroke="{QUIET}" '
            'stroke-width="2.5"/>'
        )
    earlier = before.get(_year_before(row.period))
    if not wording.is_missing(earlier):
        parts.append(
            f'<circle cx="{x - 7}" cy="{scale.y(float(earlier or 0))}" r="3.5" fill="none" '
            f'stroke="{QUIET}" stroke-width="1.5"/>'
        )
    if wording.is_missing(row.value):
        letter = _STATE_LETTERS.get(row.data_state, "–")
        parts.append(
            f'<text x="{x}" y="{HEIGHT - BOTTOM - 4}" text-anchor="middle" class="quiet">{letter}'
            f"<title>{escape(row.period)}: {escape(row.data_state)}</title></text>"
        )
    else:
        parts.append(f'<circle cx="{x}" cy="{scale.y(row.value)}" r="4.5" fill="{RESULT}"/>')
    return "".join(parts)


def _last_value(scale: _Scale, shown: pd.DataFrame) -> str:
    """Write the last result beside its dot, on the side where nothing is drawn."""
    last = next(each(shown.tail(1)))
    if wording.is_missing(last.value):
        return ""
    x, y = scale.x(len(shown) - 1) + 12, scale.y(last.value) + 4
    decimals = 1 if last.unit == "percent" else 2
    sign = " %" if last.unit == "percent" else ""
    return f'<text x="{x}" y="{y}" font-weight="600">{last.value:.{decimals}f}{sign}</text>'


def _year_before(period: str) -> str:
    begins = int(period[:4]) - 1
    return f"{begins}-{(begins + 1) % 100:02d}-{period[-2:]}"


def _axis(scale: _Scale, periods: list[str]) -> list[str]:
    parts = [
        f'<text x="{scale.x(place)}" y="{HEIGHT - 18}" text-anchor="middle" class="quiet">'
        f"{period[-2:]}</text>"
        for place, period in enumerate(periods)
    ]
    years = [period[:7] for period in periods]
    for year in dict.fromkeys(years):
        places = [place for place, of in enumerate(years) if of == year]
        middle = (scale.x(places[0]) + scale.x(places[-1])) / 2
        parts.append(
            f'<text x="{middle}" y="{HEIGHT - 3}" text-anchor="middle" class="quiet">{year}</text>'
        )
    return parts


def _frame(alt: str, body: str) -> str:
    return (
        f'<svg class="picture" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(alt, quote=True)}">{body}</svg>'
    )
