"""The verdict on the movement as a reader sees it, with the years where they are several."""

from typing import Any

from monitoring.vocabulary import Change
from monitoring.wording import labels, numbers
from monitoring.wording.i18n import _, marked

Row = Any  # a row that has change, period and change_from_period

_OVER_YEARS = {
    2: marked("{verdict} over two years"),
    3: marked("{verdict} over three years"),
    4: marked("{verdict} over four years"),
    5: marked("{verdict} over five years"),
}


def verdict(row: Row) -> str:
    """Name the verdict: "Clear improvement", "Clear improvement over two years"."""
    named = labels.change(row.change)
    n_years = years(row)
    if n_years < 2 or row.change == Change.NOT_COMPARABLE:
        return named
    if n_years in _OVER_YEARS:
        return _(_OVER_YEARS[n_years], verdict=named)
    return _("{verdict} over {n} years", verdict=named, n=numbers.whole(n_years))


def with_mark(row: Row) -> str:
    """Name the verdict as a table has it: "▲ Clear improvement over two years"."""
    return _("{mark} {verdict}", mark=labels.CHANGE_MARKS[row.change], verdict=verdict(row))


def years(row: Row) -> int:
    """Count the years between both results of a change; 0 where there is none."""
    before = row.change_from_period
    if numbers.is_missing(before) or not before:
        return 0
    return int(row.period[:4]) - int(before[:4])
