"""What nobody can know at a quarter's end, said line by line, never as a blank."""

from collections.abc import Callable
from typing import Any

from monitoring.vocabulary.review import UnknownKind
from monitoring.wording import brief, gap_obstacles, numbers, periods, standings, verdicts
from monitoring.wording.i18n import _, n_
from monitoring.wording.plan import goal_label

Value = Any  # a value of a brief


def unknown_line(unknown: Value) -> str:
    """Say one thing that is not known or not measured.

    Args:
        unknown: an ``Unknown`` of a brief.
    """
    return _LINES[unknown.kind](unknown.facts)


def _first_quarter(facts: Value) -> str:
    return _(
        "{quarter} is the first review quarter: there is no earlier one to compare it with.",
        quarter=numbers.quarter(facts.quarter),
    )


def _whose(whose: Value) -> str:
    """Name a goal, and its measures where it is not about all of them."""
    goal = goal_label(whose.goal_id)
    if not whose.measures:
        return goal
    return _("{goal}, {measures}", goal=goal, measures="; ".join(whose.measures))


def _goal_without_status(facts: Value) -> str:
    return _(
        "{goal}: {headline}",
        goal=goal_label(facts.goal_id),
        headline=standings.goal_headline(facts.measures),
    )


def _measures_without_status(facts: Value) -> str:
    return _(
        "{whose}: no status. {why}",
        whose=_whose(facts.whose),
        why=verdicts.obstacle(facts.first),
    )


def _overdue(facts: Value) -> str:
    awaited = standings.overdue(facts.first)
    return _("{whose}: {awaited}", whose=_whose(facts.whose), awaited=awaited)


def _coming(facts: Value) -> str:
    awaited = standings.coming(facts.first)
    return _("{whose}: {awaited}", whose=_whose(facts.whose), awaited=awaited)


def _none_planned(facts: Value) -> str:
    return _("{whose}: No further result is planned.", whose=_whose(facts.whose))


def _years(facts: Value) -> str:
    years = numbers.and_list(
        _(
            "the result for {period} is {state}",
            period=periods.in_sentence(year.period, year.period_style),
            state=brief.state(year.data_state, year.words),
        )
        for year in facts.years
    )
    return _("{whose}: {years}.", whose=_whose(facts.whose), years=years)


def _without_update(facts: Value) -> str:
    return _(
        "No update for {quarter}: {steps}.",
        quarter=numbers.quarter(facts.quarter),
        steps=numbers.and_list(facts.step_ids),
    )


def _not_measurable(facts: Value) -> str:
    return _(
        "Whether it worked cannot be measured yet: {steps}.", steps=numbers.and_list(facts.step_ids)
    )


def _without_outcome(facts: Value) -> str:
    return _(
        "The plan names no measure of students' outcomes: {steps}.",
        steps=numbers.and_list(facts.step_ids),
    )


def _groups(facts: Value) -> str:
    return _(
        "{goals}, {groups}: the gap cannot be shown: {why}.",
        goals=numbers.and_list(goal_label(one) for one in facts.goal_ids),
        groups="; ".join(_group(one) for one in facts.groups),
        why=_obstacle(facts),
    )


def _obstacle(facts: Value) -> str:
    """Say why a gap cannot be shown: what the groups have in common, or their state alone."""
    if not facts.gap_obstacle or facts.state_words:
        return brief.state(facts.data_state, facts.state_words)
    return gap_obstacles.obstacle(facts)


def _group(group: Value) -> str:
    """Name a group, and for how many of its measures where it is not all of them."""
    if group.n_hidden == group.n_told:
        return str(group.subgroup)
    return n_(
        "{group} ({hidden} of {n} measure)",
        "{group} ({hidden} of {n} measures)",
        group.n_told,
        group=group.subgroup,
        hidden=numbers.whole(group.n_hidden),
    )


def _more_groups(facts: Value) -> str:
    names = "; ".join(one.subgroup for one in facts.groups)
    return _(
        "More gaps cannot be shown, of {groups}. The page Subgroups says why.",
        groups=names,
    )


_LINES: dict[str, Callable[[Value], str]] = {
    UnknownKind.FIRST_QUARTER: _first_quarter,
    UnknownKind.GOAL_WITHOUT_STATUS: _goal_without_status,
    UnknownKind.MEASURES_WITHOUT_STATUS: _measures_without_status,
    UnknownKind.OVERDUE: _overdue,
    UnknownKind.COMING: _coming,
    UnknownKind.NONE_PLANNED: _none_planned,
    UnknownKind.YEARS_WITHOUT_RESULT: _years,
    UnknownKind.STEPS_WITHOUT_UPDATE: _without_update,
    UnknownKind.STEPS_NOT_MEASURABLE: _not_measurable,
    UnknownKind.STEPS_WITHOUT_OUTCOME: _without_outcome,
    UnknownKind.GROUPS_WITHOUT_GAP: _groups,
    UnknownKind.MORE_GROUPS: _more_groups,
}
