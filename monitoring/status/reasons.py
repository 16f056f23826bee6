"""The sentences that give the reason of a level and of a change."""

from monitoring.status.deadline import later_reason, settled_reason, unsettled_reason
from monitoring.status.rules import (
    BELOW_PATH,
    CLEAR_DECLINE,
    CLEAR_IMPROVEMENT,
    CODED,
    MEASURED,
    MET,
    NEAR_PATH,
    NO_STATUS,
    NO_TARGET,
    NOT_MET,
    OFF_PATH,
    ON_PATH,
    PERCENT,
    TOLERANCE,
    TOO_FEW,
    RuleParameters,
)
from monitoring.status.wording import (
    Case,
    amount,
    basis,
    capital,
    is_lower_better,
    lowered,
    signed,
    spoken,
    spoken_period,
    state_words,
    told_apart,
)
from monitoring.wording import labels


def level_reason(case: Case, rules: RuleParameters) -> str:
    """Say why the level is what it is.

    Args:
        case: one judged result and measure.
        rules: the rule's parameters.

    Returns:
        One to three sentences.
    """
    if case.is_settled:
        later = _unjudged(case, rules) if case.obstacle else later_reason(case, rules)
        return f"{settled_reason(case)} {later}"
    if case.level == NO_TARGET:
        return f"{_fact(case, rules)} {_without_target(case)}"
    if case.level == NO_STATUS:
        return _unjudged(case, rules)
    if case.is_late:
        return unsettled_reason(case, rules)
    if case.level in {MET, NOT_MET}:
        return _against_target(case, rules)
    return _against_path(case, rules)


def _unjudged(case: Case, rules: RuleParameters) -> str:
    """Tell a result that has no status of its own, and why."""
    why = obstacle_reason(case, rules)
    return f"{_fact(case, rules)} {why}" if case.is_measured else why


def obstacle_reason(case: Case, rules: RuleParameters) -> str:
    """Say what keeps a result from a status.

    Args:
        case: one judged result and measure.
        rules: the rule's parameters.

    Returns:
        One sentence.
    """
    if not case.is_measured:
        return _fact(case, rules)
    start = spoken_period(case, case.baseline_period) if case.baseline_period > 0 else ""
    if case.obstacle == "before":
        period = capital(spoken(case.period_label))
        return f"{period} comes before {start}, where the plan's path begins."
    if case.obstacle == "no baseline":
        return _without_baseline(case, start, rules)
    if case.obstacle == "baseline":
        return _is_baseline(case)
    cause = _cause(case.comparability_words)
    if case.obstacle == "alone":
        return f"This result is comparable with no other year{cause}."
    return (
        f"The baseline of {start} rests on an earlier series, "
        f"with which this result is not comparable{cause}."
    )


def _fact(case: Case, rules: RuleParameters) -> str:
    """Tell the value with what it rests on, or why there is none to tell."""
    period = spoken(case.period_label)
    if case.is_measured:
        return f"{amount(case, case.value)}{basis(case, rules.confidence)} for {period}."
    if case.data_state in CODED.values():
        return f"{capital(labels.data_state(case.data_state))}; a coded figure gets no verdict."
    end = ": too few for a status." if case.data_state == TOO_FEW else "."
    return f"{capital(absence(case, f'the result for {period}', rules))}{end}"


def absence(case: Case, what: str, rules: RuleParameters) -> str:
    """Say why a result has no value to tell.

    Args:
        case: a result that is not measured.
        what: how the sentence names the result.
        rules: the rule's parameters.

    Returns:
        A clause: "the result is hidden to protect students".
    """
    if case.data_state == TOO_FEW:
        return lowered(_few(what, rules))
    return f"{what} {state_words(case.data_state, case.comparability_words)}"


def _without_target(case: Case) -> str:
    """Say that the plan asks nothing of this result."""
    if case.has_plan:
        return "The plan sets no target for it."
    return "The plan sets targets for the district and its schools, not for the state."


def _is_baseline(case: Case) -> str:
    """Say that the path starts here, and from which value where that is another one."""
    if case.starts_from_own or abs(case.value - case.baseline_value) <= TOLERANCE:
        return "This is the baseline the path starts from."
    _, start = told_apart(case, case.value, case.baseline_value)
    return f"This is the baseline the path starts from, {start} in the plan."


def _against_path(case: Case, rules: RuleParameters) -> str:
    """Compare the value with the path at its period."""
    value, expected = told_apart(case, case.value, case.expected)
    gap = case.value - case.expected
    side = "is exactly" if abs(gap) <= TOLERANCE else "is above" if gap > 0 else "is below"
    clauses = [
        f"{value}{basis(case, rules.confidence)} {side} the {expected} that the path expects "
        f"for {spoken(case.period_label)}"
    ]
    if is_lower_better(case):
        clauses.append("lower is better")
    no_n = "without the number of students no margin can be given"
    ends = {
        ON_PATH: "",
        NEAR_PATH: "the path lies inside the interval",
        OFF_PATH: "the path lies outside the interval",
        BELOW_PATH: no_n if case.unit == PERCENT else "this unit has no margin",
    }
    clauses += [ends[case.level]] if ends[case.level] else []
    return f"{_joined(clauses)}: {labels.level(case.level)}."


def _against_target(case: Case, rules: RuleParameters) -> str:
    """Compare the value with the final target."""
    value, target = told_apart(case, case.value, case.final_target)
    fact = f"{value}{basis(case, rules.confidence)}"
    deadline = spoken_period(case, case.deadline_period)
    lower = ", where lower is better" if is_lower_better(case) else ""
    luck = _luck(case)
    if case.level == MET:
        return f"{fact} reaches the final target of {target}, set for {deadline}{lower}: Met{luck}."
    return (
        f"{fact} does not reach the final target of {target}, "
        f"whose deadline was {deadline}{lower}: Not met{luck}."
    )


def _luck(case: Case) -> str:
    """Note a verdict at the deadline that lies within the margin."""
    above_low = case.final_target >= case.interval_low - TOLERANCE
    below_high = case.final_target <= case.interval_high + TOLERANCE
    if case.period == case.deadline_period and above_low and below_high:
        return "; the target lies inside the interval, so ordinary luck could have tipped it"
    return ""


def _without_baseline(case: Case, start: str, rules: RuleParameters) -> str:
    """Say why a series has no baseline of its own."""
    if not start:
        return "The plan states no baseline, so its path has no beginning."
    result = f"the result for {start}, where the path would start,"
    if case.base_data_state == "":
        return f"The path has no baseline here: there is no result for {start}."
    if case.base_data_state == TOO_FEW:
        return f"The path has no baseline here: {lowered(_few(result.rstrip(','), rules))}."
    if case.base_data_state == MEASURED:
        cause = _cause(case.base_comparability_words)
        return f"The path has no baseline here: {result} is comparable with no other year{cause}."
    words = state_words(case.base_data_state, case.base_comparability_words)
    return f"The path has no baseline here: {result} {words}."


def change_reason(case: Case, rules: RuleParameters) -> str:
    """Say why the change is what it is.

    Args:
        case: one judged result and measure.
        rules: the rule's parameters.

    Returns:
        One sentence.
    """
    before = spoken(case.earlier_period_label) or spoken_period(case, case.period - 1)
    if not case.change_obstacle:
        return _measured_change(case, before, rules)
    earlier = f"the result for {before}"
    words = state_words(case.earlier_data_state, case.earlier_comparability_words)
    cause = _cause(case.comparability_words or case.earlier_comparability_words)
    own = state_words(case.data_state, "")
    reasons = {
        TOO_FEW: f"{_few('this result', rules)}, too few to speak of a change",
        "state": f"There is no change to tell, because this result {own}",
        "none earlier": f"There is no result for {before} to compare with",
        "earlier too few": f"{_few(earlier, rules)}, too few to speak of a change",
        "earlier state": f"There is nothing to compare with, because {earlier} {words}",
        "other series": f"This result cannot be compared with {earlier}{cause}",
        "no margin": f"{_moved(case, before)}; this unit has no margin",
        "no n": _change_without_n(case, before),
    }
    return f"{reasons[case.change_obstacle]}: Not comparable."


def _measured_change(case: Case, before: str, rules: RuleParameters) -> str:
    """Tell the change with its interval."""
    interval = f"{signed(case.change_low, 'z.2f')} to {signed(case.change_high, 'z.2f')}"
    side = "outside" if case.change in {CLEAR_IMPROVEMENT, CLEAR_DECLINE} else "inside"
    lower = ", and lower is better" if is_lower_better(case) and side == "outside" else ""
    return (
        f"{_moved(case, before)} ({100 * rules.confidence:.6g}% interval {interval}), "
        f"and zero lies {side} the interval{lower}: {labels.change(case.change)}."
    )


def _change_without_n(case: Case, before: str) -> str:
    """Tell the change, and which number of students would be needed for its margin."""
    lacking = []
    if case.denominator != case.denominator:
        lacking.append("this result")
    if case.earlier_denominator != case.earlier_denominator:
        lacking.append(f"the result for {before}")
    return (
        f"{_moved(case, before)}. The number of students behind {' and '.join(lacking)} "
        "is not published, so no margin can be given"
    )


def _moved(case: Case, before: str) -> str:
    """Return the change with its sign: "+3.71 points on the class of 2021"."""
    unit = " points" if case.unit == PERCENT else ""
    return f"{signed(case.change_points, '+z,.2f')}{unit} on {before}"


def _few(what: str, rules: RuleParameters) -> str:
    """Return that too few students stand behind something."""
    return f"Fewer than {rules.min_n_for_status} students stand behind {what}"


def _cause(words: str) -> str:
    """Return the reason given for a break, in brackets; "" where none is given."""
    cause = " ".join(words.split()).rstrip(".")
    return f" ({cause})" if cause else ""


def _joined(clauses: list[str]) -> str:
    """Join clauses by commas, and the last by "and"."""
    if len(clauses) == 1:
        return clauses[0]
    return f"{', '.join(clauses[:-1])}, and {clauses[-1]}"
