"""Reads single cells: counts, percents, marks for hidden figures, years, grades and dates."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from monitoring.result_files.model import EVERY_GRADE, NAN, folded

# GaDOE's 2021 rates were rounded twice (86.2454 to 86.25 to 86.3), which adds a tenth.
_ROUNDED_TWICE = 1.1
_MONTHS = 12
# Proficient or above is the sum of two percents of one decimal, which may be off by a tenth.
SUM_OF_TWO = 0.1

Kind = Literal["number", "hidden", "not_published", "empty", "bad"]

HIDDEN_MARKS = frozenset(
    {"tfs", "*", "**", "***", "too few students", "too few", "suppressed", "hidden"}
    | {"hidden to protect students", "fewer than 10", "less than 10"}
)
ABSENT_MARKS = frozenset({"no data", "no data found", "na", "n/a", "not published"})
_CODED_END = re.compile(r"(?:n\s*)?[<>≤≥]\s*=?\s*\d+(?:\.\d+)?\s*%?", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?", re.ASCII)
_SCHOOL_YEAR = re.compile(r"(\d{4})\s*[-/–]\s*(\d{2}|\d{4})", re.ASCII)
_GRADE = re.compile(r"(?:grade|gr|g)?\s*\.?\s*0?(\d{1,2})(?:st|nd|rd|th)?(?:\s*grade)?", re.ASCII)
_SPAN = re.compile(r"(pk|k|0?\d{1,2})\s*(?:-|–|to)\s*(0?\d{1,2})", re.ASCII)
_EVERY = frozenset({"", "all", "all grades", "all tested grades"})
_MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = f"(?:{'|'.join(_MONTH_NAMES)})"
_EXCEL_DATE = re.compile(rf"\d{{1,2}}-{_MONTH}|{_MONTH}-\d{{2}}", re.IGNORECASE | re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)", re.ASCII)
_MONTH_NAMED = re.compile(
    rf"({_MONTH})[a-z]{{0,6}}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.IGNORECASE | re.ASCII
)
_DAY_BEFORE_MONTH = re.compile(
    rf"(\d{{1,2}})[ -]({_MONTH})[a-z]{{0,6}}\.?[ ,-] ?(\d{{4}}|\d\d)", re.IGNORECASE | re.ASCII
)
_YEAR_FIRST = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})", re.ASCII)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ", re.IGNORECASE)
# What programs write behind a day that has no hour.
_MIDNIGHT = re.compile(
    r"[T ](?:00?:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?|12:00(?::00)? am)$", re.ASCII | re.IGNORECASE
)
_FEW = re.compile(
    r"(?:n\s*)?(?:fewer|less) than \d+(?: students)?|under \d+|\d+ or (?:fewer|less)", re.ASCII
)


@dataclass(frozen=True)
class Figure:
    """One number cell: its kind, its number, and how many decimals were printed."""

    kind: Kind
    value: float = NAN
    decimals: int = 0

    @property
    def is_number(self) -> bool:
        """Return whether the cell holds a number."""
        return self.kind == "number"

    @property
    def rounding(self) -> float:
        """Return how far rounding can have moved the printed number, twice over."""
        return 0.5 * 10.0**-self.decimals * _ROUNDED_TWICE


@lru_cache(maxsize=8192)
def figure(text: str) -> Figure:
    """Read a number cell, with or without thousands commas and a trailing percent sign.

    Args:
        text: the cell as printed; ".8" and "79.7%" are numbers, "12,5" is not.

    Returns:
        The number, or which mark stands in its place; kind "bad" for anything else.
    """
    word = folded(text)
    if not word:
        return Figure("empty")
    if word in HIDDEN_MARKS or _CODED_END.fullmatch(word) or _FEW.fullmatch(word):
        return Figure("hidden")
    if word in ABSENT_MARKS:
        return Figure("not_published")
    digits = word.removesuffix("%").rstrip()
    match = _NUMBER.fullmatch(digits)
    if match is None or len(digits) > 30 or not any(letter in "0123456789" for letter in digits):
        return Figure("bad")
    # Without the sign of -0, which would be printed.
    return Figure("number", float(digits.replace(",", "")) + 0.0, len(match[1] or ""))


def has_percent_sign(text: str) -> bool:
    """Return whether a number is printed with a percent sign."""
    return text.rstrip().endswith("%")


def school_year(text: str) -> str | None:
    """Return the ending year of "2023-24", "2023-2024" or "2024" as "2024", else None."""
    word = text.strip().removesuffix(".0")
    if re.fullmatch(r"(?:19|20)\d\d", word, re.ASCII):
        return word
    match = _SCHOOL_YEAR.fullmatch(word)
    if match is None:
        return None
    ending = int(match[1]) + 1
    return str(ending) if str(ending).endswith(match[2]) else None


def grade(text: str) -> str | None:
    """Return a printed grade as "3" to "12" or "All tested grades", None if it is neither.

    Source:
        GOSA Milestones files by grade print "3" (2015, 2019) or "03" (other years); files of
        all grades print "ALL GRADES" from 2024 and have no such column before.
    """
    word = folded(text).removesuffix(".0")
    if word in _EVERY:
        return EVERY_GRADE
    match = _GRADE.fullmatch(word)
    return str(int(match[1])) if match and 1 <= int(match[1]) <= 12 else None


def grade_span(text: str) -> str | None:
    """Return a grade or a span of grades such as "9-12" or "K-5", None if it is neither."""
    match = _SPAN.fullmatch(folded(text))
    if match is None:
        return grade(text)
    first = match[1].upper() if match[1] in {"k", "pk"} else str(int(match[1]))
    return f"{first}-{int(match[2])}" if int(match[2]) <= 12 else None


def is_excel_date(text: str) -> bool:
    """Return whether a cell reads like what Excel makes of "6-8": "8-Jun", or "Jun-08"."""
    return _EXCEL_DATE.fullmatch(text.strip()) is not None


def day(text: str) -> date | None:
    """Return the date of a cell, None where it is not plain which day is meant.

    Args:
        text: as YYYY-MM-DD, or as Excel writes it into a CSV file, 12/20/2022. A date such as
            10/11/2026 is not plain: it could be the day before the month.
    """
    match = _MONTH_FIRST.fullmatch(text)
    if match and (int(match[2]) > _MONTHS or match[1].zfill(2) == match[2].zfill(2)):
        text = f"{match[3]}-{match[1].zfill(2)}-{match[2].zfill(2)}"
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_in_words(text: str) -> date | None:
    """Return the date of a cell, which may also be written in the other ways people use.

    Args:
        text: as ``day`` takes it, or such as "Dec 20, 2022", "12-20-22", "20-Dec-22" as Excel
            shows it, or "2022-12-20 00:00:00".
    """
    text = _WEEKDAY.sub("", _MIDNIGHT.sub("", text), count=1)
    if year_first := _YEAR_FIRST.fullmatch(text):
        return day("-".join(part.zfill(2) for part in year_first.groups()))
    if before := _DAY_BEFORE_MONTH.fullmatch(text):
        text = f"{before[2]} {before[1]}, {before[3] if len(before[3]) == 4 else f'20{before[3]}'}"
    if short := _SHORT_YEAR.fullmatch(text):
        year = short[3] if len(short[3]) == 4 else f"20{short[3]}"
        return day(f"{short[1]}/{short[2]}/{year}")
    if named := _MONTH_NAMED.fullmatch(text):
        month = _MONTH_NAMES.index(named[1].casefold()) + 1
        return day(f"{named[3]}-{month:02d}-{named[2].zfill(2)}")
    return day(text)
