"""The results of a few groups over time on one scale: what moved, and what did not."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from monitoring.db.query_rows import SubgroupFindings
from monitoring.pictures import svg
from monitoring.pictures.gaps import ticks_between
from monitoring.pictures.markers import color_of, marker
from monitoring.vocabulary import DataState, Unit
from monitoring.wording import figures, numbers

Row = SubgroupFindings

WIDTH, HEIGHT = 720, 320
LEFT, RIGHT, TOP, BOTTOM = 44, 210, 22, 46
_LINE = 15  # between two lines of text, in pixels
_MIN_SPAN = 5.0
# Groups of one family have one color and one mark: a line of its own tells them apart.
_DASHES = ("none", "7 4", "2 4", "10 4 2 4")
# Where a figure may stand beside its dot: over it, under it, to its right.
_PLACES = ((0, -10, "middle"), (0, 20, "middle"), (10, 4, "start"))


@dataclass(frozen=True)
class Axis:
    """One place on the axis.

    Args:
        period: its code.
        label: what stands under it.
        note: why no result of it compares with others, "" where one does.
    """

    period: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class _Scale:
    axis: Sequence[Axis]
    low: float
    high: float

    def across(self, period: str) -> float:
        places = [it.period for it in self.axis]
        room = WIDTH - LEFT - RIGHT
        return round(LEFT + room * (places.index(period) + 0.5) / len(places), 1)

    def down(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - share), 1)


def is_drawn(row: Row) -> bool:
    """Tell whether a result has a place: an end of the scale has none."""
    return not figures.is_missing(row.value) and not row.value_code


def rates_over_time(groups: Sequence[Sequence[Row]], axis: Sequence[Axis], *, alt: str) -> Markup:
    """Draw the results of a few groups by period on one scale.

    Args:
        groups: for each group its rows, sorted by period: period, subgroup, family, value,
            value_code, data_state, change_from_period. A period without a result stays open.
        axis: every period from the first to the last, in order.
        alt: the sentence that says what the picture shows.

    Returns:
        One ``svg`` element with role img and ``alt`` as its name. Only a result and the one of the
        period right before it that it compares with are joined; a hollow mark compares with none.
    """
    drawn = [[row for row in rows if is_drawn(row)] for rows in groups]
    scale = _scale(drawn, axis)
    parts = [_ground(scale, drawn), _axis(scale)]
    parts += [_lines(scale, rows, _dash(drawn, at)) for at, rows in enumerate(drawn)]
    parts += [_dot(scale, row) for rows in drawn for row in rows]
    parts += _figures(scale, drawn)
    parts += _names(scale, drawn)
    return svg.picture(alt, *parts, class_="picture compared", viewBox=f"0 0 {WIDTH} {HEIGHT}")


def _scale(drawn: Sequence[Sequence[Row]], axis: Sequence[Axis]) -> _Scale:
    values = [float(row.value) for rows in drawn for row in rows]
    low, high = min(values), max(values)
    spare = max(_MIN_SPAN - (high - low), 0) / 2
    return _Scale(axis, max(low - spare, 0.0), high + spare)


def _dash(drawn: Sequence[Sequence[Row]], at: int) -> str:
    families = [rows[0].family for rows in drawn[: at + 1] if rows]
    return _DASHES[max(families.count(families[-1]) - 1, 0) if drawn[at] else 0]


def _ground(scale: _Scale, drawn: Sequence[Sequence[Row]]) -> Markup:
    ticks = ticks_between(scale.low, scale.high)
    unit = next(row.unit for rows in drawn for row in rows)
    lines = "".join(f"M{LEFT} {scale.down(tick)}H{WIDTH - RIGHT}" for tick in ticks)
    written = numbers.percent if unit == Unit.PERCENT else numbers.decimal
    return svg.group(
        svg.element("path", class_="grid", d=lines),
        *(
            svg.text(
                LEFT - 6,
                scale.down(tick) + 4,
                written(tick, 0),
                class_="quiet",
                text_anchor="end",
            )
            for tick in ticks
        ),
    )


def _axis(scale: _Scale) -> Markup:
    under = [(it, scale.across(it.period)) for it in scale.axis]
    quiet = {"class_": "quiet", "text_anchor": "middle"}
    return svg.group(
        *(svg.text(x, HEIGHT - BOTTOM + 20, it.label, **quiet) for it, x in under),
        *(svg.text(x, HEIGHT - BOTTOM + 36, it.note, **quiet) for it, x in under if it.note),
    )


def _lines(scale: _Scale, rows: Sequence[Row], dash: str) -> Markup:
    places = [it.period for it in scale.axis]
    before = dict(zip(places[1:], places, strict=False))
    known = {row.period: row for row in rows}
    joined = [
        (known[row.change_from_period], row)
        for row in rows
        if row.change_from_period in known and before.get(row.period) == row.change_from_period
    ]
    return svg.group(
        *(
            svg.line(
                scale.across(one.period),
                scale.down(one.value),
                scale.across(other.period),
                scale.down(other.value),
                stroke=color_of(other.family),
                stroke_width=2,
                stroke_dasharray=dash,
            )
            for one, other in joined
        )
    )


def _dot(scale: _Scale, row: Row) -> Markup:
    place = f"translate({scale.across(row.period)} {scale.down(row.value)})"
    mark = marker(row.family, is_hollow=row.data_state == DataState.NOT_COMPARABLE)
    return svg.element("g", mark, transform=place)


def _figures(scale: _Scale, drawn: Sequence[Sequence[Row]]) -> list[Markup]:
    """Write each figure at its own dot, where it meets neither a dot nor another figure."""
    written = []
    for at in scale.axis:
        rows = [row for group in drawn for row in group if row.period == at.period]
        dots = [scale.down(row.value) for row in rows]
        taken: list[float] = []
        for row in sorted(rows, key=lambda it: -it.value):
            x, y = scale.across(at.period), scale.down(row.value)
            for dx, dy, anchor in _PLACES:
                middle = y + dy - 4
                others = [dot for dot in dots if dot != y or dx]
                is_free = all(abs(middle - dot) >= _LINE - 2 for dot in others if not dx)
                if is_free and all(abs(middle - other) >= _LINE for other in taken):
                    taken.append(middle)
                    words = figures.value(row.value, row.unit, figures.code_of(row))
                    written.append(svg.text(x + dx, y + dy, words, text_anchor=anchor))
                    break
    return written


def _names(scale: _Scale, drawn: Sequence[Sequence[Row]]) -> list[Markup]:
    """Write each group's name at the right, at the height of its last result, none over another."""
    last = sorted((rows[-1] for rows in drawn if rows), key=lambda row: -row.value)
    heights: list[float] = []
    for row in last:
        lowest = heights[-1] + _LINE + 3 if heights else 0.0
        heights.append(max(scale.down(row.value) + 4, lowest))
    over = max(0.0, heights[-1] - (HEIGHT - BOTTOM)) if heights else 0.0
    x = WIDTH - RIGHT + 22
    return [
        svg.group(
            svg.element("g", marker(row.family), transform=f"translate({x - 12} {y - over - 4})"),
            svg.text(x, y - over, row.subgroup, class_="strong"),
        )
        for row, y in zip(last, heights, strict=True)
    ]
