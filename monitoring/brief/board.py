"""What a board is told first of a quarter: counted here from the brief, said by the wording."""

import re
from collections.abc import Sequence

from monitoring.brief.model import Brief
from monitoring.vocabulary import Change, DecisionState, Level
from monitoring.vocabulary import Gap as Verdict
from monitoring.vocabulary.review import UnknownKind
from monitoring.vocabulary.verdicts import LevelObstacle
from monitoring.wording import since
from monitoring.wording.board_facts import (
    DecisionCount,
    GapFacts,
    GoalCount,
    MeasureCount,
    OwedStep,
    StepFacts,
    TextCount,
)
from monitoring.wording.goal_moves import newest_moved
from monitoring.wording.measure_counts import is_of_tests
from monitoring.wording.numbers import is_missing
from monitoring.wording.people_facts import Decision
from monitoring.wording.quarter_facts import Gap, Goal, Measure
from monitoring.wording.unknown_facts import Unknown

_REACHED = (
    *(Level.MET, Level.NARROWLY_MET, Level.MET_MARGIN_UNKNOWN),
    *(Level.ON_TRACK, Level.NARROWLY_ON_TRACK, Level.ON_TRACK_MARGIN_UNKNOWN),
)
_NARROWLY = (Level.NARROWLY_MET, Level.NARROWLY_ON_TRACK)
_SHORT = (
    *(Level.MISSED, Level.NARROWLY_MISSED, Level.MISSED_MARGIN_UNKNOWN),
    *(Level.OFF_TRACK, Level.NARROWLY_OFF_TRACK, Level.OFF_TRACK_MARGIN_UNKNOWN),
)
_FINAL = (
    *(Level.MET, Level.NARROWLY_MET, Level.MET_MARGIN_UNKNOWN),
    *(Level.MISSED, Level.NARROWLY_MISSED, Level.MISSED_MARGIN_UNKNOWN),
)
# Of what is not known, what a board asks for first: one of each kind, then more of the same.
_FIRST = (
    *(UnknownKind.OVERDUE, UnknownKind.GOAL_WITHOUT_STATUS, UnknownKind.COMING),
    *(UnknownKind.STEPS_WITHOUT_UPDATE, UnknownKind.YEARS_WITHOUT_RESULT),
    *(UnknownKind.GROUPS_WITHOUT_GAP, UnknownKind.STEPS_NOT_MEASURABLE),
)
_BOARD = re.compile(r"\bboard\b", re.IGNORECASE)


def goal_counts(brief: Brief) -> tuple[GoalCount, ...]:
    """Return how the measures of each goal stand, in the plan's order."""
    return tuple(_goal_count(goal) for goal in brief.goals)


def _goal_count(goal: Goal) -> GoalCount:
    counted = measure_count(goal.measures)
    return GoalCount(
        goal_id=goal.goal_id,
        n=counted.n,
        n_reached=counted.n_reached,
        n_short=counted.n_short,
        n_narrow=sum(it.level in _NARROWLY for it in goal.measures),
        are_tests=counted.are_tests,
        is_final=counted.is_final,
        only=goal.measures[0] if counted.n == 1 else None,
    )


def measure_count(measures: Sequence[Measure]) -> MeasureCount:
    """Count measures by their verdicts and by how they moved."""
    known = [it for it in measures if it.period and (not is_missing(it.value) or it.end_code)]
    judged = [it.level for it in measures if it.level in (*_REACHED, *_SHORT)]
    deadlines = {it.deadline_period for it in measures}
    compared = newest_moved(known)
    moved = [it.change for it in compared if not since.is_alone(it)]
    return MeasureCount(
        n=len(measures),
        n_known=len(known),
        n_compared=len(compared),
        n_reached=sum(it in _REACHED for it in judged),
        n_short=sum(it in _SHORT for it in judged),
        n_improved=moved.count(Change.CLEAR_IMPROVEMENT),
        n_declined=moved.count(Change.CLEAR_DECLINE),
        newest_period=compared[0].period if compared else "",
        period_style=compared[0].period_style if compared else "",
        are_tests=bool(measures) and is_of_tests(measures),
        is_final=bool(judged) and all(it in _FINAL for it in judged),
        are_baselines=bool(known)
        and all(it.level_obstacle == LevelObstacle.BASELINE_YEAR for it in known),
        deadline=deadlines.pop() if len(deadlines) == 1 else "",
    )


def charted(brief: Brief) -> tuple[Measure, ...]:
    """Return the measures that are drawn year by year: each that is a goal's only one.

    Where every goal has several, that with the most results; none where nothing is measured.
    """
    every = [it for goal in brief.goals for it in goal.measures]
    only = [goal.measures[0] for goal in brief.goals if len(goal.measures) == 1]
    chosen = [it for it in only if _n_drawn(it)]
    if not only and every:
        chosen = [it for it in [max(every, key=_n_drawn)] if _n_drawn(it)]
    return tuple(chosen)


def _n_drawn(measure: Measure) -> int:
    return sum(it.value is not None for it in measure.points)


def tabled(brief: Brief) -> tuple[Measure, ...]:
    """Return the measures that stand in one table: those of goals that have several."""
    return tuple(it for goal in brief.goals if len(goal.measures) > 1 for it in goal.measures)


def step_facts(brief: Brief) -> StepFacts:
    """Return the steps that are done with no effect seen yet, and those that are overdue."""
    now = tuple(it for it in brief.steps if it.is_without_effect)
    steps = {it.step_id: it for it in brief.steps}
    owed = [
        OwedStep(steps[it.step_id], it) for it in brief.owed if it.days > 0 and it.step_id in steps
    ]
    return StepFacts(
        n=len(brief.steps),
        without_effect=now,
        last_without_effect=tuple(it for it in brief.steps if it.last_without_effect),
        overdue=tuple(sorted(owed, key=lambda it: (-it.missing.days, -it.missing.n_items))),
        has_updates=any(it.has_update for it in brief.steps),
    )


def gap_facts(brief: Brief) -> GapFacts:
    """Return of each measure the group furthest behind, the widest gap first."""
    widest: dict[str, Gap] = {}
    for gap in brief.gaps:
        if gap.verdict == Verdict.CLEARLY_BEHIND and not gap.is_alone:
            widest.setdefault(gap.measure_id, gap)
    of_goals = {it.goal_id: it for it in brief.gaps}.values()
    return GapFacts(
        n=len(brief.gaps),
        widest=tuple(sorted(widest.values(), key=lambda it: it.points)),
        n_clear=sum(it.n_clear for it in of_goals),
        n_looks=sum(it.n_looks for it in of_goals),
    )


def decision_count(brief: Brief) -> DecisionCount:
    """Count the decisions of the quarter, and the earlier ones that are open."""
    n_open = sum(it.state == DecisionState.OPEN for it in brief.earlier_decisions)
    return DecisionCount(len(brief.decisions), n_open)


def text_count(brief: Brief) -> TextCount:
    """Count the goals for which something is written."""
    return TextCount(
        len(brief.goals),
        sum(bool(it.why.strip()) for it in brief.texts),
        sum(bool(it.next.strip()) for it in brief.texts),
    )


def asked_of_board(brief: Brief) -> tuple[Decision, ...]:
    """Return the open decisions that the board itself answers for."""
    return tuple(
        it
        for it in (*brief.decisions, *brief.earlier_decisions)
        if it.state == DecisionState.OPEN and _BOARD.search(it.role)
    )


def by_weight(unknown: Sequence[Unknown]) -> tuple[Unknown, ...]:
    """Order what is not known: one of each kind that a board asks for, then the rest."""
    first = [next((it for it in unknown if it.kind == kind), None) for kind in _FIRST]
    chosen = [it for it in first if it is not None]
    return (*chosen, *(it for it in unknown if it not in chosen))
