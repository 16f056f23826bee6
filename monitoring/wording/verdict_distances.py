"""How far a result lies from the plan, from an interim target, or from the target itself."""

import math

from monitoring.vocabulary.verdicts import JudgedAgainst
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.verdict_facts import (
    TOLERANCE,
    Facts,
    Judged,
    apart,
    is_known,
    own_value,
    result,
    size,
)

_TEN = 10
PLAN, INTERIM, TARGET = "plan", "interim", "target"
# (what it is set against, value is above it) -> the words.
_SHORT = {
    (PLAN, False): marked("{points} below the plan"),
    (PLAN, True): marked("{points} above the plan"),
    (INTERIM, False): marked("{points} below the target"),
    (INTERIM, True): marked("{points} above the target"),
    (TARGET, False): marked("{points} below the {year} target"),
    (TARGET, True): marked("{points} above the {year} target"),
}
_EXACTLY = {
    PLAN: marked("exactly at the plan"),
    INTERIM: marked("exactly at the target"),
    TARGET: marked("exactly at the {year} target"),
}
# (what it is set against, value is above it, students known) -> the sentence.
_SENTENCES = {
    (PLAN, False, False): marked("{result} {when} is {points} below the plan, {aim}."),
    (PLAN, False, True): marked("{result} {when} is {points}, {students}, below the plan, {aim}."),
    (PLAN, True, False): marked("{result} {when} is {points} above the plan, {aim}."),
    (PLAN, True, True): marked("{result} {when} is {points}, {students}, above the plan, {aim}."),
    (INTERIM, False, False): marked("{result} {when} is {points} below the target, {aim}."),
    (INTERIM, False, True): marked(
        "{result} {when} is {points}, {students}, below the target, {aim}."
    ),
    (INTERIM, True, False): marked("{result} {when} is {points} above the target, {aim}."),
    (INTERIM, True, True): marked(
        "{result} {when} is {points}, {students}, above the target, {aim}."
    ),
    (TARGET, False, False): marked("{result} {when} is {points} below the {year} target, {aim}."),
    (TARGET, False, True): marked(
        "{result} {when} is {points}, {students}, below the {year} target, {aim}."
    ),
    (TARGET, True, False): marked("{result} {when} is {points} above the {year} target, {aim}."),
    (TARGET, True, True): marked(
        "{result} {when} is {points}, {students}, above the {year} target, {aim}."
    ),
}
_EXACT_SENTENCES = {
    PLAN: marked("{result} {when} is exactly at the plan, {aim}."),
    INTERIM: marked("{result} {when} is exactly at the target, {aim}."),
    TARGET: marked("{result} {when} is exactly at the {year} target, {aim}."),
}


def aim_of(facts: Facts) -> str:
    """Return what a result is set against: plan, interim or target."""
    if facts.judged_against == JudgedAgainst.INTERIM_TARGET:
        return INTERIM
    return TARGET if facts.is_final else PLAN


def distance(facts: Facts) -> str:
    """Write how far a result is from its aim: "0.6 points above the 2023 target", "" if unknown."""
    if not is_known(facts.distance_points):
        return ""
    aim, year = aim_of(facts), facts.deadline_period
    if abs(facts.distance_points) <= TOLERANCE:
        return _(_EXACTLY[aim], year=year)
    points = size(facts, facts.distance_points)
    return _(_SHORT[aim, is_above(facts)], points=points, year=year)


def sentence(facts: Facts, when: str) -> str:
    """Compare a result with its aim, with all that both rest on; ``when`` names its period."""
    kind = aim_of(facts)
    value, aim = apart(facts, facts.value, aimed_at(facts))
    of = {"result": result(facts, value), "when": when, "aim": aim, "year": facts.deadline_period}
    if abs(facts.distance_points) <= TOLERANCE:
        return _(_EXACT_SENTENCES[kind], **of)
    counted = students(facts)
    message = _SENTENCES[kind, is_above(facts), bool(counted)]
    return _(message, **of, points=size(facts, facts.distance_points), students=counted)


def aimed_at(facts: Facts) -> float:
    """Return what a result is set against, in its unit."""
    return facts.final_target if facts.is_final else facts.expected


def is_above(facts: Facts) -> bool:
    """Tell whether the value itself is above its aim, whichever side is the better one."""
    # The row counts a distance on the right side as positive; where lower is better that is below.
    return (facts.distance_points > 0) != facts.is_lower_better


def valued(facts: Facts) -> str:
    """Write a result with its distance, where that is known: "83.0%, 7.0 points below the plan"."""
    value = own_value(facts)
    if not is_known(facts.distance_points):
        return value
    return _("{value}, {distance}", value=value, distance=distance(facts))


def students(facts: Facts) -> str:
    """Write the distance in students as precisely as its margin allows: ``about 270 students``.

    Returns:
        "" where it is none or unknown. Tables have the exact count.
    """
    count = facts.distance_students
    if not is_known(count) or count == 0:
        return ""
    return n_("about {n} student", "about {n} students", _rounded(facts))


def _rounded(facts: Facts) -> float:
    """Round the size of the distance in students to tens, where its margin is larger than that.

    A hundred and more are told to ten wherever the margin is larger than one student.
    """
    count = abs(facts.distance_students)
    margin = facts.n * (facts.interval_high - facts.interval_low) / 200
    is_round = margin >= _TEN or (margin > 1 and count >= _TEN * _TEN)
    return _TEN * math.floor(count / _TEN + 0.5) if is_round and count >= _TEN else count


def students_apart(row: Judged) -> str:
    """Write how many students a result is from its aim: ``about 270 students below``."""
    facts = Facts.of(row)
    if not is_known(facts.distance_students):
        return _("students: not known, the number tested or in the cohort is not published")
    counted = students(facts)
    if not counted:
        return _("no student short")
    if is_above(facts):
        return _("{students} above", students=counted)
    return _("{students} below", students=counted)
