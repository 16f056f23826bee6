"""What stands on the one page, cut to its size: the HTML and the PDF are both set from this."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitoring.brief import Brief, Decision, Gap, Goal, Head, Interim, Measure, Step
from monitoring.papers.figures import (
    gap_figures,
    gap_label,
    interim_figures,
    interim_label,
    measure_figures,
    measure_label,
)
from monitoring.papers.findings import decision_line, largest_gaps
from monitoring.wording import figures as wording
from monitoring.wording import labels

IN_FULL = "… (in full on the review page)"
_MAX_HEADLINE, _MAX_TEXT, _MAX_DECISION, _MAX_UNKNOWN = 220, 560, 110, 420
_MAX_MEASURES, _MAX_INTERIMS, _MAX_DECISIONS, _MAX_NAME = 8, 8, 3, 66


@dataclass(frozen=True)
class Cell:
    """A printed figure and its label; words have no label."""

    text: str
    label: str = ""


@dataclass(frozen=True)
class MeasureRow:
    """One measure: what is printed of it, and the measure itself to be drawn."""

    name: str
    value: Cell
    expected: Cell
    target: Cell
    points: Cell
    students: Cell
    interval: Cell
    level: str
    change: str
    measure: Measure


@dataclass(frozen=True)
class Strip:
    """One goal."""

    label: str
    headline: str
    waiting: str
    more: str
    measures: tuple[MeasureRow, ...]


@dataclass(frozen=True)
class InterimRow:
    """One quarterly figure beside the same quarter a year before."""

    name: str
    earlier: Cell
    value: Cell
    target: Cell
    change: str
    has_mark: bool


@dataclass(frozen=True)
class GapRow:
    """The largest gap of a goal."""

    goal: str
    sentence: str
    value: Cell
    complement: Cell
    points: Cell
    interval: Cell


@dataclass(frozen=True)
class Lanes:
    """The steps of one goal."""

    label: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class TextBox:
    """A box of what people wrote: a heading and its paragraphs."""

    heading: str
    lines: tuple[str, ...]


def cut(text: str, limit: int, ending: str = IN_FULL) -> str:
    """Cut a text between words where it is longer than its place, and say where it is whole."""
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    kept = words[: max(limit - len(ending), 1)]
    return f"{kept.rsplit(' ', 1)[0].rstrip(',;:')} {ending}"


def heading_of(head: Head) -> str:
    """Return the page's title."""
    return f"{head.plan}: review of {head.quarter}"


def under_heading(head: Head) -> str:
    """Say as of when, which copy, and what it corrects."""
    told = [
        f"School years {head.school_years}" if head.school_years else "",
        f"As known on {wording.day(head.ends_on)}",
        head.copy,
        f"corrects release {head.corrects}: {head.correction}" if head.corrects else "",
    ]
    return " · ".join(filter(None, told))


def strips(brief: Brief) -> list[Strip]:
    """Return the goals as strips."""
    # Two goals stand in a row: the more rows, the fewer measures each may list.
    most = max(_MAX_MEASURES // max((len(brief.goals) + 1) // 2, 1), 2)
    return [_strip(goal, most) for goal in brief.goals]


def _strip(goal: Goal, most: int) -> Strip:
    more = len(goal.measures) - most
    return Strip(
        goal.label,
        cut(goal.headline or "Nothing is known yet.", _MAX_HEADLINE),
        cut(goal.waiting, _MAX_DECISION),
        f"and {more} more on the review page" if more > 0 else "",
        tuple(measure_rows(goal, most)),
    )


def measure_rows(goal: Goal, most: int = _MAX_MEASURES) -> list[MeasureRow]:
    """Return what is printed of a goal's measures, at most so many."""
    return [_measure(goal.goal_id, it) for it in goal.measures[:most]]


def _measure(goal_id: str, measure: Measure) -> MeasureRow:
    figures = measure_figures(measure)
    cells = {
        name: Cell(figures[name], measure_label(goal_id, measure, name))
        if name in figures
        else Cell(absent)
        for name, absent in (
            ("value", "not known"),
            ("expected", "–"),
            ("target", "–"),
            ("points", "–"),
            ("students", "students not known"),
            ("interval", "no margin published"),
        )
    }
    name = f"{measure.name}, Sample" if measure.is_sample else measure.name
    return MeasureRow(
        cut(name, _MAX_NAME, "…"),
        **cells,
        level=f"{wording.LEVEL_MARKS.get(measure.level, '–')} {labels.level(measure.level)}",
        change=f"{wording.CHANGE_MARKS.get(measure.change, '–')} {labels.change(measure.change)}",
        measure=measure,
    )


def interim_rows(brief: Brief) -> list[InterimRow]:
    """Return up to eight quarterly figures."""
    is_marked = not is_all_sample(brief.interims)
    return [_interim(it, is_marked=is_marked) for it in brief.interims[:_MAX_INTERIMS]]


def is_all_sample(interims: Sequence[Interim]) -> bool:
    """Tell whether every figure rests on the sample: then the head says it, not each row."""
    return bool(interims) and all(it.is_sample for it in interims)


def _interim(interim: Interim, *, is_marked: bool) -> InterimRow:
    figures = interim_figures(interim)
    earlier, value, target = (
        Cell(figures[name], interim_label(interim, name)) if name in figures else Cell(absent)
        for name, absent in (("earlier", "not known"), ("value", "not known"), ("target", "–"))
    )
    name = interim.name if interim.is_better_higher else f"{interim.name} (lower is better)"
    return InterimRow(
        cut(name, _MAX_NAME, "…"),
        earlier,
        value,
        target,
        f"{wording.CHANGE_MARKS.get(interim.change, '–')} {labels.change(interim.change)}",
        interim.is_sample and is_marked,
    )


def interim_head(interims: Sequence[Interim]) -> tuple[str, ...]:
    """Return what heads the quarterly figures: their two quarters, and whether all are Sample."""
    told = next(((it.earlier_period, it.period) for it in interims if it.period), ("", ""))
    name = "Figure (all Sample)" if is_all_sample(interims) else "Figure"
    return (name, told[0] or "A year before", told[1] or "Now", "Target", "Change")


def gap_rows(brief: Brief) -> list[GapRow]:
    """Return the largest gap of each goal."""
    labels = {goal.goal_id: goal.label for goal in brief.goals}
    return [_gap(gap, labels[gap.goal_id]) for gap in largest_gaps(brief)]


def _gap(gap: Gap, goal: str) -> GapRow:
    cells = {name: Cell(text, gap_label(gap, name)) for name, text in gap_figures(gap).items()}
    told = f"{gap.measure}, {gap.period}. {gap.sentence}"
    return GapRow(goal, cut(told, 200), **cells)


def lanes_of(brief: Brief) -> list[Lanes]:
    """Return the steps goal by goal; steps of no known goal come last."""
    labels = {goal.goal_id: goal.label for goal in brief.goals}
    labels |= {it.goal_id: it.goal_id for it in brief.steps if it.goal_id not in labels}
    grouped = [
        Lanes(label, tuple(it for it in brief.steps if it.goal_id == goal_id))
        for goal_id, label in labels.items()
    ]
    return [it for it in grouped if it.steps]


def text_boxes(brief: Brief) -> list[TextBox]:
    """Return why we think so, what we will do, and the decisions, each cut to its size."""
    labels = {goal.goal_id: goal.label for goal in brief.goals}
    share = _MAX_TEXT // max(len(brief.texts), 1)
    why = [(labels.get(it.goal_id, it.goal_id), it.why) for it in brief.texts]
    coming = [(labels.get(it.goal_id, it.goal_id), it.next) for it in brief.texts]
    return [
        TextBox("Why we think so", _written(why, share)),
        TextBox("What we will do", _written(coming, share)),
        TextBox("Decisions", _decisions(brief.decisions, brief.earlier_decisions)),
    ]


def _written(texts: Sequence[tuple[str, str]], share: int) -> tuple[str, ...]:
    lines = tuple(f"{label}: {cut(text, share)}" for label, text in texts if text.strip())
    return lines or ("Nothing is written.",)


def _decisions(taken: Sequence[Decision], earlier: Sequence[Decision]) -> tuple[str, ...]:
    lines = [_decided(it) for it in taken[:_MAX_DECISIONS]]
    more = len(taken) - _MAX_DECISIONS
    if more > 0:
        lines.append(f"and {more} more on the review page.")
    states = [it.state for it in earlier]
    if states:
        became = ", ".join(f"{states.count(it)} {it}" for it in dict.fromkeys(states))
        lines.append(f"Earlier decisions: {became}.")
    return tuple(lines) or ("No decision is noted for this quarter.",)


def _decided(decision: Decision) -> str:
    ending = decision_line(decision).removeprefix(f"{decision.about}: {decision.what.rstrip('.')}")
    return f"{decision.about}: {cut(decision.what.rstrip('.'), _MAX_DECISION, '…')}{ending}"


def unknown_line(brief: Brief) -> str:
    """Return what is not known or not measured on one line."""
    return cut(" ".join(brief.unknown), _MAX_UNKNOWN) or "Nothing is noted."


def amount_of(brief: Brief) -> int:
    """Count what stands on the page, in letters, a row of a table as a line of them."""
    goals, rows = strips(brief), len(brief.interims)
    told = [line for box in text_boxes(brief) for line in box.lines]
    told += [it.headline for it in goals] + [unknown_line(brief)]
    measures = [row for it in goals for row in it.measures]
    rows += sum(3 if row.points.label else 1 for row in measures) + 8 * max(len(goals) - 2, 0)
    return sum(len(it) for it in told) + 60 * rows
