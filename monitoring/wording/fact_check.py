"""What a person's text says and the figures do not, pointed out in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitoring.vocabulary import Direction
from monitoring.vocabulary.review import ContradictionKind
from monitoring.wording import figures, labels, numbers, periods
from monitoring.wording.i18n import _, n_
from monitoring.wording.interims import sign_name
from monitoring.wording.quarter_facts import EarlySign, Goal, Measure
from monitoring.wording.verdict_distances import students_apart


@dataclass(frozen=True)
class Contradiction:
    """What a text says and the figures do not.

    Args:
        kind: which figures it is not one of, or that it is a verdict that nothing has.
        said: the words of the text.
        goal: the goal it is about.
        signs: the early signs that the words are about, where they are about nothing else.
        verdicts: (code of the change, name) of what the words can be about.
    """

    kind: ContradictionKind
    said: str
    goal: Goal
    signs: tuple[EarlySign, ...] = ()
    verdicts: tuple[tuple[str, str], ...] = ()


def pointed_out(contradiction: Contradiction) -> str:
    """Say which words the figures contradict, and what the figures are."""
    said, kind = contradiction.said, contradiction.kind
    if kind == ContradictionKind.VERDICT:
        return _verdict(said, contradiction.verdicts)
    if kind == ContradictionKind.SIGN:
        return _sign(said, contradiction.signs)
    measures = contradiction.goal.measures
    if kind == ContradictionKind.PERCENT:
        return _results(said, measures)
    if kind == ContradictionKind.POINTS:
        return _points(said, measures)
    return _students(said, measures)


def _verdict(said: str, verdicts: Sequence[tuple[str, str]]) -> str:
    listed = "; ".join(
        _("{verdict} ({name})", verdict=labels.change(code), name=name) for code, name in verdicts
    )
    return _("“{said}” is not what the figures say: {verdicts}.", said=said, verdicts=listed)


def _sign(said: str, signs: Sequence[EarlySign]) -> str:
    results = "; ".join(
        _(
            "{value} ({name}, {period})",
            value=figures.shown(one.value, one.unit, figures.code_of(one)),
            name=sign_name(one),
            period=periods.in_row(one.period, one.period_style),
        )
        for one in signs
    )
    return n_(
        "“{said}” is not one of the figures of the early sign. The latest result is {results}.",
        "“{said}” is not one of the figures of the early signs. The latest results are {results}.",
        len(signs),
        said=said,
        results=results,
    )


def _results(said: str, measures: Sequence[Measure]) -> str:
    known = [one for one in measures if not figures.is_missing(one.value)]
    if not known:
        return _("“{said}” is not one of this goal's figures. No result is known.", said=said)
    return n_(
        "“{said}” is not one of this goal's figures. The latest result is {results}.",
        "“{said}” is not one of this goal's figures. The latest results are {results}.",
        len(known),
        said=said,
        results="; ".join(_result(one, is_alone=len(measures) == 1) for one in known),
    )


def _result(measure: Measure, *, is_alone: bool) -> str:
    value = figures.shown(measure.value, measure.unit, figures.code_of(measure))
    period = periods.in_row(measure.period, measure.period_style)
    if is_alone:
        return _("{value} ({period})", value=value, period=period)
    return _(
        "{value} ({measure}, {period})", value=value, measure=measure.measure_name, period=period
    )


def _points(said: str, measures: Sequence[Measure]) -> str:
    known = [one for one in measures if not figures.is_missing(one.distance_points)]
    if not known:
        return _(
            "“{said}” is not one of this goal's figures. No distance from the plan is known.",
            said=said,
        )
    distances = [_of(one, _distance(one), is_alone=len(measures) == 1) for one in known]
    return _distances(said, distances)


def _distance(measure: Measure) -> str:
    is_lower_better = measure.better_direction == Direction.LOWER
    return figures.distance(measure.distance_points, measure.unit, is_lower_better=is_lower_better)


def _students(said: str, measures: Sequence[Measure]) -> str:
    known = [one for one in measures if not figures.is_missing(one.distance_students)]
    if not known:
        return _(
            "“{said}” is not one of this goal's figures. No distance from the plan is known in "
            "students.",
            said=said,
        )
    distances = [_of(one, students_apart(one), is_alone=len(measures) == 1) for one in known]
    return _distances(said, distances)


def _distances(said: str, distances: Sequence[str]) -> str:
    return _(
        "“{said}” is not one of this goal's figures. Against the plan: {distances}.",
        said=said,
        distances=numbers.and_list(distances),
    )


def _of(measure: Measure, distance: str, *, is_alone: bool) -> str:
    if is_alone:
        return distance
    return _("{distance} ({measure})", distance=distance, measure=measure.measure_name)
