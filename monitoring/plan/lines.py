"""Turns a document's text into cleaned lines and tells what each line looks like."""

import re
from dataclasses import dataclass, replace

from monitoring.plan.places import NOWHERE, Place

_HIDDEN = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_SPACES = "\u00a0\u2007\u202f\u3000\u2028\u2029\x0b\x0c\x85"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_CLEAN = str.maketrans(
    {
        **{chr(code): None for code in range(32) if chr(code) not in "\t\n\r\x0b\x0c"},
        **dict.fromkeys(_HIDDEN),
        **dict.fromkeys(_SPACES, " "),
        **_LIGATURES,
    }
)
_BULLET = re.compile(r"[-*+]\s+|[•▪●◦·‣∙]\s*")
_HEADING_MARK = re.compile(r"#{1,6}\s+")
_RULE_CHARACTERS = frozenset("-–—=_|:+ \t")
_PAGE_MARK_STARTS = frozenset("0123456789-pP")
_PAGE_MARK = re.compile(
    r"(?:-\s*)?\d{1,4}(?:\s*-)?|\d{1,4}\s+of\s+\d{1,4}|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?(?::.*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """One line that is not blank.

    ``number`` counts from 1 in the given text; ``raw`` is the line as given, ``text`` the line
    without decoration (bullet, heading mark, outer table bars). ``place`` is where it stands in its
    document. ``is_continuation`` marks what is known to go on with the answer before it, since it
    stands in the same cell of a table: no label is looked for in it.
    """

    number: int
    raw: str
    text: str
    is_bulleted: bool
    closes_cell: bool
    follows_blank: bool
    place: Place = NOWHERE
    is_continuation: bool = False

    @property
    def is_rule(self) -> bool:
        """Whether the line only draws: dashes, perhaps cut into columns."""
        if self.raw[0] not in _RULE_CHARACTERS or not _RULE_CHARACTERS.issuperset(self.raw):
            return False
        return sum(self.raw.count(mark) for mark in "-–—=_") > 1

    @property
    def is_wide_rule(self) -> bool:
        """Whether the rule runs under two columns or more."""
        return self.is_rule and len(re.findall(r"[^\s|]+", self.raw)) > 1

    @property
    def is_empty_cell(self) -> bool:
        """Whether the line is a table cell with nothing in it."""
        return "|" in self.raw and not self.raw.strip("| \t")

    @property
    def is_page_mark(self) -> bool:
        """Whether the line is a page number or the teaser a viewer prints before a page."""
        return self.text[:1] in _PAGE_MARK_STARTS and _PAGE_MARK.fullmatch(self.text) is not None


def letters_of(text: str) -> str:
    """Return the text's letters a to z alone, in lower case."""
    return re.sub(r"[^a-z]+", "", text.lower())


def cleaned_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that are not blank, in order."""
    lines: list[Line] = []
    follows_blank = True
    for number, given in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        raw = cleaned(given)
        if raw:
            line = line_of(number, raw, follows_blank=follows_blank)
            lines.append(replace(line, place=Place(line=number)))
        follows_blank = not raw
    return lines


def cleaned(text: str) -> str:
    """Return one line's text without what cannot be seen, with plain spaces and whole letters."""
    return re.sub(r" {2,}", " ", text.translate(_CLEAN)).strip()


def line_of(number: int, raw: str, *, follows_blank: bool) -> Line:
    """Return the line of a cleaned text that is not blank."""
    text = raw.strip("| \t")
    if mark := _HEADING_MARK.match(text):
        text = text[mark.end() :]
    bullet = _BULLET.match(text)
    return Line(
        number=number,
        raw=raw,
        text=text[bullet.end() :] if bullet else text,
        is_bulleted=bullet is not None,
        closes_cell=raw.endswith("|"),
        follows_blank=follows_blank,
    )


_BROKEN_WORD = re.compile(r"[A-Za-z]-$")
_NEXT_PART = re.compile(r"(?!(?:and|or|to)\b)[a-z]")


def joint(before: str, after: str) -> str:
    """Return what stands between two lines of one text: nothing inside "job-/embedded"."""
    return "" if _BROKEN_WORD.search(before) and _NEXT_PART.match(after) else " "


def joined_words(parts: list[str]) -> str:
    """Return the lines of one text as one line."""
    text = ""
    for part in filter(None, parts):
        text += (joint(text, part) if text else "") + part
    return text


def is_double_spaced(lines: list[Line]) -> bool:
    """Return whether a blank line stands after nearly every line, so that it means nothing."""
    adjacent = sum(not line.follows_blank for line in lines)
    return len(lines) > 5 and adjacent * 10 < len(lines)
