"""What the board is told first, as facts: counts, and the goals, steps and gaps they are of."""

from dataclasses import dataclass

from monitoring.wording.change_facts import Missing
from monitoring.wording.quarter_facts import Gap, Measure, Step


@dataclass(frozen=True)
class GoalCount:
    """How the measures of one goal stand.

    Args:
        goal_id: whose.
        n, n_reached, n_short: measures; those at or above what the plan asks for, and those below.
        n_narrow: of those at or above it, the ones whose margin reaches below.
        are_tests: all of them are tests of a subject.
        is_final: all that have a verdict have that of the deadline's year.
        only: the one measure, None where there are several or none.
    """

    goal_id: str
    n: int
    n_reached: int
    n_short: int
    n_narrow: int
    are_tests: bool
    is_final: bool
    only: Measure | None

    @property
    def n_open(self) -> int:
        """Measures without a verdict."""
        return self.n - self.n_reached - self.n_short


@dataclass(frozen=True)
class MeasureCount:
    """How the measures that stand in one table came out.

    Args:
        n, n_known, n_compared: all of them, those with a result, and those whose result of the
            newest year compares with an earlier one.
        n_reached, n_short: at or above what the plan asks for, and below.
        n_improved, n_declined: of those that compare, the ones that clearly moved allowing for
            all looks.
        newest_period, period_style: that newest year, "" where none compares.
        are_tests: all of them are tests of a subject.
        is_final: all that have a verdict have that of the deadline's year.
        are_baselines: every result known is one that the plan starts from.
        deadline: the year of the deadline where all have the same, "" otherwise.
    """

    n: int
    n_known: int
    n_compared: int
    n_reached: int
    n_short: int
    n_improved: int
    n_declined: int
    newest_period: str
    period_style: str
    are_tests: bool
    is_final: bool
    are_baselines: bool
    deadline: str


@dataclass(frozen=True)
class OwedStep:
    """A step for which something is overdue, and how much since when."""

    step: Step
    missing: Missing


@dataclass(frozen=True)
class StepFacts:
    """The steps that a board is told of.

    Args:
        n: all action steps.
        without_effect: done, with no effect seen yet.
        last_without_effect: without an update now, and so when last known.
        overdue: those for which something is overdue, the longest first.
        has_updates: anybody said anything of any step in the quarter.
    """

    n: int
    without_effect: tuple[Step, ...]
    last_without_effect: tuple[Step, ...]
    overdue: tuple[OwedStep, ...]
    has_updates: bool = True


@dataclass(frozen=True)
class GapFacts:
    """The gaps that a board is told of.

    Args:
        n: gaps that are known.
        widest: of each measure the group furthest behind, the widest first.
        n_clear, n_looks: gaps that are clear allowing for all looks, and those looked at.
    """

    n: int
    widest: tuple[Gap, ...]
    n_clear: int
    n_looks: int


@dataclass(frozen=True)
class DecisionCount:
    """How many decisions were taken, and how many of the earlier ones are open."""

    n_taken: int
    n_open: int


@dataclass(frozen=True)
class TextCount:
    """For how many goals somebody wrote why the team thinks so, and what it will do."""

    n_goals: int
    n_why: int
    n_next: int
