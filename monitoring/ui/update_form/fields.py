"""The fields of the form of a step's update."""

import streamlit as st

from monitoring import clock, db, saving
from monitoring.rows import each
from monitoring.ui.show import read
from monitoring.ui.update_form.state import Form
from monitoring.updates import JUDGMENTS, STATES, Document, Entry
from monitoring.vocabulary import Judgment
from monitoring.vocabulary.saving import WrittenField
from monitoring.wording import labels, lanes
from monitoring.wording import update_form as wording
from monitoring.wording.faults import said
from monitoring.wording.figures import plain
from monitoring.wording.updates import field_name


def draw_fields(form: Form) -> Entry:
    """Draw the fields of a form and return what they say."""
    start = form.start

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
    held, planned = st.columns(2)
    counted = held.text_input(
        field_name(WrittenField.ACTIVITIES_HELD), start.activities_held, key=key("held")
    )
    meant = planned.text_input(
        field_name(WrittenField.ACTIVITIES_PLANNED), start.activities_planned, key=key("planned")
    )
    happened = st.text_area(field_name(WrittenField.HAPPENED), start.happened, key=key("happened"))
    comes_next = st.text_area(
        field_name(WrittenField.COMES_NEXT), start.comes_next, key=key("next")
    )
    documents = _documents(form)
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
    why = st.text_area(wording.why_label(), start.judgment_words, key=key("why"))
    return Entry(
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


def _documents(form: Form) -> tuple[Document, ...]:
    expected = read("expected_evidence")
    own = expected[(expected["step_id"] == form.start.step_id) & expected["item"].notna()]
    if own.empty:
        st.caption(wording.no_documents())
        return ()
    st.markdown(f"**{wording.ask_documents()}**")
    ticked = [
        _document(form, row.lane, row.item, position) for position, row in enumerate(each(own))
    ]
    return tuple(document for document in ticked if document is not None)


def _document(form: Form, lane: str, item: str, position: int) -> Document | None:
    known = [one for one in form.start.documents if (one.lane, one.item) == (lane, item)]
    start = known[0] if known else Document(lane, item)
    number = f"{position}-{form.number}"
    label = wording.document_label(plain(item), lanes.question(lane))
    if not st.checkbox(label, value=bool(known), key=f"in-{number}"):
        return None
    with st.container(border=True):
        title = st.text_input(field_name(WrittenField.TITLE), start.title, key=f"title-{number}")
        day = st.text_input(wording.date_label(), start.dated_on, max_chars=10, key=f"day-{number}")
        link = st.text_input(wording.link_label(), start.link, key=f"link-{number}")
        attached = _file(form, (lane, item), number)
    return Document(
        lane, item, title or "", day or "", link or "", attached.sha256, attached.file_name
    )


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
                db.open_store(), uploaded.name, uploaded.getvalue(), form.by, clock.moment()
            )
            form.files[place] = attached
            form.refused[uploaded.file_id] = ""
        except saving.AttachmentRefusedError as error:
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
