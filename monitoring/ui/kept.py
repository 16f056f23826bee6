"""What is made and read once, for all readers, until that changes which it rests on."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar

import pandas as pd

from monitoring import db, jobs
from monitoring.rows import Fetched, each, query_name, taken_apart
from monitoring.ui.cache import Cache
from monitoring.ui.source import source
from monitoring.wording.i18n import locale

T = TypeVar("T")
_cache = Cache(max_entries=2048)


class ByValue:
    """Told apart by its values where something is kept for it: the choices of a reader."""


class _Same:
    """One argument by what it is itself, for what has no value to compare by, such as a frame.

    It is kept alive with its key, so that nothing else can come to stand in its place in memory.
    """

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.thing is other.thing


_PLAIN = (str, int, float, date, ByValue, type(None))


def _key(argument: object) -> Hashable:
    if type(argument) is tuple:  # a row is a named tuple, and one thing
        return tuple(map(_key, argument))
    if isinstance(argument, _PLAIN) or callable(argument):
        return argument
    return _Same(argument)


def made_once(build: Callable[..., T], *arguments: object, **named: object) -> T:
    """Return what ``build`` makes of its arguments, made once for them and this state of the data.

    Args:
        build: a pure function; with its arguments it is all that a kept thing is known by. Frames
            are those that ``read`` or ``made_once`` returned; they stay the same while the data do.
        arguments: what it takes.
        named: what it takes by name.
    """
    store = source()
    given = (*map(_key, arguments), *((name, _key(it)) for name, it in named.items()))
    place = (build.__module__, build.__qualname__, *given, store.key, locale())
    make = partial(build, *arguments, **named)
    # Of frames that are out of date nothing can be made again.
    is_of_frames = any(isinstance(it, _Same) and it.thing is not store for it in _parts(given))
    again = None if is_of_frames else partial(made_once, build, *arguments, **named)
    return _kept(store, place, make, again)


def _parts(key: Hashable) -> Iterator[Hashable]:
    """Yield a key's own parts, however deep."""
    if isinstance(key, tuple):
        for part in key:
            yield from _parts(part)
    else:
        yield key


@dataclass(frozen=True)
class _Kept:
    """Something that was made, what it rests on, and the versions of that when it was begun."""

    made: Any
    of: str  # the opening of the file that it was made from
    rests: frozenset[db.Rests]
    versions: Mapping[db.Rests, int]
    again: Callable[[], object] | None

    def is_current(self, now: Mapping[db.Rests, int]) -> bool:
        """Tell whether nothing changed that it rests on."""
        return all(self.versions[it] == now[it] for it in self.rests)


# Of what was made before, so much is made again when it is out of date.
_MAX_AGAIN = 300


def make_again() -> None:
    """Make again what was used last and is out of date, as far as it is made of no other thing.

    The rest of what is out of date goes: nobody can ask for what was made of frames that nobody
    has any more, and each load would leave all that pages showed before it in memory.
    """
    store = source()
    stale = [
        it.again
        for it in _cache.newest_first()
        if isinstance(it, _Kept)
        and it.again is not None
        and it.of == store.key
        and it.versions != store.versions
    ]
    for again in stale[:_MAX_AGAIN]:
        jobs.go_on()
        again()
    now = store.versions
    _cache.drop(lambda it: isinstance(it, _Kept) and it.of == store.key and not it.is_current(now))


def _kept(
    store: db.Store, place: Hashable, make: Callable[[], T], again: Callable[[], object] | None
) -> T:
    """Return what was made, until something changes that it rests on."""
    now = store.versions

    def begin() -> _Kept:
        with db.watched() as rests:
            made = make()
        return _Kept(made, store.key, frozenset(rests), now, again)

    kept = _cache.get(place, begin, lambda it: it.is_current(now))
    db.note_kept(kept.rests)
    return kept.made  # type: ignore[no-any-return]


def read(name: str, **params: db.Param) -> pd.DataFrame:
    """Return the rows of ``queries/<name>.sql``, shared until that changes which they rest on."""
    rows = SharedReads(source()).read(db.sql_text(name), params)
    # What is made of these rows, such as those of one measure, knows by which query they came.
    rows.attrs["query"] = name
    return rows


def later(name: str, **params: db.Param) -> Callable[[], pd.DataFrame]:
    """Return what reads rows like ``read``, for what is shown only where somebody asks for it."""
    return partial(read, name, **params)


def query_of(rows: pd.DataFrame) -> str:
    """Return the query by which rows came, "" where they were made otherwise."""
    return str(rows.attrs.get("query", ""))


class SharedReads:
    """Reads a database, and what pages and the parts of a review read alike only once."""

    def __init__(self, store: db.Store) -> None:
        """Read from ``store``, as this run does."""
        self._store = store

    def read(self, sql: str, params: Mapping[str, db.Param] | None = None) -> pd.DataFrame:
        """Return the rows of a select; nobody may change them."""
        return self._shared("frame", partial(self._store.read, sql, params), sql, params)

    def fetch(self, sql: str, params: Mapping[str, db.Param] | None = None) -> Fetched:
        """Return the rows of a select, to be walked over.

        A page reads most of them into a frame as well: to take that apart costs a hundredth of
        what it costs to ask twice.
        """
        return self._shared("lines", lambda: taken_apart(self.read(sql, params)), sql, params)

    def _shared(
        self, how: str, make: Callable[[], T], sql: str, params: Mapping[str, db.Param] | None
    ) -> T:
        place = (how, sql, frozenset((params or {}).items()), self._store.key)
        return _kept(self._store, place, make, partial(self._shared, how, make, sql, params))


R = TypeVar("R", bound=tuple[Any, ...])


def rows_of(kind: type[R], **params: db.Param) -> tuple[R, ...]:
    """Return the rows of the query that ``kind`` is the class of, shared like those of ``read``."""
    store, name = source(), query_name(kind)
    place = ("typed", name, frozenset(params.items()), store.key)
    return _kept(
        store,
        place,
        lambda: tuple(each(store.fetch(db.sql_text(name), params), kind)),
        partial(rows_of, kind, **params),
    )
