"""What the goals are judged by in one quarter: measures, early signs and gaps, as values."""

from dataclasses import dataclass

from monitoring.vocabulary import PeriodStyle


@dataclass(frozen=True)
class Point:
    """One year of a measure: what was measured, or the words for why nothing was.

    Args:
        period: the school year or class.
        value: in the measure's unit, None where ``words`` says why there is none.
        expected: the path at that period, None where there is none.
        words: the data state, "measured" where there is a value.
    """

    period: str
    value: float | None
    expected: float | None
    words: str


@dataclass(frozen=True)
class Measure:
    """What a goal is judged by, as known at the quarter's end.

    Args:
        measure_id: as in ``measures``.
        name: as in ``measures``.
        unit: percent, count, rate or score.
        period: of the result the status rests on, "" for none.
        value: of that result, None for none; so with all figures below.
        numerator, n: students.
        interval_low, interval_high: of the value.
        expected: the path at that period.
        final_target: where the path ends.
        deadline: the period it ends in.
        distance_points: value less expected.
        distance_students: the same in students.
        level: a word of the level axis.
        change: a word of the change axis.
        level_reason, change_reason: why, in sentences.
        headline: the finding as one sentence.
        waiting: what comes next, or what is awaited.
        source: of the result.
        is_sample: it rests on the sample.
        points: the results year by year, in order, up to the deadline.
        period_style: how its periods are named, by school year or by class.
        awaited: ``waiting``, sentence by sentence.
        overdue: the sentence of those on what is overdue, "" for nothing.
        no_status_reason: why it has no status, "" where it has one.
    """

    measure_id: str
    name: str
    unit: str
    period: str
    value: float | None
    numerator: float | None
    n: float | None
    interval_low: float | None
    interval_high: float | None
    expected: float | None
    final_target: float | None
    deadline: str
    distance_points: float | None
    distance_students: int | None
    level: str
    change: str
    level_reason: str
    change_reason: str
    headline: str
    waiting: str
    source: str
    is_sample: bool
    points: tuple[Point, ...]
    period_style: str = PeriodStyle.SCHOOL_YEAR
    awaited: tuple[str, ...] = ()
    overdue: str = ""
    no_status_reason: str = ""


@dataclass(frozen=True)
class Interim:
    """A quarterly figure beside the same quarter a year earlier.

    Args:
        goal_id: the goal whose measure it is an early sign of.
        name: short name of the indicator, with its content area and grades where it has any.
        unit: percent, count, rate or score.
        period, earlier_period: the two quarters; "" where there is none.
        value, earlier: the two figures, None where unknown.
        target: the target of that quarter, None for none.
        change: a word of the change axis.
        change_low, change_high: the interval of the difference, None where there is none.
        is_better_higher: higher is better.
        reason: the change in a sentence.
        is_sample: it rests on the sample.
        source: of the result.
    """

    goal_id: str
    name: str
    unit: str
    period: str
    earlier_period: str
    value: float | None
    earlier: float | None
    target: float | None
    change: str
    change_low: float | None
    change_high: float | None
    is_better_higher: bool
    reason: str
    is_sample: bool
    source: str


@dataclass(frozen=True)
class Gap:
    """A group beside all others, for a goal's measure.

    Args:
        goal_id, measure_id, measure: whose.
        subgroup, complement: the group, and all others.
        period: of the result.
        value, complement_value: the two figures, in percent.
        n: students of the group.
        points, low, high: the gap with its interval, negative where the group is behind.
        verdict: Clearly behind, No clear difference or Clearly ahead.
        sentence: the gap as one sentence.
        is_largest: it is the largest of its goal among those that are clear.
    """

    goal_id: str
    measure_id: str
    measure: str
    subgroup: str
    complement: str
    period: str
    value: float
    complement_value: float
    n: float | None
    points: float
    low: float
    high: float
    verdict: str
    sentence: str
    is_largest: bool


@dataclass(frozen=True)
class Goal:
    """One goal.

    Args:
        goal_id: such as G1.
        label: such as "Goal 1".
        wording: as adopted.
        headline: the finding as a sentence; made from the figures, nobody writes it.
        waiting: what is awaited, "" for nothing.
        measures: what it is judged by, in the plan's order.
    """

    goal_id: str
    label: str
    wording: str
    headline: str
    waiting: str
    measures: tuple[Measure, ...]
