"""Understands the usual ways to write a school year or a quarter of one, where they are plain.

A year alone beside a quarter ("Q2 2023") is not: it could be the year of the calendar or the one
that ends the school year.
"""

import re

from monitoring.result_files.model import folded

# Georgia's districts also call a quarter the nine weeks.
_NAMES = "quarter|qtr|q|nine[ -]?weeks?|9[ -]?(?:weeks?|wks?)"
_QUARTER = re.compile(
    rf"(?<![a-z])(?:{_NAMES})[ .-]*([1-4])(?!\d)"
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
    word = folded(_REMARK.sub(" ", text)).replace("_", " ")
    quarters = list(_QUARTER.finditer(word))
    if len(quarters) > 1:
        return None
    rest = _QUARTER.sub(" ", word)
    ending = _ending_year(rest.strip(" ,;:.-/|").removesuffix(" of").removeprefix("of ").strip())
    if ending is None:
        return None
    if not quarters:
        return str(ending)
    number = next(group for group in quarters[0].groups() if group)
    return f"{ending - 1}-{ending % 100:02d}-Q{_ORDINALS.get(number, number)}"


def _ending_year(text: str) -> int | None:
    fiscal = _FISCAL.fullmatch(text)
    if fiscal:
        return 2000 + int(fiscal[1]) % 100
    match = _YEARS.fullmatch(text)
    if match is None:
        return None
    start = int(match[1]) if len(match[1]) == 4 else 2000 + int(match[1])
    ending = str(start + 1)
    return start + 1 if ending.endswith(match[2]) else None
