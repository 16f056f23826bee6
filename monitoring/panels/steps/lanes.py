"""How the state of an action step's two lanes is written: shape, letter, word, then color."""

from collections.abc import Iterable
from html import escape
from typing import Any
from urllib.parse import urlencode

from monitoring.wording import labels
from monitoring.wording.lanes import DONE, WORKED, Mark

Row = Any  # a row of a query


def cell(word: str, marks: dict[str, Mark], *, is_sample: bool) -> str:
    """Write one state as a shape and a letter, with its word for those who do not see them."""
    shape, letter, tone = marks[word]
    label = labels.lane_state(word)
    said = f"{label}, Sample" if is_sample else label
    mark = "state is-sample" if is_sample else "state"
    return (
        f'<span class="{mark}" aria-hidden="true" title="{escape(said, quote=True)}">'
        f'<span class="mark {tone}">{shape}</span>{letter}</span>'
        f'<span class="unseen">{escape(said)}</span>'
    )


def worded(word: str, marks: dict[str, Mark], *, is_sample: bool) -> str:
    """Write one state as a shape and its word."""
    shape, _, tone = marks[word]
    sample = ' <span class="sample">Sample</span>' if is_sample else ""
    label = escape(labels.lane_state(word))
    return f'<span class="mark {tone}" aria-hidden="true">{shape}</span> {label}{sample}'


def key(*, has_sample: bool) -> str:
    """Say what shapes and letters mean."""
    rest = " States with a dotted line under them rest on the sample." if has_sample else ""
    done = _key_of(DONE)
    worked = _key_of(WORKED)
    return (
        f'<p class="reading"><b>Done?</b> is what the quarterly update says: {done}. '
        f"<b>Worked?</b> is measured, from the indicators of the effectiveness lane: {worked}."
        f"{rest}</p>"
    )


def _key_of(marks: dict[str, Mark]) -> str:
    return ", ".join(
        f'<span class="mark {tone}">{shape}</span>{f"&#8239;{letter}" if letter else ""} '
        f"{escape(labels.lane_state(word).lower())}"
        for word, (shape, letter, tone) in marks.items()
    )


def step_link(step_id: str, goal_id: str, quarter: str, words: str = "") -> str:
    """Write a link to a step's own page."""
    address = urlencode({"quarter": quarter, "goal": goal_id, "step": step_id})
    return f'<a href="step?{escape(address)}" target="_self">{escape(words or step_id)}</a>'


def step_links(rows: Iterable[Row], quarter: str) -> str:
    """Write links to several steps, in their order."""
    return ", ".join(step_link(row.step_id, row.goal_id, quarter) for row in rows)
