"""Lines of text on a page, with a tab where a column ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# A gap this many times a letter's height is no space between words.
_GAP = 1.6


@dataclass(frozen=True)
class TextLine:
    """A line of text, its columns parted by tabs, and how far down the page it stands."""

    text: str
    top: float
    bottom: float


def lines_in_columns(words: Sequence[Mapping[str, Any]]) -> list[TextLine]:
    """Return the lines that words make, from top to bottom.

    Args:
        words: as `pdfplumber` gives them: text, x0, x1, top and bottom, in points.
    """
    lines: list[list[Mapping[str, Any]]] = []
    for word in sorted(words, key=lambda word: (round(word["top"]), word["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if lines and lines[-1][0]["top"] <= middle <= lines[-1][0]["bottom"]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_line(sorted(line, key=lambda word: float(word["x0"]))) for line in lines]


def _line(words: Sequence[Mapping[str, Any]]) -> TextLine:
    text, end = "", None
    for word in words:
        height = word["bottom"] - word["top"]
        if end is not None:
            text += "\t" if word["x0"] - end > _GAP * height else " "
        text += word["text"]
        end = word["x1"]
    return TextLine(text, min(word["top"] for word in words), max(word["bottom"] for word in words))
