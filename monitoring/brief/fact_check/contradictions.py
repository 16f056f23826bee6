"""Numbers and verdicts of a person's text that contradict the figures: pointed out, left alone."""

import re
from collections.abc import Iterator, Sequence

from monitoring.brief.fact_check.claims import Claim, claims
from monitoring.brief.fact_check.subjects import SIGN, Subject, named, subjects
from monitoring.vocabulary import Change
from monitoring.vocabulary.review import ContradictionKind
from monitoring.wording.fact_check import Contradiction
from monitoring.wording.quarter_facts import EarlySign, Gap, Goal

_VERDICTS = {
    Change.CLEAR_IMPROVEMENT: r"clear(?:ly)?\s+(?:improved|improvement|better|gained|gain)"
    r"|(?:improved|gained|got better)\s+clearly",
    Change.CLEAR_DECLINE: r"clear(?:ly)?\s+(?:declined|decline|worsened|worse|dropped|drop)"
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
    text: str, goal: Goal, gaps: Sequence[Gap], signs: Sequence[EarlySign]
) -> list[Contradiction]:
    """Point out what a text about a goal says that its figures do not.

    Args:
        text: what a person wrote.
        goal: the goal it is about.
        gaps: of the brief; those of other goals are left aside.
        signs: early signs of the brief; those of other goals are left aside.

    Returns:
        One for each number told in percent, points or students that is none of the goal's figures
        as far as it is rounded, and for each clear change that nothing has made. A number of
        anything else, such as a year, is never pointed out.
    """
    every = subjects(goal, gaps, signs)
    found: dict[tuple[str, str], Contradiction] = {}
    for sentence in _SENTENCE.split(text):
        about = named(sentence, every)
        for claim in claims(sentence):
            if not any(subject.has(claim) for subject in about or every):
                number = _number(claim, goal, _signs(about, signs))
                found.setdefault((number.kind, number.said), number)
        for verdict in _verdicts(sentence, goal, [one for one in about or every if one.change]):
            found.setdefault((verdict.kind, verdict.said), verdict)
    return list(found.values())


def _signs(about: Sequence[Subject], signs: Sequence[EarlySign]) -> tuple[EarlySign, ...]:
    """Return the early signs that a sentence is about where it is about nothing else."""
    if any(subject.kind != SIGN for subject in about):
        return ()
    return tuple(one for one in signs if any(subject.sign == one for subject in about))


def _number(claim: Claim, goal: Goal, signs: tuple[EarlySign, ...]) -> Contradiction:
    kind = ContradictionKind.SIGN if signs else ContradictionKind(claim.unit)
    return Contradiction(kind, claim.words, goal, signs)


def _verdicts(sentence: str, goal: Goal, about: Sequence[Subject]) -> Iterator[Contradiction]:
    """Point out a clear change that nothing which the sentence can be about has made."""
    for verdict, pattern in _VERDICTS.items():
        for match in re.finditer(rf"\b(?:{pattern})\b", sentence, re.IGNORECASE):
            is_said = not _NOT_SAID.search(sentence[: match.start()])
            if is_said and about and all(subject.change != verdict for subject in about):
                verdicts = tuple((subject.change, subject.name) for subject in about)
                yield Contradiction(ContradictionKind.VERDICT, match[0], goal, verdicts=verdicts)
