"""Paragraphs under headings, on as many messages of the wall as they need."""

from collections.abc import Sequence
from dataclasses import dataclass

# How many lines of how many letters stand under a headline at 1920 by 1080.
_LINES, _LETTERS = 11, 88
# What a heading takes of them, and up to how many are few enough for larger type.
_HEADING, _FEW = 1.3, 6.7


@dataclass(frozen=True)
class Paragraph:
    """A text under a heading, "" for none."""

    heading: str
    text: str
    is_sample: bool = False


@dataclass(frozen=True)
class Listing:
    """What stands on one message: blocks of (heading, texts); few are set larger."""

    blocks: tuple[tuple[str, tuple[str, ...]], ...]
    is_few: bool
    is_sample: bool


def pages_of(parts: Sequence[Paragraph]) -> list[Listing]:
    """Set paragraphs on messages, in their order.

    Returns:
        At least one, empty where there is nothing to list.
    """
    pages: list[list[Paragraph]] = [[]]
    taken, heading = 0.0, ""
    for part in (portion for whole in parts for portion in _portions(whole)):
        lines = _lines(part.text) + (_HEADING if part.heading and part.heading != heading else 0)
        if taken + lines > _LINES and pages[-1]:
            pages.append([])
            taken = _HEADING
        pages[-1].append(part)
        taken, heading = taken + lines, part.heading
    return [_listing(page) for page in pages]


def _listing(page: Sequence[Paragraph]) -> Listing:
    headings = dict.fromkeys(part.heading for part in page)
    amount = sum(_lines(part.text) for part in page) + _HEADING * len(headings)
    blocks = tuple(
        (heading, tuple(part.text for part in page if part.heading == heading))
        for heading in headings
    )
    return Listing(blocks, amount <= _FEW, any(part.is_sample for part in page))


def _portions(part: Paragraph) -> list[Paragraph]:
    """Cut a text between words into pieces that a message holds."""
    portions = [""]
    for word in part.text.split():
        if len(portions[-1]) + len(word) > _LETTERS * (_LINES - 3):
            portions.append("")
        portions[-1] = f"{portions[-1]} {word}".strip()
    return [Paragraph(part.heading, text, part.is_sample) for text in portions if text]


def _lines(text: str) -> int:
    return len(text) // _LETTERS + 1
