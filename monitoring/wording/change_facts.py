"""What changed since last quarter, as facts: one value for each kind of line."""

from dataclasses import dataclass
from datetime import date

from monitoring.vocabulary.review import ChangeKind, ChangeList
from monitoring.wording.verdict_facts import Facts


@dataclass(frozen=True)
class Moved:
    """The state of a measure or of one lane of a step is another: name or step_id, two codes.

    ``deadline_period`` is of a measure whose verdict against the plan moved. Where its target was
    amended meanwhile, ``amended_on`` is the date of the decision and ``old_deadline_period`` that
    of the target before.
    """

    name: str
    old: str
    new: str
    deadline_period: str = ""
    amended_on: date | None = None
    old_deadline_period: str = ""


@dataclass(frozen=True)
class NewResult:
    """A result became known; ``subgroup`` is "" for all students."""

    name: str
    subgroup: str
    result: Facts


@dataclass(frozen=True)
class GapMoved:
    """The gap of a group clearly moved.

    Args:
        name, subgroup: the measure and the group.
        period, period_style, from_period: when, and since when.
        points, old_points: the gap now and before, negative where the group is behind.
        verdict: clearly narrower or clearly wider.
    """

    name: str
    subgroup: str
    period: str
    period_style: str
    from_period: str
    points: float
    old_points: float
    verdict: str


@dataclass(frozen=True)
class Revised:
    """Results of one scope and period were replaced.

    Args:
        name, period, period_style, unit: whose.
        old_value, new_value, old_n, new_n: of all students, None where they may not be seen.
        n_groups: groups whose results were replaced as well.
        is_of_all: the result of all students was among them.
    """

    name: str
    period: str
    period_style: str
    unit: str
    old_value: float | None
    new_value: float | None
    old_n: float | None
    new_n: float | None
    n_groups: int
    is_of_all: bool


@dataclass(frozen=True)
class Overdue:
    """A result has not come though its date has passed; ``basis`` is published or assumed.

    ``file_name`` is Georgia's name of the file that holds it, "" where that is not known.
    """

    name: str
    period: str
    period_style: str
    due_on: date
    basis: str
    file_name: str = ""


@dataclass(frozen=True)
class Missing:
    """A step lacks ``n_items`` things, the oldest for ``days`` days; 0 where none is overdue."""

    step_id: str
    n_items: int
    days: int


ChangeFacts = Moved | NewResult | GapMoved | Revised | Overdue | Missing


@dataclass(frozen=True)
class Change:
    """One line of what changed since last quarter.

    Args:
        listed: the list it stands in.
        kind, facts: what it tells.
        page, address: id of the page its figure stands on, and its choices, (key, value).
        is_sample: it rests on the sample.
        is_alone: it is clear taken alone, and not allowing for all that the quarter looks at.
    """

    listed: ChangeList
    kind: ChangeKind
    facts: ChangeFacts
    page: str
    address: tuple[tuple[str, str], ...]
    is_sample: bool
    is_alone: bool = False

    @property
    def n_things(self) -> int:
        """How much its list counts for it: as many as it says that a step lacks, else one.

        What is clear only when taken alone is listed and does not count.
        """
        if isinstance(self.facts, Missing):
            return self.facts.n_items
        return 0 if self.is_alone else 1
