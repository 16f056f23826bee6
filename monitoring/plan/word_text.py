"""The text of one paragraph of a Word document, as it would be printed."""

from collections.abc import Callable, Iterator
from typing import Any

# What is in the file and would not be printed: what was taken out, and older forms of the same.
_HIDDEN = frozenset(
    {"del", "moveFrom", "Fallback", "txbxContent", "instrText", "delText", "rPr", "pPr", "sdtPr"}
)
# Characters of the fonts Wingdings and Wingdings 2 that stand for boxes.
_SYMBOLS = {
    **dict.fromkeys(("F0FE", "F052", "F053", "F0FC", "F050"), "☒"),
    **dict.fromkeys(("F0FD", "F054", "F051", "F078"), "☒"),
    **dict.fromkeys(("F0A8", "F06F", "F0A3", "F02A", "F071"), "☐"),
    "F06E": "■",
}
_OFF = frozenset({"0", "false", "off"})


def tag_of(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """Return the name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(paragraph: Any) -> str:  # noqa: ANN401
    """Return the text of a paragraph, without text boxes; insertions stand, deletions do not."""
    return "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:  # noqa: ANN401
    for child in element:
        tag = tag_of(child)
        if tag in _SIGNS:
            yield _SIGNS[tag](child)
        elif not _is_hidden(child, tag):
            yield from _pieces(child)


def _is_hidden(element: Any, tag: str) -> bool:  # noqa: ANN401
    if tag == "sdt":
        return is_placeholder(element)
    return tag in _HIDDEN or (tag == "r" and _is_vanished(element))


def text_boxes(paragraph: Any) -> list[Any]:  # noqa: ANN401
    """Return what the text boxes of a paragraph hold, each once."""
    found: list[Any] = []
    for child in paragraph:
        tag = tag_of(child)
        if tag == "txbxContent":
            found.append(child)
        elif tag not in ("Fallback", "del", "moveFrom"):
            found += text_boxes(child)
    return found


def is_placeholder(control: Any) -> bool:  # noqa: ANN401
    """Return whether a content control shows only what asks for its content."""
    for properties in control:
        if tag_of(properties) == "sdtPr":
            return any(tag_of(part) == "showingPlcHdr" for part in properties)
    return False


def is_list_entry(paragraph: Any) -> bool:  # noqa: ANN401
    """Return whether a paragraph is an entry of a list."""
    for properties in paragraph:
        if tag_of(properties) != "pPr":
            continue
        for part in properties:
            if tag_of(part) == "numPr":
                return all(_attribute(one, "val") != "0" for one in part if tag_of(one) == "numId")
            if tag_of(part) == "pStyle" and _attribute(part, "val").lower().startswith("list"):
                return True
    return False


def _attribute(element: Any, name: str) -> str:  # noqa: ANN401
    values = (value for key, value in element.attrib.items() if key.endswith(f"}}{name}"))
    return str(next(values, ""))


def _is_vanished(run: Any) -> bool:  # noqa: ANN401
    for properties in run:
        if tag_of(properties) == "rPr":
            hidden = (part for part in properties if tag_of(part) == "vanish")
            return any(_attribute(part, "val") not in _OFF for part in hidden)
    return False


def _is_checked(box: Any) -> bool:  # noqa: ANN401
    """Return whether a check box of an old form is ticked."""
    states = {tag_of(part): _attribute(part, "val") not in _OFF for part in box}
    return states.get("checked", states.get("default", False))


def _break(element: Any) -> str:  # noqa: ANN401
    return "" if _attribute(element, "type") in ("page", "column") else "\n"


# Elements that are text themselves.
_SIGNS: dict[str, Callable[[Any], str]] = {
    "t": lambda element: (element.text or "").replace("\n", " "),
    "tab": lambda _: "\t",
    "br": _break,
    "cr": lambda _: "\n",
    "noBreakHyphen": lambda _: "-",
    "sym": lambda element: _SYMBOLS.get(_attribute(element, "char").upper(), ""),
    "checkBox": lambda element: "☒ " if _is_checked(element) else "☐ ",
}
