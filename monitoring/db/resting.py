"""What rows rest on, so that a change throws away only what was made of what has changed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache

from monitoring.db.files import sql_text


class Rests(StrEnum):
    """Kinds of data that change apart from one another."""

    DATA = "data"
    UPDATES = "updates"


EVERYTHING = frozenset(Rests)
# What saving an update of a step writes.
_OF_UPDATES = frozenset(
    {"step_updates", "update_evidence", "update_drafts", "attachments", "audit_trail"}
)
_VIEW = re.compile(r"^create view (\w+) as\b(.*?);\s*$", re.MULTILINE | re.DOTALL)
_WORD = re.compile(r"\w+")
_watched: ContextVar[set[Rests] | None] = ContextVar("_watched", default=None)


@contextmanager
def watched() -> Iterator[set[Rests]]:
    """Yield what all that is read in here rests on; who watches around it is told as well."""
    outer = _watched.get()
    inside = {Rests.DATA}
    token = _watched.set(inside)
    try:
        yield inside
    finally:
        _watched.reset(token)
        if outer is not None:
            outer |= inside


def note(sql: str) -> None:
    """Note that something was read, by its statement or by the name of a table."""
    watching = _watched.get()
    if watching is not None:
        watching |= rests_of(sql)


def note_kept(rests: frozenset[Rests]) -> None:
    """Note that something was used that was made before, of what rests on these."""
    watching = _watched.get()
    if watching is not None:
        watching |= rests


@cache
def rests_of(sql: str) -> frozenset[Rests]:
    """Return what the rows of a statement rest on, by the tables and views that it names."""
    is_of_updates = not _names_of_updates().isdisjoint(_WORD.findall(sql))
    return EVERYTHING if is_of_updates else frozenset({Rests.DATA})


@cache
def _names_of_updates() -> frozenset[str]:
    """Return the tables of updates and every view that rests on one, in the order of the schema."""
    names = set(_OF_UPDATES)
    for name, text in _VIEW.findall(sql_text("schema")):
        if not names.isdisjoint(_WORD.findall(text)):
            names.add(name)
    return frozenset(names)
