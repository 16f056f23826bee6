"""Text as a terminal shows it: signs that would steer it are shown and do nothing."""

import re

# Control characters but the line's end and the tab, and marks that turn the order of what is read.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
_PICTURES = 0x2400
_DELETE = "\x7f"


def visible(text: str) -> str:
    """Return text in which every sign that steers a terminal is a picture of itself.

    A cell of a file, its name, or the name of who signs in could otherwise clear the screen, write
    to the clipboard or hide what stands before it.
    """
    return _STEERING.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    sign = found.group()
    if sign == _DELETE:
        return "\u2421"
    return chr(_PICTURES + ord(sign)) if ord(sign) < ord(" ") else "\ufffd"
