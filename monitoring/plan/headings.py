"""Finds the form's headings, running titles and other furniture among the lines."""

import re
from dataclasses import dataclass
from typing import Literal

from monitoring.plan.lines import Line, letters_of
from monitoring.plan.records import Kind
from monitoring.plan.spelling import reads_like

HeadingKind = Literal["general", "edflex", "goals", "other", "need", "step", "gap", "furniture"]

GENERAL_TITLE = "General Improvement Plan Information"
EDFLEX_TITLE = "ED - Flex Waiver"

_SECTIONS: dict[str, HeadingKind] = {
    letters_of(GENERAL_TITLE): "general",
    letters_of(EDFLEX_TITLE): "edflex",
    "districtimprovementgoals": "goals",
    "schoolimprovementgoals": "goals",
    "requiredquestions": "other",
    "creatingimprovementgoals": "other",
    "stakeholderscoordinationofactivitiesservingchildrenandpq": "other",
    "pqfederallyidentifiedschoolsctaediscipline": "other",
    "overarchingneed": "furniture",
    "equitygap": "gap",
    "titledescription": "furniture",
    "districtimprovementplan": "furniture",
    "schoolimprovementplan": "furniture",
}
_FORGIVEN_FROM = 10
_FORGIVEN = [(key, kind) for key, kind in _SECTIONS.items() if len(key) > 11]
# Numbers that some write out.
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBER = rf"\d{{1,3}}(?!\d)|\b(?:{'|'.join(_WORDS)})\b"
_NUMBERED = re.compile(
    r"(?:[\d.]{1,8}\s*)?(?P<title>[A-Za-z](?:[A-Za-z .]{4,24}?[A-Za-z]))"
    rf"\s*(?:#|\bno\b\.?|\bnumber\b)?\s*(?P<goal>\d{{1,2}}[.–-](?=\d))?(?P<number>{NUMBER})"
    r"(?P<page>[\s.]+\d{1,4})?(?:\W{0,3}\bcont\w{0,6}\W{0,2}|\s*[-–—:.])?",
    re.IGNORECASE,
)
# "Action Step A", "Action Step #IV", and "Action Step #", which somebody forgot to number.
_LETTERS = ("A", "B", "C", "D", "E", "F", "G", "H")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LETTERED = re.compile(
    r"(?P<title>(?i:action steps?)) ?(?:(?P<mark>#) ?)?"
    rf"(?P<number>{'|'.join(sorted((*_LETTERS, *_ROMAN), key=len, reverse=True))})?[:.]?"
)
_SUBSECTION = re.compile(r"\d{1,2}\.\d{1,2}\s+[A-Z]")
_YEARS = r"(?P<first>20\d\d)\s*[-–—/]\s*(?:20)?(?P<last>\d\d)(?!\d)"
_PLAN = r"(?P<kind>district|school)\s+improvement\s+plan"
_TITLE = re.compile(rf"{_PLAN}(?:\s*,?\s*{_YEARS})?(?:\s+\d{{1,3}})?", re.IGNORECASE)
_TITLE_YEARS_FIRST = re.compile(rf"{_YEARS}\s*{_PLAN}", re.IGNORECASE)
_TITLE_LAST = re.compile(rf"\S.{{0,60}}\s{_PLAN}", re.IGNORECASE)
_TITLE_INSIDE = re.compile(rf"{_PLAN}\W{{0,3}}{_YEARS}", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    """A heading: what it opens, its number, and whether it is a page's foot or a menu's entry."""

    kind: HeadingKind
    number: int = 0
    is_pointer: bool = False


@dataclass(frozen=True)
class Title:
    """The plan's title as the cover prints it."""

    kind: Kind
    words: str
    school_years: str | None


def find_heading(line: Line) -> Heading | None:
    """Return the heading that the whole of ``line`` is, or None.

    A page's foot repeats a section's title with the page number after it, and a menu repeats it
    behind a bullet. Both only point at a section and must not open one.
    """
    if len(line.text) > 120:
        return None
    if numbered := _NUMBERED.fullmatch(line.text):
        found = _numbered_heading(numbered, is_bulleted=line.is_bulleted)
        if found:
            return found
    lettered = _LETTERED.fullmatch(line.text)
    if lettered and (lettered["mark"] or lettered["number"]):
        return Heading("step", number_of(lettered["number"] or "0"), line.is_bulleted)
    kind = _section(letters_of(line.text))
    if kind is None and _is_running_title(line.text):
        kind = "furniture"
    if kind is None and _SUBSECTION.match(line.text):
        kind = "other"
    return Heading(kind, is_pointer=_is_pointer(line)) if kind else None


def is_known_heading(line: Line) -> bool:
    """Return whether the form itself prints this heading."""
    return not _SUBSECTION.match(line.text) or _section(letters_of(line.text)) is not None


def number_of(printed: str) -> int:
    """Return the number that a heading has in figures, as a letter, or written out."""
    word = printed.lower()
    for counted in (_LETTERS, _ROMAN):
        if printed in counted:
            return counted.index(printed) + 1
    return _WORDS.index(word) + 1 if word in _WORDS else int(word)


def is_step(letters: str) -> bool:
    """Return whether letters read like "Action Step"."""
    return reads_like("actionstep", letters)


def _numbered_heading(numbered: re.Match[str], *, is_bulleted: bool) -> Heading | None:
    title, number = letters_of(numbered["title"]), number_of(numbered["number"])
    is_pointer = is_bulleted or numbered["page"] is not None
    if is_step(title):
        # "Action Step 1.2" is the second step of the first goal.
        return Heading("step", number, is_pointer)
    if reads_like("overarchingneed", title) and not numbered["goal"]:
        return Heading("need", number, is_pointer)
    return None


def _section(letters: str) -> HeadingKind | None:
    if letters in _SECTIONS:
        return _SECTIONS[letters]
    if len(letters) < _FORGIVEN_FROM:
        return None
    near = (kind for key, kind in _FORGIVEN if reads_like(key, letters))
    return next(near, None)


def _is_pointer(line: Line) -> bool:
    return line.is_bulleted or re.search(r"[A-Za-z)][\s.]+\d{1,4}$", line.text) is not None


def _is_running_title(text: str) -> bool:
    if "improvement" not in text.lower():
        return False
    return bool(_TITLE.fullmatch(text) or _TITLE_YEARS_FIRST.fullmatch(text))


def title_of(line: Line) -> Title | None:
    """Return the plan's title if ``line`` is nothing but that."""
    if len(line.text) > 80 or not _is_running_title(line.text):
        return None
    found = _TITLE.fullmatch(line.text) or _TITLE_YEARS_FIRST.fullmatch(line.text)
    return _title(found, line.text) if found else None


def title_inside(line: Line) -> Title | None:
    """Return the title that stands somewhere in ``line``, with its years or at the line's end."""
    text = line.text[:400]
    if line.is_bulleted or "improvement" not in text.lower():
        return None
    found = _TITLE_INSIDE.search(text) or _TITLE_LAST.fullmatch(text)
    return _title(found, found.group()) if found else None


def _title(found: re.Match[str], words: str) -> Title:
    kind: Kind = "school" if found["kind"].lower() == "school" else "district"
    if not found.groupdict().get("first"):
        return Title(kind, words, None)
    # Page makers glue the years to the title.
    words = re.sub(r"(?<=[A-Za-z])(?=\d)", " ", words)
    return Title(kind, words, f"{found['first']}-{found['last']}")
