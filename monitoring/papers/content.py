"""The parts of the page that stand for themselves, as values: gaps, steps, texts, decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitoring.brief import Brief, Decision, Gap, Lane, Step
from monitoring.papers.cells import Cell, Phrase, phrase
from monitoring.papers.figures import gap_figures, gap_label, largest_gaps
from monitoring.papers.findings import is_step_sample
from monitoring.papers.text import cut
from monitoring.vocabulary import Lane as LaneCode
from monitoring.vocabulary import ReviewPart
from monitoring.wording import board_unknown, findings, labels, lanes
from monitoring.wording import papers as wording
from monitoring.wording.board_changes import change_line
from monitoring.wording.lanes import DONE, WORKED, Mark
from monitoring.wording.review_form import part

_MAX_TEXT, _MAX_DECISION, _MAX_UNKNOWN, _MAX_DECISIONS = 560, 110, 420, 3


@dataclass(frozen=True)
class Square:
    """The state of one lane of a step: its mark, its tone, and what is said of it."""

    mark: str
    tone: str
    said: str


@dataclass(frozen=True)
class StepColumn:
    """One step: its id, the first words of it, and its two lanes."""

    step_id: str
    name: str
    done: Square
    worked: Square


@dataclass(frozen=True)
class LaneTable:
    """The steps of one goal, a column for each, a row for each lane."""

    caption: str
    is_sample: bool
    done: str
    worked: str
    columns: tuple[StepColumn, ...]


@dataclass(frozen=True)
class TextBox:
    """A box of what people wrote: a heading and its paragraphs."""

    heading: str
    lines: tuple[str, ...]


def gap_lines(brief: Brief) -> tuple[Phrase, ...]:
    """Tell the largest gap of each goal with its figures."""
    return tuple(_gap_line(gap, brief.head.rule.confidence) for gap in largest_gaps(brief))


def _gap_line(gap: Gap, confidence: float) -> Phrase:
    figures = {name: Cell(text, gap_label(gap, name)) for name, text in gap_figures(gap).items()}
    return phrase(lambda **printed: findings.gap_line(gap, printed, confidence), **figures)


def lane_tables(steps: Sequence[Step]) -> tuple[LaneTable, ...]:
    """Return the steps goal by goal, in their order."""
    goal_ids = dict.fromkeys(step.goal_id for step in steps)
    return tuple(
        _lane_table(goal_id, [step for step in steps if step.goal_id == goal_id])
        for goal_id in goal_ids
    )


def _lane_table(goal_id: str, steps: Sequence[Step]) -> LaneTable:
    return LaneTable(
        wording.steps_of(goal_id),
        is_step_sample(steps),
        lanes.question(LaneCode.IMPLEMENTATION),
        lanes.question(LaneCode.EFFECTIVENESS),
        tuple(
            StepColumn(
                step.step_id,
                lanes.short(step.wording),
                _square(step.done, DONE),
                _square(step.worked, WORKED),
            )
            for step in steps
        ),
    )


def _square(lane: Lane, marks: Mapping[str, Mark]) -> Square:
    label = labels.lane_state(lane.state)
    return Square(
        findings.lane_mark(lane.state, marks),
        marks[lane.state].tone or "plain",
        wording.with_sample(label) if lane.is_sample else label,
    )


def text_boxes(brief: Brief) -> tuple[TextBox, ...]:
    """Return why we think so, what we will do, and the decisions, each cut to its size."""
    share = _MAX_TEXT // max(len(brief.texts), 1)
    why = [(it.goal_id, it.why) for it in brief.texts]
    coming = [(it.goal_id, it.next) for it in brief.texts]
    return (
        TextBox(part(ReviewPart.WHY), _written(why, share)),
        TextBox(part(ReviewPart.NEXT), _written(coming, share)),
        TextBox(wording.decisions(), _decisions(brief.decisions, brief.earlier_decisions)),
    )


def _written(texts: Sequence[tuple[str, str]], share: int) -> tuple[str, ...]:
    lines = tuple(
        wording.of_goal(goal_id, cut(text, share, wording.in_full()))
        for goal_id, text in texts
        if text.strip()
    )
    return lines or (wording.nothing_written(),)


def _decisions(taken: Sequence[Decision], earlier: Sequence[Decision]) -> tuple[str, ...]:
    lines = [
        findings.decision_line(it.about, cut(it.what, _MAX_DECISION), it.role, it.due_on)
        for it in taken[:_MAX_DECISIONS]
    ]
    if len(taken) > _MAX_DECISIONS:
        lines.append(wording.more(len(taken) - _MAX_DECISIONS))
    if earlier:
        lines.append(findings.earlier_decisions([it.state for it in earlier]))
    return tuple(lines) or (findings.no_decision(),)


def unknown_text(brief: Brief) -> str:
    """Return what is not known or not measured in one paragraph."""
    lines = " ".join(board_unknown.lines(brief.unknown))
    return cut(lines, _MAX_UNKNOWN, wording.in_full()) or findings.unknown_finding(0)


def change_texts(brief: Brief) -> dict[str, list[tuple[str, bool]]]:
    """Return code of the list -> its lines, and whether each rests on the sample."""
    texts: dict[str, list[tuple[str, bool]]] = {}
    for change in brief.changes:
        line = change_line(change, {})
        texts.setdefault(change.listed, []).append((line, change.is_sample))
    return texts
