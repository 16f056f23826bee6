"""The slides with charts of results: each goal against its path, and quarterly figures."""

from collections.abc import Callable, Sequence

from pptx.util import Pt

from monitoring.brief import Brief, Goal, Head, Interim, Measure
from monitoring.brief.figures import shown
from monitoring.papers.figures import interim_figures, measure_figures
from monitoring.papers.findings import distance, interim_finding, is_goal_sample, rule_line
from monitoring.papers.slides.charts import (
    has_picture,
    interim_pair,
    measures_pair,
    pair_chart,
    path_chart,
)
from monitoring.papers.slides.layout import (
    Box,
    Grid,
    Line,
    Slide,
    fitting,
    table_pages,
    tabulate,
    write,
)
from monitoring.papers.slides.slide import Stage
from monitoring.wording import figures as wording
from monitoring.wording import labels

_SIZES = (18, 17, 16, 15, 14, 13, 12)
_TABLE_SIZES = (16, 15, 14, 13, 12, 11)
_INTERVAL = (
    "The interval is of 95%. A graduating class is a whole population: its interval stands for "
    "ordinary year-to-year luck."
)


def goal_slides(stage: Stage, brief: Brief) -> None:
    """Add a slide for each goal; its headline is the title."""
    for goal in brief.goals:
        told = [it for measure in goal.measures for it in _reasons(measure)]
        notes = "\n".join([f"{goal.label}: {goal.wording}", *told, _INTERVAL])
        slide, box = stage.add(
            goal.headline or goal.label,
            f"{notes}\n{rule_line(brief.head)}",
            is_sample=is_goal_sample(goal.measures),
        )
        if len(goal.measures) == 1:
            _one_measure(slide, box, goal, brief.head)
        else:
            _several(stage, (slide, box), goal, brief.head)


def _reasons(measure: Measure) -> list[str]:
    return [
        f"{measure.name}: {labels.level(measure.level)}. {measure.level_reason}",
        f"{labels.change(measure.change)}. {measure.change_reason}",
        f"Source: {measure.source}" if measure.source else "",
    ]


def _one_measure(slide: Slide, box: Box, goal: Goal, head: Head) -> None:
    measure = goal.measures[0]
    upper, foot = box.rows(box.height - Pt(80))
    left, right = upper.columns(2.1, 1)
    if has_picture(measure):
        path_chart(slide, left, measure, f"{goal.headline} {_told(measure)}")
    else:
        write(slide, left, [Line("No result is known yet.")], 20)
    facts = _facts(goal, measure)
    write(slide, right, facts, fitting(facts, right, _SIZES))
    _under(slide, foot, [measure], goal, head)


def _told(measure: Measure) -> str:
    years = [
        f"{it.period}: {it.words if it.value is None else shown(it.value, measure.unit)}"
        for it in measure.points
    ]
    return f"{measure.name} by year: {'; '.join(years)}."


def _facts(goal: Goal, measure: Measure) -> list[Line]:
    figures = measure_figures(measure)
    level = f"{wording.LEVEL_MARKS.get(measure.level, '–')} {labels.level(measure.level)}"
    change = f"{wording.CHANGE_MARKS.get(measure.change, '–')} {labels.change(measure.change)}"
    told = [
        (level, distance(measure) or " "),
        (change, measure.change_reason or " "),
        ("Result:", _with_period(measure, figures.get("value", "not known"))),
        ("95% interval:", figures.get("interval", "")),
        ("The path expects:", figures.get("expected", "")),
        (
            "Final target:",
            f"{figures['target']} by {measure.deadline}" if "target" in figures else "",
        ),
        ("Next:", goal.waiting or measure.waiting),
    ]
    return [Line(words, lead=name) for name, words in told if words]


def _with_period(measure: Measure, value: str) -> str:
    counted = ""
    if measure.numerator is not None and measure.n is not None:
        counted = f" ({wording.count(measure.numerator)} of {wording.count(measure.n)})"
    return f"{value}{counted}, {measure.period}" if measure.period else value


def _under(slide: Slide, box: Box, measures: Sequence[Measure], goal: Goal, head: Head) -> None:
    """Write the goal as adopted, the rule and the sources under what is shown."""
    sources = "; ".join(dict.fromkeys(it.source for it in measures if it.source))
    lines = [
        Line(f"{goal.label}: {goal.wording}"),
        Line(rule_line(head)),
        *([Line(f"Source: {sources}")] if sources else []),
    ]
    write(slide, box, lines, fitting(lines, box, (12, 11, 10)))


def _several(stage: Stage, place: tuple[Slide, Box], goal: Goal, head: Head) -> None:
    """Set the measures of a goal in a table beside one chart of all."""
    pair = measures_pair(goal.measures)
    alt = "; ".join(
        f"{it.name}: {measure_figures(it).get('value', 'not known')}" for it in goal.measures
    )

    def draw(slide: Slide, box: Box) -> None:
        pair_chart(slide, box, pair, goal.label, f"{goal.headline} {alt}.")

    def under(place: tuple[Slide, Box]) -> tuple[Slide, Box]:
        upper, foot = place[1].rows(place[1].height - Pt(80))
        _under(place[0], foot, goal.measures, goal, head)
        return place[0], upper

    def again() -> tuple[Slide, Box]:
        title = f"{goal.label}, measure by measure"
        is_sample = is_goal_sample(goal.measures)
        return under(stage.add(title, rule_line(head), is_sample=is_sample))

    is_drawn = bool(pair.names) and len({it.unit for it in goal.measures}) == 1
    _chart_and_table(under(place), draw if is_drawn else None, _measures_grid(goal), again)


def _chart_and_table(
    place: tuple[Slide, Box],
    draw: Callable[[Slide, Box], None] | None,
    grid: Grid,
    again: Callable[[], tuple[Slide, Box]],
) -> None:
    """Set a table beside a chart; on slides of its own where it does not fit there."""
    slide, box = place
    left, right = box.columns(1, 1.6) if draw else (box, box)
    pages = table_pages(grid, right, _TABLE_SIZES)
    if draw and len(pages) > 1:
        draw(slide, box)
        slide, right = again()
        pages = table_pages(grid, right, _TABLE_SIZES)
    elif draw:
        draw(slide, left)
    for number, (page, size) in enumerate(pages):
        if number:
            slide, right = again()
        tabulate(slide, right, page, size, grid.head[0])


def _measures_grid(goal: Goal) -> Grid:
    rows = []
    for it in goal.measures:
        figures = measure_figures(it)
        interval = f" ({figures['interval']})" if "interval" in figures else ""
        rows.append(
            (
                f"{it.name}, Sample" if it.is_sample else it.name,
                f"{figures.get('value', 'not known')}{interval}",
                figures.get("expected", "–"),
                f"{figures['target']}, {it.deadline}" if "target" in figures else "–",
                distance(it) or "–",
                f"{wording.LEVEL_MARKS.get(it.level, '–')} {labels.level(it.level)}",
                f"{wording.CHANGE_MARKS.get(it.change, '–')} {labels.change(it.change)}",
            )
        )
    head = ("Measure", "Result", "Path expects", "Final target", "Distance", "Level", "Change")
    shares = (1.5, 1.15, 0.8, 0.9, 1.75, 0.9, 1.25)
    # A column that says nothing of any measure takes room from those that do.
    kept = [place for place in range(len(head)) if any(row[place] != "–" for row in rows)]
    return Grid(
        tuple(head[place] for place in kept),
        [tuple(row[place] for place in kept) for row in rows],
        tuple(shares[place] for place in kept),
        f"The measures of {goal.label}: result, path, distance, level and change of each. "
        f"{goal.headline}",
    )


def interim_slides(stage: Stage, brief: Brief) -> None:
    """Add the quarterly figures: this quarter beside the same quarter a year before."""
    if not brief.interims:
        return
    pair = interim_pair(brief.interims)
    title = interim_finding(brief.interims)
    reasons = "\n".join(f"{it.name}: {it.reason} Source: {it.source}." for it in brief.interims)
    notes = (
        f"{reasons}\nQuarterly figures are early signs: they never change a goal's status. School "
        "measures are seasonal, so a quarter is compared with the same quarter a year before."
    )
    grid = _interim_grid(brief.interims)
    is_sample = any(it.is_sample for it in brief.interims)
    alt = "; ".join(f"{it[0]}: {it[1]} a year before, {it[2]} now, {it[4]}" for it in grid.rows)

    def draw(slide: Slide, box: Box) -> None:
        pair_chart(slide, box, pair, "quarterly figures", f"{title}. {alt}.")

    def again() -> tuple[Slide, Box]:
        return stage.add(f"{title}: the figures", notes, is_sample=is_sample)

    place = stage.add(title, notes, is_sample=is_sample)
    _chart_and_table(place, draw if pair.names else None, grid, again)


def _interim_grid(interims: Sequence[Interim]) -> Grid:
    rows = []
    is_all_sample = all(it.is_sample for it in interims)
    for it in interims:
        figures = interim_figures(it)
        name = it.name if it.is_better_higher else f"{it.name} (lower is better)"
        rows.append(
            (
                f"{name}, Sample" if it.is_sample and not is_all_sample else name,
                figures.get("earlier", "not known"),
                figures.get("value", "not known"),
                figures.get("target", "none"),
                f"{wording.CHANGE_MARKS.get(it.change, '–')} {labels.change(it.change)}",
            )
        )
    periods = next(((it.earlier_period, it.period) for it in interims if it.period), ("", ""))
    return Grid(
        (
            "Figure (all Sample)" if is_all_sample else "Figure",
            periods[0] or "A year before",
            periods[1] or "This quarter",
            "Target",
            "Change",
        ),
        rows,
        (2.1, 0.95, 0.95, 0.85, 1.5),
        "Each quarterly figure: a year before, this quarter, its target, the change in a word.",
    )
