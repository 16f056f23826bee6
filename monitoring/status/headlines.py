"""The one sentence to leave with, and the sentence on what is to be expected."""

import math

from monitoring.status.deadline import later_clause, settled_clause, unsettled_clause
from monitoring.status.reasons import absence, obstacle_reason
from monitoring.status.rules import (
    BELOW_PATH,
    CLEAR_DECLINE,
    CLEAR_IMPROVEMENT,
    MET,
    NEAR_PATH,
    NO_CLEAR_CHANGE,
    NO_TARGET,
    NOT_MET,
    PERCENT,
    TOLERANCE,
    RuleParameters,
)
from monitoring.status.wording import (
    Case,
    amount,
    capital,
    difference,
    is_lower_better,
    label_like,
    level_words,
    lowered,
    signed,
    spoken,
    spoken_period,
    students,
    told_apart,
)

_VERDICTS = {
    CLEAR_IMPROVEMENT: "is a clear improvement",
    CLEAR_DECLINE: "is a clear decline",
    NO_CLEAR_CHANGE: "is no clear change",
}


def headline(case: Case, rules: RuleParameters) -> str:
    """Tell level and change in one sentence a superintendent could say.

    Args:
        case: one judged result and measure.
        rules: the rule's parameters.

    Returns:
        One sentence that begins with the period it speaks of.
    """
    clauses = [settled_clause(case)] if case.is_settled else []
    if case.is_measured:
        clauses += [_level_clause(case, rules), _change_clause(case)]
    else:
        no_status = "no status, because " if case.is_covered and not case.is_settled else ""
        clauses.append(f"{no_status}{absence(case, 'the result', rules)}")
    return f"{capital(case.period_label)}: {'; '.join(clauses)}."


def _level_clause(case: Case, rules: RuleParameters) -> str:
    """Tell how far the value is from where the plan needs it."""
    if case.level == NO_TARGET:
        return f"{amount(case, case.value)}, for which the plan sets no target"
    if case.obstacle:
        why = lowered(obstacle_reason(case, rules)).rstrip(".")
        return why if case.is_settled else f"no status, because {why}"
    if case.is_late:
        return later_clause(case) if case.is_settled else unsettled_clause(case, _distance(case))
    if case.level in {MET, NOT_MET}:
        return _target_clause(case)
    if abs(case.distance_points) <= TOLERANCE:
        return "exactly where the plan needs it"
    side = "above" if case.value > case.expected else "below"
    ends = {
        NEAR_PATH: ", which is within the margin",
        BELOW_PATH: ", with no margin published" if case.unit == PERCENT else "",
    }
    return f"{_distance(case)}{side} where the plan needs it{ends.get(case.level, '')}"


def _target_clause(case: Case) -> str:
    """Tell whether the final target is reached, and what is lacking."""
    value, target = told_apart(case, case.value, case.final_target)
    if case.level == MET:
        return f"the final target of {target} is met with {value}"
    return f"{_distance(case)}short of the final target of {target}, and the deadline has passed"


def _distance(case: Case) -> str:
    """Return the distance in points and in students, ready for the word that follows."""
    counted = students(case)
    size = difference(case, case.distance_points)
    return f"{size}, {counted}, " if counted else f"{size} "


def _change_clause(case: Case) -> str:
    """Tell the change on the year before."""
    if math.isnan(case.change_points):
        return "there is no comparable result one year earlier"
    before = spoken(case.earlier_period_label)
    if abs(case.change_points) <= TOLERANCE:
        return f"the result is the same as for {before}"
    rises = case.change_points > 0
    up, down = ("rise", "fall") if is_lower_better(case) else ("gain", "drop")
    moved = f"the {up if rises else down} of {difference(case, case.change_points)} on {before}"
    return f"{moved} {_VERDICTS.get(case.change, 'has no margin')}"


def projection_sentence(case: Case, rules: RuleParameters) -> str:
    """Say what the trend lets one expect until the deadline.

    Args:
        case: one judged result and measure.
        rules: the rule's parameters.

    Returns:
        One sentence; "" where no projection is due.
    """
    if math.isnan(case.n_points):
        return ""
    if math.isnan(case.last_value):
        results = "comparable result" if case.n_points == 1 else "comparable results"
        needed = rules.min_points_for_projection
        return f"No projection: {case.n_points:.0f} {results}, {needed} are needed."
    deadline = spoken_period(case, case.deadline_period)
    last = f"{amount(case, case.last_value)} is to be expected for {deadline}"
    wide = _band(rules.band_wide, case.last_low, case.last_high)
    if case.deadline_period > case.period + 1:
        coming = spoken_period(case, case.period + 1)
        narrow = _band(rules.band_narrow, case.next_low, case.next_high)
        near = f"{amount(case, case.next_value)} is to be expected for {coming} {narrow}"
        last = f"{near} and {amount(case, case.last_value)} for {deadline}"
    since = label_like(case.period_label, int(case.first_period)).removeprefix("class of ")
    return f"At the trend since {since}, {last} {wide}; {_outlook(case)}.{_impossible(case)}"


def _band(level: float, low: float, high: float) -> str:
    """Return a prediction band in brackets."""
    return f"({level_words(level)}: {signed(low, 'z,.1f')} to {signed(high, 'z,.1f')})"


def _outlook(case: Case) -> str:
    """Say where the final target lies in the wide band of the deadline."""
    target = amount(case, case.final_target)
    best, worst = case.last_high, case.last_low
    turn = 1
    if is_lower_better(case):
        best, worst, turn = case.last_low, case.last_high, -1
    if turn * (case.final_target - best) > TOLERANCE:
        return f"{target} lies outside that range"
    if turn * (worst - case.final_target) > TOLERANCE:
        return f"all of that range is better than {target}"
    return f"{target} lies inside that range"


def _impossible(case: Case) -> str:
    """Note a band that runs past what a percentage can be."""
    if case.unit != PERCENT:
        return ""
    if case.last_high > 100:
        return " The range runs past 100%, which no percentage can."
    return " The range runs below 0%, which no percentage can." if case.last_low < 0 else ""
