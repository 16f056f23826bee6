"""A measure year by year against its dashed path: one picture for pages, papers and the wall."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from monitoring.pictures import svg
from monitoring.pictures.scale import FIGURES, light_scale
from monitoring.pictures.svg import QUIET, RESULT
from monitoring.pictures.years import Path, Year, path_of_history, path_of_measure
from monitoring.vocabulary import DataState
from monitoring.wording import figures, labels
from monitoring.wording import pictures as wording
from monitoring.wording.quarter_facts import Measure

_MIN_SPAN = 6.0
# From the foot of a picture to the feet of its years, which have nothing below their line.
_FOOT = 1
# The least room to the next year that a figure beside a dot needs.
_BESIDE = 44


@dataclass(frozen=True)
class Size:
    """How large a picture is in its own units, and which words it holds.

    Args:
        width, height: of the whole.
        left, right, top, bottom: room beside the drawing.
        radius: of a dot.
        letters: height of the letters, 0 for a picture without words.
        names_all: every year and result is named; else the first and the last year, the last
            result and the target.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    radius: float
    letters: float
    names_all: bool


LARGE = Size(440, 200, 34, 34, 26, 66, 5.5, 15, names_all=True)
MEDIUM = Size(300, 140, 30, 30, 24, 58, 5, 12, names_all=True)
CARD = Size(360, 120, 40, 94, 22, 32, 4.5, 13, names_all=False)
ROW = Size(196, 50, 22, 76, 16, 17, 3.5, 11, names_all=False)
SMALL = Size(72, 22, 6, 6, 5, 5, 3, 0, names_all=False)


def path_picture(history: pd.DataFrame, *, alt: str, size: Size = CARD) -> Markup:
    """Draw the rows of a measure's history for a page; see ``path_of_history`` and ``path_svg``."""
    return path_svg(path_of_history(history), size, alt=alt)


def measure_picture(measure: Measure, size: Size) -> Markup:
    """Draw a measure of a brief; its name says every year and figure. See ``path_svg``."""
    return path_svg(path_of_measure(measure), size, alt=measure_words(measure))


def measure_words(measure: Measure) -> str:
    """Say what the picture of a measure of a brief shows."""
    return wording.path(measure.measure_name, measure.unit, path_of_measure(measure).years)


def path_svg(path: Path, size: Size, *, alt: str) -> Markup:
    """Draw results year by year against a dashed path.

    Args:
        path: what is drawn.
        size: ``LARGE`` or ``MEDIUM`` with all figures and years, ``CARD`` for a page, ``ROW``
            and, without words, ``SMALL`` for a row of a table.
        alt: the sentence that says what the picture shows.

    Returns:
        One ``svg`` element with role img and ``alt`` as its name; results as dots, hollow where
        they do not compare, no line between them. It needs no style sheet.
    """
    values = [it for year in path.years for it in (year.value, year.expected) if it is not None]
    if not values:
        return _frame(size, alt, _empty(size))
    scale = _Scale(size, len(path.years), values)
    parts = [_line(scale, path.years)]
    if size.letters and not size.names_all:
        ends = (float(size.left), float(size.width - size.right))
        parts.insert(0, light_scale((scale.low, scale.high), path.unit, scale.y, ends))
    if size.letters:
        parts += [_years(scale, path.years), _margin(scale, path)]
    parts += [_dot(scale, place, year) for place, year in enumerate(path.years)]
    if size.letters:
        parts.append(_all_labels(scale, path) if size.names_all else _end_labels(scale, path))
    return _frame(size, alt, *parts)


class _Scale:
    """Turns years and values into places; the value axis is cut, and never goes below 0."""

    def __init__(self, size: Size, n_years: int, values: Sequence[float]) -> None:
        low, high = min(values), max(values)
        spare = max(_MIN_SPAN - (high - low), 0) / 2
        self.size = size
        self.low, self.high = max(low - spare, 0), high + spare
        self.step = (size.width - size.left - size.right) / max(n_years - 1, 1)

    def x(self, place: int) -> float:
        return round(self.size.left + self.step * place, 1)

    def y(self, value: float) -> float:
        room = self.size.height - self.size.top - self.size.bottom
        share = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.size.top + room * (1 - share), 1)


def _frame(size: Size, alt: str, *inside: Markup) -> Markup:
    view = f"0 0 {size.width} {size.height}"
    whole = f"{size.left - FIGURES} 0 {size.width + FIGURES - size.left} {size.height}"
    return svg.picture(
        alt,
        *inside,
        viewBox=view,
        fill="currentColor",
        data_whole=whole if _opens_further(size) else None,
    )


def _opens_further(size: Size) -> bool:
    """Tell whether a picture shows more where it is opened large: its scale and all years."""
    return bool(size.letters) and not size.names_all and size.left < FIGURES


def _empty(size: Size) -> Markup:
    if not size.letters:
        return Markup("")
    return svg.text(8, 60, wording.no_result(), font_size=size.letters)


def _line(scale: _Scale, years: Sequence[Year]) -> Markup:
    ends = [(at, it.expected) for at, it in enumerate(years) if it.expected is not None]
    if len(ends) < 2:
        return Markup("")
    return svg.element(
        "polyline",
        points=" ".join(f"{scale.x(at)},{scale.y(value)}" for at, value in ends),
        fill="none",
        stroke=QUIET,
        stroke_width=2 if scale.size.letters else 1.5,
        stroke_dasharray="6 4",
    )


def _dot(scale: _Scale, place: int, year: Year) -> Markup:
    if year.value is None:
        return Markup("")
    return svg.element(
        "circle",
        cx=scale.x(place),
        cy=scale.y(year.value),
        r=scale.size.radius,
        fill="none" if year.state == DataState.NOT_COMPARABLE else RESULT,
        stroke=RESULT,
        stroke_width=2 if scale.size.letters else 1,
    )


def _years(scale: _Scale, years: Sequence[Year]) -> Markup:
    """Write the years at the foot, and under a year without a result why there is none."""
    size = scale.size
    ends = (0, len(years) - 1)
    floor = size.height - (26 if size.names_all else _FOOT)
    parts = []
    for place, year in enumerate(years):
        is_between = not size.names_all and place not in ends
        if is_between and not _opens_further(size):
            continue
        # Years between the ends are seen where the picture is opened large.
        look = "tick" if is_between else None
        parts.append(_text(scale.x(place), floor, year.period, size.letters, look=look))
        if size.names_all and year.value is None and year.state:
            parts.append(_state(scale.x(place), floor, labels.data_state(year.state)))
    return svg.group(*parts)


def _state(x: float, floor: float, words: str) -> Markup:
    """Write a state under its year, long ones on two lines, as one text to those who hear it."""
    first, _, rest = words.partition(" ") if len(words) > 10 else (words, "", "")
    second = svg.group(" ", svg.element("tspan", rest, x=x, dy=12)) if rest else Markup("")
    return svg.text(x, floor + 12, svg.group(first, second), font_size=11.5, text_anchor="middle")


def _text(
    x: float,
    y: float,
    words: str,
    letters: float,
    *,
    anchor: str = "middle",
    weight: int = 400,
    look: str | None = None,
) -> Markup:
    return svg.text(
        round(x, 1),
        round(y, 1),
        words,
        font_size=letters,
        text_anchor=anchor,
        font_weight=weight,
        class_=look,
    )


def _margin(scale: _Scale, path: Path) -> Markup:
    """Draw the interval at the result that the status rests on."""
    if path.last is None or path.interval is None:
        return Markup("")
    low, high = path.interval
    x, top, bottom = scale.x(path.last), scale.y(high), scale.y(low)
    outline = f"M{x} {top}V{bottom}M{x - 6} {top}H{x + 6}M{x - 6} {bottom}H{x + 6}"
    return svg.element("path", d=outline, stroke=RESULT, stroke_width=2, fill="none")


def _all_labels(scale: _Scale, path: Path) -> Markup:
    """Write the figures: of every result under its dot, of the path at the last and at its end."""
    parts = []
    for place, year in enumerate(path.years):
        x, letters = scale.x(place), scale.size.letters
        is_above = _is_above(year)
        if year.value is not None:
            down = scale.y(year.value) + (-13 if is_above else 23)
            weight = 700 if place == path.last else 400
            written = figures.value(year.value, path.unit, year.value_code)
            parts.append(_text(x, down, written, letters, weight=weight))
        is_told = place in (path.last, len(path.years) - 1)
        if is_told and year.expected is not None and year.expected != year.value:
            down = scale.y(year.expected) + (18 if is_above else -9)
            parts.append(_text(x, down, figures.value(year.expected, path.unit), letters))
    return svg.group(*parts)


def _is_above(year: Year) -> bool:
    return year.value is not None and year.expected is not None and year.value > year.expected


def _end_labels(scale: _Scale, path: Path) -> Markup:
    """Write the last result and the target; other figures stand beside the picture."""
    parts = []
    target = max((at for at, it in enumerate(path.years) if it.expected is not None), default=None)
    if target is not None and path.years[target].expected is not None:
        parts.append(_target(scale, path, target))
    if path.last is not None and path.years[path.last].value is not None:
        parts.append(_last(scale, path, path.last, target))
    return svg.group(*parts)


def _target(scale: _Scale, path: Path, place: int) -> Markup:
    """Label the end of the path: beside it, or above it where later results stand at its right."""
    expected = path.years[place].expected or 0.0
    words = wording.target(expected, path.unit)
    x, y, letters = scale.x(place), scale.y(expected), scale.size.letters
    if place == len(path.years) - 1:
        return _text(x + 6, y + 4, words, letters, anchor="start")
    return _text(x, y - 8, words, letters, anchor="end")


def _last(scale: _Scale, path: Path, place: int, target: int | None) -> Markup:
    """Label the last result: below its dot, where the path, which rises, leaves room.

    Where the years stand there, it stands above, or beside where the target is named above. At the
    end it stands at the right of its dot, for on the left the year before may lie under it.
    """
    value = path.years[place].value or 0.0
    x, y, letters = scale.x(place), scale.y(value), scale.size.letters
    words = figures.value(value, path.unit)
    if place < len(path.years) - 1:
        under = y + 19
        # Figures reach two thirds of the height of letters.
        if under <= scale.size.height - _FOOT - 0.66 * letters:
            return _text(x, under, words, letters, weight=600)
        if target == place and scale.step >= _BESIDE:
            return _text(x + 8, y + 4, words, letters, anchor="start", weight=600)
        return _text(x, y - 8, words, letters, weight=600)
    aim = path.years[place].expected if target == place else None
    if aim is not None:
        room = scale.y(aim) - y
        # The target stands there too: the result gives way, to the side on which it lies.
        y = scale.y(aim) - max(room, letters) if room >= 0 else scale.y(aim) + max(-room, letters)
    return _text(x + 8, y + 4, words, letters, anchor="start", weight=600)
