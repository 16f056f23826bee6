"""A verdict as a superintendent could say it: where the result stands, and how it moved."""

from monitoring.vocabulary import Level
from monitoring.vocabulary.verdicts import JudgedAgainst
from monitoring.wording import labels, periods
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.verdict_changes import moved
from monitoring.wording.verdict_facts import (
    TOLERANCE,
    Facts,
    amount,
    apart,
    named,
    size,
    students,
)
from monitoring.wording.verdict_levels import deadline_unknown, reaches, years_late
from monitoring.wording.verdict_obstacles import absence, obstacle

# (against the interim target, value higher, students known) -> the sentence.
_DISTANCES = {
    (False, False, False): marked("{period}: {points} below the plan."),
    (False, False, True): marked("{period}: {points}, {students}, below the plan."),
    (False, True, False): marked("{period}: {points} above the plan."),
    (False, True, True): marked("{period}: {points}, {students}, above the plan."),
    (True, False, False): marked("{period}: {points} below the target."),
    (True, False, True): marked("{period}: {points}, {students}, below the target."),
    (True, True, False): marked("{period}: {points} above the target."),
    (True, True, True): marked("{period}: {points}, {students}, above the target."),
}
# (target was met, this later result reaches it) -> the sentence.
_LATER = {
    (True, True): (
        marked("{value}, {n} year after the deadline, reaches it too."),
        marked("{value}, {n} years after the deadline, reaches it too."),
    ),
    (True, False): (
        marked("{value}, {n} year after the deadline, no longer reaches it."),
        marked("{value}, {n} years after the deadline, no longer reaches it."),
    ),
    (False, True): (
        marked("{value}, {n} year after the deadline, reaches it."),
        marked("{value}, {n} years after the deadline, reaches it."),
    ),
    (False, False): (
        marked("{value}, {n} year after the deadline, does not reach it either."),
        marked("{value}, {n} years after the deadline, does not reach it either."),
    ),
}


def headline(facts: Facts) -> str:
    """Tell level and change in a few short sentences; the first begins with the period."""
    told = [*_level(facts)]
    if facts.is_measured:
        told.append(moved(facts))
    return " ".join(told)


def _level(facts: Facts) -> list[str]:
    period = periods.label(facts.period, facts.period_style)
    if facts.is_settled:
        return [_settled(facts, period), *_afterwards(facts)]
    if facts.level == Level.NO_TARGET:
        return _without_target(facts, period)
    if facts.level == Level.NO_STATUS:
        told = _("{period}: {verdict}.", period=period, verdict=labels.level(facts.level))
        return [told, obstacle(facts) if facts.is_measured else absence(facts)]
    if facts.is_late:
        return _unsettled(facts, period)
    if facts.level in (Level.MET, Level.MISSED):
        return _at_target(facts, period)
    return _at_plan(facts, period)


def _without_target(facts: Facts, period: str) -> list[str]:
    if not facts.is_measured:
        return [_("{period}: no result.", period=period), absence(facts)]
    told = _("{period}: {value}.", period=period, value=amount(facts, facts.value))
    return [told, _("The plan sets no target.")]


def _settled(facts: Facts, period: str) -> str:
    """Tell the verdict of the deadline year."""
    value, target = apart(facts, facts.due_value, facts.final_target)
    of = {"period": period, "value": value, "target": target}
    of["deadline"] = named(facts, facts.deadline_period)
    if facts.level == Level.MET:
        return _("{period}: The target for {deadline}, {target}, was met with {value}.", **of)
    return _("{period}: The target for {deadline}, {target}, was missed with {value}.", **of)


def _afterwards(facts: Facts) -> list[str]:
    """Tell what a result after a settled deadline adds."""
    if not facts.is_measured:
        return [absence(facts)]
    if facts.level_obstacle:
        return [obstacle(facts)]
    value, _target = apart(facts, facts.value, facts.final_target)
    one, many = _LATER[facts.level == Level.MET, reaches(facts)]
    return [n_(one, many, years_late(facts), value=value)]


def _unsettled(facts: Facts, period: str) -> list[str]:
    if facts.level == Level.MET:
        value, target = apart(facts, facts.value, facts.final_target)
        told = n_(
            "{period}: {value} reaches the target, {target}, {n} year after the deadline.",
            "{period}: {value} reaches the target, {target}, {n} years after the deadline.",
            years_late(facts),
            period=period,
            value=value,
            target=target,
        )
    else:
        told = _short_of(facts, period)
    return [told, deadline_unknown(facts)]


def _at_target(facts: Facts, period: str) -> list[str]:
    """Tell whether the target is reached, and what is lacking."""
    if facts.level != Level.MET:
        return [_short_of(facts, period), _("The deadline has passed.")]
    value, target = apart(facts, facts.value, facts.final_target)
    return [
        _(
            "{period}: {value} reaches the target, {target}.",
            period=period,
            value=value,
            target=target,
        )
    ]


def _short_of(facts: Facts, period: str) -> str:
    _value, target = apart(facts, facts.value, facts.final_target)
    of = {"period": period, "points": size(facts, facts.distance_points), "target": target}
    if counted := students(facts):
        return _(
            "{period}: {points}, {students}, short of the target, {target}.", students=counted, **of
        )
    return _("{period}: {points} short of the target, {target}.", **of)


def _at_plan(facts: Facts, period: str) -> list[str]:
    """Tell how far the value is from the plan, or from the interim target, at its period."""
    is_interim = facts.judged_against == JudgedAgainst.INTERIM_TARGET
    if abs(facts.distance_points) <= TOLERANCE:
        if is_interim:
            return [_("{period}: exactly at the target.", period=period)]
        return [_("{period}: exactly at the plan.", period=period)]
    message = _DISTANCES[is_interim, facts.value > facts.expected, bool(students(facts))]
    points = size(facts, facts.distance_points)
    told = _(message, period=period, points=points, students=students(facts))
    if facts.level == Level.NARROWLY_OFF_TRACK:
        return [told, _("That is within the margin.")]
    if facts.level == Level.OFF_TRACK_MARGIN_UNKNOWN and facts.is_percent:
        return [told, _("No margin is published.")]
    return [told]
