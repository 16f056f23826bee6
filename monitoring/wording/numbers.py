"""Numbers, dates, quarters and lists as words.md has them, by Babel for the reader's locale."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import pandas as pd
from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import NumberPattern, parse_pattern
from markupsafe import Markup, escape

from monitoring.vocabulary import Unit
from monitoring.wording.i18n import PSEUDO, _, locale, number_locale, pseudo

MINUS = "\N{MINUS SIGN}"


class _Scale(NamedTuple):
    """How a unit is written: decimals in text, formats in an office chart and its axis."""

    decimals: int
    in_chart: str
    at_axis: str


_OTHER = _Scale(1, "0.0", "0.0")
# Rates are small numbers, such as 0.64 referrals a day for every hundred students.
_SCALES: dict[str, _Scale] = {
    Unit.PERCENT: _Scale(1, '0.0"%"', '0"%"'),
    Unit.COUNT: _Scale(1, "#,##0", "#,##0"),
    Unit.RATE: _Scale(2, "#,##0.00", "0.0"),
    Unit.SCORE: _OTHER,
}


def is_missing(value: object) -> bool:
    """Tell whether a value from a row is missing, whatever kind of missing it is."""
    return value is None or value is pd.NA or value is pd.NaT or value != value


@lru_cache(maxsize=8192)
def _written(number: float, decimals: int, name: str) -> str:
    # Half up on the decimal that a reader would write down, not on its binary neighbor.
    exact = Decimal(repr(round(number, decimals + 9)))
    return _as_rounded(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), decimals, name)


# Results differ in all their digits, and are few once they are rounded.
@lru_cache(maxsize=8192)
def _as_rounded(rounded: Decimal, decimals: int, name: str) -> str:
    written: str = _pattern(decimals).apply(rounded, _locale_of(name))
    return written.replace("-", MINUS)


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


@cache
def _locale_of(name: str) -> Locale:
    # Parsed once: by its name Babel would parse it again for every sign of every number.
    return Locale.parse(name)


def decimal(number: float, decimals: int = 1) -> str:
    """Write a number with its thousands and a true minus sign: ``1,234.5``; no zero has a sign."""
    written = _written(float(number), decimals, number_locale())
    return written.lstrip(MINUS) if not written.strip(f"{MINUS}0.,") else written


def decimals_of(unit: str) -> int:
    """Return with how many decimals a value of a unit is written."""
    return _SCALES.get(unit, _OTHER).decimals


def chart_format(unit: str) -> str:
    """Return the format in which an office chart writes a value of a unit: ``0.0"%"``."""
    return _SCALES.get(unit, _OTHER).in_chart


def axis_format(unit: str) -> str:
    """Return the format in which an office chart writes a value of a unit at its axis."""
    return _SCALES.get(unit, _OTHER).at_axis


def percent(number: float, decimals: int = 1) -> str:
    """Write a percentage from 0 to 100: ``79.7%``."""
    return f"{decimal(number, decimals)}%"


def share(part: float) -> str:
    """Write a share between 0 and 1 as a percentage without needless decimals: ``99.8%``."""
    whole = round(100 * part, 4)
    return percent(whole, next(n for n in range(5) if round(whole, n) == whole))


def signed(number: float, decimals: int = 1) -> str:
    """Write a difference with its sign: ``+3.7``; zero has none."""
    written = decimal(abs(number), decimals)
    if not written.strip("0.,"):
        return written
    return f"{'+' if number > 0 else MINUS}{written}"


def whole(number: float) -> str:
    """Write a count: ``3,924``."""
    return decimal(number, 0)


def day(when: date | None) -> str:
    """Write a date in a sentence: ``December 31, 2022``."""
    return _date(when, "MMMM d, y")


def month_day(when: date | None) -> str:
    """Write a day of every year: ``August 31``."""
    return _date(when, "MMMM d")


def month(when: date | None) -> str:
    """Write the month of a date in a sentence: ``August 2023``."""
    return _date(when, "MMMM y")


def short_day(when: date | None) -> str:
    """Write a date in a table: ``Dec 31, 2022``."""
    return _date(when, "MMM d, y")


def _date(when: date | None, pattern: str) -> str:
    if is_missing(when):
        return _("no date")
    written = format_date(pd.Timestamp(when).date(), pattern, number_locale())  # type: ignore[arg-type]
    return pseudo(written) if locale() == PSEUDO else written


def and_list(words: Iterable[str]) -> str:
    """Write a list in a sentence: ``a, b, and c``; links among them stay links."""
    return _listed(list(words), "standard")


def or_list(words: Iterable[str]) -> str:
    """Write a choice in a sentence: ``a, b, or c``."""
    return _listed(list(words), "or")


def _listed(words: list[str], style: Literal["standard", "or"]) -> str:
    places = [f"{{{number}}}" for number in range(len(words))]
    pattern: str = format_list(places, style, number_locale())
    pattern = pseudo(pattern) if locale() == PSEUDO else pattern
    if any(isinstance(word, Markup) for word in words):
        return escape(pattern).format(*words)
    return pattern.format(*words)


def school_year(ends_in: int) -> str:
    """Write a school year by the year it ends in: ``2021-22``."""
    return f"{ends_in - 1}-{ends_in % 100:02d}"


def quarter(code: str) -> str:
    """Write a quarter in a sentence from its code: ``Quarter 2, 2022-23``."""
    return _("Quarter {number}, {year}", number=code[-1], year=code[:7])


def quarter_with_months(code: str, begins_on: date, ends_on: date) -> str:
    """Write a quarter with its months: ``Quarter 2, 2022-23 (Oct-Dec 2022)``."""
    return _(
        "Quarter {number}, {year} ({first_month}-{last_month} {calendar_year})",
        **_with_months(code, begins_on, ends_on),
    )


def quarter_to_choose(code: str, begins_on: date, ends_on: date) -> str:
    """Write it where there is little room: ``Q2 2022-23 (Oct-Dec 2022)``."""
    return _(
        "Q{number} {year} ({first_month}-{last_month} {calendar_year})",
        **_with_months(code, begins_on, ends_on),
    )


def _with_months(code: str, begins_on: date, ends_on: date) -> dict[str, str]:
    name = number_locale()
    first, last = pd.Timestamp(begins_on).date(), pd.Timestamp(ends_on).date()
    return {
        "number": code[-1],
        "year": code[:7],
        "first_month": format_date(first, "MMM", name),
        "last_month": format_date(last, "MMM", name),
        "calendar_year": format_date(last, "y", name),
    }


def moment(when: date) -> str:
    """Write a day and a time of it: ``January 4, 2023, 11:00 AM``."""
    stamp = pd.Timestamp(when).to_pydatetime()
    clock = format_time(stamp, "h:mm a", locale=number_locale())
    return _("{day}, {time}", day=day(when), time=clock.replace("\u202f", " "))


def short_quarter(code: str) -> str:
    """Write a quarter where there is little room, from its code: ``Q2 2022-23``."""
    return _("Q{number} {year}", number=code[-1], year=code[:7])
