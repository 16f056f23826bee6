"""What an improvement plan says, as records; a value the plan leaves empty is None or ()."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["district", "school"]


@dataclass(frozen=True)
class Fact:
    """One answer of the plan's general sections.

    ``section`` is the section's title and ``label`` the question. A choice among boxes has one
    fact per box: ``value`` is the box's text and ``is_ticked`` its state. For every other answer
    ``is_ticked`` is None.
    """

    section: str
    label: str
    value: str | None
    is_ticked: bool | None


@dataclass(frozen=True)
class Need:
    """An overarching need; ``need_id`` is like "N1".

    ``equity_question`` is the form's question that ``is_equity_gap`` answers, as printed: forms
    ask of need 1 under another need.
    """

    need_id: str
    number: int
    wording: str | None
    is_equity_gap: bool | None
    equity_question: str | None


@dataclass(frozen=True)
class RootCause:
    """A cause the plan names for a need; ``root_cause_id`` is like "N1.R1"."""

    root_cause_id: str
    need_id: str
    number: int
    wording: str


@dataclass(frozen=True)
class Goal:
    """The goal set for a need, word for word; ``goal_id`` is like "G1"."""

    goal_id: str
    need_id: str
    number: int
    wording: str | None


@dataclass(frozen=True)
class Intervention:
    """An equity intervention: the state's code ("EI-1", None if not written) and its wording."""

    code: str | None
    wording: str


@dataclass(frozen=True)
class EquityGap:
    """An equity gap selected for a need; ``equity_gap_id`` is like "N1.E1"."""

    equity_gap_id: str
    need_id: str
    gap: str | None
    content_areas: tuple[str, ...]
    grade_spans: tuple[str, ...]
    subgroups: tuple[str, ...]
    interventions: tuple[Intervention, ...]


@dataclass(frozen=True)
class ActionStep:
    """An action step of a goal; ``step_id`` is like "G1.1".

    The methods and the positions are kept as written and, beside that, split: monitoring items
    and roles, in the plan's order (the first role is the accountable one).
    """

    step_id: str
    goal_id: str
    number: int
    wording: str | None
    funding_sources: tuple[str, ...]
    subgroups: tuple[str, ...]
    systems: tuple[str, ...]
    implementation_method: str | None
    effectiveness_method: str | None
    implementation_items: tuple[str, ...]
    effectiveness_items: tuple[str, ...]
    responsible: str | None
    roles: tuple[str, ...]
    evidence_level: str | None
    timeline: str | None
    supports_equity: bool | None
    partnerships: str | None


@dataclass(frozen=True)
class UnreadLine:
    """A line that has no place in the records; ``number`` counts the text's lines from 1."""

    number: int
    text: str


@dataclass(frozen=True)
class Plan:
    """One improvement plan.

    ``school_years`` is what the cover prints, like "2021-22"; None where it prints none.
    ``district`` and ``school`` come from the form's own fields only, never from an address.
    """

    kind: Kind
    title: str | None
    district: str | None
    school: str | None
    school_years: str | None
    team_lead: str | None
    facts: tuple[Fact, ...]
    needs: tuple[Need, ...]
    root_causes: tuple[RootCause, ...]
    goals: tuple[Goal, ...]
    equity_gaps: tuple[EquityGap, ...]
    action_steps: tuple[ActionStep, ...]
    unread_lines: tuple[UnreadLine, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the plan as plain lists and objects, ready for JSON.

        Returns:
            ``kind``; ``general_information`` (title, district, school, school_years, team_lead,
            facts); ``needs``, ``root_causes``, ``goals``, ``equity_gaps``, ``action_steps`` and
            ``unread_lines``, each a list of objects in the plan's order.
        """
        general = ("title", "district", "school", "school_years", "team_lead", "facts")
        blocks = ("needs", "root_causes", "goals", "equity_gaps", "action_steps", "unread_lines")
        fields = _plain(asdict(self))
        return {
            "kind": self.kind,
            "general_information": {name: fields[name] for name in general},
            **{name: fields[name] for name in blocks},
        }


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
