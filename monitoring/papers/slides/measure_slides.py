"""The slides with charts of results: each goal against its plan, and early signs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pptx.util import Pt

from monitoring.brief import Brief, EarlySign, Goal, Head, Measure
from monitoring.papers import findings
from monitoring.papers import signs as sign_rows
from monitoring.papers.figures import measure_figures, sign_figures
from monitoring.papers.slides.charts import (
    has_picture,
    measures_pair,
    pair_chart,
    path_chart,
    signs_pair,
)
from monitoring.papers.slides.layout import (
    Box,
    Grid,
    Line,
    Slide,
    fitting,
    height_of,
    table_pages,
    tabulate,
    write,
)
from monitoring.papers.slides.slide import Slides
from monitoring.pictures.paths import measure_words
from monitoring.wording import deck as wording
from monitoring.wording import papers, verdicts
from monitoring.wording.plan import goal_label

_SIZES = (18, 17, 16, 15, 14, 13, 12)
_FOOT_SIZES = (12, 11, 10)
_TABLE_SIZES = (16, 15, 14, 13, 12, 11)
_MEASURE_SHARES = (1.5, 1.15, 0.8, 0.9, 1.75, 0.9, 1.25)
_SIGN_SHARES = (2.1, 0.95, 0.95, 0.85, 1.5)
_NONE = "–"


@dataclass(frozen=True)
class _Place:
    """A slide and what is free on it."""

    slide: Slide
    box: Box


def goal_slides(slides: Slides, brief: Brief) -> None:
    """Add a slide for each goal; its headline is the title."""
    for goal in brief.goals:
        slide, box = slides.add(
            findings.headline(goal),
            _notes(goal, brief.head),
            is_sample=findings.is_goal_sample(goal.measures),
        )
        if len(goal.measures) == 1:
            _one_measure(_Place(slide, box), goal, brief.head)
        else:
            _several(slides, _Place(slide, box), goal, brief.head)


def _notes(goal: Goal, head: Head) -> str:
    reasons = [line for measure in goal.measures for line in _reasons(measure)]
    adopted = papers.of_goal(goal.goal_id, goal.wording)
    lines = [adopted, *reasons, wording.interval_note(head.rule.confidence), papers.rule_line(head)]
    return "\n".join(lines)


def _reasons(measure: Measure) -> list[str]:
    name = measure.measure_name
    told = [papers.measure_reason(name, line) for line in findings.reasons(measure)]
    return [*told, papers.source(measure.source)] if measure.source else told


def _one_measure(place: _Place, goal: Goal, head: Head) -> None:
    measure = goal.measures[0]
    upper, foot = _with_foot(place.box, goal, head)
    left, right = upper.columns(2.1, 1)
    if has_picture(measure):
        path_chart(place.slide, left, measure, _alt(findings.headline(goal), measure))
    else:
        write(place.slide, left, [Line(wording.no_result())], 20)
    facts = _facts(goal, measure, head)
    write(place.slide, right, facts, fitting(facts, right, _SIZES))
    _under(_Place(place.slide, foot), goal, head)


def _alt(headline: str, measure: Measure) -> str:
    return f"{headline} {measure_words(measure)}"


def _facts(goal: Goal, measure: Measure, head: Head) -> list[Line]:
    figures = measure_figures(measure)
    known = {
        papers.interval_name(head.rule.confidence): figures.get("interval", ""),
        papers.plan_for(measure): "" if measure.is_final else figures.get("expected", ""),
        papers.target_for(measure): figures.get("target", ""),
        wording.next_name(): findings.waiting(goal),
    }
    change = Line(verdicts.change_reason(measure), lead=papers.change(measure))
    if measure.is_of_other_year:
        decided = figures.get("due", "")
        verdict = [
            Line(decided, lead=papers.level(measure)),
            Line(verdicts.later_figures(measure)),
        ]
    else:
        verdict = [Line(findings.distance(measure), lead=papers.level(measure))]
    result = Line(wording.result(measure), lead=wording.fact(papers.result()))
    lines = [*verdict, change, result]
    return lines + [Line(text, lead=wording.fact(name)) for name, text in known.items() if text]


def _under(place: _Place, goal: Goal, head: Head) -> None:
    """Write under what is shown what does not compare, the goal, the rule and the sources."""
    lines = _foot_lines(goal, head)
    write(place.slide, place.box, lines, fitting(lines, place.box, _FOOT_SIZES))


def _foot_lines(goal: Goal, head: Head) -> list[Line]:
    sources = "; ".join(dict.fromkeys(it.source for it in goal.measures if it.source))
    lines = [Line(it, kind="quiet") for it in findings.apart(goal)]
    lines += [Line(papers.of_goal(goal.goal_id, goal.wording)), Line(papers.rule_line(head))]
    return [*lines, Line(papers.source(sources))] if sources else lines


def _with_foot(box: Box, goal: Goal, head: Head) -> tuple[Box, Box]:
    """Cut the foot off, as high as its lines need in the smallest type."""
    needed = height_of(_foot_lines(goal, head), _FOOT_SIZES[-1], box.width)
    return box.rows(box.height - max(Pt(80), needed))


def _several(slides: Slides, place: _Place, goal: Goal, head: Head) -> None:
    """Set the measures of a goal in a table beside one chart of all."""
    pair = measures_pair(goal.measures)
    is_drawn = bool(pair.names) and len({it.unit for it in goal.measures}) == 1
    alt = " ".join(_alt("", it).strip() for it in goal.measures)

    def draw(at: _Place) -> None:
        headline = findings.headline(goal)
        pair_chart(at.slide, at.box, pair, goal_label(goal.goal_id), f"{headline} {alt}")

    def under(at: _Place) -> _Place:
        upper, foot = _with_foot(at.box, goal, head)
        _under(_Place(at.slide, foot), goal, head)
        return _Place(at.slide, upper)

    def again() -> _Place:
        title = wording.measure_by_measure(goal.goal_id)
        is_sample = findings.is_goal_sample(goal.measures)
        return under(_Place(*slides.add(title, papers.rule_line(head), is_sample=is_sample)))

    _chart_and_table(under(place), draw if is_drawn else None, _measures_grid(goal), again)


def _chart_and_table(
    place: _Place,
    draw: Callable[[_Place], None] | None,
    grid: Grid,
    again: Callable[[], _Place],
) -> None:
    """Set a table beside a chart; on slides of its own where it does not fit there."""
    left, right = place.box.columns(1, 1.6) if draw else (place.box, place.box)
    beside = _Place(place.slide, right)
    pages = table_pages(grid, beside.box, _TABLE_SIZES)
    if draw and len(pages) > 1:
        draw(place)
        beside = again()
        pages = table_pages(grid, beside.box, _TABLE_SIZES)
    elif draw:
        draw(_Place(place.slide, left))
    for number, (page, size) in enumerate(pages):
        if number:
            beside = again()
        tabulate(beside.slide, beside.box, page, size, grid.head[0])


def _measures_grid(goal: Goal) -> Grid:
    rows = [row for measure in goal.measures for row in _measure_rows(measure)]
    head = wording.measures_head()
    # A column that says nothing of any measure takes room from those that do.
    kept = [place for place in range(len(head)) if any(row[place] != _NONE for row in rows)]
    return Grid(
        tuple(head[place] for place in kept),
        [tuple(row[place] for place in kept) for row in rows],
        tuple(_MEASURE_SHARES[place] for place in kept),
        wording.measures_alt(goal.goal_id, findings.headline(goal)),
    )


def _measure_rows(measure: Measure) -> list[tuple[str, ...]]:
    """Write a measure in a row; in two where the verdict and the result are of different years."""
    figures, name = measure_figures(measure), measure.measure_name
    name = papers.with_sample(name) if measure.is_sample else name
    value = figures.get("value", papers.not_known())
    target = wording.target_with_year(figures["target"], measure) if "target" in figures else _NONE
    level, change = papers.level(measure), papers.change_beside(measure)
    style = measure.period_style
    if measure.is_of_other_year:
        value = papers.dated(value, measure.period, style)
    if "interval" in figures:
        value = papers.with_interval(value, figures["interval"])
    plan, distance = figures.get("expected", _NONE), findings.distance(measure) or _NONE
    if not measure.is_of_other_year:
        return [(name, value, plan, target, distance, level, change)]
    due = figures.get("due", "")
    due = papers.dated(due, measure.deadline_period, style) if due else _NONE
    return [
        (name, due, _NONE, target, _NONE, level, _NONE),
        (name, value, plan, _NONE, distance, _NONE, change),
    ]


def sign_slides(slides: Slides, brief: Brief) -> None:
    """Add the early signs: this quarter beside the same quarter a year before."""
    signs = sign_rows.shown(brief.early_signs)
    if not signs:
        return
    pair, title = signs_pair(signs), findings.signs_finding(brief.early_signs)
    reasons = [wording.sign_reason(it, verdicts.change_reason(it)) for it in signs]
    notes = "\n".join([*reasons, wording.signs_note()])
    grid = _signs_grid(brief.early_signs)
    is_sample = any(it.is_sample for it in signs)

    def draw(at: _Place) -> None:
        alt = wording.signs_chart_alt(title, grid.rows)
        pair_chart(at.slide, at.box, pair, papers.early_signs(), alt)

    def again() -> _Place:
        return _Place(*slides.add(wording.signs_figures(), notes, is_sample=is_sample))

    place = _Place(*slides.add(title, notes, is_sample=is_sample))
    _chart_and_table(place, draw if pair.names else None, grid, again)


def _signs_grid(signs: Sequence[EarlySign]) -> Grid:
    is_all = findings.is_all_sample(signs)
    return Grid(
        sign_rows.head(signs, is_all_sample=is_all),
        [
            _sign_row(it, signs, is_marked=it.is_sample and not is_all)
            for it in sign_rows.shown(signs)
        ],
        _SIGN_SHARES,
        wording.signs_alt(),
    )


def _sign_row(sign: EarlySign, signs: Sequence[EarlySign], *, is_marked: bool) -> tuple[str, ...]:
    figures, name = sign_figures(sign), papers.sign_label(sign)
    return (
        sign_rows.of_quarter(papers.with_sample(name) if is_marked else name, sign, signs),
        figures.get("earlier", papers.not_known()),
        figures.get("value", papers.not_known()),
        figures.get("target", _NONE),
        papers.sign_change(sign),
    )
