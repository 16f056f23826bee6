"""A verdict as a superintendent could say it: where the result stands, and how it moved."""

from monitoring.vocabulary import Level
from monitoring.vocabulary.verdicts import JudgedAgainst
from monitoring.wording import labels, periods, ranges
from monitoring.wording.i18n import _, marked
from monitoring.wording.verdict_changes import moved
from monitoring.wording.verdict_distances import distance, is_above, students, valued
from monitoring.wording.verdict_facts import (
    TOLERANCE,
    Facts,
    apart,
    own_value,
    size,
)
from monitoring.wording.verdict_names import name
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
_NARROW = (Level.NARROWLY_ON_TRACK, Level.NARROWLY_OFF_TRACK)
_WITHOUT_MARGIN = (Level.ON_TRACK_MARGIN_UNKNOWN, Level.OFF_TRACK_MARGIN_UNKNOWN)


def headline(facts: Facts) -> str:
    """Tell level and change in a few short sentences, all of one year.

    Where the verdict is of the deadline's year and the result of another, the result is told by
    ``later``, on a line of its own.
    """
    told = [*_level(facts)]
    if (facts.is_measured or facts.end_code) and not facts.is_of_other_year:
        told.append(moved(facts))
    return " ".join(told)


def later(facts: Facts) -> str:
    """Tell a result of another year than the verdict's, and how it moved; "" for none."""
    if not facts.is_of_other_year:
        return ""
    figures = _("{figures}.", figures=later_figures(facts))
    if not facts.is_measured and not facts.end_code:
        return " ".join([figures, absence(facts)])
    own = [obstacle(facts, facts.later_obstacle)] if facts.later_obstacle else []
    return " ".join([figures, *own, moved(facts)])


def later_figures(facts: Facts) -> str:
    """Tell such a result alone: "2024-25: 22.9%, 0.6 points above the 2023 target"; "" for none."""
    if not facts.is_of_other_year:
        return ""
    period = periods.label(facts.period, facts.period_style)
    if not facts.is_measured and not facts.end_code:
        return _("{period}: no result", period=period)
    return _("{period}: {figures}", period=period, figures=valued(facts))


def later_distance(facts: Facts) -> str:
    """Tell how far such a result is from its aim, with its year; "" where that is not known."""
    away = distance(facts) if facts.is_of_other_year else ""
    if not away:
        return ""
    return _(
        "{period}: {distance}",
        period=periods.label(facts.period, facts.period_style),
        distance=away,
    )


def _level(facts: Facts) -> list[str]:
    period = periods.label(facts.period, facts.period_style)
    if facts.level == Level.NO_TARGET:
        return _without_target(facts, period)
    if facts.level == Level.NO_STATUS:
        told = _("{period}: {verdict}.", period=period, verdict=labels.level(facts.level))
        return [told, obstacle(facts) if facts.is_measured else absence(facts)]
    if facts.level == Level.HIDDEN and facts.end_code:
        return [_own(facts, period), ranges.open_level(name(facts))]
    if facts.level in (Level.UNDECIDED, Level.HIDDEN):
        return [_("{verdict}.", verdict=name(facts))]
    if facts.is_told_of_range:
        told = ranges.level(name(facts))
        return [told] if facts.is_late else [_own(facts, period), told]
    if facts.is_final:
        return _decided(facts)
    return _at_plan(facts, period)


def _without_target(facts: Facts, period: str) -> list[str]:
    if not facts.is_measured and not facts.end_code:
        return [_("{period}: no result.", period=period), absence(facts)]
    return [_own(facts, period), _("The plan sets no target.")]


def _own(facts: Facts, period: str) -> str:
    return _("{period}: {value}.", period=period, value=own_value(facts))


def _decided(facts: Facts) -> list[str]:
    """Tell the verdict of the deadline's year with that year's own result."""
    value, target = apart(facts, facts.due_value, facts.final_target)
    of = {"verdict": name(facts), "value": value, "target": target}
    return [_("{verdict}, with {value} against {target}.", **of)]


def _at_plan(facts: Facts, period: str) -> list[str]:
    """Tell how far the value is from the plan, or from the interim target, at its period."""
    is_interim = facts.judged_against == JudgedAgainst.INTERIM_TARGET
    if abs(facts.distance_points) <= TOLERANCE:
        told = (
            _("{period}: exactly at the target.", period=period)
            if is_interim
            else _("{period}: exactly at the plan.", period=period)
        )
        return [told, *_beside(facts)]
    message = _DISTANCES[is_interim, is_above(facts), bool(students(facts))]
    points = size(facts, facts.distance_points)
    return [
        _(message, period=period, points=points, students=students(facts)),
        *_beside(facts),
    ]


def _beside(facts: Facts) -> list[str]:
    """Say what a distance leaves open, and whether the target is reached already."""
    told = []
    if facts.is_at_target:
        told.append(_("At the {year} target already.", year=facts.deadline_period))
    if facts.level in _NARROW:
        told.append(_("That is within the margin."))
    if facts.level in _WITHOUT_MARGIN and facts.is_percent:
        told.append(_("No margin is published."))
    return told
