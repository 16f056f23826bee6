"""The quarterly review on the screen: texts that save themselves, and decisions."""

import streamlit as st

from monitoring import clock, db, saving
from monitoring.brief.make import brief as make_brief
from monitoring.brief.make import with_words
from monitoring.brief.model import Brief, Decision
from monitoring.panels import review
from monitoring.rows import each
from monitoring.ui.author import author
from monitoring.ui.filters import Filters
from monitoring.ui.show import kept
from monitoring.ui.source import is_release, source
from monitoring.wording import figures as wording


def brief(filters: Filters) -> Brief:
    """Return the quarter as values: figures as kept, people's words as they stand now."""
    told = kept("brief", filters.quarter, make_brief, source(), filters.quarter)
    return with_words(told, source())


def write_now(html: str) -> None:
    """Put a piece on the page that holds people's words, which change without the data."""
    if html:
        st.markdown(f"<div>{html}</div>".replace("\n", " "), unsafe_allow_html=True)


def writer() -> str:
    """Return who writes into the review; "" where nobody may, or nobody said so yet."""
    if is_release():
        return ""
    by = author()
    if not by:
        st.caption("Say your name to write; everything you write is kept with it.")
    return by


def review_texts(told: Brief, goal_id: str, by: str) -> None:
    """Draw a goal's two texts: to be read, or to be written by somebody who said who it is."""
    texts = []
    for part, title in saving.PARTS.items():
        place = (told.head.quarter, goal_id, part)
        text = saving.text_of(source(), *place)
        if by:
            texts.append(_text(place, title, text, by))
        else:
            texts.append(text.words)
            write_now(review.review_text(title, text.words))
    write_now(review.review_contradictions(told, goal_id, texts))


def _text(place: tuple[str, str, str], title: str, text: saving.Text, by: str) -> str:
    """Draw a text that saves itself when it is left, as a version after the one it began with."""
    bases: dict[tuple[str, str, str], int] = st.session_state.setdefault("_review_bases", {})
    bases.setdefault(place, text.revision)
    key = "-".join(place)
    words = (st.text_area(title, text.words, key=key) or "").strip()
    if words == text.words:
        bases[place] = text.revision
        if text.revision:
            st.caption(f"Version {text.revision}, kept; by {wording.plain(text.saved_by)}.")
    else:
        _keep(place, words, text.revision, by)
    return words


def _keep(place: tuple[str, str, str], words: str, revision: int, by: str) -> None:
    """Save a text, or say why it is not saved."""
    bases: dict[tuple[str, str, str], int] = st.session_state["_review_bases"]
    try:
        saved = saving.save_text(
            db.open_store(), place, words, by=by, base=bases[place], now=clock.moment()
        )
    except saving.FaultyReviewError as error:
        st.error("\n".join(f"- {wording.plain(fault)}" for fault in error.faults))
        return
    except saving.OvertakenTextError as error:
        _draw_overtaken(place, error, revision)
        return
    bases[place] = saved.revision
    st.caption(f"Version {saved.revision}, kept just now.")


def _draw_overtaken(
    place: tuple[str, str, str], error: saving.OvertakenTextError, revision: int
) -> None:
    """Show what somebody else wrote meanwhile, and let the second choose."""
    st.warning(
        f"{wording.plain(error.by)} changed this text after you opened it. It says now: "
        f"“{wording.plain(error.words)}”. Yours is not saved yet, and not lost."
    )
    key = "-".join(place)
    st.button("Save mine after theirs", key=f"over-{key}", on_click=_base, args=(place, revision))
    st.button("Take theirs", key=f"theirs-{key}", on_click=_take, args=(key, error.words))


def _base(place: tuple[str, str, str], revision: int) -> None:
    st.session_state["_review_bases"][place] = revision


def _take(key: str, words: str) -> None:
    st.session_state[key] = words


def decisions(told: Brief, by: str) -> None:
    """Draw the decisions of the quarter and of those before, and the form for a new one."""
    write_now(review.review_decisions(told))
    if not by:
        return
    _draw_new(told, by)
    followed = (*told.earlier_decisions, *told.decisions)
    if followed:
        _draw_outcome(told, followed, by)
    _draw_told()


def _draw_new(told: Brief, by: str) -> None:
    steps = {step.step_id: f"{step.step_id}: {step.name}" for step in told.steps}
    labels = {goal.goal_id: goal.label for goal in told.goals} | steps
    roles = sorted({step.role for step in told.steps if step.role})
    with st.expander("Take a decision", key="new-decision"), st.form("decide", border=False):
        st.selectbox("About", list(labels), format_func=labels.__getitem__, key="decide-about")
        st.text_area("What is decided", key="decide-what")
        st.selectbox("Who answers for it", roles, key="decide-role", accept_new_options=True)
        st.text_input("By when, such as 2023-01-31", max_chars=10, key="decide-by")
        st.form_submit_button("Save the decision", on_click=_decide, args=(told.head.quarter, by))


def _decide(quarter: str, by: str) -> None:
    state = st.session_state
    decision = saving.Resolved(
        quarter,
        state["decide-about"] or "",
        state["decide-what"] or "",
        state["decide-role"] or "",
        state["decide-by"] or "",
    )
    if _saved(decision, by):
        state["decide-what"] = state["decide-by"] = ""


def _draw_outcome(told: Brief, followed: tuple[Decision, ...], by: str) -> None:
    labels = {one.decision_id: f"{one.decision_id}. {one.what}" for one in followed}
    with (
        st.expander("Say what became of a decision", key="outcome"),
        st.form("follow", border=False),
    ):
        st.selectbox("Decision", list(labels), format_func=labels.__getitem__, key="follow-which")
        st.radio("It is", saving.DECISION_STATES, horizontal=True, key="follow-state")
        st.text_area("What became of it", key="follow-outcome")
        st.form_submit_button("Save what became of it", on_click=_follow, args=(told, by))


def _follow(told: Brief, by: str) -> None:
    state = st.session_state
    rows = source().read(db.sql_text("brief_decisions"), {"quarter": told.head.quarter})
    (row,) = each(rows[rows["decision_id"] == state["follow-which"]])
    decision = saving.Resolved(
        row.quarter,
        row.about,
        row.what,
        row.role,
        f"{row.due_on:%Y-%m-%d}",
        state["follow-state"],
        state["follow-outcome"] or "",
        int(row.decision_id),
        int(row.revision),
    )
    if _saved(decision, by):
        state["follow-outcome"] = ""


def _saved(decision: saving.Resolved, by: str) -> bool:
    try:
        number = saving.save_decision(db.open_store(), decision, by=by, now=clock.moment())
    except saving.FaultyReviewError as error:
        st.session_state["_review_faults"] = error.faults
        return False
    except saving.OvertakenTextError as error:
        st.session_state["_review_faults"] = [str(error)]
        return False
    st.session_state["_review_told"] = f"Decision {number} is saved."
    return True


def _draw_told() -> None:
    faults = st.session_state.pop("_review_faults", [])
    if faults:
        st.error("Not saved:\n\n" + "\n".join(f"- {wording.plain(fault)}" for fault in faults))
    told = st.session_state.pop("_review_told", "")
    if told:
        st.success(told)


def history(filters: Filters) -> None:
    """Offer everything that was ever saved in the quarter's review."""
    rows = source().read(db.sql_text("review_history"), {"quarter": filters.quarter})
    write_now(review.review_history(rows))
