"""The verdict on the movement as a reader sees it, with the years where they are several."""

from monitoring.vocabulary import Change
from monitoring.wording import labels, numbers
from monitoring.wording.i18n import _, marked
from monitoring.wording.verdict_facts import Facts

_OVER_YEARS = {
    2: marked("{verdict} over two years"),
    3: marked("{verdict} over three years"),
    4: marked("{verdict} over four years"),
    5: marked("{verdict} over five years"),
}


def verdict(facts: Facts) -> str:
    """Name the verdict: "Clear improvement", "Clear improvement over two years"."""
    named = labels.change(facts.change)
    n_years = _years(facts)
    if n_years < 2 or facts.change == Change.NOT_COMPARABLE:
        return named
    if n_years in _OVER_YEARS:
        return _(_OVER_YEARS[n_years], verdict=named)
    return _("{verdict} over {n} years", verdict=named, n=numbers.whole(n_years))


def _years(facts: Facts) -> int:
    """Count the years between both results of a change; 0 where there is none."""
    if not facts.change_from_period:
        return 0
    return int(facts.period[:4]) - int(facts.change_from_period[:4])
