"""The elements that pictures are made of; whatever goes into one is escaped."""

from functools import lru_cache
from html import escape

from markupsafe import Markup

# Legible on white and on near-black alike: at least 3 to 1 against both.
RESULT, QUIET = "#2f7ebc", "#7d838b"


def element(name: str, *inside: object, **attributes: object) -> Markup:
    """Write an SVG element.

    Args:
        name: of the element.
        inside: what it holds, text or other elements.
        attributes: name -> value; "stroke_width" stands for stroke-width and "class_" for class.
            None leaves an attribute out.
    """
    told = "".join(
        [
            f' {_attribute(key)}="{_escaped(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )
    body = "".join(map(_escaped, inside))
    # Every part has been escaped.
    return Markup(f"<{name}{told}>{body}</{name}>" if body else f"<{name}{told}/>")  # noqa: S704


def _escaped(value: object) -> str:
    """Return what may stand in an element; a page has thousands, so that nothing is done twice."""
    if isinstance(value, Markup | float | int):
        return str.__str__(value) if isinstance(value, Markup) else str(value)
    return escape(str(value))


@lru_cache(maxsize=256)
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def group(*inside: str) -> Markup:
    """Set elements one after the other."""
    # Every part has been escaped.
    return Markup("".join(map(_escaped, inside)))  # noqa: S704


def line(x1: object, y1: object, x2: object, y2: object, **attributes: object) -> Markup:
    """Draw a line between two points."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def text(x: object, y: object, words: object, **attributes: object) -> Markup:
    """Write words at a point."""
    return element("text", words, x=x, y=y, **attributes)


def picture(alt: str, *inside: object, **attributes: object) -> Markup:
    """Write a whole picture, whose name to those who hear it is ``alt``."""
    return element(
        "svg", *inside, **{"class_": "picture", "role": "img", "aria_label": alt} | attributes
    )
