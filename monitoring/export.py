"""Turns rows into files that leave the product."""

import pandas as pd


def csv_text(rows: pd.DataFrame) -> str:
    """Return rows as CSV, missing values as empty cells, lines ended by a newline alone."""
    return rows.to_csv(index=False, lineterminator="\n")
