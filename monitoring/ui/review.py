"""The quarterly review on the screen: texts that save themselves, and decisions."""

from datetime import date

import streamlit as st

from monitoring import clock, db, saving
from monitoring.access import Actor
from monitoring.brief.make import brief as make_brief
from monitoring.brief.make import open_decisions, summary, with_words
from monitoring.brief.model import Brief
from monitoring.errors import InputError
from monitoring.panels import review
from monitoring.panels.overview import Decisions
from monitoring.ui.elements import write_now
from monitoring.ui.filters import Filters
from monitoring.ui.kept import SharedReads, made_once
from monitoring.ui.people import author, draw_refusal
from monitoring.ui.source import is_release, source
from monitoring.vocabulary import ReviewPart
from monitoring.vocabulary.access import Action
from monitoring.wording import figures, screen
from monitoring.wording import review_form as words
from monitoring.wording.faults import notice, said


def brief(filters: Filters) -> Brief:
    """Return the quarter as values: figures as kept, people's words as they stand now."""
    return with_words(figures_of(filters), source())


def figures_of(filters: Filters) -> Brief:
    """Return the quarter's figures alone, without what people wrote since: the same object."""
    return made_once(_figures, source(), filters.quarter, filters.as_of)


def _figures(store: db.Store, quarter: str, _as_of: date) -> Brief:
    return make_brief(SharedReads(store), quarter)


def board(filters: Filters) -> Brief:
    """Return what the first screen tells of a quarter."""
    return made_once(_board, source(), filters.quarter, filters.as_of)


def _board(store: db.Store, quarter: str, _as_of: date) -> Brief:
    return summary(SharedReads(store), quarter)


def decisions_open(filters: Filters) -> Decisions:
    """Return the open decisions; they are read anew only after something was written."""
    return made_once(_open, source(), filters.quarter, source().writes)


def _open(store: db.Store, quarter: str, _writes: int) -> Decisions:
    return open_decisions(store, quarter)


def writer() -> Actor | None:
    """Return who writes on a page; None where nobody may, or nobody said who it is yet."""
    if is_release():
        return None
    draw_refusal()
    by = author()
    if by is None:
        st.caption(screen.name_is_kept())
    return by


def review_texts(quarter: Brief, goal_id: str, by: Actor | None) -> None:
    """Draw a goal's texts side by side: to be read, or to be written by somebody who may."""
    texts = []
    for column, part in zip(st.columns(len(ReviewPart)), ReviewPart, strict=True):
        title = words.part(part)
        place = (quarter.head.quarter, goal_id, part)
        text = saving.text_of(source(), *place)
        with column:
            if by is not None and by.may(Action.TEXT):
                texts.append(_text(place, title, text, by))
            else:
                texts.append(text.words)
                write_now(review.review_text(title, text.words))
    write_now(review.review_contradictions(quarter, goal_id, texts))


def _text(place: tuple[str, str, str], title: str, text: saving.Text, by: Actor) -> str:
    """Draw a text that saves itself when it is left, as a version after the one it began with."""
    bases: dict[tuple[str, str, str], int] = st.session_state.setdefault("_review_bases", {})
    bases.setdefault(place, text.revision)
    key = "-".join(place)
    typed = (st.text_area(title, text.words, key=key) or "").strip()
    if typed == text.words:
        bases[place] = text.revision
        if text.revision:
            st.caption(words.version_kept(text.revision, figures.plain(text.saved_by)))
    else:
        _keep(place, typed, text.revision, by)
    return typed


def _keep(place: tuple[str, str, str], typed: str, revision: int, by: Actor) -> None:
    """Save a text, or say why it is not saved."""
    bases: dict[tuple[str, str, str], int] = st.session_state["_review_bases"]
    try:
        saved = saving.save_text(
            db.open_store(), place, typed, by=by, base=bases[place], now=clock.moment()
        )
    except saving.FaultyEntryError as error:
        st.error(screen.bullets([figures.plain(notice(fault)) for fault in error.faults]))
        return
    except db.NotKeptError as error:
        st.error(figures.plain(said(error)))
        return
    except saving.OvertakenError as error:
        _draw_overtaken(place, error.theirs, revision)
        return
    except InputError as error:
        st.error(figures.plain(said(error)))
        return
    bases[place] = saved.revision
    st.caption(words.version_kept_now(saved.revision))


def _draw_overtaken(place: tuple[str, str, str], theirs: saving.Text, revision: int) -> None:
    """Show what somebody else wrote meanwhile, and let the second choose."""
    st.warning(words.overtaken(figures.plain(theirs.saved_by), figures.plain(theirs.words)))
    key = "-".join(place)
    st.button(words.save_mine(), key=f"over-{key}", on_click=_base, args=(place, revision))
    st.button(words.take_theirs(), key=f"theirs-{key}", on_click=_take, args=(key, theirs.words))


def _base(place: tuple[str, str, str], revision: int) -> None:
    st.session_state["_review_bases"][place] = revision


def _take(key: str, theirs: str) -> None:
    st.session_state[key] = theirs


def history(filters: Filters) -> None:
    """Offer everything that was ever saved in the quarter's review."""
    rows = source().read(db.sql_text("review_history"), {"quarter": filters.quarter})
    write_now(review.review_history(rows))
