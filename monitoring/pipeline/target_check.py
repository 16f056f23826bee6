"""A change of a target as it is typed, and what may stand in it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from monitoring.errors import Notice
from monitoring.updates.check import EARLIEST_YEAR, MAX_SENTENCE, day_of, faults_of_text
from monitoring.vocabulary import TargetKind
from monitoring.vocabulary.saving import WrittenField
from monitoring.vocabulary.targets import TargetFault, TargetField

_TO_PERCENT = (0.0, 100.0)
_POINTS = (-100.0, 100.0)


@dataclass(frozen=True)
class TargetInput:
    """A change as it is typed; "" for what stays as it is in the latest version.

    Args:
        measure_id: whose target it is.
        adopted_on: the date of the decision.
        reason: why it was taken.
        target_value: the value to be reached.
        points_per_year: or the points that are asked for each year.
        deadline_period: the year by which it is to be reached.
        baseline_value: from which value the path starts; "" with a baseline period: from each
            series' own result of that year.
        baseline_period: the year of the baseline.
        baseline_source: where its value is written.
        restores: the number of the version that is to be in force again, None for none; all but the
            date and the reason is taken from it.
    """

    measure_id: str
    adopted_on: str
    reason: str
    target_value: str = ""
    points_per_year: str = ""
    deadline_period: str = ""
    baseline_value: str = ""
    baseline_period: str = ""
    baseline_source: str = ""
    restores: int | None = None


@dataclass(frozen=True)
class Target:
    """What a measure is judged by, as one version of its target says it."""

    baseline_value: float | None
    baseline_period: str | None
    target_kind: str
    target_value: float | None
    points_per_year: float | None
    deadline_period: str


def number_of(text: str) -> float | None:
    """Return the number that a person typed, with or without a percent sign; None for none."""
    try:
        number = float(text.strip().removesuffix("%").strip())
    except ValueError:
        return None
    return number if abs(number) < 1e6 else None


def changed(before: Target, typed: TargetInput) -> Target:
    """Return what a change makes of the latest version; what is at fault in it is left out."""
    value, points = number_of(typed.target_value), number_of(typed.points_per_year)
    kind = before.target_kind
    if value is not None or points is not None:
        kind = TargetKind.POINTS_PER_YEAR if value is None else TargetKind.REACH_VALUE
    is_steps = kind == TargetKind.POINTS_PER_YEAR
    is_moved = bool(typed.baseline_value.strip() or typed.baseline_period.strip())
    start = number_of(typed.baseline_value) if is_moved else before.baseline_value
    if is_steps:
        value, start = None, None
        points = before.points_per_year if points is None else points
    else:
        points = None
        value = before.target_value if value is None else value
    return Target(
        baseline_value=start,
        baseline_period=typed.baseline_period.strip() or before.baseline_period,
        target_kind=str(kind),
        target_value=value,
        points_per_year=points,
        deadline_period=typed.deadline_period.strip() or before.deadline_period,
    )


def faults_of_change(
    typed: TargetInput, after: Target, years: Collection[str], *, last_day: date, today: date
) -> Iterator[Notice]:
    """Yield every fault of a change.

    Args:
        typed: as it is typed.
        after: what it would make of the target.
        years: the school years that there are.
        last_day: of the last review quarter.
        today: this day.
    """
    yield from _faults_of_day(typed.adopted_on, last_day, today)
    if not typed.reason.strip():
        yield Notice(TargetFault.NO_REASON)
    yield from faults_of_text(WrittenField.REASON, typed.reason, MAX_SENTENCE)
    yield from faults_of_text(WrittenField.SOURCE, typed.baseline_source, MAX_SENTENCE)
    yield from _faults_of_numbers(typed)
    yield from _faults_of_years(after, years)
    yield from _faults_of_baseline(typed, after)


def _faults_of_day(text: str, last_day: date, today: date) -> Iterator[Notice]:
    day = day_of(text)
    if not text.strip():
        yield Notice(TargetFault.NO_DAY)
    elif day is None or day.year < EARLIEST_YEAR:
        yield Notice(TargetFault.NOT_A_DAY, text=text)
    elif day > today:
        yield Notice(TargetFault.DAY_TO_COME, day=day)
    elif day > last_day:
        yield Notice(TargetFault.NO_QUARTER_AFTER, day=day)


def _faults_of_numbers(typed: TargetInput) -> Iterator[Notice]:
    if typed.target_value.strip() and typed.points_per_year.strip():
        yield Notice(TargetFault.TWO_TARGETS)
    for field, text, (low, high) in (
        (TargetField.TARGET_VALUE, typed.target_value, _TO_PERCENT),
        (TargetField.POINTS_PER_YEAR, typed.points_per_year, _POINTS),
        (TargetField.BASELINE_VALUE, typed.baseline_value, _TO_PERCENT),
    ):
        number = number_of(text)
        if not text.strip():
            continue
        if number is None:
            yield Notice(TargetFault.NOT_A_NUMBER, target_field=field, text=text)
        elif not low <= number <= high:
            yield Notice(
                TargetFault.OUT_OF_RANGE, target_field=field, text=text, low=low, high=high
            )


def _faults_of_years(after: Target, years: Collection[str]) -> Iterator[Notice]:
    named = {
        TargetField.BASELINE_PERIOD: after.baseline_period,
        TargetField.DEADLINE_PERIOD: after.deadline_period,
    }
    unknown = {field: text for field, text in named.items() if text and text not in years}
    for field, text in unknown.items():
        first, last = min(years), max(years)
        yield Notice(
            TargetFault.NOT_A_YEAR, target_field=field, text=text, first_year=first, last_year=last
        )
    start, end = after.baseline_period, after.deadline_period
    if not unknown and start is not None and end <= start:
        yield Notice(TargetFault.YEARS_TURNED, first_year=start, last_year=end)


def _faults_of_baseline(typed: TargetInput, after: Target) -> Iterator[Notice]:
    if not typed.baseline_value.strip():
        return
    if after.target_kind == TargetKind.POINTS_PER_YEAR:
        yield Notice(TargetFault.OWN_BASELINE)
        return
    if after.baseline_period is None:
        yield Notice(TargetFault.BASELINE_WITHOUT_YEAR)
    if not typed.baseline_source.strip():
        yield Notice(TargetFault.BASELINE_WITHOUT_SOURCE)
