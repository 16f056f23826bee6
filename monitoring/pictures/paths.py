"""A measure against its dashed path, small."""

from html import escape
from typing import Any

import pandas as pd

from monitoring.rows import each
from monitoring.wording import figures as wording

WIDTH, HEIGHT = 360, 120
LEFT, RIGHT, TOP, BOTTOM = 18, 52, 22, 18
# Legible on white and on near-black alike: at least 3 to 1 against both.
RESULT, PATH = "#2f7ebc", "#7d838b"
_MIN_SPAN = 6.0


def path_picture(history: pd.DataFrame, *, alt: str) -> str:
    """Draw a measure's results since its baseline against its dashed path, small.

    Args:
        history: one row per year, sorted: period (str year), value (percent, may be missing),
            data_state, level, baseline_period, baseline_value, final_target,
            deadline_period. May be empty.
        alt: the sentence that says what the picture shows.

    Returns:
        One ``svg`` element with role img and ``alt`` as its name; measured years as dots, years
        without a comparable result as hollow ones, no line between them.
    """
    years = _years(history)
    last = history.iloc[-1] if len(history) else None
    path = _path_ends(history)
    values = [v for v in history["value"].tolist() if not wording.is_missing(v)]
    values += [value for _, value in path]
    if not years or not values:
        return _frame(alt, '<text x="8" y="70">No result yet</text>')
    scale = _Scale(years, values)
    parts = [_year_labels(scale, years)]
    if path:
        (x1, y1), (x2, y2) = (scale.point(*end) for end in path)
        parts.append(
            f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{PATH}" stroke-width="2" '
            'stroke-dasharray="6 4"/>'
            f"{_aim(x2, y2, path[1], years[-1])}"
        )
    parts += [_dot(scale, row) for row in each(history) if int(row.period) >= years[0]]
    if last is not None and not wording.is_missing(last["value"]):
        x, y = scale.point(int(last["period"]), float(last["value"]))
        parts.append(_value_label(x, y, float(last["value"]), near_path=path))
    return _frame(alt, "".join(parts))


def _years(history: pd.DataFrame) -> list[int]:
    if history.empty:
        return []
    starts = [int(p) for p in history["baseline_period"].dropna().tolist()]
    periods = [int(p) for p in history["period"]]
    first = min(starts) if starts else periods[-1]
    deadline = int(history["deadline_period"].iloc[-1])
    return list(range(min(first, periods[-1]), max(deadline, periods[-1]) + 1))


def _path_ends(history: pd.DataFrame) -> list[tuple[int, float]]:
    drawn = history.dropna(subset=["baseline_value", "baseline_period", "final_target"])
    if drawn.empty:
        return []
    row = drawn.iloc[-1]
    return [
        (int(row["baseline_period"]), float(row["baseline_value"])),
        (int(row["deadline_period"]), float(row["final_target"])),
    ]


def _aim(x: float, y: float, end: tuple[int, float], last_year: int) -> str:
    """Label the end of the path: beside it, or above it where later results stand at its right."""
    is_last = end[0] == last_year
    place = f'x="{x + 6}" y="{y + 4}"' if is_last else f'x="{x}" y="{y - 8}" text-anchor="end"'
    return f'<text {place} class="quiet">{end[1]:.1f} aim</text>'


class _Scale:
    """Turns years and values into places; the value axis is cut, and never goes below 0."""

    def __init__(self, years: list[int], values: list[float]) -> None:
        low, high = min(values), max(values)
        spare = max(_MIN_SPAN - (high - low), 0) / 2
        self.low, self.high = max(low - spare, 0), high + spare
        self.first, self.span = years[0], max(years[-1] - years[0], 1)

    def point(self, year: int, value: float) -> tuple[float, float]:
        x = LEFT + 10 + (WIDTH - LEFT - RIGHT - 20) * (year - self.first) / self.span
        share = (value - self.low) / (self.high - self.low)
        return round(x, 1), round(TOP + (HEIGHT - TOP - BOTTOM - 14) * (1 - share), 1)


def _year_labels(scale: _Scale, years: list[int]) -> str:
    shown = {years[0], years[-1]}
    return "".join(
        f'<text x="{scale.point(year, scale.low)[0]}" y="{HEIGHT - 4}" text-anchor="middle" '
        f'class="quiet">{year}</text>'
        for year in sorted(shown)
    )


def _dot(scale: _Scale, row: Any) -> str:  # noqa: ANN401 - a row of a query
    number = row.value
    if wording.is_missing(number):
        return ""
    x, y = scale.point(int(row.period), float(number))
    is_measured = row.data_state == "measured"
    fill = RESULT if is_measured else "none"
    return f'<circle cx="{x}" cy="{y}" r="4.5" fill="{fill}" stroke="{RESULT}" stroke-width="2"/>'


def _value_label(x: float, y: float, number: float, *, near_path: list[tuple[int, float]]) -> str:
    # The path rises to the right: below the dot is free; at its end the side it does not come from.
    is_at_end = bool(near_path) and x >= WIDTH - RIGHT - 12
    is_above = is_at_end and number >= near_path[-1][1]
    anchor, across = ("end", -8) if is_at_end else ("middle", 0)
    down = -6 if is_above else 19
    return (
        f'<text x="{x + across}" y="{y + down}" text-anchor="{anchor}" '
        f'font-weight="600">{number:.1f} %</text>'
    )


def _frame(alt: str, body: str) -> str:
    return (
        f'<svg class="picture" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(alt, quote=True)}">{body}</svg>'
    )
