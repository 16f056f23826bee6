"""The slides with gaps between groups and all others."""

from collections.abc import Sequence

from monitoring import wording
from monitoring.brief import Brief, Gap
from monitoring.papers.figures import gap_figures
from monitoring.papers.findings import gap_finding
from monitoring.papers.slides.charts import gap_pair, pair_chart
from monitoring.papers.slides.pieces import Grid, table_pages, tabulate
from monitoring.papers.slides.stage import Stage

_TABLE_SIZES = (16, 15, 14, 13, 12, 11, 10)
_GAPS_ON_A_SLIDE = 7


def gap_slides(stage: Stage, brief: Brief) -> None:
    """Add the gaps of each goal's measures between groups and all others."""
    for goal in brief.goals:
        own = [it for it in brief.gaps if it.goal_id == goal.goal_id]
        for measure_id in dict.fromkeys(it.measure_id for it in own):
            gaps = [it for it in own if it.measure_id == measure_id]
            for start in range(0, len(gaps), _GAPS_ON_A_SLIDE):
                _gap_slide(stage, gaps, gaps[start : start + _GAPS_ON_A_SLIDE])


def _gap_slide(stage: Stage, gaps: Sequence[Gap], shown: Sequence[Gap]) -> None:
    finding = gap_finding(gaps)
    title = f"{shown[0].measure}, {shown[0].period}: {finding[:1].upper()}{finding[1:]}"
    if shown[0] is not gaps[0]:
        title = f"{shown[0].measure}, {shown[0].period}: gaps, continued"
    sentences = "\n".join(f"{it.sentence} {it.verdict}." for it in shown)
    notes = (
        f"{sentences}\nA group is set beside all others, not beside a whole that contains it. "
        "A gap is clear where its 95 % interval does not reach zero."
    )
    slide, box = stage.add(title, notes, is_sample=False)
    left, right = box.columns(1, 1.15)
    pair_chart(slide, left, gap_pair(shown), "gaps", " ".join(it.sentence for it in shown))
    grid = Grid(
        ("Who", "The group", "All others", "Gap, points", "95 % interval", "Verdict"),
        [_gap_row(it) for it in shown],
        (1.5, 0.8, 0.9, 0.8, 1.4, 1.2),
        f"Each group beside all others, with the gap, its interval and its verdict. {finding}.",
    )
    for number, (page, size) in enumerate(table_pages(grid, right, _TABLE_SIZES)):
        if number:
            slide, right = stage.add(f"{title} ({number + 1})", notes, is_sample=False)
        tabulate(slide, right, page, size, "Gaps")


def _gap_row(gap: Gap) -> tuple[str, ...]:
    figures = gap_figures(gap)
    n = "" if gap.n is None else f" (n {wording.count(gap.n)})"
    return (
        f"{gap.subgroup}{n}",
        figures["value"],
        figures["complement"],
        figures["points"],
        figures["interval"],
        gap.verdict,
    )
