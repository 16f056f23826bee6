"""The slides with gaps between groups and all other students."""

from collections.abc import Sequence

from monitoring.brief import Brief, Gap, Goal
from monitoring.papers import findings
from monitoring.papers.figures import gap_figures, widest_gaps
from monitoring.papers.slides.charts import gap_pair, pair_chart
from monitoring.papers.slides.layout import Grid, table_pages, tabulate
from monitoring.papers.slides.slide import Slides
from monitoring.wording import deck as wording
from monitoring.wording import deck_charts as charts
from monitoring.wording import papers

_TABLE_SIZES = (16, 15, 14, 13, 12, 11, 10, 9)
_SHARES = (2.6, 0.8, 0.9, 1.1, 1.4)
_GAPS_ON_A_SLIDE = 8


def gap_slides(slides: Slides, brief: Brief) -> None:
    """Add, for each goal, the group that is furthest behind all others in each measure."""
    confidence = brief.head.rule.confidence
    for goal in brief.goals:
        own = [it for it in brief.gaps if it.goal_id == goal.goal_id]
        gaps = widest_gaps(own)
        for start in range(0, max(len(gaps), 1), _GAPS_ON_A_SLIDE):
            shown = gaps[start : start + _GAPS_ON_A_SLIDE]
            if own:
                _gap_slide(slides, (goal, own), shown, confidence)


def _gap_slide(
    slides: Slides, of: tuple[Goal, Sequence[Gap]], shown: Sequence[Gap], confidence: float
) -> None:
    goal, own = of
    finding, note = findings.gap_finding(own), charts.gaps_note(confidence)
    title = papers.of_goal(goal.goal_id, finding)
    if not shown:
        slides.add(title, note, is_sample=any(it.is_sample for it in own))
        return
    if not any(it.is_largest for it in shown):
        title = charts.gaps_continued(goal.goal_id)
    lines = [findings.gap_text(it, confidence) for it in shown]
    is_sample = any(it.is_sample for it in shown)
    notes = "\n".join([*lines, note])
    slide, box = slides.add(title, notes, is_sample=is_sample)
    left, right = box.columns(1, 1.3)
    pair_chart(slide, left, gap_pair(shown), charts.gaps_name(), " ".join(lines))
    grid = Grid(
        charts.gaps_head(confidence),
        [_gap_row(it) for it in shown],
        _SHARES,
        charts.gaps_alt(finding),
    )
    pages = table_pages(grid, right, _TABLE_SIZES)
    for number, (page, size) in enumerate(pages, start=1):
        if number > 1:
            numbered = wording.numbered(title, number, len(pages))
            slide, right = slides.add(numbered, notes, is_sample=is_sample)
        tabulate(slide, right, page, size, charts.gaps_name())


def _gap_row(gap: Gap) -> tuple[str, ...]:
    figures = gap_figures(gap)
    return (
        charts.group_with_number(gap),
        figures["value"],
        figures["complement"],
        figures["points"],
        figures["interval"],
    )
