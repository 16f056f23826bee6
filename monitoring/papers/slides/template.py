"""The presentation that a deck is written into: our own plain one, or the district's."""

import io
import re
import zipfile
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Inches

from monitoring.errors import InputError

# python-pptx has no types of its own.
Layout = Any
Deck = Any

_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
FOOTERS = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
_MAX_BYTES, _MAX_UNPACKED, _MAX_PARTS = 50_000_000, 300_000_000, 5_000
_WANTED = "needed is a PowerPoint file (.pptx) with a layout that has a title"
_THEME = {
    b"dk2": b"1C2127",
    b"accent1": b"2F7EBC",
    b"accent2": b"7D838B",
    b"accent3": b"178571",
    b"accent4": b"A26F0B",
    b"accent5": b"8F6BC0",
    b"accent6": b"C0561F",
    b"hlink": b"1F4E79",
}


def opened(template: bytes | None) -> Deck:
    """Open the presentation to write into, without the slides it came with.

    Raises:
        InputError: the template is no presentation, or has no layout with a title.
    """
    if template is None:
        return _own()
    _check_package(template)
    try:
        deck = Presentation(io.BytesIO(template))
    # What python-pptx raises for a faulty part is of many kinds: KeyError, lxml's, AttributeError.
    except Exception as error:
        raise InputError(f"the template is no presentation ({error}); {_WANTED}") from error
    _drop_slides(deck)
    if not _with_title(deck):
        names = ", ".join(layout.name for layout in _layouts(deck)) or "none"
        raise InputError(f"no layout of the template has a title (layouts: {names}); {_WANTED}")
    return deck


def _check_package(template: bytes) -> None:
    """Refuse what is no zip archive, or one that is larger than any template."""
    if len(template) > _MAX_BYTES:
        size = len(template) // 1_000_000
        raise InputError(f"the template has {size} MB; at most {_MAX_BYTES // 1_000_000} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            parts = package.infolist()
    except zipfile.BadZipFile as error:
        raise InputError(f"the template is no office file; {_WANTED}") from error
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _MAX_UNPACKED or len(parts) > _MAX_PARTS:
        raise InputError(
            f"the template unpacks to {unpacked // 1_000_000} MB in {len(parts)} parts; at most "
            f"{_MAX_UNPACKED // 1_000_000} MB in {_MAX_PARTS:,} parts"
        )


def _layouts(deck: Deck) -> list[Layout]:
    return [layout for master in deck.slide_masters for layout in master.slide_layouts]


def _kinds(layout: Layout) -> list[PP_PLACEHOLDER]:
    kinds = [it.placeholder_format.type for it in layout.placeholders]
    return [kind for kind in kinds if kind not in FOOTERS]


def _with_title(deck: Deck) -> list[Layout]:
    return [layout for layout in _layouts(deck) if _TITLES & set(_kinds(layout))]


def plain_layout(deck: Deck) -> Layout:
    """Return the layout with a title and as little else as there is."""
    return min(
        _with_title(deck),
        key=lambda it: (len(_kinds(it)), PP_PLACEHOLDER.CENTER_TITLE in _kinds(it)),
    )


def cover_layout(deck: Deck) -> Layout:
    """Return the layout with a title and a subtitle; the plain one where there is none."""
    covers = [it for it in _with_title(deck) if PP_PLACEHOLDER.SUBTITLE in _kinds(it)]
    return min(covers, key=lambda it: len(_kinds(it))) if covers else plain_layout(deck)


def _drop_slides(deck: Deck) -> None:
    """Take the slides out, and the sections and shows that name them."""
    listed = deck.slides._sldIdLst
    for entry in list(listed):
        deck.part.drop_rel(entry.rId)
        listed.remove(entry)
    root = deck.part._element
    for found in root.xpath("./p:custShowLst"):
        found.getparent().remove(found)
    # Sections stand in an extension whose namespace python-pptx does not know.
    for found in root.xpath("./p:extLst/p:ext[*[local-name() = 'sectionLst']]"):
        found.getparent().remove(found)


def _own() -> Deck:
    """Make the library's plain presentation wide, with a title at the left and our colors."""
    deck = Presentation()
    stretch = Inches(13.333) / deck.slide_width
    deck.slide_width = Inches(13.333)
    master = deck.slide_master
    keep = {"Title Slide", "Title Only"}
    for layout in list(deck.slide_layouts):
        if layout.name not in keep:
            deck.slide_layouts.remove(layout)
    for sheet in (master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * stretch), round(shape.width * stretch)
            if shape.placeholder_format.type in FOOTERS:
                shape.left, shape.top = shape.left, Inches(7.08)
                shape.width, shape.height = shape.width, Inches(0.32)
    _place(master.placeholders[0], (0.6, 0.35, 12.13, 1.2), "b")
    cover = next(it for it in deck.slide_layouts if it.name == "Title Slide")
    _place(cover.placeholders[0], (0.9, 1.5, 11.5, 2.0), "b")
    _place(cover.placeholders[1], (0.9, 3.7, 11.5, 2.2), "t")
    _align_left(master)
    _paint(master)
    return deck


def _place(shape: Any, box: tuple[float, float, float, float], anchor: str) -> None:  # noqa: ANN401
    shape.left, shape.top, shape.width, shape.height = (Inches(it) for it in box)
    shape._element.txBody.bodyPr.set("anchor", anchor)


def _align_left(master: Any) -> None:  # noqa: ANN401
    """Set titles from the left, as a report does."""
    for style in master._element.iterfind(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}"):
        style.set("algn", "l")
        for run in style.iterfind(qn("a:defRPr")):
            run.set("sz", "2800")
            run.set("b", "1")
    for layout in master.slide_layouts:
        for style in layout._element.iterfind(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}"):
            style.set("algn", "l")
            for run in style.iterfind(qn("a:defRPr")):
                for color in run.findall(qn("a:solidFill")):
                    run.remove(color)


def _paint(master: Any) -> None:  # noqa: ANN401
    theme = next(it.target_part for it in master.part.rels.values() if "theme" in it.reltype)
    text = theme.blob
    for name, color in _THEME.items():
        text = re.sub(
            rb"(<a:%s>).*?(</a:%s>)" % (name, name),
            rb'\g<1><a:srgbClr val="%s"/>\g<2>' % color,
            text,
        )
    fonts = re.sub(rb'(<a:majorFont><a:latin typeface=)"[^"]*"', rb'\g<1>"Georgia"', text)
    theme._blob = fonts
