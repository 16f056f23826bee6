"""Which schools a figure names, and the names in short."""

import pandas as pd

from monitoring.rows import each
from monitoring.vocabulary import FunnelZone
from monitoring.wording import charts

_OUTER = (FunnelZone.ABOVE_OUTER_LIMITS, FunnelZone.BELOW_OUTER_LIMITS)
_NAME_LENGTH, _SHORTEST = 24, 10
_KIND = r"( High| Middle| Elementary| Primary)? School$"


def names_of(drawn: pd.DataFrame, school_id: str) -> list[tuple[int, str]]:
    """Return the schools to be named in the figure: the chosen one, then the most unlike.

    Args:
        drawn: one row per school, numbered from 0: organisation_id, organisation, is_alternative,
            place.
        school_id: the chosen school, "" for none.

    Returns:
        Number of the row and short name, the most important first; none where all lie within the
        limits, none is alternative and none chosen.
    """
    is_chosen = drawn["organisation_id"] == school_id
    is_outer = drawn["funnel_zone"].isin(_OUTER)
    is_named = (
        is_chosen | drawn["is_alternative"] | (drawn["funnel_zone"] != FunnelZone.WITHIN_LIMITS)
    )
    # Chosen after the columns are added: pandas fills a frame without rows anew.
    named = drawn.assign(index=drawn.index, later=~is_chosen, inner=~is_outer)[is_named]
    order = named.sort_values(
        ["later", "is_alternative", "inner"], ascending=[True, False, True], kind="stable"
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
    is_needed = drawn["is_alternative"] | (drawn["organisation_id"] == school_id)
    shorts = _shorts(drawn, _SHORTEST)
    return [(index, shorts[index]) for index in drawn.index[is_needed] if index not in named]


def _shorts(drawn: pd.DataFrame, length: int) -> list[str]:
    """Write the schools' names as short as they can be told apart; pointing gives the full ones."""
    names = drawn["organisation"].str.partition(" - ")[0]
    bare = names.str.replace(_KIND, "", regex=True)
    named = names.str.removesuffix(" School").where(bare.duplicated(keep=False), bare)
    return [
        charts.short_name(_cut(name, length), is_alternative=bool(is_alternative))
        for name, is_alternative in zip(named, drawn["is_alternative"], strict=True)
    ]


def _cut(name: str, length: int) -> str:
    # One letter more, for the blank after a word that just fits.
    return name if len(name) <= length else name[: length + 1].rsplit(" ", 1)[0] + " …"
