"""How a school year, a class or a quarter is said: in a sentence, in a table, on an axis.

Periods are codes: ``2022`` is the school year 2021-22, or the class of 2022, as the indicator's
``period_style`` says; ``2022-23-Q2`` is a quarter.
"""

from monitoring.vocabulary import PeriodStyle
from monitoring.wording import numbers
from monitoring.wording.i18n import _


def is_quarter(period: str) -> bool:
    """Tell whether a period is a quarter."""
    return period[-2:-1] == "Q"


def is_same_school_year(quarter: str, other: str) -> bool:
    """Tell whether two quarters are of one school year."""
    return quarter[:-3] == other[:-3]


def in_sentence(period: str, style: str) -> str:
    """Name a period: ``the class of 2022``, ``2021-22``, ``Quarter 2, 2022-23``."""
    if not is_quarter(period) and style == PeriodStyle.CLASS:
        return _("the class of {year}", year=period)
    return _year_or_quarter(period)


def when(period: str, style: str) -> str:
    """Say of which period a result is: ``for the class of 2022``, ``in 2021-22``."""
    if not is_quarter(period) and style == PeriodStyle.CLASS:
        return _("for the class of {year}", year=period)
    return _("in {period}", period=_year_or_quarter(period))


def label(period: str, style: str) -> str:
    """Name a period in a heading or a table: ``Class of 2022``, ``2021-22``."""
    if not is_quarter(period) and style == PeriodStyle.CLASS:
        return _("Class of {year}", year=period)
    return _year_or_quarter(period)


def in_row(period: str, style: str) -> str:
    """Name a period among other words: ``class of 2022``, ``2021-22``."""
    if not is_quarter(period) and style == PeriodStyle.CLASS:
        return _("class of {year}", year=period)
    return _year_or_quarter(period)


def on_axis(period: str, style: str) -> str:
    """Name a period where there is little room: ``2022``, ``2021-22``, ``Q2 2022-23``."""
    if is_quarter(period):
        return _("Q{number} {year}", number=period[-1], year=period[:7])
    return period if style == PeriodStyle.CLASS else numbers.school_year(int(period))


def _year_or_quarter(period: str) -> str:
    return numbers.quarter(period) if is_quarter(period) else numbers.school_year(int(period))
