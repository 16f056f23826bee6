"""Steps in two lanes, as the page and the wall draw them."""

from collections.abc import Sequence
from html import escape

from monitoring.brief import Lane, Step
from monitoring.papers.findings import lane_mark
from monitoring.wording import labels
from monitoring.wording.lanes import DONE, WORKED, Mark

_IN_A_ROW = 8


def squares(steps: Sequence[Step], caption: str) -> str:
    """Write steps as squares in two lanes: shape and letter, the word for those who do not see it.

    Args:
        steps: of one goal; more than eight take a second table.
        caption: whose steps they are.

    Returns:
        One or more ``table`` elements: a column for each step, a row for each lane.
    """
    chunks = [steps[start : start + _IN_A_ROW] for start in range(0, len(steps), _IN_A_ROW)]
    return "".join(_square_table(chunk, caption) for chunk in chunks)


def _square_table(steps: Sequence[Step], caption: str) -> str:
    heads = "".join(
        f'<th scope="col">{escape(it.step_id)}<span class="unseen">: {escape(it.name)}</span></th>'
        for it in steps
    )
    done = "".join(_square(it.done, DONE) for it in steps)
    worked = "".join(_square(it.worked, WORKED) for it in steps)
    is_sample = any(it.done.is_sample or it.worked.is_sample for it in steps)
    mark = ' <span class="sample">Sample</span>' if is_sample else ""
    return (
        f'<table class="squares"><caption>{escape(caption)}{mark}</caption><thead><tr>'
        f'<td></td>{heads}</tr></thead><tbody><tr><th scope="row">Done?</th>{done}</tr>'
        f'<tr><th scope="row">Worked?</th>{worked}</tr></tbody></table>'
    )


def _square(lane: Lane, marks: dict[str, Mark]) -> str:
    label = labels.lane_state(lane.state)
    said = f"{label}, Sample" if lane.is_sample else label
    tone = marks.get(lane.state, ("", "", ""))[2] or "plain"
    return (
        f'<td class="square {tone}"><span aria-hidden="true" '
        f'title="{escape(said, quote=True)}">{escape(lane_mark(lane, marks))}</span>'
        f'<span class="unseen">{escape(said)}</span></td>'
    )
