"""What is not known, in the few words that a board's slide has room for; steps are counted."""

from collections.abc import Callable, Sequence

from monitoring.vocabulary import Basis
from monitoring.vocabulary.review import UnknownKind
from monitoring.wording import brief, gap_obstacles, labels, numbers, periods, verdicts
from monitoring.wording.i18n import _, n_
from monitoring.wording.joined import paragraph
from monitoring.wording.plan import goal_label
from monitoring.wording.quarter_facts import Measure
from monitoring.wording.unknown_facts import (
    GroupsWithoutGap,
    OfGoal,
    OfMeasures,
    OfSteps,
    Unknown,
    Whose,
    Years,
)

_NAMED = 2  # measures or groups that are named; more are counted


def line(unknown: Unknown) -> str:
    """Say one thing that is not known, without a step's code and without a command."""
    match unknown.facts:
        case OfGoal() as goal:
            return _of_goal(goal)
        case OfMeasures() as measures:
            return _OF_MEASURES[unknown.kind](measures)
        case Years() as years:
            return _years(years)
        case OfSteps() as steps:
            return _OF_STEPS[unknown.kind](steps)
        case GroupsWithoutGap() as groups:
            return _groups(groups)


def lines(told: Sequence[Unknown]) -> list[str]:
    """Say all that is not known; a missing result of several measures of a goal once.

    Elsewhere they are told apart by the file that brings them, which no slide names.
    """
    late: dict[tuple[str, str], OfMeasures] = {}
    for one in told:
        if isinstance(one.facts, OfMeasures) and one.kind == UnknownKind.OVERDUE:
            key = (one.facts.whose.goal_id, _late(one.facts.first))
            late[key] = _together(late[key], one.facts) if key in late else one.facts
    said = [_OF_MEASURES[UnknownKind.OVERDUE](it) for it in late.values()]
    rest = [line(it) for it in told if it.kind != UnknownKind.OVERDUE]
    first = next((at for at, it in enumerate(told) if it.kind == UnknownKind.OVERDUE), 0)
    return [*rest[:first], *said, *rest[first:]]


def _together(one: OfMeasures, other: OfMeasures) -> OfMeasures:
    names = (*one.whose.measures, *other.whose.measures)
    return OfMeasures(Whose(one.whose.goal_id, names), one.first)


def left_out(reasons: Sequence[str]) -> str:
    """Say which slides are left out, by what nobody knows."""
    return paragraph(
        *reasons,
        n_("That slide is left out.", "Those slides are left out.", len(reasons)),
    )


def no_result() -> str:
    """Say that no result of any measure is known."""
    return _("No result is known that could be drawn year by year.")


def no_table() -> str:
    """Say that no goal is judged by several measures."""
    return _("No goal is judged by several measures.")


def no_sign() -> str:
    """Say that no early sign is known."""
    return _("No early sign is known for this quarter.")


def no_gap() -> str:
    """Say that no gap is known."""
    return _("No gap between groups is known.")


def nothing_written() -> str:
    """Say that nobody wrote why, and what comes next."""
    return _("The team has not written why it thinks so, or what it will do.")


def no_step() -> str:
    """Say that the plan has no steps."""
    return _("No action step is known.")


def awaited(measure: Measure) -> str:
    """Say which result of a measure comes next, or is overdue; "" where none is planned."""
    if measure.overdue:
        return _("{awaited}.", awaited=_late(measure))
    if not measure.next_period:
        return ""
    return _("Next: {awaited}.", awaited=_next(measure))


def _next(measure: Measure) -> str:
    of = {
        "period": periods.in_sentence(measure.next_period or "", measure.period_style),
        "day": numbers.day(measure.next_released_on),
    }
    if measure.next_basis == Basis.ASSUMED:
        return _("the result for {period}, due on {day} (assumed date)", **of)
    return _("the result for {period}, due on {day}", **of)


def _late(measure: Measure) -> str:
    told = numbers.and_list(
        periods.in_sentence(it.period, measure.period_style) for it in measure.overdue
    )
    first = min(it.due_on for it in measure.overdue)
    return n_(
        "The result for {periods} was due on {day} and has not come",
        "The results for {periods} have not come; the first was due on {day}",
        len(measure.overdue),
        periods=told,
        day=numbers.day(first),
    )


def _whose(whose: Whose) -> str:
    goal = goal_label(whose.goal_id)
    if not whose.measures:
        return goal
    if len(whose.measures) <= _NAMED:
        return _("{goal}, {measures}", goal=goal, measures="; ".join(whose.measures))
    return n_(
        "{goal}, {n} measure",
        "{goal}, {n} measures",
        len(whose.measures),
        goal=goal,
    )


def _of_goal(facts: OfGoal) -> str:
    if not facts.measures:
        return _(
            "{goal} has no measure: nobody can tell where it stands or whether it moves.",
            goal=goal_label(facts.goal_id),
        )
    return _("{goal} has no status yet.", goal=goal_label(facts.goal_id))


def _without_status(facts: OfMeasures) -> str:
    return _(
        "{whose}: no status. {why}", whose=_whose(facts.whose), why=verdicts.obstacle(facts.first)
    )


def _overdue(facts: OfMeasures) -> str:
    return _("{whose}: {awaited}.", whose=_whose(facts.whose), awaited=_late(facts.first))


def _coming(facts: OfMeasures) -> str:
    return _(
        "{whose}, not known yet: {awaited}.",
        whose=_whose(facts.whose),
        awaited=_next(facts.first),
    )


def _none_planned(facts: OfMeasures) -> str:
    return _("{whose}: no further result is planned.", whose=_whose(facts.whose))


def _years(facts: Years) -> str:
    years = numbers.and_list(
        _(
            "{period} is {state}",
            period=periods.in_sentence(year.period, year.period_style),
            state=brief.state(year.data_state, ""),
        )
        for year in facts.years
    )
    return _("{whose}: {years}.", whose=_whose(facts.whose), years=years)


def _without_update(facts: OfSteps) -> str:
    return n_(
        "{n} step has no update for this quarter.",
        "{n} steps have no update for this quarter.",
        len(facts.step_ids),
    )


def _not_measurable(facts: OfSteps) -> str:
    return n_(
        "Of {n} step it cannot be measured yet whether it worked.",
        "Of {n} steps it cannot be measured yet whether they worked.",
        len(facts.step_ids),
    )


def _not_mapped(facts: OfSteps) -> str:
    return n_(
        "Of {n} step nobody has said yet which measure tells whether students gained.",
        "Of {n} steps nobody has said yet which measure tells whether students gained.",
        len(facts.step_ids),
    )


def _without_outcome(facts: OfSteps) -> str:
    return n_(
        "For {n} step the plan names no measure of students' outcomes.",
        "For {n} steps the plan names no measure of students' outcomes.",
        len(facts.step_ids),
    )


def _first_quarter(_facts: OfSteps) -> str:
    return _("This is the first review quarter: there is no earlier one to compare it with.")


def _groups(facts: GroupsWithoutGap) -> str:
    names = tuple(one.subgroup for one in facts.groups)
    named = "; ".join(names)
    if len(names) > _NAMED:
        named = n_("{n} group", "{n} groups", len(names))
    if not facts.goal_ids:
        return _("{groups}: more gaps cannot be shown.", groups=named)
    why = labels.data_state(facts.data_state)
    if facts.gap_obstacle and not facts.state_description:
        why = gap_obstacles.obstacle(facts)
    return _(
        "{goals}, {groups}: the gap cannot be shown: {why}.",
        goals=numbers.and_list(goal_label(one) for one in facts.goal_ids),
        groups=named,
        why=why,
    )


_OF_MEASURES: dict[str, Callable[[OfMeasures], str]] = {
    UnknownKind.MEASURES_WITHOUT_STATUS: _without_status,
    UnknownKind.OVERDUE: _overdue,
    UnknownKind.COMING: _coming,
    UnknownKind.NONE_PLANNED: _none_planned,
}
_OF_STEPS: dict[str, Callable[[OfSteps], str]] = {
    UnknownKind.FIRST_QUARTER: _first_quarter,
    UnknownKind.STEPS_WITHOUT_UPDATE: _without_update,
    UnknownKind.STEPS_NOT_MEASURABLE: _not_measurable,
    UnknownKind.STEPS_NOT_MAPPED: _not_mapped,
    UnknownKind.STEPS_WITHOUT_OUTCOME: _without_outcome,
}
