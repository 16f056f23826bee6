"""The slides with gaps between groups and all others."""

from collections.abc import Sequence

from monitoring.brief import Brief, Gap, Goal
from monitoring.papers.figures import gap_figures, widest_gaps
from monitoring.papers.findings import gap_finding
from monitoring.papers.slides.charts import gap_pair, pair_chart
from monitoring.papers.slides.layout import Grid, table_pages, tabulate
from monitoring.papers.slides.slide import Stage
from monitoring.wording import figures as wording

_TABLE_SIZES = (16, 15, 14, 13, 12, 11, 10, 9)
_GAPS_ON_A_SLIDE = 8
_NOTE = (
    "A group is set beside all others, not beside a whole that contains it. A gap is clear where "
    "its 95% interval does not reach zero. Shown is, for each measure, the group that is furthest "
    "behind of those clearly behind; the page Subgroups shows all groups."
)


def gap_slides(stage: Stage, brief: Brief) -> None:
    """Add, for each goal, the group that is furthest behind all others in each measure."""
    for goal in brief.goals:
        own = [it for it in brief.gaps if it.goal_id == goal.goal_id]
        gaps = widest_gaps(own)
        for start in range(0, max(len(gaps), 1), _GAPS_ON_A_SLIDE):
            shown = gaps[start : start + _GAPS_ON_A_SLIDE]
            if own:
                _gap_slide(stage, goal, own, shown)


def _gap_slide(stage: Stage, goal: Goal, own: Sequence[Gap], shown: Sequence[Gap]) -> None:
    largest = next((it for it in own if it.is_largest), None)
    finding = gap_finding(own)
    title = f"{goal.label}: {finding[:1].lower()}{finding[1:]}"
    if largest is not None:
        points = gap_figures(largest)["points"].lstrip(wording.MINUS)
        title = (
            f"{goal.label}: the widest clear gap is {points} points, {largest.subgroup} in "
            f"{largest.measure}"
        )
    if not shown:
        stage.add(title, _NOTE, is_sample=False)
        return
    if not any(it.is_largest for it in shown):
        title = f"{goal.label}: gaps, continued"
    sentences = "\n".join(f"{it.sentence} {it.verdict}." for it in shown)
    notes = f"{sentences}\n{_NOTE}"
    slide, box = stage.add(title, notes, is_sample=False)
    left, right = box.columns(1, 1.3)
    pair_chart(slide, left, gap_pair(shown), "gaps", " ".join(it.sentence for it in shown))
    grid = Grid(
        ("Measure, group", "The group", "All others", "Gap, points", "95% interval"),
        [_gap_row(it) for it in shown],
        (2.6, 0.8, 0.8, 0.8, 1.4),
        f"Each group beside all others, with gap and interval; all are clearly behind. {finding}.",
    )
    for number, (page, size) in enumerate(table_pages(grid, right, _TABLE_SIZES)):
        if number:
            slide, right = stage.add(f"{title} ({number + 1})", notes, is_sample=False)
        tabulate(slide, right, page, size, "Gaps")


def _gap_row(gap: Gap) -> tuple[str, ...]:
    figures = gap_figures(gap)
    n = "" if gap.n is None else f" (n {wording.count(gap.n)})"
    return (
        f"{gap.measure}, {gap.subgroup}{n}",
        figures["value"],
        figures["complement"],
        figures["points"],
        figures["interval"],
    )
