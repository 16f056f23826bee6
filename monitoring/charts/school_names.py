"""Which schools a figure names, and the names in short."""

from typing import Any

import pandas as pd

from monitoring.rows import each
from monitoring.vocabulary import FunnelZone
from monitoring.wording import charts

_OUTER = (FunnelZone.ABOVE_OUTER_LIMITS, FunnelZone.BELOW_OUTER_LIMITS)
_NAME_LENGTH, _SHORTEST = 24, 10
_BEYOND = ["is_below", "is_above", "is_beside"]
_KIND = r"( High| Middle| Elementary| Primary)? School$"


def names_of(drawn: pd.DataFrame, school_id: str) -> list[tuple[int, str]]:
    """Return the schools to be named in the figure: the chosen one, then the most unlike.

    Args:
        drawn: one row per school, numbered from 0: organisation_id, organisation, is_alternative,
            funnel_zone, n, value; is_below, is_above and is_beside the axes of the figure.
        school_id: the chosen school, "" for none.

    Returns:
        Number of the row and short name, the most important first; none where all lie within the
        limits, none is alternative and none chosen.
    """
    is_chosen = drawn["organisation_id"] == school_id
    is_outer = drawn["funnel_zone"].isin(_OUTER)
    is_beyond = drawn[_BEYOND].any(axis=1)
    is_named = (
        is_chosen
        | is_beyond
        | drawn["is_alternative"]
        | (drawn["funnel_zone"] != FunnelZone.WITHIN_LIMITS)
    )
    # Chosen after the columns are added: pandas fills a frame without rows anew.
    named = drawn.assign(index=drawn.index, is_first=is_chosen | is_beyond, inner=~is_outer)
    order = named[is_named].sort_values(
        ["is_first", "is_alternative", "inner"], ascending=[False, False, True], kind="stable"
    )
    shorts = _shorts(drawn, _NAME_LENGTH)
    return [(row.index, shorts[row.index]) for row in each(order)]


def shorter_names(drawn: pd.DataFrame, school_id: str, named: set[int]) -> list[tuple[int, str]]:
    """Return the schools that must not go without a name, with the shortest one.

    Args:
        drawn: see ``names_of``.
        school_id: the chosen school, "" for none.
        named: numbers of the rows that have a name already.
    """
    is_needed = (
        drawn["is_alternative"]
        | drawn[_BEYOND].any(axis=1)
        | drawn["funnel_zone"].isin(_OUTER)
        | (drawn["organisation_id"] == school_id)
    )
    shorts = _shorts(drawn, _SHORTEST)
    return [(index, shorts[index]) for index in drawn.index[is_needed] if index not in named]


def _shorts(drawn: pd.DataFrame, length: int) -> list[str]:
    """Write the schools' names as short as they can be told apart; pointing gives the full ones."""
    names = drawn["organisation"].str.partition(" - ")[0]
    bare = names.str.replace(_KIND, "", regex=True)
    named = names.str.removesuffix(" School").where(bare.duplicated(keep=False), bare)
    return [
        _named(charts.short_name(_cut(name, length), is_alternative=bool(row.is_alternative)), row)
        for name, row in zip(named, each(drawn), strict=True)
    ]


def _named(name: str, row: Any) -> str:  # noqa: ANN401, a school as it is drawn
    """Add to a name the figure that the axes do not reach."""
    if row.is_below or row.is_above:
        return charts.beyond(name, row.value)
    return charts.beside(name, row.n) if row.is_beside else name


def _cut(name: str, length: int) -> str:
    # One letter more, for the blank after a word that just fits.
    return name if len(name) <= length else name[: length + 1].rsplit(" ", 1)[0] + " …"
