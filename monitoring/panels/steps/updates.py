"""The updates of a step: every version that was saved, and what each changed."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from monitoring.panels.html import details, join, sample_span, table
from monitoring.updates import Changed, Entry, Saved, changes, saved_of
from monitoring.vocabulary import UpdateOrigin
from monitoring.wording import updates as wording


def step_updates(updates: pd.DataFrame, documents: pd.DataFrame) -> Markup:
    """Write the latest update and, one click away, every version: who, when, before, after.

    Args:
        updates: rows of ``update_versions``.
        documents: rows of ``update_documents``.
    """
    title = wording.title()
    versions = saved_of(updates, documents)
    if not versions:
        return Markup("<h2>{}</h2><p>{}</p>").format(title, wording.never_saved())
    lines = [line for saved, before in _with_before(versions) for line in _lines(saved, before)]
    caption, *head = wording.history_heads()
    history = details(wording.history(len(versions)), table(caption, lines, head))
    return Markup('<h2>{}</h2><div class="latest">{}</div>{}').format(
        title, _latest(versions[-1]), history
    )


def _with_before(versions: Sequence[Saved]) -> list[tuple[Saved, Entry]]:
    """Pair each version with the one before it in its quarter, the newest version first."""
    pairs = []
    before: dict[str, Entry] = {}
    for saved in versions:
        quarter = saved.entry.quarter
        pairs.append((saved, before.get(quarter, Entry(saved.entry.step_id, quarter))))
        before[quarter] = saved.entry
    return pairs[::-1]


def _lines(saved: Saved, before: Entry) -> list[list[str]]:
    version = wording.version(saved.entry.quarter, saved.revision, saved.origin)
    author = wording.saved_by(saved)
    return [[version, author, *_texts(changed)] for changed in changes(before, saved.entry)] or [
        [version, author, wording.no_field(), "", ""]
    ]


def _texts(changed: Changed) -> list[str]:
    return [
        wording.field_name(changed.field, changed.item),
        wording.field_value(changed.field, changed.before),
        wording.field_value(changed.field, changed.after),
    ]


def _latest(saved: Saved) -> Markup:
    entry = saved.entry
    latest = wording.latest(
        saved, entry.quarter, entry.implementation, entry.activities_held, entry.activities_planned
    )
    mark = sample_span() + " " if saved.origin == UpdateOrigin.SAMPLE else ""
    paragraphs = [
        Markup("{}{}").format(mark, latest),
        entry.happened,
        wording.comes_next(entry.comes_next) if entry.comes_next else "",
    ]
    return join(Markup("<p>{}</p>").format(words) for words in paragraphs if words)


def update_changes(changed: Sequence[Changed], *, is_theirs: bool) -> Markup:
    """Write what one text says otherwise than another.

    Args:
        changed: the fields that differ.
        is_theirs: the text before is somebody else's, the text after the reader's own.
    """
    caption, *head = wording.difference_heads(is_theirs=is_theirs)
    return table(caption, [_texts(one) for one in changed], head)
