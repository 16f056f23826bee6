"""One quarter as facts: codes, numbers, dates and ids, every number once, and no sentence.

People's own words (a review's texts, an update, the plan as adopted) are facts too: they stay as
they were written. The room ``brief`` reads them from a database.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from monitoring.vocabulary import NO_UPDATE, Implementation, Movement, Naming
from monitoring.wording.verdict_facts import NAN, Facts

if TYPE_CHECKING:
    from monitoring.db.query_rows import AmendedTargets, TargetChanges


@dataclass(frozen=True)
class Rule:
    """The status rule in force.

    Args:
        version, description: as data/rules.csv has it.
        confidence, band_narrow, band_wide: levels of intervals and projections, 0 to 1.
        min_n_for_status: students behind a result that gets a status.
    """

    version: str
    description: str
    confidence: float
    min_n_for_status: int
    band_narrow: float
    band_wide: float


@dataclass(frozen=True)
class Head:
    """Which plan, which quarter, and which copy of it.

    Args:
        district: as the plan writes it.
        plan: the plan's title.
        school_years: the years it is for, "" where the plan names none.
        quarter: the review quarter, such as 2022-23-Q2.
        begins_on, ends_on: its first and last day; nothing known later is told.
        known_on: its last day, or an earlier one on which it is read or was published.
        release, released_on: number and day of the release, None for the working database.
        released_by, digest: who released it and its hash, "" for the working database.
        corrects: the release that it corrects, None where it corrects none.
        correction: why, "" where it corrects none.
        is_sample: something in it rests on the sample.
        rule: the status rule in force.
    """

    district: str
    plan: str
    school_years: str
    quarter: str
    begins_on: date
    ends_on: date
    known_on: date
    release: int | None
    released_on: date | None
    released_by: str
    corrects: int | None
    correction: str
    digest: str
    is_sample: bool
    rule: Rule


@dataclass(frozen=True)
class Point:
    """One year of a measure: what was measured, or the code of why nothing was.

    Args:
        period: the school year or class.
        value: in the measure's unit, None where the data state says why, or at an end of the scale.
        expected: the path at that period, None where there is none.
        georgia: the same result of Georgia, None where it is not known beside this one.
        value_code: how the value is to be written, see ``figures.code_of``.
    """

    period: str
    value: float | None
    expected: float | None
    state: str
    georgia: float | None = None
    value_code: str = ""


@dataclass(frozen=True)
class OverdueResult:
    """A year whose result has not come though its date has passed.

    Args:
        period: the school year or class.
        due_on, basis: that date, published or assumed.
        file_name: how Georgia names the file that holds it, "" where that is not known.
    """

    period: str
    due_on: date
    basis: str
    file_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Measure(Facts):
    """What a goal is judged by, as known at the quarter's end, with the facts of its verdict.

    Args:
        measure_id, measure_name, content_area: as in ``measures``.
        baseline_value_origin: whether the plan states the baseline.
        overdue: results that have not come though their date has passed, by year.
        next_period, next_released_on, next_basis: the result that comes next.
        source: of the result.
        is_sample: it rests on the sample.
        points: the results year by year, in order, up to the deadline.
        pace_needed, pace_made: points a year from this result to the target, and from the baseline
            to this result; nan where there is none.
        amended: what was changed of its target or baseline, None where they are the plan's own.
        changes: each change of them, the oldest first, with the path before it.
    """

    measure_id: str
    measure_name: str
    content_area: str = ""
    source: str = ""
    is_sample: bool = False
    baseline_value_origin: str = ""
    overdue: tuple[OverdueResult, ...] = ()
    next_period: str | None = None
    next_released_on: date | None = None
    next_basis: str | None = None
    points: tuple[Point, ...] = ()
    pace_needed: float = NAN
    pace_made: float = NAN
    amended: "AmendedTargets | None" = None
    changes: "tuple[TargetChanges, ...]" = ()


@dataclass(frozen=True)
class Goal:
    """One goal: its id such as G1, its words as adopted, its measures in the plan's order."""

    goal_id: str
    wording: str
    measures: tuple[Measure, ...]

    @property
    def late(self) -> dict[str, tuple[OverdueResult, ...]]:
        """Return measure_id -> its results that have not come though their date has passed."""
        return {measure.measure_id: measure.overdue for measure in self.measures}


@dataclass(frozen=True, kw_only=True)
class EarlySign(Facts):
    """A quarter's result of an early sign, with the facts of its change on the year before.

    Args:
        goal_id: the goal whose measure it is an early sign of.
        short_name, content_area, grade_span: what is measured; "" where it is not narrowed.
        earlier_value: the same quarter a year before, None where nothing compares.
        earlier_code: where that is an end of the scale, which; "" for none.
        target_value: the target of that quarter, None for none.
        source: of the result.
        is_sample: it rests on the sample.
        survives: its clear change is clear allowing for all results of its quarter, None for none.
        n_looks: how many those are, 0 where nothing is said of that.
    """

    goal_id: str
    short_name: str
    content_area: str = ""
    grade_span: str = ""
    earlier_value: float | None = None
    earlier_code: str = ""
    target_value: float | None = None
    source: str = ""
    is_sample: bool = False
    survives: bool | None = None
    n_looks: int = 0


@dataclass(frozen=True)
class Gap:
    """A group beside all other students, for a goal's measure.

    Args:
        goal_id, measure_id, measure_name: whose.
        subgroup, period, period_style: the group, and when.
        value, complement_value: the two figures, in percent.
        numerator, n, complement_numerator: students, None where unknown.
        batch_kind: whose figures.
        points, low, high: the gap with its interval, negative where the group is behind.
        verdict: clearly behind, no clear difference or clearly ahead.
        is_largest: it is the largest of its goal among those that are clearly behind.
        is_sample: it rests on the sample.
        is_alone: it is clear taken alone, and not allowing for all gaps of its goal.
        n_looks, n_clear: gaps of its goal that are looked at, and those that are clear allowing
            for all of them; 0 where the rule says nothing of that.
    """

    goal_id: str
    measure_id: str
    measure_name: str
    subgroup: str
    period: str
    period_style: str
    value: float
    complement_value: float
    numerator: float | None
    n: float | None
    points: float
    low: float
    high: float
    verdict: str
    is_largest: bool
    is_sample: bool = False
    batch_kind: str = ""
    complement_numerator: float | None = None
    is_alone: bool = False
    n_looks: int = 0
    n_clear: int = 0


@dataclass(frozen=True)
class Lane:
    """One lane of an action step: the code of its state, and whether it rests on the sample."""

    state: str
    is_sample: bool


@dataclass(frozen=True)
class Step:
    """One action step in its two lanes.

    Args:
        step_id: such as G1.4.
        goal_id: whose.
        wording: as adopted.
        role: the accountable position, "" for none.
        done: the implementation lane: no update, planned, under way, done, blocked.
        worked: the effectiveness lane, measured.
        activities_held, activities_planned: of the quarter's update, None where not counted.
        done_improving, done_unclear, done_worsening, done_waiting: measures of the implementation
            lane by how they moved, None where none counts; so with those of effectiveness.
        worked_left_out: measures that are shown and do not count.
        has_outcome_measure: the plan names a measure of students' outcomes.
        done_naming, worked_naming, outcome_naming: whether measures are mapped to what the plan
            names for each lane, and whether one of students' outcomes is.
        happened, comes_next: of the quarter's update, "" for none.
        last_without_effect: the earlier quarter whose update is the step's last one, where it was
            done without a visible effect then; "" for none.
        is_last_sample: that rests on the sample.
    """

    step_id: str
    goal_id: str
    wording: str
    role: str
    done: Lane
    worked: Lane
    activities_held: int | None = None
    activities_planned: int | None = None
    done_improving: int | None = None
    done_unclear: int | None = None
    done_worsening: int | None = None
    done_waiting: int | None = None
    worked_improving: int | None = None
    worked_unclear: int | None = None
    worked_worsening: int | None = None
    worked_waiting: int | None = None
    worked_left_out: tuple[str, ...] = ()
    has_outcome_measure: bool = True
    done_naming: str = Naming.MAPPED
    worked_naming: str = Naming.MAPPED
    outcome_naming: str = Naming.MAPPED
    happened: str = ""
    comes_next: str = ""
    last_without_effect: str = ""
    is_last_sample: bool = False

    @property
    def is_without_effect(self) -> bool:
        """Whether the quarter's update says done, and its measures show no effect yet."""
        is_open = self.worked.state not in (Movement.IMPROVING, Movement.NOT_MEASURABLE_YET)
        return self.done.state == Implementation.DONE and is_open

    @property
    def has_update(self) -> bool:
        """Whether the step has its update for the quarter."""
        return self.done.state != NO_UPDATE

    @property
    def is_sample(self) -> bool:
        """Whether what is told of its two lanes rests on the sample."""
        return self.done.is_sample or self.worked.is_sample
