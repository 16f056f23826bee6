"""The first slides: all goals on one, the measures drawn year by year, and those in one table."""

from collections.abc import Sequence

from pptx.util import Pt

from monitoring.brief import Brief, Goal, Measure, board
from monitoring.papers import findings
from monitoring.papers.slides.charts import path_chart
from monitoring.papers.slides.grids import Grid, fitted, tabulate
from monitoring.papers.slides.layout import (
    BODY_SIZES,
    LEADING,
    Box,
    Line,
    Slide,
    fitting,
    height_of,
    write,
    write_fitting,
)
from monitoring.papers.slides.pictures import Mark, draw_marks
from monitoring.papers.slides.slide import Slides
from monitoring.pictures.paths import measure_words
from monitoring.wording import (
    beside,
    board_stand,
    board_titles,
    board_unknown,
    papers,
    targets,
    verdicts,
)
from monitoring.wording import board as wording
from monitoring.wording.goal_headlines import goal_count
from monitoring.wording.joined import stop
from monitoring.wording.measure_counts import are_of_several_years, counted_measures
from monitoring.wording.numbers import is_missing
from monitoring.wording.plan import goal_label
from monitoring.wording.verdict_facts import own_value

_SHORT_SHARES = (2.2, 0.9, 0.9, 1.9)
_TABLE_SHARES = (2.3, 0.8, 2.4, 0.8, 1.6, 2.2)
_MOST_GOALS, _MOST_CHARTS = 4, 4
_SUBTITLE, _VALUE, _VERDICT = 18, 40, 24
_NONE = "–"


def goals_slide(slides: Slides, brief: Brief) -> str:
    """Add all goals on one slide: where each stands, and how that is known."""
    title = board_stand.stand(board.goal_counts(brief))
    notes = [papers.of_goal(it.goal_id, findings.headline(it)) for it in brief.goals]
    notes += [papers.of_goal(it.goal_id, it.wording) for it in brief.goals]
    notes.append(papers.rule_line(brief.head))
    is_sample = any(findings.is_goal_sample(it.measures) for it in brief.goals)
    slide, box = slides.add(title, "\n".join(notes), is_sample=is_sample)
    line = [Line(wording.occasion(brief.head), "quiet")]
    top, rest = box.rows(height_of(line, _SUBTITLE, box.width) + Pt(8))
    write(slide, top, line, _SUBTITLE)
    shown = brief.goals[:_MOST_GOALS]
    is_large = len(shown) < 3
    for goal, place in zip(shown, _places(rest, shown), strict=True):
        _goal(slide, place, goal, is_large=is_large)
    return ""


def _places(box: Box, goals: Sequence[Goal]) -> list[Box]:
    """Share a slide out among its goals: side by side up to two, then two by two."""
    if len(goals) < 3:
        shares = [1.55 if len(it.measures) > 1 else 1 for it in goals]
        return box.columns(*shares) if goals else []
    half = box.height // 2
    upper, lower = box.rows(half)
    lower = Box(lower.left, lower.top + Pt(6), lower.width, lower.height - Pt(6))
    # A third goal has the lower half to itself: its lines are not cut for an empty place.
    return [*upper.columns(1, 1), *(lower.columns(1, 1) if goals[3:] else [lower])]


def _goal(slide: Slide, box: Box, goal: Goal, *, is_large: bool) -> None:
    if len(goal.measures) == 1:
        _one(slide, box, goal, is_large=is_large)
    else:
        _several(slide, box, goal, is_large=is_large)


def _one(slide: Slide, box: Box, goal: Goal, *, is_large: bool) -> None:
    measure = goal.measures[0]
    head = Line(wording.goal_heading(goal.goal_id, measure.measure_name), "heading")
    rest = _headed(slide, box, head)
    if is_large:
        rest = _value(slide, rest, measure)
    # The verdict stands large above; a finding that says no more is not said again.
    finding = findings.headline(goal)
    is_said = is_large and finding == stop(verdicts.level(measure))
    told = ["" if is_said else finding, *targets.on_slide(measure)[:1], *findings.later(goal)]
    told += [wording.plan_and_target(measure), board_unknown.awaited(measure)]
    write_fitting(slide, rest, [Line(it) for it in told if it], (20, 18))


def _value(slide: Slide, box: Box, measure: Measure) -> Box:
    """Write the result and the verdict large, and return what is left of the place."""
    rest = box
    value = papers.not_known() if not wording.period(measure) else own_value(measure)
    for text, sizes in (
        (value, (_VALUE, 32, 28, 24)),
        (papers.level(measure), (_VERDICT, 22, 20, 18)),
    ):
        lines = [Line(text, "heading")]
        one = Box(rest.left, rest.top, rest.width, Pt(sizes[0] * LEADING))
        size = fitting(lines, one, sizes)
        place, rest = rest.rows(height_of(lines, size, rest.width) + Pt(2))
        write(slide, place, lines, size)
    return rest


def _headed(slide: Slide, box: Box, head: Line) -> Box:
    """Write a heading over a place, and return what is left of it."""
    place, rest = box.rows(height_of([head], 20, box.width) + Pt(4))
    write(slide, place, [head], 20)
    return rest


def _several(slide: Slide, box: Box, goal: Goal, *, is_large: bool) -> None:
    count = board.measure_count(goal.measures)
    head = goal_label(goal.goal_id)
    if goal.measures:
        what = counted_measures(count.n, are_tests=count.are_tests)
        head = wording.goal_heading(goal.goal_id, what)
    rest = _headed(slide, box, Line(head, "heading"))
    told = [goal_count(goal.measures)]
    if not goal.measures:
        told.append(findings.waiting(goal))
    if not is_large or not goal.measures:
        told += [board_unknown.awaited(it) for it in goal.measures[:1]]
        write_fitting(slide, rest, [Line(it) for it in told if it], (20, 18))
        return
    lines = [Line(it) for it in told]
    place, under = rest.rows(height_of(lines, 18, rest.width) + Pt(6))
    write(slide, place, lines, 18)
    is_judged = bool(count.n_reached or count.n_short)
    is_mixed = are_of_several_years(goal.measures)
    grid = Grid(
        wording.measures_head(are_tests=count.are_tests),
        [_short_row(it, is_judged=is_judged, is_mixed=is_mixed) for it in goal.measures],
        _SHORT_SHARES,
        findings.headline(goal),
    )
    grid, size, _ = fitted(_without_empty(grid), under)
    tabulate(slide, under, grid, size, goal_label(goal.goal_id))


def _short_row(measure: Measure, *, is_judged: bool, is_mixed: bool) -> tuple[str, ...]:
    return (
        papers.with_sample(measure.measure_name) if measure.is_sample else measure.measure_name,
        _decided(measure, is_mixed=is_mixed),
        wording.target_of(measure),
        wording.level_short(measure) if is_judged else _NONE,
    )


def _decided(measure: Measure, *, is_mixed: bool) -> str:
    """Write the result that the verdict is of: that of the deadline's year where it has passed."""
    if measure.is_of_other_year and not is_missing(measure.due_value):
        return wording.due_result(measure)
    if is_missing(measure.value) and not measure.end_code:
        return papers.not_known()
    return wording.result_with_year(measure, is_mixed=True) if is_mixed else own_value(measure)


def _without_empty(grid: Grid) -> Grid:
    """Leave out the columns that say nothing of any row, or the same of all as the line above."""
    kept = [
        place
        for place in range(len(grid.head))
        if not grid.rows or not {row[place] for row in grid.rows} <= {_NONE, papers.not_known()}
    ]
    return Grid(
        tuple(grid.head[place] for place in kept),
        [tuple(row[place] for place in kept) for row in grid.rows],
        tuple(grid.shares[place] for place in kept),
        grid.alt,
    )


def path_slide(slides: Slides, brief: Brief) -> str:
    """Add the measures that are drawn year by year, with trend and margins."""
    drawn = board.charted(brief)[:_MOST_CHARTS]
    if not drawn:
        return board_unknown.no_result()
    title = board_titles.path(drawn)
    notes = [line for it in drawn for line in papers_notes(it)]
    is_sample = any(it.is_sample for it in drawn)
    slide, box = slides.add(title, "\n".join(notes), is_sample=is_sample)
    if len(drawn) == 1:
        _large(slide, box, drawn[0], title)
        return ""
    upper, lower = box.rows(box.height // 2)
    places = box.columns(1, 1) if len(drawn) == 2 else [*upper.columns(1, 1), *lower.columns(1, 1)]
    for measure, place in zip(drawn, places, strict=False):
        head = Line(wording.headed_value(measure), "heading")
        rest = _headed(slide, place, head)
        path_chart(slide, rest, measure, measure_words(measure))
    return ""


def papers_notes(measure: Measure) -> list[str]:
    """Return why a measure stands as it does, and where it comes from, for whoever speaks."""
    told = [papers.measure_reason(measure.measure_name, it) for it in findings.reasons(measure)]
    return [*told, papers.source(measure.source)] if measure.source else told


def _large(slide: Slide, box: Box, measure: Measure, title: str) -> None:
    left, right = box.columns(2.1, 1)
    path_chart(slide, left, measure, f"{title}. {measure_words(measure)}")
    lines = [
        Line(wording.headed_value(measure), "heading"),
        Line(papers.change_beside(measure)),
        Line(wording.trend(measure)),
        Line(wording.plan_and_target(measure)),
        *map(Line, targets.on_slide(measure)),
    ]
    write_fitting(slide, right, [it for it in lines if it.text], BODY_SIZES[1:])


def table_slide(slides: Slides, brief: Brief) -> str:
    """Add the measures of goals that have several, in one table with a picture in it."""
    measures = board.tabled(brief)
    if not measures:
        return board_unknown.no_table()
    count = board.measure_count(measures)
    title = board_titles.table(count)
    notes = [line for it in measures for line in papers_notes(it)]
    is_sample = findings.is_goal_sample(measures)
    slide, box = slides.add(title, "\n".join(notes), is_sample=is_sample)
    is_mixed = are_of_several_years(measures)
    rows = [_table_row(it, is_mixed=is_mixed) for it in measures]
    grid = Grid(
        wording.table_head(are_tests=count.are_tests),
        rows,
        _TABLE_SHARES,
        " ".join(measure_words(it) for it in measures),
    )
    drawn = 2
    is_empty = [all(row[place] == _NONE for row in rows) for place in range(len(grid.head))]
    kept = [place for place in range(len(grid.head)) if not is_empty[place]]
    grid = Grid(
        tuple(grid.head[it] for it in kept),
        [tuple(row[it] for it in kept) for row in rows],
        tuple(grid.shares[it] for it in kept),
        grid.alt,
    )
    told = (*targets.notes(measures), *map(board_unknown.awaited, measures))
    under = [Line(it) for it in dict.fromkeys(told) if it]
    foot = min(height_of(under, BODY_SIZES[-1], box.width), box.height // 6)
    upper, lower = box.rows(box.height - foot)
    grid, size, left = fitted(grid, upper, slide=slide)
    placed = tabulate(slide, upper, grid, size, title)
    write_fitting(slide, lower, under, BODY_SIZES[-1:])
    shown = measures[: len(measures) - left]
    marks = [_mark(it) for it in shown]
    if any(it.numbers for it in marks):
        cells = [placed.cell(down, kept.index(drawn)) for down in range(len(shown))]
        zero = min(number for it in marks for number in it.numbers)
        draw_marks(slide, cells, marks, (papers.result(), wording.table_picture(title)), zero)
    return ""


def _table_row(measure: Measure, *, is_mixed: bool) -> tuple[str, ...]:
    is_moved = not is_missing(measure.change_points)
    return (
        papers.with_sample(measure.measure_name) if measure.is_sample else measure.measure_name,
        wording.result_with_year(measure, is_mixed=is_mixed),
        "",
        wording.target_beside(measure),
        papers.change(measure) if is_moved else _NONE,
        beside.short(measure) or _NONE,
    )


def _mark(measure: Measure) -> Mark:
    if is_missing(measure.value) or measure.end_code:
        return Mark()
    has_margin = not is_missing(measure.interval_low)
    return Mark(
        value=measure.value,
        low=measure.interval_low if has_margin else None,
        high=measure.interval_high if has_margin else None,
        target=None
        if is_missing(measure.final_target) or wording.is_apart_from_target(measure)
        else measure.final_target,
    )
