"""What people wrote in a review, as facts: it stays as it was written."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Texts:
    """What people wrote about one goal: why we think so, and what we will do; "" for nothing."""

    goal_id: str
    why: str
    next: str


@dataclass(frozen=True)
class Decision:
    """One decision: what, who, by when, about which goal or step, and what became of it.

    Args:
        decision_id, quarter: its number, and when it was taken.
        about: a goal_id or a step_id.
        what, role, due_on: in a sentence, who answers for it, by when.
        state: open, done or dropped.
        outcome: what became of it, "" for nothing yet.
    """

    decision_id: int
    quarter: str
    about: str
    what: str
    role: str
    due_on: date
    state: str
    outcome: str
