"""The numbers that a sentence claims: how much of what, how roughly, on which side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitoring.vocabulary.review import ContradictionKind

PERCENT, POINTS, STUDENTS = (
    ContradictionKind.PERCENT,
    ContradictionKind.POINTS,
    ContradictionKind.STUDENTS,
)
_EPSILON = 1e-6
_ROUGHLY = 0.05  # "about" is taken to mean within five percent

_CLAIM = re.compile(
    r"""(?<![\w.,])(?P<sign>[+−-]\s?)?
    (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
    [\s-]*(?:(?:more|fewer|additional|further)\s+)?
    (?P<unit>(?:percent|percentage|%)[\s-]+points?\b|points?\b|pts\b
        |%|percent\b|per\s+cent\b|students?\b|pupils?\b)
    (?P<rest>[^.;!?]*)""",
    re.VERBOSE | re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|nearly|some|roughly|approximately|almost|close to|more than|over"
    r"|at least|less than|fewer than|under|below|above|up to)\s+(?:the\s+)?|~\s*)$",
    re.IGNORECASE,
)
# What names something else than a figure: a grade, a class, a step, a share in words.
_NAMED = re.compile(
    r"(?:\b(?:grades?|class(?:es)? of|goals?|steps?|needs?|quarters?)\s[\s\d,.and–-]*"
    r"|\b(?:\d+|one|two|three|four|nine)\s+(?:in|out of)\s+(?:every\s+)?)$",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"^\s*-?(?:confidence|interval|band|margin|certain|sure)", re.IGNORECASE)
_PACE = re.compile(r"^\s*(?:a|per|each|every)\s+(?:school\s+)?year\b", re.IGNORECASE)
_BELOW = re.compile(r"^\s*(?:\w+\s+)?(?:below|behind|short)\b", re.IGNORECASE)
_ABOVE = re.compile(r"^\s*(?:\w+\s+)?(?:above|ahead)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """One number of a text.

    Args:
        words: as written: number, unit and side.
        number: without its sign.
        unit: percent, points or students.
        tolerance: half of the last digit written.
        is_rough: the text says about, nearly, more than.
        side: -1 below or behind, 1 above or ahead, 0 where it does not say.
    """

    words: str
    number: float
    unit: str
    tolerance: float
    is_rough: bool
    side: int

    def fits(self, figure: float) -> bool:
        """Tell whether a figure, whatever its sign, is what is claimed, as far as it is rounded."""
        size = abs(figure)
        allowed = max(self.tolerance, _ROUGHLY * size if self.is_rough else 0.0)
        return abs(self.number - size) <= allowed + _EPSILON


def claims(words: str) -> Iterator[Claim]:
    """Yield the numbers of a text that are told in percent, points or students.

    Years, grades, dates, step codes, levels of confidence and a pace are not claims.
    """
    place = 0
    while match := _CLAIM.search(words, place):
        place = match.end("unit")
        before, after = words[: match.start()], match["rest"]
        unit = _unit(match["unit"])
        if not _is_other(match, before, after, unit):
            yield _claim(match, before, after, unit)


def _is_other(match: re.Match[str], before: str, after: str, unit: str) -> bool:
    is_year = unit == STUDENTS and re.fullmatch(r"(?:19|20)\d\d", match["number"]) is not None
    is_level = unit == PERCENT and _LEVEL.match(after) is not None
    is_pace = unit != STUDENTS and _PACE.match(after) is not None
    return is_year or is_level or is_pace or _NAMED.search(before) is not None


def _claim(match: re.Match[str], before: str, after: str, unit: str) -> Claim:
    number = match["number"].replace(",", "")
    decimals = len(number.partition(".")[2])
    below, above = _BELOW.match(after), _ABOVE.match(after)
    side = -1 if below else 1 if above else 0
    written = match.string[match.start("number") : match.end("unit")]
    side_words = below or above
    return Claim(
        words=" ".join(f"{written}{side_words[0] if side_words else ''}".split()),
        number=float(number),
        unit=unit,
        tolerance=0.5 * 10.0**-decimals,
        is_rough=_ABOUT.search(before) is not None,
        side=0 if unit == PERCENT else side,
    )


def _unit(written: str) -> str:
    written = written.lower()
    if "point" in written or written == "pts":
        return POINTS
    return STUDENTS if written.startswith(("student", "pupil")) else PERCENT
