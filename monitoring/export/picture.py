"""A picture of a page as a file that stands by itself."""

import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from xml.etree import ElementTree

from monitoring.vocabulary.files import FileFact
from monitoring.wording import export as wording
from monitoring.wording.sample import sample_word

_CSS = (Path(__file__).parent.parent / "style.css").read_text(encoding="utf-8")
# What the page's style says of the inside of pictures; their size is said here.
_RULES = "\n".join(re.findall(r"^\.(?:picture |quiet|mark)[^{@]*\{[^}]*\}", _CSS, re.MULTILINE))
_INK, _GROUND, _SAMPLE_INK = "#1c2127", "#ffffff", "#8f4a17"
_MARGIN, _ROOM, _SAMPLE_ROOM = 28, 880, 110
_TITLE_SIZE, _LABEL_SIZE, _FACT_SIZE, _LEADING = 20, 13, 12, 1.4
# How wide a letter is in sizes of its type, generously: no font is known here.
_LETTER = 0.58
_BOLD = 'font-weight="600"'
# A strip takes its width from the page; here it has this one, and its name at its left.
_STRIP_WIDTH, _STRIP_HEIGHT, _NAME_ROOM = 640, 44, 240
_GAP = 16


@dataclass(frozen=True)
class _Picture:
    """One picture: what is written beside it, its size and all that stands in it."""

    label: str
    alt: str
    classes: str
    box: tuple[float, float]
    body: str
    is_strip: bool


def svg_file(drawn: str | Mapping[str, str], title: str, facts: Mapping[str, str]) -> str:
    """Make pictures of a page into a file: white ground, title above, facts below.

    Args:
        drawn: one ``svg`` element of ``pictures``, which leans on the page for its style; or
            several, by what is to be written beside each, set under and beside one another.
        title: what they show.
        facts: see ``facts_of``; with a ``FileFact.SAMPLE`` the file bears the word Sample.

    Returns:
        A whole SVG document.

    Raises:
        ValueError: a picture is not a well-formed ``svg`` element.
    """
    by_label = {"": drawn} if isinstance(drawn, str) else drawn
    pictures = [_picture(label, svg) for label, svg in by_label.items()]
    room = _ROOM - (_SAMPLE_ROOM if FileFact.SAMPLE in facts else 0)
    head = _wrapped(title, _TITLE_SIZE, room)
    top = _MARGIN + (len(head) + 0.5) * _TITLE_SIZE * _LEADING
    body, under = _laid_out(pictures, top)
    lines = [wording.fact(name, text) for name, text in facts.items()]
    small = [line for words in lines for line in _wrapped(words, _FACT_SIZE, _ROOM)]
    width = _ROOM + 2 * _MARGIN
    height = round(under + len(small) * _FACT_SIZE * _LEADING + _MARGIN)
    alt = " ".join(picture.alt for picture in pictures if picture.alt != title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" color="{_INK}" fill="{_INK}" '
        f'font-family="Arial, Helvetica, sans-serif"><title>{escape(_clean(title))}</title>'
        f"<desc>{escape(_clean(alt))}</desc><style>{_RULES}</style>"
        f'<rect width="{width}" height="{height}" fill="{_GROUND}"/>'
        f"{_lines(head, _MARGIN, _MARGIN, _TITLE_SIZE, _BOLD)}"
        f"{_sample(width) if FileFact.SAMPLE in facts else ''}{body}"
        f"{_lines(small, _MARGIN, under, _FACT_SIZE)}</svg>\n"
    )


def _picture(label: str, svg: str) -> _Picture:
    """Take a picture apart.

    Raises:
        ValueError: it is not well-formed.
    """
    try:
        own = ElementTree.fromstring(svg).attrib  # noqa: S314 - made by pictures
    except ElementTree.ParseError as error:
        raise ValueError(f"the picture is not well-formed SVG: {error}") from error
    box = [float(number) for number in own.get("viewBox", "").split()[2:]]
    return _Picture(
        label,
        own.get("aria-label", ""),
        own.get("class", "picture"),
        (box[0], box[1]) if len(box) == 2 else (_STRIP_WIDTH, _STRIP_HEIGHT),
        svg[svg.index(">") + 1 : svg.rindex("</")],
        is_strip=len(box) != 2,
    )


def _laid_out(pictures: Iterable[_Picture], top: float) -> tuple[str, float]:
    """Set pictures from the left to the right and down; return them and where they end."""
    drawn, left, deepest = [], float(_MARGIN), top
    several = list(pictures)
    for picture in several:
        across, down = picture.box
        # One picture alone may be twice its size; of several each keeps its own.
        scale = min(2.0, _ROOM / across) if len(several) == 1 else min(1.0, _ROOM / across)
        aside = _NAME_ROOM if picture.is_strip else 0
        if left + aside + across * scale > _ROOM + _MARGIN + 1:
            left, top = float(_MARGIN), deepest
        name = _wrapped(picture.label, _LABEL_SIZE, aside or across * scale)
        above = 0 if picture.is_strip else len(name) * _LABEL_SIZE * _LEADING
        drawn.append(_lines(name, left, top, _LABEL_SIZE, _BOLD))
        drawn.append(
            f'<g class="{escape(picture.classes)}"><svg x="{left + aside:.0f}" '
            f'y="{top + above:.0f}" width="{across * scale:.0f}" height="{down * scale:.0f}" '
            f'viewBox="0 0 {across:g} {down:g}">{picture.body}</svg></g>'
        )
        below = 0 if picture.is_strip else _GAP
        deepest = max(deepest, top + above + down * scale + below)
        left += aside + across * scale + _GAP
    return "".join(drawn), deepest + _GAP


def _wrapped(words: str, size: int, room: float) -> list[str]:
    return textwrap.wrap(_clean(words), max(int(room / (size * _LETTER)), 12))


def _clean(words: str) -> str:
    """Drop what XML cannot hold."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", words)


def _lines(lines: list[str], left: float, top: float, size: int, style: str = "") -> str:
    return "".join(
        f'<text x="{left:.0f}" y="{top + (place + 0.8) * size * _LEADING:.0f}" '
        f'font-size="{size}" {style}>{escape(line)}</text>'
        for place, line in enumerate(lines)
    )


def _sample(width: int) -> str:
    return (
        f'<text x="{width - _MARGIN}" y="{_MARGIN + 0.8 * _TITLE_SIZE * _LEADING:.0f}" '
        f'text-anchor="end" font-size="{_TITLE_SIZE}" font-weight="700" fill="{_SAMPLE_INK}">'
        f"{escape(sample_word())}</text>"
    )
