"""Turns rows into files that leave the product."""

import pandas as pd

# A spreadsheet takes a text that begins so for a formula; an apostrophe makes it text again.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(rows: pd.DataFrame) -> str:
    """Return rows as CSV: numbers with two decimals, missing values as empty cells.

    Args:
        rows: any columns; whole numbers keep no decimals. Text that a spreadsheet would run as a
            formula gets an apostrophe before it.

    Returns:
        The text with a header line, each line ended by a newline alone.
    """
    texts = rows.select_dtypes(include=["object", "string"]).columns
    safe = rows.assign(**{name: rows[name].map(_harmless) for name in texts})
    return safe.to_csv(index=False, lineterminator="\n", float_format="%.2f")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell
