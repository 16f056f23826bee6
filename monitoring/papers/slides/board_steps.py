"""The steps that need the board's attention: done with no effect seen yet, and overdue."""

from collections.abc import Sequence

from pptx.util import Pt

from monitoring.brief import Brief, board
from monitoring.papers import findings
from monitoring.papers.slides.grids import Grid, fitted, tabulate
from monitoring.papers.slides.layout import BODY_SIZES, Box, Line, Slide, height_of, write
from monitoring.papers.slides.slide import Slides
from monitoring.wording import board as wording
from monitoring.wording import board_titles, board_unknown, labels, numbers
from monitoring.wording import deck as deck_words
from monitoring.wording.board_facts import StepFacts
from monitoring.wording.due import position
from monitoring.wording.steps import no_effect_yet

_SHARES = (3.2, 2.4, 1.3)
_NAME = 70  # letters of a step's words


def steps_slide(slides: Slides, brief: Brief) -> str:
    """Add the steps that are done with no effect seen yet, and those that are overdue."""
    facts = board.step_facts(brief)
    if not facts.n:
        return board_unknown.no_step()
    told = (*facts.without_effect, *facts.last_without_effect)
    is_sample = findings.is_step_sample(told)
    notes = [findings.step_reasons(it) for it in told]
    notes += [deck_words.lanes_note(), findings.step_counts(brief.steps)]
    slide, box = slides.add(board_titles.steps(facts), "\n".join(notes), is_sample=is_sample)
    rest = _first_table(slide, box, facts, is_sample=is_sample)
    _overdue(slide, rest, facts)
    return ""


def _first_table(slide: Slide, box: Box, facts: StepFacts, *, is_sample: bool) -> Box:
    """Write the steps without an effect into the upper half, and return what is left."""
    half = Box(box.left, box.top, box.width, round(box.height * 0.52))
    if facts.without_effect:
        head = wording.without_effect_head(is_sample=is_sample)
        rows = [
            (wording.step_name(it, _NAME), position(it.role), labels.lane_state(it.worked.state))
            for it in facts.without_effect
        ]
    elif facts.last_without_effect:
        head = wording.last_head(is_sample=is_sample)
        rows = [
            (
                wording.step_name(it, _NAME),
                position(it.role),
                numbers.short_quarter(it.last_without_effect),
            )
            for it in facts.last_without_effect
        ]
    else:
        return _said(slide, box, no_effect_yet((), has_updates=facts.has_updates))
    return _tabled(slide, box, half, Grid(head, rows, _SHARES, wording.steps_alt(head[0])))


def _tabled(slide: Slide, box: Box, place: Box, grid: Grid) -> Box:
    n_all = len(grid.rows)
    grid, size, left = fitted(grid, place, slide=slide)
    placed = tabulate(slide, place, grid, size, grid.head[0])
    bottom = place.top + place.height if left or n_all > len(grid.rows) else placed.bottom
    top = bottom + Pt(14)
    return Box(box.left, top, box.width, box.top + box.height - top)


def _said(slide: Slide, box: Box, words: str) -> Box:
    lines = [Line(words)]
    place, rest = box.rows(height_of(lines, 20, box.width) + Pt(12))
    write(slide, place, lines, 20)
    return rest


def _overdue(slide: Slide, box: Box, facts: StepFacts) -> None:
    if not facts.overdue:
        write(slide, box, [Line(wording.nothing_overdue())], BODY_SIZES[-1])
        return
    head = wording.overdue_head()
    rows = [
        (wording.step_name(it.step, _NAME), position(it.step.role), wording.overdue(it))
        for it in facts.overdue
    ]
    grid = Grid(head, rows, _SHARES, wording.steps_alt(head[0]))
    grid, size, _ = fitted(grid, box, slide=slide)
    tabulate(slide, box, grid, size, head[0])


def names_of(brief: Brief) -> dict[str, str]:
    """Return step_id -> its code with the beginning of its words."""
    return {it.step_id: wording.step_name(it, _NAME) for it in brief.steps}


def about(code: str, names: dict[str, str]) -> str:
    """Name what a decision is about: a step never by its code alone."""
    return names.get(code, code)


def rows_of(brief: Brief) -> Sequence[tuple[str, ...]]:
    """Return a row for each step: its name, its owner, both lanes."""
    return [
        (
            wording.step_name(it, 110),
            position(it.role),
            deck_words.lane(it.done),
            deck_words.lane(it.worked),
        )
        for it in brief.steps
    ]
