"""The updates of a step: every version that was saved, and what each changed."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from monitoring.panels.html import opened, table
from monitoring.updates import Changed, Entry, Saved, changes, saved_of
from monitoring.wording import figures as wording

_EMPTY = "(empty)"


def step_updates(updates: pd.DataFrame, documents: pd.DataFrame) -> str:
    """Write the latest update and, one click away, every version: who, when, before, after.

    Args:
        updates: rows of ``update_versions``.
        documents: rows of ``update_documents``.
    """
    saved = saved_of(updates, documents)
    if not saved:
        return "<h2>Updates</h2><p>No update of this step was ever saved.</p>"
    lines = [line for one, before in _with_before(saved) for line in _lines(one, before)]
    head = ("Quarter", "Saved", "Field", "Before", "After")
    count = "the one saved version" if len(saved) == 1 else f"all {len(saved)} saved versions"
    history = opened(f"History: {count}, the newest first", table("Saved versions", lines, head))
    return f"<h2>Updates</h2>{_latest(saved[-1])}{history}"


def _with_before(saved: Sequence[Saved]) -> list[tuple[Saved, Entry]]:
    """Pair each version with the one before it in its quarter, the newest version first."""
    pairs = []
    before: dict[str, Entry] = {}
    for one in saved:
        quarter = one.entry.quarter
        pairs.append((one, before.get(quarter, Entry(one.entry.step_id, quarter))))
        before[quarter] = one.entry
    return pairs[::-1]


def _lines(one: Saved, before: Entry) -> list[list[str]]:
    version = f"{one.entry.quarter}, version {one.revision}{_sample(one)}"
    who = f"{wording.day(one.saved_at)}, {one.saved_at:%H:%M}, {one.saved_by}"
    return [
        [version, who, changed.field, changed.before or _EMPTY, changed.after or _EMPTY]
        for changed in changes(before, one.entry)
    ] or [[version, who, "nothing", "", ""]]


def _sample(one: Saved) -> str:
    return " (Sample)" if one.origin == "sample" else ""


def _latest(one: Saved) -> str:
    entry = one.entry
    told = [
        f"<b>{escape(entry.quarter)}</b>{_sample(one)}, saved on {wording.day(one.saved_at)} by "
        f"{escape(one.saved_by)}: {escape(entry.implementation)}{_activities(entry)}.",
        escape(entry.happened),
        f"Next: {escape(entry.comes_next)}" if entry.comes_next else "",
    ]
    return "".join(f"<p>{words}</p>" for words in told if words)


def _activities(entry: Entry) -> str:
    if not entry.activities_held:
        return ""
    of = f" of {entry.activities_planned} planned" if entry.activities_planned else ""
    return f", {entry.activities_held} activities held{of}"


def update_changes(changed: Sequence[Changed], before: str, after: str) -> str:
    """Write what one text says otherwise than another.

    Args:
        changed: the fields that differ.
        before: what the one text is called.
        after: what the other text is called.
    """
    lines = [[one.field, one.before or _EMPTY, one.after or _EMPTY] for one in changed]
    return table("What is different", lines, ("Field", before, after))
