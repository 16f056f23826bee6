"""A measure's years with Georgia's, the plan's path and where the trend leads: one wide picture."""

import math
from collections.abc import Sequence

from markupsafe import Markup

from monitoring.pictures import svg
from monitoring.pictures.amended import Former, formers_of
from monitoring.pictures.outlook_places import (
    BOTTOM,
    HEIGHT,
    LEFT,
    LINE,
    NARROW,
    RIGHT,
    TOP,
    WIDTH,
    Places,
    runs,
    spread,
)
from monitoring.pictures.paths import measure_words
from monitoring.pictures.svg import QUIET, RESULT
from monitoring.vocabulary import DataState, Level
from monitoring.wording import figures, labels, periods
from monitoring.wording import pictures as wording
from monitoring.wording.quarter_facts import Measure, Point
from monitoring.wording.verdict_facts import is_known, size

_LETTERS, _LETTER_WIDTH = 12, 5.5
OFF = "#c0561f"


def outlook_picture(measure: Measure, *, is_narrow: bool = False) -> Markup:
    """Draw a measure up to its deadline, or to its newest result after it.

    Args:
        measure: with its years in ``points``.
        is_narrow: for a phone, with letters as large as elsewhere.

    Returns:
        One ``svg`` element with role img whose name says every figure: results as dots, those of
        years that follow each other joined; Georgia's as a thin line; the plan's path dashed, with
        the distance at the result that is judged; the trend dotted in its range.
    """
    places = Places.of(measure, NARROW if is_narrow else WIDTH)
    if places is None:
        return Markup("")
    return svg.picture(
        wording.outlook(measure, measure_words(measure)),
        *_grid(places),
        *_axis(places, measure),
        _fan(places, measure),
        _georgia(places),
        _former(places, measure),
        _path(places),
        _results(places),
        _distance(places, measure),
        *_labels(places, measure),
        viewBox=f"0 0 {places.width} {HEIGHT}",
        fill="currentColor",
        class_=" ".join(["outlook", *["narrow"] * is_narrow]),
    )


def _grid(places: Places) -> list[Markup]:
    return [
        svg.line(LEFT, places.y(it), places.width - RIGHT, places.y(it), class_="grid")
        for it in places.ticks()
    ]


def _axis(places: Places, measure: Measure) -> list[Markup]:
    """Write values at the left, years at the foot, and under a year why it has no result."""
    told = [
        svg.text(
            LEFT - 10,
            places.y(it) + 4,
            wording.axis_value(it, measure.unit),
            font_size=_LETTERS,
            text_anchor="end",
            class_="quiet",
        )
        for it in places.ticks()
    ]
    floor = HEIGHT - BOTTOM + 20
    absent = {it.period: it.state for it in places.points if it.value is None and it.state}
    named = places.named_years()
    for year in places.years:
        if year in named:
            name = periods.on_axis(str(year), measure.period_style)
            told.append(_foot(places.x(year), floor, name))
        state = absent.get(str(year), "")
        if state and state != DataState.NOT_DUE_YET:
            told.append(_foot(places.x(year), floor + LINE - 1, labels.data_state(state)))
    return told


def _foot(x: float, y: float, words: str) -> Markup:
    return svg.text(x, y, words, font_size=_LETTERS, text_anchor="middle", class_="quiet")


def _line(places: Places, ends: Sequence[tuple[str, float]], **look: object) -> Markup:
    if len(ends) < 2:
        return Markup("")
    drawn = " ".join(f"{places.x(period)},{places.y(value)}" for period, value in ends)
    return svg.element("polyline", points=drawn, fill="none", **look)


def _path(places: Places) -> Markup:
    ends = [(it.period, it.expected) for it in places.points if it.expected is not None]
    return _line(places, ends, stroke="currentColor", stroke_width=1.5, stroke_dasharray="6 4")


def _former(places: Places, measure: Measure) -> Markup:
    """Draw each path before a change while it was in force, faint where not, and mark changes."""
    formers = formers_of(measure)
    lines = [_former_line(places, it) for it in formers]
    # Words of a later change stand higher: those of an earlier one reach to the lower results.
    marks = [_change(places, it, n_before) for n_before, it in enumerate(formers)]
    return svg.group(*lines, *marks)


def _former_line(places: Places, former: Former) -> Markup:
    years = (former.start, *former.held(), former.end)
    (begin, since, until, end) = [(places.x(it), places.y(former.at(it))) for it in years]
    faint = {"stroke": QUIET, "stroke_width": 1, "stroke_dasharray": "1 4"}
    return svg.group(
        svg.line(*begin, *since, **faint) if since != begin else Markup(""),
        svg.line(*since, *until, stroke=QUIET, stroke_width=1.5, stroke_dasharray="6 4"),
        svg.line(*until, *end, **faint),
    )


def _change(places: Places, former: Former, n_before: int) -> Markup:
    x = places.x(min(max(former.until, places.years[0]), places.years[-1]))
    y = HEIGHT - BOTTOM - 4 - LINE * n_before
    return svg.group(
        svg.line(x, TOP, x, HEIGHT - BOTTOM, stroke=QUIET, stroke_width=1),
        _label(x - 4, y, former.mark, anchor="end", look="quiet"),
    )


def _georgia(places: Places) -> Markup:
    """Draw Georgia beside results that follow each other; a year without one stays a gap."""
    known = {it.period: it.georgia for it in places.points if it.georgia is not None}
    return svg.group(*(_georgia_run(places, run) for run in runs(known)))


def _georgia_run(places: Places, run: Sequence[tuple[str, float]]) -> Markup:
    if len(run) > 1:
        return _line(places, run, stroke=QUIET, stroke_width=1.5)
    ((period, value),) = run
    return svg.element("circle", cx=places.x(period), cy=places.y(value), r=2.5, fill=QUIET)


def _results(places: Places) -> Markup:
    drawn = [it for it in places.points if it.value is not None]
    compared = {it.period: it.value for it in drawn if it.state != DataState.NOT_COMPARABLE}
    lines = [
        _line(places, run, stroke=RESULT, stroke_width=2)
        for run in runs({period: value for period, value in compared.items() if value is not None})
    ]
    dots = [
        svg.element(
            "circle",
            cx=places.x(it.period),
            cy=places.y(it.value or 0.0),
            r=4.5,
            fill="none" if it.state == DataState.NOT_COMPARABLE else RESULT,
            stroke=RESULT,
            stroke_width=2,
        )
        for it in drawn
    ]
    return svg.group(*lines, *dots)


def _fan(places: Places, measure: Measure) -> Markup:
    """Draw where the trend leads: a range that opens at the result, and its middle dotted."""
    if not is_known(measure.last_value) or not is_known(measure.value):
        return Markup("")
    start, end = (measure.period, measure.value), (measure.deadline_period, measure.last_value)
    corners = [start, (end[0], measure.last_high), (end[0], measure.last_low)]
    drawn = " ".join(f"{places.x(period)},{places.y(value)}" for period, value in corners)
    return svg.group(
        svg.element("polygon", points=drawn, fill=RESULT, fill_opacity=0.16),
        _line(places, [start, end], stroke=RESULT, stroke_width=2, stroke_dasharray="2 4"),
    )


def _judged(places: Places, measure: Measure) -> Point | None:
    """Return the year whose distance from the path is told."""
    if not is_known(measure.distance_points) or measure.is_final:
        return None
    found = (it for it in places.points if it.period == measure.period)
    return next((it for it in found if it.value is not None and it.expected is not None), None)


def _distance(places: Places, measure: Measure) -> Markup:
    at = _judged(places, measure)
    if at is None or at.value is None or at.expected is None:
        return Markup("")
    x, top, bottom = places.x(at.period), places.y(at.expected), places.y(at.value)
    if abs(top - bottom) < _LETTERS:
        return Markup("")
    is_off = measure.level in (Level.OFF_TRACK, Level.OFF_TRACK_MARGIN_UNKNOWN)
    color = OFF if is_off else QUIET
    bar = svg.line(x, top, x, bottom + (-6 if bottom > top else 6), stroke=color, stroke_width=2)
    words = size(measure, measure.distance_points)
    middle = _free(places, at, top, bottom)
    wide = len(words) * _LETTER_WIDTH
    if _is_on_path(places, at, middle, wide):
        if x + 6 + wide > places.x(places.years[-1]) + 8:
            # The names of the lines stand there; the page says the distance in words.
            return bar
        return svg.group(bar, _label(x + 6, (top + bottom) / 2 + 2, words))
    return svg.group(bar, _label(x - 6, middle + 4, words, anchor="end"))


def _is_on_path(places: Places, at: Point, middle: float, width: float) -> bool:
    """Tell whether words that end at a year would stand on the path that leads to it."""
    before = [it for it in places.points if it.period < at.period and it.expected is not None]
    if not before or at.expected is None or before[-1].expected is None:
        return False
    ends = places.x(before[-1].period), places.x(at.period)
    heights = places.y(before[-1].expected), places.y(at.expected)
    rise = (heights[0] - heights[1]) / (ends[1] - ends[0])
    reached = sorted((heights[1] + 6 * rise, heights[1] + (6 + width) * rise))
    return reached[0] < middle + _LETTERS / 2 and reached[1] > middle - _LETTERS / 2


def _free(places: Places, at: Point, top: float, bottom: float) -> float:
    """Return the height at which words beside the distance stand off Georgia's line."""
    ends = sorted((top, bottom))
    georgia = places.y(at.georgia) if at.georgia is not None else math.inf
    if not ends[0] < georgia < ends[1]:
        return (top + bottom) / 2
    is_upper_wider = georgia - ends[0] > ends[1] - georgia
    return ((ends[0] if is_upper_wider else ends[1]) + georgia) / 2


def _label(x: float, y: float, words: str, *, anchor: str = "start", look: str = "") -> Markup:
    return svg.text(
        round(x, 1),
        round(y, 1),
        words,
        font_size=_LETTERS,
        text_anchor=anchor,
        class_=look or None,
    )


def _labels(places: Places, measure: Measure) -> list[Markup]:
    """Name the ends of all lines at the right, one under the other, and the last result."""
    ends: list[tuple[float, str, str]] = []
    path = [it for it in places.points if it.expected is not None]
    if path and path[-1].expected is not None:
        target = path[-1].expected
        ends.append((places.y(target), _target(places, measure, target), "strong"))
    beside = [it for it in places.points if it.georgia is not None]
    if beside and beside[-1].georgia is not None:
        ends.append((places.y(beside[-1].georgia), wording.georgia_of(beside[-1], measure), ""))
    if is_known(measure.last_value):
        # One under the other: labels are set in the order of their heights.
        y = places.y(measure.last_value)
        ends += [(y + at / 100, it, "") for at, it in enumerate(wording.trend_of(measure))]
    x = places.x(places.years[-1]) + 8
    last = [it for it in places.points if it.period == measure.period and it.value is not None]
    # The newest year's result has its figure among them: beside its dot it would stand on a line.
    ends += [
        (places.y(it.value or 0.0), figures.value(it.value, measure.unit, it.value_code), "strong")
        for it in last
        if int(it.period) == places.years[-1]
    ]
    told = [_label(x, y + 4, words, look=look) for y, words, look in spread(ends)]
    told += [
        _last(places, it, it.value or 0.0, measure.unit)
        for it in last
        if int(it.period) != places.years[-1]
    ]
    return told


def _target(places: Places, measure: Measure, target: float) -> str:
    """Name the target, with its year where later results stand at its right."""
    is_past = int(measure.deadline_period) < places.years[-1]
    year = measure.deadline_period if is_past else ""
    return wording.target_of(target, measure.unit, year)


def _last(places: Places, point: Point, value: float, unit: str) -> Markup:
    """Label the last result on the side on which the path leaves room."""
    x, y = places.x(point.period), places.y(value)
    is_above = point.expected is not None and value > point.expected
    if y + 22 > HEIGHT - BOTTOM:
        is_above = True
    words = figures.value(value, unit, point.value_code)
    return _label(x, y + (-10 if is_above else 18), words, anchor="middle", look="strong")
