"""What has been read so far: the form's blocks and cells, before they become records."""

import dataclasses
from dataclasses import dataclass

from monitoring.plan.lines import Line, joint
from monitoring.plan.places import NOWHERE, Place
from monitoring.plan.ticks import CHOICES, chosen

# Cells that hold a list may arrive as bullets, and the bullets are what parts their entries.
_LIST_FIELDS = frozenset(
    {
        "content_areas",
        "effectiveness",
        "funding_sources",
        "grade_spans",
        "implementation",
        "responsible",
        "subgroups",
        "systems",
    }
)


@dataclass
class Cell:
    """One answer, collected line by line; ``label`` is what it answers, as printed.

    ``place`` is where the label stands. ``may_be_anothers`` marks an answer of which the layout
    does not tell whether it belongs here: labels that wait for theirs stand before it.
    """

    field: str
    label: str = ""
    place: Place = NOWHERE
    may_be_anothers: bool = False
    is_given_twice: bool = False
    parts: list[str] = dataclasses.field(default_factory=list)
    lines: list[Line] = dataclasses.field(default_factory=list)
    is_closed: bool = False

    @property
    def text(self) -> str | None:
        """The answer as written, its lines joined, of boxes what is ticked; None for none."""
        written = "".join(self.parts)
        return (chosen(written) if self.field in CHOICES else written) or None

    def add(self, words: str, line: Line) -> None:
        """Append ``words``, which stand on ``line``."""
        words = " ".join(words.split())
        if not words:
            return
        is_entry = line.is_bulleted and self.field in _LIST_FIELDS
        between = "; " if is_entry else joint(self.parts[-1] if self.parts else "", words)
        self.parts.append(f"{between}{words}" if self.parts else words)
        self.lines.append(line)
        self.is_closed = line.closes_cell


@dataclass
class Block:
    """A numbered part of the plan: a root cause, an equity gap or an action step.

    Of a step, ``is_headed_anew`` says that its head was printed again where it was begun already,
    and ``shares_number`` that an earlier one stands under the same number.
    """

    number: int
    cells: dict[str, Cell] = dataclasses.field(default_factory=dict)
    has_head: bool = False
    is_headed_anew: bool = False
    shares_number: bool = False

    def has(self, name: str) -> bool:
        """Return whether the cell is there and filled in."""
        return self.text(name) is not None

    def text(self, name: str) -> str | None:
        """Return what the cell says; None if it is empty or missing."""
        cell = self.cells.get(name)
        return cell.text if cell else None

    @property
    def n_filled(self) -> int:
        """How many of the block's cells are filled in."""
        return sum(bool(cell.parts) for cell in self.cells.values())

    @property
    def has_text(self) -> bool:
        """Whether any of the block's cells is filled in."""
        return any(cell.parts for cell in self.cells.values())


@dataclass
class NeedBlock(Block):
    """An overarching need with all that stands under it.

    ``is_told_again`` says that it began a second time behind its steps.
    """

    root_causes: dict[int, Block] = dataclasses.field(default_factory=dict)
    gaps: list[Block] = dataclasses.field(default_factory=list)
    steps: dict[int, Block] = dataclasses.field(default_factory=dict)
    last_root_cause: int = 0
    last_step: int = 0
    has_step_heads: bool = False
    is_told_again: bool = False

    @property
    def is_filled(self) -> bool:
        """Whether the need or anything under it is filled in."""
        blocks = (*self.root_causes.values(), *self.gaps, *self.steps.values())
        return self.has_text or any(block.has_text for block in blocks)

    @property
    def has_steps(self) -> bool:
        """Whether a step under it is filled in."""
        return any(step.has_text for step in self.steps.values())

    def root_cause(self, number: int) -> Block:
        """Return the root cause with this number, a new one if there is none."""
        self.last_root_cause = max(self.last_root_cause, number)
        return self.root_causes.setdefault(number, Block(number))

    def root_cause_of(self, number: int | None, words: str) -> Block:
        """Return the root cause that ``words`` stand in; a number printed twice costs no cause."""
        number = number or self.last_root_cause + 1
        taken = self.root_causes.get(number)
        if taken and taken.has("wording") and words not in ("", taken.cells["wording"].parts[0]):
            number = self.last_root_cause + 1
        return self.root_cause(number)

    def step(self, number: int) -> Block:
        """Return the action step with this number, a new one if there is none."""
        self.last_step = max(self.last_step, number)
        return self.steps.setdefault(number, Block(number))


@dataclass
class FactDraft:
    """One answer of the general sections."""

    section: str
    label: str
    cell: Cell
    is_option: bool = False
    is_ticked: bool | None = None
    is_filled_mark: bool = False


@dataclass
class Drafts:
    """Everything read from one document."""

    facts: list[FactDraft] = dataclasses.field(default_factory=list)
    needs: dict[int, NeedBlock] = dataclasses.field(default_factory=dict)
    last_need: int = 0
    unread: list[Line] = dataclasses.field(default_factory=list)
    labels_seen: set[str] = dataclasses.field(default_factory=set)
    second_plan: Line | None = None
    _answers: dict[str, Cell] = dataclasses.field(default_factory=dict)

    def add_fact(self, fact: FactDraft) -> None:
        """Append a general answer."""
        self.facts.append(fact)
        self._answers[fact.cell.field] = fact.cell

    def fact_text(self, name: str) -> str | None:
        """Return the answer given to the general label ``name``, None if there is none."""
        return self._answers[name].text if name in self._answers else None

    def need(self, number: int) -> NeedBlock:
        """Return the need with this number, a new one if there is none."""
        self.last_need = max(self.last_need, number)
        return self.needs.setdefault(number, NeedBlock(number))
