"""How a verdict against the plan is called: after the deadline it carries the year it speaks of."""

from collections.abc import Callable, Mapping

from monitoring.vocabulary import Level, PeriodStyle
from monitoring.vocabulary.verdicts import LevelObstacle
from monitoring.wording import labels, numbers
from monitoring.wording.i18n import _, marked
from monitoring.wording.verdict_facts import Facts, named

# Verdicts of a deadline's year, in the order in which they are listed.
FINAL = (
    *(Level.MET, Level.NARROWLY_MET, Level.MET_MARGIN_UNKNOWN),
    *(Level.NARROWLY_MISSED, Level.MISSED_MARGIN_UNKNOWN, Level.MISSED),
)
_OF_YEAR: Mapping[str, str] = {
    Level.MET: marked("{year} target: met"),
    Level.NARROWLY_MET: marked("{year} target: narrowly met"),
    Level.MET_MARGIN_UNKNOWN: marked("{year} target: met, margin not published"),
    Level.NARROWLY_MISSED: marked("{year} target: narrowly missed"),
    Level.MISSED_MARGIN_UNKNOWN: marked("{year} target: missed, margin not published"),
    Level.MISSED: marked("{year} target: missed"),
}
_COUNTED: Mapping[str, str] = {
    Level.MET: marked("{n} met"),
    Level.NARROWLY_MET: marked("{n} narrowly met"),
    Level.MET_MARGIN_UNKNOWN: marked("{n} met, margin not published"),
    Level.ON_TRACK: marked("{n} on track"),
    Level.NARROWLY_ON_TRACK: marked("{n} narrowly on track"),
    Level.ON_TRACK_MARGIN_UNKNOWN: marked("{n} on track, margin not published"),
    Level.NARROWLY_OFF_TRACK: marked("{n} narrowly off track"),
    Level.OFF_TRACK_MARGIN_UNKNOWN: marked("{n} off track, margin not published"),
    Level.OFF_TRACK: marked("{n} off track"),
    Level.NARROWLY_MISSED: marked("{n} narrowly missed"),
    Level.MISSED_MARGIN_UNKNOWN: marked("{n} missed, margin not published"),
    Level.MISSED: marked("{n} missed"),
    Level.UNDECIDED: marked("{n} not decided"),
    Level.NO_STATUS: marked("{n} without a status yet"),
    Level.NO_TARGET: marked("{n} without a target"),
    Level.HIDDEN: marked("{n} hidden to protect students"),
}


def of_year(code: str, year: str) -> str:
    """Call a verdict, with the year of its deadline where it is one: "2023 target: met"."""
    if code in _OF_YEAR and year:
        return _(_OF_YEAR[code], year=year)
    return labels.level(code)


def counted(code: str, n: int) -> str:
    """Write how many have a verdict, in a list of several: "3 narrowly met"."""
    return _(_COUNTED[code], n=numbers.whole(n))


def name(facts: Facts) -> str:
    """Call the verdict of a result, and say why where none could be given at the deadline."""
    if facts.level == Level.UNDECIDED:
        return undecided(facts)
    return of_year(facts.level, facts.deadline_period)


def undecided(facts: Facts) -> str:
    """Say why nothing decides whether the target was met; no full stop stands at its end."""
    say = _UNDECIDED.get(facts.level_obstacle, _missing)
    return say(facts, named(facts, facts.deadline_period))


def _missing(facts: Facts, deadline: str) -> str:
    if facts.period_style == PeriodStyle.CLASS:
        return _("Not decided: {deadline} is not known", deadline=deadline)
    return _("Not decided: the result for {deadline} is not known", deadline=deadline)


def _canceled(_facts: Facts, deadline: str) -> str:
    return _("Not decided: the result for {deadline} was canceled", deadline=deadline)


def _not_published(_facts: Facts, deadline: str) -> str:
    return _("Not decided: the result for {deadline} was not published", deadline=deadline)


def _hidden(_facts: Facts, deadline: str) -> str:
    return _(
        "Not decided: the result for {deadline} is hidden to protect students", deadline=deadline
    )


def _coded(_facts: Facts, deadline: str) -> str:
    return _(
        "Not decided: the result for {deadline} is shown only as an end of the scale",
        deadline=deadline,
    )


def _too_few(facts: Facts, deadline: str) -> str:
    return _(
        "Not decided: fewer than {least} students are behind the result for {deadline}",
        least=numbers.whole(facts.min_n_for_status),
        deadline=deadline,
    )


def _not_comparable(_facts: Facts, deadline: str) -> str:
    return _("Not decided: the result for {deadline} is not comparable", deadline=deadline)


def _other_series(_facts: Facts, deadline: str) -> str:
    return _(
        "Not decided: the result for {deadline} cannot be compared with the baseline",
        deadline=deadline,
    )


_UNDECIDED: Mapping[str, Callable[[Facts, str], str]] = {
    LevelObstacle.DEADLINE_CANCELLED: _canceled,
    LevelObstacle.DEADLINE_NOT_PUBLISHED: _not_published,
    LevelObstacle.DEADLINE_HIDDEN: _hidden,
    LevelObstacle.DEADLINE_CODED: _coded,
    LevelObstacle.DEADLINE_TOO_FEW: _too_few,
    LevelObstacle.DEADLINE_NOT_COMPARABLE: _not_comparable,
    LevelObstacle.DEADLINE_OTHER_SERIES: _other_series,
}
