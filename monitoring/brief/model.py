"""One quarter as values: every number once, every sentence finished, nothing left to work out."""

from dataclasses import dataclass
from datetime import date

from monitoring.brief.judged import Gap, Goal, Interim, Measure, Point

__all__ = [
    "KINDS",
    "Brief",
    "Change",
    "Decision",
    "Gap",
    "Goal",
    "Head",
    "Interim",
    "Lane",
    "Measure",
    "Point",
    "Step",
    "Texts",
]

KINDS = (
    "Statuses that moved",
    "Clear changes",
    "New results",
    "Revised results",
    "Overdue or missing",
)


@dataclass(frozen=True)
class Head:
    """Which plan, which quarter, and which copy of it.

    Args:
        district: as the plan writes it.
        plan: the plan's title.
        school_years: the years it is for, "" where the plan names none.
        quarter: the review quarter, such as 2022-23-Q2.
        ends_on: its last day; nothing known later is told.
        release: the number of the release, None for the working database.
        released_on: the day of the release, None for the working database.
        released_by: who released it, "" for the working database.
        corrects: the release that it corrects, None where it corrects none.
        correction: why, "" where it corrects none.
        digest: the release's hash, "" for the working database.
        is_sample: something in it rests on the sample.
        rule: the status rule in words.
        rule_version: its version.
    """

    district: str
    plan: str
    school_years: str
    quarter: str
    ends_on: date
    release: int | None
    released_on: date | None
    released_by: str
    corrects: int | None
    correction: str
    digest: str
    is_sample: bool
    rule: str
    rule_version: str

    @property
    def copy(self) -> str:
        """Say which copy this is."""
        if self.release is None or self.released_on is None:
            return "Working copy, not released"
        day = f"{self.released_on.day} {self.released_on:%B %Y}"
        return f"Release {self.release}, {day}"


@dataclass(frozen=True)
class Lane:
    """One lane of an action step: its state as a word, its letter, and why."""

    state: str
    letter: str
    reason: str
    is_sample: bool


@dataclass(frozen=True)
class Step:
    """One action step in its two lanes.

    Args:
        step_id: such as G1.4.
        goal_id: whose.
        name: the first words of the step, short enough for a row head.
        wording: as adopted.
        role: the accountable position, "" for none.
        done: the implementation lane: no update, planned, under way, done, blocked.
        worked: the effectiveness lane, measured.
        happened, comes_next: sentences of the quarter's update, "" for none.
    """

    step_id: str
    goal_id: str
    name: str
    wording: str
    role: str
    done: Lane
    worked: Lane
    happened: str
    comes_next: str


@dataclass(frozen=True)
class Change:
    """One line of what changed since last quarter.

    Args:
        kind: one of ``KINDS``.
        sentence: what changed, with old and new.
        page: the page its figure stands on, such as pages/goals.py.
        address: the choices of that page, (key, value).
        is_sample: it rests on the sample.
    """

    kind: str
    sentence: str
    page: str
    address: tuple[tuple[str, str], ...]
    is_sample: bool


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
        decision_id: its number.
        quarter: in which it was taken.
        about: a goal_id or a step_id.
        what: in a sentence.
        role: who answers for it.
        due_on: by when.
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


@dataclass(frozen=True)
class Brief:
    """All that is told of one quarter.

    Args:
        head: which plan, quarter and copy.
        goals: in the plan's order.
        interims: quarterly figures, at most eight, clear changes first.
        gaps: of each goal, the largest first.
        steps: all action steps, in the plan's order.
        changes: what changed since the quarter before, in the order of ``KINDS``.
        texts: one for each goal, in its order.
        decisions: taken in this quarter.
        earlier_decisions: taken in the quarter before, or open since.
        unknown: what is not known or not measured, each as a sentence.
    """

    head: Head
    goals: tuple[Goal, ...]
    interims: tuple[Interim, ...]
    gaps: tuple[Gap, ...]
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]
    texts: tuple[Texts, ...]
    decisions: tuple[Decision, ...]
    earlier_decisions: tuple[Decision, ...]
    unknown: tuple[str, ...]
