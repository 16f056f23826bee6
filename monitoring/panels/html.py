"""The plain pieces that panels are made of: lists, tables, things that open."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from monitoring.rows import each
from monitoring.wording import figures as wording


def facts_list(facts: Mapping[str, str]) -> str:
    """Write names and their values as a description list; a name without a value is left out."""
    items = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(words)}</dd></div>"
        for name, words in facts.items()
        if words
    )
    return f'<dl class="facts">{items}</dl>'


def opened(summary: str, body: str) -> str:
    """Write something that opens on request."""
    return f"<details><summary>{escape(summary)}</summary>{body}</details>"


def table(caption: str, rows: Sequence[Sequence[str]], head: Sequence[str]) -> str:
    """Write a table with a caption; the first cell of a row heads it."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{escape(caption, quote=True)}">'
        f"<table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def rows_table(caption: str, rows: pd.DataFrame) -> str:
    """Write any rows as a table; column names become words."""
    if rows.empty:
        return f"<p>{escape(caption)}: none.</p>"
    head = [str(name).replace("_", " ") for name in rows.columns]
    cells = [[_cell(value) for value in row] for row in each(rows)]
    return table(caption, cells, head)


def _cell(value: object) -> str:
    if wording.is_missing(value):
        return "none"
    if isinstance(value, pd.Timestamp):
        return wording.day(value)
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def sample_mark(rows: pd.DataFrame) -> str:
    """Write the word Sample before whatever rests on a sample batch, and nothing elsewhere."""
    is_sample = "batch_kind" in rows.columns and (rows["batch_kind"] == "sample").any()
    return '<span class="sample">Sample</span> ' if is_sample else ""
