"""What a sentence about a goal can be about, each with every figure that may be told of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from monitoring.brief.fact_check.claims import PERCENT, POINTS, STUDENTS, Claim
from monitoring.wording.interims import sign_name
from monitoring.wording.numbers import is_missing
from monitoring.wording.quarter_facts import EarlySign, Gap, Goal, Measure

MEASURE, SIGN, GROUP = "measure", "sign", "group"
_WORD = re.compile(r"[A-Za-z]{3,}")
# Words of names that tell no subject from another.
_COMMON = {"rate", "four", "year", "grade", "grades", "all", "tested", "pace", "the", "and", "for"}
_COMMON |= {"not", "with", "without", "students", "other", "others"}


@dataclass(frozen=True)
class Subject:
    """A measure, an early sign or a group, and what may be told of it.

    Args:
        kind: measure, sign or group.
        name: as the brief has it.
        change: code of the change, "" for a group.
        plain: (unit, figure) without a side.
        sided: (unit, figure) of which the sign says whether it is below or above.
        sign: the early sign itself, None for another kind.
    """

    kind: str
    name: str
    change: str
    plain: tuple[tuple[str, float], ...]
    sided: tuple[tuple[str, float], ...]
    sign: EarlySign | None = None

    def has(self, claim: Claim) -> bool:
        """Tell whether a claim is one of the figures, on the side that it names."""
        sided = [figure for unit, figure in self.sided if unit == claim.unit and claim.fits(figure)]
        if claim.side:
            return any(figure * claim.side >= 0 for figure in sided)
        plain = (figure for unit, figure in self.plain if unit == claim.unit)
        return bool(sided) or any(claim.fits(figure) for figure in plain)


def subjects(goal: Goal, gaps: Sequence[Gap], signs: Sequence[EarlySign]) -> list[Subject]:
    """Return everything that the brief tells of one goal."""
    return [
        *(_measure(one) for one in goal.measures),
        *(_sign(one) for one in signs if one.goal_id == goal.goal_id),
        *(_group(one) for one in gaps if one.goal_id == goal.goal_id),
    ]


def named(sentence: str, every: Sequence[Subject]) -> list[Subject]:
    """Return the subjects that a sentence names."""
    said = keywords(sentence)
    return [one for one in every if said & keywords(one.name)]


def keywords(words: str) -> set[str]:
    """Return the words of a text that tell subjects apart."""
    return {word.lower() for word in _WORD.findall(words)} - _COMMON


def _figures(unit: str, *values: float | None) -> Iterator[tuple[str, float]]:
    return ((unit, value) for value in values if value is not None and not is_missing(value))


def _less(value: float | None, other: float | None) -> float | None:
    return None if value is None or other is None else value - other


def _measure(one: Measure) -> Subject:
    values = [point.value for point in one.points]
    path = [point.expected for point in one.points]
    percents = (one.value, one.expected, one.final_target, one.due_value, one.baseline_value)
    measured = [value for value in values if value is not None]
    moves = [later - earlier for earlier, later in pairwise(measured)]
    since = [value - measured[0] for value in measured]
    distances = [_less(point.value, point.expected) for point in one.points]
    # An end of the scale is a figure that people may name, and none to reckon with.
    to_go = float("nan") if one.end_code else one.value - one.final_target
    return Subject(
        MEASURE,
        one.measure_name,
        one.change,
        (
            *_figures(PERCENT, *percents, *values, *path, one.interval_low, one.interval_high),
            *_figures(POINTS, *moves, *since, one.change_points, one.change_low, one.change_high),
            *_figures(STUDENTS, one.n, one.numerator, one.n - one.numerator),
        ),
        (
            *_figures(POINTS, one.distance_points, to_go, *distances),
            *_figures(STUDENTS, one.distance_students, to_go * one.n / 100),
        ),
    )


def _sign(one: EarlySign) -> Subject:
    value = None if one.end_code else one.value
    earlier = None if one.earlier_code else one.earlier_value
    return Subject(
        SIGN,
        sign_name(one),
        one.change,
        (
            *_figures(PERCENT, one.value, one.earlier_value, one.target_value),
            *_figures(POINTS, one.change_points, one.change_low, one.change_high),
        ),
        tuple(_figures(POINTS, _less(value, one.target_value), _less(value, earlier))),
        one,
    )


def _group(one: Gap) -> Subject:
    return Subject(
        GROUP,
        one.subgroup,
        "",
        (
            *_figures(PERCENT, one.value, one.complement_value),
            *_figures(POINTS, one.low, one.high),
            *_figures(STUDENTS, one.n, one.numerator),
        ),
        ((POINTS, one.points),),
    )
