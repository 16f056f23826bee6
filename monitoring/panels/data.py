"""Files that are loaded: what each is and says, what would change, and what was loaded."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import Loads
from monitoring.panels.html import details, join, table
from monitoring.rows import each
from monitoring.wording import data_page as wording

_MOST_ROWS = 12


def understood(told: Sequence[str], rows: pd.DataFrame, n_rows: int) -> Markup:
    """Say what a file is and says, with its first rows as they are understood.

    Args:
        told: sentences in the order they are to be read.
        rows: the columns of ``wording.data_page.Row``.
        n_rows: how many rows the file has.
    """
    first = [wording.row_cells(row) for row in each(rows, wording.Row)]
    caption = wording.first_rows(len(first), n_rows)
    return sentences(told) + _folded(caption, wording.rows_head(), first)


def changes(told: Sequence[str], rows: pd.DataFrame) -> Markup:
    """Say what would change, with some of the results that would be shown otherwise.

    Args:
        told: sentences in the order they are to be read.
        rows: the columns of ``wording.data_page.Change``.
    """
    shown = [wording.change_cells(row) for row in each(rows.head(_MOST_ROWS), wording.Change)]
    if not shown:
        return sentences(told)
    caption = wording.changes_caption(len(shown), len(rows))
    return sentences(told) + _folded(caption, wording.changes_head(), shown)


def loads(rows: pd.DataFrame) -> Markup:
    """List all loads, the newest first."""
    cells = [wording.load_cells(row) for row in each(rows.iloc[::-1], Loads)]
    if not cells:
        return sentences([wording.no_loads()])
    return table(wording.loads_caption(), cells, wording.loads_head())


def sentences(told: Sequence[str]) -> Markup:
    """Write sentences, each in a paragraph of its own."""
    return join(Markup("<p>{}</p>").format(sentence.strip()) for sentence in told if sentence)


def _folded(caption: str, head: Sequence[str], cells: Sequence[Sequence[str]]) -> Markup:
    return details(caption, table(caption, cells, head))
