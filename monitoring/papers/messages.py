"""What the wall says, one message after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from monitoring.brief import Brief, Goal, Texts
from monitoring.papers import content
from monitoring.papers.content import MeasureRow
from monitoring.papers.drawing import squares
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
from monitoring.papers.page import figure, gap_line, interim_table, judged_table
from monitoring.pictures import LARGE, MEDIUM, measure_picture
from monitoring.wording import labels

# How many lines of how many letters stand under a headline at 1920 by 1080.
_LINES, _LETTERS = 11, 88
# What a heading takes of them, and up to how many are few enough for larger type.
_HEADING, _FEW = 1.3, 6.7


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
        f"{it.name}: {labels.level(it.level)}. {it.level_reason} "
        f"{labels.change(it.change)}. {it.change_reason}"
        for it in goal.measures
    )
    notes = (goal.wording, *reasons, rule_line(brief.head))
    body = _one(rows[0]) if len(rows) == 1 else _many(rows, goal.label)
    waiting = f'<p class="where">{escape(goal.waiting)}</p>' if goal.waiting else ""
    title = goal.headline or "Nothing is known yet."
    return Message(goal.label, title, body + waiting, notes, is_goal_sample(goal.measures))


def _one(row: MeasureRow) -> str:
    verdict = [f"<b>{escape(row.level)}</b>", f"<b>{escape(row.change)}</b>"]
    told = [figure(row.value) + _interval(row), *_facts(row)]
    said = "".join(f"<span>{fact}</span>" for fact in verdict + told)
    picture = measure_picture(row.measure, LARGE)
    return f'<div class="drawing">{picture}</div><p class="said">{said}</p>'


def _interval(row: MeasureRow) -> str:
    return f" (95%: {figure(row.interval)})" if row.interval.label else ""


def _facts(row: MeasureRow) -> list[str]:
    facts = [
        f"{figure(row.points)} points, {figure(row.students)}" if row.points.label else "",
        f"path {figure(row.expected)}" if row.expected.label else "",
        f"aim {figure(row.target)} by {escape(row.measure.deadline)}" if row.target.label else "",
    ]
    return [fact for fact in facts if fact]


def _many(rows: Sequence[MeasureRow], label: str) -> str:
    # More than six pictures on one screen are too small to be read from a distance.
    if len(rows) > 6 or any(row.points.label for row in rows):
        return judged_table(rows, label)
    pictures = "".join(
        f"<div><p>{escape(row.name)}: {figure(row.value)}{_interval(row)} {escape(row.level)}</p>"
        f'<p class="less">{", ".join(_facts(row))}</p>{measure_picture(row.measure, MEDIUM)}</div>'
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
    samples = {text for _, text in parts if text.startswith("Sample: ")}
    base = Message("What changed", f"{change_finding(brief.changes)}.", "", ())
    for page, message in _paged(parts, base):
        yield replace(message, is_sample=any(text in samples for _, text in page))


def _texts(brief: Brief) -> Iterator[Message]:
    goals = {goal.goal_id: goal for goal in brief.goals}
    for it in brief.texts:
        if it.why or it.next:
            yield from _text(it, goals.get(it.goal_id))


def _text(texts: Texts, goal: Goal | None) -> Iterator[Message]:
    parts = [("Why we think so", texts.why), ("What we will do", texts.next)]
    base = Message(
        goal.label if goal else texts.goal_id,
        "Why we think so, and what we will do",
        "",
        (goal.headline,) if goal else (),
    )
    for _, message in _paged(parts, base):
        yield message


def _decisions(brief: Brief) -> Iterator[Message]:
    parts = [("Taken in this quarter", decision_line(it)) for it in brief.decisions]
    parts += [
        ("Earlier", f"{decision_line(it)} {it.state}: {it.outcome or 'nothing noted yet'}")
        for it in brief.earlier_decisions
    ]
    for _, message in _paged(parts, Message("Decisions", f"{decision_finding(brief)}.", "", ())):
        yield message


def _unknown(brief: Brief) -> Iterator[Message]:
    base = Message("What is not known", f"{unknown_finding(brief.unknown)}.", "", ())
    for _, message in _paged([("", it) for it in brief.unknown], base):
        yield message


def _portions(text: str) -> list[str]:
    """Cut a text between words into pieces that a message holds."""
    portions = [""]
    for word in text.split():
        if len(portions[-1]) + len(word) > _LETTERS * (_LINES - 3):
            portions.append("")
        portions[-1] = f"{portions[-1]} {word}".strip()
    return [it for it in portions if it]


def _paged(
    parts: Sequence[tuple[str, str]], base: Message
) -> Iterator[tuple[list[tuple[str, str]], Message]]:
    """Yield (heading, text) in pages that fit on the wall, each with its message.

    There is always one page, empty where there is nothing to list.
    """
    pages: list[list[tuple[str, str]]] = [[]]
    taken, heading = 0.0, ""
    for kind, text in [(kind, it) for kind, whole in parts for it in _portions(whole)]:
        lines = _lines(text) + (_HEADING if kind and kind != heading else 0)
        if taken + lines > _LINES and pages[-1]:
            pages.append([])
            taken = _HEADING
        pages[-1].append((kind, text))
        taken, heading = taken + lines, kind
    for number, page in enumerate(pages, start=1):
        where = f"{base.where}, {number} of {len(pages)}" if len(pages) > 1 else base.where
        yield page, replace(base, where=where, body=_list(page))


def _lines(text: str) -> int:
    return len(text) // _LETTERS + 1


def _list(page: Sequence[tuple[str, str]]) -> str:
    kinds = dict.fromkeys(kind for kind, _ in page)
    amount = sum(_lines(text) for _, text in page) + _HEADING * len(kinds)
    size = "long" if amount > _FEW else "long few"
    blocks = []
    for kind in kinds:
        items = "".join(f"<li>{escape(text)}</li>" for own, text in page if own == kind)
        head = f"<h3>{escape(kind)}</h3>" if kind else ""
        blocks.append(f"{head}<ul>{items}</ul>")
    return f'<div class="{size}">{"".join(blocks)}</div>' if page else ""


def notes_of(message: Message) -> tuple[str, ...]:
    """Return the presenter's notes of a message, with what Sample means where it is due."""
    return (*message.notes, SAMPLE_WORDS) if message.is_sample else message.notes
