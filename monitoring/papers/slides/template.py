"""The presentation that a deck is written into: our own plain one, or the district's."""

import hashlib
import io
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from monitoring import apart
from monitoring.errors import InputError
from monitoring.papers.slides.package import look_over
from monitoring.wording import templates as wording

# python-pptx has no types of its own.
Layout = Any
Deck = Any

_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
FOOTERS = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
# Our own look: a title at the left, our colors, one layout for the cover and one for the rest.
_OWN = (Path(__file__).parent / "template.pptx").read_bytes()


_LIMITS = apart.Limits(n_bytes=700_000_000, n_seconds=10)
# Templates that were opened without harm, by their hashes.
_MAX_TRIED = 20
_tried: dict[str, None] = {}


def open_template(template: bytes | None) -> Deck:
    """Open the presentation to write into, without the slides it came with.

    Raises:
        InputError: the template is not a presentation, or has no layout with a title.
    """
    if template is not None:
        _try(template)
    deck = _opened(template or _OWN)
    _drop_slides(deck)
    if not _with_title(deck):
        raise InputError(wording.no_title([layout.name for layout in _layouts(deck)]))
    return deck


def _try(template: bytes) -> None:
    """Open a template in a process of its own first, once: here it takes no more than there."""
    digest = hashlib.sha256(template).hexdigest()
    if digest in _tried:
        return
    given = apart.GivenBytes("template.pptx", template)
    try:
        with ExitStack() as stack:
            apart.ask(f"{__name__}:take_apart", given, stack, _LIMITS)
    except apart.TooMuchError as error:
        raise InputError(wording.takes_too_much()) from error
    _tried[digest] = None
    while len(_tried) > _MAX_TRIED:
        _tried.pop(next(iter(_tried)))


def take_apart(template: apart.Given, written: IO[bytes]) -> None:
    """Look a template over and open it; a task of the process that takes files apart."""
    del written
    with template.open("rb") as file:
        content = file.read()
    look_over(content)
    _opened(content)


def _opened(template: bytes) -> Deck:
    try:
        return Presentation(io.BytesIO(template))
    # What python-pptx raises for a faulty part is of many kinds: KeyError, lxml's, AttributeError.
    except Exception as error:
        raise InputError(wording.not_a_presentation(str(error))) from error


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
