"""Row by row: the first of several words that applies."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd


def first_true(
    conditions: "Sequence[pd.Series[bool]]",
    words: "Sequence[str | pd.Series[str]]",
    default: "str | pd.Series[str]",
) -> "pd.Series[str]":
    """Return, row by row, the word of the first condition that holds.

    Args:
        conditions: one flag per row each.
        words: of each condition, or of each row where it holds.
        default: where none holds.
    """
    choices: list[Any] = [np.asarray(it, dtype=object) for it in words]
    chosen = np.select(list(conditions), choices, default=np.asarray(default, dtype=object))
    return pd.Series(chosen, index=conditions[0].index, dtype="object")
