"""Reads the boxes that a PDF document draws with letters of the symbol fonts."""

from typing import Any

_DINGBATS = {
    **dict.fromkeys("3456\u2713\u2714\u2718\u2717", "☒"),
    **dict.fromkeys("78", "☒"),
    **dict.fromkeys("opqr\u274f\u2751\u2750\u2752", "☐"),
    **dict.fromkeys("n\u25a0", "■"),
    "l": "•",
    "\u25cf": "•",
}
_WINGDINGS = {
    **dict.fromkeys("\u00fe\uf0fe\u00fd\uf0fd\u00fc\uf0fc\u00fb\uf0fbx\uf078RS\uf052\uf053T", "☒"),
    **dict.fromkeys("\u00a8\uf0a8o\uf06f\u00a3\uf0a3q\uf071", "☐"),
    **dict.fromkeys("n\uf06e", "■"),
    **dict.fromkeys("\u00a7\uf0a7\u00b7\uf0b7l\uf06cv\uf076", "•"),
}
_FONTS = {"dingbats": _DINGBATS, "wingdings": _WINGDINGS, "symbol": {"\uf0b7": "•", "\u00b7": "•"}}


def with_marks_read(page: Any) -> None:  # noqa: ANN401 - pdfplumber ships no types
    """Turn the letters of symbol fonts on a page into the boxes that they look like."""
    for letter in page.chars:
        font = str(letter.get("fontname", "")).lower()
        for name, marks in _FONTS.items():
            if name in font:
                letter["text"] = marks.get(letter["text"], letter["text"])
