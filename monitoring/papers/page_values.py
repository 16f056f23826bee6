"""The one page, laid out once: page.html and page.typ set the same values."""

from dataclasses import dataclass

from monitoring.brief import Brief, Goal, board
from monitoring.papers import findings
from monitoring.papers import signs as sign_rows
from monitoring.papers.cells import Phrase, alone
from monitoring.papers.content import (
    LaneTable,
    TextBox,
    gap_lines,
    lane_tables,
    text_boxes,
    unknown_text,
)
from monitoring.papers.tables import (
    MeasureCells,
    Picture,
    Table,
    measure_cells,
    measure_table,
    picture_of,
    sign_table,
)
from monitoring.papers.text import cut
from monitoring.pictures.paths import LARGE
from monitoring.wording import beside, board_stand, sample
from monitoring.wording import papers as wording
from monitoring.wording.i18n import language
from monitoring.wording.joined import stopped
from monitoring.wording.plan import district, goal_label

_MAX_MEASURES, _MAX_HEADLINE, _MAX_WAITING, _MAX_APART = 8, 220, 110, 420
# Letters in headlines, boxes and rows up to which each size of type fits on one side.
_ROOMY = (2000, 2300, 2500)


@dataclass(frozen=True)
class OneMeasure:
    """A goal's only measure: large, with its facts as (name, figures)."""

    name: str
    picture: Picture
    level: str
    change: str
    facts: tuple[tuple[str, Phrase], ...]


@dataclass(frozen=True)
class GoalStrip:
    """One goal: its one measure, or a table of several."""

    label: str
    headline: str
    waiting: str
    more: str
    apart: str
    one: OneMeasure | None
    table: Table | None


@dataclass(frozen=True)
class Part:
    """A part of the page under a heading, and what it comes to."""

    heading: str
    finding: str


@dataclass(frozen=True)
class Page:
    """All that the page says, and how much it is.

    Args:
        language, title, district, under: of the document.
        heading: where the goals stand, in one line.
        date: year, month and day of the release, or of the quarter's end.
        mark: the word beside what rests on the sample; ``notes`` say what it means.
        goals, signs, sign_table, gaps, gap_lines, steps, step_counts, lanes, boxes: the parts.
        unknown_heading, unknown, rule: the foot.
        amount: 0 to 3, the more the smaller it is set on paper.
    """

    language: str
    title: str
    district: str
    heading: str
    under: str
    date: tuple[int, int, int]
    mark: str
    goals: tuple[GoalStrip, ...]
    signs: Part
    sign_table: Table | None
    gaps: Part
    gap_lines: tuple[Phrase, ...]
    steps: Part
    step_counts: str
    lanes: tuple[LaneTable, ...]
    boxes: tuple[TextBox, ...]
    unknown_heading: str
    unknown: str
    rule: str
    notes: tuple[str, ...]
    amount: int


def page_of(brief: Brief) -> Page:
    """Lay a quarter out on one page."""
    head, goals, boxes = brief.head, _goals(brief), text_boxes(brief)
    day = head.released_on or head.ends_on
    unknown = unknown_text(brief)
    return Page(
        language=language(),
        title=wording.title(head),
        district=district(head.district),
        heading=board_stand.stand(board.goal_counts(brief)),
        under=" · ".join((wording.heading(head), *wording.under_heading(head))),
        date=(day.year, day.month, day.day),
        mark=sample.sample_word(),
        goals=goals,
        signs=Part(wording.early_signs(), findings.signs_finding(brief.early_signs)),
        sign_table=sign_table(brief.early_signs),
        gaps=Part(wording.widest_gaps(), "" if brief.gaps else findings.gap_finding(())),
        gap_lines=gap_lines(brief),
        steps=Part(wording.action_steps(), findings.step_finding(brief.steps)),
        step_counts=findings.step_counts(brief.steps),
        lanes=lane_tables(brief.steps),
        boxes=boxes,
        unknown_heading=wording.unknown_heading(),
        unknown=unknown,
        rule=wording.rule_in_words(head),
        notes=(wording.sample_note(),) if head.is_sample else (),
        amount=_amount(goals, boxes, unknown, len(sign_rows.shown(brief.early_signs))),
    )


def _goals(brief: Brief) -> tuple[GoalStrip, ...]:
    # Two goals stand in a row: the more rows, the fewer measures each may list.
    most = max(_MAX_MEASURES // max((len(brief.goals) + 1) // 2, 1), 2)
    confidence = brief.head.rule.confidence
    return tuple(_strip(goal, most, confidence) for goal in brief.goals)


def _strip(goal: Goal, most: int, confidence: float) -> GoalStrip:
    rows = measure_cells(goal.goal_id, goal.measures[:most])
    more = len(goal.measures) - most
    is_alone = len(rows) == 1
    return GoalStrip(
        goal_label(goal.goal_id),
        # The table names the measures of each verdict.
        cut(
            findings.headline(goal) if is_alone else findings.counted(goal),
            _MAX_HEADLINE,
            wording.in_full(),
        ),
        cut(findings.waiting(goal), _MAX_WAITING, wording.in_full()),
        wording.more(more) if more > 0 else "",
        cut(" ".join(findings.apart(goal)), _MAX_APART, wording.in_full()),
        _one(rows[0], confidence) if is_alone else None,
        measure_table(rows, goal.goal_id, confidence) if len(rows) > 1 else None,
    )


def _one(row: MeasureCells, confidence: float) -> OneMeasure:
    measure = row.measure
    plan = () if measure.is_final else ((wording.plan_for(measure), alone(row.expected)),)
    due = ((wording.deciding_result(measure), alone(row.due)),) if row.due.label else ()
    interval = ((wording.interval_name(confidence), alone(row.interval)),)
    facts = (
        *due,
        *(
            ((wording.later_result(measure), alone(row.value)),)
            if measure.is_of_other_year
            else ((wording.result(), alone(row.value)), *interval)
        ),
        *plan,
        (wording.distance_name(measure), row.distance),
        (wording.target_for(measure), alone(row.target)),
        *(((beside.head(), alone(row.comparison)),) if row.comparison else ()),
    )
    picture = picture_of(row.measure, LARGE)
    level, change = stopped(row.level, row.change)
    return OneMeasure(row.name, picture, level, change, facts)


def _amount(
    goals: tuple[GoalStrip, ...], boxes: tuple[TextBox, ...], unknown: str, n_signs: int
) -> int:
    """Count what stands on the page, in letters, a row of a table as a line of them."""
    texts = [line for box in boxes for line in box.lines]
    texts += [*(goal.headline + goal.apart for goal in goals), unknown]
    rows = n_signs + 8 * max(len(goals) - 2, 0)
    for goal in goals:
        if goal.table:
            rows += len(goal.table.rows) * (3 if goal.table.is_judged else 1)
    rows += sum(3 for goal in goals if goal.one)
    letters = sum(len(text) for text in texts) + 60 * rows
    return sum(letters > limit for limit in _ROOMY)
