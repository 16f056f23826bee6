"""The verdict on the movement as a reader sees it, with the years where they are several."""

from collections.abc import Iterable

from monitoring.vocabulary import Change
from monitoring.wording import labels, many_looks, numbers, periods
from monitoring.wording.i18n import _, marked
from monitoring.wording.verdict_facts import SURVIVES, Judged

_OVER_YEARS = {
    2: marked("{verdict} over two years"),
    3: marked("{verdict} over three years"),
    4: marked("{verdict} over four years"),
    5: marked("{verdict} over five years"),
}


def verdict(facts: Judged) -> str:
    """Name the verdict: "Clear improvement", "Clear improvement over two years"."""
    named = labels.change(facts.change, facts.change_obstacle)
    years = n_years(facts)
    if years < 2 or facts.change == Change.NOT_COMPARABLE:
        return named
    if years in _OVER_YEARS:
        return _(_OVER_YEARS[years], verdict=named)
    return _("{verdict} over {n} years", verdict=named, n=numbers.whole(years))


def among_many(facts: Judged) -> str:
    """Name the verdict, with "taken alone" where it does not hold among all that its list has."""
    return many_looks.verdict(verdict(facts), facts.change, _survives(facts))


def is_alone(facts: Judged) -> bool:
    """Tell whether a change is clear taken alone, and not allowing for all that its list has."""
    return many_looks.is_alone(facts.change, _survives(facts))


def shown(facts: Judged) -> str:
    """Name the verdict where it stands by itself."""
    return among_many(facts)


def with_mark(facts: Judged) -> str:
    """Name the verdict as a table has it: "▲ Clear improvement over two years"."""
    mark = labels.CHANGE_MARKS[facts.change]
    return _("{mark} {verdict}", mark=mark, verdict=shown(facts))


def axis(facts: Judged) -> str:
    """Name the axis of a change: "Since last year", or since when where that is another year."""
    before = facts.change_from_period
    if is_last_year(facts) or before is None or numbers.is_missing(before) or not before:
        return _("Since last year")
    return _("Since {period}", period=periods.in_sentence(before, facts.period_style))


def head(rows: Iterable[Judged]) -> str:
    """Head the changes of several measures: of last year where all are."""
    told = [row for row in rows if row.change != Change.NOT_COMPARABLE]
    if all(map(is_last_year, told)):
        return _("Since last year")
    return result_before()


def column(rows: Iterable[Judged]) -> str:
    """Head the changes of one table: since when, where all of them are since one result."""
    told = [row for row in rows if row.change != Change.NOT_COMPARABLE and n_years(row)]
    if len({row.change_from_period for row in told}) != 1:
        return result_before()
    return _(
        "Since {period}",
        period=periods.in_sentence(told[0].change_from_period, told[0].period_style),
    )


def result_before() -> str:
    """Head changes that are since different results."""
    return _("Since the result before")


def is_last_year(facts: Judged) -> bool:
    """Tell whether a change is that of the year before the quarter's school year on the one before.

    Of a quarter's figures it is that of the quarter's own school year on the one before. Where it
    is not said which quarter reads it, it is taken to be.
    """
    known_in = getattr(facts, "known_in", "")
    if not known_in or numbers.is_missing(facts.period) or not facts.period:
        return True
    if not facts.period.isdigit():
        return facts.period[:7] == known_in[:7]
    return facts.period == known_in[:4] and n_years(facts) <= 1


def _survives(facts: Judged) -> object:
    told = (getattr(facts, name, None) for name in ("survives", *SURVIVES))
    return next((it for it in told if not numbers.is_missing(it)), None)


def n_years(facts: Judged) -> int:
    """Count the years between both results of a change; 0 where there is none."""
    before = facts.change_from_period
    if before is None or numbers.is_missing(before) or not before:
        return 0
    return int(facts.period[:4]) - int(before[:4])
