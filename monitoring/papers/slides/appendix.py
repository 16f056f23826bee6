"""The appendix: the figures, lists and texts that the nine slides have no room for."""

from collections.abc import Sequence
from dataclasses import replace

from monitoring.brief import Brief, Measure, Texts, board
from monitoring.papers import findings
from monitoring.papers.figures import gap_figures, measure_figures, sign_figures
from monitoring.papers.slides.board_steps import names_of, rows_of
from monitoring.papers.slides.board_words import MOST_UNKNOWN, decision_rows, unknown_lines
from monitoring.papers.slides.grids import Grid, table_pages, tabulate
from monitoring.papers.slides.layout import Line, fitting, split, write
from monitoring.papers.slides.slide import Slides
from monitoring.vocabulary import ReviewPart
from monitoring.wording import board as board_words
from monitoring.wording import board_appendix as wording
from monitoring.wording import deck as deck_words
from monitoring.wording import deck_charts as gap_words
from monitoring.wording import papers
from monitoring.wording.board_changes import change_line
from monitoring.wording.brief import list_name
from monitoring.wording.plan import as_written
from monitoring.wording.review_form import part

_NONE = "–"
_MEASURE_SHARES = (1.7, 2.2, 0.9, 1.3, 1.9, 1.5, 2.0)
_SIGN_SHARES = (3.2, 1.2, 1.2, 1.1, 2.0)
_GAP_SHARES = (3.4, 0.9, 1.0, 1.3, 1.7)
_STEP_SHARES = (4.6, 2.6, 1.4, 1.6)
_CHANGE_SHARES = (1.3, 7)
_DECISION_SHARES = (4.4, 2.3, 1.0, 2.2)


def add_appendix(slides: Slides, brief: Brief, reasons: Sequence[str]) -> None:
    """Add what stands behind the nine slides.

    Args:
        slides: the deck so far.
        brief: the quarter.
        reasons: why slides were left out.
    """
    _measures(slides, brief)
    _signs(slides, brief)
    _gaps(slides, brief)
    _steps(slides, brief)
    _changes(slides, brief)
    for texts in brief.texts:
        _texts(slides, texts)
    _decisions(slides, brief)
    told = unknown_lines(brief, reasons)
    if len(told) > MOST_UNKNOWN:
        lines = [Line(it, "point") for it in told]
        _lists(slides, lines, wording.of_unknown(), deck_words.unknown_note())
    _rule(slides, brief)


def _tables(slides: Slides, grid: Grid, said: tuple[str, str], *, is_sample: bool = False) -> None:
    """Add a table, over several slides where it does not fit on one."""
    title, notes = wording.appendix(said[0]), said[1]
    slide, box = slides.add(title, notes, is_sample=is_sample)
    pages = table_pages(grid, box)
    for number, (page, size) in enumerate(pages, start=1):
        if number > 1:
            numbered = deck_words.numbered(title, number, len(pages))
            slide, box = slides.add(numbered, notes, is_sample=is_sample)
        described = replace(page, alt=wording.table_alt(title, page.head))
        tabulate(slide, box, described, size, title)


def _lists(
    slides: Slides, lines: Sequence[Line], name: str, notes: str, *, is_sample: bool = False
) -> None:
    """Add paragraphs, over several slides where they do not fit on one."""
    title = wording.appendix(name)
    slide, box = slides.add(title, notes, is_sample=is_sample)
    size = fitting(lines, box)
    pages = split(lines, box, size)
    for number, page in enumerate(pages, start=1):
        if number > 1:
            numbered = deck_words.numbered(title, number, len(pages))
            slide, box = slides.add(numbered, notes, is_sample=is_sample)
        write(slide, box, page, size)


def _measures(slides: Slides, brief: Brief) -> None:
    measures = [it for goal in brief.goals for it in goal.measures]
    if not measures:
        return
    rows = [row for it in measures for row in _measure_rows(it)]
    grid = _kept(Grid(deck_words.measures_head(), rows, _MEASURE_SHARES, wording.of_measures()))
    notes = [deck_words.interval_note(brief.head.rule.confidence), papers.rule_line(brief.head)]
    _tables(
        slides,
        grid,
        (wording.of_measures(), "\n".join(notes)),
        is_sample=findings.is_goal_sample(measures),
    )


def _kept(grid: Grid) -> Grid:
    """Leave out columns that say nothing of any row: they take room from those that do."""
    kept = [n for n in range(len(grid.head)) if any(row[n] != _NONE for row in grid.rows)]
    return Grid(
        tuple(grid.head[n] for n in kept),
        [tuple(row[n] for n in kept) for row in grid.rows],
        tuple(grid.shares[n] for n in kept),
        grid.alt,
    )


def _measure_rows(measure: Measure) -> list[tuple[str, ...]]:
    """Write a measure in a row; in two where the verdict and the result are of different years."""
    figures, name = measure_figures(measure), measure.measure_name
    name = papers.with_sample(name) if measure.is_sample else name
    value = figures.get("value", papers.not_known())
    target = deck_words.target_with_year(figures["target"], measure) if "target" in figures else ""
    level, change = papers.level(measure), papers.change_beside(measure)
    style = measure.period_style
    if measure.period and "value" in figures:
        value = papers.dated(value, measure.period, style)
    if "interval" in figures:
        value = papers.with_interval(value, figures["interval"])
    plan, distance = figures.get("expected", _NONE), findings.distance(measure) or _NONE
    if not measure.is_of_other_year:
        return [(name, value, plan, target or _NONE, distance, level, change)]
    due = figures.get("due", "")
    due = papers.dated(due, measure.deadline_period, style) if due else _NONE
    return [
        (name, due, _NONE, target or _NONE, _NONE, level, _NONE),
        (name, value, plan, _NONE, distance, _NONE, change),
    ]


def _signs(slides: Slides, brief: Brief) -> None:
    signs = brief.early_signs
    if not signs:
        return
    is_all = findings.is_all_sample(signs)
    rows = [
        (
            papers.of_quarter(
                papers.with_sample(papers.sign_label(it))
                if it.is_sample and not is_all
                else papers.sign_label(it),
                it,
            ),
            figures.get("earlier", papers.not_known()),
            figures.get("value", papers.not_known()),
            figures.get("target", _NONE),
            papers.sign_change(it),
        )
        for it in signs
        for figures in (sign_figures(it),)
    ]
    head = wording.signs_figures_head(is_all_sample=is_all)
    grid = Grid(head, rows, _SIGN_SHARES, deck_words.signs_alt())
    is_sample = any(it.is_sample for it in signs)
    said = (wording.of_signs(len(signs)), deck_words.signs_note())
    _tables(slides, grid, said, is_sample=is_sample)


def _gaps(slides: Slides, brief: Brief) -> None:
    widest, confidence = board.gap_facts(brief).widest, brief.head.rule.confidence
    if not widest:
        return
    rows = [
        (gap_words.group_with_number(it), *(figures[name] for name in _GAP_FIGURES))
        for it in widest
        for figures in (gap_figures(it),)
    ]
    grid = Grid(gap_words.gaps_head(confidence), rows, _GAP_SHARES, wording.of_gaps())
    is_sample = any(it.is_sample for it in widest)
    said = (wording.of_gaps(), gap_words.gaps_note(confidence))
    _tables(slides, grid, said, is_sample=is_sample)


_GAP_FIGURES = ("value", "complement", "points", "interval")


def _steps(slides: Slides, brief: Brief) -> None:
    if not brief.steps:
        return
    title = wording.of_steps(len(brief.steps))
    grid = Grid(wording.steps_head(), rows_of(brief), _STEP_SHARES, title)
    notes = "\n".join([deck_words.lanes_note(), findings.step_counts(brief.steps)])
    _tables(slides, grid, (title, notes), is_sample=findings.is_step_sample(brief.steps))


def _changes(slides: Slides, brief: Brief) -> None:
    names, rows = names_of(brief), []
    for code, changes in findings.changes_by_list(brief.changes):
        if looks := findings.change_looks(brief, code):
            rows.append((list_name(code), looks))
        rows += [(list_name(code), change_line(it, names)) for it in changes]
    if not rows:
        return
    grid = Grid(wording.changes_head(), rows, _CHANGE_SHARES, wording.of_changes())
    is_sample = any(it.is_sample for it in brief.changes)
    said = (wording.of_changes(), deck_words.changes_note())
    _tables(slides, grid, said, is_sample=is_sample)


def _texts(slides: Slides, texts: Texts) -> None:
    written = [(part(ReviewPart.WHY), texts.why), (part(ReviewPart.NEXT), texts.next)]
    lines = [
        line
        for heading, text in written
        if text.strip()
        for line in (Line(heading, "heading"), *(Line(it) for it in portions(as_written(text))))
    ]
    if lines:
        _lists(slides, lines, wording.of_texts(texts.goal_id), deck_words.texts_note())


def portions(text: str, length: int = 400) -> list[str]:
    """Cut a person's long text between sentences, so that it can run over slides."""
    cut: list[str] = []
    for paragraph in filter(None, (it.strip() for it in text.split("\n"))):
        held = ""
        for sentence in paragraph.replace(". ", ".\0").split("\0"):
            if held and len(held) + len(sentence) > length:
                cut.append(held)
                held = ""
            held = f"{held} {sentence}".strip()
        cut += [held[start : start + 2 * length] for start in range(0, len(held), 2 * length)]
    return cut


def _decisions(slides: Slides, brief: Brief) -> None:
    rows = decision_rows(brief, names_of(brief))
    if rows:
        head = board_words.decisions_head()
        grid = Grid(head, rows, _DECISION_SHARES, wording.of_decisions())
        _tables(slides, grid, (wording.of_decisions(), deck_words.decisions_note()))


def _rule(slides: Slides, brief: Brief) -> None:
    head = brief.head
    sources = dict.fromkeys(it.source for goal in brief.goals for it in goal.measures if it.source)
    lines = [Line(papers.rule_line(head)), Line(papers.heading(head))]
    lines.append(Line(wording.copy_line(head)))
    if head.corrects is not None:
        lines.append(Line(wording.correction(head)))
    if head.is_sample:
        lines.append(Line(papers.sample_note()))
    lines += [Line(papers.of_goal(it.goal_id, it.wording)) for it in brief.goals]
    lines += [Line(line, "quiet") for goal in brief.goals for line in findings.apart(goal)]
    lines += [Line(papers.source(it), "point") for it in sources]
    notes = [deck_words.interval_note(head.rule.confidence)]
    if head.digest:
        notes.append(deck_words.digest(head.digest))
    whole = [replace(line, text=text) for line in lines for text in portions(line.text)]
    _lists(slides, whole, wording.of_rule(), "\n".join(notes))
