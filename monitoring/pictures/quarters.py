"""An early sign as a small picture: one point a quarter, beside the year before."""

from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import InterimFindings
from monitoring.pictures import svg
from monitoring.pictures.scale import FIGURES, light_scale
from monitoring.pictures.svg import QUIET, RESULT
from monitoring.rows import each
from monitoring.vocabulary import BatchKind
from monitoring.wording import figures, numbers, pictures

Row = InterimFindings

_MIN_SPAN, _SHOWN = 6.0, 8
# How high the word is that stands for a state.
_LETTER = 8


class Room(NamedTuple):
    """How large a picture is in its own units, and whether it names its quarters.

    Args:
        width, height: of the whole.
        left, right, top, bottom: room beside the drawing.
        has_axis: quarters stand at its foot, and the word Sample at its top.
        foot: of what stands under the picture and, like the figures of its scale at the left, is
            seen only where it is opened large.
        dot: radius of a result.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    has_axis: bool
    foot: int = 0
    dot: float = 4.5


TILE = Room(360, 132, FIGURES, 48, 20, 34, has_axis=True)
IN_ROW = Room(190, 42, 6, 46, 7, 7, has_axis=False, foot=34, dot=3.5)


def quarters_picture(rows: pd.DataFrame, *, alt: str, room: Room = TILE) -> Markup:
    """Draw the last eight quarters of one indicator, small.

    Args:
        rows: one row per quarter, sorted: period ("2022-23-Q2"), value (the indicator's unit, may
            be missing), value_code ("" where the value is no end of the scale; may be left out),
            data_state, target_value (may be missing), unit, batch_kind.
        alt: the sentence that says what the picture shows.
        room: ``TILE``, or ``IN_ROW`` for a row of a table, which says in words what is left out.

    Returns:
        One ``svg`` element with role img and ``alt`` as its name: results as dots, the result of
        the same quarter a year before as a hollow dot beside it, the target as a tick. A quarter
        without a value holds the first letters of its state, explained by a title.
    """
    # An end of the scale is no place to draw a result at.
    if "value_code" in rows:
        rows = rows.assign(value=rows["value"].where(rows["value_code"] == ""))
    before = dict(zip(rows["period"], rows["value"], strict=True))
    shown = rows.tail(_SHOWN)
    drawn = [v for v in [*before.values(), *rows["target_value"]] if not figures.is_missing(v)]
    if not drawn:
        middle = svg.text(8, room.height / 2 + 4, pictures.no_result())
        return _frame(room, alt, middle)
    scale = _Scale(room, len(shown), drawn)
    ends = (room.left, room.width - room.right)
    unit = str(rows["unit"].iloc[-1])
    parts = [light_scale((scale.low, scale.high), unit, scale.y, ends)]
    parts += [_point(scale, place, row, before) for place, row in enumerate(each(shown))]
    parts.append(_last_value(scale, shown))
    if room.has_axis or room.foot:
        parts += _axis(scale, shown["period"].tolist())
    if room.has_axis and (rows["batch_kind"] == BatchKind.SAMPLE).any():
        mark = pictures.sample()
        parts.append(svg.text(room.width - 4, 12, mark, text_anchor="end", class_="quiet"))
    return _frame(room, alt, *parts)


class _Scale:
    """Turns quarters and values into places; the value axis is cut, and never goes below 0."""

    def __init__(self, room: Room, n_quarters: int, values: list[float]) -> None:
        self.room = room
        low, high = min(values), max(values)
        spare = max(_MIN_SPAN - (high - low), 0) / 2
        self.low, self.high = max(low - spare, 0), high + spare
        self.step = (room.width - room.left - room.right) / n_quarters

    def x(self, place: int) -> float:
        return round(self.room.left + self.step * (place + 0.5), 1)

    def y(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1)
        room = self.room
        return round(room.top + (room.height - room.top - room.bottom) * (1 - share), 1)


def _point(scale: _Scale, place: int, row: Row, before: dict[str, float]) -> Markup:
    x, parts = scale.x(place), []
    taken: list[float] = []
    if not figures.is_missing(row.target_value):
        y = scale.y(row.target_value)
        taken.append(y)
        reach = 2 * scale.room.dot
        parts.append(svg.line(x - reach, y, x + reach, y, stroke=QUIET, stroke_width=2.5))
    earlier = before.get(_year_before(row.period))
    if earlier is not None and not figures.is_missing(earlier):
        y = scale.y(float(earlier))
        taken.append(y)
        parts.append(
            svg.element(
                "circle",
                cx=round(x - 1.55 * scale.room.dot, 1),
                cy=y,
                r=scale.room.dot - 1,
                fill="none",
                stroke=QUIET,
                stroke_width=1.5,
            )
        )
    if figures.is_missing(row.value):
        title = svg.element("title", pictures.quarter_state(row.period, row.data_state))
        letter = pictures.state_letter(row.data_state)
        words = svg.group(letter, title)
        y = _free(scale.room, taken)
        parts.append(svg.text(x, y, words, text_anchor="middle", class_="quiet"))
    else:
        parts.append(
            svg.element("circle", cx=x, cy=scale.y(row.value), r=scale.room.dot, fill=RESULT)
        )
    return svg.group(*parts)


def states_drawn(rows: pd.DataFrame, by: list[str]) -> set[str]:
    """Return the states whose letters are drawn in pictures of rows, one for each ``by``."""
    shown = rows.groupby(by, sort=False).tail(_SHOWN)
    return set(shown.loc[shown["value"].isna(), "data_state"])


def _free(room: Room, taken: list[float]) -> float:
    """Return where a letter stands at the foot, or at the head where that is further off marks."""
    foot, head = room.height - room.bottom - 4, room.top + _LETTER
    middle = _LETTER / 2
    return max(foot, head, key=lambda y: min((abs(y - middle - it) for it in taken), default=0))


def _last_value(scale: _Scale, shown: pd.DataFrame) -> Markup:
    """Write the last result beside its dot, on the side where nothing is drawn."""
    last = next(each(shown.tail(1)))
    if figures.is_missing(last.value):
        return Markup("")
    x, y = scale.x(len(shown) - 1) + 12, scale.y(last.value) + 4
    return svg.text(
        x, y, figures.value(last.value, last.unit, figures.code_of(last)), font_weight=600
    )


def _year_before(period: str) -> str:
    return f"{numbers.school_year(int(period[:4]))}{period[7:]}"


def _axis(scale: _Scale, periods: list[str]) -> list[Markup]:
    parts = [
        svg.text(
            scale.x(place),
            scale.room.height + scale.room.foot - 18,
            pictures.quarter_mark(period),
            text_anchor="middle",
            class_="quiet",
        )
        for place, period in enumerate(periods)
    ]
    years = [period[:7] for period in periods]
    for year in dict.fromkeys(years):
        places = [place for place, of in enumerate(years) if of == year]
        middle = (scale.x(places[0]) + scale.x(places[-1])) / 2
        foot = scale.room.height + scale.room.foot - 3
        parts.append(svg.text(middle, foot, year, text_anchor="middle", class_="quiet"))
    return parts


def _frame(room: Room, alt: str, *inside: Markup) -> Markup:
    whole = None
    if room.foot:
        whole = f"-{FIGURES} 0 {room.width + FIGURES} {room.height + room.foot}"
    return svg.picture(alt, *inside, viewBox=f"0 0 {room.width} {room.height}", data_whole=whole)
