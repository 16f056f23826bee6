"""The first title of the board: where the goals stand, in one line."""

from collections.abc import Sequence

from monitoring.vocabulary import Direction, Level
from monitoring.wording import numbers, verdict_facts
from monitoring.wording.board_facts import GoalCount
from monitoring.wording.i18n import _, marked
from monitoring.wording.measure_counts import counted_measures
from monitoring.wording.plan import goal_label
from monitoring.wording.quarter_facts import Measure

# The longest title that stands on one line; two findings that are longer are counted instead.
_ONE_LINE = 74
# What is said of a goal's only measure, where it is not told by its distance from the plan.
_ONLY: dict[str, str] = {
    Level.MET: marked("{measure} met its {year} target"),
    Level.MET_MARGIN_UNKNOWN: marked("{measure} met its {year} target"),
    Level.NARROWLY_MET: marked("{measure} narrowly met its {year} target"),
    Level.MISSED: marked("{measure} missed its {year} target"),
    Level.MISSED_MARGIN_UNKNOWN: marked("{measure} missed its {year} target"),
    Level.NARROWLY_MISSED: marked("{measure} narrowly missed its {year} target"),
    Level.UNDECIDED: marked("{measure}: {year} not decided"),
    **dict.fromkeys(
        (Level.NO_STATUS, Level.NO_TARGET, Level.HIDDEN), marked("{measure} not judged yet")
    ),
}
# (at the deadline, all of them narrowly, some of them narrowly) -> those at or above the plan.
_REACHED = {
    (True, False, False): marked("{reached} of {measures} met target"),
    (True, False, True): marked("{reached} of {measures} met target, {narrow} narrowly"),
    (True, True, True): marked("{reached} of {measures} narrowly met target"),
    (False, False, False): marked("{reached} of {measures} on track"),
    (False, False, True): marked("{reached} of {measures} on track, {narrow} narrowly"),
    (False, True, True): marked("{reached} of {measures} narrowly on track"),
}


def stand(goals: Sequence[GoalCount]) -> str:
    """Say where the goals stand: those with a verdict first."""
    if not goals:
        return _("The plan names no goal that can be followed")
    ordered = sorted(goals, key=lambda it: it.n_open == it.n)
    if len(ordered) == 1:
        return _goal(ordered[0])
    if len(ordered) == 2:
        for is_short in (False, True):
            first, second = (_goal(it, is_short=is_short) for it in ordered)
            # A measure's name begins with a capital: what is told of it is a sentence of its own.
            if ordered[1].only is None:
                both = _("{first}; {second}", first=first, second=second)
            else:
                both = _("{first}. {second}", first=first, second=second)
            if len(both) <= _ONE_LINE:
                return both
    if not any(it.n for it in goals):
        return _("None of the {n} goals has a measure to be judged by", n=numbers.whole(len(goals)))
    return _(
        "Of {n} measures, {reached} at plan or better, {short} short of it, {open} not judged",
        n=numbers.whole(sum(it.n for it in goals)),
        reached=numbers.whole(sum(it.n_reached for it in goals)),
        short=numbers.whole(sum(it.n_short for it in goals)),
        open=numbers.whole(sum(it.n_open for it in goals)),
    )


def _goal(goal: GoalCount, *, is_short: bool = False) -> str:
    if goal.only is not None:
        return _only(goal.only)
    if not goal.n:
        return _("{goal} has no measure to be judged by", goal=goal_label(goal.goal_id))
    of = {
        "measures": counted_measures(goal.n, are_tests=goal.are_tests),
        "reached": numbers.whole(goal.n_reached),
    }
    if goal.n_open == goal.n:
        return _("{measures} not judged yet", **of)
    told = _(_reached(goal, is_short=is_short), narrow=numbers.whole(goal.n_narrow), **of)
    if goal.is_final and goal.n_open:
        return _("{told}, {open} not decided", told=told, open=numbers.whole(goal.n_open))
    return told


def _reached(goal: GoalCount, *, is_short: bool) -> str:
    """Return what is said of the measures at or above the plan: never more than their margins."""
    are_all_narrow = 0 < goal.n_narrow == goal.n_reached
    if are_all_narrow and goal.is_final and is_short:
        return marked("{reached} of {measures} narrowly met")
    return _REACHED[goal.is_final, are_all_narrow, goal.n_narrow > 0]


def _only(measure: Measure) -> str:
    of = {"measure": measure.measure_name, "year": measure.deadline_period}
    if measure.level in _ONLY:
        return _(_ONLY[measure.level], **of)
    points = measure.distance_points
    if abs(points) <= verdict_facts.TOLERANCE:
        return _("{measure} is at plan", **of)
    of["points"] = verdict_facts.size(measure, points)
    # Counted as positive on the right side: where lower is better that is below the plan.
    if (points < 0) != (measure.better_direction == Direction.LOWER):
        return _("{measure} {points} below plan", **of)
    return _("{measure} {points} above plan", **of)
