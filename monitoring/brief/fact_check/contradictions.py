"""Numbers and verdicts of a person's text that contradict the figures: pointed out, left alone."""

import re
from collections.abc import Iterator, Sequence

from monitoring.brief import figures
from monitoring.brief.fact_check.claims import PERCENT, POINTS, STUDENTS, Claim, claims
from monitoring.brief.fact_check.subjects import SIGN, Subject, named, subjects
from monitoring.brief.model import Gap, Goal, Interim, Measure
from monitoring.wording import labels, periods

_BETTER, _WORSE = "clear_improvement", "clear_decline"
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
    every = subjects(goal, gaps, interims)
    told: list[str] = []
    for sentence in _SENTENCE.split(words):
        about = named(sentence, every)
        for claim in claims(sentence):
            if not any(one.has(claim) for one in about or every):
                told.append(_pointed_out(claim, goal, _signs(about, interims)))
        told += _verdicts(sentence, [one for one in about or every if one.change])
    return list(dict.fromkeys(told))


def _signs(about: Sequence[Subject], interims: Sequence[Interim]) -> list[Interim]:
    """Return the early signs that a sentence is about where it is about nothing else."""
    if any(one.kind != SIGN for one in about):
        return []
    return [one for one in interims if one.name in {subject.name for subject in about}]


def _pointed_out(claim: Claim, goal: Goal, signs: Sequence[Interim]) -> str:
    words = f"“{claim.words}”"
    if signs:
        told = [f"{figures.shown(one.value, one.unit)} ({one.name}, {one.period})" for one in signs]
        return f"{words} is none of the figures of the early sign; {_latest(told)}."
    told_of = {PERCENT: _results, POINTS: _distances, STUDENTS: _students}[claim.unit]
    return f"{words} is none of this goal's figures; {told_of(goal)}."


def _latest(told: Sequence[str]) -> str:
    return _listed(told, "no result is known", "the latest result is", "the latest results are")


def _results(goal: Goal) -> str:
    told = [
        f"{figures.shown(one.value, one.unit)} ({_label(goal, one)})"
        for one in goal.measures
        if one.value is not None
    ]
    return _latest(told)


def _label(goal: Goal, measure: Measure) -> str:
    """Name the period, and the measure where there are several."""
    period = periods.in_row(measure.period, measure.period_style)
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


def _verdicts(sentence: str, about: Sequence[Subject]) -> Iterator[str]:
    """Point out a clear change that nothing which the sentence can be about has made."""
    for verdict, pattern in _VERDICTS.items():
        for match in re.finditer(rf"\b(?:{pattern})\b", sentence, re.IGNORECASE):
            is_said = not _NOT_SAID.search(sentence[: match.start()])
            if is_said and about and all(one.change != verdict for one in about):
                found = "; ".join(f"{labels.change(one.change)} ({one.name})" for one in about)
                yield f"“{match[0]}” is not what the figures say: {found}."
