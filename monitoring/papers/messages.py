"""What the wall says, one message after the other, as values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitoring.brief import Brief, Goal, Texts, board
from monitoring.papers import findings
from monitoring.papers import signs as sign_rows
from monitoring.papers.cells import Phrase, phrase
from monitoring.papers.content import LaneTable, change_texts, gap_lines, lane_tables
from monitoring.papers.figures import largest_gaps
from monitoring.papers.lists import Listing, Paragraph, pages_of
from monitoring.papers.tables import (
    MeasureCells,
    Picture,
    Table,
    measure_cells,
    measure_table,
    picture_of,
    sign_table,
)
from monitoring.pictures.paths import LARGE, MEDIUM
from monitoring.vocabulary import ReviewPart
from monitoring.wording import board_titles, board_unknown, goal_headlines, papers, verdicts
from monitoring.wording import findings as finding_words
from monitoring.wording import wall as wording
from monitoring.wording.brief import list_name
from monitoring.wording.joined import stopped
from monitoring.wording.plan import as_written, district, goal_label
from monitoring.wording.review_form import part

_MOST_PICTURES = 6
# Rows with their distance and verdicts that a screen holds, and letters of a title and of notes.
_MOST_JUDGED, _MOST_TITLE, _MOST_UNDER = 4, 170, 260


@dataclass(frozen=True)
class Drawn:
    """A measure with its picture and its figures."""

    picture: Picture
    title: Phrase
    verdicts: tuple[str, ...]
    facts: tuple[Phrase, ...]


@dataclass(frozen=True)
class Body:
    """What stands under a headline; of these, one, or more where they belong together.

    Args:
        cover: lines of the first message.
        one: the only measure of a goal.
        many: the measures of a goal, each with its picture.
        table: measures or early signs.
        lines: gaps.
        lanes: the action steps, goal by goal.
        listing: paragraphs under headings.
        apart: quiet lines, figures that compare with no other.
        note: a quiet line under all of it.
    """

    cover: tuple[str, ...] = ()
    one: Drawn | None = None
    many: tuple[Drawn, ...] = ()
    table: Table | None = None
    lines: tuple[Phrase, ...] = ()
    lanes: tuple[LaneTable, ...] = ()
    listing: Listing | None = None
    apart: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Message:
    """One thing to say.

    Args:
        where: a few words over the headline, "" for none.
        title: the headline as a sentence.
        body: what stands under it.
        notes: what the presenter may want to say besides.
        is_sample: something in it rests on the sample.
    """

    where: str
    title: str
    body: Body
    notes: tuple[str, ...] = ()
    is_sample: bool = False


def messages_of(brief: Brief) -> list[Message]:
    """Return the messages in the order they are to be shown."""
    return [
        _title(brief),
        *(message for goal in brief.goals for message in _goal(brief, goal)),
        _signs(brief),
        _gaps(brief),
        _steps(brief),
        *_changes(brief),
        *_texts(brief),
        *_decisions(brief),
        *_unknown(brief),
    ]


def _title(brief: Brief) -> Message:
    head = brief.head
    cover = (papers.heading(head), " · ".join(papers.under_heading(head)))
    notes = tuple(papers.of_goal(it.goal_id, findings.headline(it)) for it in brief.goals)
    rule = papers.rule_line(head)
    return Message("", district(head.district), Body(cover=cover), (*notes, rule))


def _goal(brief: Brief, goal: Goal) -> Iterator[Message]:
    """Yield a goal on one screen, or on several where its measures or its notes need them."""
    rows = measure_cells(goal.goal_id, goal.measures)
    reasons = tuple(
        papers.measure_reason(it.measure_name, line)
        for it in goal.measures
        for line in findings.reasons(it)
    )
    bodies = _measures(rows, goal, brief)
    apart, waiting = findings.apart(goal), findings.waiting(goal)
    is_short = len(bodies) == 1 and len(" ".join((*apart, waiting))) <= _MOST_UNDER
    if is_short:
        bodies = [replace(bodies[0], apart=apart, note=waiting)]
    title = findings.headline(goal)
    base = Message(
        goal_label(goal.goal_id),
        title if len(title) <= _MOST_TITLE else goal_headlines.goal_count(goal.measures),
        Body(),
        (title, as_written(goal.wording), *reasons, papers.rule_line(brief.head)),
        findings.is_goal_sample(goal.measures),
    )
    for number, body in enumerate(bodies, start=1):
        where = base.where
        if len(bodies) > 1:
            where = wording.numbered(where, number, len(bodies))
        yield replace(base, where=where, body=body)
    if not is_short and (apart or waiting):
        yield replace(base, title=wording.unknown(), body=Body(apart=apart, note=waiting))


def _measures(rows: Sequence[MeasureCells], goal: Goal, brief: Brief) -> list[Body]:
    confidence = brief.head.rule.confidence
    if len(rows) < 2:
        return [Body(one=_one(rows[0], confidence)) if rows else Body()]
    # More than six pictures on one screen are too small to be read from a distance.
    if len(rows) > _MOST_PICTURES or any(row.has_distance for row in rows):
        most = _MOST_JUDGED if any(row.has_distance for row in rows) else len(rows)
        return [
            Body(table=measure_table(rows[start : start + most], goal.goal_id, confidence))
            for start in range(0, len(rows), most)
        ]
    return [Body(many=tuple(_small(row) for row in rows))]


def _one(row: MeasureCells, confidence: float) -> Drawn:
    result = row.with_interval(lambda value, interval: wording.result(value, interval, confidence))
    due = [row.due_value] if row.due.label else []
    return Drawn(
        picture_of(row.measure, LARGE),
        (),
        stopped(row.level, row.change, row.comparison),
        (*due, result, *_facts(row)),
    )


def _small(row: MeasureCells) -> Drawn:
    title = phrase(
        lambda **figures: wording.measure_title(row.name, row.level, **figures), value=row.value
    )
    if row.measure.is_of_other_year:
        title = phrase(lambda: wording.dated_title(row.name, row.level))
    own = [row.due_value, row.dated_value] if row.measure.is_of_other_year else []
    return Drawn(picture_of(row.measure, MEDIUM), title, (), (*own, *_facts(row)))


def _facts(row: MeasureCells) -> list[Phrase]:
    facts = []
    if row.has_distance:
        facts.append(row.distance)
    if row.expected.label:
        facts.append(phrase(wording.plan, value=row.expected))
    if row.target.label:
        measure = row.measure
        facts.append(phrase(lambda value: wording.target(value, measure), value=row.target))
    return facts


def _signs(brief: Brief) -> Message:
    signs = sign_rows.shown(brief.early_signs)
    return Message(
        papers.early_signs(),
        findings.signs_finding(brief.early_signs),
        Body(table=sign_table(brief.early_signs)),
        (
            wording.signs_note(),
            *(
                papers.measure_reason(papers.sign_label(it), verdicts.change_reason(it))
                for it in signs
            ),
        ),
        any(it.is_sample for it in signs),
    )


def _gaps(brief: Brief) -> Message:
    confidence = brief.head.rule.confidence
    return Message(
        papers.widest_gaps(),
        findings.gap_finding(largest_gaps(brief)),
        Body(lines=gap_lines(brief)),
        (
            wording.gaps_note(confidence),
            *(findings.gap_text(it, confidence) for it in brief.gaps),
        ),
        any(it.is_sample for it in largest_gaps(brief)),
    )


def _steps(brief: Brief) -> Message:
    return Message(
        papers.action_steps(),
        board_titles.steps(board.step_facts(brief)) if brief.steps else findings.step_finding(()),
        Body(lanes=lane_tables(brief.steps), note=findings.step_counts(brief.steps)),
        tuple(findings.step_reasons(it) for it in brief.steps),
        findings.is_step_sample(brief.steps),
    )


def _changes(brief: Brief) -> Iterator[Message]:
    parts = [
        Paragraph(list_name(code), text, is_sample=is_sample)
        for code, lines in change_texts(brief).items()
        for text, is_sample in lines
    ]
    base = Message(wording.changes(), findings.change_finding(brief.changes), Body())
    yield from _listed(parts, base)


def _texts(brief: Brief) -> Iterator[Message]:
    goals = {goal.goal_id: goal for goal in brief.goals}
    for texts in brief.texts:
        if texts.why or texts.next:
            yield from _text(texts, goals.get(texts.goal_id))


def _text(texts: Texts, goal: Goal | None) -> Iterator[Message]:
    parts = [
        Paragraph(part(ReviewPart.WHY), texts.why),
        Paragraph(part(ReviewPart.NEXT), texts.next),
    ]
    notes = (findings.headline(goal),) if goal else ()
    yield from _listed(
        parts, Message(goal_label(texts.goal_id), papers.texts_title(), Body(), notes)
    )


def _decisions(brief: Brief) -> Iterator[Message]:
    parts = [
        Paragraph(
            wording.taken(),
            finding_words.decision_line(it.about, it.what, it.role, it.due_on),
        )
        for it in brief.decisions
    ]
    parts += [
        Paragraph(wording.earlier(), finding_words.decision_outcome(it))
        for it in brief.earlier_decisions
    ]
    yield from _listed(parts, Message(papers.decisions(), findings.decision_finding(brief), Body()))


def _unknown(brief: Brief) -> Iterator[Message]:
    parts = [Paragraph("", it) for it in board_unknown.lines(brief.unknown)]
    title = finding_words.unknown_finding(len(parts))
    yield from _listed(parts, Message(wording.unknown(), title, Body()))


def _listed(parts: Sequence[Paragraph], base: Message) -> Iterator[Message]:
    """Yield a message for each page of paragraphs; one without any where there is none."""
    pages = pages_of(parts)
    for number, page in enumerate(pages, start=1):
        where = wording.numbered(base.where, number, len(pages)) if len(pages) > 1 else base.where
        listing = page if page.blocks else None
        yield replace(
            base,
            where=where,
            body=Body(listing=listing),
            is_sample=base.is_sample or page.is_sample,
        )


def notes_of(message: Message) -> tuple[str, ...]:
    """Return the presenter's notes of a message, with what Sample means where it is due."""
    return (*message.notes, papers.sample_note()) if message.is_sample else message.notes
