"""The plain pieces that panels are made of: lists, tables, things that open."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from monitoring.vocabulary import BatchKind
from monitoring.wording.sample import sample_word

# On paper a table of so many columns has what is told in sentences on lines of its own.
_MANY_COLUMNS = 10
_SENTENCE = 90  # characters of a cell that is no longer read as a figure


def join(pieces: Iterable[Markup]) -> Markup:
    """Set pieces of HTML one after the other."""
    return Markup("").join(pieces)


def facts_list(facts: Mapping[str, str]) -> Markup:
    """Write names and their values as a description list; a name without a value is left out."""
    items = join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, value)
        for name, value in facts.items()
        if value
    )
    return Markup('<dl class="facts">{}</dl>').format(items)


def details(summary: str, body: Markup) -> Markup:
    """Write something that opens on request.

    Args:
        summary: what a reader sees before; text.
        body: what is shown then; HTML made by a panel.
    """
    return Markup("<details><summary>{}</summary>{}</details>").format(summary, body)


def folds(*pieces: tuple[Any, ...]) -> Markup:
    """Set things that open on request beside each other; what is open takes a line of its own.

    Args:
        pieces: for each a function that writes it, and what that takes.
    """
    told = join(build(*arguments) for build, *arguments in pieces)
    return Markup('<div class="folds">{}</div>').format(told)


def together(*pieces: tuple[Any, ...]) -> Markup:
    """Set pieces one under the other, as a page would; each of its own is a message in every run.

    Args:
        pieces: for each a function that writes it, and what that takes.
    """
    told = [build(*arguments) for build, *arguments in pieces]
    shown = join(Markup("<div>{}</div>").format(it) for it in told if it)
    return Markup('<div class="together">{}</div>').format(shown)


def table(caption: str, rows: Sequence[Sequence[str]], head: Sequence[str]) -> Markup:
    """Write a table with a caption; the first cell of a row heads it."""
    told = _told_columns(rows, head)
    more = " has-told" if told else ""
    heads = join(_head(words, is_told=column in told) for column, words in enumerate(head))
    body = join(_row_with_told(row, head, told) if told else _row(row[0], row[1:]) for row in rows)
    return Markup(
        '<div class="table{more}" tabindex="0" role="region" aria-label="{caption}">'
        "<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead>"
        "<tbody>{body}</tbody></table></div>"
    ).format(more=more, caption=caption, heads=heads, body=body)


def _told_columns(rows: Sequence[Sequence[str]], head: Sequence[str]) -> frozenset[int]:
    """Return which columns of a wide table hold sentences, and its last one, the source."""
    if len(head) < _MANY_COLUMNS:
        return frozenset()
    told = frozenset(
        column
        for column in range(1, len(head))
        if any(len(row[column]) >= _SENTENCE for row in rows)
    )
    return told | {len(head) - 1} if told else told


def _head(words: str, *, is_told: bool) -> Markup:
    if is_told:
        return Markup('<th scope="col" class="told">{}</th>').format(words)
    return Markup('<th scope="col">{}</th>').format(words)


def _row_with_told(row: Sequence[str], head: Sequence[str], told: frozenset[int]) -> Markup:
    """Write a row whose sentences carry the name of their column, which paper has not above."""
    cells = join(
        Markup('<td class="told" data-head="{}">{}</td>').format(head[column], words)
        if column in told
        else Markup("<td>{}</td>").format(words)
        for column, words in enumerate(row)
        if column
    )
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(row[0], cells)


def _row(first: str, others: Sequence[str]) -> Markup:
    cells = _between("<td>", others, "</td>")
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(first, cells)


def _between(before: str, cells: Sequence[str], after: str) -> Markup:
    """Set each cell between two tags; a table has hundreds, so that they are joined at once."""
    opening, closing = Markup(before), Markup(after)  # noqa: S704 - tags, see above
    return opening + (closing + opening).join(cells) + closing if cells else Markup("")


def sample_mark(rows: pd.DataFrame) -> Markup:
    """Write the word Sample before whatever rests on a sample batch, and nothing elsewhere."""
    if "batch_kind" in rows.columns and (rows["batch_kind"] == BatchKind.SAMPLE).any():
        return sample_span() + " "
    return Markup("")


def sample_span() -> Markup:
    """Write the word Sample as the mark of what is made up."""
    return Markup('<span class="sample">{}</span>').format(sample_word())
