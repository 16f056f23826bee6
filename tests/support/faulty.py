"""What tests say of faults: codes and facts, never the words that a reader sees."""

from collections.abc import Callable
from enum import StrEnum

import pytest

from monitoring.errors import Fault, FaultyRowsError, InputError, Notice
from monitoring.vocabulary.faults import Found

EMPTY = Notice(Found.EMPTY)


def cell(text: str) -> Notice:
    """Return what is found where a cell holds ``text``."""
    return Notice(Found.TEXT, text=text)


def faults_of(call: Callable[..., object], *given: object, **named: object) -> tuple[Fault, ...]:
    """Return the faults with which a call refuses its rows."""
    with pytest.raises(FaultyRowsError) as caught:
        call(*given, **named)
    return caught.value.faults


def places(faults: tuple[Fault, ...]) -> list[tuple[str, int, str, Notice, StrEnum]]:
    """Return file, line, column, what was found, and the code of what is allowed."""
    return [
        (fault.file, fault.line, fault.column, fault.found, fault.allowed.code) for fault in faults
    ]


def refusal(call: Callable[..., object], *given: object, **named: object) -> InputError:
    """Return the error with which a call refuses its input."""
    with pytest.raises(InputError) as caught:
        call(*given, **named)
    return caught.value
