"""Releases on the screen: draft, reviewed, released; and the papers made from each."""

from collections.abc import Callable
from contextlib import closing
from functools import partial

import streamlit as st

from monitoring import clock, db, releases, saving
from monitoring.brief import Brief
from monitoring.errors import InputError
from monitoring.ui.filters import Filters
from monitoring.ui.show import link
from monitoring.ui.source import is_release
from monitoring.wording import figures as wording

_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def releasing(filters: Filters, by: str) -> None:
    """Draw how far the quarter's review is, what comes next, and the releases there are."""
    st.markdown("<h2>Release</h2>", unsafe_allow_html=True)
    if not is_release():
        _draw_steps(filters, by)
    _draw_list(filters)


def _draw_steps(filters: Filters, by: str) -> None:
    state = saving.review_state(db.open_store(), filters.quarter)
    st.markdown(f"The review of {filters.quarter} is **{wording.plain(state)}**.")
    if not by:
        return
    st.button("Mark as reviewed", key="mark", on_click=_mark, args=(filters.quarter, by))
    known = [one for one in _listed() if one.quarter == filters.quarter]
    if known:
        numbers = [one.number for one in known]
        st.caption("This quarter is released already; a further release is a correction.")
        st.selectbox("It corrects release", numbers[::-1], key="corrects")
        st.text_area("What was wrong, and why", key="correction")
    st.checkbox("I know that a release never changes", key="sure")
    is_ready = not state.startswith("a draft")
    if not is_ready:
        st.caption("Somebody marks the review as reviewed first.")
    st.button(
        "Release this quarter",
        key="release-now",
        disabled=not is_ready,
        on_click=_wish,
    )
    if st.session_state.pop("_release_wish", False):
        _release(filters.quarter, by, is_correction=bool(known))
    told = st.session_state.pop("_release_told", "")
    if told:
        st.success(told)


def _wish() -> None:
    st.session_state["_release_wish"] = True


def _mark(quarter: str, by: str) -> None:
    saving.mark_reviewed(db.open_store(), quarter, by=by, now=clock.moment())


def _release(quarter: str, by: str, *, is_correction: bool) -> None:
    if not st.session_state.get("sure"):
        st.error("Nothing was released: say first that you know that a release never changes.")
        return
    # The proof needs the whole rule and a solver; no page pays for importing them.
    from monitoring.releases import making

    corrects = st.session_state.get("corrects") if is_correction else None
    because = st.session_state.get("correction") or ""
    asked = making.Asked(quarter, by, clock.moment(), corrects, because if is_correction else "")
    try:
        with st.status("Releasing: this takes a moment.") as status:
            made = making.release(db.open_store(), asked, status.write)
    except InputError as error:
        st.error(f"Nothing was released: {wording.plain(str(error))}")
        return
    st.session_state["_release_told"] = f"Release {made.number} of {made.quarter} is made."
    st.rerun()


def _listed() -> list[releases.Release]:
    return releases.listed(db.database_path())


def _draw_list(filters: Filters) -> None:
    known = [one for one in _listed() if one.quarter == filters.quarter]
    if not known:
        st.caption(f"There is no release of {filters.quarter} yet.")
    for one in reversed(known):
        corrects = f", corrects release {one.corrects}: {one.correction}" if one.corrects else ""
        day, _, time = one.released_at.partition("T")
        told = f"Release {one.number}, {day} {time}, by {one.released_by}{corrects}"
        opening = st.expander(wording.plain(told), key=f"release-{one.number}", on_change="rerun")
        if opening.open:
            with opening:
                _draw_papers(one)


def _draw_papers(one: releases.Release) -> None:
    st.caption(f"Hash of its rows: {one.digest}")
    params = {"quarter": one.quarter, "release": str(one.number)}
    link("pages/overview.py", f"Open release {one.number}", **params)
    link("pages/wall.py", f"Wall view of release {one.number}", **params)
    template = _template(one)
    with st.container(horizontal=True):
        for label, ending, mime, make in (
            ("Deck", "pptx", _PPTX, partial(_deck, template=template)),
            ("One page, PDF", "pdf", "application/pdf", _pdf),
            ("One page, HTML", "html", "text/html", _html),
            ("Wall view, HTML", "wall.html", "text/html", _wall),
        ):
            st.download_button(
                label,
                partial(_made, one, make),
                file_name=f"release_{one.number}_{one.quarter}.{ending}",
                mime=mime,
                key=f"{ending}-{one.number}",
                on_click="ignore",
            )


def _made(one: releases.Release, make: Callable[[Brief], bytes]) -> bytes:
    from monitoring.brief.make import brief

    with closing(releases.open_release(db.database_path(), one.number)) as store:
        return make(brief(store, one.quarter))


def _template(one: releases.Release) -> bytes | None:
    """Let a district give its own template, and say at once where it cannot be used."""
    given = st.file_uploader(
        "Your own template for the deck, a .pptx", type=["pptx"], key=f"template-{one.number}"
    )
    if given is None:
        return None
    try:
        _made(one, partial(_deck, template=given.getvalue()))
    except InputError as error:
        st.error(f"{wording.plain(str(error))} The deck below has the product's own look.")
        return None
    return given.getvalue()


def _deck(told: Brief, template: bytes | None = None) -> bytes:
    from monitoring import papers

    return papers.deck(told, template)


def _pdf(told: Brief) -> bytes:
    from monitoring import papers

    return papers.page_pdf(told)


def _html(told: Brief) -> bytes:
    from monitoring import papers

    return papers.page_html(told).encode()


def _wall(told: Brief) -> bytes:
    from monitoring import papers

    return papers.wall_html(told).encode()
