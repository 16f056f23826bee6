"""Reads what exports write of terms, dates, grades, days and flags."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from monitoring.result_files.cells import school_year
from monitoring.result_files.periods import period_code
from monitoring.student_exports.model import NO, YES, Knowledge
from monitoring.vocabulary.exports import CountingRule

SEASONS = ("fall", "winter", "spring")
_QUARTER_RULES: dict[str, CountingRule] = {
    "fall": CountingRule.FALL_QUARTER,
    "winter": CountingRule.WINTER_QUARTER,
    "spring": CountingRule.SPRING_QUARTER,
}
_WINDOWS = {"boy": "fall", "moy": "winter", "eoy": "spring", "autumn": "fall"}
_DATES = ("%m/%d/%Y", "%Y-%m-%d", "%m/%d/%y", "%Y/%m/%d", "%m-%d-%Y")
_YEARS = re.compile(r"\d{4}\s*[-/–]\s*\d{2,4}|(?<!\d)20\d\d(?!\d)")
_SHORT_YEARS = re.compile(r"(?<!\d)'?(\d\d)\s*[-/–]\s*'?(\d\d)(?!\d)")
# How systems write that there is no number.
_NOBODY = frozenset({"", "-", "--", "n/a", "na", "none", "null", "nan", "unknown", "blank"})
_CUT_NUMBER = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_GRADES = {"k": "K", "kk": "K", "kg": "K", "kindergarten": "K", "pk": "PK"}


def season(text: str) -> str | None:
    """Return the window that a text begins with: fall, winter or spring, None for another."""
    word = re.split(r"[^a-z]+", text.strip().casefold(), maxsplit=1)[0]
    word = _WINDOWS.get(word, word)
    return word if word in SEASONS else None


def window_period(text: str, year: str, known: Knowledge, indicator: str) -> str | None:
    """Return the quarter for which tests of a window count.

    Args:
        text: the window as written, such as "Winter 2022-2023" or "Fall (Beginning of Year ...)".
        year: the school year as written, "" where the window says it.
        known: the rules.
        indicator: whose rules they are.

    Returns:
        Such as 2022-23-Q2; None where window or year are not plain.
    """
    window = season(text)
    ending = _ending_year(year, is_alone=True) if year else _ending_year(text, is_alone=False)
    if window is None or ending is None:
        return None
    quarter = known.rules.text(indicator, _QUARTER_RULES[window])
    return quarter_code(int(ending), quarter)


def _ending_year(text: str, *, is_alone: bool) -> str | None:
    """Return the year in which the school year of a text ends.

    One year beside a window, such as Winter 2022, could be the one in which the school year begins,
    or ends: it is not plain.
    """
    short = _SHORT_YEARS.search(text)
    if short and int(short[2]) == (int(short[1]) + 1) % 100:
        return f"20{short[2]}"
    found = _YEARS.search(text)
    if found is None or (len(found[0]) == 4 and not is_alone):
        return None
    return school_year(found[0])


def quarter_code(ending_year: int, quarter: str) -> str:
    """Return the code of a quarter: 2022-23-Q2 for 2023 and "Q2"."""
    return f"{ending_year - 1}-{ending_year % 100:02d}-{quarter}"


def term_period(term: str, year: str) -> str | None:
    """Return the quarter of a term of a school year, None where it is not plain."""
    ending = school_year(year)
    if ending is None:
        return period_code(term)
    return period_code(f"{term} {int(ending) - 1}-{ending}")


def quarter_of(day: date, quarters: Sequence[tuple[str, date, date]]) -> str | None:
    """Return the quarter that a day lies in, or lies behind; None where the calendar lacks it."""
    begun = [(first, code) for code, first, _ in quarters if first <= day]
    is_within = any(day <= last for _, _, last in quarters)
    return max(begun)[1] if begun and is_within else None


def day(text: str) -> date | None:
    """Return the day of a text such as 01/10/2023 or 2023-01-10 08:15, None for others."""
    word = text.strip().split(" ")[0].split("T")[0]
    for shape in _DATES:
        try:
            return datetime.strptime(word, shape).date()
        except ValueError:
            continue
    return None


def amount(text: str) -> Decimal | None:
    """Return a number that is not negative, exactly as it is written, None for others."""
    word = text.strip().removesuffix("%").replace(",", "")
    try:
        found = Decimal(word)
    except InvalidOperation:
        return None
    return found if found.is_finite() and found >= 0 else None


def flag(text: str) -> bool | None:
    """Return whether a flag says yes or no, None where it says neither."""
    word = text.strip().casefold()
    return True if word in YES else False if word in NO else None


def grade(text: str) -> str:
    """Return a grade as "9" or "K", "" where it is neither."""
    word = text.strip().casefold().removesuffix(".0").removeprefix("grade").strip()
    word = re.sub(r"(?<=\d)(?:st|nd|rd|th)(?: grade)?$", "", word)
    if word in _GRADES:
        return _GRADES[word]
    if word.isascii() and word.isdigit() and int(word) <= 12:
        return str(int(word)) if int(word) else "K"
    return ""


def begins_with(text: str, words: Sequence[str]) -> bool:
    """Return whether a level's name begins with one of some words, whatever number it bears."""
    name = re.sub(r"^level\s*\d\s*[:.–-]?\s*", "", text.strip().casefold())
    return name.startswith(tuple(words))


def number_of(text: str) -> str:
    """Return a student's number for comparison, "" for none.

    Excel drops zeros before it and adds ".0"; a formula may have come to #N/A.
    """
    plain = text.strip().casefold().removesuffix(".0")
    if plain in _NOBODY or plain.startswith("#"):
        return ""
    return plain.lstrip("0") or plain[:1]


def is_cut_number(text: str) -> bool:
    """Return whether Excel has written a long number as 1.23457E+11, which many students share."""
    return _CUT_NUMBER.fullmatch(text.strip()) is not None
