"""The decisions of a quarter on the screen: those that are taken, and the forms for more."""

import streamlit as st

from monitoring import clock, db, saving
from monitoring.access import Actor
from monitoring.brief.model import Brief
from monitoring.db.query_rows import BriefDecisions
from monitoring.errors import InputError, Notice
from monitoring.panels import review
from monitoring.rows import first, where
from monitoring.ui.elements import write_now
from monitoring.ui.source import source
from monitoring.vocabulary import DecisionState
from monitoring.vocabulary.access import Action
from monitoring.vocabulary.saving import WrittenField
from monitoring.wording import figures, screen
from monitoring.wording import review_form as words
from monitoring.wording.faults import notice
from monitoring.wording.lanes import short
from monitoring.wording.people_facts import Decision
from monitoring.wording.plan import goal_label


def decisions(quarter: Brief, by: Actor | None) -> None:
    """Draw the decisions of the quarter and of those before, and the form for a new one."""
    write_now(review.review_decisions(quarter))
    if by is None or not by.may(Action.DECIDE):
        return
    answer = st.session_state.pop("_review_answer", "")
    _draw_new(quarter, by)
    followed = (*quarter.earlier_decisions, *quarter.decisions)
    if followed:
        _draw_outcome(quarter, followed, by)
    if answer:
        st.success(answer)


def _draw_new(quarter: Brief, by: Actor) -> None:
    with st.expander(words.take_decision(), key="new-decision"):
        _new(quarter, by)


@st.fragment
def _new(quarter: Brief, by: Actor) -> None:
    """Draw what makes a decision; what is typed stays while its author looks at other pages."""
    steps = {
        step.step_id: words.step_option(step.step_id, short(step.wording)) for step in quarter.steps
    }
    labels = {goal.goal_id: goal_label(goal.goal_id) for goal in quarter.goals} | steps
    followed = (*quarter.earlier_decisions, *quarter.decisions)
    known = {step.role for step in quarter.steps if step.role} | {one.role for one in followed}
    owners = [*words.other_owners(), *sorted(known - set(words.other_owners()))]
    faults = _told("_decision_faults")
    st.selectbox(
        words.about(),
        list(labels),
        format_func=labels.__getitem__,
        key="decide-about",
        persist_state="session",
    )
    st.text_area(words.what_is_decided(), key="decide-what", persist_state="session")
    _draw_faults(faults, WrittenField.WHAT)
    st.selectbox(
        words.who_answers(),
        owners,
        index=None,
        placeholder=words.choose_or_type(),
        accept_new_options=True,
        key="decide-role",
        persist_state="session",
    )
    _draw_faults(faults, WrittenField.ROLE)
    st.date_input(
        words.by_when(), None, format="MM/DD/YYYY", key="decide-by", persist_state="session"
    )
    _draw_faults(faults, WrittenField.DUE_ON)
    place = (quarter.head.quarter, by)
    st.button(words.save_decision(), key="decide", on_click=_decide, args=place)
    if "_review_answer" in st.session_state:
        # The list of decisions stands outside of this part of the page.
        st.rerun()


def _told(told_in: str) -> tuple[Notice, ...]:
    """Say over a form what kept it from being saved, once, and return it for its fields."""
    faults: tuple[Notice, ...] = st.session_state.pop(told_in, ())
    if faults:
        st.error(screen.not_saved([figures.plain(notice(fault)) for fault in faults]))
    return faults


def _draw_faults(faults: tuple[Notice, ...], field: WrittenField) -> None:
    for fault in faults:
        if fault.facts.get("field") == field:
            st.error(figures.plain(notice(fault)))


def _decide(quarter: str, by: Actor) -> None:
    state = st.session_state
    due_on = state["decide-by"]
    decision = saving.DecisionInput(
        quarter,
        state["decide-about"] or "",
        state["decide-what"] or "",
        state["decide-role"] or "",
        due_on.isoformat() if due_on else "",
    )
    if _saved(decision, by, "_decision_faults"):
        state["decide-what"], state["decide-role"], state["decide-by"] = "", None, None


def _draw_outcome(quarter: Brief, followed: tuple[Decision, ...], by: Actor) -> None:
    with st.expander(words.say_outcome(), key="outcome"):
        _outcome(quarter, followed, by)


@st.fragment
def _outcome(quarter: Brief, followed: tuple[Decision, ...], by: Actor) -> None:
    labels = {one.decision_id: words.decision_option(one.decision_id, one.what) for one in followed}
    faults = _told("_outcome_faults")
    st.selectbox(
        words.decision(),
        list(labels),
        format_func=labels.__getitem__,
        key="follow-which",
        persist_state="session",
    )
    st.radio(
        words.it_is(),
        list(DecisionState),
        horizontal=True,
        key="follow-state",
        format_func=words.decision_state,
        persist_state="session",
    )
    st.text_area(words.outcome(), key="follow-outcome", persist_state="session")
    _draw_faults(faults, WrittenField.OUTCOME)
    st.button(words.save_outcome(), key="follow", on_click=_follow, args=(quarter, by))
    if "_review_answer" in st.session_state:
        st.rerun()


def _follow(quarter: Brief, by: Actor) -> None:
    state = st.session_state
    rows = source().read(db.sql_text("brief_decisions"), {"quarter": quarter.head.quarter})
    row = first(where(rows, "decision_id", state["follow-which"]), BriefDecisions)
    decision = saving.DecisionInput(
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
    if _saved(decision, by, "_outcome_faults"):
        state["follow-outcome"] = ""


def _saved(decision: saving.DecisionInput, by: Actor, told_in: str) -> bool:
    """Save a decision, or keep what is at fault for the form that it was typed in."""
    try:
        number = saving.save_decision(db.open_store(), decision, by=by, now=clock.moment())
    except saving.FaultyEntryError as error:
        st.session_state[told_in] = tuple(error.faults)
        return False
    except InputError as error:
        # Somebody was faster, or has taken the role back meanwhile.
        st.session_state[told_in] = (error,)
        return False
    st.session_state["_review_answer"] = words.decision_saved(number)
    return True
