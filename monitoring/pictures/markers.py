"""One mark for each family of student groups, the same on every page: shape first, then color."""

from dataclasses import dataclass

from markupsafe import Markup

from monitoring.pictures.svg import element
from monitoring.vocabulary.groups import Family


@dataclass(frozen=True)
class Marker:
    """What a family is drawn with.

    Args:
        outline: an SVG path round 0, 0, about 12 units wide.
        color: at least 3 to 1 against the light and the dark ground.
    """

    outline: str
    color: str


_CROSS = "M-2.2-6h4.4v3.8h3.8v4.4h-3.8v3.8h-4.4v-3.8h-3.8v-4.4h3.8z"
_MARKERS: dict[str, Marker] = {
    Family.ALL: Marker("M-2.8-7h5.6v14h-5.6z", "#7d838b"),
    Family.RACE: Marker("M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z", "#2f7ebc"),
    Family.ECONOMIC: Marker("M-5-5h10v10h-10z", "#a26f0b"),
    Family.DISABILITY: Marker("M0-6.8L6.8 0L0 6.8L-6.8 0z", "#8f6bc0"),
    Family.LANGUAGE: Marker("M0-6.4L6.4 5h-12.8z", "#178571"),
    Family.GENDER: Marker("M0 6.4L6.4-5h-12.8z", "#b9588f"),
    Family.OTHER: Marker(_CROSS, "#c0561f"),
}


def color_of(family: str) -> str:
    """Return the color of a family."""
    return _of(family).color


def _of(family: str) -> Marker:
    return _MARKERS.get(family, _MARKERS[Family.OTHER])


def marker(family: str, *, is_hollow: bool = False) -> Markup:
    """Draw a family's mark round 0, 0: filled for a group, hollow for all others."""
    drawn = _of(family)
    # The page's style fills a hollow mark with its ground, so that no line shows through.
    return element(
        "path",
        d=drawn.outline,
        class_="ground" if is_hollow else None,
        fill="none" if is_hollow else drawn.color,
        stroke=drawn.color,
        stroke_width=2,
    )


def key(family: str) -> Markup:
    """Draw a family's mark to stand beside a name; the name says it, so it is not read out."""
    return element(
        "svg",
        marker(family),
        class_="key",
        viewBox="-8 -8 16 16",
        width=16,
        height=16,
        aria_hidden="true",
    )
