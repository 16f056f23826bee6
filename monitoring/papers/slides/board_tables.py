"""The early signs as a picture of their changes, and the widest gaps as a picture of both sides."""

from collections.abc import Sequence

from pptx.util import Pt

from monitoring.brief import Brief, EarlySign, Gap, board
from monitoring.papers import findings
from monitoring.papers import signs as sign_rows
from monitoring.papers.figures import gap_figures, sign_figures
from monitoring.papers.slides.grids import Grid, fitted, tabulate
from monitoring.papers.slides.layout import Line, height_of, write
from monitoring.papers.slides.pictures import Mark, draw_marks
from monitoring.papers.slides.slide import Slides
from monitoring.vocabulary import Change
from monitoring.wording import board as wording
from monitoring.wording import board_titles, board_unknown, many_looks, papers, verdicts
from monitoring.wording import deck as deck_words
from monitoring.wording import deck_charts as gap_words
from monitoring.wording.numbers import is_missing

_SIGN_SHARES = (2.6, 0.9, 0.8, 3.2, 1.7)
_GAP_SHARES = (1.7, 2.1, 0.7, 0.8, 3.0, 1.2)
_MOST_GAPS = 8


def signs_slide(slides: Slides, brief: Brief) -> str:
    """Add the early signs: how each moved in a year, drawn so that right is better."""
    if not brief.early_signs:
        return board_unknown.no_sign()
    signs = sign_rows.shown(brief.early_signs)
    title = board_titles.signs(brief.early_signs)
    notes = [deck_words.sign_reason(it, verdicts.change_reason(it)) for it in signs]
    notes.append(deck_words.signs_note())
    slide, box = slides.add(title, "\n".join(notes), is_sample=any(it.is_sample for it in signs))
    is_all = findings.is_all_sample(brief.early_signs)
    rows = [_sign_row(it, signs, is_marked=it.is_sample and not is_all) for it in signs]
    more = len(brief.early_signs)
    grid = Grid(
        wording.signs_head(is_all_sample=is_all), rows, _SIGN_SHARES, deck_words.signs_alt()
    )
    grid, size, _ = fitted(grid, box, n_all=more, slide=slide)
    placed = tabulate(slide, box, grid, size, papers.early_signs())
    shown = signs[: len(grid.rows)]
    marks = [_change_mark(it) for it in shown]
    if any(it.numbers for it in marks):
        cells = [placed.cell(down, 3) for down in range(len(shown))]
        draw_marks(slide, cells, marks, (papers.early_signs(), wording.signs_picture(title)), 0)
    return ""


def _sign_row(sign: EarlySign, signs: Sequence[EarlySign], *, is_marked: bool) -> tuple[str, ...]:
    figures, name = sign_figures(sign), papers.sign_label(sign)
    return (
        sign_rows.of_quarter(papers.with_sample(name) if is_marked else name, sign, signs),
        figures.get("earlier", papers.not_known()),
        figures.get("value", papers.not_known()),
        "",
        wording.sign_verdict(sign),
    )


def _change_mark(sign: EarlySign) -> Mark:
    """Return the change with its margin, turned so that right is better; only of percentages."""
    if not sign.is_percent or is_missing(sign.change_points) or is_missing(sign.change_low):
        return Mark()
    turn = -1 if sign.is_lower_better else 1
    ends = sorted((turn * sign.change_low, turn * sign.change_high))
    is_clear = sign.change in (Change.CLEAR_IMPROVEMENT, Change.CLEAR_DECLINE)
    is_quiet = not is_clear or many_looks.is_alone(sign.change, sign.survives)
    return Mark(turn * sign.change_points, ends[0], ends[1], is_quiet=is_quiet)


def gaps_slide(slides: Slides, brief: Brief) -> str:
    """Add the widest gaps: of each measure the group furthest behind all other students."""
    facts = board.gap_facts(brief)
    if not facts.n:
        return board_unknown.no_gap()
    title, confidence = board_titles.gaps(facts), brief.head.rule.confidence
    notes = [findings.gap_text(it, confidence) for it in facts.widest]
    notes.append(gap_words.gaps_note(confidence))
    is_sample = any(it.is_sample for it in facts.widest)
    slide, box = slides.add(title, "\n".join(notes), is_sample=is_sample)
    line = [Line(wording.gaps_line(facts))]
    if line[0].text:
        top, box = box.rows(height_of(line, 18, box.width) + Pt(6))
        write(slide, top, line, 18)
    gaps = facts.widest[:_MOST_GAPS]
    if not gaps:
        write(slide, box, [Line(board_titles.gaps(facts))], 24)
        return ""
    grid = Grid(wording.gaps_head(), [_gap_row(it) for it in gaps], _GAP_SHARES, title)
    grid, size, _ = fitted(grid, box, n_all=len(facts.widest), slide=slide)
    placed = tabulate(slide, box, grid, size, papers.widest_gaps())
    shown = gaps[: len(grid.rows)]
    cells = [placed.cell(down, 4) for down in range(len(shown))]
    marks = [Mark(value=it.value, other=it.complement_value) for it in shown]
    draw_marks(slide, cells, marks, (papers.widest_gaps(), wording.gaps_picture(title)), 0)
    return ""


def _gap_row(gap: Gap) -> tuple[str, ...]:
    figures = gap_figures(gap)
    return (
        papers.with_sample(gap.measure_name) if gap.is_sample else gap.measure_name,
        wording.group(gap),
        figures["value"],
        figures["complement"],
        "",
        figures["points"],
    )
