"""Lines in a native chart where a target was changed, between two of its years."""

from collections.abc import Sequence
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches

from monitoring.papers.slides.layout import Box
from monitoring.papers.slides.palette import OTHER

_CONTENT = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
_CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
# Around the years and their values: names of the lines above, words under the years below.
_LEFT, _RIGHT, _ABOVE, _BELOW = Inches(0.75), Inches(0.85), Inches(1), Inches(1.05)
_NAME = Inches(0.3)  # of one more line


def draw_changes(chart: Any, box: Box, n_years: int, places: Sequence[float]) -> None:  # noqa: ANN401
    """Draw upright lines in the chart itself, so that they move and grow with it.

    What stands at a place is known only where the chart is told where its years lie.

    Args:
        chart: of years in a row, each in the middle of its share of the width.
        box: where the chart stands.
        n_years: how many there are.
        places: where the lines stand, in years from the first one.
    """
    above = _ABOVE + _NAME * (len(places) - 1)
    left, width = _LEFT / box.width, 1 - (_LEFT + _RIGHT) / box.width
    top, height = above / box.height, 1 - (above + _BELOW) / box.height
    _fix(chart, left, top, width, height)
    across = [left + width * min(max((place + 0.5) / n_years, 0), 1) for place in places]
    _add(chart, across, top, top + height)


def _fix(chart: Any, left: float, top: float, width: float, height: float) -> None:  # noqa: ANN401
    area = chart._chartSpace.chart.plotArea
    for known in area.xpath("./c:layout"):
        area.remove(known)
    sizes = "".join(
        f'<c:{name} val="{size:.4f}"/>'
        for name, size in (("x", left), ("y", top), ("w", width), ("h", height))
    )
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{sizes}</c:manualLayout></c:layout>'
        ),
    )


def _add(chart: Any, places: Sequence[float], top: float, bottom: float) -> None:  # noqa: ANN401
    package = chart.part.package
    lines = "".join(
        _line(number, across, top, bottom) for number, across in enumerate(places, start=2)
    )
    drawing = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:userShapes xmlns:c="{_CHARTS}" xmlns:a="{_MAIN}" xmlns:d="{_DRAWING}">{lines}'
        "</c:userShapes>"
    )
    name = package.next_partname("/ppt/drawings/drawing%d.xml")
    part = Part(name, _CONTENT, package, drawing.encode())
    related = chart.part.relate_to(part, RELATIONSHIP_TYPE.CHART_USER_SHAPES)
    chart._chartSpace.append(parse_xml(f'<c:userShapes {nsdecls("c", "r")} r:id="{related}"/>'))


def _line(number: int, across: float, top: float, bottom: float) -> str:
    ends = "".join(
        f"<d:{end}><d:x>{across:.5f}</d:x><d:y>{down:.5f}</d:y></d:{end}>"
        for end, down in (("from", top), ("to", bottom))
    )
    return (
        f'<d:relSizeAnchor>{ends}<d:cxnSp macro=""><d:nvCxnSpPr>'
        f'<d:cNvPr id="{number}" name="Change {number - 1}"/>'
        '<d:cNvCxnSpPr/></d:nvCxnSpPr><d:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
        '</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="15875"><a:solidFill>'
        f'<a:srgbClr val="{OTHER}"/></a:solidFill></a:ln></d:spPr></d:cxnSp></d:relSizeAnchor>'
    )
