"""How the state of an action step's two lanes is written: shape, then word, then color."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from monitoring.db.query_rows import StepCells, StepsOfGroup
from monitoring.panels.html import sample_span
from monitoring.vocabulary import Lane
from monitoring.wording import labels, lanes, numbers
from monitoring.wording.lanes import DONE, WORKED, Mark

Marks = Mapping[str, Mark]


def cell(state: str, marks: Marks, *, is_sample: bool) -> Markup:
    """Write one state as a shape, with its word for those who do not see it."""
    mark = marks[state]
    return Markup(
        '<span class="{kind}" aria-hidden="true" title="{words}">'
        '<span class="mark {tone}">{shape}</span></span><span class="unseen">{words}</span>'
    ).format(
        kind="state is-sample" if is_sample else "state",
        words=lanes.state(state, is_sample=is_sample),
        tone=mark.tone,
        shape=mark.shape,
    )


def worded(state: str, marks: Marks, *, is_sample: bool) -> Markup:
    """Write one state as a shape and its word."""
    mark = marks[state]
    shape = Markup('<span class="mark {}" aria-hidden="true">{}</span> {}').format(
        mark.tone, mark.shape, labels.lane_state(state)
    )
    return Markup("{} {}").format(shape, sample_span()) if is_sample else shape


def now(row: StepCells) -> str:
    """Answer both questions as they stand in a row of ``step_cells``."""
    return lanes.answers(
        worded(row.implementation, DONE, is_sample=row.is_update_sample),
        worded(lanes.worked_state(row), WORKED, is_sample=row.is_worked_sample),
    )


def key(*, has_sample: bool) -> Markup:
    """Say what the shapes mean."""
    done = lanes.key_done(_question(Lane.IMPLEMENTATION), _key_of(DONE))
    worked = lanes.key_worked(_question(Lane.EFFECTIVENESS), _key_of(WORKED))
    sample = lanes.key_sample() if has_sample else ""
    return Markup('<p class="reading">{} {} {}</p>').format(done, worked, sample)


def _question(lane: Lane) -> Markup:
    return Markup("<b>{}</b>").format(lanes.question(lane))


def _key_of(marks: Marks) -> str:
    return numbers.and_list(worded(state, marks, is_sample=False) for state in marks)


def step_link(step_id: str, goal_id: str, quarter: str, words: str = "") -> Markup:
    """Write a link to a step's own page."""
    address = urlencode({"quarter": quarter, "goal": goal_id, "step": step_id})
    return Markup('<a href="step?{}" target="_self">{}</a>').format(address, words or step_id)


def step_links(rows: Iterable[StepsOfGroup], quarter: str) -> str:
    """Write links to several steps, in their order."""
    return numbers.and_list(step_link(row.step_id, row.goal_id, quarter) for row in rows)
