"""One quarter as one value: all the facts that the papers and the review page tell."""

from dataclasses import dataclass

from monitoring.wording.change_facts import Change, Missing
from monitoring.wording.people_facts import Decision, Texts
from monitoring.wording.quarter_facts import EarlySign, Gap, Goal, Head, Step
from monitoring.wording.unknown_facts import Unknown


@dataclass(frozen=True)
class Brief:
    """All that is told of one quarter.

    Args:
        head: which plan, quarter and copy.
        goals: in the plan's order.
        early_signs: all of the last year, clear changes first.
        gaps: of each goal, the largest first.
        steps: all action steps, in the plan's order.
        owed: how much is not in of each step that owes something, and since when.
        changes: what changed since the quarter before, in the order of ``ChangeList``.
        n_looks: comparisons that became known since then, for which the clear changes allow.
        n_echoes: clear changes of groups among them that only repeat one of all students.
        texts: one for each goal, in its order.
        decisions: taken in this quarter.
        earlier_decisions: taken in the quarter before, or open since.
        unknown: what is not known or not measured.
    """

    head: Head
    goals: tuple[Goal, ...] = ()
    early_signs: tuple[EarlySign, ...] = ()
    gaps: tuple[Gap, ...] = ()
    steps: tuple[Step, ...] = ()
    owed: tuple[Missing, ...] = ()
    changes: tuple[Change, ...] = ()
    texts: tuple[Texts, ...] = ()
    decisions: tuple[Decision, ...] = ()
    earlier_decisions: tuple[Decision, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    n_looks: int = 0
    n_echoes: int = 0
