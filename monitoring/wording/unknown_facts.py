"""What is not known or not measured, as facts: one value for each kind."""

from dataclasses import dataclass
from math import nan

from monitoring.vocabulary.review import UnknownKind
from monitoring.wording.quarter_facts import Measure


@dataclass(frozen=True)
class Whose:
    """A goal, and the names of its measures where not all of them are meant."""

    goal_id: str
    measures: tuple[str, ...]


@dataclass(frozen=True)
class OfMeasures:
    """Measures of a goal that lack the same for the same reason; ``first`` stands for them."""

    whose: Whose
    first: Measure


@dataclass(frozen=True)
class OfGoal:
    """A goal none of whose measures has a status."""

    goal_id: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class AbsentYear:
    """A year without a comparable result: the data state, and people's note on its cause."""

    period: str
    period_style: str
    data_state: str
    description: str


@dataclass(frozen=True)
class Years:
    """Years for which measures of a goal have no comparable result."""

    whose: Whose
    years: tuple[AbsentYear, ...]


@dataclass(frozen=True)
class OfSteps:
    """Action steps that lack the same in a quarter."""

    quarter: str
    step_ids: tuple[str, ...]


@dataclass(frozen=True)
class GroupCount:
    """A group, for how many measures its gap cannot be shown, and how many it is told for."""

    subgroup: str
    n_hidden: int
    n_told: int


@dataclass(frozen=True)
class GroupsWithoutGap:
    """Groups of one or more goals whose gap cannot be shown for the same reason.

    Args:
        goal_ids: whose; none where the groups stand for all that is left.
        groups: which.
        data_state, gap_obstacle, state_description: why, as ``subgroup_findings`` has it; the last
            two are "" where the groups do not have them in common.
        min_n_for_status: fewer students get no status; nan where it is not needed.
    """

    goal_ids: tuple[str, ...]
    groups: tuple[GroupCount, ...]
    data_state: str = ""
    gap_obstacle: str = ""
    state_description: str = ""
    min_n_for_status: float = nan


UnknownFacts = OfMeasures | OfGoal | Years | OfSteps | GroupsWithoutGap


@dataclass(frozen=True)
class Unknown:
    """One thing that is not known or not measured: what kind, and its facts."""

    kind: UnknownKind
    facts: UnknownFacts
