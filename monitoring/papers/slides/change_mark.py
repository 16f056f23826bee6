"""A line in a native chart where a target was changed, between two of its years."""

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


def draw_change(chart: Any, box: Box, n_years: int, place: float) -> None:  # noqa: ANN401
    """Draw an upright line in the chart itself, so that it moves and grows with it.

    What stands at a place is known only where the chart is told where its years lie.

    Args:
        chart: of years in a row, each in the middle of its share of the width.
        box: where the chart stands.
        n_years: how many there are.
        place: where the line stands, in years from the first one.
    """
    left, width = _LEFT / box.width, 1 - (_LEFT + _RIGHT) / box.width
    top, height = _ABOVE / box.height, 1 - (_ABOVE + _BELOW) / box.height
    _fix(chart, left, top, width, height)
    across = left + width * min(max((place + 0.5) / n_years, 0), 1)
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


def _add(chart: Any, across: float, top: float, bottom: float) -> None:  # noqa: ANN401
    package = chart.part.package
    ends = "".join(
        f"<d:{end}><d:x>{across:.5f}</d:x><d:y>{down:.5f}</d:y></d:{end}>"
        for end, down in (("from", top), ("to", bottom))
    )
    drawing = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:userShapes xmlns:c="{_CHARTS}" xmlns:a="{_MAIN}" xmlns:d="{_DRAWING}">'
        f'<d:relSizeAnchor>{ends}<d:cxnSp macro=""><d:nvCxnSpPr><d:cNvPr id="2" name="Change"/>'
        '<d:cNvCxnSpPr/></d:nvCxnSpPr><d:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
        '</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="15875"><a:solidFill>'
        f'<a:srgbClr val="{OTHER}"/></a:solidFill></a:ln></d:spPr></d:cxnSp></d:relSizeAnchor>'
        "</c:userShapes>"
    )
    name = package.next_partname("/ppt/drawings/drawing%d.xml")
    part = Part(name, _CONTENT, package, drawing.encode())
    related = chart.part.relate_to(part, RELATIONSHIP_TYPE.CHART_USER_SHAPES)
    chart._chartSpace.append(parse_xml(f'<c:userShapes {nsdecls("c", "r")} r:id="{related}"/>'))
