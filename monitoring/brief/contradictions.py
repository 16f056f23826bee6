"""Numbers and verdicts of a person's text that contradict the figures: pointed out, left alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from monitoring.brief import figures
from monitoring.brief.claims import PERCENT, POINTS, STUDENTS, Claim, claims
from monitoring.brief.model import Gap, Goal, Interim, Measure
from monitoring.status.wording import lowered

_BETTER, _WORSE = "Clear improvement", "Clear decline"
_VERDICTS = {
    _BETTER: r"clear(?:ly)?\s+(?:improved|improvement|better|gained|gain)"
    r"|(?:improved|gained|got better)\s+clearly",
    _WORSE: r"clear(?:ly)?\s+(?:declined|decline|worsened|worse|dropped|drop)"
    r"|(?:declined|worsened|dropped|got worse)\s+clearly",
}
# What is denied, hoped for or only thought of is not claimed.
_NOT_SAID = re.compile(
    r"\b(?:no|not|never|without|hardly|nor|cannot|need|needs|want|expect|aim|plan|will|would|should"
    r"|could|may|might|if|until|unless|hope|whether|to)\b|n['’]t\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_WORD = re.compile(r"[A-Za-z]{4,}")
_COMMON = {"rate", "four", "year", "grade", "grades", "all", "tested", "pace"}


def contradictions(
    words: str, goal: Goal, gaps: Sequence[Gap], interims: Sequence[Interim]
) -> list[str]:
    """Point out what a text about a goal says that its figures do not.

    Args:
        words: what a person wrote.
        goal: the goal it is about.
        gaps: of the brief; those of other goals are left aside.
        interims: of the brief; those of other goals are left aside.

    Returns:
        A sentence for each number told in percent, points or students that is none of the goal's
        figures as far as it is rounded, and for each clear change that is none. A number of
        anything else, such as a year, is never pointed out.
    """
    own_gaps = [one for one in gaps if one.goal_id == goal.goal_id]
    own = [one for one in interims if one.goal_id == goal.goal_id]
    known = _Known(goal, own_gaps, own)
    told = [_pointed_out(claim, goal) for claim in claims(words) if not known.has(claim)]
    told += _verdicts(words, goal, own)
    return list(dict.fromkeys(told))


class _Known:
    """All figures that a text about a goal may tell, by unit."""

    def __init__(self, goal: Goal, gaps: Sequence[Gap], interims: Sequence[Interim]) -> None:
        self._told: dict[str, list[float]] = {PERCENT: [], POINTS: [], STUDENTS: []}
        # Points and students with a side: their sign says on which the figure is.
        self._sided: dict[str, list[float]] = {PERCENT: [], POINTS: [], STUDENTS: []}
        for measure in goal.measures:
            self._add_measure(measure)
        for gap in gaps:
            self._add(PERCENT, gap.value, gap.complement_value)
            self._add(POINTS, gap.low, gap.high)
            self._sided[POINTS].append(gap.points)
            self._add(STUDENTS, gap.n)
        for one in interims:
            self._add(PERCENT, one.value, one.earlier, one.target)
            self._add(POINTS, one.change_low, one.change_high)
            self._add_differences(one.value, one.earlier, one.target)
        told = [one.headline for one in goal.measures] + [goal.headline, goal.wording]
        told += [one.level_reason + " " + one.change_reason for one in goal.measures]
        told += [one.sentence for one in gaps] + [one.reason for one in interims]
        for claim in claims(" ".join(told)):
            self._told[claim.unit].append(claim.number)

    def _add(self, unit: str, *values: float | None) -> None:
        self._told[unit] += [value for value in values if value is not None]

    def _add_differences(self, *values: float | None) -> None:
        known = [value for value in values if value is not None]
        self._told[POINTS] += [abs(one - other) for one, other in combinations(known, 2)]

    def _add_measure(self, one: Measure) -> None:
        path = [value for point in one.points for value in (point.value, point.expected)]
        values = (one.value, one.expected, one.final_target, *path)
        self._add(PERCENT, *values, one.interval_low, one.interval_high)
        self._add_differences(*values)
        self._add(STUDENTS, one.n, one.numerator)
        if one.n is not None and one.numerator is not None:
            self._add(STUDENTS, one.n - one.numerator)
        if one.distance_points is not None:
            self._sided[POINTS].append(one.distance_points)
        if one.distance_students is not None:
            self._sided[STUDENTS].append(float(one.distance_students))

    def has(self, claim: Claim) -> bool:
        """Tell whether a claim is one of the figures, on the side that it names."""
        sided = [value for value in self._sided[claim.unit] if claim.fits(value)]
        if sided and claim.side:
            return any(value * claim.side > 0 for value in sided)
        return bool(sided) or any(claim.fits(value) for value in self._told[claim.unit])


def _pointed_out(claim: Claim, goal: Goal) -> str:
    side = {-1: " below", 0: "", 1: " above"}[claim.side]
    told = {PERCENT: _results, POINTS: _distances, STUDENTS: _students}[claim.unit](goal)
    return f"“{claim.words}{side}” is none of this goal's figures; {told}."


def _results(goal: Goal) -> str:
    told = [
        f"{figures.shown(one.value, one.unit)} ({_label(goal, one)})"
        for one in goal.measures
        if one.value is not None
    ]
    return _listed(told, "no result is known", "the latest result is", "the latest results are")


def _label(goal: Goal, measure: Measure) -> str:
    """Name the period as the headline does, and the measure where there are several."""
    period = lowered(measure.headline.partition(":")[0])
    return period if len(goal.measures) == 1 else f"{measure.name}, {period}"


def _distances(goal: Goal) -> str:
    told = [
        f"{figures.points(one.distance_points)} points{_whose(goal, one)}"
        for one in goal.measures
        if one.distance_points is not None
    ]
    start = "the distance from the path is"
    return _listed(told, "no distance from a path is known", start, start)


def _students(goal: Goal) -> str:
    told = [
        f"{figures.students(one.distance_students)}{_whose(goal, one)}"
        for one in goal.measures
        if one.distance_students is not None
    ]
    start = "the distance from the path is"
    return _listed(told, "no distance from a path is known in students", start, start)


def _whose(goal: Goal, measure: Measure) -> str:
    return "" if len(goal.measures) == 1 else f" ({measure.name})"


def _listed(told: Sequence[str], none: str, one: str, several: str) -> str:
    if not told:
        return none
    return f"{one if len(told) == 1 else several} {'; '.join(told)}"


def _verdicts(words: str, goal: Goal, interims: Sequence[Interim]) -> Iterator[str]:
    """Point out a clear change that nothing which the sentence can be about has made."""
    for sentence in _SENTENCE.split(words):
        about = _about(sentence, goal, interims)
        for verdict, pattern in _VERDICTS.items():
            for match in re.finditer(rf"\b(?:{pattern})\b", sentence, re.IGNORECASE):
                is_said = not _NOT_SAID.search(sentence[: match.start()])
                if is_said and about and all(change != verdict for _, change in about):
                    found = "; ".join(f"{change} ({name})" for name, change in about)
                    yield f"“{match[0]}” is not what the figures say: {found}."


def _about(sentence: str, goal: Goal, interims: Iterable[Interim]) -> list[tuple[str, str]]:
    """Return name and change of what a sentence names; of everything where it names nothing."""
    every = [(one.name, one.change) for one in goal.measures]
    every += [(one.name, one.change) for one in interims]
    said = _keywords(sentence)
    return [(name, change) for name, change in every if said & _keywords(name)] or every


def _keywords(words: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(words)} - _COMMON
