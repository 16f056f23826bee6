"""The few ways a page puts something on the screen."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any, TypeVar

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from monitoring import db, jobs
from monitoring.rows import each, query_name
from monitoring.ui.cache import Cache
from monitoring.ui.pages import PageId, file_of
from monitoring.ui.source import KEY, is_release, source
from monitoring.wording import pages
from monitoring.wording.filters import unknown
from monitoring.wording.i18n import locale

T = TypeVar("T")
Picks = tuple[str, ...]
_LINK = re.compile(r'href="([a-z]*)\?')
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


# Of what was made before, so much is made again when it is out of date.
_MAX_AGAIN = 300


def make_again() -> None:
    """Make again what was used last and is out of date, as far as it is made of no other thing."""
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


def _kept(
    store: db.Store, place: Hashable, make: Callable[[], T], again: Callable[[], object] | None
) -> T:
    """Return what was made, until something changes that it rests on."""
    now = store.versions

    def begin() -> _Kept:
        with db.watched() as rests:
            made = make()
        return _Kept(made, store.key, frozenset(rests), now, again)

    def is_current(kept: _Kept) -> bool:
        return all(kept.versions[it] == now[it] for it in kept.rests)

    kept = _cache.get(place, begin, is_current)
    db.note_kept(kept.rests)
    return kept.made  # type: ignore[no-any-return]


def read(name: str, **params: db.Param) -> pd.DataFrame:
    """Return the rows of ``queries/<name>.sql``, shared until that changes which they rest on."""
    store = source()
    place = ("rows", name, tuple(params.items()), store.key)
    return _kept(store, place, lambda: _read(store, name, params), partial(read, name, **params))


def later(name: str, **params: db.Param) -> Callable[[], pd.DataFrame]:
    """Return what reads rows like ``read``, for what is shown only where somebody asks for it."""
    return partial(read, name, **params)


def _read(store: db.Store, name: str, params: Mapping[str, db.Param]) -> pd.DataFrame:
    rows = store.read(db.sql_text(name), params)
    # What is made of these rows, such as those of one measure, knows by which query they came.
    rows.attrs["query"] = name
    return rows


def query_of(rows: pd.DataFrame) -> str:
    """Return the query by which rows came, "" where they were made otherwise."""
    return str(rows.attrs.get("query", ""))


R = TypeVar("R", bound=tuple[Any, ...])


def rows_of(kind: type[R], **params: db.Param) -> tuple[R, ...]:
    """Return the rows of the query that ``kind`` is the class of, shared like those of ``read``."""
    store, name = source(), query_name(kind)
    place = ("typed", name, tuple(params.items()), store.key)
    return _kept(
        store,
        place,
        lambda: tuple(each(store.fetch(db.sql_text(name), params), kind)),
        partial(rows_of, kind, **params),
    )


def write(build: Callable[..., str], *arguments: object) -> None:
    """Put a piece made by ``panels`` on the page; for the arguments see ``made_once``.

    st.html would strip the pictures: it lets no SVG through. What goes in is escaped by ``panels``,
    and a blank line, which would end the HTML for Markdown, cannot stand in it.
    """
    html = made_once(_framed, build, *arguments)
    st.markdown(_within_release(html), unsafe_allow_html=True)


def _framed(build: Callable[..., str], *arguments: object) -> str:
    return f"<div>{build(*arguments)}</div>".replace("\n", " ")


def _within_release(html: str) -> str:
    """Let plain links to other pages stay in the release that is read."""
    if not is_release():
        return html
    release = f"{KEY}={st.session_state['_release']}"
    return _LINK.sub(rf'href="\1?{release}&amp;', html)


def write_now(html: str) -> None:
    """Put a piece on the page that holds people's words, which change without the data."""
    if html:
        st.markdown(f"<div>{html}</div>".replace("\n", " "), unsafe_allow_html=True)


def link(page_id: str, label: str, **params: str) -> None:
    """Link to another page with choices of its own."""
    if is_release():
        params[KEY] = st.session_state["_release"]
    st.page_link(page_of(page_id), label=label, query_params=params)


def page_of(page_id: str) -> Any:  # noqa: ANN401 - Streamlit's page type is not public
    """Return a page, for a link to it or to declare it.

    A page remembers the run it belongs to, so each run has copies; to make it takes ten times as
    long, since its file is looked for.
    """
    # Outside of a run a page is half made.
    is_in_run = get_script_run_ctx(suppress_warning=True) is not None
    return copy(_page(page_id, locale())) if is_in_run else _make_page(page_id)


@cache
def _page(page_id: str, _: str) -> Any:  # noqa: ANN401 - Streamlit's page type is not public
    return _make_page(page_id)


def _make_page(page_id: str) -> Any:  # noqa: ANN401 - Streamlit's page type is not public
    is_default = page_id == PageId.OVERVIEW
    return st.Page(file_of(page_id), title=pages.title(page_id), default=is_default)


def choose(key: str, label: str, options: Mapping[str, str], *, default: str) -> str:
    """Draw a choice among a few words that lives in the address; an unknown one says so.

    Streamlit's own binding would write the words into the address, and in another language nobody
    could open it; here the code is written, and nothing for the default.

    Args:
        key: its name in the address.
        label: what is chosen.
        options: what there is: code -> words.
        default: the code chosen where nobody did.
    """
    asked, in_address = st.query_params.get(key, default), f"_{key}"
    if asked not in options:
        st.warning(unknown(key, asked, options[default]))
        asked = default
    if key not in st.session_state or asked != st.session_state.get(in_address):
        st.session_state[key] = asked
    words = options.__getitem__
    picked = str(
        st.segmented_control(label, list(options), format_func=words, required=True, key=key)
    )
    st.session_state[in_address] = picked
    if picked == default:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = picked
    return picked


def choose_several(
    key: str, label: str, options: Sequence[str], *, at_most: int, hint: str
) -> Picks:
    """Draw a choice of several things that lives in the address, each by its name.

    What an address asks for and is not here is left out, as is what is over the most.

    Args:
        key: its name in the address, where it stands once for each that is chosen.
        label: what is chosen.
        options: what there is, in the order in which it is returned.
        at_most: so many can be chosen.
        hint: stands in the field while nothing is chosen.
    """
    asked, in_address = tuple(st.query_params.get_all(key)), f"_{key}"
    if key not in st.session_state or asked != st.session_state.get(in_address):
        st.session_state[key] = asked
    known = [name for name in options if name in st.session_state[key]]
    st.session_state[key] = known[:at_most]
    picked = st.multiselect(
        label, options, key=key, max_selections=at_most, placeholder=hint, select_all=False
    )
    st.session_state[in_address] = picks = tuple(name for name in options if name in picked)
    if picks:
        st.query_params[key] = list(picks)
    else:
        st.query_params.pop(key, None)
    return picks
