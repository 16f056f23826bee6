"""Times how a plan document is read as one of its fields grows without end."""

import time
from collections.abc import Iterator
from contextlib import suppress

from monitoring.plan import NotAPlanError, read_plan
from tests.support.plan_documents import ENDLESS, full_of

from .table import Row, beside, plain

_SHORT, _LONG = 20_000, 160_000
# Eight times the length in at most 24 times the time; what grows by the square takes 64.
_TIMES = 24


def compare() -> Iterator[Row]:
    """Yield the seconds of the longest text beside those of an eighth of it, at the worst piece."""
    found = [(_seconds(piece, _LONG), _seconds(piece, _SHORT), piece) for piece in ENDLESS]
    long, short, steepest = max(found, key=lambda it: it[0] / it[1])
    times = f"a plan of {_LONG:,} signs beside one of {_SHORT:,}"
    yield beside(times, long, short, most=_TIMES)
    yield plain(f"  the text that grows fastest of {len(found)}", repr(steepest))
    slowest, of_it, _ = max(found)
    yield beside("  the slowest", slowest, of_it)


def _seconds(piece: str, length: int) -> float:
    text = full_of(piece, length)
    started = time.process_time()
    with suppress(NotAPlanError):
        read_plan(text)
    return time.process_time() - started
