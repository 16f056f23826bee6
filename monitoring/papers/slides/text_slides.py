"""The slides with words: action steps, what changed, why and what next, what is not known."""

from collections.abc import Sequence

from pptx.util import Pt

from monitoring.brief import Brief, Decision, Goal, Step, Texts
from monitoring.papers.findings import (
    change_finding,
    changes_by_kind,
    decision_finding,
    is_goal_sample,
    lane_mark,
    step_counts,
    step_finding,
    unknown_finding,
)
from monitoring.papers.slides.layout import Grid, Line, fitting, split, table_pages, tabulate, write
from monitoring.papers.slides.slide import Stage
from monitoring.wording import labels
from monitoring.wording.lanes import DONE, WORKED

# A board reads the first lines of each list; the page has them all.
_CHANGES_OF_A_KIND = 6
_LANES = (
    "Done? is what the quarterly update says; Worked? is measured from the indicators of the "
    "effectiveness lane."
)
_SIZES = (24, 22, 20, 18, 16, 15, 14)
_TABLE_SIZES = (18, 16, 15, 14, 13, 12, 11)


def step_slides(stage: Stage, brief: Brief) -> None:
    """Add the action steps in their two lanes, by letter, shape and word."""
    if not brief.steps:
        return
    reasons = "\n".join(
        f"{it.step_id}: {it.done.reason} {it.worked.reason} {it.happened} {it.comes_next}".strip()
        for it in brief.steps
    )
    notes = f"{step_counts(brief.steps)}\n{_LANES}\n{reasons}"
    is_sample = any(it.done.is_sample or it.worked.is_sample for it in brief.steps)
    is_all_sample = all(it.done.is_sample and it.worked.is_sample for it in brief.steps)
    mark = " (all Sample)" if is_all_sample else ""
    grid = Grid(
        ("Step", "What it is", f"Done?{mark}", f"Worked?{mark}"),
        [_step_row(it, is_marked=not is_all_sample) for it in brief.steps],
        (0.55, 4.6, 1.6, 2.1),
        f"{step_finding(brief.steps)}. {step_counts(brief.steps)}",
    )
    _tables(stage, grid, (step_finding(brief.steps), notes), is_sample=is_sample)


def _step_row(step: Step, *, is_marked: bool) -> tuple[str, ...]:
    done, worked = (
        f"{lane_mark(lane, marks)}  {labels.lane_state(lane.state)}"
        + (", Sample" if lane.is_sample and is_marked else "")
        for lane, marks in ((step.done, DONE), (step.worked, WORKED))
    )
    return step.step_id, step.name, done, worked


def _tables(stage: Stage, grid: Grid, told: tuple[str, str], *, is_sample: bool) -> None:
    """Add a table, over several slides where it does not fit on one."""
    title, notes = told
    slide, box = stage.add(title, notes, is_sample=is_sample)
    pages = table_pages(grid, box, _TABLE_SIZES)
    for number, (page, size) in enumerate(pages):
        if number:
            slide, box = stage.add(
                f"{title} ({number + 1} of {len(pages)})", notes, is_sample=is_sample
            )
        tabulate(slide, box, page, size, title)


def _lists(stage: Stage, lines: Sequence[Line], told: tuple[str, str], *, is_sample: bool) -> None:
    """Add paragraphs, over several slides where they do not fit on one."""
    title, notes = told
    slide, box = stage.add(title, notes, is_sample=is_sample)
    size = fitting(lines, box, _SIZES)
    pages = split(lines, box, size)
    for number, page in enumerate(pages):
        if number:
            slide, box = stage.add(
                f"{title} ({number + 1} of {len(pages)})", notes, is_sample=is_sample
            )
        write(slide, box, page, size)


def change_slides(stage: Stage, brief: Brief) -> None:
    """Add what changed since the quarter before, by kind."""
    lines = []
    for kind, changes in changes_by_kind(brief.changes):
        lines.append(Line(kind, "heading"))
        lines += [
            Line(f"Sample: {it.sentence}" if it.is_sample else it.sentence, "point")
            for it in changes[:_CHANGES_OF_A_KIND]
        ]
        if len(changes) > _CHANGES_OF_A_KIND:
            more = len(changes) - _CHANGES_OF_A_KIND
            lines.append(Line(f"{more} more on the review page", "point"))
    lines = lines or [Line("Neither a status, a result nor an update differs.")]
    notes = (
        "What differs from the quarter before: statuses that moved, clear changes, new and revised "
        "results, and what is overdue."
    )
    is_sample = any(it.is_sample for it in brief.changes)
    _lists(stage, lines, (change_finding(brief.changes), notes), is_sample=is_sample)


def text_slides(stage: Stage, brief: Brief) -> None:
    """Add what people wrote about each goal: why we think so, and what we will do."""
    goals = {goal.goal_id: goal for goal in brief.goals}
    for texts in brief.texts:
        goal = goals.get(texts.goal_id)
        if texts.why or texts.next:
            _text_slides(stage, texts, goal)


def _text_slides(stage: Stage, texts: Texts, goal: Goal | None) -> None:
    label = goal.label if goal else texts.goal_id
    title = f"{label}: why we think so, and what we will do"
    notes = (
        f"{goal.headline if goal else ''}\nWritten by the team for this review; the figures above "
        "it are made by the rule, the words here are a judgment."
    )
    is_sample = bool(goal) and is_goal_sample(goal.measures if goal else ())
    slide, box = stage.add(title, notes, is_sample=is_sample)
    left, right = box.columns(1, 1)
    columns = [
        _column("Why we think so", texts.why),
        _column("What we will do", texts.next),
    ]
    size = min(fitting(lines, left, _SIZES) for lines in columns)
    pages = [split(lines, left, size) for lines in columns]
    for number in range(max(len(it) for it in pages)):
        if number:
            slide, _ = stage.add(f"{title} ({number + 1})", notes, is_sample=is_sample)
        for place, page in zip((left, right), pages, strict=True):
            if number < len(page):
                write(slide, place, page[number], size)


def _column(heading: str, text: str) -> list[Line]:
    words = text.strip() or "Nothing is written."
    return [Line(heading, "heading"), *(Line(it) for it in _portions(words))]


def _portions(text: str, length: int = 400) -> list[str]:
    """Cut a long text between sentences, so that it can run over slides."""
    portions: list[str] = []
    for part in filter(None, (it.strip() for it in text.split("\n"))):
        held = ""
        for sentence in part.replace(". ", ".\0").split("\0"):
            if held and len(held) + len(sentence) > length:
                portions.append(held)
                held = ""
            held = f"{held} {sentence}".strip()
        portions += _hard(held, length * 2)
    return portions


def _hard(text: str, length: int) -> list[str]:
    return [text[start : start + length] for start in range(0, len(text), length)]


def decision_slides(stage: Stage, brief: Brief) -> None:
    """Add the decisions of this quarter, and what became of the earlier ones."""
    notes = "A decision says what, who answers for it and by when; the next review asks for it."
    finding = decision_finding(brief)
    if brief.decisions:
        grid = Grid(
            ("About", "Decision", "Who", "By", "State"),
            [(*_decision(it), it.state) for it in brief.decisions],
            (0.6, 4.4, 2.4, 1.2, 0.7),
            f"{finding}.",
        )
        _tables(stage, grid, (finding, notes), is_sample=False)
    else:
        slide, box = stage.add(finding, notes, is_sample=False)
        write(slide, box.rows(Pt(60))[0], [Line("No decision is noted for this quarter.")], 20)
    if brief.earlier_decisions:
        earlier = Grid(
            ("About", "Decision", "Who", "By", "State", "What became of it"),
            [
                (*_decision(it), it.state, it.outcome or "nothing noted yet")
                for it in brief.earlier_decisions
            ],
            (0.6, 3, 2, 1.2, 0.7, 2.2),
            "The earlier decisions and what became of each.",
        )
        title = "What became of the earlier decisions"
        _tables(stage, earlier, (title, notes), is_sample=False)


def _decision(decision: Decision) -> tuple[str, str, str, str]:
    day = f"{decision.due_on.day} {decision.due_on:%B %Y}"
    return decision.about, decision.what, decision.role or "not named", day


def unknown_slides(stage: Stage, brief: Brief) -> None:
    """Add what is not known or not measured."""
    lines = [Line(it, "point") for it in brief.unknown] or [Line("Nothing is noted.")]
    notes = "What is not known is said as loudly as what is: a blank would be read as a zero."
    _lists(stage, lines, (unknown_finding(brief.unknown), notes), is_sample=False)
