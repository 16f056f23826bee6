"""The words of a result that comes after the deadline: the deadline year settled the verdict."""

from monitoring.status.rules import LOWER, MEASURED, MET, TOLERANCE, RuleParameters
from monitoring.status.wording import Case, basis, spoken, spoken_period, told_apart, when
from monitoring.wording import labels

_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def settled_reason(case: Case) -> str:
    """Give the verdict of the deadline year and its reason.

    Args:
        case: a result after a deadline whose year has a verdict.

    Returns:
        One sentence.
    """
    value, target = told_apart(case, case.due_value, case.final_target)
    reached = "reached" if case.level == MET else "did not reach"
    lower = ", where lower is better" if case.better == LOWER else ""
    return (
        f"The deadline was {_deadline(case)}, and its result, {value}, {reached} the final target "
        f"of {target}{lower}: {labels.level(case.level)}."
    )


def settled_clause(case: Case) -> str:
    """Give the verdict of the deadline year as a clause of the headline."""
    value, target = told_apart(case, case.due_value, case.final_target)
    was = "was met" if case.level == MET else "was not met"
    return f"the target of {target} {was} by {_deadline(case)} ({value})"


def later_reason(case: Case, rules: RuleParameters) -> str:
    """Tell a later comparable result, as a sentence after the verdict it cannot change."""
    fact = f"{_value(case)}{basis(case, rules.confidence)} {when(case.period_label)}"
    return f"{fact}{_later(case)}."


def later_clause(case: Case) -> str:
    """Tell a later comparable result as a clause of the headline."""
    return f"{_value(case)}{_later(case)}"


def unsettled_reason(case: Case, rules: RuleParameters) -> str:
    """Judge a result after a deadline whose year has no verdict.

    Args:
        case: a judged result after the deadline.
        rules: the rule's parameters.

    Returns:
        One sentence.
    """
    value, target = told_apart(case, case.value, case.final_target)
    fact = f"{value}{basis(case, rules.confidence)}"
    lower = ", where lower is better" if case.better == LOWER else ""
    if case.level == MET:
        year = when(case.period_label).replace("for the", "by the")
        return (
            f"With {fact}, the final target of {target}{lower} was reached {year}, "
            f"{_years_after(case)}; the result of the deadline year, {_deadline(case)}, "
            f"is {_unknown(case)}: {labels.level(case.level)}."
        )
    side = "above" if case.better == LOWER else "below"
    return (
        f"The deadline, {_deadline(case)}, has passed and the result of that year is "
        f"{_unknown(case)}; {fact} {when(case.period_label)} is {side} the final target of "
        f"{target}{lower}: {labels.level(case.level)}."
    )


def unsettled_clause(case: Case, distance: str) -> str:
    """Judge the same result as a clause of the headline; ``distance`` ends with a space."""
    value, target = told_apart(case, case.value, case.final_target)
    if case.level == MET:
        return (
            f"the final target of {target} was reached with {value}, {_years_after(case)}; "
            "the result of the deadline year is not known"
        )
    return (
        f"{distance}short of the final target of {target}; "
        "the deadline has passed and the result of that year is not known"
    )


def _later(case: Case) -> str:
    """Say whether a later value reaches the target, beside the verdict that stands."""
    turn = -1 if case.better == LOWER else 1
    reaches = turn * (case.value - case.final_target) >= -TOLERANCE
    if reaches and case.level != MET:
        return f" reaches it {_years_after(case)}"
    ends = {
        (True, True): "reaches it too",
        (True, False): "no longer reaches it",
        (False, False): "does not reach it either",
    }
    return f", {_years_after(case)}, {ends[case.level == MET, reaches]}"


def _value(case: Case) -> str:
    """Return the later value with as many decimals as set it apart from the target."""
    return told_apart(case, case.value, case.final_target)[0]


def _deadline(case: Case) -> str:
    """Name the deadline year."""
    return spoken(case.due_period_label) or spoken_period(case, case.deadline_period)


def _years_after(case: Case) -> str:
    """Return how long after the deadline a result comes: "two years after the deadline"."""
    years = int(case.period - case.deadline_period)
    number = _NUMBERS[years - 1] if years <= len(_NUMBERS) else str(years)
    return f"{number} year{'' if years == 1 else 's'} after the deadline"


def _unknown(case: Case) -> str:
    """Say that the deadline year has no result to judge, and which state it is in."""
    state = "not_comparable" if case.due_data_state == MEASURED else case.due_data_state
    return f"not known ({labels.data_state(state)})" if state else "not known"
