"""How periods, values and distances are put into words."""

import math
from typing import NamedTuple

from monitoring.status.rules import LOWER, PERCENT, RATE, TOLERANCE
from monitoring.wording import labels


class Case(NamedTuple):
    """What the sentences tell of one result and measure; numbers are nan where missing."""

    result_id: int
    better: str
    unit: str
    period: int
    period_label: str
    numerator: float
    denominator: float
    value: float
    data_state: str
    comparability_words: str
    is_measured: bool
    interval_low: float
    interval_high: float
    earlier_value: float
    earlier_denominator: float
    earlier_data_state: str
    earlier_comparability_words: str
    earlier_period_label: str
    is_covered: bool
    has_plan: bool
    starts_from_own: bool
    baseline_value: float
    baseline_period: float
    base_data_state: str
    base_comparability_words: str
    base_period_label: str
    final_target: float
    deadline_period: float
    due_value: float
    due_data_state: str
    due_period_label: str
    is_late: bool
    is_settled: bool
    expected: float
    obstacle: str
    level: str
    distance_points: float
    distance_students: float
    change_obstacle: str
    change: str
    change_points: float
    change_low: float
    change_high: float
    n_points: float
    first_period: float
    next_value: float
    next_low: float
    next_high: float
    last_value: float
    last_low: float
    last_high: float


def spoken(period_label: str) -> str:
    """Return a period as it stands in a sentence: "the class of 2022", "2021-22"."""
    return f"the {period_label}" if period_label.startswith("class of ") else period_label


def when(period_label: str) -> str:
    """Return when a result was reached: "for the class of 2022", "in 2021-22"."""
    return f"{'for' if period_label.startswith('class of ') else 'in'} {spoken(period_label)}"


def spoken_period(case: Case, period: float) -> str:
    """Name another period the way the case names its own."""
    return spoken(label_like(case.period_label, int(period)))


def label_like(period_label: str, period: int) -> str:
    """Write ``period`` in the manner of ``period_label``."""
    if period_label.startswith("class of "):
        return f"class of {period}"
    if len(period_label) == 7 and period_label[4] == "-":
        return f"{period - 1}-{period % 100:02d}"
    if period_label[-3:-1] == "-Q":
        return f"{period - 1}-{period % 100:02d}{period_label[-3:]}"
    return str(period)


def level_words(confidence: float) -> str:
    """Return a level of confidence as "95%"."""
    return f"{100 * confidence:.6g}%"


def signed(number: float, form: str) -> str:
    """Write a number in the given format, a negative one with a true minus sign."""
    return format(number, form).replace("-", "\u2212")


def decimals_of(case: Case) -> int:
    """Return how many decimals a value of this unit is told with: rates are small numbers."""
    return 2 if case.unit == RATE else 1


def amount(case: Case, number: float, decimals: int | None = None) -> str:
    """Return a value in its unit: "79.7%", or the bare number for other units."""
    decimals = decimals_of(case) if decimals is None else decimals
    if case.unit == PERCENT:
        return f"{signed(number, f'z.{decimals}f')}%"
    return signed(number, f"z,.{decimals}f")


def told_apart(case: Case, number: float, other: float) -> tuple[str, str]:
    """Return two values with as many decimals as show that they differ, four at most."""
    decimals = decimals_of(case)
    if abs(number - other) > TOLERANCE:
        while decimals < 4 and amount(case, number, decimals) == amount(case, other, decimals):
            decimals += 1
    return amount(case, number, decimals), amount(case, other, decimals)


def difference(case: Case, number: float) -> str:
    """Return the size of a difference: "6.9 points", or the bare number for other units."""
    decimals = decimals_of(case)
    least = 10.0**-decimals
    size = f"{abs(number):,.{decimals}f}"
    if float(size.replace(",", "")) == 0:
        size = f"less than {least:.{decimals}f}"
    return f"{size} points" if case.unit == PERCENT else size


def students(case: Case) -> str:
    """Return the distance in students: "about 271 students"; "" where it is none or unknown."""
    count = case.distance_students
    if math.isnan(count) or count == 0:
        return ""
    return f"about {abs(count):,.0f} student{'' if abs(count) == 1 else 's'}"


def basis(case: Case, confidence: float) -> str:
    """Return what the value rests on, in brackets: count, number of students, interval."""
    parts = []
    if math.isnan(case.denominator):
        if case.unit == PERCENT:
            parts.append("number of students not published")
    elif math.isnan(case.numerator) or case.unit != PERCENT:
        parts.append(f"n = {case.denominator:,.0f}")
    else:
        parts.append(f"{case.numerator:,.0f} of {case.denominator:,.0f}")
    if not math.isnan(case.interval_low):
        bounds = f"{case.interval_low:.2f} to {case.interval_high:.2f}"
        parts.append(f"{level_words(confidence)} interval {bounds}")
    return f" ({'; '.join(parts)})" if parts else ""


def state_words(state: str, words: str) -> str:
    """Return a data state as the end of a sentence, with its cause where one is given."""
    cause = " ".join(words.split()).rstrip(".")
    said = labels.data_state(state) if state else ""
    return f"is {said} ({cause})" if cause else f"is {said}"


def is_lower_better(case: Case) -> bool:
    """Return whether a smaller value is the better one."""
    return case.better == LOWER


def capital(sentence: str) -> str:
    """Begin a sentence with a capital letter."""
    return sentence[:1].upper() + sentence[1:]


def lowered(sentence: str) -> str:
    """Let a sentence follow a colon."""
    return sentence[:1].lower() + sentence[1:]
