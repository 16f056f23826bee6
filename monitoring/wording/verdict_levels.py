"""Why a result stands where it stands against the plan, or has no status."""

from monitoring.vocabulary import Level, OrganisationLevel
from monitoring.vocabulary.verdicts import CODED
from monitoring.wording import labels, numbers, periods, ranges
from monitoring.wording.i18n import _, marked
from monitoring.wording.verdict_distances import INTERIM, PLAN, aim_of, aimed_at, sentence
from monitoring.wording.verdict_facts import (
    TOLERANCE,
    Facts,
    amount,
    apart,
    decimals_of,
    is_known,
    named,
    own_value,
    result,
)
from monitoring.wording.verdict_names import name
from monitoring.wording.verdict_obstacles import absence, obstacle

_NARROW = (
    *(Level.NARROWLY_ON_TRACK, Level.NARROWLY_OFF_TRACK),
    *(Level.NARROWLY_MET, Level.NARROWLY_MISSED),
)
_WITHOUT_MARGIN = (
    *(Level.ON_TRACK_MARGIN_UNKNOWN, Level.OFF_TRACK_MARGIN_UNKNOWN),
    *(Level.MET_MARGIN_UNKNOWN, Level.MISSED_MARGIN_UNKNOWN),
)
# (what it is set against, where the margin lies) -> the verdict before the deadline.
_RUNNING = {
    (PLAN, "across"): marked("{verdict}: the margin, {low} to {high}, reaches across the plan."),
    (PLAN, "above"): marked("{verdict}: all of the margin, {low} to {high}, is above the plan."),
    (PLAN, "below"): marked("{verdict}: all of the margin, {low} to {high}, is below the plan."),
    (INTERIM, "across"): marked(
        "{verdict}: the margin, {low} to {high}, reaches across the target."
    ),
    (INTERIM, "above"): marked(
        "{verdict}: all of the margin, {low} to {high}, is above the target."
    ),
    (INTERIM, "below"): marked(
        "{verdict}: all of the margin, {low} to {high}, is below the target."
    ),
}
_FINAL = {
    "across": marked(
        "{verdict}. The margin, {low} to {high}, reaches across the target, so year-to-year luck "
        "could have decided it."
    ),
    "above": marked("{verdict}. All of the margin, {low} to {high}, is above the target."),
    "below": marked("{verdict}. All of the margin, {low} to {high}, is below the target."),
}
# (after the deadline, where the margin of the change lies) -> the sentence.
_OF_CHANGE = {
    (True, "across"): marked(
        "{verdict}. The margin of the change reaches across what the plan asks for, so "
        "year-to-year luck could have decided it."
    ),
    (True, "above"): marked(
        "{verdict}. All of the margin of the change is more than the plan asks for."
    ),
    (True, "below"): marked(
        "{verdict}. All of the margin of the change is less than the plan asks for."
    ),
    (False, "across"): marked(
        "{verdict}: the margin of the change reaches across what the plan asks for."
    ),
    (False, "above"): marked(
        "{verdict}: all of the margin of the change is more than the plan asks for."
    ),
    (False, "below"): marked(
        "{verdict}: all of the margin of the change is less than the plan asks for."
    ),
}
_MOST_DECIMALS = 4


def level_reason(facts: Facts) -> str:
    """Say why the level is what it is, in one to four sentences of one year."""
    return " ".join(_level_sentences(facts))


def _level_sentences(facts: Facts) -> list[str]:
    if facts.level == Level.NO_TARGET:
        return [_fact(facts), *_without_target(facts)]
    if facts.level == Level.NO_STATUS:
        return _unjudged(facts)
    if facts.level == Level.HIDDEN and facts.end_code:
        return [_fact(facts), ranges.open_level(name(facts))]
    if facts.level in (Level.UNDECIDED, Level.HIDDEN):
        return [_("{verdict}.", verdict=name(facts))]
    if facts.is_told_of_range:
        return [*_ranges(facts), ranges.level(name(facts))]
    own = [_decided(facts)] if facts.is_late else [sentence(facts, _when(facts)), *_already(facts)]
    return [*own, *_lower(facts), *_beside_margin(facts)]


def _ranges(facts: Facts) -> list[str]:
    """Tell what a verdict rests on of which all or part is an end of the scale."""
    told = [_due(facts) if facts.is_late else _fact(facts)]
    if facts.base_data_state in CODED and facts.starts_from_own:
        start, state = named(facts, facts.baseline_period), labels.data_state(facts.base_data_state)
        told.append(
            _("The baseline, the result for {start}, is {state}.", start=start, state=state)
        )
    return told


def _due(facts: Facts) -> str:
    """Tell the result of the deadline's year, from a row of a later one."""
    period = named(facts, facts.deadline_period)
    if is_known(facts.due_value):
        value = amount(facts, facts.due_value)
        return _("The result for {period} is {result}.", period=period, result=value)
    state = labels.data_state(facts.due_data_state)
    return _("The result for {period} is {state}.", period=period, state=state)


def later(facts: Facts) -> str:
    """Tell a result of another year than the verdict's; "" where both are of one year."""
    if not facts.is_of_other_year:
        return ""
    if is_known(facts.distance_points):
        return sentence(facts, _when(facts))
    if facts.is_measured and facts.later_obstacle:
        return f"{_fact(facts)} {obstacle(facts, facts.later_obstacle)}"
    return _fact(facts)


def _lower(facts: Facts) -> list[str]:
    return [_("Lower is better.")] if facts.is_lower_better else []


def _already(facts: Facts) -> list[str]:
    if not facts.is_at_target:
        return []
    return [_("That is at the {year} target already.", year=facts.deadline_period)]


def _decided(facts: Facts) -> str:
    """Tell the result of the deadline's year, from a row of a later one."""
    value, target = apart(facts, facts.due_value, facts.final_target)
    of = {"value": value, "target": target, "deadline": named(facts, facts.deadline_period)}
    turn = -1 if facts.is_lower_better else 1
    if turn * (facts.due_value - facts.final_target) >= -TOLERANCE:
        return _("The result for {deadline}, {value}, reached the target, {target}.", **of)
    return _("The result for {deadline}, {value}, did not reach the target, {target}.", **of)


def _beside_margin(facts: Facts) -> list[str]:
    """Give the verdict, and whether the margin reaches across."""
    if facts.level in _WITHOUT_MARGIN:
        return [_without_margin(facts)]
    if is_known(facts.asked_points):
        lies = _lies(facts, facts.since_base_low, facts.asked_points)
        made = _(_OF_CHANGE[facts.is_final, lies], verdict=name(facts))
        return [_change_made(facts), made]
    if (kind := aim_of(facts)) in (PLAN, INTERIM):
        low, high, _aim = apart(facts, facts.interval_low, facts.interval_high, aimed_at(facts))
        lies = _lies(facts, facts.interval_low, aimed_at(facts))
        return [_(_RUNNING[kind, lies], verdict=labels.level(facts.level), low=low, high=high)]
    ends = (facts.due_low, facts.due_high)
    low, high, _aim = apart(facts, *ends, facts.final_target)
    lies = _lies(facts, facts.due_low, facts.final_target)
    return [_(_FINAL[lies], verdict=name(facts), low=low, high=high)]


def _lies(facts: Facts, low: float, asked: float) -> str:
    """Say where a margin lies, from its lower bound; a narrow verdict is one that it reaches."""
    if facts.level in _NARROW:
        return "across"
    return "above" if low > asked else "below"


def _change_made(facts: Facts) -> str:
    """Set the change since the baseline beside the change that the plan asks for."""
    ends = (facts.since_base_low, facts.since_base_high)
    decimals, asked = decimals_of(facts), facts.asked_points
    # A bound that is not what is asked must not be written like it.
    while decimals < _MOST_DECIMALS and any(
        abs(it - asked) > TOLERANCE and _signed(it, decimals) == _signed(asked, decimals)
        for it in ends
    ):
        decimals += 1
    return _(
        "The change since {start}, the baseline, is {made} points (between {low} and {high}), and "
        "the plan asks for {asked}.",
        start=named(facts, facts.baseline_period),
        made=_signed(facts.since_base_points, decimals),
        low=_signed(ends[0], decimals),
        high=_signed(ends[1], decimals),
        asked=_signed(asked, decimals),
    )


def _signed(points: float, decimals: int) -> str:
    return numbers.signed(points, decimals)


def _without_margin(facts: Facts) -> str:
    verdict = name(facts)
    if not facts.is_percent:
        return _("{verdict}. This kind of figure has no margin.", verdict=verdict)
    n = facts.due_n if facts.is_final else facts.n
    if is_known(n) and is_known(facts.asked_points):
        return _(
            "{verdict}. The number behind the result for {start} is not published, so the change "
            "has no margin.",
            verdict=verdict,
            start=named(facts, facts.baseline_period),
        )
    return _(
        "{verdict}. The number behind it is not published, so there is no margin.", verdict=verdict
    )


def _when(facts: Facts) -> str:
    return periods.when(facts.period, facts.period_style)


def _unjudged(facts: Facts) -> list[str]:
    """Tell a result that has no status of its own, and why."""
    is_told = facts.is_measured or facts.end_code
    return [_fact(facts), obstacle(facts)] if is_told else [_fact(facts)]


def _fact(facts: Facts) -> str:
    """Tell the value with what it rests on, or why there is none to tell."""
    period = named(facts, facts.period)
    if facts.is_measured or facts.end_code:
        told = result(facts, own_value(facts))
        return _("The result for {period} is {result}.", period=period, result=told)
    return absence(facts, period)


def _without_target(facts: Facts) -> list[str]:
    if facts.organisation_level == OrganisationLevel.STATE:
        return [_("The plan sets targets for the district and its schools, not for Georgia.")]
    return [_("The plan sets no target for it.")]
