"""Releases on the screen: draft, reviewed, released; and the papers made from each."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import streamlit as st

from monitoring import clock, db, jobs, releases, saving
from monitoring.access import Actor
from monitoring.brief.model import Brief
from monitoring.errors import InputError, Notice
from monitoring.releases.doubts import doubts
from monitoring.ui.downloads import on_record
from monitoring.ui.elements import link
from monitoring.ui.filters import Filters
from monitoring.ui.jobs import done, job_notice
from monitoring.ui.pages import PageId
from monitoring.ui.people import trying
from monitoring.ui.review import brief
from monitoring.ui.source import is_release
from monitoring.vocabulary.access import Action
from monitoring.vocabulary.jobs import JobKind, JobResult
from monitoring.vocabulary.versions import Paper
from monitoring.wording import access as of_access
from monitoring.wording import faults, figures, numbers
from monitoring.wording import review_form as words
from monitoring.wording.saving import not_over, review_state

_MEDIA = {
    Paper.DECK: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Paper.PAGE_PDF: "application/pdf",
    Paper.PAGE_HTML: "text/html",
    Paper.WALL: "text/html",
    Paper.RESULTS: "text/csv",
}


def release_form(filters: Filters, by: Actor | None) -> None:
    """Draw how far the quarter's review is, what comes next, and the releases there are."""
    st.header(words.publishing())
    if not is_release():
        job_notice(JobKind.PUBLICATION, filters.quarter)
        _draw_steps(filters, by)
    _draw_list(filters)


def _draw_steps(filters: Filters, by: Actor | None) -> None:
    stands_by = saving.vouching(db.open_store(), filters.quarter)
    reviewer = next(iter(stands_by.reviewers), "")
    st.markdown(review_state(filters.quarter, figures.plain(reviewer)))
    if by is None:
        return
    if by.may(Action.MARK):
        st.button(words.mark_reviewed(), key="mark", on_click=_mark, args=(filters.quarter, by))
    if by.may(Action.PUBLISH):
        _draw_publishing(filters, by, stands_by)


def _draw_publishing(filters: Filters, by: Actor, stands_by: saving.Vouching) -> None:
    known = [one for one in _listed() if one.quarter == filters.quarter]
    if known:
        known_numbers = [one.number for one in known]
        st.caption(words.is_published_already())
        st.selectbox(words.corrects(), known_numbers[::-1], key="corrects")
        st.text_area(words.what_was_wrong(), key="correction")
    ends_on = saving.end_of_quarter_under_way(db.open_store(), filters.quarter, clock.today())
    if ends_on is not None:
        st.warning(not_over(filters.quarter, ends_on))
    is_alone = not stands_by.is_enough_for(by.person)
    if is_alone and by.is_administrator:
        st.caption(of_access.one_person())
        # Where there is only one person, that is the reason; they can say more.
        begun = "" if by.is_signed_in else of_access.only_one_here()
        st.text_input(of_access.alone_because(), begun, key="alone-because", max_chars=500)
    _draw_doubts(filters.quarter, is_correction=bool(known))
    st.checkbox(words.sure(), key="sure")
    if not stands_by.reviewers:
        st.caption(words.mark_first())
    elif is_alone and not by.is_administrator:
        st.caption(of_access.two_people())
    st.button(
        words.publish_now(),
        key="release-now",
        disabled=not stands_by.reviewers or (is_alone and not by.is_administrator),
        on_click=_ask,
    )
    if st.session_state.pop("_release_asked", False):
        _release(filters.quarter, by, is_correction=bool(known))


def _draw_doubts(quarter: str, *, is_correction: bool) -> None:
    """Ask to confirm what tells of few students or is made up, each for itself."""
    correction = st.session_state.get("correction") or "" if is_correction else ""
    found = doubts(db.open_store(), quarter, correction)
    if found:
        st.caption(words.look_again())
    said = {it.code: it for it in reversed(found)}
    st.session_state["_confirmed"] = frozenset(
        code
        for code, it in reversed(said.items())
        if st.checkbox(
            words.to_confirm(it.kind, it.where, figures.plain(it.words)), key=f"confirm-{code}"
        )
    )


def _ask() -> None:
    st.session_state["_release_asked"] = True


def _mark(quarter: str, by: Actor) -> None:
    trying(lambda: saving.mark_reviewed(db.open_store(), quarter, by=by, now=clock.moment()))


def _release(quarter: str, by: Actor, *, is_correction: bool) -> None:
    if not st.session_state.get("sure"):
        st.error(words.say_sure_first())
        return
    # The proof needs the whole rule and a solver; no page pays for importing them.
    from monitoring.releases import make

    corrects = st.session_state.get("corrects") if is_correction else None
    because = st.session_state.get("correction") or ""
    asked = make.ReleaseRequest(
        quarter,
        by,
        clock.moment(),
        corrects,
        because if is_correction else "",
        st.session_state.get("alone-because") or "",
        st.session_state["_confirmed"],
    )

    def publish(tell: jobs.Telling) -> Notice:
        made = make.release(db.open_store(), asked, tell)
        return Notice(JobResult.PUBLISHED, number=made.number, quarter=made.quarter)

    try:
        result = done(JobKind.PUBLICATION, quarter, by, publish, words.publishing_now())
    except (InputError, OSError) as error:
        st.error(words.not_published(figures.plain(faults.said(error))))
        return
    number = int(str(result.facts["number"]))
    st.session_state["_release_answer"] = words.published(number, quarter)
    st.rerun()


def _listed() -> list[releases.Release]:
    return releases.listed(db.database_path())


def _draw_list(filters: Filters) -> None:
    known = [one for one in _listed() if one.quarter == filters.quarter]
    if not known:
        st.caption(words.none_published(filters.quarter))
    for one in reversed(known):
        opening = st.expander(
            figures.plain(_line(one)), key=f"release-{one.number}", on_change="rerun"
        )
        if opening.open:
            with opening:
                _draw_papers(one)


def _line(one: releases.Release) -> str:
    when = numbers.moment(datetime.fromisoformat(one.released_at))
    if one.corrects is None:
        return words.line(one.number, when, one.released_by)
    return words.correcting_line(one.number, when, one.released_by, one.corrects, one.correction)


def offer_board(filters: Filters) -> None:
    """Offer the one page that a board gets of a quarter, made on request."""
    published = _published(filters)
    if published:
        _paper_button(published[-1], Paper.PAGE_PDF, words.one_page(), "for-board-")
    else:
        _draft_button(partial(brief, filters), filters.quarter, Paper.PAGE_PDF, words.one_page())


def quarter_papers(filters: Filters, quarter: Brief) -> None:
    """Offer the quarter's files first: those of its last published review, or of the draft."""
    known = [one for one in _listed() if one.quarter == filters.quarter]
    answer = st.session_state.pop("_release_answer", "")
    if answer:
        st.success(answer)
    with st.container(horizontal=True, key="papers"):
        if known:
            _offer(known[-1], "first-")
        else:
            _offer_draft(quarter)


def _published(filters: Filters) -> list[releases.Release]:
    """Return the published reviews of a quarter, or the one that is read; none of a broken list."""
    try:
        known = [one for one in _listed() if one.quarter == filters.quarter]
    except InputError:
        return []
    number = st.session_state.get("_release", "")
    return [one for one in known if not number or str(one.number) == number]


def _offer_draft(quarter: Brief) -> None:
    """Offer what the papers would say now; they are made when somebody asks for them."""
    for kind in (Paper.DECK, Paper.PAGE_PDF):
        name = words.draft(words.paper(kind))
        _draft_button(lambda: quarter, quarter.head.quarter, kind, name)


def _draft_button(make: Callable[[], Brief], quarter: str, kind: Paper, name: str) -> None:
    st.download_button(
        name,
        on_record(partial(_draft, make, kind), f"draft_{quarter}.{kind}"),
        file_name=f"draft_{quarter}.{kind}",
        mime=_MEDIA[kind],
        key=f"draft-{kind}",
        on_click="ignore",
    )


def _draft(make: Callable[[], Brief], kind: Paper) -> bytes:
    from monitoring.releases.deck_template import deck_look
    from monitoring.releases.papers import of_brief

    return of_brief(make(), kind, deck_look(db.open_store()))


def _draw_papers(one: releases.Release) -> None:
    params = {"quarter": one.quarter, "release": str(one.number)}
    link(PageId.OVERVIEW, words.open_published(one.number), **params)
    link(PageId.WALL, words.present_published(one.number), **params)
    with st.container(horizontal=True):
        _offer(one, "")
    st.caption(words.hash_of_rows(one.digest))


def _offer(one: releases.Release, place: str) -> None:
    for kind in _MEDIA:
        _paper_button(one, kind, words.paper(kind), place)


def _paper_button(one: releases.Release, kind: Paper, name: str, place: str) -> None:
    st.download_button(
        name,
        partial(_paper, one, kind),
        file_name=f"release_{one.number}_{one.quarter}.{kind}",
        mime=_MEDIA[kind],
        key=f"{place}{kind}-{one.number}",
        on_click="ignore",
    )


def _paper(one: releases.Release, kind: Paper) -> bytes:
    # The papers take their time to import, and no page needs them.
    from monitoring.releases.papers import paper

    return paper(db.database_path(), one, kind)
