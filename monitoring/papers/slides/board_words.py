"""What people wrote and decided, what is asked of the board, and what is not known."""

from collections.abc import Sequence

from pptx.util import Pt

from monitoring.brief import Brief, Decision, board
from monitoring.papers.slides.board_steps import about, names_of
from monitoring.papers.slides.grids import Grid, fitted, tabulate
from monitoring.papers.slides.layout import (
    BODY_SIZES,
    Box,
    Line,
    fitting,
    height_of,
    write,
    write_fitting,
)
from monitoring.papers.slides.slide import Slides
from monitoring.vocabulary import ReviewPart
from monitoring.wording import board as wording
from monitoring.wording import board_titles, board_unknown, papers
from monitoring.wording import deck as deck_words
from monitoring.wording.plan import as_written, goal_label
from monitoring.wording.review_form import decision_state, part

MOST_UNKNOWN = 5
_DECISION_SHARES = (4.4, 2.3, 1.0, 1.2)


def texts_slide(slides: Slides, brief: Brief) -> str:
    """Add why the team thinks so, and what it will do, goal by goal, as people wrote it."""
    count = board.text_count(brief)
    if not count.n_why and not count.n_next:
        return board_unknown.nothing_written()
    title = board_titles.texts(count)
    slide, box = slides.add(title, deck_words.texts_note(), is_sample=False)
    columns = (
        (part(ReviewPart.WHY), [(it.goal_id, it.why) for it in brief.texts]),
        (part(ReviewPart.NEXT), [(it.goal_id, it.next) for it in brief.texts]),
    )
    for place, (heading, texts) in zip(box.columns(1, 1), columns, strict=True):
        head = Line(heading, "heading")
        top, rest = place.rows(height_of([head], 20, place.width) + Pt(4))
        write(slide, top, [head], 20)
        lines = [
            Line(as_written(text.strip()), lead=deck_words.fact(goal_label(goal_id)))
            for goal_id, text in texts
            if text.strip()
        ]
        _shared(slide, rest, lines or [Line(papers.nothing_written())])
    return ""


def _shared(slide: object, box: Box, lines: Sequence[Line]) -> None:
    """Give each paragraph its share of a column where not all of them fit, so that none is lost."""
    if height_of(lines, BODY_SIZES[-1], box.width) <= box.height:
        write(slide, box, lines, fitting(lines, box, BODY_SIZES[1:]))
        return
    height = box.height // len(lines)
    for number, line in enumerate(lines):
        place = Box(box.left, box.top + number * height, box.width, height - Pt(6))
        write_fitting(slide, place, [line], BODY_SIZES[-1:])


def decisions_slide(slides: Slides, brief: Brief) -> str:
    """Add the decisions and what is asked of the board."""
    title = board_titles.decisions(board.decision_count(brief))
    slide, box = slides.add(title, deck_words.decisions_note(), is_sample=False)
    names = names_of(brief)
    asked = [
        Line(wording.asked(it, about(it.about, names)), "point")
        for it in board.asked_of_board(brief)
    ]
    asked = [Line(wording.asked_heading(), "heading"), *(asked or [Line(wording.nothing_asked())])]
    rows = decision_rows(brief, names)
    if not rows:
        asked = [Line(deck_words.no_decision()), *asked]
        write_fitting(slide, box, asked)
        return ""
    needed = min(height_of(asked, BODY_SIZES[-1], box.width), box.height // 2)
    upper, lower = box.rows(box.height - needed - Pt(10))
    lower = Box(lower.left, lower.top + Pt(10), lower.width, lower.height - Pt(10))
    grid = Grid(wording.decisions_head(), rows, _DECISION_SHARES, title)
    grid, size, _ = fitted(grid, upper, slide=slide)
    tabulate(slide, upper, grid, size, papers.decisions())
    write_fitting(slide, lower, asked, BODY_SIZES[-2:])
    return ""


def decision_rows(brief: Brief, names: dict[str, str]) -> list[tuple[str, ...]]:
    """Return a row for each decision of the quarter, then for those before."""
    return [_row(it, names) for it in (*brief.decisions, *brief.earlier_decisions)]


def _row(one: Decision, names: dict[str, str]) -> tuple[str, ...]:
    return (
        wording.decision(one, about(one.about, names)),
        one.role or deck_words.role_not_named(),
        deck_words.day(one.due_on),
        wording.outcome(decision_state(one.state), one.outcome),
    )


def unknown_lines(brief: Brief, reasons: Sequence[str]) -> list[str]:
    """Return all that is not known, what weighs most first, and why slides are left out."""
    left_out = [board_unknown.left_out(reasons)] if reasons else []
    return [*left_out, *board_unknown.lines(board.by_weight(brief.unknown))]


def unknown_slide(slides: Slides, brief: Brief, reasons: Sequence[str]) -> str:
    """Add what is not known, five lines at most."""
    told = unknown_lines(brief, reasons)
    title = board_titles.unknown(len(told), MOST_UNKNOWN)
    slide, box = slides.add(title, deck_words.unknown_note(), is_sample=False)
    lines = [Line(it, "point") for it in told[:MOST_UNKNOWN]]
    write_fitting(slide, box, lines or [Line(deck_words.nothing_noted())])
    return ""
