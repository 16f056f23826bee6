"""How a refusal goes from one process to the other."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from monitoring.errors import InputError
from monitoring.vocabulary import faults


def row_of(error: InputError) -> list[Any]:
    """Return a refusal as what JSON can say: the list of codes, the code, its facts."""
    return [type(error.code).__name__, str(error.code), error.facts]


def refusal_of(row: Sequence[Any]) -> InputError:
    """Return the refusal that another process told; a code that nobody knows stays text."""
    kind, code, facts = row
    known = getattr(faults, str(kind), None)
    told = {name: tuple(it) if isinstance(it, list) else it for name, it in facts.items()}
    if isinstance(known, type) and issubclass(known, StrEnum):
        return InputError(known(code), **told)
    return InputError(str(code), **told)
