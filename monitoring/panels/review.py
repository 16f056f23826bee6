"""The quarterly review: what changed, what was decided, what is known, what is not."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import pandas as pd

from monitoring.brief.fact_check.contradictions import contradictions
from monitoring.brief.model import KINDS, Brief, Change, Decision
from monitoring.panels.html import opened, table
from monitoring.rows import each
from monitoring.wording import figures as wording

_SAMPLE = '<span class="sample">Sample</span> '
_NONE = {
    "Statuses that moved": "none.",
    "Clear changes": "none.",
    "New results": "none.",
    "Revised results": "none.",
    "Overdue or missing": "nothing.",
}


def review_head(told: Brief) -> str:
    """Say which quarter is reviewed, on which copy of it."""
    head = told.head
    return (
        f'<p class="masthead">{escape(head.district)}, {escape(head.plan)}. '
        f"{escape(head.quarter)}, as known on {wording.day(head.ends_on)}. {escape(head.copy)}.</p>"
    )


def review_before(told: Brief) -> str:
    """Write what was decided before, and what became of it; the review opens with it."""
    if not told.earlier_decisions:
        return (
            "<h2>What was decided before</h2>"
            "<p>No decision of the quarter before is on record, and none is open.</p>"
        )
    n_done = sum(one.state == "done" for one in told.earlier_decisions)
    count = len(told.earlier_decisions)
    return f"<h2>What was decided before: {n_done} of {count} done</h2>" + _decisions(
        "Earlier decisions", told.earlier_decisions, told
    )


def review_decisions(told: Brief) -> str:
    """Write what was decided in this quarter."""
    if not told.decisions:
        return "<h2>Decisions of this quarter</h2><p>No decision is on record.</p>"
    return "<h2>Decisions of this quarter</h2>" + _decisions("Decisions", told.decisions, told)


def _decisions(caption: str, decisions: Sequence[Decision], told: Brief) -> str:
    lines = [
        [
            f"{one.decision_id}. {one.what}",
            one.about,
            one.role,
            wording.day(one.due_on) + _overdue(one, told),
            one.state,
            one.outcome or "nothing yet",
        ]
        for one in decisions
    ]
    head = ("Decision", "About", "Who", "By when", "State", "What became of it")
    return table(caption, lines, head)


def _overdue(one: Decision, told: Brief) -> str:
    is_late = one.state == "open" and one.due_on < told.head.ends_on
    return " (overdue)" if is_late else ""


def review_changes(told: Brief) -> str:
    """Write the five lists of what changed since the quarter before, each line a link."""
    parts = "".join(
        _changes_of(kind, [one for one in told.changes if one.kind == kind]) for kind in KINDS
    )
    return f"<h2>What changed since last quarter</h2>{parts}"


def _changes_of(kind: str, lines: Sequence[Change]) -> str:
    """Write one list; the two that tell whether the plan works stand open."""
    if not lines:
        return f"<p><b>{kind}</b>: {_NONE[kind]}</p>"
    items = "".join(f"<li>{_line(one)}</li>" for one in lines)
    is_open = " open" if kind in KINDS[:2] else ""
    return f"<details{is_open}><summary>{kind} ({len(lines)})</summary><ul>{items}</ul></details>"


def _line(one: Change) -> str:
    page = one.page.removeprefix("pages/").removesuffix(".py").replace("overview", "")
    address = escape(urlencode(one.address), quote=True)
    sample = _SAMPLE if one.is_sample else ""
    return f'{sample}<a href="{page}?{address}" target="_self">{escape(one.sentence)}</a>'


def review_goal(told: Brief, goal_id: str) -> str:
    """Write a goal's sentence, which is made from the figures and which nobody writes."""
    goal = next(one for one in told.goals if one.goal_id == goal_id)
    waiting = f'<p class="waiting">{escape(goal.waiting)}</p>' if goal.waiting else ""
    return (
        f'<h2>{escape(goal.label)}</h2><p class="adopted">{escape(goal.wording)}</p>'
        f'<p class="finding">{escape(goal.headline)}</p>{waiting}'
        '<p class="quiet">This sentence is made from the figures and cannot be edited.</p>'
    )


def review_contradictions(told: Brief, goal_id: str, texts: Sequence[str]) -> str:
    """Point out what people's texts say that the figures do not; "" for nothing."""
    goal = next(one for one in told.goals if one.goal_id == goal_id)
    found = [
        line for words in texts for line in contradictions(words, goal, told.gaps, told.interims)
    ]
    if not found:
        return ""
    items = "".join(f"<li>{escape(line)}</li>" for line in found)
    return (
        '<div role="note"><p><b>These words and the figures differ.</b> Nothing is corrected for '
        f"you:</p><ul>{items}</ul></div>"
    )


def review_text(title: str, words: str) -> str:
    """Write a text as it stands, where it cannot be edited."""
    return f"<p><b>{escape(title)}</b></p><p>{escape(words) or 'Nothing is written yet.'}</p>"


def review_unknown(told: Brief) -> str:
    """Write what is not known."""
    items = "".join(f"<li>{escape(line)}</li>" for line in told.unknown)
    return f"<h2>What is not known</h2><ul>{items}</ul>" if items else ""


def review_history(history: pd.DataFrame) -> str:
    """Write everything that was ever saved in a quarter's review.

    Args:
        history: rows of ``review_history``.
    """
    if history.empty:
        return ""
    lines = [
        [
            f"{row.about}, {row.field}, version {row.revision}",
            f"{wording.day(row.saved_at)}, {row.saved_at:%H:%M}, {row.saved_by}",
            row.before or "(empty)",
            row.words or "(empty)",
        ]
        for row in each(history)
    ]
    head = ("Text", "Saved", "Before", "After")
    return opened("History of this review, the newest first", table("Saved texts", lines, head))
