"""Understands the usual ways to write a school year or a quarter of one, where they are plain.

A year alone beside a quarter ("Q2 2023") is not: it could be the year of the calendar or the one
that ends the school year.
"""

import re

from monitoring.result_files.model import folded

# Georgia's districts also call a quarter the nine weeks.
_NAMES = "quarter|qtr|q|nine[ -]?weeks?|9[ -]?(?:weeks?|wks?)"
_QUARTER = re.compile(
    rf"(?<![a-z])(?:{_NAMES})[ .-]*0?([1-4])(?!\d)"
    r"|(?<!\d)([1-4]) ?q(?:tr|uarter)?(?![a-z])"
    rf"|(?<!\d)([1-4])(?:st|nd|rd|th)[ -]*(?:{_NAMES})(?![a-z])"
    rf"|(?<![a-z])(first|second|third|fourth)[ -]*(?:{_NAMES})(?![a-z])"
    r"|(?<![a-z])quarter[ -]*(one|two|three|four|iv|i{1,3})(?![a-z])",
    re.ASCII,
)
_ORDINALS = {
    **{"first": "1", "second": "2", "third": "3", "fourth": "4"},
    **{"one": "1", "two": "2", "three": "3", "four": "4"},
    **{"i": "1", "ii": "2", "iii": "3", "iv": "4"},
}
_REMARK = re.compile(r"\([^()]*\)")
_BRACKETS = str.maketrans("()", "  ")
_YEARS = re.compile(
    r"(?:sy|ay|school year|academic year)?[ -]*'?((?:20|19)?\d\d) ?[-/–] ?'?((?:20|19)?\d\d)",
    re.ASCII,
)
_FISCAL = re.compile(r"(?:fy|fiscal year)[ -]*'?((?:20)?\d\d)", re.ASCII)


def period_code(text: str) -> str | None:
    """Return the code of a period, such as 2022-23-Q2 or 2023, None where it is not plain.

    Args:
        text: as a file writes it: "Q2 2022-23", "SY2022-23 Quarter 2", "FY23 Q2", "2022/23".
    """
    # What stands in brackets beside a year may say which part of it is meant.
    whole = _plain(text.translate(_BRACKETS))
    numbers = {_number(quarter) for quarter in _QUARTER.finditer(whole)}
    if len(numbers) > 1:
        return None
    if not numbers:
        ending = _ending_year(whole)
        return None if ending is None else str(ending)
    ending = _beside_quarter(_plain(_REMARK.sub(" ", text))) or _beside_quarter(whole)
    if ending is None:
        return None
    return f"{ending - 1}-{ending % 100:02d}-Q{numbers.pop()}"


def _beside_quarter(text: str) -> int | None:
    """Return the year that ends the school year which stands beside one quarter, if it does."""
    rest, n = _QUARTER.subn(" ", text)
    return _ending_year(rest) if n == 1 else None


def _plain(text: str) -> str:
    return folded(text).replace("_", " ")


def _number(quarter: re.Match[str]) -> str:
    number = next(group for group in quarter.groups() if group)
    return _ORDINALS.get(number, number)


def _ending_year(text: str) -> int | None:
    text = text.strip(" ,;:.-/|").removesuffix(" of").removeprefix("of ").strip()
    fiscal = _FISCAL.fullmatch(text)
    if fiscal:
        return 2000 + int(fiscal[1]) % 100
    match = _YEARS.fullmatch(text)
    if match is None:
        return None
    start = int(match[1]) if len(match[1]) == 4 else 2000 + int(match[1])
    ending = str(start + 1)
    return start + 1 if ending.endswith(match[2]) else None
