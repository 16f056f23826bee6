"""A plan that may be brought in: what was found, what is doubtful, what would change."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from monitoring.panels.html import details, join, table
from monitoring.rows import each
from monitoring.wording import plan_changes
from monitoring.wording import plan_page as wording

Cells = Sequence[Sequence[str]]


def found(sentences: Sequence[str], goals: Cells, targets: pd.DataFrame) -> Markup:
    """Say what a plan says: goals, steps, and what goals are judged by.

    Args:
        sentences: in the order they are to be read.
        goals: rows of id and wording, goals and steps.
        targets: the columns of ``wording.plan_page.Target``.
    """
    cells = [wording.target_cells(row) for row in each(targets, wording.Target)]
    pieces = [paragraphs(sentences)]
    if goals:
        pieces.append(_folded(wording.parts_caption(len(goals)), goals, wording.parts_head()))
    if cells:
        pieces.append(_folded(wording.targets_caption(len(cells)), cells, wording.targets_head()))
    return join(pieces)


def doubtful(sentence: str, fields: Cells, unread: Sequence[str]) -> Markup:
    """Name the fields that should be compared with the document, and lines without a place.

    Args:
        sentence: says how many.
        fields: rows of field, place and cause.
        unread: the lines.
    """
    pieces = [paragraphs([sentence])] if sentence else []
    if fields:
        caption = wording.doubtful_caption(len(fields))
        pieces.append(table(caption, fields, wording.doubtful_head()))
    if unread:
        body = paragraphs(unread)
        pieces.append(details(wording.unread_caption(len(unread)), body))
    return join(pieces)


def changes(sentences: Sequence[str], parts: Cells) -> Markup:
    """Say what would change against the plan in force.

    Args:
        sentences: in the order they are to be read.
        parts: rows of goal or step, what changes, wording.
    """
    pieces = [paragraphs(sentences)]
    if parts:
        caption = plan_changes.changes_caption(len(parts))
        pieces.append(_folded(caption, parts, plan_changes.changes_head()))
    return join(pieces)


def paragraphs(sentences: Sequence[str]) -> Markup:
    """Write sentences, each in a paragraph of its own."""
    return join(Markup("<p>{}</p>").format(sentence) for sentence in sentences if sentence)


def _folded(caption: str, cells: Cells, head: Sequence[str]) -> Markup:
    return details(caption, table(caption, cells, head))
