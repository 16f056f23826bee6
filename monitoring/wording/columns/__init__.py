"""What each column of each query holds, and in what unit: written once.

The data dictionary and the files that leave the product both say it from here.
"""

from collections.abc import Mapping
from typing import NamedTuple

from monitoring.wording.columns import access, plan, results, steps, targets, verdicts
from monitoring.wording.columns.units import Meaning
from monitoring.wording.i18n import _

_COLUMNS: Mapping[str, Meaning] = {
    **results.COLUMNS,
    **verdicts.COLUMNS,
    **steps.COLUMNS,
    **plan.COLUMNS,
    **access.COLUMNS,
    **targets.COLUMNS,
}
_ELSEWHERE: Mapping[tuple[str, str], Meaning] = {
    **plan.ELSEWHERE,
    **access.ELSEWHERE,
    **targets.ELSEWHERE,
}


class Column(NamedTuple):
    """What a column holds, and in what unit, as a reader sees it."""

    meaning: str
    unit: str


def describe(name: str, query: str = "") -> Column:
    """Describe a column.

    Args:
        name: the column.
        query: the query whose row it stands in, "" where that is not known.

    Raises:
        KeyError: the column has no description; a test finds every such column of a query.
    """
    meaning, unit = _ELSEWHERE.get((query, name)) or _COLUMNS[name]
    return Column(_(meaning), _(unit))


def is_described(name: str) -> bool:
    """Tell whether a column has a description."""
    return name in _COLUMNS


def names() -> list[str]:
    """Return the names of all columns that are described, in alphabetical order."""
    return sorted(_COLUMNS)


def exceptions() -> list[tuple[str, str]]:
    """Return query and column where a name means something else than everywhere."""
    return sorted(_ELSEWHERE)
