"""What an improvement plan says, as records; a value the plan leaves empty is None or ()."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from monitoring.errors import Notice
from monitoring.plan.places import NOWHERE, Place

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
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Answer:
    """Where an answer of the plan stands.

    Args:
        record: the record that it is part of: F3 is the third general answer, N1 a need, N1.R2 a
            root cause, N1.E1 an equity gap, G1 a goal, G1.4 an action step.
        field: which of its answers.
        label: the form's label, as printed.
        place: where the label stands.
    """

    record: str
    field: str
    label: str
    place: Place


@dataclass(frozen=True)
class Doubt:
    """Why an answer may not be what the plan says; ``record`` and ``field`` as of ``Answer``."""

    record: str
    field: str
    place: Place
    why: Notice


@dataclass(frozen=True)
class Plan:
    """One improvement plan.

    ``school_years`` is what the cover prints, like "2021-22"; None where it prints none.
    ``district`` and ``school`` come from the form's own fields only, never from an address.
    ``answers``, ``doubts`` and ``notes`` tell how it was read: where each answer stands, which may
    be wrong, and what concerns the document as a whole.
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
    answers: tuple[Answer, ...] = field(default=(), compare=False)
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)
    notes: tuple[Notice, ...] = field(default=(), compare=False)

    def doubtful(self) -> dict[Answer, list[Notice]]:
        """Return each answer that may be wrong, with all that is doubtful about it."""
        labels = {(it.record, it.field): it.label for it in self.answers}
        found: dict[Answer, list[Notice]] = {}
        for doubt in self.doubts:
            label = labels.get((doubt.record, doubt.field), "")
            answer = Answer(doubt.record, doubt.field, label, doubt.place)
            found.setdefault(answer, []).append(doubt.why)
        return found

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
        for line in fields["unread_lines"]:
            del line["place"]
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
