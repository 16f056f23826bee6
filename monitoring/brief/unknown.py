"""What is not known or not measured at a quarter's end: each kind as facts, never a blank."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from monitoring.brief.gaps import Groups, has_gap
from monitoring.brief.quarter_reader import QuarterView
from monitoring.db.query_rows import StepCells, SubgroupFindings
from monitoring.rows import each, where
from monitoring.vocabulary import NO_UPDATE, DataState, Level, Movement, Naming
from monitoring.vocabulary.review import UnknownKind
from monitoring.vocabulary.verdicts import GapObstacle
from monitoring.wording import goal_headlines, verdicts
from monitoring.wording.quarter_facts import Goal, Measure
from monitoring.wording.unknown_facts import (
    AbsentYear,
    GroupCount,
    GroupsWithoutGap,
    OfGoal,
    OfMeasures,
    OfSteps,
    Unknown,
    Whose,
    Years,
)

_MOST, _FEWEST = 12, 3  # lines in all; lines on groups at least
_ABSENT = (DataState.CANCELLED, DataState.NOT_COMPARABLE, DataState.NOT_PUBLISHED)

# What is not mapped yet may still be a measure.
_NAMES_NONE = (Naming.NO_MEASURE, Naming.NOT_NAMED)

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def unknown(view: QuarterView, goals: Sequence[Goal], groups: Groups) -> tuple[Unknown, ...]:
    """Return what nobody can know at the quarter's end.

    Args:
        view: the database in one quarter.
        goals: of the brief.
        groups: of each measure, as ``gaps.groups`` returns them.
    """
    found: list[Unknown] = []
    if not view.before:
        found.append(Unknown(UnknownKind.FIRST_QUARTER, OfSteps(view.quarter, ())))
    for goal in goals:
        found += [*_without_status(goal), *_awaited(goal)]
    for goal in goals:
        found += _years(view, goal)
    found += _steps(view)
    found += _groups(goals, groups, max(_FEWEST, _MOST - len(found) - 1))
    return tuple(found)


def _gathered(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Bring together what has the same key, in the order of the first of each."""
    gathered: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        gathered[key].append(value)
    return gathered


def _whose(goal: Goal, measures: Sequence[Measure]) -> Whose:
    """Name the measures of a goal where it is not about all of them."""
    is_all = len(measures) == len(goal.measures)
    return Whose(goal.goal_id, () if is_all else tuple(one.measure_name for one in measures))


def _without_status(goal: Goal) -> Iterator[Unknown]:
    without = [one for one in goal.measures if one.level == Level.NO_STATUS]
    if len(without) == len(goal.measures):
        yield Unknown(UnknownKind.GOAL_WITHOUT_STATUS, OfGoal(goal.goal_id, goal.measures))
        return
    # What is said of two measures alike is said once.
    for own in _gathered((verdicts.obstacle(one), one) for one in without).values():
        facts = OfMeasures(_whose(goal, own), own[0])
        yield Unknown(UnknownKind.MEASURES_WITHOUT_STATUS, facts)


def _awaited(goal: Goal) -> Iterator[Unknown]:
    pairs = ((awaited, one) for one in goal.measures for awaited in _awaited_of(one))
    for (kind, _), own in _gathered(pairs).items():
        yield Unknown(kind, OfMeasures(_whose(goal, own), own[0]))


def _awaited_of(measure: Measure) -> Iterator[tuple[UnknownKind, str]]:
    """Yield what a measure waits for, with what makes two alike."""
    overdue = goal_headlines.overdue(measure, measure.overdue)
    coming = goal_headlines.coming(measure)
    if overdue:
        yield UnknownKind.OVERDUE, overdue
    if coming:
        yield UnknownKind.COMING, coming
    if not overdue and not coming:
        yield UnknownKind.NONE_PLANNED, ""


def _years(view: QuarterView, goal: Goal) -> Iterator[Unknown]:
    """Name the years without a comparable result that the measures of a goal speak of."""
    pairs = [
        (AbsentYear(gap.period, measure.period_style, gap.data_state, gap.description), measure)
        for measure in goal.measures
        for gap in view.gaps_of(measure.measure_id)
        if gap.data_state in _ABSENT
    ]
    years = sorted(_gathered(pairs).items(), key=lambda pair: pair[0].period)
    for whose, own in _gathered((_whose(goal, its), year) for year, its in years).items():
        yield Unknown(UnknownKind.YEARS_WITHOUT_RESULT, Years(whose, tuple(own)))


def _steps(view: QuarterView) -> Iterator[Unknown]:
    cells = list(each(where(view.of_quarter("step_cells"), "quarter", view.quarter), StepCells))
    silent = [row for row in cells if row.implementation == NO_UPDATE]
    waiting = [row for row in cells if row.worked_measured == Movement.NOT_MEASURABLE_YET]
    unmapped = [row for row in cells if row.outcome_naming == Naming.NOT_MAPPED]
    without = [row for row in cells if row.outcome_naming in _NAMES_NONE]
    for kind, rows in (
        (UnknownKind.STEPS_WITHOUT_UPDATE, silent),
        (UnknownKind.STEPS_NOT_MEASURABLE, waiting),
        (UnknownKind.STEPS_NOT_MAPPED, unmapped),
        (UnknownKind.STEPS_WITHOUT_OUTCOME, without),
    ):
        if rows:
            yield Unknown(kind, OfSteps(view.quarter, tuple(row.step_id for row in rows)))


def _groups(goals: Sequence[Goal], groups: Groups, most: int) -> Iterator[Unknown]:
    """Name the groups whose gap cannot be shown, together where it is for the same reason.

    A group that is all students comes first, then what is most frequent; the rest in one line.
    """
    rows = [
        (goal.goal_id, row)
        for goal in goals
        for measure in goal.measures
        for row in groups.get(measure.measure_id, ())
    ]
    hidden = [
        (_reason(row), (goal_id, row))
        for goal_id, row in rows
        if not has_gap(row) and not row.is_other_side
    ]
    reasons = sorted(
        _gathered(hidden).items(),
        key=lambda it: (it[0] != GapObstacle.NEARLY_ALL_ECONOMIC, -len(it[1])),
    )
    most += len(reasons) == most + 1
    for _, own in reasons[:most]:
        goal_ids = tuple(dict.fromkeys(goal_id for goal_id, _ in own))
        told = [row.subgroup for goal_id, row in rows if goal_id in goal_ids]
        names = _gathered((row.subgroup, row) for _, row in own)
        counts = [GroupCount(name, len(its), told.count(name)) for name, its in names.items()]
        yield Unknown(
            UnknownKind.GROUPS_WITHOUT_GAP, _without_gap(goal_ids, counts, [row for _, row in own])
        )
    if rest := dict.fromkeys(row.subgroup for _, own in reasons[most:] for _, row in own):
        counts = [GroupCount(name, 0, 0) for name in rest]
        yield Unknown(UnknownKind.MORE_GROUPS, GroupsWithoutGap((), tuple(counts)))


def _reason(row: SubgroupFindings) -> str:
    """Return what makes two groups alike: what is hidden is hidden, for whichever cause."""
    is_own_state = row.gap_obstacle == GapObstacle.NO_RESULT or row.data_state == DataState.HIDDEN
    return str(row.data_state if is_own_state else row.gap_obstacle)


def _without_gap(
    goal_ids: tuple[str, ...], counts: Sequence[GroupCount], rows: Sequence[SubgroupFindings]
) -> GroupsWithoutGap:
    """Tell the cause as well where it is the same for all of them."""
    obstacles = {row.gap_obstacle for row in rows}
    # What people noted on a year is the cause of its own state, and not of what is hidden.
    notes = {row.state_description if row.data_state in _ABSENT else "" for row in rows}
    return GroupsWithoutGap(
        goal_ids,
        tuple(counts),
        data_state=rows[0].data_state,
        gap_obstacle=obstacles.pop() if len(obstacles) == 1 else "",
        state_description=notes.pop() if len(notes) == 1 else "",
        min_n_for_status=rows[0].min_n_for_status,
    )
