"""The fields of the form of a step's update."""

import streamlit as st

from monitoring import clock, db, saving
from monitoring.rows import each
from monitoring.ui.show import read
from monitoring.ui.update_form.state import Form
from monitoring.updates import JUDGMENTS, STATES, Document, Entry
from monitoring.wording import figures as wording
from monitoring.wording import labels

_MEASURED = (
    "Your own view, shown beside what is measured and never mixed with it. What is measured comes "
    "from the results."
)


def draw_fields(form: Form) -> Entry:
    """Draw the fields of a form and return what they say."""
    start = form.start

    def key(name: str) -> str:
        return f"{name}-{form.number}"

    st.markdown("**Was it done?**")
    known = STATES.index(start.implementation) if start.implementation in STATES else None
    state = st.radio(
        "Done?",
        STATES,
        index=known,
        horizontal=True,
        key=key("state"),
        format_func=labels.implementation,
    )
    held, planned = st.columns(2)
    counted = held.text_input("Activities held", start.activities_held, key=key("held"))
    meant = planned.text_input("Activities planned", start.activities_planned, key=key("planned"))
    happened = st.text_area("What happened", start.happened, key=key("happened"))
    comes_next = st.text_area("What comes next", start.comes_next, key=key("next"))
    documents = _documents(form)
    st.markdown("**Did it work, in its owner's judgment?**")
    st.caption(_MEASURED)
    known = JUDGMENTS.index(start.judgment)
    judged = st.radio(
        "Judgment",
        JUDGMENTS,
        index=known,
        horizontal=True,
        key=key("judged"),
        format_func=labels.judgment,
    )
    why = st.text_area("Why you judge so", start.judgment_words, key=key("why"))
    return Entry(
        start.step_id,
        start.quarter,
        state or "",
        counted or "",
        meant or "",
        happened or "",
        comes_next or "",
        judged or "no_judgment",
        why or "",
        documents,
    )


def _documents(form: Form) -> tuple[Document, ...]:
    expected = read("expected_evidence")
    own = expected[(expected["step_id"] == form.start.step_id) & expected["item"].notna()]
    if own.empty:
        st.caption("The plan expects no document of this step.")
        return ()
    st.markdown("**Which documents are in?**")
    ticked = [
        _document(form, row.lane, row.item, position) for position, row in enumerate(each(own))
    ]
    return tuple(document for document in ticked if document is not None)


def _document(form: Form, lane: str, item: str, position: int) -> Document | None:
    known = [one for one in form.start.documents if (one.lane, one.item) == (lane, item)]
    start = known[0] if known else Document(lane, item)
    number = f"{position}-{form.number}"
    if not st.checkbox(f"{wording.plain(item)} ({lane})", value=bool(known), key=f"in-{number}"):
        return None
    with st.container(border=True):
        title = st.text_input("Title of the document", start.title, key=f"title-{number}")
        day = st.text_input(
            "Its date, such as 2022-11-30", start.dated_on, max_chars=10, key=f"day-{number}"
        )
        link = st.text_input("Link to it", start.link, key=f"link-{number}")
        attached = _file(form, (lane, item), number)
    return Document(
        lane, item, title or "", day or "", link or "", attached.sha256, attached.file_name
    )


def _file(form: Form, place: tuple[str, str], number: str) -> saving.Attached:
    """Offer to attach a file instead of a link, and put it on record as soon as it is chosen."""
    uploaded = st.file_uploader(
        "Or attach it: PDF, DOCX, XLSX, PNG or JPEG, up to 20 MB",
        type=list(saving.ENDINGS),
        max_upload_size=saving.MAX_BYTES // 1024 // 1024,
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
            form.refused[uploaded.file_id] = str(error)
    if uploaded is not None and form.refused[uploaded.file_id]:
        st.error(wording.plain(f"Not attached. {form.refused[uploaded.file_id]}"))
    if attached is None:
        return saving.Attached("", "")
    st.caption(f"Attached: {wording.plain(attached.file_name)}")
    label = f"Take off {wording.plain(attached.file_name)}"
    st.button(label, key=f"off-{number}", on_click=_take_off, args=(form, place))
    return attached


def _take_off(form: Form, place: tuple[str, str]) -> None:
    form.files.pop(place, None)
