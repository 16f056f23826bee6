"""What nobody can know at a quarter's end, said line by line, never as a blank."""

from collections.abc import Callable

from monitoring.vocabulary.review import UnknownKind
from monitoring.vocabulary.verdicts import WITHOUT_OTHERS
from monitoring.wording import brief, gap_obstacles, goal_headlines, numbers, periods, verdicts
from monitoring.wording.i18n import _, n_
from monitoring.wording.plan import goal_label
from monitoring.wording.unknown_facts import (
    GroupCount,
    GroupsWithoutGap,
    OfGoal,
    OfMeasures,
    OfSteps,
    Unknown,
    Whose,
    Years,
)


def unknown_line(unknown: Unknown) -> str:
    """Say one thing that is not known or not measured."""
    match unknown.facts:
        case OfGoal() as goal:
            return _goal_without_status(goal)
        case OfMeasures() as measures:
            return _OF_MEASURES[unknown.kind](measures)
        case Years() as years:
            return _years(years)
        case OfSteps() as steps:
            return _OF_STEPS[unknown.kind](steps)
        case GroupsWithoutGap() as groups:
            return _OF_GROUPS[unknown.kind](groups)


def _first_quarter(facts: OfSteps) -> str:
    return _(
        "{quarter} is the first review quarter: there is no earlier one to compare it with.",
        quarter=numbers.quarter(facts.quarter),
    )


def _whose(whose: Whose) -> str:
    """Name a goal, and its measures where it is not about all of them."""
    goal = goal_label(whose.goal_id)
    if not whose.measures:
        return goal
    return _("{goal}, {measures}", goal=goal, measures="; ".join(whose.measures))


def _goal_without_status(facts: OfGoal) -> str:
    told = (
        goal_headlines.goal_headline(facts.measures)
        if facts.measures
        else goal_headlines.without_measure()
    )
    return _("{goal}: {headline}", goal=goal_label(facts.goal_id), headline=told)


def _measures_without_status(facts: OfMeasures) -> str:
    return _(
        "{whose}: no status. {why}",
        whose=_whose(facts.whose),
        why=verdicts.obstacle(facts.first),
    )


def _overdue(facts: OfMeasures) -> str:
    awaited = goal_headlines.overdue(facts.first, facts.first.overdue)
    return _("{whose}: {awaited}", whose=_whose(facts.whose), awaited=awaited)


def _coming(facts: OfMeasures) -> str:
    awaited = goal_headlines.coming(facts.first)
    return _("{whose}: {awaited}", whose=_whose(facts.whose), awaited=awaited)


def _none_planned(facts: OfMeasures) -> str:
    return _("{whose}: No further result is planned.", whose=_whose(facts.whose))


def _years(facts: Years) -> str:
    years = numbers.and_list(
        _(
            "the result for {period} is {state}",
            period=periods.in_sentence(year.period, year.period_style),
            state=brief.state(year.data_state, year.description),
        )
        for year in facts.years
    )
    return _("{whose}: {years}.", whose=_whose(facts.whose), years=years)


def _without_update(facts: OfSteps) -> str:
    return _(
        "No update for {quarter}: {steps}.",
        quarter=numbers.quarter(facts.quarter),
        steps=numbers.and_list(facts.step_ids),
    )


def _not_measurable(facts: OfSteps) -> str:
    return _(
        "Whether it worked cannot be measured yet: {steps}.", steps=numbers.and_list(facts.step_ids)
    )


def _not_mapped(facts: OfSteps) -> str:
    return _(
        "Not mapped yet whether what the plan names measures students' outcomes: {steps}.",
        steps=numbers.and_list(facts.step_ids),
    )


def _without_outcome(facts: OfSteps) -> str:
    return _(
        "The plan names no measure of students' outcomes: {steps}.",
        steps=numbers.and_list(facts.step_ids),
    )


def _groups(facts: GroupsWithoutGap) -> str:
    return _(
        "{goals}, {groups}: the gap cannot be shown: {why}.",
        goals=numbers.and_list(goal_label(one) for one in facts.goal_ids),
        groups="; ".join(_group(one) for one in facts.groups),
        why=_obstacle(facts),
    )


def _obstacle(facts: GroupsWithoutGap) -> str:
    """Say why a gap cannot be shown: what the groups have in common, or their state alone."""
    is_of_state = not facts.gap_obstacle or facts.state_description
    if is_of_state and facts.gap_obstacle not in WITHOUT_OTHERS:
        return brief.state(facts.data_state, facts.state_description)
    return gap_obstacles.obstacle(facts)


def _group(group: GroupCount) -> str:
    """Name a group, and for how many of its measures where it is not all of them."""
    if group.n_hidden == group.n_told:
        return group.subgroup
    return n_(
        "{group} ({hidden} of {n} measure)",
        "{group} ({hidden} of {n} measures)",
        group.n_told,
        group=group.subgroup,
        hidden=numbers.whole(group.n_hidden),
    )


def _more_groups(facts: GroupsWithoutGap) -> str:
    names = "; ".join(one.subgroup for one in facts.groups)
    return _(
        "More gaps cannot be shown, of {groups}. The page Subgroups says why.",
        groups=names,
    )


_OF_MEASURES: dict[str, Callable[[OfMeasures], str]] = {
    UnknownKind.MEASURES_WITHOUT_STATUS: _measures_without_status,
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
_OF_GROUPS: dict[str, Callable[[GroupsWithoutGap], str]] = {
    UnknownKind.GROUPS_WITHOUT_GAP: _groups,
    UnknownKind.MORE_GROUPS: _more_groups,
}
