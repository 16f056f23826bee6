"""What the wall says, one message after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from monitoring.brief import Brief, Goal, Texts
from monitoring.papers import content
from monitoring.papers.content import MeasureRow
from monitoring.papers.drawing import LARGE, path_svg, squares
from monitoring.papers.findings import (
    SAMPLE_WORDS,
    change_finding,
    changes_by_kind,
    decision_finding,
    decision_line,
    gap_finding,
    interim_finding,
    is_goal_sample,
    largest_gaps,
    rule_line,
    step_counts,
    step_finding,
    unknown_finding,
)
from monitoring.papers.page import figure, gap_line, interim_table

# How many lines of how many letters stand under a headline at 1920 by 1080.
_LINES, _LETTERS = 11, 88


@dataclass(frozen=True)
class Message:
    """One thing to say.

    Args:
        where: a few words over the headline, "" for none.
        title: the headline as a sentence.
        body: HTML under it.
        notes: what the presenter may want to say besides.
        is_sample: something in it rests on the sample.
    """

    where: str
    title: str
    body: str
    notes: tuple[str, ...]
    is_sample: bool = False


def messages_of(brief: Brief) -> list[Message]:
    """Return the messages in the order they are to be shown."""
    return [
        _title(brief),
        *(_goal(brief, goal) for goal in brief.goals),
        _interims(brief),
        _gaps(brief),
        _steps(brief),
        *_changes(brief),
        *_texts(brief),
        *_decisions(brief),
        *_unknown(brief),
    ]


def _title(brief: Brief) -> Message:
    head = brief.head
    body = (
        f'<div class="first"><p>{escape(content.heading_of(head))}</p>'
        f"<p>{escape(content.under_heading(head))}</p></div>"
    )
    notes = tuple(f"{it.label}: {it.headline}" for it in brief.goals)
    return Message("", head.district, body, (*notes, rule_line(head)), head.is_sample)


def _goal(brief: Brief, goal: Goal) -> Message:
    rows = content.measure_rows(goal)
    reasons = tuple(
        f"{it.name}: {it.level}. {it.level_reason} {it.change}. {it.change_reason}"
        for it in goal.measures
    )
    notes = (goal.wording, *reasons, rule_line(brief.head))
    body = _one(rows[0]) if len(rows) == 1 else _many(rows)
    waiting = f'<p class="where">{escape(goal.waiting)}</p>' if goal.waiting else ""
    title = goal.headline or "Nothing is known yet."
    return Message(goal.label, title, body + waiting, notes, is_goal_sample(goal.measures))


def _one(row: MeasureRow) -> str:
    facts = [
        f"<b>{escape(row.level)}</b>",
        f"<b>{escape(row.change)}</b>",
        f"{figure(row.value)} (95 %: {figure(row.interval)})"
        if row.interval.label
        else figure(row.value),
        f"path {figure(row.expected)}",
        f"{figure(row.points)} points, {figure(row.students)}" if row.points.label else "",
        f"aim {figure(row.target)} by {escape(row.measure.deadline)}",
    ]
    said = "".join(f"<span>{fact}</span>" for fact in facts if fact)
    return f'<div class="drawing">{path_svg(row.measure, LARGE)}</div><p class="said">{said}</p>'


def _many(rows: Sequence[MeasureRow]) -> str:
    pictures = "".join(
        f"<div><p>{escape(row.name)}: {figure(row.value)} {escape(row.level)}</p>"
        f"{path_svg(row.measure, LARGE)}</div>"
        for row in rows
    )
    return f'<div class="many">{pictures}</div>'


def _interims(brief: Brief) -> Message:
    rows = content.interim_rows(brief)
    body = interim_table(rows, content.interim_head(brief.interims)) if rows else ""
    notes = (
        "A quarter is compared with the same quarter a year before; it never changes a status.",
        *(f"{it.name}: {it.reason}" for it in brief.interims),
    )
    is_sample = any(it.is_sample for it in brief.interims)
    return Message("Early signs", f"{interim_finding(brief.interims)}.", body, notes, is_sample)


def _gaps(brief: Brief) -> Message:
    lines = "".join(f"<li>{gap_line(row)}</li>" for row in content.gap_rows(brief))
    body = f'<div class="large"><ul>{lines}</ul></div>' if lines else ""
    finding = gap_finding(largest_gaps(brief))
    notes = (
        "A group is set beside all others. A gap is clear where its interval does not reach zero.",
        *(f"{it.measure}: {it.sentence} {it.verdict}." for it in brief.gaps),
    )
    return Message("Largest gaps", f"{finding}.", body, notes)


def _steps(brief: Brief) -> Message:
    tables = "".join(squares(it.steps, it.label) for it in content.lanes_of(brief))
    title = f"{step_finding(brief.steps)}." if brief.steps else "No action step is known."
    counts = f'<p class="said">{escape(step_counts(brief.steps))}</p>' if brief.steps else ""
    notes = tuple(
        f"{it.step_id} {it.name}: {it.done.reason} {it.worked.reason}" for it in brief.steps
    )
    is_sample = any(it.done.is_sample or it.worked.is_sample for it in brief.steps)
    body = f'<div class="lanes">{tables}</div>{counts}'
    return Message("Action steps", title, body, notes, is_sample)


def _changes(brief: Brief) -> Iterator[Message]:
    parts = [
        (kind, f"Sample: {it.sentence}" if it.is_sample else it.sentence)
        for kind, lines in changes_by_kind(brief.changes)
        for it in lines
    ]
    base = Message("What changed", f"{change_finding(brief.changes)}.", "", ())
    samples = {f"Sample: {it.sentence}" for it in brief.changes if it.is_sample}
    for page, body in _paged(parts):
        is_sample = any(text in samples for _, text in page)
        yield replace(base, body=body, is_sample=is_sample)


def _texts(brief: Brief) -> Iterator[Message]:
    goals = {goal.goal_id: goal for goal in brief.goals}
    for it in brief.texts:
        if it.why or it.next:
            yield from _text(it, goals.get(it.goal_id))


def _text(texts: Texts, goal: Goal | None) -> Iterator[Message]:
    label = goal.label if goal else texts.goal_id
    parts = [("Why we think so", it) for it in _portions(texts.why)]
    parts += [("What we will do", it) for it in _portions(texts.next)]
    title = "Why we think so, and what we will do"
    notes = (goal.headline,) if goal else ()
    for _, body in _paged(parts):
        yield Message(label, title, body, notes)


def _decisions(brief: Brief) -> Iterator[Message]:
    parts = [("Taken in this quarter", decision_line(it)) for it in brief.decisions]
    parts += [
        ("Earlier", f"{decision_line(it)} {it.state}: {it.outcome or 'nothing noted yet'}")
        for it in brief.earlier_decisions
    ]
    for _, body in _paged(parts):
        yield Message("Decisions", f"{decision_finding(brief)}.", body, ())


def _unknown(brief: Brief) -> Iterator[Message]:
    title = f"{unknown_finding(brief.unknown)}."
    for _, body in _paged([("", it) for it in brief.unknown]):
        yield Message("What is not known", title, body, ())


def _portions(text: str) -> list[str]:
    """Cut a text between words into pieces that a message holds."""
    portions = [""]
    for word in text.split():
        if len(portions[-1]) + len(word) > _LETTERS * (_LINES - 3):
            portions.append("")
        portions[-1] = f"{portions[-1]} {word}".strip()
    return [it for it in portions if it]


def _paged(parts: Sequence[tuple[str, str]]) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """Yield (heading, text) in pages that fit on the wall, each with its HTML.

    There is always one page, empty where there is nothing to list.
    """
    pages: list[list[tuple[str, str]]] = [[]]
    taken, heading = 0.0, ""
    for kind, text in [(kind, it) for kind, whole in parts for it in _portions(whole)]:
        lines = len(text) // _LETTERS + 1 + (1.3 if kind and kind != heading else 0)
        if taken + lines > _LINES and pages[-1]:
            pages.append([])
            taken = 1.3
        pages[-1].append((kind, text))
        taken, heading = taken + lines, kind
    for page in pages:
        yield page, _list(page)


def _list(page: Sequence[tuple[str, str]]) -> str:
    kinds = dict.fromkeys(kind for kind, _ in page)
    blocks = []
    for kind in kinds:
        items = "".join(f"<li>{escape(text)}</li>" for own, text in page if own == kind)
        head = f"<h3>{escape(kind)}</h3>" if kind else ""
        blocks.append(f"{head}<ul>{items}</ul>")
    return f'<div class="long">{"".join(blocks)}</div>' if page else ""


def notes_of(message: Message) -> tuple[str, ...]:
    """Return the presenter's notes of a message, with what Sample means where it is due."""
    return (*message.notes, SAMPLE_WORDS) if message.is_sample else message.notes
