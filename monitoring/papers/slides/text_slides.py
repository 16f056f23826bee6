"""The slides with words: action steps, what changed, why and what next, what is not known."""

from collections.abc import Sequence

from pptx.util import Pt

from monitoring.brief import Brief, Decision, Goal, Lane, Step, Texts
from monitoring.papers import findings
from monitoring.papers.content import change_texts
from monitoring.papers.slides.layout import Grid, Line, fitting, split, table_pages, tabulate, write
from monitoring.papers.slides.slide import Slides
from monitoring.vocabulary import ReviewPart
from monitoring.wording import deck as wording
from monitoring.wording import findings as finding_words
from monitoring.wording import labels, papers
from monitoring.wording.brief import list_name
from monitoring.wording.lanes import DONE, WORKED, short
from monitoring.wording.review_form import decision_state, part
from monitoring.wording.unknown import unknown_line

# A board reads the first lines of each list; the page has them all.
_CHANGES_OF_A_LIST = 6
_SIZES = (24, 22, 20, 18, 16, 15, 14)
_TABLE_SIZES = (18, 16, 15, 14, 13, 12, 11)
_STEP_SHARES = (0.55, 4.6, 1.6, 2.1)
_TAKEN_SHARES = (0.6, 4.4, 2.4, 1.2, 0.7)
_EARLIER_SHARES = (0.6, 3, 2, 1.2, 0.7, 2.2)


def step_slides(slides: Slides, brief: Brief) -> None:
    """Add the action steps in their two lanes, by letter, shape and word."""
    steps = brief.steps
    if not steps:
        return
    reasons = [finding_words.step_story(it) for it in steps]
    counts, finding = findings.step_counts(steps), findings.step_finding(steps)
    is_all_sample = all(it.done.is_sample and it.worked.is_sample for it in steps)
    grid = Grid(
        wording.steps_head(is_all_sample=is_all_sample),
        [_step_row(it, is_marked=not is_all_sample) for it in steps],
        _STEP_SHARES,
        f"{finding} {counts}",
    )
    notes = "\n".join([counts, wording.lanes_note(), *reasons])
    _tables(slides, grid, (finding, notes), is_sample=findings.is_step_sample(steps))


def _step_row(step: Step, *, is_marked: bool) -> tuple[str, ...]:
    done = finding_words.lane_mark(step.done.state, DONE)
    worked = finding_words.lane_mark(step.worked.state, WORKED)
    return (
        step.step_id,
        short(step.wording),
        f"{done}  {_state(step.done, is_marked=is_marked)}",
        f"{worked}  {_state(step.worked, is_marked=is_marked)}",
    )


def _state(lane: Lane, *, is_marked: bool) -> str:
    label = labels.lane_state(lane.state)
    return papers.with_sample(label) if lane.is_sample and is_marked else label


def _tables(slides: Slides, grid: Grid, said: tuple[str, str], *, is_sample: bool) -> None:
    """Add a table, over several slides where it does not fit on one."""
    title, notes = said
    slide, box = slides.add(title, notes, is_sample=is_sample)
    pages = table_pages(grid, box, _TABLE_SIZES)
    for number, (page, size) in enumerate(pages, start=1):
        if number > 1:
            numbered = wording.numbered(title, number, len(pages))
            slide, box = slides.add(numbered, notes, is_sample=is_sample)
        tabulate(slide, box, page, size, title)


def _lists(
    slides: Slides, lines: Sequence[Line], said: tuple[str, str], *, is_sample: bool
) -> None:
    """Add paragraphs, over several slides where they do not fit on one."""
    title, notes = said
    slide, box = slides.add(title, notes, is_sample=is_sample)
    size = fitting(lines, box, _SIZES)
    pages = split(lines, box, size)
    for number, page in enumerate(pages, start=1):
        if number > 1:
            numbered = wording.numbered(title, number, len(pages))
            slide, box = slides.add(numbered, notes, is_sample=is_sample)
        write(slide, box, page, size)


def change_slides(slides: Slides, brief: Brief) -> None:
    """Add what changed since the quarter before, list by list."""
    lines = []
    for code, texts in change_texts(brief).items():
        lines.append(Line(list_name(code), "heading"))
        if looks := findings.change_looks(brief, code):
            lines.append(Line(looks))
        lines += [Line(text, "point") for text, _ in texts[:_CHANGES_OF_A_LIST]]
        if len(texts) > _CHANGES_OF_A_LIST:
            lines.append(Line(papers.more(len(texts) - _CHANGES_OF_A_LIST), "point"))
    lines = lines or [Line(wording.no_change())]
    said = (findings.change_finding(brief.changes), wording.changes_note())
    _lists(slides, lines, said, is_sample=any(it.is_sample for it in brief.changes))


def text_slides(slides: Slides, brief: Brief) -> None:
    """Add what people wrote about each goal: why we think so, and what we will do."""
    goals = {goal.goal_id: goal for goal in brief.goals}
    for texts in brief.texts:
        if texts.why or texts.next:
            _text_slides(slides, texts, goals.get(texts.goal_id))


def _text_slides(slides: Slides, texts: Texts, goal: Goal | None) -> None:
    title = papers.of_goal(texts.goal_id, papers.texts_title())
    headline = findings.headline(goal) if goal else ""
    notes = f"{headline}\n{wording.texts_note()}".strip()
    is_sample = bool(goal) and findings.is_goal_sample(goal.measures if goal else ())
    slide, box = slides.add(title, notes, is_sample=is_sample)
    left, right = box.columns(1, 1)
    columns = [
        _column(part(ReviewPart.WHY), texts.why),
        _column(part(ReviewPart.NEXT), texts.next),
    ]
    size = min(fitting(lines, left, _SIZES) for lines in columns)
    pages = [split(lines, left, size) for lines in columns]
    count = max(len(it) for it in pages)
    for number in range(count):
        if number:
            numbered = wording.numbered(title, number + 1, count)
            slide, _ = slides.add(numbered, notes, is_sample=is_sample)
        for place, page in zip((left, right), pages, strict=True):
            if number < len(page):
                write(slide, place, page[number], size)


def _column(heading: str, text: str) -> list[Line]:
    written = text.strip() or papers.nothing_written()
    return [Line(heading, "heading"), *(Line(it) for it in _portions(written))]


def _portions(text: str, length: int = 400) -> list[str]:
    """Cut a person's long text between sentences, so that it can run over slides."""
    portions: list[str] = []
    for paragraph in filter(None, (it.strip() for it in text.split("\n"))):
        held = ""
        for sentence in paragraph.replace(". ", ".\0").split("\0"):
            if held and len(held) + len(sentence) > length:
                portions.append(held)
                held = ""
            held = f"{held} {sentence}".strip()
        portions += _hard(held, length * 2)
    return portions


def _hard(text: str, length: int) -> list[str]:
    return [text[start : start + length] for start in range(0, len(text), length)]


def decision_slides(slides: Slides, brief: Brief) -> None:
    """Add the decisions of this quarter, and what became of the earlier ones."""
    finding, notes = findings.decision_finding(brief), wording.decisions_note()
    if brief.decisions:
        grid = Grid(
            wording.decisions_head(),
            [_decision(it) for it in brief.decisions],
            _TAKEN_SHARES,
            finding,
        )
        _tables(slides, grid, (finding, notes), is_sample=False)
    else:
        slide, box = slides.add(finding, notes, is_sample=False)
        write(slide, box.rows(Pt(60))[0], [Line(finding_words.no_decision())], 20)
    if brief.earlier_decisions:
        title = wording.earlier_title()
        earlier = Grid(
            wording.earlier_head(),
            [
                (*_decision(it), it.outcome or finding_words.nothing_noted())
                for it in brief.earlier_decisions
            ],
            _EARLIER_SHARES,
            title,
        )
        _tables(slides, earlier, (title, notes), is_sample=False)


def _decision(decision: Decision) -> tuple[str, ...]:
    return (
        decision.about,
        decision.what,
        decision.role or wording.role_not_named(),
        wording.day(decision.due_on),
        decision_state(decision.state),
    )


def unknown_slides(slides: Slides, brief: Brief) -> None:
    """Add what is not known or not measured."""
    finding = finding_words.unknown_finding(len(brief.unknown))
    lines = [Line(unknown_line(it), "point") for it in brief.unknown]
    said = (finding, wording.unknown_note())
    _lists(slides, lines or [Line(wording.nothing_noted())], said, is_sample=False)
