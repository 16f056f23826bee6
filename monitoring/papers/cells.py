"""Printed figures that can be read back, alone or inside a sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_PLACE = re.compile("\ue000([a-z_]+)\ue001")


@dataclass(frozen=True)
class Cell:
    """A printed figure and its label, which says whose it is; words have no label."""

    text: str
    label: str = ""


# A sentence: its words and the figures in it, in order.
Phrase = tuple[Cell, ...]


def alone(cell: Cell | str) -> Phrase:
    """Make a phrase of one figure or of words alone."""
    return (cell if isinstance(cell, Cell) else Cell(cell),)


def phrase(message: Callable[..., str], **figures: Cell) -> Phrase:
    """Say a message, and keep apart which of its characters are figures.

    Args:
        message: takes the figures by name, as text, and returns the whole sentence.
        figures: what stands in it.
    """
    said = message(**{name: f"\ue000{name}\ue001" for name in figures})
    # Words and names take turns: the pattern's one group is the name of a figure.
    parts = _PLACE.split(said)
    cells = (figures[part] if place % 2 else Cell(part) for place, part in enumerate(parts))
    return tuple(cell for cell in cells if cell.text)


def text_of(words: Phrase) -> str:
    """Return a phrase as plain text."""
    return "".join(cell.text for cell in words)
