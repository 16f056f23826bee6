"""Finds dates, years and the kind of graduation rate in file names and title lines."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)", re.ASCII)
_NAMED = re.compile(
    r"(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[_ ]?"
    r"(\d{1,2})(?:st|nd|rd|th)?[_ ]?(20\d\d)(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_SHORT = re.compile(r"(?<!\d)(\d\d?)[._-](\d\d?)[._-]((?:20)?\d\d)(?!\d)", re.ASCII)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)", re.ASCII)
_RATE = re.compile(r"(?<!\d)([45])[-_ ]?(?:year|yr)", re.IGNORECASE | re.ASCII)


def vintage(file_name: str) -> date | None:
    """Return the day the state made the file, if its name says so.

    Args:
        file_name: such as ``Graduation_Rate_2023-24_2025-01-14_16_53_10.csv``,
            ``..._Dec062021.csv``, ``..._JUN_1ST_2020.csv``, ``..._March_7_2022.csv`` or
            ``... 02.19.18.xlsx``.

    Returns:
        The last valid date in the name, or None.
    """
    found = [(int(y), int(m), int(d)) for y, m, d in _ISO.findall(file_name)]
    found += [
        (int(y), _MONTHS.index(month.lower()) + 1, int(d))
        for month, d, y in _NAMED.findall(file_name)
    ]
    rest = _ISO.sub(" ", file_name)
    found += [(2000 + int(y) % 100, int(m), int(d)) for m, d, y in _SHORT.findall(rest)]
    days = [date(y, m, d) for y, m, d in found if _is_day(y, m, d)]
    return days[-1] if days else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def single_year(file_name: str) -> int | None:
    """Return the year in a file name if it holds exactly one year of this century.

    The year of a date does not count: a release of early 2018 can be about the class of 2017.
    """
    rest = file_name
    for dates in (_ISO, _NAMED, _SHORT):
        rest = dates.sub(" ", rest)
    years = set(_YEAR.findall(rest))
    return int(years.pop()) if len(years) == 1 else None


def rate_years(text: str) -> int | None:
    """Return 4 or 5 if ``text`` speaks of four-year or of five-year rates, and not of both."""
    kinds = set(_RATE.findall(text))
    return int(kinds.pop()) if len(kinds) == 1 else None
