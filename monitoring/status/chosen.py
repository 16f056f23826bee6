"""Row by row: the first of several words that applies."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from monitoring.status.rules import Words


def first_true(
    conditions: Sequence[npt.ArrayLike],
    words: "Sequence[str | Words]",
    default: "str | Words",
) -> Words:
    """Return, row by row, the word of the first condition that holds.

    Args:
        conditions: one flag per row each.
        words: of each condition, or of each row where it holds.
        default: where none holds.
    """
    flags = [np.asarray(it, dtype=np.bool_) for it in conditions]
    choices: list[Any] = [np.asarray(it, dtype=object) for it in words]
    chosen: Words = np.select(flags, choices, default=np.asarray(default, dtype=object))
    return chosen
