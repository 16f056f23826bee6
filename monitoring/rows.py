"""Walks over the rows of a frame."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def each(rows: pd.DataFrame) -> Iterator[Any]:
    """Yield each row with its columns as attributes, typed as whatever the query returned."""
    return iter(rows.itertuples(index=False))
