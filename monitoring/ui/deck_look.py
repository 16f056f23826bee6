"""The page's section for the look of the deck, for an administrator."""

import streamlit as st

from monitoring import clock, db
from monitoring.ui.people import actor, trying
from monitoring.ui.source import is_release
from monitoring.vocabulary.access import Action
from monitoring.wording import templates as words
from monitoring.wording.figures import plain

_FILE = "deck-look"


def deck_look_form() -> None:
    """Say which look decks get, and take another one, from who may change it."""
    if is_release() or not actor().may(Action.TEMPLATE):
        return
    opening = st.expander(words.title(), key="deck-look-section", on_change="rerun")
    if not opening.open:
        return
    # What looks into a presentation takes its time to import; closed, nothing of it is needed.
    from monitoring.releases.deck_template import deck_look

    look = deck_look(db.open_store())
    with opening:
        st.markdown(words.about())
        st.markdown(plain(words.in_force(look.file_name, look.set_at, look.set_by)))
        st.file_uploader(words.choose(), type=["pptx"], max_upload_size=50, key=_FILE)
        with st.container(horizontal=True):
            given = st.session_state.get(_FILE)
            st.button(words.take(), key="deck-look-take", disabled=given is None, on_click=_take)
            if look.content is not None:
                st.button(words.leave(), key="deck-look-leave", on_click=_leave)


def _take() -> None:
    given = st.session_state[_FILE]
    _set(given.name, given.getvalue())


def _leave() -> None:
    _set("", None)


def _set(name: str, content: bytes | None) -> None:
    from monitoring.releases.deck_template import set_deck_look

    store = db.open_store()
    trying(lambda: set_deck_look(store, name, content, by=actor(), now=clock.moment()))
