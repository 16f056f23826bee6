"""Why a result stands where it stands against the plan, or has no status."""

from monitoring.vocabulary import DataState, Level, OrganisationLevel
from monitoring.vocabulary.verdicts import JudgedAgainst
from monitoring.wording import labels, periods
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.verdict_facts import (
    TOLERANCE,
    Facts,
    amount,
    apart,
    named,
    result,
    size,
    students,
)
from monitoring.wording.verdict_obstacles import absence, obstacle

# (against the interim target, value higher, students known) -> the sentence.
_DISTANCES = {
    (False, False, False): marked("{result} {when} is {points} below the plan, {aim}."),
    (False, False, True): marked("{result} {when} is {points}, {students}, below the plan, {aim}."),
    (False, True, False): marked("{result} {when} is {points} above the plan, {aim}."),
    (False, True, True): marked("{result} {when} is {points}, {students}, above the plan, {aim}."),
    (True, False, False): marked("{result} {when} is {points} below the target, {aim}."),
    (True, False, True): marked(
        "{result} {when} is {points}, {students}, below the target, {aim}."
    ),
    (True, True, False): marked("{result} {when} is {points} above the target, {aim}."),
    (True, True, True): marked("{result} {when} is {points}, {students}, above the target, {aim}."),
}
# (against the interim target, level) -> the sentence that gives the verdict.
_VERDICTS = {
    (False, Level.NARROWLY_OFF_TRACK): marked(
        "{verdict}: the margin, {low} to {high}, reaches the plan."
    ),
    (False, Level.OFF_TRACK): marked(
        "{verdict}: the margin, {low} to {high}, does not reach the plan."
    ),
    (True, Level.NARROWLY_OFF_TRACK): marked(
        "{verdict}: the margin, {low} to {high}, reaches the target."
    ),
    (True, Level.OFF_TRACK): marked(
        "{verdict}: the margin, {low} to {high}, does not reach the target."
    ),
}
# (target was met, this later result reaches it) -> the sentence.
_LATER = {
    (True, True): (
        marked("{result} {when}, {n} year after the deadline, reaches it too."),
        marked("{result} {when}, {n} years after the deadline, reaches it too."),
    ),
    (True, False): (
        marked("{result} {when}, {n} year after the deadline, no longer reaches it."),
        marked("{result} {when}, {n} years after the deadline, no longer reaches it."),
    ),
    (False, True): (
        marked("{result} {when}, {n} year after the deadline, reaches it."),
        marked("{result} {when}, {n} years after the deadline, reaches it."),
    ),
    (False, False): (
        marked("{result} {when}, {n} year after the deadline, does not reach it either."),
        marked("{result} {when}, {n} years after the deadline, does not reach it either."),
    ),
}


def level_reason(facts: Facts) -> str:
    """Say why the level is what it is, in one to four sentences."""
    return " ".join(_level_sentences(facts))


def _level_sentences(facts: Facts) -> list[str]:
    if facts.is_settled:
        later = _unjudged(facts) if facts.level_obstacle else [_later(facts)]
        return [_settled(facts), *_lower(facts), *later]
    if facts.level == Level.NO_TARGET:
        return [_fact(facts), *_without_target(facts)]
    if facts.level == Level.NO_STATUS:
        return _unjudged(facts)
    if facts.is_late:
        return [*_unsettled(facts), *_lower(facts), _verdict(facts)]
    if facts.level in (Level.MET, Level.MISSED):
        return [_against_target(facts), *_lower(facts), _tipped(facts)]
    return [_against_plan(facts), *_lower(facts), _beside_margin(facts)]


def _lower(facts: Facts) -> list[str]:
    return [_("Lower is better.")] if facts.is_lower_better else []


def _verdict(facts: Facts) -> str:
    return _("{verdict}.", verdict=labels.level(facts.level))


def _against_plan(facts: Facts) -> str:
    """Compare the value with the plan, or with the interim target, at its period."""
    value, aim = apart(facts, facts.value, facts.expected)
    of = {"result": result(facts, value), "when": _when(facts), "aim": aim}
    is_interim = facts.judged_against == JudgedAgainst.INTERIM_TARGET
    if abs(facts.distance_points) <= TOLERANCE:
        if is_interim:
            return _("{result} {when} is exactly at the target, {aim}.", **of)
        return _("{result} {when} is exactly at the plan, {aim}.", **of)
    message = _DISTANCES[is_interim, facts.value > facts.expected, bool(students(facts))]
    return _(message, **of, points=size(facts, facts.distance_points), students=students(facts))


def _beside_margin(facts: Facts) -> str:
    """Give the verdict, and whether the margin reaches what the plan asks for."""
    verdict = labels.level(facts.level)
    if facts.level == Level.OFF_TRACK_MARGIN_UNKNOWN:
        if not facts.is_percent:
            return _("{verdict}: this kind of figure has no margin.", verdict=verdict)
        return _(
            "{verdict}: the number behind it is not published, so there is no margin.",
            verdict=verdict,
        )
    is_interim = facts.judged_against == JudgedAgainst.INTERIM_TARGET
    message = _VERDICTS.get((is_interim, Level(facts.level)))
    if message is None:
        return _verdict(facts)
    low, high, _aim = apart(facts, facts.interval_low, facts.interval_high, facts.expected)
    return _(message, verdict=verdict, low=low, high=high)


def _against_target(facts: Facts) -> str:
    """Compare the value with the target at or before the deadline."""
    value, target = apart(facts, facts.value, facts.final_target)
    of = {"result": result(facts, value), "when": _when(facts), "target": target}
    of["deadline"] = named(facts, facts.deadline_period)
    if facts.level == Level.MET:
        return _("{result} {when} reaches the target for {deadline}, {target}.", **of)
    return _("{result} {when} does not reach the target for {deadline}, {target}.", **of)


def _tipped(facts: Facts) -> str:
    """Give the verdict at the target, and say where it lies within the margin."""
    low, high, target = facts.interval_low, facts.interval_high, facts.final_target
    is_within = low - TOLERANCE <= target <= high + TOLERANCE
    if facts.period != facts.deadline_period or not is_within:
        return _verdict(facts)
    told_low, told_high, _target = apart(facts, low, high, target)
    return _(
        "{verdict}: the margin, {low} to {high}, includes the target, so ordinary luck could have "
        "decided it.",
        verdict=labels.level(facts.level),
        low=told_low,
        high=told_high,
    )


def _settled(facts: Facts) -> str:
    """Give the verdict of the deadline year and its reason."""
    value, target = apart(facts, facts.due_value, facts.final_target)
    of = {"value": value, "target": target, "deadline": named(facts, facts.deadline_period)}
    of["verdict"] = labels.level(facts.level)
    if facts.level == Level.MET:
        return _(
            "The result for {deadline}, {value}, reached the target, {target}: {verdict}.", **of
        )
    return _(
        "The result for {deadline}, {value}, did not reach the target, {target}: {verdict}.", **of
    )


def _later(facts: Facts) -> str:
    """Tell a later comparable result, which cannot change the verdict."""
    value, _target = apart(facts, facts.value, facts.final_target)
    one, many = _LATER[facts.level == Level.MET, reaches(facts)]
    return n_(one, many, years_late(facts), result=result(facts, value), when=_when(facts))


def _unsettled(facts: Facts) -> list[str]:
    """Judge a result after a deadline whose year has no verdict."""
    value, target = apart(facts, facts.value, facts.final_target)
    of = {"result": result(facts, value), "when": _when(facts), "target": target}
    of["deadline"] = named(facts, facts.deadline_period)
    if facts.level == Level.MET:
        told = n_(
            "{result} {when}, {n} year after the deadline, reaches the target for {deadline}, "
            "{target}.",
            "{result} {when}, {n} years after the deadline, reaches the target for {deadline}, "
            "{target}.",
            years_late(facts),
            **of,
        )
    elif facts.is_lower_better:
        told = _("{result} {when} is above the target for {deadline}, {target}.", **of)
    else:
        told = _("{result} {when} is below the target for {deadline}, {target}.", **of)
    return [told, deadline_unknown(facts)]


def deadline_unknown(facts: Facts) -> str:
    """Say that the deadline has passed and its year has no result to judge."""
    state = facts.due_data_state
    if state == DataState.MEASURED:
        state = DataState.NOT_COMPARABLE
    deadline = named(facts, facts.deadline_period)
    if not state:
        return _(
            "The deadline has passed, and the result for {deadline} is not known.",
            deadline=deadline,
        )
    return _(
        "The deadline has passed, and the result for {deadline} is not known: it is {state}.",
        deadline=deadline,
        state=labels.data_state(state),
    )


def reaches(facts: Facts) -> bool:
    """Tell whether a result reaches the target."""
    turn = -1 if facts.is_lower_better else 1
    return turn * (facts.value - facts.final_target) >= -TOLERANCE


def years_late(facts: Facts) -> int:
    """Return how many years after the deadline a result comes."""
    return int(facts.period[:4]) - int(facts.deadline_period)


def _when(facts: Facts) -> str:
    return periods.when(facts.period, facts.period_style)


def _unjudged(facts: Facts) -> list[str]:
    """Tell a result that has no status of its own, and why."""
    return [_fact(facts), obstacle(facts)] if facts.is_measured else [_fact(facts)]


def _fact(facts: Facts) -> str:
    """Tell the value with what it rests on, or why there is none to tell."""
    period = named(facts, facts.period)
    if facts.is_measured:
        told = result(facts, amount(facts, facts.value))
        return _("The result for {period} is {result}.", period=period, result=told)
    return absence(facts, period)


def _without_target(facts: Facts) -> list[str]:
    if facts.organisation_level == OrganisationLevel.STATE:
        return [_("The plan sets targets for the district and its schools, not for Georgia.")]
    return [_("The plan sets no target for it.")]
