"""How wide letters are, generously: a deck is opened with typefaces that nobody here knows.

The widths are those of DejaVu Sans, which is what many systems take for a typeface that they lack
and is a sixth wider than Calibri; words that fit by them fit in Calibri, Carlito and Arial too.
"""

from functools import lru_cache

# In thousandths of the size, from the space to the tilde.
_REGULAR = (
    *(318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337),
    *(636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531),
    *(1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787),
    *(603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500),
    *(500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612),
    *(635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838),
)
_BOLD = (
    *(348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365),
    *(696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580),
    *(1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995, 837, 850),
    *(733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500),
    *(500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687),
    *(716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838),
)
_LETTER, _SIGN = 760, 1040


@lru_cache(maxsize=16384)
def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return how wide a text stands on one line, in points.

    Args:
        text: without line breaks.
        size: of the type, in points.
        is_bold: it is set in bold.
    """
    table = _BOLD if is_bold else _REGULAR
    return sum(_letter(it, table) for it in text) * size / 1000


def _letter(letter: str, table: tuple[int, ...]) -> int:
    place = ord(letter) - 32
    if 0 <= place < len(table):
        return table[place]
    return _LETTER if letter.isalpha() and ord(letter) < 0x2000 else _SIGN


@lru_cache(maxsize=16384)
def lines_of(text: str, size: float, width: float, *, is_bold: bool = False) -> int:
    """Return how many lines a text takes in a place of this width, in points.

    A word that is wider than the place is broken, as an office program breaks it.
    """
    return sum(_lines(part, size, width, is_bold=is_bold) for part in text.split("\n"))


def _lines(text: str, size: float, width: float, *, is_bold: bool) -> int:
    lines, taken = 1, 0.0
    space = width_of(" ", size, is_bold=is_bold)
    for word in text.split(" "):
        wide = width_of(word, size, is_bold=is_bold)
        if taken and taken + space + wide > width:
            lines, taken = lines + 1, 0.0
        elif taken:
            taken += space
        # A word alone on its line and wider than it runs on below.
        while wide > width > 0:
            lines, wide = lines + 1, wide - width
        taken += wide
    return lines
