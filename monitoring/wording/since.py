"""The verdict on the movement as a reader sees it, with the years where they are several."""

from monitoring.vocabulary import Change
from monitoring.wording import labels, numbers
from monitoring.wording.i18n import _, marked
from monitoring.wording.verdict_facts import Judged

_OVER_YEARS = {
    2: marked("{verdict} over two years"),
    3: marked("{verdict} over three years"),
    4: marked("{verdict} over four years"),
    5: marked("{verdict} over five years"),
}


def verdict(facts: Judged) -> str:
    """Name the verdict: "Clear improvement", "Clear improvement over two years"."""
    named = labels.change(facts.change)
    n_years = _years(facts)
    if n_years < 2 or facts.change == Change.NOT_COMPARABLE:
        return named
    if n_years in _OVER_YEARS:
        return _(_OVER_YEARS[n_years], verdict=named)
    return _("{verdict} over {n} years", verdict=named, n=numbers.whole(n_years))


def with_mark(facts: Judged) -> str:
    """Name the verdict as a table has it: "▲ Clear improvement over two years"."""
    mark = labels.CHANGE_MARKS[facts.change]
    return _("{mark} {verdict}", mark=mark, verdict=verdict(facts))


def _years(facts: Judged) -> int:
    """Count the years between both results of a change; 0 where there is none."""
    before = facts.change_from_period
    if before is None or numbers.is_missing(before) or not before:
        return 0
    return int(facts.period[:4]) - int(before[:4])
