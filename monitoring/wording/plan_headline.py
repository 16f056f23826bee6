"""The headline of a quarter: is the plan working, by how much, and is that more than luck?

One clause says where a goal stands, one how it moved, a sentence how many steps show no effect.
What needs attention comes first. Pages, papers and slides take it from here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitoring.vocabulary import Level
from monitoring.wording import numbers
from monitoring.wording.goal_clauses import (
    latest_clause,
    moved_clause,
    stands_clause,
)
from monitoring.wording.goal_moves import moved_counts
from monitoring.wording.goal_names import goal_names
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.joined import paragraph
from monitoring.wording.quarter_facts import Goal, Step

_FIRST = (
    *(Level.OFF_TRACK, Level.MISSED),
    *(Level.NARROWLY_OFF_TRACK, Level.NARROWLY_MISSED),
    *(Level.OFF_TRACK_MARGIN_UNKNOWN, Level.MISSED_MARGIN_UNKNOWN),
    *(Level.UNDECIDED, Level.HIDDEN),
)
_LAST = (Level.NO_STATUS, Level.NO_TARGET)
# A sentence does not begin with a figure.
_SPELLED: Mapping[int, str] = {
    2: marked("Two"),
    3: marked("Three"),
    4: marked("Four"),
    5: marked("Five"),
    6: marked("Six"),
    7: marked("Seven"),
    8: marked("Eight"),
    9: marked("Nine"),
    10: marked("Ten"),
}


@dataclass(frozen=True)
class Sentence:
    """One sentence of the headline.

    Args:
        text: as it is read.
        is_sample: it rests on the sample.
        needs_attention: it tells of what is off track, missed, undecided or without effect.
        goal_id: whose, "" for that of the steps.
    """

    text: str
    is_sample: bool
    needs_attention: bool
    goal_id: str = ""


def names_of(goals: Sequence[Goal]) -> dict[str, str]:
    """Name each goal by what it is about: goal_id -> "Graduation"."""
    return goal_names(
        {goal.goal_id: goal.wording for goal in goals},
        {goal.goal_id: [measure.measure_name for measure in goal.measures] for goal in goals},
    )


def by_attention(goals: Sequence[Goal]) -> list[Goal]:
    """Return the goals with those that need attention first, else in the plan's order."""
    return sorted(goals, key=_place)


def _place(goal: Goal) -> int:
    levels = [measure.level for measure in goal.measures]
    attention = [_FIRST.index(level) for level in levels if level in _FIRST]
    if attention:
        return min(attention)
    return len(_FIRST) + all(level in _LAST for level in levels)


def needs_attention(goal: Goal) -> bool:
    """Tell whether any measure of a goal is off track, missed or undecided."""
    return _place(goal) < len(_FIRST)


def plan_headline(
    goals: Sequence[Goal], steps: Sequence[Step], quarter: str
) -> tuple[Sentence, ...]:
    """Say whether the plan is working, in a sentence a goal, and one on the steps.

    Args:
        goals: in the plan's order.
        steps: all action steps.
        quarter: the review quarter, such as 2022-23-Q2.
    """
    names = names_of(goals)
    told = [_of_goal(goal, names[goal.goal_id], quarter) for goal in by_attention(goals)]
    without_effect = [step for step in steps if step.is_without_effect]
    if without_effect:
        is_sample = any(step.is_sample for step in without_effect)
        text = steps_without_effect(len(without_effect))
        told.append(Sentence(text, is_sample, needs_attention=True))
    return tuple(told)


def _of_goal(goal: Goal, name: str, quarter: str) -> Sentence:
    rows = goal.measures
    stands = stands_clause(name, rows)
    moved = moved_counts(rows) if len(rows) > 1 else moved_clause(rows, quarter)
    if latest := latest_clause(rows):
        text = paragraph(_("{clause}.", clause=stands), _joined(latest, moved))
    else:
        text = _joined(stands, moved)
    is_sample = any(row.is_sample for row in rows)
    return Sentence(text, is_sample, needs_attention(goal), goal.goal_id)


def _joined(first: str, second: str) -> str:
    if not second:
        return _("{clause}.", clause=first)
    return _("{first}; {second}.", first=first, second=second)


def steps_without_effect(n: int) -> str:
    """Say how many action steps are done with no effect seen yet."""
    spelled = _(_SPELLED[n]) if n in _SPELLED else numbers.whole(n)
    return n_(
        "One action step is done with no effect seen yet.",
        "{count} action steps are done with no effect seen yet.",
        n,
        count=spelled,
    )
