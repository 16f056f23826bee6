"""Notes of results: what a file says of one is its own text, what a load finds is a code."""

import re

from monitoring.wording.i18n import _
from monitoring.wording.numbers import decimal

_LEVELS_SUM = re.compile(r"levels_sum:(\d+(?:\.(\d+))?)", re.ASCII)


def note(text: str) -> str:
    """Return the note of a result as a reader sees it; a file's own text stays as it is."""
    match = _LEVELS_SUM.fullmatch(text)
    if match is None:
        return text
    return _(
        "the four levels printed add up to {total}, not 100, so none is used",
        total=decimal(float(match[1]), len(match[2] or "")),
    )
