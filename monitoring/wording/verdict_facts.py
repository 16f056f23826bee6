"""The facts that the sentences on one verdict tell, and how its figures are written.

The rows of ``judged_results`` and ``measure_verdicts`` have all of them, those of ``finding_facts``
all but the trend; a sentence that needs a figure which a query left out is not said.
"""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeAlias

from monitoring.vocabulary import Direction, Level, Unit
from monitoring.vocabulary.verdicts import CODED, JudgedAgainst
from monitoring.wording import figures, numbers, periods
from monitoring.wording.i18n import _

if TYPE_CHECKING:
    from monitoring.db.query_rows import (
        ChangedFindings,
        InterimFindings,
        MeasureHistory,
        MeasureLatestResults,
        SchoolFindings,
        Status,
        StepMovements,
        StepPoints,
        SubgroupFindings,
    )

# Rows that have the facts of one verdict.
Judged: TypeAlias = (
    "Facts | MeasureHistory | MeasureLatestResults | Status | ChangedFindings | InterimFindings"
    "| SchoolFindings | SubgroupFindings | StepMovements | StepPoints"
)
NAN = float("nan")
# A difference smaller than this is none: binary fractions are not exact.
TOLERANCE = 1e-9
_MOST_DECIMALS = 4
# Columns that say whether a change holds among all of its list; the first that a row has.
SURVIVES = ("survives_many_looks", "school_survives", "change_survives")


@dataclass(frozen=True)
class Facts:
    """One judged result; numbers are nan, texts "" and flags False where missing.

    ``plan_first_period`` is the plan's first school year, ``before_plan_*`` of the one before it;
    ``apart_*`` are of a later figure that compares with no other, and so is not the result.
    ``value_code`` says where the value is an end of the scale; ``known_in`` is the quarter that
    reads it, "" for any. Periods are codes; values in the unit, distances and changes in points, n
    in students. Those from ``min_n_for_status`` on are of the rule that judged it: least numbers,
    levels of the bands (0 to 1), version.
    """

    unit: str = ""
    batch_kind: str = ""
    better_direction: str = ""
    counted_unit: str = ""
    organisation_level: str = ""
    period: str = ""
    period_style: str = ""
    numerator: float = NAN
    n: float = NAN
    value: float = NAN
    value_code: str = ""
    data_state: str = ""
    state_description: str = ""
    is_measured: bool = False
    level: str = ""
    change: str = ""
    judged_against: str = ""
    level_obstacle: str = ""
    later_obstacle: str = ""
    change_obstacle: str = ""
    is_late: bool = False
    is_settled: bool = False
    is_at_target: bool = False
    starts_from_own: bool = False
    expected: float = NAN
    final_target: float = NAN
    deadline_period: str = ""
    baseline_value: float = NAN
    baseline_period: str = ""
    base_n: float = NAN
    base_data_state: str = ""
    base_description: str = ""
    asked_points: float = NAN
    since_base_points: float = NAN
    since_base_low: float = NAN
    since_base_high: float = NAN
    due_value: float = NAN
    due_n: float = NAN
    due_low: float = NAN
    due_high: float = NAN
    due_data_state: str = ""
    interval_low: float = NAN
    interval_high: float = NAN
    distance_points: float = NAN
    distance_students: float = NAN
    earlier_period: str = ""
    earlier_n: float = NAN
    earlier_data_state: str = ""
    earlier_description: str = ""
    change_from_period: str = ""
    change_points: float = NAN
    change_low: float = NAN
    change_high: float = NAN
    survives_many_looks: bool = True
    beside_basis: str = ""
    beside_obstacle: str = ""
    beside_change_points: float = NAN
    beside_change_low: float = NAN
    beside_change_high: float = NAN
    beside_difference_points: float = NAN
    beside_difference_low: float = NAN
    beside_difference_high: float = NAN
    beside_verdict: str = ""
    target_kind: str = ""
    plan_first_period: str = ""
    before_plan_state: str = ""
    before_plan_description: str = ""
    apart_period: str = ""
    apart_value: float = NAN
    apart_numerator: float = NAN
    apart_n: float = NAN
    apart_description: str = ""
    n_points: float = NAN
    first_period: str = ""
    next_value: float = NAN
    next_low: float = NAN
    next_high: float = NAN
    last_value: float = NAN
    last_low: float = NAN
    last_high: float = NAN
    min_n_for_status: float = NAN
    min_points_for_projection: float = NAN
    band_narrow: float = NAN
    band_wide: float = NAN
    rule_version: str = ""
    known_in: str = ""

    @classmethod
    def of(cls, row: Judged) -> "Facts":
        """Take the facts from a row; what it lacks counts as missing."""
        if isinstance(row, cls):
            return row
        told = {}
        for name, (default, kind) in _DEFAULTS.items():
            value = getattr(row, name, None)
            if value is None and name == SURVIVES[0]:
                held = (getattr(row, it, None) for it in SURVIVES[1:])
                value = next((it for it in held if not numbers.is_missing(it)), None)
            if type(value) is kind:
                told[name] = value
            else:
                told[name] = default if numbers.is_missing(value) else kind(value)
        facts = object.__new__(cls)
        # A frozen class fills itself field by field, which takes five times as long.
        facts.__dict__.update(told)
        return facts

    @property
    def is_judged(self) -> bool:
        """Whether the rule judged the result: not where it is better in neither direction."""
        return bool(self.rule_version)

    @property
    def is_of_other_year(self) -> bool:
        """Whether the verdict is of the deadline's year, and the result of another."""
        if self.level in (Level.NO_STATUS, Level.NO_TARGET) or not self.period:
            return False
        is_open = self.level == Level.UNDECIDED and self.period != self.deadline_period
        return self.is_late or is_open

    @property
    def is_final(self) -> bool:
        """Whether the target is the aim: the deadline has come."""
        is_plan = self.judged_against == JudgedAgainst.PLAN
        return is_plan and (self.is_late or self.period == self.deadline_period)

    @property
    def is_told_of_range(self) -> bool:
        """Whether the verdict is that of all figures an end of the scale can stand for."""
        if self.level in (Level.NO_STATUS, Level.NO_TARGET, Level.UNDECIDED, Level.HIDDEN):
            return False
        judged = self.due_data_state if self.is_final else self.data_state
        return judged in CODED or (self.starts_from_own and self.base_data_state in CODED)

    @property
    def end_code(self) -> str:
        """Which end of the scale the value is, "" where it is none."""
        return self.value_code or CODED.get(self.data_state, "")  # type: ignore[call-overload]

    @property
    def is_lower_better(self) -> bool:
        """Whether a smaller value is the better one."""
        return self.better_direction == Direction.LOWER

    @property
    def is_percent(self) -> bool:
        """Whether the value is a percentage, which alone has a margin."""
        return self.unit == Unit.PERCENT


_DEFAULTS: dict[str, tuple[Any, type]] = {
    it.name: (it.default, type(it.default)) for it in fields(Facts)
}


def is_known(number: float) -> bool:
    """Tell whether a number is there."""
    return number == number


def decimals_of(facts: Facts) -> int:
    """Return how many decimals a value of this unit is told with: rates are small numbers."""
    return numbers.decimals_of(facts.unit)


def amount(facts: Facts, number: float, decimals: int | None = None) -> str:
    """Write a value in its unit: ``79.7%``, or the bare number for other units."""
    decimals = decimals_of(facts) if decimals is None else decimals
    if facts.is_percent:
        return numbers.percent(number, decimals)
    return numbers.decimal(number, decimals)


def own_value(facts: Facts) -> str:
    """Write the result itself: ``79.7%``; an end of the scale stays one: ``5% or less``."""
    code = figures.code_of(facts)
    return figures.value(facts.value, facts.unit, code) if code else amount(facts, facts.value)


def apart(facts: Facts, *values: float) -> tuple[str, ...]:
    """Write values with as many decimals as show which differ, four at most."""
    decimals = decimals_of(facts)
    if figures.is_whole(facts):
        return tuple(own_value(facts) if it == facts.value else amount(facts, it) for it in values)
    told = tuple(amount(facts, it, decimals) for it in values)
    while decimals < _MOST_DECIMALS and _hides_a_difference(values, told):
        decimals += 1
        told = tuple(amount(facts, it, decimals) for it in values)
    return told


def _hides_a_difference(values: tuple[float, ...], told: tuple[str, ...]) -> bool:
    """Tell whether any value is written like the last one though it is another."""
    return any(
        words == told[-1] and abs(value - values[-1]) > TOLERANCE
        for value, words in zip(values, told, strict=True)
    )


def size(facts: Facts, difference: float) -> str:
    """Write the size of a difference: ``6.9 points``, or the bare number for other units."""
    decimals = decimals_of(facts)
    least = 10.0**-decimals
    written = numbers.decimal(abs(difference), decimals)
    is_little = round(abs(difference), decimals + 6) < least / 2
    if not facts.is_percent:
        little = numbers.decimal(least, decimals)
        return _("less than {number}", number=little) if is_little else written
    if is_little:
        return _("less than {number} points", number=numbers.decimal(least, decimals))
    return _("{number} points", number=written)


def result(facts: Facts, value: str) -> str:
    """Write a value with the students behind it: ``79.7% (3,127 of 3,924 students)``."""
    is_students = facts.counted_unit == "students"
    if not is_known(facts.n):
        if facts.is_percent and is_students:
            return _("{value} (number of students not published)", value=value)
        return _("{value} (numbers not published)", value=value) if facts.is_percent else value
    n = numbers.whole(facts.n)
    if not is_known(facts.numerator) or not facts.is_percent:
        if is_students and facts.is_percent:
            return _("{value} of {n} students", value=value, n=n)
        if is_students:
            return _("{value} ({n} students)", value=value, n=n)
        return _("{value} (n = {n})", value=value, n=n)
    of = {"value": value, "numerator": numbers.whole(facts.numerator), "n": n}
    if is_students:
        return _("{value} ({numerator} of {n} students)", **of)
    return _("{value} ({numerator} of {n})", **of)


def with_cause(finding: str, cause: str) -> str:
    """End a sentence with what people noted as its cause, in brackets, where they did."""
    words = " ".join(cause.split()).rstrip(".")
    if not words:
        return _("{finding}.", finding=finding)
    return _("{finding} ({cause}).", finding=finding, cause=words)


def named(facts: Facts, period: str) -> str:
    """Name a period in a sentence, the way the facts name theirs."""
    return periods.in_sentence(period, facts.period_style) if period else ""
