"""The fields of the form of a step's update, each with a place for what is at fault in it."""

from datetime import date
from typing import Any

import streamlit as st

from monitoring import clock, db, saving
from monitoring.errors import InputError, Notice
from monitoring.rows import each
from monitoring.ui.kept import read
from monitoring.ui.update_form.state import Form
from monitoring.updates import JUDGMENTS, STATES, Document, Entry, day_of, field_at_fault
from monitoring.updates.check import EARLIEST_YEAR
from monitoring.vocabulary import Judgment
from monitoring.vocabulary.saving import WrittenField
from monitoring.wording import labels, lanes
from monitoring.wording import update_form as wording
from monitoring.wording.faults import notice, said
from monitoring.wording.figures import plain
from monitoring.wording.updates import field_name

# Whose place it is: the field, and of a document its item in the plan's words.
Places = dict[tuple[WrittenField | None, str], Any]
_EARLIEST = date(EARLIEST_YEAR, 1, 1)


def draw_fields(form: Form) -> tuple[Entry, Places]:
    """Draw the fields of a form; return what they say, and where to tell what is at fault."""
    start = form.start
    places: Places = {}

    def key(name: str) -> str:
        return f"{name}-{form.number}"

    st.markdown(f"**{wording.ask_done()}**")
    known = STATES.index(start.implementation) if start.implementation in STATES else None
    state = st.radio(
        wording.ask_done(),
        STATES,
        index=known,
        horizontal=True,
        key=key("state"),
        format_func=labels.lane_state,
    )
    _place(places, WrittenField.IMPLEMENTATION)
    held, planned = st.columns(2)
    with held:
        counted = st.text_input(
            field_name(WrittenField.ACTIVITIES_HELD), start.activities_held, key=key("held")
        )
        _place(places, WrittenField.ACTIVITIES_HELD)
    with planned:
        meant = st.text_input(
            field_name(WrittenField.ACTIVITIES_PLANNED),
            start.activities_planned,
            key=key("planned"),
        )
        _place(places, WrittenField.ACTIVITIES_PLANNED)
    happened = st.text_area(field_name(WrittenField.HAPPENED), start.happened, key=key("happened"))
    _place(places, WrittenField.HAPPENED)
    comes_next = st.text_area(
        field_name(WrittenField.COMES_NEXT), start.comes_next, key=key("next")
    )
    _place(places, WrittenField.COMES_NEXT)
    documents = _documents(form, places)
    st.markdown(f"**{wording.ask_worked()}**")
    st.caption(wording.measured_apart())
    known = JUDGMENTS.index(start.judgment)
    judged = st.radio(
        wording.judgment_label(),
        JUDGMENTS,
        index=known,
        horizontal=True,
        key=key("judged"),
        format_func=labels.judgment,
    )
    _place(places, WrittenField.JUDGMENT)
    why = st.text_area(wording.why_label(), start.judgment_words, key=key("why"))
    _place(places, WrittenField.JUDGMENT_WORDS)
    entry = Entry(
        start.step_id,
        start.quarter,
        state or "",
        counted or "",
        meant or "",
        happened or "",
        comes_next or "",
        judged or Judgment.NO_JUDGMENT,
        why or "",
        documents,
    )
    return entry, places


def draw_faults(faults: tuple[Notice, ...], places: Places) -> None:
    """Tell what is at fault, each beside its field."""
    for fault in faults:
        place = places.get((field_at_fault(fault), str(fault.facts.get("item", ""))))
        if place is not None:
            place.error(plain(notice(fault)))


def _place(places: Places, field: WrittenField, item: str = "") -> None:
    places[field, item] = st.container()


def _documents(form: Form, places: Places) -> tuple[Document, ...]:
    expected = read("expected_evidence")
    own = expected[(expected["step_id"] == form.start.step_id) & expected["item"].notna()]
    if own.empty:
        st.caption(wording.no_documents())
        return ()
    st.markdown(f"**{wording.ask_documents()}**")
    ticked = [
        _document(form, row.lane, row.item, position, places)
        for position, row in enumerate(each(own))
    ]
    return tuple(document for document in ticked if document is not None)


def _document(form: Form, lane: str, item: str, position: int, places: Places) -> Document | None:
    known = [one for one in form.start.documents if (one.lane, one.item) == (lane, item)]
    start = known[0] if known else Document(lane, item)
    number = f"{position}-{form.number}"
    label = wording.document_label(plain(item), lanes.question(lane))
    if not st.checkbox(label, value=bool(known), key=f"in-{number}"):
        return None
    with st.container(border=True):
        title = st.text_input(field_name(WrittenField.TITLE), start.title, key=f"title-{number}")
        _place(places, WrittenField.TITLE, item)
        day = _day(start.dated_on, f"day-{number}")
        _place(places, WrittenField.DATED_ON, item)
        link = st.text_input(field_name(WrittenField.LINK), start.link, key=f"link-{number}")
        _place(places, WrittenField.LINK, item)
        attached = _file(form, (lane, item), number)
        _place(places, WrittenField.EVIDENCE, item)
    return Document(lane, item, title or "", day, link or "", attached.sha256, attached.file_name)


def _day(typed: str, key: str) -> str:
    """Ask for the date of a document; a draft's that is none stays until another is given."""
    start = day_of(typed)
    day = st.date_input(
        field_name(WrittenField.DATED_ON),
        start,
        min_value=min(start or _EARLIEST, _EARLIEST),
        format="MM/DD/YYYY",
        key=key,
    )
    if day is None and typed and start is None:
        st.caption(wording.date_as_typed(plain(typed)))
        return typed
    return "" if day is None else day.isoformat()


def _file(form: Form, place: tuple[str, str], number: str) -> saving.Attached:
    """Offer to attach a file instead of a link, and put it on record as soon as it is chosen."""
    megabytes = saving.MAX_BYTES // 1024 // 1024
    uploaded = st.file_uploader(
        wording.attach_label(megabytes),
        type=list(saving.ENDINGS),
        max_upload_size=megabytes,
        key=f"file-{number}",
    )
    attached = form.files.get(place)
    if uploaded is not None and uploaded.file_id not in form.refused:
        try:
            attached = saving.attach(
                db.open_store(),
                uploaded.name,
                uploaded.getvalue(),
                step_id=form.start.step_id,
                by=form.by,
                now=clock.moment(),
            )
            form.files[place] = attached
            form.refused[uploaded.file_id] = ""
        except InputError as error:
            form.refused[uploaded.file_id] = said(error)
    if uploaded is not None and form.refused[uploaded.file_id]:
        st.error(plain(wording.not_attached(form.refused[uploaded.file_id])))
    if attached is None:
        return saving.Attached("", "")
    st.caption(wording.attached(plain(attached.file_name)))
    label = wording.take_off(plain(attached.file_name))
    st.button(label, key=f"off-{number}", on_click=_take_off, args=(form, place))
    return attached


def _take_off(form: Form, place: tuple[str, str]) -> None:
    form.files.pop(place, None)
