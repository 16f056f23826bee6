"""Native charts with their data sheet: whoever opens the deck can change a figure in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from monitoring.brief import EarlySign, Gap, Measure, Point
from monitoring.papers import signs as sign_rows
from monitoring.papers.slides.layout import INK, QUIET, Box, Slide, clean, describe
from monitoring.vocabulary import DataState, Unit
from monitoring.wording import deck_charts as wording
from monitoring.wording import labels, numbers, periods
from monitoring.wording.interims import sign_name
from monitoring.wording.numbers import is_missing
from monitoring.wording.verdict_facts import Facts

RESULT, OTHER = RGBColor(0x2F, 0x7E, 0xBC), RGBColor(0x7D, 0x83, 0x8B)
_GRID = RGBColor(0xD5, 0xD8, 0xDC)


@dataclass(frozen=True)
class Pair:
    """Two figures side by side for each name.

    Args:
        names: what stands at the axis, from the top.
        series: name -> a figure for each name, None where nothing is known.
        unit: of all of them.
    """

    names: Sequence[str]
    series: Sequence[tuple[str, Sequence[float | None]]]
    unit: str


def has_picture(measure: Measure) -> bool:
    """Tell whether there is anything to draw of a measure."""
    return any(it.value is not None or it.expected is not None for it in measure.points)


def path_chart(slide: Slide, box: Box, measure: Measure, alt: str) -> None:
    """Draw a measure year by year: dots where it was measured, its path dashed."""
    data = CategoryChartData(number_format=numbers.chart_format(measure.unit))
    data.categories = [_year(it, measure.period_style) for it in measure.points]
    data.add_series(wording.measured(), [_compared(it) for it in measure.points])
    data.add_series(wording.plan_path(), [it.expected for it in measure.points])
    apart = [it.value if _is_apart(it) else None for it in measure.points]
    if any(it is not None for it in apart):
        data.add_series(labels.data_state(DataState.NOT_COMPARABLE), apart)
    chart = _placed(slide, box, data, XL_CHART_TYPE.LINE_MARKERS, (measure.measure_name, alt))
    measured, path, *beside = chart.plots[0].series
    measured.format.line.fill.background()
    _dots(measured)
    path.format.line.color.rgb = OTHER
    path.format.line.width = Pt(2.5)
    path.format.line.dash_style = MSO_LINE.DASH
    path.marker.style = XL_MARKER_STYLE.NONE
    measured.smooth = path.smooth = False
    _label_all(measured, measure.unit, XL_LABEL_POSITION.BELOW)
    _label_path(path, measure)
    for series in beside:
        _hollow(series, measure.unit)
    _margin(measured, measure)
    _axes(chart, measure.unit)
    _cut(chart, [it for point in measure.points for it in (point.value, point.expected)])
    _legend(chart)


def _year(point: Point, style: str) -> str:
    """Write a year at the axis, and under a year without a result why there is none."""
    year = periods.on_axis(point.period, style)
    if point.value is not None:
        return year
    return f"{year}\n{labels.data_state(point.state)}"


def signs_pair(signs: Sequence[EarlySign]) -> Pair:
    """Return the latest quarter of each beside the same a year before, of those in percent."""
    drawn = [it for it in signs if it.unit == Unit.PERCENT and _is_drawn(it)]
    return Pair(
        [sign_rows.of_quarter(sign_name(it), it, signs) for it in drawn],
        [
            (
                wording.year_before(),
                [None if it.earlier_code else it.earlier_value for it in drawn],
            ),
            (wording.latest_result(), [it.value for it in drawn]),
        ],
        Unit.PERCENT,
    )


def gap_pair(gaps: Sequence[Gap]) -> Pair:
    """Return each group beside all other students."""
    return Pair(
        [wording.group_of_measure(it) for it in gaps],
        [
            (wording.all_others(), [it.complement_value for it in gaps]),
            (wording.the_group(), [it.value for it in gaps]),
        ],
        Unit.PERCENT,
    )


def _is_drawn(one: Facts) -> bool:
    """Tell whether there is a figure to draw: an end of the scale is none."""
    return not is_missing(one.value) and not one.end_code


def measures_pair(measures: Sequence[Measure]) -> Pair:
    """Return the latest result of each measure beside where its path ends."""
    drawn = [it for it in measures if _is_drawn(it)]
    return Pair(
        [it.measure_name for it in drawn],
        [
            (wording.target(), [known(it.final_target) for it in drawn]),
            (wording.latest_result(), [it.value for it in drawn]),
        ],
        drawn[0].unit if drawn else Unit.PERCENT,
    )


def known(number: float) -> float | None:
    """Return a number, None where it is missing: a chart leaves its place empty."""
    return None if is_missing(number) else number


def pair_chart(slide: Slide, box: Box, pair: Pair, name: str, alt: str) -> None:
    """Draw two bars for each name, from zero, with their figures at their ends."""
    data = CategoryChartData(number_format=numbers.chart_format(pair.unit))
    data.categories = [clean(it) for it in pair.names]
    for title, values in pair.series:
        data.add_series(title, values)
    chart = _placed(slide, box, data, XL_CHART_TYPE.BAR_CLUSTERED, (name, alt))
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, -5
    for series, color in zip(plot.series, (OTHER, RESULT), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = color
        _label_all(series, pair.unit, XL_LABEL_POSITION.OUTSIDE_END)
    _axes(chart, pair.unit)
    chart.category_axis.reverse_order = True
    chart.value_axis.minimum_scale = 0
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    _legend(chart)


def _placed(
    slide: Slide, box: Box, data: CategoryChartData, kind: XL_CHART_TYPE, said: tuple[str, str]
) -> Any:  # noqa: ANN401
    shape = slide.shapes.add_chart(kind, box.left, box.top, box.width, box.height, data)
    describe(shape, wording.chart_name(said[0]), said[1])
    chart = shape.chart
    chart.has_title = False
    chart.font.size = Pt(13)
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
    labels.font.size, labels.font.bold = Pt(13), True


def _label_path(path: Any, measure: Measure) -> None:  # noqa: ANN401
    """Write the path's figure where the last result is measured, and at its end."""
    periods = [it.period for it in measure.points]
    wanted = {len(periods) - 1}
    if measure.period in periods:
        wanted.add(periods.index(measure.period))
    for place in sorted(wanted):
        if measure.points[place].expected is None:
            continue
        label = path.points[place].data_label
        label.position = XL_LABEL_POSITION.ABOVE
        label.font.size = Pt(13)
        label.font.color.rgb = QUIET
        label._dLbl.insert(
            1,
            parse_xml(
                f"<c:numFmt {nsdecls('c')} "
                f"formatCode='{numbers.chart_format(measure.unit)}' sourceLinked='0'/>"
            ),
        )


def _margin(series: Any, measure: Measure) -> None:  # noqa: ANN401
    """Draw the interval at the last result as error bars."""
    periods = [it.period for it in measure.points]
    if is_missing(measure.interval_low) or is_missing(measure.value):
        return
    if measure.period not in periods:
        return
    place, n = periods.index(measure.period), len(periods)
    up, down = measure.interval_high - measure.value, measure.value - measure.interval_low
    ends = "".join(
        f'<c:{name}><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{n}"/>'
        f'<c:pt idx="{place}"><c:v>{length:.4f}</c:v></c:pt></c:numLit></c:{name}>'
        for name, length in (("plus", up), ("minus", down))
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
    values.tick_labels.font.size = Pt(12)
    values.major_gridlines.format.line.color.rgb = _GRID
    values.format.line.fill.background()
    names.tick_labels.font.size = Pt(13)
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
    chart.legend.font.size = Pt(13)
