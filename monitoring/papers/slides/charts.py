"""Native charts with their data sheet: whoever opens the deck can change a figure in them."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from monitoring.brief import Measure, Point
from monitoring.papers.slides.change_mark import draw_changes
from monitoring.papers.slides.layout import INK, QUIET, Box, Slide, describe
from monitoring.papers.slides.palette import GRID, OTHER, RESULT
from monitoring.pictures.amended import formers_of
from monitoring.vocabulary import DataState
from monitoring.wording import board, figures, labels, numbers, periods
from monitoring.wording import deck_charts as wording
from monitoring.wording.numbers import is_missing

_TYPE = Pt(14)


def path_chart(slide: Slide, box: Box, measure: Measure, alt: str) -> None:
    """Draw a measure year by year: dots where it was measured, its path dashed, its trend."""
    data = CategoryChartData(number_format=numbers.chart_format(measure.unit))
    data.categories = [_year(it, measure.period_style) for it in measure.points]
    data.add_series(wording.measured(), [_compared(it) for it in measure.points])
    data.add_series(wording.plan_path(), [it.expected for it in measure.points])
    formers, before = formers_of(measure), []
    for former in formers:
        held = former.in_force(int(it.period) for it in measure.points)
        data.add_series(wording.former_path(former.mark), held)
        before += held
    trend = _trend(measure)
    if trend:
        data.add_series(board.trend_name(measure), trend)
    apart = [it.value if _is_apart(it) else None for it in measure.points]
    if any(it is not None for it in apart):
        data.add_series(labels.data_state(DataState.NOT_COMPARABLE), apart)
    chart = _placed(slide, box, data, (measure.measure_name, alt))
    measured, path, *beside = chart.plots[0].series
    # A year to come has no figure of the path: the line runs on to the target all the same.
    chart._chartSpace.chart.xpath("./c:dispBlanksAs")[0].set("val", "span")
    measured.format.line.fill.background()
    _dots(measured)
    path.format.line.color.rgb = OTHER
    path.format.line.width = Pt(2.5)
    path.format.line.dash_style = MSO_LINE.DASH
    path.marker.style = XL_MARKER_STYLE.NONE
    measured.smooth = path.smooth = False
    _label_results(measured, measure)
    _label_path(path, measure)
    for _former in formers:
        _faint(beside.pop(0))
    if trend:
        _draw_trend(beside.pop(0), measure)
    for series in beside:
        _hollow(series, measure.unit)
    _margin(measured, measure)
    _axes(chart, measure.unit)
    ends = (measure.last_low, measure.last_high) if trend else ()
    values = [it for point in measure.points for it in (point.value, point.expected)]
    _cut(chart, [*values, *ends, *before])
    _legend(chart)
    if formers and measure.points:
        first = int(measure.points[0].period)
        draw_changes(chart, box, len(measure.points), [it.until - first for it in formers])


def _trend(measure: Measure) -> list[float | None]:
    """Return the line from the last result to where the trend ends; none where there is none."""
    periods_drawn = [it.period for it in measure.points]
    is_drawn = measure.period in periods_drawn and measure.deadline_period in periods_drawn
    if is_missing(measure.last_value) or is_missing(measure.value) or not is_drawn:
        return []
    first = periods_drawn.index(measure.period)
    last = periods_drawn.index(measure.deadline_period)
    if last <= first:
        return []
    step = (measure.last_value - measure.value) / (last - first)
    return [
        measure.value + step * (place - first) if first <= place <= last else None
        for place in range(len(periods_drawn))
    ]


def _faint(series: Any) -> None:  # noqa: ANN401
    """Draw the path before a change thinner than the one in force."""
    series.smooth = False
    series.format.line.color.rgb = OTHER
    series.format.line.width = Pt(1.25)
    series.format.line.dash_style = MSO_LINE.ROUND_DOT
    series.marker.style = XL_MARKER_STYLE.NONE


def _draw_trend(series: Any, measure: Measure) -> None:  # noqa: ANN401
    """Draw the trend dotted, with its range and its figure at its end alone."""
    series.smooth = False
    series.format.line.color.rgb = RESULT
    series.format.line.width = Pt(2)
    series.format.line.dash_style = MSO_LINE.ROUND_DOT
    series.marker.style = XL_MARKER_STYLE.NONE
    place = [it.period for it in measure.points].index(measure.deadline_period)
    _label_one(series, place, measure.unit, XL_LABEL_POSITION.RIGHT)
    ends = (measure.last_value - measure.last_low, measure.last_high - measure.last_value)
    _error_bars(series, place, len(measure.points), ends)


def _year(point: Point, style: str) -> str:
    """Write a year at the axis, and under a year without a result why there is none."""
    year = periods.on_axis(point.period, style)
    if point.value is not None:
        return year
    return f"{year}\n{labels.data_state(point.state)}"


def _placed(slide: Slide, box: Box, data: CategoryChartData, said: tuple[str, str]) -> Any:  # noqa: ANN401
    kind = XL_CHART_TYPE.LINE_MARKERS
    shape = slide.shapes.add_chart(kind, box.left, box.top, box.width, box.height, data)
    describe(shape, wording.chart_name(said[0]), said[1])
    chart = shape.chart
    chart.has_title = False
    chart.font.size = _TYPE
    chart.font.color.rgb = INK
    return chart


def _dots(series: Any) -> None:  # noqa: ANN401
    series.marker.style = XL_MARKER_STYLE.CIRCLE
    series.marker.size = 12
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = RESULT
    series.marker.format.line.color.rgb = RESULT


def _is_apart(point: Point) -> bool:
    return point.state == DataState.NOT_COMPARABLE


def _compared(point: Point) -> float | None:
    return None if _is_apart(point) else point.value


def _hollow(series: Any, unit: str) -> None:  # noqa: ANN401
    """Draw what compares with no other gray and hollow, with a gray figure."""
    series.format.line.fill.background()
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.CIRCLE
    series.marker.size = 12
    series.marker.format.fill.background()
    series.marker.format.line.color.rgb = OTHER
    _label_all(series, unit, XL_LABEL_POSITION.BELOW)
    series.data_labels.font.bold = False
    series.data_labels.font.color.rgb = QUIET


def _label_all(series: Any, unit: str, position: Any) -> None:  # noqa: ANN401
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = numbers.chart_format(unit), False
    labels.position = position
    labels.font.size, labels.font.bold = _TYPE, True


def _label_path(path: Any, measure: Measure) -> None:  # noqa: ANN401
    """Write the path's figure where the last result is measured, and at its end."""
    periods = [it.period for it in measure.points]
    wanted = {len(periods) - 1}
    if measure.period in periods:
        wanted.add(periods.index(measure.period))
    for place in sorted(wanted):
        if measure.points[place].expected is None:
            continue
        point = measure.points[place]
        is_below = _is_over_path(point) or (_compared(point) is None and _falls(measure))
        position = XL_LABEL_POSITION.BELOW if is_below else XL_LABEL_POSITION.ABOVE
        _label_one(path, place, numbers.chart_format(measure.unit), position)


def _is_over_path(point: Point) -> bool:
    """Tell whether a result lies above the plan's path: its figure then stands above its dot."""
    value = _compared(point)
    return value is not None and point.expected is not None and value > point.expected


def _falls(measure: Measure) -> bool:
    path = [it.expected for it in measure.points if it.expected is not None]
    return len(path) > 1 and path[-1] < path[0]


def _label_results(measured: Any, measure: Measure) -> None:  # noqa: ANN401
    """Write each result's figure on the side of its dot on which the path is not."""
    _label_all(measured, measure.unit, XL_LABEL_POSITION.BELOW)
    for place, point in enumerate(measure.points):
        is_over, is_whole = _is_over_path(point), point.value_code == figures.WHOLE
        if is_over or is_whole:
            unit = measure.unit
            written = numbers.axis_format(unit) if is_whole else numbers.chart_format(unit)
            position = XL_LABEL_POSITION.ABOVE if is_over else XL_LABEL_POSITION.BELOW
            _label_one(measured, place, written, position)
            font = measured.points[place].data_label.font
            font.bold = True
            font.color.rgb = INK


def _label_one(series: Any, place: int, written: str, position: Any) -> None:  # noqa: ANN401
    label = series.points[place].data_label
    label.position = position
    label.font.size = _TYPE
    label.font.color.rgb = QUIET
    label._dLbl.insert(
        1,
        parse_xml(f"<c:numFmt {nsdecls('c')} formatCode='{written}' sourceLinked='0'/>"),
    )


def _margin(series: Any, measure: Measure) -> None:  # noqa: ANN401
    """Draw the interval at the last result as error bars."""
    periods = [it.period for it in measure.points]
    if is_missing(measure.interval_low) or is_missing(measure.value):
        return
    if measure.period not in periods:
        return
    ends = (measure.value - measure.interval_low, measure.interval_high - measure.value)
    _error_bars(series, periods.index(measure.period), len(periods), ends)


def _error_bars(series: Any, place: int, n: int, lengths: tuple[float, float]) -> None:  # noqa: ANN401
    """Draw one error bar, so far down and so far up."""
    ends = "".join(
        f'<c:{name}><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{n}"/>'
        f'<c:pt idx="{place}"><c:v>{length:.4f}</c:v></c:pt></c:numLit></c:{name}>'
        for name, length in (("plus", lengths[1]), ("minus", lengths[0]))
    )
    bars = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errDir val="y"/><c:errBarType val="both"/>'
        f'<c:errValType val="cust"/><c:noEndCap val="0"/>{ends}<c:spPr><a:ln w="22225">'
        '<a:solidFill><a:srgbClr val="2F7EBC"/></a:solidFill></a:ln></c:spPr></c:errBars>'
    )
    series._element.xpath("./c:cat")[0].addprevious(bars)


def _axes(chart: Any, unit: str) -> None:  # noqa: ANN401
    values, names = chart.value_axis, chart.category_axis
    values.tick_labels.number_format = numbers.axis_format(unit)
    values.tick_labels.number_format_is_linked = False
    values.tick_labels.font.size = _TYPE
    values.major_gridlines.format.line.color.rgb = GRID
    values.format.line.fill.background()
    names.tick_labels.font.size = _TYPE
    names.format.line.color.rgb = OTHER
    names.has_major_gridlines = False


def _cut(chart: Any, values: Sequence[float | None]) -> None:  # noqa: ANN401
    """Cut the axis of a dotted picture a little below and above its values, never below 0."""
    known = [it for it in values if it is not None]
    low, high = min(known), max(known)
    step = next(it for it in (1, 2, 5, 10, 20, 50, 100, 1e3, 1e4, 1e6) if (high - low) / it <= 6)
    if high < step:
        return
    chart.value_axis.minimum_scale = max((low // step - 1) * step, 0)
    chart.value_axis.maximum_scale = (high // step + 1) * step
    chart.value_axis.major_unit = step


def _legend(chart: Any) -> None:  # noqa: ANN401
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = _TYPE
